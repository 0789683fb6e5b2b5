"""What goes wrong with a project file, in words for the user."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kie_desktop.domain.errors import UserError

SUFFIX = ".kie"
log = logging.getLogger(__name__)


class NotWritableError(UserError):
    """The project, or the folder that it lies in, may only be read."""


class SecondNameError(NotWritableError):
    """The project file has a hard link: its changes would lie beside one of its names only."""


class PageFaultError(UserError):
    """What is stored of a page is damaged: nothing can be shown of it, and it is left as it is. All else can."""


class FileGoneError(UserError):
    """The file that is open has no longer the name that it was opened under.

    is_replaced: another file has it now; else nothing has.
    """

    def __init__(self, path: Path, *, is_replaced: bool) -> None:
        self.is_replaced = is_replaced
        what = "another file has taken its place" if is_replaced else "the file was deleted, moved or renamed"
        super().__init__(
            f"{path}: {what} while the project was open, so changes can no longer be saved; save the project under a "
            "name to keep everything up to now"
        )


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
    sqlite3.SQLITE_NOMEM: "there is not enough memory; close other programs and try again",
    sqlite3.SQLITE_TOOBIG: "a text or a page is too large to be stored",
    sqlite3.SQLITE_PROTOCOL: (
        "this drive does not lock files as a project needs it ({error}); copy the folder to a local disk"
    ),
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite reports about a project file into a UserError that names it."""
    try:
        yield
    except sqlite3.Error as error:
        kind = NotWritableError if _code(error) == sqlite3.SQLITE_READONLY else UserError
        raise kind(f"{path}: {_explained(error)}") from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged file in its message, and Python cannot read that
        words = _REMEDIES[sqlite3.SQLITE_CORRUPT].format(error="its text is not UTF-8")
        raise UserError(f"{path}: {words}") from error


@contextmanager
def told_writes(path: Path) -> Iterator[None]:
    """As `plain_errors`, for changes: whatever they fail of is a UserError, so that they are taken back and told."""
    try:
        with plain_errors(path):
            yield
    except UserError:
        raise
    except MemoryError as error:
        raise UserError(f"{path}: {_REMEDIES[sqlite3.SQLITE_NOMEM]}") from error
    except Exception as error:
        log.exception("a change of %s could not be written", path)
        raise UserError(
            f"{path}: this change cannot be stored ({type(error).__name__}: {error}); please report this"
        ) from error


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _explained(error: sqlite3.Error) -> str:
    code = _code(error)
    return _REMEDIES.get(code, "the project file cannot be used ({error})").format(error=error)
