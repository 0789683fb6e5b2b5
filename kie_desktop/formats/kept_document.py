"""The document of several pages that the process which reads pages read last, kept open for its next page.

It is read into memory, so that nobody is kept from replacing the file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kie_desktop.domain.errors import UserError

MOST_KEPT_BYTES = 100 << 20
"""Larger files are opened anew for each page."""
MAX_FRAMES = 10_000
"""Pages of a TIFF or PDF; Pillow takes seconds to count so many, and more with the square of their number."""

_Key = tuple[str, int, int, int]


class _Kept:
    """Not for several threads. frames: of the document, where somebody has counted them; else 0."""

    def __init__(self) -> None:
        self._key: _Key | None = None
        self._kind = ""
        self._document: Any = None
        self.frames = 0

    def find(self, path: Path, kind: str) -> Any:
        """The document of a file, as long as that is as it was; None where another one is kept."""
        return self._document if self._kind == kind and self._key == _key_of(path) else None

    def keep(self, path: Path, kind: str, document: Any) -> None:
        """Keep a document in place of another."""
        self.forget()
        self._key, self._kind, self._document = _key_of(path), kind, document

    def forget(self) -> None:
        """Close what is kept."""
        document, self._document, self._key, self.frames = self._document, None, None, 0
        if document is not None:
            document.close()


KEPT = _Kept()


def too_many_frames(path: Path) -> UserError:
    """Why a document is not read."""
    return UserError(f"{path}: it has more than {MAX_FRAMES:,} pages; split it into several files")


def _key_of(path: Path) -> _Key | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return os.path.abspath(path), about.st_ino, about.st_size, about.st_mtime_ns  # noqa: PTH100  (links stay links)
