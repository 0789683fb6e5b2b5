"""How large the letters of a page are, before anything was read: what the detector needs to see them well.

Connected dark specks that are shaped like letters; about 10 ms for an ordinary page. Where the paper is noisy the
answer is too small rather than too large.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
_AROUND, _DARKER = 31, 15
"""Ink is this many grey levels darker than the mean of so many pixels around it."""
_BAND = 2048
"""Rows that are looked at together, so that memory does not grow with the page."""
_LOWEST, _HIGHEST = 5, 200
"""Height of letters, in pixels."""
_LONGEST, _THINNEST = 4, 6
"""A letter, or some that touch, is at most so many times as wide as high, and at most so many times as high as wide."""
_LEAST_INK = 0.2
"""Of the box of a letter."""
_FEWEST = 40
"""Letters that are enough to say something."""
_SPECKS = 0.5
"""What is lower than this part of the median is no letter, but a dot, a comma or noise."""
_SMALL = 10
"""Percentile of the heights that counts: print that is smaller than most shall be read, too."""


class Letters(NamedTuple):
    """height: of the smaller letters, as x and e, in pixels; None where too few were seen.

    boxes: int32[n, 4] (x1, y1, x2, y2) of all specks that may be part of a text, letters or larger.
    """

    height: float | None
    boxes: NDArray[np.int32]


def find_letters(page: Pixels) -> Letters:
    """The specks of a page, uint8[H, W, 3], that look like letters."""
    parts = [_specks(page, top) for top in range(0, len(page), _BAND)]
    boxes = np.concatenate([boxes for boxes, _ in parts])
    heights = np.concatenate([heights for _, heights in parts])
    if len(heights) < _FEWEST:
        return Letters(None, boxes)
    real = heights[heights >= _SPECKS * np.median(heights)]
    return Letters(float(np.percentile(real, _SMALL)), boxes)


def _specks(page: Pixels, top: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Boxes of what may be text in a band of a page, and the heights of the letters in it."""
    grey = cv2.cvtColor(page[top : top + _BAND], cv2.COLOR_RGB2GRAY)
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _AROUND, _DARKER)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    x, y, wide, high, count = stats[1:].T
    is_rule = (np.minimum(wide, high) <= _AROUND // 4) & (np.maximum(wide, high) > _HIGHEST)
    is_frame = count < 0.05 * wide.astype(np.int64) * high
    is_large_enough = (high >= _LOWEST) & (wide >= 2)
    is_text = is_large_enough & ~is_rule & ~is_frame
    is_letter = (
        is_text
        & (wide <= _LONGEST * high)
        & (high <= _THINNEST * wide)
        & (high < _HIGHEST)
        & (count >= _LEAST_INK * wide * high)
    )
    boxes = np.stack([x, y + top, x + wide, y + top + high], axis=1)
    return boxes[is_text], high[is_letter]
