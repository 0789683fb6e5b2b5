"""Blank bands cut out of a page before text is detected.

The detector judges every place against the whole picture, and on a large page with little text it
finds none of it (measured: two words on an A4 page at 300 dpi, a header and a total on a long
receipt). Without the blank bands, across and down, the page is dense, and smaller.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
_CONTRAST = 24
"""Grey levels from the median of a row or column: more than the noise of paper and of JPEG, less than pale print."""
_SPECKS = 2
"""This many such pixels in a row or column are dust."""
MARGIN = 64
"""Pixels that are kept around every row and column with ink, so that lines stay apart."""
_SAMPLE = 4
"""The median of a row is that of every so many pixels."""


class Dense(NamedTuple):
    """A page without its blank bands. pixels: `page[rows][:, columns]`. shape: height and width of the whole page."""

    pixels: Pixels
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    shape: tuple[int, int]

    def spread(self, values: Pixels) -> Pixels:
        """Values [H, W] of each of these pixels, where they are on the whole page; 0 in the blank bands."""
        if values.shape == self.shape:
            return values
        whole = np.zeros(self.shape, np.uint8)
        whole[np.ix_(self.rows, self.columns)] = values
        return whole


def without_blank_bands(page: Pixels) -> Dense:
    """An RGB page without the rows, and then the columns, that lie deep inside a blank band; empty for a blank page."""
    height, width = page.shape[:2]
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), np.uint8)
    rows = _near_ink(grey)
    columns = _near_ink(np.ascontiguousarray(grey[rows].T)) if len(rows) else rows
    pixels = page
    if len(rows) < height:
        pixels = pixels[rows]
    if len(columns) < width:
        pixels = pixels[:, columns]
    return Dense(np.ascontiguousarray(pixels), rows, columns, (height, width))


def _near_ink(grey: Pixels) -> NDArray[np.intp]:
    """The rows that hold ink or are near one that does, ascending."""
    paper = np.median(grey[:, ::_SAMPLE], axis=1).astype(np.uint8)[:, None]
    differing = cv2.absdiff(grey, np.broadcast_to(paper, grey.shape)) > _CONTRAST
    inked = np.flatnonzero(np.count_nonzero(differing, axis=1) > _SPECKS)
    # +1 where the margin of an inked row begins, -1 behind its end; rows with a positive sum are near ink.
    steps = np.zeros(len(grey) + 1, np.int64)
    np.add.at(steps, np.maximum(inked - MARGIN, 0), 1)
    np.add.at(steps, np.minimum(inked + MARGIN + 1, len(grey)), -1)
    return np.flatnonzero(np.cumsum(steps[:-1]) > 0)
