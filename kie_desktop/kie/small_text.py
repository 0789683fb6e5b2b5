"""Large sheets with small print, as drawings have it: what a network gets to see of where their lines stand.

A network knows pages by thousandths of their sides. The lines of a title block on a drawing are three or four of them
high, all stand in the same corner, and look like nothing that it learned from. So where lines are as small as that, the
empty stripes between and around them are narrowed, until the page is as one where print has the usual size.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float64]
"""float64[n, 4]: x1, y1, x2, y2 in pixels."""

_SMALL = 0.006
"""Lines are small whose median height is less than so much of the page's height."""
_WIDEST_GAP = 12.0
"""Empty stripes on such a page are so many heights of a line wide at most."""
_LEAST_SIDE = 40.0
"""So many heights of a line a page is wide and high at least."""


def without_wide_gaps(boxes: Boxes, width: int, height: int) -> tuple[Boxes, int, int]:
    """The boxes of lines of a page, its width and its height, all in pixels, as a network should see them.

    They are those of the page, but for one whose print is small. What was beside or below each other still is.
    """
    if not len(boxes):
        return boxes, width, height
    line = float(np.median(boxes[:, 3] - boxes[:, 1]))
    if not 0 < line < _SMALL * height:
        return boxes, width, height
    x, new_width = _narrowed(boxes[:, [0, 2]], width, line)
    y, new_height = _narrowed(boxes[:, [1, 3]], height, line)
    return np.stack([x[:, 0], y[:, 0], x[:, 1], y[:, 1]], axis=1), new_width, new_height


def _narrowed(spans: NDArray[np.float64], size: int, line: float) -> tuple[NDArray[np.float64], int]:
    """Spans float64[n, 2] along one side of a page and that side, without what is too much of each empty stripe."""
    order = np.argsort(spans[:, 0], kind="stable")
    starts, ends = spans[order, 0], np.maximum.accumulate(spans[order, 1])
    before = np.concatenate([[0.0], ends[:-1]])
    excess = np.cumsum(np.maximum(starts - before - _WIDEST_GAP * line, 0))
    moved = np.empty_like(spans)
    moved[order] = spans[order] - excess[:, None]
    extent = float(moved.max())
    side = extent + min(max(size - float(ends[-1]), 0), _WIDEST_GAP * line)
    margin = max(min(_LEAST_SIDE * line, size) - side, 0) / 2
    return moved + margin, round(side + 2 * margin)
