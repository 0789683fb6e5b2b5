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

TOUCHING = 0.35
"""Between boxes nearer than this many line heights an arrow would be too short to see."""

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
    neither cross the values between nor hide each other. Where boxes touch, the curve goes around
    the place. Boxes that lie in each other are joined centre to centre.
    """
    gap_x = max(value[0] - key[2], key[0] - value[2])
    gap_y = max(value[1] - key[3], key[1] - value[3])
    height = min(key[3] - key[1], value[3] - value[1])
    if gap_x <= -height and gap_y <= -height / 2:
        return _straight(_middle(key), _middle(value))
    if gap_y < 0 and gap_x < TOUCHING * height:
        return _hop(key, value, height)
    if gap_x >= 0 and gap_x >= gap_y:
        return _across(key, value)
    same_column = gap_x < 0 or (value[2] <= key[0] and gap_x < 2 * height)
    if same_column and not TOUCHING * height <= gap_y <= NEIGHBOUR * height:
        return _swung(key, value, height)
    return _down(key, value)


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


def _straight(start: Point, end: Point) -> Curve:
    dx, dy = (end[0] - start[0]) / 3, (end[1] - start[1]) / 3
    return start, (start[0] + dx, start[1] + dy), (end[0] - dx, end[1] - dy), end


def _across(key: Box, value: Box) -> Curve:
    """From side to side of boxes beside each other; bent more the further apart they are."""
    right = value[0] >= key[2]
    start = key[2] if right else key[0], (key[1] + key[3]) / 2
    end = value[0] if right else value[2], (value[1] + value[3]) / 2
    reach = 0.4 * hypot(end[0] - start[0], end[1] - start[1]) * (1 if right else -1)
    return start, (start[0] + reach, start[1]), (end[0] - reach, end[1]), end


def _down(key: Box, value: Box) -> Curve:
    """Down (or up) into the next line, or around a corner to a value that lies aside."""
    below = value[1] >= key[3]
    from_x, to_x = _facing(key, value)
    start = from_x, key[3] if below else key[1]
    if value[0] >= key[2] or value[2] <= key[0]:
        end = value[0] if value[0] >= key[2] else value[2], (value[1] + value[3]) / 2
        return (
            start,
            (start[0], start[1] + 0.7 * (end[1] - start[1])),
            (end[0] - 0.7 * (end[0] - start[0]), end[1]),
            end,
        )
    end = to_x, value[1] if below else value[3]
    return _straight(start, end)


def _hop(key: Box, value: Box, height: float) -> Curve:
    """Over the edge that two boxes on one line share."""
    sign = 1.0 if _middle(value)[0] >= _middle(key)[0] else -1.0
    start = (key[2] if sign > 0 else key[0]) - sign * 0.6 * height, key[1]
    end = (value[0] if sign > 0 else value[2]) + sign * 0.6 * height, value[1]
    top = min(start[1], end[1]) - 0.7 * height
    return start, (start[0], top), (end[0], top), end


def _swung(key: Box, value: Box, height: float) -> Curve:
    """Out of the key's left side and into the value's left side."""
    start = key[0], (key[1] + key[3]) / 2
    end = value[0], (value[1] + value[3]) / 2
    swing = min(height * 1.1 + 0.16 * abs(end[1] - start[1]), 7 * height)
    left = min(start[0], end[0]) - swing
    left = max(left, min(start[0], end[0], 0.0))  # not over the edge of the page, where nothing is drawn
    return start, (left, start[1]), (left, end[1]), end


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _facing(key: Box, value: Box) -> Point:
    """Where a link between lines leaves and arrives: x on the key, x on the value.

    Near the left edge, where text begins, so that the arrows of a column line up.
    """
    inset = key[3] - key[1]
    left, right = max(key[0], value[0]), min(key[2], value[2])
    if left <= right:
        x = left + min((right - left) / 2, inset)
        return x, x
    width = key[2] - key[0]
    leaves = key[2] - min(width / 2, inset) if value[0] > key[2] else key[0] + min(width / 2, inset)
    return leaves, _middle(value)[0]
