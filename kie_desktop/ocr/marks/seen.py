"""The page as marks are looked for on it: grey, light, and of a size where marks have one."""

from __future__ import annotations

import cv2
import numpy as np

from kie_desktop.ocr.marks.candidates import Grey
from kie_desktop.ocr.protocol import Image

LONG_SIDE = 1200
"""Pixels of the longer side."""
MOST_ENLARGED = 1.5
_MUCH_SMALLER = 0.55
"""Below this a pixel of the page as it is seen stands for many; above, the means of areas take ten times as long."""
_DARK = 110


def as_seen(page: Image) -> tuple[Grey, float]:
    """uint8[h, w] of a page, uint8[H, W, 3] RGB, and by how much it was enlarged. A dark page is inverted."""
    long_side = max(page.shape[:2])
    scale = min(LONG_SIDE / long_side, MOST_ENLARGED)
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    if scale != 1.0:
        size = max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA if scale < _MUCH_SMALLER else cv2.INTER_LINEAR)
    if np.median(grey[::8, ::8]) < _DARK:
        grey = cv2.bitwise_not(grey)
    return np.asarray(grey, np.uint8), scale
