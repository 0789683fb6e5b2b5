"""A project file from elsewhere: nothing in it runs, and what is damaged in it costs only itself."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Choice, Entity, Link, Page, ReviewState
from kie_desktop.store import PageFaultError, ProjectFile
from kie_desktop.store.migrations import MIGRATIONS, SCHEMA_VERSION, migrate


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of three pages with two linked entities each."""
    entities = [
        Entity(number, rectangle((1, 20 * number, 90, 20 * number + 9)), f"text {number}", "question", 0.5, 0.5)
        for number in (1, 2)
    ]
    choices = (Choice("total", (1,), None, "text 1"),)
    pages = [
        Page(name, 100, 100, state=ReviewState.IN_WORK, choices=choices).with_entities(entities, [Link(1, 2)])
        for name in ("a.png", "b.png", "c.png")
    ]
    with ProjectFile.create(tmp_path / "forms.kie", default_label_set()) as project:
        project.add_pages(pages)
    return tmp_path / "forms.kie"


def spoil(path: Path, script: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        if values:
            db.execute(script, values)
        else:
            db.executescript(script)


@pytest.mark.parametrize(
    ("script", "named"),
    [
        ("CREATE TRIGGER t AFTER UPDATE ON page BEGIN DELETE FROM entity; END", "trigger 't'"),
        ("CREATE VIEW v AS SELECT * FROM page", "view 'v'"),
        ("CREATE TABLE stranger (x)", "table 'stranger'"),
        ("DROP INDEX choice_field", "lacks the index 'choice_field'"),
        ("ALTER TABLE entity ADD COLUMN more TEXT AS (upper(text))", "table 'entity'"),
        ("ALTER TABLE label RENAME TO names; CREATE VIEW label AS SELECT * FROM names", "table 'names'"),
    ],
)
def test_a_file_with_other_tables_than_our_own_is_refused_unchanged(path: Path, script: str, named: str) -> None:
    spoil(path, script)
    before = path.read_bytes()
    for way in (ProjectFile.open, ProjectFile.view):
        with pytest.raises(UserError, match=r"not as KIE Desktop made it") as refused:
            way(path)
        assert named in str(refused.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_the_tables_of_every_earlier_version_are_known(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.kie"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db, MIGRATIONS[:version])
    with ProjectFile.open(path) as project:
        assert project.summaries() == []


def test_a_trigger_in_an_earlier_version_does_not_run_while_it_is_updated(tmp_path: Path) -> None:
    path = tmp_path / "old.kie"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db, MIGRATIONS[:1])
        db.execute("CREATE TRIGGER t AFTER UPDATE ON page BEGIN DELETE FROM label; END")
    before = path.read_bytes()
    with pytest.raises(UserError, match="not as KIE Desktop made it"):
        ProjectFile.open(path)
    assert path.read_bytes() == before


def test_a_damaged_list_of_tables_whose_names_are_no_text_is_a_damaged_file(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE INDEX link_tail", b"CREATE \xbdNDEX link_tail"))
    with pytest.raises(UserError, match=r"forms\.kie: .*(damaged|not as KIE Desktop)"):
        ProjectFile.open(path)


def test_what_sqlite_itself_adds_is_no_stranger(path: Path) -> None:
    spoil(path, "ANALYZE")
    with ProjectFile.open(path) as project:
        assert len(project.summaries()) == 3


def test_a_journal_that_names_another_file_is_refused_and_that_file_stays(path: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    name = str(precious).encode()
    end = len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + bytes.fromhex("d9d505f920a163d7")
    journal = path.with_name("forms.kie-journal")
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(508) + name + end)
    with pytest.raises(UserError, match=r"forms\.kie-journal"):
        ProjectFile.open(path)
    assert precious.read_text() == "mine"


DAMAGED = [
    ("UPDATE page SET width = 'abc' WHERE id = 2", ()),
    ("UPDATE page SET height = -5 WHERE id = 2", ()),
    ("UPDATE page SET state = 'strange' WHERE id = 2", ()),
    ("UPDATE page SET image = ? WHERE id = 2", ("a\0b",)),
    ("UPDATE page SET image = CAST(? AS TEXT) WHERE id = 2", (b"\xff\xfe",)),
    ("UPDATE page SET extra = '[1' WHERE id = 2", ()),
    ("UPDATE page SET extra = ? WHERE id = 2", ("[" * 3000,)),
    ("UPDATE page SET next_id = 9223372036854775807 WHERE id = 2", ()),
    ("UPDATE page SET document = x'00ff' WHERE id = 2", ()),
    ("UPDATE entity SET points = '[[1' WHERE page = 2", ()),
    ("UPDATE entity SET points = '[[1e999, 2], [3, 4]]' WHERE page = 2", ()),
    ("UPDATE entity SET points = '[[NaN, 2], [3, 4]]' WHERE page = 2", ()),
    ("UPDATE entity SET points = '[[\"a\", 2], [3, 4]]' WHERE page = 2", ()),
    ("UPDATE entity SET points = '[]' WHERE page = 2", ()),
    ("UPDATE entity SET text = CAST(? AS TEXT) WHERE page = 2", (b"\xff",)),
    ("UPDATE entity SET label = x'41' WHERE page = 2", ()),
    ("UPDATE entity SET text_score = 'high' WHERE page = 2", ()),
    ("UPDATE entity SET by_human = 'everything' WHERE page = 2", ()),
    ("UPDATE entity SET extra = 'null' WHERE page = 2", ()),
    ("UPDATE entity SET id = 'x' WHERE page = 2 AND id = 1", ()),
    ("UPDATE link SET tail = 77 WHERE page = 2", ()),
    ("INSERT INTO rejected VALUES (2, 'a', 1)", ()),
    ("INSERT INTO erased VALUES (2, 'a', 1, 1, 1)", ()),
    ("UPDATE choice SET entities = '7' WHERE page = 2", ()),
    ("UPDATE choice SET entities = '[\"x\"]' WHERE page = 2", ()),
    ("UPDATE choice SET start = 'x', stop = 'y' WHERE page = 2", ()),
]


@pytest.mark.parametrize(("script", "values"), DAMAGED)
def test_damaged_rows_are_a_fault_of_their_page_alone(path: Path, script: str, values: tuple[object, ...]) -> None:
    spoil(path, script, *values)
    with ProjectFile.open(path) as project:
        rows = project.summaries()
        assert [row.id for row in rows] == [1, 2, 3]
        with pytest.raises(PageFaultError, match="page 2"):
            project.page(2)
        assert [len(project.page(page).entities) for page in (1, 3)] == [2, 2]
        assert {1, 3} <= {hit.page for hit in project.find_text("text", 99)}
        assert {1, 3} <= {count.page for count in project.label_counts()}
        assert {1, 3} <= project.choices().keys()
        assert all(isinstance(count.label, str) for count in project.label_counts())
        project.commit(Step("Edit", ((1, edits.set_text(project.page(1), 1, "still works")),)))


def test_a_damaged_line_of_the_page_list_is_named_at_opening(path: Path) -> None:
    spoil(path, "UPDATE page SET width = 'abc'")
    with ProjectFile.open(path) as project:
        assert [row.fault != "" for row in project.summaries()] == [True] * 3
        (notice,) = project.notices
        assert "a.png" in notice and "width" in notice


def test_damaged_settings_and_labels_are_left_out_and_named(path: Path) -> None:
    spoil(path, "INSERT OR REPLACE INTO setting VALUES ('page', '[1'), ('tone', x'00')")
    spoil(path, "UPDATE label SET colour = 'url(file:///etc/passwd)' WHERE name = 'answer'")
    spoil(path, "INSERT INTO label VALUES (9, '', '#000000', 'key', ''), (10, 'Question', '#000000', 'key', '')")
    with ProjectFile.open(path) as project:
        assert (project.setting("page"), project.setting("tone", 7)) == (None, 7)
        assert project.label_set.names == ("other", "question", "answer", "header")
        assert project.label_set["answer"].colour.startswith("#")
        (notice,) = project.notices
        assert all(words in notice for words in ("'page'", "'tone'", "'answer'", "'Question'"))


def test_orphans_belong_to_no_page(path: Path) -> None:
    spoil(path, "UPDATE entity SET page = '<img>' WHERE page = 2")
    with ProjectFile.open(path) as project:
        assert {hit.page for hit in project.find_text("text", 99)} == {1, 3}
        assert {count.page for count in project.label_counts()} == {1, 3}


def test_lone_surrogates_never_reach_a_page(path: Path) -> None:
    spoil(path, "UPDATE entity SET extra = ? WHERE page = 2", '{"note": ["\\ud800"], "\\udc80": 1}')
    with ProjectFile.open(path) as project:
        page = project.page(2)
        assert dict(page.entities[1].extra) == {"note": ["\ufffd"], "\ufffd": 1}
        project.commit(Step("Edit", ((2, edits.set_text(page, 1, "new\ud800")),)))
        assert project.page(2).entities[1].text == "new\ufffd"


@pytest.mark.skipif(os.name != "posix", reason="makes links as POSIX does")
def test_a_project_with_a_second_name_is_only_read_and_says_why(path: Path) -> None:
    (path.parent / "copy.kie").hardlink_to(path)
    with ProjectFile.open(path) as project:
        assert project.read_only
        assert "hard link" in project.notices[0]


@pytest.mark.skipif(os.name != "posix", reason="makes links as POSIX does")
def test_a_link_to_a_project_is_the_project(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "forms.kie"
    link.symlink_to(path)
    with ProjectFile.open(link) as project:
        assert project.path == path
        assert project.image_path(project.page(1)) == path.parent / "a.png"
        with pytest.raises(UserError, match="another window"):
            ProjectFile.open(path)
    assert sorted(entry.name for entry in link.parent.iterdir()) == ["forms.kie"]
