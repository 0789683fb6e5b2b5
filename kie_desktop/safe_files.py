"""Files of the program's own in folders that anybody may have filled: no link is followed, no pipe is waited for.

A folder that came by mail may hold `form.kie.lock` as a link to another file of its user's. What the program opens
under a name that can be foreseen (locks, logs, records of runs, turned copies) is opened here, and is an ordinary file.
The standard library only; every room may import it.
"""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader, FileIO
from pathlib import Path
from typing import IO, Literal, cast

_NO_WAY_AROUND = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_REPARSE_TAGS = (0xA0000003, 0xA000000C)
"""What Windows calls junctions and symbolic links; placeholders of cloud drives have other tags."""

MOST_SETTINGS = 1 << 20
"""PaddleOCR's longest configuration has some 10,000 bytes, a dictionary of SDMGR 400,000."""
Mode = Literal["rb", "r+b", "wb", "ab", "a+b"]


class NotOrdinaryError(OSError):
    """What has the file's or folder's name is a link, a pipe or a device."""


def open_file(path: Path, mode: Mode) -> IO[bytes]:
    """Open an ordinary file; `wb` and `ab` make it where nothing is.

    Raises NotOrdinaryError for anything else of that name, and for a file to be written that has a second name
    (a hard link), as the other one may lie anywhere; OSError as `open`.
    """
    return cast("IO[bytes]", open(path, mode, opener=_open_no_follow))


def open_unbuffered(path: Path, mode: Mode) -> FileIO:
    """As `open_file`, for locks."""
    return open(path, mode, buffering=0, opener=_open_no_follow)


def read_file(path: Path, at_most: int | None = None) -> bytes:
    """The content of an ordinary file. Raises OSError, also where it has more than `at_most` bytes."""
    with open_file(path, "rb") as file:
        return file.read() if at_most is None else _read_at_most(file, at_most)


def make_folder(folder: Path, below: Path) -> None:
    """Make a folder and those between it and `below`, which is there; none of them may be a link.

    Raises NotOrdinaryError where one is, or is no folder; OSError.
    """
    parts = folder.relative_to(below).parts
    for count in range(1, len(parts) + 1):
        made = below.joinpath(*parts[:count])
        made.mkdir(exist_ok=True)
        check_folder(made)


def check_folder(folder: Path) -> None:
    """Raises NotOrdinaryError where a folder is a link (or no folder); OSError where it is not there."""
    about = folder.lstat()
    if _is_link(about):
        raise _refusal(folder, "is a link to another location")
    if not stat.S_ISDIR(about.st_mode):
        raise _refusal(folder, "is not a folder")


def is_link(path: Path) -> bool:
    """Whether a path is a symbolic link or, on Windows, a junction."""
    try:
        return _is_link(path.lstat())
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Whether a path that anybody may have written leads to a file; one too long or with a NUL leads nowhere."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """As `is_file`, of folders."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """As `is_file`, of anything: pipes and devices too."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def open_given(path: Path) -> BufferedReader:
    """Open a file that the user names, to read it: links are followed, but a pipe or a device is not waited for.

    Raises NotOrdinaryError, OSError.
    """
    return open(path, "rb", opener=_open_ordinary)


def read_given(path: Path, at_most: int) -> bytes:
    """The content of a file that the user names. Raises OSError as `open_given`, also for more than `at_most` bytes."""
    with open_given(path) as file:
        return _read_at_most(file, at_most)


def read_settings(path: Path) -> str:
    """The text of a small file in UTF-8 that describes something, with or without a byte order mark.

    Raises OSError as `read_given`, also for more than `MOST_SETTINGS` bytes; UnicodeDecodeError.
    """
    return read_given(path, MOST_SETTINGS).decode("utf-8-sig")


def check_given(path: Path) -> None:
    """Raises NotOrdinaryError where what a path leads to is a pipe or a device; for libraries that open it themselves.

    What is not there, or is a folder, they tell better themselves.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise _refusal(path, "is not a regular file", "choose another file")


def _read_at_most(file: IO[bytes], at_most: int) -> bytes:
    content = file.read(at_most + 1)
    if len(content) > at_most:
        raise OSError(errno.EFBIG, f"more than {at_most:,} bytes")
    return content


def _open_ordinary(path: str, flags: int) -> int:
    try:
        descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    except ValueError as fault:  # a NUL in the name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path) from fault
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            if stat.S_ISDIR(mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
            raise _refusal(Path(path), "is not a regular file", "choose another file")
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _open_no_follow(path: str, flags: int) -> int:
    if _NO_WAY_AROUND == 0:  # Windows
        _check_before(Path(path))
    try:
        descriptor = os.open(path, (flags & ~os.O_TRUNC) | _NO_WAY_AROUND, 0o666)
    except OSError:
        _check_before(Path(path))
        raise
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise _refusal(Path(path), "is not a regular file")
        writes = flags & (os.O_WRONLY | os.O_RDWR)
        if writes and about.st_nlink > 1:
            raise _refusal(Path(path), "has a second name (a hard link)")
        if flags & os.O_TRUNC:
            os.ftruncate(descriptor, 0)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _check_before(path: Path) -> None:
    """Say what is in the way, where it is that and nothing else. Raises NotOrdinaryError."""
    try:
        about = path.lstat()
    except OSError:
        return
    if _is_link(about):
        raise _refusal(path, "is a link to another location")
    if not stat.S_ISREG(about.st_mode) and not stat.S_ISDIR(about.st_mode):
        raise _refusal(path, "is not a regular file")


def _is_link(about: os.stat_result) -> bool:
    return stat.S_ISLNK(about.st_mode) or getattr(about, "st_reparse_tag", 0) in _REPARSE_TAGS


def _refusal(path: Path, what: str, remedy: str = "delete it or rename it") -> NotOrdinaryError:
    return NotOrdinaryError(errno.ELOOP, f"{path.name} {what}; {remedy}", str(path))
