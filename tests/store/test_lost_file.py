"""The project's file is deleted, moved or replaced while it is open, or the program is killed: nothing is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import apply
from kie_desktop.store import FileGoneError, ProjectFile
from kie_desktop.store.drives import file_system_of

BOX = rectangle((1, 1, 9, 9))
pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody move a file that is open")


def add(project: ProjectFile, text: str, page_id: int = 1) -> None:
    project.commit(Step("Add", ((page_id, edits.add_entity(project.page(page_id), BOX, text)),)))


def texts(project: ProjectFile, page_id: int = 1) -> list[str]:
    return [entity.text for entity in project.page(page_id).entities.values()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "forms.kie"
    with ProjectFile.create(path, default_label_set()) as project:
        project.add_pages([Page("a.png", 100, 100), Page("b.png", 100, 100)])
    return path


def moved(path: Path) -> None:
    path.rename(path.with_name("other.kie"))


def replaced(path: Path) -> None:
    new = path.with_name("new")
    with ProjectFile.create(new, default_label_set()) as project:
        project.add_pages([Page("theirs.png", 50, 50)])
    new.replace(path)


@pytest.mark.parametrize("happens", [Path.unlink, moved, replaced])
def test_an_edit_into_nowhere_is_refused_and_all_before_it_can_be_saved(
    path: Path, happens: Callable[[Path], None]
) -> None:
    project = ProjectFile.open(path)
    add(project, "acknowledged")
    happens(path)
    with pytest.raises(FileGoneError, match="save the project under a name"):
        add(project, "into nowhere")
    with pytest.raises(FileGoneError):
        ProjectFile.reader(path)
    target = path.with_name("saved.kie")
    project.save_copy(target)
    project.close()
    with ProjectFile.open(target) as again:
        assert texts(again) == ["acknowledged"]
    if path.exists():
        with ProjectFile.open(path) as theirs:
            assert [row.image for row in theirs.summaries()] == ["theirs.png"]


def test_a_copy_overwrites_nothing_and_stays_beside_its_images(path: Path, tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    with ProjectFile.open(path) as project:
        with pytest.raises(UserError, match="already exists"):
            project.save_copy(path)
        with pytest.raises(UserError, match="where the images"):
            project.save_copy(tmp_path / "else" / "forms.kie")


_KILLED = """
import os, sys
from pathlib import Path
from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.store import ProjectFile
project = ProjectFile.open(Path(sys.argv[1]))
{}
os._exit(9)
"""
_ADD = 'project.commit(Step("Add", ((1, edits.add_entity(project.page(1), rectangle((1, 1, 9, 9)), "acknowledged")),)))'


def killed_after(path: Path, *lines: str) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED.format("\n".join(lines)), str(path)], check=False)
    assert done.returncode == 9


def test_changes_that_a_killed_program_left_are_there(path: Path) -> None:
    killed_after(path, _ADD)
    with ProjectFile.open(path) as project:
        assert (texts(project), project.notices) == (["acknowledged"], [])


def test_changes_beside_a_file_that_was_replaced_are_set_aside(path: Path) -> None:
    before = path.with_name("backup")
    shutil.copy(path, before)
    killed_after(path, _ADD)
    log = path.with_name("forms.kie-wal").read_bytes()
    before.replace(path)
    with ProjectFile.open(path) as project:
        assert texts(project) == []
        (notice,) = project.notices
        assert "forms.not-applied-1.kie-wal" in notice
    assert path.with_name("forms.not-applied-1.kie-wal").read_bytes() == log
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_changes_that_would_damage_a_file_are_set_aside_also_without_a_mark(path: Path) -> None:
    killed_after(path, *(_ADD for _ in range(40)))
    path.with_name("forms.kie.lock").unlink()
    with ProjectFile.create(path.with_name("new.kie"), default_label_set()) as other:
        other.add_pages([Page(f"theirs {number}.png", 50, 50) for number in range(500)])
    path.with_name("new.kie").replace(path)
    with ProjectFile.open(path) as project:
        assert len(project.summaries()) == 500
        assert "not-applied" in project.notices[0]


def test_a_folder_that_was_copied_after_a_crash_keeps_its_changes(path: Path, tmp_path: Path) -> None:
    killed_after(path, _ADD)
    shutil.copytree(path.parent, tmp_path / "copy")
    with ProjectFile.open(tmp_path / "copy" / path.name) as project:
        assert (texts(project), project.notices) == (["acknowledged"], [])


def test_removed_pages_come_back_after_a_crash_until_the_project_is_closed(path: Path) -> None:
    killed_after(path, _ADD, 'project.commit(Step("Remove", removed=frozenset({1})))')
    with ProjectFile.open(path) as project:
        assert [row.id for row in project.summaries(removed=True)] == [1]
        project.commit(Step("Bring back", restored=frozenset({1})))
        assert texts(project) == ["acknowledged"]
        project.commit(Step("Remove", removed=frozenset({1})))
    with ProjectFile.open(path) as project:
        assert project.summaries(removed=True) == []


def test_a_long_step_is_there_whole_or_not_at_all(path: Path) -> None:
    second = _ADD.replace("((1,", "((2,").replace("page(1)", "page(2)")
    killed_after(path, "project.begin_long()", _ADD, second)
    with ProjectFile.open(path) as project:
        assert (texts(project, 1), texts(project, 2)) == ([], [])
    killed_after(path, "project.begin_long()", _ADD, second, "project.end_long()")
    with ProjectFile.open(path) as project:
        assert (texts(project, 1), texts(project, 2)) == (["acknowledged"], ["acknowledged"])


def test_a_part_of_a_long_step_that_fails_does_not_undo_the_others(path: Path) -> None:
    with ProjectFile.open(path) as project:
        project.begin_long()
        add(project, "stays")
        with pytest.raises(UserError):
            project.commit(Step("No such page", ((77, edits.add_entity(project.page(1), BOX, "x")),)))
        assert project.is_in_long
        project.end_long()
        assert texts(project) == ["stays"]


@pytest.mark.parametrize("text", ["\ud800", "x" * 10])
def test_whatever_a_write_fails_of_is_told_and_taken_back(
    path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ProjectFile.open(path) as project:
        page = project.page(1)
        patch = edits.add_entity(page, BOX, "fine")
        entity = apply(page, patch).entities[1]
        object.__setattr__(entity, "text", text)  # past the border, as a fault of the program would
        if text.isascii():
            object.__setattr__(entity, "points", object())
        with pytest.raises(UserError, match="cannot be stored"):
            project.commit(Step("Add", ((1, patch),)))
        assert project.page(1) == page
        add(project, "goes on")


MOUNTS = """\
22 1 0:21 / / rw - ext4 /dev/sda1 rw
30 22 0:40 / /home/ada/share rw,relatime - cifs //server/share rw
31 30 0:41 / /home/ada/share/local rw - ext4 /dev/sdb1 rw
32 22 0:42 / /mnt/two\\040words rw - nfs4 host:/x rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ada", "ext4"),
        ("/home/ada/share", "cifs"),
        ("/home/ada/share/forms", "cifs"),
        ("/home/ada/share/local/forms", "ext4"),
        ("/home/ada/shared", "ext4"),
        ("/mnt/two words/x", "nfs4"),
    ],
)
def test_the_drive_of_a_folder_is_known(folder: str, kind: str) -> None:
    assert file_system_of(folder, MOUNTS) == kind


def test_a_network_drive_is_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kie_desktop.store.project_file.is_on_network", lambda _: True)
    with ProjectFile.open(path) as project:
        assert "network drive" in project.notices[0]
