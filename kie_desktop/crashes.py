"""Traces of crashes: of what native code or the system ends at once, Python can log nothing.

Each process that the window consists of keeps a file in the log folder open, into which `faulthandler` writes when
it dies of a fault, and deletes it at its end. A file that nobody holds any more and that says something is a crash.
The standard library only; every room may import it.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import time
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from kie_desktop import locks
from kie_desktop.places import user_folder

WINDOW, ENGINE, TRAINING = "window", "engine", "training"
"""Kinds of processes."""
KEPT = 20
"""Traces of crashes that the user was told of; earlier ones are deleted."""
_watching: list[FileIO] = []
_NEW, _TOLD = ".trace", ".told"
_OF_OTHERS = (FileNotFoundError, PermissionError)
"""What a file gives that another process has taken away or, on Windows, looks at just now."""


@dataclass(frozen=True, slots=True)
class Crash:
    """One trace. kind: of the process."""

    kind: str
    path: Path


def log_folder() -> Path:
    """Where the program logs; need not exist."""
    return user_folder() / "logs"


class Watch:
    """While entered, a crash of this process leaves a trace. Where the disk takes no file, it does without."""

    def __init__(self, kind: str) -> None:
        self._path = _folder() / f"{kind}-{time.time_ns()}-{os.getpid()}{_NEW}"
        self._file: FileIO | None = None
        self._was_enabled = False

    def __enter__(self) -> Watch:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = locks.hold(self._path)
            if self._file is not None:
                self._file.truncate(0)
        except OSError:  # a full or read-only disk: the log says so already (app.start_log)
            self._file = None
        if self._file is not None:
            self._was_enabled = faulthandler.is_enabled()
            faulthandler.enable(self._file)
            _watching.append(self._file)
        return self

    def __exit__(self, *_: object) -> None:
        """No crash; whatever was written counts no more: Windows also reports faults that somebody handles."""
        if self._file is None:
            return
        _watching.remove(self._file)
        faulthandler.disable()
        if self._was_enabled and sys.__stderr__ is not None:
            faulthandler.enable(sys.__stderr__)
        self._file.close()
        self._path.unlink(missing_ok=True)


def watch_again() -> None:
    """Watch again, after a library (Paddle, when it loads) has put its own handlers in the place of ours."""
    if _watching:
        faulthandler.disable()
        faulthandler.enable(_watching[-1])


def new_crashes() -> list[Crash]:
    """Crashes that nobody was told of, the oldest first; they count as told from now on. Empty and old files go.

    Other windows may look at the same time, and processes end: whose file has just gone is no crash of ours to tell.
    Raises OSError.
    """
    found = []
    for path in _by_age(_NEW):
        if locks.is_held(path):
            continue
        with contextlib.suppress(*_OF_OTHERS):
            if path.stat().st_size == 0:  # ended by its user, or with the machine
                path.unlink()
            else:
                found.append(Crash(path.name.partition("-")[0], path.replace(path.with_suffix(_TOLD))))
    for old in traces()[KEPT:]:
        with contextlib.suppress(*_OF_OTHERS):
            old.unlink()
    return found


def traces() -> list[Path]:
    """Of all crashes that are kept, the latest first."""
    return _by_age(_TOLD)[::-1]


def _folder() -> Path:
    return log_folder() / "crashes"


def _by_age(suffix: str) -> list[Path]:
    """Files of a kind, the oldest first; without those that go meanwhile."""
    aged = []
    for path in _folder().glob(f"*{suffix}"):
        with contextlib.suppress(FileNotFoundError):
            aged.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(aged)]
