"""Which line stands left of, above and below which: rows, columns and neighbours of one page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.document import TextPage

NOTHING = -1
_SAME_ROW = 0.5
"""Two lines share a row where they overlap by this part of the lower one's height."""
_BLURRED = 0.6
"""Text detection widens lines: two that overlap by up to so many heights still stand beside each other."""
_SAME_COLUMN = 0.2
_NEAR = 2.2
"""Lines further below than so many line heights are another block."""
_BESIDE = 3.0
"""Lines further right than so many line heights are not the same text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Neighbours of the lines of a page, by their index in reading order.

    order: [n] index in `TextPage.lines` of each line in reading order. boxes: [n, 4] in reading order.
    row, column: [n] number of the row from the top, and place in it from the left. rows: how many.
    left, right: [n] nearest line in the row; above, below: [n] nearest line that shares columns; NOTHING where none.
    next_read, next_below: [n] the line that goes on with the same text, in the row or in the next one, or straight
    below; NOTHING where the block ends. height: median height of a line. frame: x1, y1, x2, y2 around all lines.
    """

    order: NDArray[np.int64]
    boxes: NDArray[np.float64]
    row: NDArray[np.int64]
    column: NDArray[np.int64]
    rows: int
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    above: NDArray[np.int64]
    below: NDArray[np.int64]
    next_read: NDArray[np.int64]
    next_below: NDArray[np.int64]
    height: float
    frame: NDArray[np.float64]


def layout_of(page: TextPage) -> Layout:
    """Rows and neighbours of a page's lines; of a page without lines, empty ones."""
    boxes = np.array([line.box for line in page.lines], np.float64).reshape(-1, 4)
    order, row, column = _rows(boxes)
    boxes = boxes[order]
    count = len(boxes)
    heights = boxes[:, 3] - boxes[:, 1]
    height = max(float(np.median(heights)), 1.0) if count else 1.0
    left, right = np.full(count, NOTHING), np.full(count, NOTHING)
    together = np.flatnonzero(np.diff(row) == 0)
    right[together], left[together + 1] = together + 1, together
    above, below = _vertical(boxes, row)
    next_below = np.where(_goes_on(boxes, below, heights), below, NOTHING)
    following = np.where(np.arange(count) < count - 1, np.arange(count) + 1, NOTHING)
    gap = np.where(right >= 0, boxes[right, 0] - boxes[:, 2], 0.0) if count else np.zeros(0)
    same_row = (right >= 0) & (gap <= _BESIDE * height)
    next_row = (right < 0) & _goes_on(boxes, following, heights)
    return Layout(
        order,
        boxes,
        row,
        column,
        int(row[-1]) + 1 if count else 0,
        left,
        right,
        above,
        below,
        np.where(same_row | next_row, following, NOTHING),
        next_below,
        height,
        np.array([*boxes[:, :2].min(0), *boxes[:, 2:].max(0)]) if count else np.array([0.0, 0.0, 1.0, 1.0]),
    )


def _rows(boxes: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Order of reading, and each line's row and place in it, in that order."""
    rows: list[list[int]] = []
    spans: list[tuple[float, float]] = []
    for index in np.lexsort((boxes[:, 0], (boxes[:, 1] + boxes[:, 3]) / 2)).tolist():
        top, bottom = float(boxes[index, 1]), float(boxes[index, 3])
        best, place = 0.0, -1
        for number in range(max(len(rows) - 4, 0), len(rows)):
            upper, lower = spans[number]
            shared = min(bottom, lower) - max(top, upper)
            share = shared / max(min(bottom - top, lower - upper), 1e-6)
            beside = all(
                boxes[index, 0] >= boxes[other, 2] - _BLURRED * (bottom - top)
                or boxes[index, 2] <= boxes[other, 0] + _BLURRED * (bottom - top)
                for other in rows[number]
            )
            if share > max(best, _SAME_ROW) and beside:
                best, place = share, number
        if place >= 0:
            rows[place].append(index)
            size = len(rows[place])
            upper, lower = spans[place]
            spans[place] = ((upper * (size - 1) + top) / size, (lower * (size - 1) + bottom) / size)
        else:
            rows.append([index])
            spans.append((top, bottom))
    ranked = sorted(range(len(rows)), key=lambda number: sum(spans[number]))
    ordered = [sorted(rows[number], key=lambda index: float(boxes[index, 0])) for number in ranked]
    order = [index for row in ordered for index in row]
    numbers = [number for number, row in enumerate(ordered) for _ in row]
    columns = [place for row in ordered for place in range(len(row))]
    return np.array(order, np.int64), np.array(numbers, np.int64), np.array(columns, np.int64)


def _vertical(boxes: NDArray[np.float64], row: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The nearest line above and below each that shares columns with it."""
    count = len(boxes)
    if not count:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    widths = np.maximum(boxes[:, 2] - boxes[:, 0], 1.0)
    shared = np.minimum(boxes[:, None, 2], boxes[None, :, 2]) - np.maximum(boxes[:, None, 0], boxes[None, :, 0])
    overlaps = shared > _SAME_COLUMN * np.minimum(widths[:, None], widths[None, :])
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    down = middle[None, :] - middle[:, None]
    under = overlaps & (row[None, :] > row[:, None])
    apart = np.where(under, down, np.inf)
    below = np.where(np.isfinite(apart.min(1)), apart.argmin(1), NOTHING)
    apart = np.where(under, down, np.inf)
    above = np.where(np.isfinite(apart.min(0)), apart.argmin(0), NOTHING)
    return above, below


def _goes_on(
    boxes: NDArray[np.float64], follower: NDArray[np.int64], heights: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether the follower stands near enough below to be the same text."""
    if not len(boxes):
        return np.zeros(0, np.bool_)
    gap = boxes[follower, 1] - boxes[:, 3]
    size = np.maximum(heights, heights[follower])
    goes_on: NDArray[np.bool_] = (follower >= 0) & (gap < _NEAR * size) & (gap > -size)
    return goes_on
