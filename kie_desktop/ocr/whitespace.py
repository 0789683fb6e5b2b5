"""Blank bands cut out of a page before text is detected.

The detector judges every place against the whole picture, and on a large page with little text it
finds none of it (measured: two words on an A4 page at 300 dpi, a header and a total on a long
receipt). Without the blank bands the page is dense, and smaller.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_CONTRAST = 24
"""Grey levels from the row's median: more than the noise of paper and of JPEG, less than pale print."""
_SPECKS = 2
"""This many such pixels in a row are dust."""
MARGIN = 64
"""Rows that are kept above and below every row with ink, so that lines stay apart."""


def rows_with_ink(page: NDArray[np.uint8]) -> NDArray[np.intp]:
    """The rows of a BGR page that are not deep inside a blank band, ascending; none for a blank page."""
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), np.int16)
    paper = np.median(grey, axis=1, keepdims=True)
    inked = np.flatnonzero((np.abs(grey - paper) > _CONTRAST).sum(axis=1) > _SPECKS)
    # +1 where the margin of an inked row begins, -1 behind its end; rows with a positive sum are near ink.
    steps = np.zeros(len(grey) + 1, np.int64)
    np.add.at(steps, np.maximum(inked - MARGIN, 0), 1)
    np.add.at(steps, np.minimum(inked + MARGIN + 1, len(grey)), -1)
    return np.flatnonzero(np.cumsum(steps[:-1]) > 0)


def back_on_page(corners: NDArray[np.float64], rows: NDArray[np.intp]) -> NDArray[np.float64]:
    """Corners [m, 4, 2] found on `page[rows]`, where they stand on the page."""
    moved = corners.copy()
    moved[..., 1] = np.interp(corners[..., 1], np.arange(len(rows)), rows)
    return moved
