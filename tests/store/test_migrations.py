import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.store import PageSummary, ProjectFile
from kie_desktop.store.access import copy_before
from kie_desktop.store.migrations import MIGRATIONS, SCHEMA_VERSION, migrate, statements, version_of
from kie_desktop.store.tables import APPLICATION_ID

LATER = ("ALTER TABLE page ADD COLUMN note TEXT NOT NULL DEFAULT ''", "UPDATE page SET note = 'was ' || image")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(tmp_path / "a.kie", isolation_level=None)
    yield connection
    connection.close()


def test_a_new_file_is_version_0_and_comes_to_this_version(db: sqlite3.Connection) -> None:
    assert version_of(db) == 0
    migrate(db)
    assert version_of(db) == SCHEMA_VERSION
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    migrate(db)
    assert version_of(db) == SCHEMA_VERSION


def test_an_older_file_keeps_its_pages(db: sqlite3.Connection) -> None:
    migrate(db)
    db.execute(
        "INSERT INTO page (id, image, frame, width, height, state, next_id, extra)"
        " VALUES (3, 'a.png', 0, 10, 20, 'new', 1, '{}')"
    )
    migrate(db, (*MIGRATIONS, "; ".join(LATER) + ";"))
    assert db.execute("SELECT id, note FROM page").fetchall() == [(3, "was a.png")]
    assert version_of(db) == SCHEMA_VERSION + 1


def test_a_project_of_version_1_opens_with_everything_that_review_needs(tmp_path: Path, db: sqlite3.Connection) -> None:
    migrate(db, MIGRATIONS[:1])
    db.execute("INSERT INTO page VALUES (3, 'a.png', 0, 900, 900, 'pre-annotated', 9, '{}', 2, 1, 1)")
    db.execute("INSERT INTO page VALUES (4, 'b.png', 0, 900, 900, 'new', 1, '{}', 0, 0, 0)")
    for number, text, score in ((1, "Invoice number:", 0.5), (2, "请填写姓名", 0.9)):
        db.execute(
            "INSERT INTO entity VALUES (3, ?, '[[1, 1], [9, 1], [9, 9]]', ?, 'question', 0.9, ?, '', '{}')",
            (number, text, score),
        )
    db.execute("INSERT INTO link VALUES (3, 1, 2, 0.7, 0)")
    db.close()
    with ProjectFile.open(tmp_path / "a.kie") as project:
        summaries = project.summaries()
        assert summaries == [PageSummary.of(page_id, project.page(page_id)) for page_id in (3, 4)]
        assert summaries[0].certainty == (3, 2100, 500)
        assert project.find_text("voice n", 9) == [(3, 1)]
        assert project.find_text("姓名", 9) == [(3, 2)]
        project.commit(Step("Remove page", removed=frozenset({3})))
        assert project.find_text("voice n", 9) == []
        assert project.find_text("姓名", 9) == []
        project.commit(Step("Remove page", restored=frozenset({3})))
        assert project.find_text("voice n", 9) == [(3, 1)]


def test_a_project_of_an_earlier_version_is_copied_before_it_changes(tmp_path: Path, db: sqlite3.Connection) -> None:
    migrate(db, MIGRATIONS[:4])
    db.execute(
        "INSERT INTO page (id, image, frame, width, height, state, next_id, extra)"
        " VALUES (3, 'a.png', 0, 10, 20, 'new', 1, '{}')"
    )
    db.close()
    precious = tmp_path / "precious"
    precious.write_text("mine")
    copy = copy_before(tmp_path / "a.kie", 4)
    copy.symlink_to(tmp_path / "gone")  # a link in a foreign folder: nothing is written through it
    ProjectFile.open(tmp_path / "a.kie").close()
    assert not copy.is_symlink() and not (tmp_path / "gone").exists() and precious.read_text() == "mine"
    with closing(sqlite3.connect(copy)) as kept, kept:
        assert version_of(kept) == 4
        assert kept.execute("SELECT image FROM page").fetchall() == [("a.png",)]
    kept.close()
    before = copy.read_bytes()
    ProjectFile.open(tmp_path / "a.kie").close()
    assert copy.read_bytes() == before, "the copy is of the file as it was first"
    assert {path.name for path in tmp_path.iterdir()} == {"a.kie", copy.name, "precious"}


def test_a_migration_that_fails_changes_nothing(db: sqlite3.Connection) -> None:
    migrate(db)
    before = db.execute("SELECT sql FROM sqlite_master").fetchall()
    with pytest.raises(sqlite3.Error):
        migrate(db, (*MIGRATIONS, LATER[0] + "; UPDATE nowhere SET x = 1;"))
    assert db.execute("SELECT sql FROM sqlite_master").fetchall() == before
    assert version_of(db) == SCHEMA_VERSION


def test_a_project_that_was_killed_before_its_tables_is_opened(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.kie")) as db, db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.close()
    with ProjectFile.open(tmp_path / "a.kie") as project:
        assert project.summaries() == []
        assert project.label_set.names == ("other",)
        project.label_set = default_label_set()


def test_statements_are_told_apart_also_around_triggers() -> None:
    trigger = "CREATE TRIGGER t AFTER DELETE ON page BEGIN DELETE FROM link; DELETE FROM entity; END;"
    assert statements(f"SELECT 1; {trigger} SELECT 2;") == ["SELECT 1;", trigger, "SELECT 2;"]


@pytest.mark.parametrize(
    ("version", "words"),
    [
        (SCHEMA_VERSION - 1, "older version of KIE Desktop"),
        (SCHEMA_VERSION, ""),
        (SCHEMA_VERSION + 1, "newer version of KIE Desktop"),
    ],
)
def test_only_a_project_of_this_version_can_be_viewed(tmp_path: Path, version: int, words: str) -> None:
    path = tmp_path / "a.kie"
    ProjectFile.create(path, default_label_set()).close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(f"PRAGMA user_version = {version}")
    db.close()
    before = path.read_bytes()
    if words:
        with pytest.raises(UserError, match=words):
            ProjectFile.view(path)
    else:
        project = ProjectFile.view(path)
        assert project.label_set == default_label_set() and project.read_only
        project.close()
    assert path.read_bytes() == before  # nothing was migrated
