"""One window a project: a lock file beside the project file, held through the operating system.

The system drops the lock when its process ends in whatever way, so a crash leaves no stale lock
behind and a leftover file means nothing. What the file says is for the message only.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
from io import FileIO
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.locks import lock_within
from kie_desktop.safe_files import NotOrdinaryError, open_unbuffered
from kie_desktop.store.faults import NotWritableError

_WITHIN_S = 0.5
_MARK = "\nsitting "
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def lock_of(project: Path) -> Path:
    """The lock file of a project; it is there while a window has the project open, and may be left by a crash."""
    return project.with_name(project.name + ".lock")


class ProjectLock:
    """Holds `<project>.lock` from the moment it is made until `release`.

    Raises UserError where another window has the project open, NotWritableError where the folder may
    only be read. A file system that knows no locks is taken as it is.
    """

    def __init__(self, project: Path) -> None:
        self.path = lock_of(project)
        self.left_mark = ""
        """The mark of the sitting that left the lock file behind (`stale_log`); "" where there was none."""
        self._file = self._taken(project)

    def note_mark(self, mark: str) -> None:
        """Say which sitting this is, for whoever opens the project after a crash."""
        with contextlib.suppress(OSError):  # a full disk: then it is not known
            self._file.write(f"{_MARK}{mark}".encode())

    def release(self) -> None:
        """Let other windows in, and take the lock file away. Does nothing the second time."""
        if self._file.closed:
            return
        if os.name == "posix":
            self.path.unlink(missing_ok=True)  # while still locked, so that nobody can hold a nameless file
            self._file.close()
            return
        self._file.close()
        with contextlib.suppress(OSError):  # another window may have it open already
            self.path.unlink()

    def _taken(self, project: Path) -> FileIO:
        while True:
            try:
                file = open_unbuffered(self.path, "a+b")
            except NotOrdinaryError as error:
                raise UserError(f"{project}: the project cannot be opened safely: {error.strerror}") from error
            except OSError as error:
                kind = NotWritableError if error.errno in _FORBIDDEN else UserError
                raise kind(
                    f"{project}: you do not have permission to write in this folder ({error.strerror}); copy "
                    "it to a folder where you can write, and open it there"
                ) from error
            if not lock_within(file, _WITHIN_S):
                owner = _owner(file)
                file.close()
                raise UserError(f"{project}: another window has this project open{owner}; continue there")
            if self._is_current(file):
                _, self.left_mark = _content(file)
                with contextlib.suppress(OSError):  # a full disk; the lock holds without the words
                    file.truncate(0)
                    file.write(f"process {os.getpid()} on {socket.gethostname()}".encode())
                return file
            file.close()

    def _is_current(self, file: FileIO) -> bool:
        """Whether the locked file still has its name (its last holder may just have removed it)."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), self.path.stat())
        except FileNotFoundError:
            return False


def _owner(file: FileIO) -> str:
    text, _ = _content(file)
    return f" ({text})" if text else ""


def _content(file: FileIO) -> tuple[str, str]:
    """Who has the lock or had it, and the mark of that sitting."""
    file.seek(0)
    owner, _, mark = file.read(400).decode(errors="replace").partition(_MARK)
    return " ".join(owner.split())[:200], mark.strip()
