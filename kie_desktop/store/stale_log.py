"""Telling changes that belong to a project file from those that were left beside another one.

SQLite keeps the latest changes in `forms.kie-wal` until they are written into the file. After a crash they are still
there, and whoever opens the file gets them. But if the file was replaced meanwhile (by a program that synchronises
folders, or from a backup), they belong to the file that was there before: SQLite would mix both, and report damage at
best. Each sitting therefore leaves its mark in the file and in the lock file; where they differ, the file is another.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.settings_files import load_json
from kie_desktop.store.trust import distrust

MARK = "sitting"
"""Project setting: the mark of the latest sitting that changed the file."""


def log_of(path: Path) -> Path:
    """Where SQLite keeps the latest changes of a project."""
    return path.with_name(f"{path.name}-wal")


def set_aside_if_stale(path: Path, mark: str, address: str) -> Path | None:
    """Rename changes that belong to another file than the one that is there; returns their new name, or None.

    mark: of the sitting that left them, "" where it is not known. address: the URI of the file, read only.
    Raises UserError where they cannot be renamed.
    """
    log = log_of(path)
    if not log.is_file() or not log.stat().st_size or not path.is_file():
        return None
    if not _is_other_file(f"{address}&immutable=1", mark) and not _spoils(address):
        return None
    target = next(
        name
        for number in count(1)
        if not (name := path.with_name(f"{path.stem}.not-applied-{number}{path.suffix}-wal")).exists()
    )
    try:
        log.rename(target)
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            f"{path}: the changes in {log.name} belong to another file and cannot be renamed ({error}); move them away"
        ) from error
    return target


def _is_other_file(address: str, mark: str) -> bool:
    """Whether the file, without the changes beside it, bears the mark of another sitting."""
    if not mark:
        return False
    try:
        with closing(sqlite3.connect(address, uri=True)) as db:
            distrust(db)
            row = db.execute("SELECT value FROM setting WHERE name = ?", (MARK,)).fetchone()
        return row is not None and bool(load_json(row[0]) != mark)
    except (sqlite3.Error, ValueError, TypeError):  # cut off in the middle of being written: the changes are needed
        return False


def _spoils(address: str) -> bool:
    """Whether the file is whole without the changes beside it, and is not with them."""
    return not _is_whole(address) and _is_whole(f"{address}&immutable=1")


def _is_whole(address: str) -> bool:
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=5)) as db:
            distrust(db)
            return bool(db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except UnicodeDecodeError:  # in SQLite's words for what is damaged
        return False
    except sqlite3.DatabaseError as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
