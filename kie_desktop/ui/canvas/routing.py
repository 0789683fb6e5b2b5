"""How a link runs from a key to a value: a gentle curve between the sides that face each other."""

from __future__ import annotations

from math import hypot

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, Point

Curve = tuple[Point, Point, Point, Point]
"""Start, two control points and end of a cubic Bezier curve, in pixels of the page."""

NEIGHBOUR = 0.9
"""Boxes above each other with a gap of more than this many line heights have room for a line between."""

SAMPLES = 12
"""Straight pieces that stand for a curve when the pointer is tested against it."""

_STEPS = np.linspace(0.0, 1.0, SAMPLES + 1)[:, None]
_WEIGHTS = np.hstack(
    [(1 - _STEPS) ** 3, 3 * (1 - _STEPS) ** 2 * _STEPS, 3 * (1 - _STEPS) * _STEPS**2, _STEPS**3]
)  # Bernstein polynomials, SAMPLES + 1 x 4


def route(key: Box, value: Box) -> Curve:
    """The curve from the key's nearest side to the value's nearest side.

    Boxes side by side are joined left to right, neighbours above each other top to bottom; to a
    value below and aside the curve turns a corner. Where a key has a whole column of values below
    it, the links to the further ones swing out to the left, the further the wider, so that they
    neither cross the values between nor hide each other. Boxes that overlap are joined centre to
    centre.
    """
    gap_x = max(value[0] - key[2], key[0] - value[2])
    gap_y = max(value[1] - key[3], key[1] - value[3])
    if gap_x <= 0 and gap_y <= 0:
        return _bent(_middle(key), _middle(value), (0.0, 0.0))
    if gap_x >= 0 and (gap_y < 0 or gap_x >= gap_y):
        sign = 1.0 if value[0] >= key[2] else -1.0
        start = key[2] if sign > 0 else key[0], (key[1] + key[3]) / 2
        end = value[0] if sign > 0 else value[2], (value[1] + value[3]) / 2
        return _bent(start, end, (sign, 0.0))
    height = min(key[3] - key[1], value[3] - value[1])
    same_column = gap_x < 0 or (value[2] <= key[0] and gap_x < 2 * height)
    if gap_y > NEIGHBOUR * height > 0 and same_column:
        return _swung(key, value, height)
    down = 1.0 if value[1] >= key[3] else -1.0
    from_x, to_x = _facing(key, value)
    start = from_x, key[3] if down > 0 else key[1]
    if gap_x >= 0:
        right = 1.0 if value[0] >= key[2] else -1.0
        return _elbow(start, (value[0] if right > 0 else value[2], (value[1] + value[3]) / 2))
    return _bent(start, (to_x, value[1] if down > 0 else value[3]), (0.0, down))


def toward(key: Box, point: Point) -> Curve:
    """The curve from a key to the pointer, while a link is being drawn."""
    return route(key, (*point, *point))


def samples(curves: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points along curves: n x 4 x 2 control points -> n x (SAMPLES + 1) x 2."""
    return np.einsum("sc,ncd->nsd", _WEIGHTS, curves)


def distances(lines: NDArray[np.float64], point: Point) -> NDArray[np.float64]:
    """Distance of a point from polylines: n x s x 2 -> n."""
    start, along = lines[:, :-1], np.diff(lines, axis=1)
    to_point = np.asarray(point) - start
    length = np.maximum((along**2).sum(-1), 1e-9)
    place = np.clip((to_point * along).sum(-1) / length, 0.0, 1.0)
    miss = to_point - place[..., None] * along
    return np.sqrt((miss**2).sum(-1)).min(-1)


def arrow_head(curve: Curve, length: float) -> tuple[Point, Point, Point]:
    """Tip and the two back corners of an arrow head, at most half as long as the curve is."""
    tip, before = curve[3], curve[2]
    span = hypot(curve[3][0] - curve[0][0], curve[3][1] - curve[0][1])
    length = min(length, span / 2)
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    norm = hypot(dx, dy)
    if norm == 0:
        dx, dy, norm = tip[0] - curve[0][0], tip[1] - curve[0][1], span or 1.0
    dx, dy = dx / norm * length, dy / norm * length
    back_x, back_y = tip[0] - dx, tip[1] - dy
    return tip, (back_x - dy * 0.42, back_y + dx * 0.42), (back_x + dy * 0.42, back_y - dx * 0.42)


def _bent(start: Point, end: Point, direction: Point) -> Curve:
    """A curve that leaves and arrives along `direction`, bent more the further it goes."""
    reach = 0.4 * hypot(end[0] - start[0], end[1] - start[1])
    dx, dy = direction[0] * reach, direction[1] * reach
    if direction == (0.0, 0.0):
        dx, dy = (end[0] - start[0]) / 3, (end[1] - start[1]) / 3
    return start, (start[0] + dx, start[1] + dy), (end[0] - dx, end[1] - dy), end


def _elbow(start: Point, end: Point) -> Curve:
    """A curve that leaves upright and arrives sideways."""
    return start, (start[0], start[1] + 0.7 * (end[1] - start[1])), (end[0] - 0.7 * (end[0] - start[0]), end[1]), end


def _swung(key: Box, value: Box, height: float) -> Curve:
    """A curve out of the key's left side and into the value's left side."""
    start = key[0], (key[1] + key[3]) / 2
    end = value[0], (value[1] + value[3]) / 2
    swing = min(height * 1.1 + 0.16 * abs(end[1] - start[1]), 7 * height)
    left = min(start[0], end[0]) - swing
    left = max(left, min(start[0], end[0], 0.0))  # not over the edge of the page, where nothing is drawn
    return start, (left, start[1]), (left, end[1]), end


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _facing(key: Box, value: Box) -> Point:
    """Where a link between boxes above each other leaves and arrives: x on the key, x on the value.

    Near the left edge, where text begins, so that the arrows of a column line up.
    """
    left, right = max(key[0], value[0]), min(key[2], value[2])
    if left <= right:
        x = left + min((right - left) / 2, key[3] - key[1])
        return x, x
    if value[0] > key[2]:
        return key[2] - min((key[2] - key[0]) / 2, key[3] - key[1]), _middle(value)[0]
    return key[0] + min((key[2] - key[0]) / 2, key[3] - key[1]), _middle(value)[0]
