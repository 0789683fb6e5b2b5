"""What SQLite reports, in words for the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kie_desktop.domain.errors import UserError

SUFFIX = ".kie"


class NotWritableError(UserError):
    """The project, or the folder that it lies in, may only be read."""


_NOT_WRITABLE = (
    "you do not have permission to write this file or its folder ({error}); copy it to a folder where you can write"
)
_IN_USE = "another program is using this project file; close it there and try again"
_REMEDIES = {
    sqlite3.SQLITE_FULL: "the disk is full, so changes can no longer be saved; free up space and try again",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written ({error}); check that it is connected and has free space",
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_NOTADB: f"this is not a KIE Desktop project; choose a {SUFFIX} file or a folder of images",
    sqlite3.SQLITE_CORRUPT: "the project file is damaged ({error}); restore a backup of it",
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite reports about a project file into a UserError that names it."""
    try:
        yield
    except sqlite3.Error as error:
        kind = NotWritableError if _code(error) == sqlite3.SQLITE_READONLY else UserError
        raise kind(f"{path}: {_explained(error)}") from error


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _explained(error: sqlite3.Error) -> str:
    code = _code(error)
    return _REMEDIES.get(code, "the project file cannot be used ({error})").format(error=error)
