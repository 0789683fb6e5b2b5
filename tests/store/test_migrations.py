import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.store import ProjectFile
from kie_desktop.store.migrations import MIGRATIONS, SCHEMA_VERSION, migrate, statements, version_of
from kie_desktop.store.schema import APPLICATION_ID

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
    db.execute("INSERT INTO page VALUES (3, 'a.png', 0, 10, 20, 'new', 1, '{}', 0, 0, 0)")
    migrate(db, (*MIGRATIONS, "; ".join(LATER) + ";"))
    assert db.execute("SELECT id, note FROM page").fetchall() == [(3, "was a.png")]
    assert version_of(db) == SCHEMA_VERSION + 1


def test_a_migration_that_fails_changes_nothing(db: sqlite3.Connection) -> None:
    migrate(db)
    before = db.execute("SELECT sql FROM sqlite_master").fetchall()
    with pytest.raises(sqlite3.Error):
        migrate(db, (*MIGRATIONS, LATER[0] + "; UPDATE nowhere SET x = 1;"))
    assert db.execute("SELECT sql FROM sqlite_master").fetchall() == before
    assert version_of(db) == SCHEMA_VERSION


def test_a_project_that_was_killed_before_its_tables_is_opened(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.kie") as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.close()
    project = ProjectFile.open(tmp_path / "a.kie")
    assert project.summaries() == []
    assert project.label_set.names == ("other",)
    project.label_set = default_label_set()
    project.close()


def test_statements_are_told_apart_also_around_triggers() -> None:
    trigger = "CREATE TRIGGER t AFTER DELETE ON page BEGIN DELETE FROM link; DELETE FROM entity; END;"
    assert statements(f"SELECT 1; {trigger} SELECT 2;") == ["SELECT 1;", trigger, "SELECT 2;"]
