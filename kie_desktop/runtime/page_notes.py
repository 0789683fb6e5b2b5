"""What people should know about how a page was read, a line each."""

from __future__ import annotations

import numpy as np

from kie_desktop.ocr.protocol import Image

_DARK = 96
"""Of 255: a page whose lightest parts are darker was not lit, or shows the inside of a scanner."""
_LEAST_RANGE = 24
"""Of 255: a page whose grey values differ less is of one colour."""
_SAMPLES = 500
"""Rows and columns that are looked at."""


def note_on_parts(parts: int) -> tuple[str, ...]:
    """Of a page that OCR saw in parts; nothing where that was one."""
    return (f"it is large, and its text was read in {parts} parts",) if parts > 1 else ()


def note_on_nothing(image: Image) -> str:
    """Of a page, uint8[H, W, 3], on which nothing was found: why, as far as one sees."""
    height, width = image.shape[:2]
    grey = image[:: max(height // _SAMPLES, 1), :: max(width // _SAMPLES, 1)].mean(axis=2)
    least, most = np.percentile(grey, (1, 99))
    if most < _DARK:
        return "no text was found: the page is all dark; scan or photograph it again"
    if most - least < _LEAST_RANGE:
        return "no text was found: the page is blank"
    return "no text was found on the page"
