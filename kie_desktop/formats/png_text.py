"""PNG files without their texts: those may be large or packed, and nobody here reads them."""

from __future__ import annotations

import io
from typing import BinaryIO

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_MOST_CHUNKS = 100_000


def without_texts(file: BinaryIO) -> BinaryIO:
    """The file itself, from its beginning, where it is no PNG or has no texts; else a copy in memory without them."""
    file.seek(0)
    parts: list[tuple[int, int]] = []
    start = end = len(_SIGNATURE)
    if file.read(end) == _SIGNATURE:
        for _ in range(_MOST_CHUNKS):
            head = file.read(8)
            if len(head) < 8:
                break
            following = end + 12 + int.from_bytes(head[:4], "big")
            if head[4:] in _TEXTS:
                parts.append((start, end))
                start = following
            end = following
            file.seek(end)
    file.seek(0)
    if not parts:
        return file
    kept = [_SIGNATURE]
    for first, last in parts:
        file.seek(first)
        kept.append(file.read(last - first))
    file.seek(start)
    kept.append(file.read())
    return io.BytesIO(b"".join(kept))
