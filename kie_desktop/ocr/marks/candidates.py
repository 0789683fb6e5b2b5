"""Where check boxes and radio buttons may stand on a page: by their outlines, cheaply, and with room for error.

An upright box has two level and two vertical strokes of like length, a side apart. Whatever is printed or ticked as an
outline goes around white areas. What was filled in or drawn over has neither, but is a squarish blot. Each of the
three ways misses what another one finds.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Boxes = NDArray[np.float32]
"""float32[n, 4]: x1, y1, x2, y2 in pixels; the right and lower edges are outside."""
_Ints = NDArray[np.int64]

LEAST, MOST = 7, 56
"""Side of a mark, in pixels of the page as it is looked at."""
WIDEST = 2.2
"""A mark is at most so many times as wide as high, or as high as wide."""
_BLOCK, _DARKER = 25, 10
"""Ink is darker than the mean of so many pixels around it by so many grey values."""
_SIDE_INK = 0.6
"""The part of a side that has to be ink."""
_SAME = 0.6
"""Boxes that overlap this much (intersection over union) are one candidate."""
_LEAST_OF_LETTER = 0.68
"""A mark is not smaller than so much of a usual letter; a ring inside a letter is."""
_RIM = 0.1
"""An outline is this part of what it goes around."""


class Found(NamedTuple):
    """boxes: candidates. is_outline: bool[n], whether each follows an outline, not just ink that is joined.

    letter: height of a usual letter of the page, in pixels; 0 without.
    """

    boxes: Boxes
    is_outline: NDArray[np.bool_]
    letter: float


def candidates(grey: Grey, most: int) -> Found:
    """Up to `most` places of a light page, uint8[H, W]."""
    ink = _ink(grey)
    half = max(grey.shape[1] // 2, 1), max(grey.shape[0] // 2, 1)
    small = _ink(np.asarray(cv2.resize(grey, half, interpolation=cv2.INTER_AREA), np.uint8))
    letter, holes, blots = _outlined(ink)
    outlines = np.concatenate([_squares(ink, 1), _squares(small, 2), holes])
    found = np.concatenate([outlines, blots, _cores(small)])
    is_outline = np.arange(len(found)) < len(outlines)
    size = found[:, 2:] - found[:, :2]
    long, short = size.max(axis=1), size.min(axis=1)
    fits = (short >= max(LEAST, _LEAST_OF_LETTER * letter)) & (long <= MOST) & (long <= WIDEST * short)
    places = np.flatnonzero(fits)
    places = places[_distinct(found[places])][:most]
    return Found(found[places], is_outline[places], letter)


def _ink(grey: Grey) -> Grey:
    method, kind = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV
    return np.asarray(cv2.adaptiveThreshold(grey, 255, method, kind, _BLOCK, _DARKER), np.uint8)


def _squares(ink: Grey, scale: int) -> Boxes:
    """Boxes of four strokes, by their level and by their vertical ones. scale: of the answer.

    A thick cross hides the strokes of its box in `ink`, and not in a page half as large.
    """
    turned = np.asarray(cv2.transpose(ink), np.uint8)
    level, vertical = _between_strokes(ink), _between_strokes(turned)[:, [1, 0, 3, 2]]
    return np.concatenate([level, vertical]) * np.float32(scale)


def _between_strokes(ink: Grey) -> Boxes:
    """Boxes between two level strokes of like length, one above the other, whose ends are joined by ink."""
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))  # a stroke of a page that is a little askew is a staircase
    level = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, LEAST - 1), np.uint8))
    strokes, _ = cv2.findContours(level, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    x, y, wide, high = np.array([*map(cv2.boundingRect, strokes)], np.int64).reshape(-1, 4).T
    fits = (wide <= MOST) & (high <= np.maximum(5, wide // 2))
    order = np.flatnonzero(fits)[np.argsort(x[fits], kind="stable")]
    x, y, wide, high = x[order], y[order], wide[order], high[order]
    upper, lower = _pairs(x, y, wide)
    left = np.minimum(x[upper], x[lower])
    right = np.maximum(x[upper] + wide[upper], x[lower] + wide[lower])
    boxes = np.stack([left, y[upper], right, y[lower] + high[lower]], axis=1)
    return boxes[_joined(ink, boxes)].astype(np.float32)


def _pairs(x: _Ints, y: _Ints, wide: _Ints) -> tuple[_Ints, _Ints]:
    """Places of strokes, sorted by x, that may be the upper and the lower side of one box."""
    places = np.arange(len(x))
    counts = np.searchsorted(x, x + 1 + MOST // 6, side="right") - places - 1
    first = np.repeat(places, counts)
    second = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts) + first + 1
    longer = np.maximum(wide[first], wide[second])
    apart = np.abs(y[second] - y[first])
    fits = (
        (x[second] - x[first] <= 1 + longer // 6)
        & (np.abs(x[second] + wide[second] - x[first] - wide[first]) <= 1 + longer // 6)
        & (apart + 2 >= longer / WIDEST)
        & (apart + 2 <= longer * WIDEST)
        & (apart >= LEAST - 2)
        & (apart <= MOST)
    )
    first, second = first[fits], second[fits]
    above = y[first] < y[second]
    return np.where(above, first, second), np.where(above, second, first)


def _joined(ink: Grey, boxes: _Ints) -> NDArray[np.bool_]:
    """Whether boxes have a column that is ink near their left side, and one near their right side."""
    if not len(boxes):
        return np.zeros(0, np.bool_)
    sums = cv2.integral(cv2.dilate(ink, np.ones((1, 2), np.uint8)))
    x1, y1, x2, y2 = boxes.T
    top, bottom = y1 + 1, np.maximum(y2 - 1, y1 + 2)
    reach = np.maximum((x2 - x1) // 6, 1)
    least = 255 * _SIDE_INK * (bottom - top)
    is_left, is_right = np.zeros((2, len(boxes)), np.bool_)
    for step in range(-1, int(reach.max()) + 1):
        for side, columns in ((is_left, x1 + step), (is_right, x2 - step)):
            x = np.clip(columns, 0, ink.shape[1] - 1)
            inside = sums[bottom, x + 1] - sums[top, x + 1] - sums[bottom, x] + sums[top, x]
            np.logical_or(side, (inside >= least) & (step <= reach), out=side)
    return is_left & is_right


def _outlined(ink: Grey) -> tuple[float, Boxes, Boxes]:
    """Height of a usual letter; what goes around white areas, one or several; squarish blots."""
    contours, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if tree is None:
        return 0.0, _NONE, _NONE
    parents = tree[0, :, 3].astype(np.int64)
    large = [number for number, contour in enumerate(contours) if len(contour) > 2]
    frames = np.array([cv2.boundingRect(contours[number]) for number in large], np.float32).reshape(-1, 4)
    numbers = np.array(large, np.int64)
    is_hole = parents[numbers] >= 0
    x, y, wide, high = frames.T
    is_letter = ~is_hole & (high >= 4) & (high <= MOST) & (wide <= 3 * high) & (wide >= 0.2 * high)
    letter = float(np.median(high[is_letter])) if is_letter.sum() >= 10 else 0.0
    boxes = np.stack([x, y, x + wide, y + high], axis=1)
    holes = _holes(boxes[is_hole], parents[numbers[is_hole]])
    return letter, holes, _blots(contours, boxes[~is_hole], numbers[~is_hole], letter)


def _holes(boxes: Boxes, owners: _Ints) -> Boxes:
    """Around each white area, and around all those of one outline: a tick cuts them in pieces."""
    if not len(boxes):
        return _NONE
    order = np.argsort(owners, kind="stable")
    _, starts, counts = np.unique(owners[order], return_index=True, return_counts=True)
    least = np.minimum.reduceat(boxes[order], starts, axis=0)
    most = np.maximum.reduceat(boxes[order], starts, axis=0)
    joined = np.concatenate([least[:, :2], most[:, 2:]], axis=1)[counts > 1]
    every = np.concatenate([boxes, joined])
    rim = np.clip(_RIM * (every[:, 2:] - every[:, :2]).min(axis=1), 1.0, 4.0)[:, None]
    return np.concatenate([every[:, :2] - rim + 1, every[:, 2:] + rim - 1], axis=1)


def _blots(contours: object, boxes: Boxes, numbers: _Ints, letter: float) -> Boxes:
    """Squarish joined ink that is larger than letters, or denser."""
    size = boxes[:, 2:] - boxes[:, :2]
    long, short = size.max(axis=1), size.min(axis=1)
    fits = (short >= max(LEAST, _LEAST_OF_LETTER * letter)) & (long <= MOST) & (long <= WIDEST * short)
    small = fits & (short < 1.2 * letter)
    for place in np.flatnonzero(small):
        area = cv2.contourArea(contours[numbers[place]])  # type: ignore[index]
        fits[place] = area >= 0.72 * size[place].prod()
    return boxes[fits]


def _cores(small: Grey) -> Boxes:
    """What is filled in, without a tick that reaches out of it. small: ink of a page half as large."""
    filled = cv2.morphologyEx(small, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5)))
    contours, _ = cv2.findContours(filled, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    x, y, wide, high = 2 * np.array([*map(cv2.boundingRect, contours)], np.float32).reshape(-1, 4).T
    return np.stack([x, y, x + wide, y + high], axis=1)


def _distinct(boxes: Boxes) -> _Ints:
    """Places of boxes that do not nearly cover one that comes before them."""
    if not len(boxes):
        return np.zeros(0, np.int64)
    frames = np.concatenate([boxes[:, :2], boxes[:, 2:] - boxes[:, :2]], axis=1)
    scores = np.linspace(1.0, 0.5, len(boxes), dtype=np.float32)
    kept = cv2.dnn.NMSBoxes(frames.tolist(), scores.tolist(), 0.0, _SAME)
    return np.asarray(kept, np.int64).ravel()


_NONE: Boxes = np.zeros((0, 4), np.float32)
