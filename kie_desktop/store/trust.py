"""What of a project file is believed: its rows, once they were looked at. Nothing in it is run.

A `.kie` file may come by mail. Its tables must be those that this program makes: a trigger, a view or a computed
column would be code of whoever made the file, run with the rights of whoever opens it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.safe_files import read_file
from kie_desktop.store.faults import plain_errors
from kie_desktop.store.migrations import MIGRATIONS, migrate

_MOST_BYTES = 256 << 20
"""Of one row: a page with a thousand times the entities of a crowded one."""
_OF_SQLITE = {
    "sqlite_sequence": "CREATE TABLE sqlite_sequence(name,seq)",
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
_OF_TEXT_INDEX = "text_index_"
"""Tables that SQLite itself makes for the index of version 2; their text depends on its version."""
_JOURNAL_END = bytes.fromhex("d9d505f920a163d7")
"""The last bytes of a rollback journal that belongs to a group of several databases (SQLite's file format)."""
_MOST_JOURNAL = 1 << 30

Object = tuple[str, str, str, str]
"""Type, name, table and text of a table, an index, a trigger or a view."""


def distrust(db: sqlite3.Connection) -> None:
    """Have SQLite run as little as it can of what a file says. sqlite3.Error."""
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cell_size_check = ON")
    db.execute("PRAGMA mmap_size = 0")
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_BYTES)
    db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)


def check_tables(path: Path, db: sqlite3.Connection, version: int) -> None:
    """Raises UserError unless a file has the tables and indexes of its version, and nothing else."""
    with plain_errors(path):
        rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    found = {_as_compared(*row) for row in rows}
    expected = _tables_of(version)
    strange = sorted(_words(row) for row in found - expected if row[1] not in _OF_SQLITE or row[3] != _of_sqlite(row))
    missing = sorted(_words(row) for row in expected - found if row[1] not in _OF_SQLITE)
    if strange or missing:
        odd = f"it has {strange[0]}" if strange else f"it lacks {missing[0]}"
        raise UserError(
            f"{path}: this project file is not as KIE Desktop made it ({odd}), so it is not opened; use a copy that "
            "you trust"
        )


def check_journal(path: Path) -> None:
    """Raises UserError where the journal beside a project names another file: SQLite might delete that one."""
    journal = path.with_name(f"{path.name}-journal")
    if not journal.exists():
        return
    try:
        content = read_file(journal, _MOST_JOURNAL)
    except OSError as error:
        raise UserError(f"{path}: {journal.name} cannot be used ({error}); delete it or rename it") from error
    if content.endswith(_JOURNAL_END):
        raise UserError(
            f"{path}: {journal.name} belongs to a change of several databases, which KIE Desktop never makes; "
            "delete it or rename it, and open the project again"
        )


@cache
def _tables_of(version: int) -> frozenset[Object]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db, MIGRATIONS[:version])
        rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return frozenset(_as_compared(*row) for row in rows)


def _as_compared(kind: object, name: object, table: object, sql: object) -> Object:
    text = " ".join(str(sql or "").split())
    is_of_index = str(name).startswith(_OF_TEXT_INDEX) and kind == "table"
    return str(kind), str(name), str(table), "" if is_of_index else text


def _of_sqlite(row: Object) -> str | None:
    return _OF_SQLITE.get(row[1]) if row[0] == "table" else None


def _words(row: Object) -> str:
    kind, name, _, _ = row
    shown = "".join(char if char.isprintable() else "?" for char in name[:60])
    return f"the {kind if kind.isalpha() else 'object'} {shown!r}"
