"""Why no text was found on a page, as far as its picture tells."""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

_MOST_PIXELS = 1_000_000
"""Of the picture that is looked at; a larger one is looked at with gaps."""
_DARK = 70
"""Mean grey value of a picture that is nearly all dark, of 255."""
_PLAIN = 30
"""Grey values of a blank page differ by no more than this, but for one pixel of a thousand at either end."""
_SMALL_SIDE = 200
"""A picture with no side longer than this has no room for lines of text, in pixels."""
_LARGE = 30_000_000
"""Pixels of a sheet on which print of usual size is too small for detection."""


class Emptiness(Enum):
    """What is the matter with a picture."""

    BLANK = "blank"
    DARK = "dark"
    SMALL = "small"
    LARGE = "large"
    UNKNOWN = "unknown"


def why_empty(pixels: NDArray[np.uint8], width: int, height: int) -> Emptiness:
    """What keeps text from being found. pixels: H x W x 3 uint8 at any scale; width, height: of the page itself."""
    step = max(1, round((pixels.shape[0] * pixels.shape[1] / _MOST_PIXELS) ** 0.5))
    gray = pixels[::step, ::step].mean(axis=2)
    least, most = np.percentile(gray, (0.1, 99.9))
    if max(width, height) <= _SMALL_SIDE:
        return Emptiness.SMALL
    if gray.mean() < _DARK:
        return Emptiness.DARK
    if most - least < _PLAIN:
        return Emptiness.BLANK
    return Emptiness.LARGE if width * height > _LARGE else Emptiness.UNKNOWN
