"""Files that are either the old ones or the new ones, never half of either."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kie_desktop.domain.errors import UserError
from kie_desktop.safe_files import NotOrdinaryError, open_given


def write_bytes(path: Path, data: bytes, *, follow_links: bool = True) -> None:
    """Replace a file by `data`: temporary file in the same folder, fsync, rename.

    follow_links: write to where a symbolic link leads, for a file that the user named; else the link is replaced,
    for a name that can be foreseen in a folder that anybody may have filled.
    Raises UserError (full disk, read-only or missing folder, ...); an old file is then untouched.
    """
    _replace(path, lambda file: file.write(data), follow_links=follow_links)


def copy_file(source: Path, path: Path, *, follow_links: bool = True) -> None:
    """Replace a file by a copy of another one; see `write_bytes`."""

    def copy(file: BinaryIO) -> None:
        with open_given(source) as original:
            shutil.copyfileobj(original, file)

    _replace(path, copy, follow_links=follow_links)


def write_text(path: Path, text: str, *, follow_links: bool = True) -> None:
    """Replace a file by `text` in UTF-8 without BOM, line ends as they are; see `write_bytes`.

    Lone surrogates, as names of files may have them, become `\\udcff`.
    """
    write_bytes(path, text.encode("utf-8", "backslashreplace"), follow_links=follow_links)


def write_error(path: Path, fault: OSError) -> UserError:
    """What to tell the user about a failed write: the file, the reason and the remedy."""
    if isinstance(fault, NotOrdinaryError):
        remedy = f"the file cannot be written safely: {fault.strerror}"
    elif fault.errno in (errno.ENOSPC, errno.EDQUOT):
        remedy = "the disk is full; free up some space and try again"
    elif fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        remedy = "permission denied; choose another folder, or close the program that has the file open"
    elif fault.errno in (errno.ENOENT, errno.ENOTDIR):
        remedy = "the folder does not exist; create it or choose another one"
    elif fault.errno == errno.EISDIR:
        remedy = "a folder with this name already exists; choose another name"
    else:
        remedy = f"the file cannot be written ({fault.strerror or fault}); choose another location"
    return UserError(f"{path}: {remedy}. Existing files were not changed")


def takes_no_more(fault: UserError) -> bool:
    """Whether a write failed for what will make all later ones fail: a disk that is full, or that only can be read."""
    cause = fault.__cause__
    return isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def _replace(path: Path, fill: Callable[[BinaryIO], object], *, follow_links: bool) -> None:
    target = Path(os.path.realpath(path)) if follow_links else path
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        try:
            with temporary.open("xb") as file:
                fill(file)
                file.flush()
                os.fsync(file.fileno())
            if target.exists() and not target.is_symlink():
                temporary.chmod(target.stat().st_mode)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(target.parent)
    except OSError as fault:
        raise write_error(path, fault) from fault


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable; Windows cannot open folders and does without."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
