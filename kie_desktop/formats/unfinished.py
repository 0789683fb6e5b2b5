"""Exports that did not come to their end, because the program or the computer stopped: they may be written again."""

from __future__ import annotations

from pathlib import Path

from kie_desktop.formats.atomic import write_bytes
from kie_desktop.safe_files import is_link

_MARK = ".kie-export-unfinished"


def begin(folder: Path) -> Path:
    """Mark a folder as being written; returns the mark, which `end` or a failure removes. Raises UserError."""
    mark = folder / _MARK
    write_bytes(mark, b"", follow_links=False)
    return mark


def end(folder: Path) -> None:
    """Everything is there."""
    (folder / _MARK).unlink(missing_ok=True)


def is_left_over(folder: Path) -> bool:
    """Whether a folder holds an export that was killed: all in it may be replaced."""
    mark = folder / _MARK
    return mark.is_file() and not is_link(mark)
