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


def write_bytes(path: Path, data: bytes) -> None:
    """Replace a file by `data`: temporary file in the same folder, fsync, rename.

    Raises UserError (full disk, read-only or missing folder, ...); an old file is then untouched.
    """
    _replace(path, lambda file: file.write(data))


def copy_file(source: Path, path: Path) -> None:
    """Replace a file by a copy of another one; see `write_bytes`."""

    def copy(file: BinaryIO) -> None:
        with source.open("rb") as original:
            shutil.copyfileobj(original, file)

    _replace(path, copy)


def write_text(path: Path, text: str) -> None:
    """Replace a file by `text` in UTF-8 without BOM, line ends as they are; see `write_bytes`."""
    write_bytes(path, text.encode())


def write_error(path: Path, fault: OSError) -> UserError:
    """What to tell the user about a failed write: the file, the reason and the remedy."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        remedy = "the disk is full; free some space and try again"
    elif fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        remedy = "may not be written; choose another folder, or close the program that has it open"
    elif fault.errno in (errno.ENOENT, errno.ENOTDIR):
        remedy = "the folder is missing; create it or choose another one"
    elif fault.errno == errno.EISDIR:
        remedy = "there is a folder of this name; choose another name"
    else:
        remedy = f"cannot be written ({fault.strerror or fault}); choose another place"
    return UserError(f"{path}: {remedy}. Nothing that was there before has changed")


def _replace(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    target = Path(os.path.realpath(path))  # a symbolic link stays one
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        try:
            with temporary.open("xb") as file:
                fill(file)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
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
