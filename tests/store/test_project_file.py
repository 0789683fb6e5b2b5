import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from random import Random

import pytest
from domain_samples import one_edit, pages
from hypothesis import given, settings
from hypothesis import strategies as st
from marks import mixed_page

from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import Label, LabelSet, Role, default_label_set
from kie_desktop.domain.page import Choice, Entity, Link, Page, ReviewState
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.store import PageSummary, ProjectFile
from kie_desktop.store.access import read_only_address
from kie_desktop.store.migrations import MIGRATIONS, migrate

BOX = rectangle((10, 10, 60, 30))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[ProjectFile]:
    made = ProjectFile.create(tmp_path / "forms.kie", default_label_set())
    yield made
    made.close()


CHOICES = (Choice("total", (7,), (0, 2), "12"), Choice("date", absent=True), Choice("公司", (7, 9), None, "A\nB"))


def reopened(project: ProjectFile) -> ProjectFile:
    project.close()
    return ProjectFile.open(project.path)


def test_what_goes_in_comes_out_after_reopening(project: ProjectFile) -> None:
    labels = LabelSet([*default_label_set(), Label("总额", "#123456", Role.VALUE, "t")])
    page = Page("扫描/größe 1.png", 300, 200, 2, ReviewState.IN_WORK, extra={"split": "train"}).with_entities(
        [Entity(7, BOX, "12 €", "总额", 0.5, None, extra={"difficult": True}), Entity(9, BOX)], [Link(7, 9, 0.25)]
    )
    page = replace(page, rejected=frozenset({(9, 7)}), erased=frozenset({(1.5, 2.0, 3.0, 4.0)}), next_id=40)
    page = replace(page, held_out=True, choices=CHOICES, document="scan.pdf")
    [page_id] = project.add_pages([page])
    project.label_set = labels
    project.set_setting("page", page_id)
    again = reopened(project)
    assert again.page(page_id) == page
    assert again.page(page_id).next_id == 40
    assert again.label_set == labels
    assert again.setting("page") == page_id
    assert again.setting("nothing", "default") == "default"
    again.close()


def test_settings_of_a_step_come_and_go_with_it(project: ProjectFile) -> None:
    project.set_setting("schema", {"fields": []})
    step = Step("Add field", settings={"schema": ({"fields": []}, {"fields": ["date"]}), "new": (None, 3)})
    project.commit(step)
    assert (project.setting("schema"), project.setting("new")) == ({"fields": ["date"]}, 3)
    project.commit(step.inverted())
    assert (project.setting("schema"), project.setting("new", "none")) == ({"fields": []}, "none")


def test_choices_of_all_pages_are_read_at_once(project: ProjectFile) -> None:
    entities = [Entity(7, BOX), Entity(9, BOX)]
    pages = [replace(Page(name, 300, 200).with_entities(entities, []), choices=CHOICES) for name in ("a", "b")]
    first, second, _ = project.add_pages([*pages, Page("c", 300, 200)])
    assert project.choices() == {first: CHOICES, second: CHOICES}
    project.commit(Step("Remove page", removed=frozenset({first})))
    assert project.choices() == {second: CHOICES}


@settings(max_examples=20, deadline=None)
@given(pages(), st.randoms(use_true_random=False))
def test_the_file_follows_every_edit(tmp_path_factory: pytest.TempPathFactory, page: Page, source: Random) -> None:
    # A file for each example: chance may give a page of another one the very name of a turned picture.
    with closing(ProjectFile.create(tmp_path_factory.mktemp("edits") / "forms.kie", default_label_set())) as project:
        [page_id] = project.add_pages([page])
        done = []
        for _ in range(4):
            patch = one_edit(source, page)
            page = apply(page, patch)
            done.append(Step("Edit", ((page_id, patch),)))
            project.commit(done[-1])
            assert project.page(page_id) == page
            assert project.page(page_id).next_id == page.next_id
            assert project.summaries() == [PageSummary.of(page_id, page)]
        for step in reversed(done):
            project.commit(step.inverted())
        assert project.page(page_id) == apply_all(page, [step.inverted() for step in reversed(done)])


def apply_all(page: Page, steps: list[Step]) -> Page:
    for step in steps:
        for _, patch in step.patches:
            page = apply(page, patch)
    return page


def test_a_step_over_many_pages_is_written_whole_or_not_at_all(project: ProjectFile) -> None:
    first, second = project.add_pages([Page("a.png", 100, 100), Page("b.png", 100, 100)])
    good = edits.add_entity(project.page(first), BOX)
    dangling = Patch(links={(1, 2): (None, Link(1, 2))})
    with pytest.raises(UserError):
        project.commit(Step("Edit", ((first, good), (second, dangling))))
    assert not project.page(first).entities
    assert not project.page(second).links


def test_a_step_changes_the_label_set_and_takes_it_back(project: ProjectFile) -> None:
    before = project.label_set
    after = LabelSet([*before, Label("stamp", "#123456", Role.OTHER)])
    step = Step("Change labels", labels=(before, after))
    project.commit(step)
    assert project.label_set == after
    project = reopened(project)
    assert project.label_set == after
    project.commit(step.inverted())
    assert project.label_set == before
    project.close()


def test_removed_pages_come_back_whole(project: ProjectFile) -> None:
    page = Page("a.png", 100, 100).with_entities([Entity(1, BOX, "Ada", "answer"), Entity(2, BOX)], [Link(1, 2)])
    kept, page_id = project.add_pages([Page("b.png", 100, 100), page])
    step = Step("Remove page", removed=frozenset({page_id}))
    project.commit(step)
    assert [summary.id for summary in project.summaries()] == [kept]
    assert project.images_left_out() == {"a.png"}
    assert (project.find_text("Ada", 9), project.find_text("da", 9), project.label_counts()) == ([], [], [])
    assert (project.pages_with_label("answer"), project.pages_with_unlinked(["answer"])) == (set(), set())
    project.commit(step.inverted())
    assert project.page(page_id) == page
    assert project.summaries()[1] == PageSummary.of(page_id, page)
    assert project.find_text("Ada", 9) == [(page_id, 1)]
    assert project.images_left_out() == set()


def test_new_pages_and_those_that_come_back_do_so_together_or_not_at_all(project: ProjectFile) -> None:
    [page_id] = project.add_pages([Page("a.png", 100, 100)])
    project.commit(Step("Remove page", removed=frozenset({page_id})))
    assert [summary.id for summary in project.summaries(removed=True)] == [page_id]
    refused = Page("b.png", 100, 100)
    with pytest.raises(UserError):
        project.add_pages([refused, refused], [page_id])
    assert (project.summaries(), project.images_left_out()) == ([], {"a.png"})
    [new_id] = project.add_pages([refused], [page_id])
    assert [summary.id for summary in project.summaries()] == [page_id, new_id]


def test_closing_deletes_removed_pages_and_no_id_is_given_again(project: ProjectFile) -> None:
    page = Page("a.png", 100, 100).with_entities([Entity(1, BOX), Entity(2, BOX)], [Link(1, 2)])
    [page_id] = project.add_pages([page])
    project.commit(Step("Remove page", removed=frozenset({page_id})))
    again = reopened(project)
    assert again.summaries() == []
    assert again.images_left_out() == {"a.png"}
    with closing(sqlite3.connect(again.path)) as db, db:
        tables = ("page", "entity", "link", "rejected", "erased")
        assert [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables] == [0] * 5
    with pytest.raises(KeyError):
        again.page(page_id)
    [new_id] = again.add_pages([page])
    assert new_id > page_id
    assert again.images_left_out() == set()
    again.close()


def test_a_moved_folder_still_opens(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    (folder / "scans").mkdir(parents=True)
    image = folder / "scans" / "a.png"
    image.write_bytes(b"x")
    outside = tmp_path / "elsewhere" / "b.png"
    with ProjectFile.create(folder / "forms.kie", default_label_set()) as project:
        names = [project.relative(image), project.relative(outside)]
        assert names == ["scans/a.png", "../elsewhere/b.png"]
        [inside_id, outside_id] = project.add_pages([Page(name, 10, 10) for name in names])
        assert project.image_path(project.page(outside_id)) == outside
    (tmp_path / "new").mkdir()
    shutil.move(folder, tmp_path / "new" / "there")
    with ProjectFile.open(tmp_path / "new" / "there" / "forms.kie") as moved:
        assert moved.image_path(moved.page(inside_id)).read_bytes() == b"x"


def test_closing_leaves_one_file(project: ProjectFile) -> None:
    project.add_pages([Page("a.png", 10, 10)])
    project.close()
    assert [path.name for path in project.path.parent.iterdir()] == ["forms.kie"]


def test_a_second_window_is_told_who_has_it(project: ProjectFile) -> None:
    words = f"another window has this project open \\(process {os.getpid()} on "
    with pytest.raises(UserError, match=words):
        ProjectFile.open(project.path)
    code = "import sys, pathlib, kie_desktop.store as store; store.ProjectFile.open(pathlib.Path(sys.argv[1]))"
    other = subprocess.run([sys.executable, "-c", code, project.path], capture_output=True, text=True, check=False)
    assert f"another window has this project open (process {os.getpid()} on" in other.stderr
    reopened(project).close()


def test_a_lock_file_that_a_crash_left_is_taken_over(project: ProjectFile) -> None:
    project.close()
    lock = project.path.with_name("forms.kie.lock")
    lock.write_text("process 1 on nowhere")
    with ProjectFile.open(project.path):
        assert f"process {os.getpid()}" in lock.read_text()
    assert not lock.exists()


def test_a_lock_that_outlives_its_killed_holder_by_a_moment_keeps_nobody_out(project: ProjectFile) -> None:
    """A process that it had just begun has the lock, too, until it runs its own program."""
    project.close()
    hold = "from kie_desktop.locks import hold; held = hold(pathlib.Path(sys.argv[1])); print(flush=True)"
    code = f"import pathlib, sys, time; {hold}; time.sleep(0.2)"
    command = [sys.executable, "-c", code, f"{project.path}.lock"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        ProjectFile.open(project.path).close()


def test_readers_see_what_is_committed_and_change_nothing(project: ProjectFile) -> None:
    [page_id] = project.add_pages([Page("a.png", 100, 100)])
    reader = ProjectFile.reader(project.path)
    project.commit(Step("Add", ((page_id, edits.add_entity(project.page(page_id), BOX, "seen")),)))
    assert reader.page(page_id).entities[1].text == "seen"
    with pytest.raises(UserError):
        reader.set_setting("x", 1)
    reader.close()
    with pytest.raises(UserError, match="another window"):
        ProjectFile.open(project.path)


def test_a_newer_version_is_refused_and_left_alone(project: ProjectFile) -> None:
    project.close()
    with closing(sqlite3.connect(project.path)) as db, db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    before = project.path.read_bytes()
    with pytest.raises(UserError, match="newer version of KIE Desktop"):
        ProjectFile.open(project.path)
    assert project.path.read_bytes() == before
    assert [path.name for path in project.path.parent.iterdir()] == ["forms.kie"]


@pytest.mark.parametrize("content", [b"", b"hello, this is no database", b"\x89PNG\r\n\x1a\n" + bytes(5000)])
def test_other_files_are_no_projects(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.kie"
    path.write_bytes(content)
    with pytest.raises(UserError, match="not a KIE Desktop project"):
        ProjectFile.open(path)
    assert path.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["a.kie"]


def test_the_database_of_another_program_is_no_project(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.kie")) as db, db:
        db.execute("CREATE TABLE page (id)")
    db.close()
    with pytest.raises(UserError, match="not a KIE Desktop project"):
        ProjectFile.open(tmp_path / "a.kie")


def test_a_damaged_file_says_so(project: ProjectFile) -> None:
    page = Page("a.png", 100, 100).with_entities([Entity(number, BOX, "x" * 200) for number in range(1, 400)], [])
    [page_id] = project.add_pages([page])
    project.close()
    content = bytearray(project.path.read_bytes())
    for start in range(8192, len(content) - 100, 4096):
        content[start : start + 100] = b"\xff" * 100
    project.path.write_bytes(content)
    with pytest.raises(UserError, match=r"damaged .* restore a backup"):
        damaged = ProjectFile.open(project.path)
        try:
            damaged.page(page_id)
        finally:
            damaged.close()


def test_an_existing_project_is_never_made_anew(project: ProjectFile) -> None:
    with pytest.raises(UserError, match="already"):
        ProjectFile.create(project.path, default_label_set())
    with pytest.raises(UserError, match="does not exist"):
        ProjectFile.create(project.path.parent / "nowhere" / "a.kie", default_label_set())
    with pytest.raises(UserError, match="file not found"):
        ProjectFile.open(project.path.with_name("b.kie"))


def test_what_a_killed_program_left_at_once_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "a.kie").touch()
    ProjectFile.create(tmp_path / "a.kie", default_label_set()).close()
    ProjectFile.open(tmp_path / "a.kie").close()


def test_a_block_that_fails_lets_other_windows_in(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), ProjectFile.create(tmp_path / "a.kie", default_label_set()) as project:
        project.add_pages([Page("a.png", 10, 10)])
        raise ZeroDivisionError
    with ProjectFile.open(tmp_path / "a.kie") as again:
        assert [row.image for row in again.summaries()] == ["a.png"]


_KILLED_AT_ONCE = """
import os, pathlib, signal, sys
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.store import ProjectFile
ProjectFile.create(pathlib.Path(sys.argv[1]), default_label_set())
os.kill(os.getpid(), signal.SIGTERM)
"""


def test_a_project_whose_program_was_killed_right_after_making_it_opens(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", _KILLED_AT_ONCE, tmp_path / "a.kie"], check=False)
    with ProjectFile.open(tmp_path / "a.kie") as project:
        assert project.label_set == default_label_set()


def test_a_full_disk_loses_only_the_edit(project: ProjectFile) -> None:
    [page_id] = project.add_pages([Page("a.png", 100, 100)])
    page = project.page(page_id)
    size = project._db.execute("PRAGMA page_count").fetchone()[0]
    project._db.execute(f"PRAGMA max_page_count = {size + 3}")
    written = 0
    with pytest.raises(UserError, match="disk is full"):
        for number in range(1000):
            patch = edits.add_entity(page, BOX, f"{number}" * 100)
            project.commit(Step("Add", ((page_id, patch),)))
            page = apply(page, patch)
            written += 1
    assert written > 0
    assert project.page(page_id) == page
    assert project.summaries() == [PageSummary.of(page_id, page)]
    project._db.execute("PRAGMA max_page_count = 100000")
    project.commit(Step("Add", ((page_id, edits.add_entity(page, BOX, "room again")),)))
    again = reopened(project)
    assert len(again.page(page_id).entities) == written + 1
    again.close()


_OUT_OF_ROOM = """
import resource, sys
from pathlib import Path
from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.domain.patch import apply
from kie_desktop.store import ProjectFile
project = ProjectFile.open(Path(sys.argv[1]))
page = project.page(1)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    for number in range(1000):
        patch = edits.add_entity(page, rectangle((1, 1, 9, 9)), "x" * 2000)
        project.commit(Step("Add", ((1, patch),)))
        page = apply(page, patch)
except UserError as error:
    print(error, file=sys.stderr)
assert project.page(1) == page
print(len(page.entities))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files as POSIX does")
def test_a_write_that_the_system_refuses_loses_only_the_edit(project: ProjectFile) -> None:
    project.add_pages([Page("a.png", 100, 100)])
    project.close()
    child = subprocess.run(
        [sys.executable, "-c", _OUT_OF_ROOM, str(project.path)], capture_output=True, text=True, check=True
    )
    assert "forms.kie: the disk" in child.stderr
    with ProjectFile.open(project.path) as again:
        assert len(again.page(1).entities) == int(child.stdout) > 0


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder with a project in which this process may not write (root gives its rights up for a while)."""
    folder = Path(tempfile.mkdtemp(prefix="kie-"))
    with ProjectFile.create(folder / "forms.kie", default_label_set()) as made:
        made.add_pages([Page("a.png", 10, 10)])
    (folder / "forms.kie").chmod(0o444)
    folder.chmod(0o555)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    yield folder
    if is_root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="takes rights away as POSIX does")
def test_a_project_in_a_read_only_folder_is_opened_for_reading(read_only_folder: Path) -> None:
    path = read_only_folder / "forms.kie"
    project, second = ProjectFile.open(path), ProjectFile.reader(path)
    assert project.read_only
    assert [summary.image for summary in project.summaries()] == ["a.png"]
    assert second.summaries() == project.summaries()
    with pytest.raises(UserError, match="is read-only"):
        project.set_setting("page", 1)
    with pytest.raises(UserError, match="is read-only"):
        project.commit(Step("Remove page", removed=frozenset({1})))
    second.close()
    project.close()
    with pytest.raises(UserError, match=r"permission to write .* copy it to a folder"):
        ProjectFile.create(read_only_folder / "new.kie", default_label_set())
    assert [path.name for path in read_only_folder.iterdir()] == ["forms.kie"]


def test_a_project_opened_for_reading_shows_what_others_do_to_it(tmp_path: Path) -> None:
    path = tmp_path / "forms.kie"
    ProjectFile.create(path, default_label_set()).close()
    viewed = ProjectFile.view(path)
    assert viewed.summaries() == []
    writer = ProjectFile.open(path)  # they come and go
    writer.add_pages([Page("a.png", 10, 10)])
    writer.close()
    assert len(viewed.summaries()) == 1
    writer = ProjectFile.open(path)  # they come and stay
    writer.add_pages([Page("b.png", 10, 10)])
    assert len(viewed.summaries()) == 2
    writer.add_pages([Page("c.png", 10, 10)])
    assert len(viewed.summaries()) == 3
    writer.close()
    viewed.close()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PureWindowsPath(r"\\server\Scans\a b.kie"), "file:////server/Scans/a%20b.kie?mode=ro"),
        (PureWindowsPath(r"C:\Scans\50% #1?.kie"), "file:///C:/Scans/50%25%20%231%3F.kie?mode=ro"),
        (PurePosixPath("/scans/größe.kie"), "file:///scans/gr%C3%B6%C3%9Fe.kie?mode=ro"),
    ],
)
def test_a_project_on_a_share_is_read_where_it_lies(path: PurePath, address: str) -> None:
    assert read_only_address(path) == address


def test_sqlite_takes_an_address_as_of_a_share(tmp_path: Path) -> None:
    path = tmp_path / "50% #1? größe.kie"
    ProjectFile.create(path, default_label_set()).close()
    address = read_only_address(path)
    for known in (address, address.replace("file:///", "file:////")):  # POSIX reads // as /
        db = sqlite3.connect(known, uri=True)
        assert db.execute("SELECT count(*) FROM label").fetchone()[0]
        db.close()


@pytest.mark.skipif(os.name != "posix", reason="takes rights away as POSIX does")
def test_what_cannot_be_read_whole_without_writing_says_so(read_only_folder: Path) -> None:
    path, is_root = read_only_folder / "forms.kie", os.geteuid() != os.getuid()
    if is_root:
        os.seteuid(0)
    read_only_folder.chmod(0o755)
    log = read_only_folder / "forms.kie-wal"
    log.write_bytes(b"changes of a window that was killed")
    with closing(sqlite3.connect(read_only_folder / "old.kie", isolation_level=None)) as db, db:
        migrate(db, MIGRATIONS[:2])
    db.close()
    for file in (log, read_only_folder / "old.kie"):
        file.chmod(0o444)
    read_only_folder.chmod(0o555)
    if is_root:
        os.seteuid(65534)
    with pytest.raises(UserError, match="latest changes are in forms"):
        ProjectFile.open(path)
    with pytest.raises(UserError, match="older version of KIE Desktop"):
        ProjectFile.open(read_only_folder / "old.kie")


def test_a_file_system_without_locks_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    ProjectFile.create(tmp_path / "a.kie", default_label_set()).close()


def test_marks_and_codes_are_kept(tmp_path: Path) -> None:
    page = mixed_page()
    with ProjectFile.create(tmp_path / "a.kie", default_label_set()) as project:
        (page_id,) = project.add_pages([page])
        toggled = edits.set_checked(page, {2: False})
        project.commit(Step("Uncheck", ((page_id, toggled),)))
    with ProjectFile.open(tmp_path / "a.kie") as project:
        assert project.page(page_id) == apply(page, toggled)
