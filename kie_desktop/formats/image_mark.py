"""By what an image file is known again: its size and time, which are quick to see, and its content."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from kie_desktop.domain.errors import UserError
from kie_desktop.safe_files import open_given


class ImageMark(NamedTuple):
    """Bytes, time of the last change in nanoseconds, and SHA-256 of the content as hexadecimal; "" for not looked at.

    Links are followed: it is the picture that counts, not the name.
    """

    size: int
    mtime_ns: int
    digest: str = ""

    def looks_like(self, other: ImageMark) -> bool:
        """Whether size and time are the same, so that the content need not be read."""
        return self[:2] == other[:2]

    def is_same_picture(self, other: ImageMark) -> bool:
        """Whether the content is the same; where one was never looked at, size and time decide."""
        if self.digest and other.digest:
            return self.digest == other.digest
        return self.looks_like(other)


def quick_mark(path: Path) -> ImageMark | None:
    """Size and time of a file; None where it is not there."""
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None
    return ImageMark(about.st_size, about.st_mtime_ns)


def full_mark(path: Path) -> ImageMark:
    """Size, time and content of a file. Raises UserError where it cannot be read."""
    try:
        with open_given(path) as file:
            about = os.fstat(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise UserError(f"{path}: the image cannot be read ({reason})") from fault
    return ImageMark(about.st_size, about.st_mtime_ns, digest)
