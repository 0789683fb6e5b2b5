"""How a link runs from a key to a value: a gentle curve between the sides that face each other.

Where several links meet one side of an entity, each has a port of its own there, in an order in
which they do not cross (`ports`). Where the curve would run through other boxes, `lanes` are ways
around them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from enum import Enum
from math import atan2, hypot
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, Point

Curve = tuple[Point, ...]
"""Cubic Bezier curves end to end, in pixels of the page: the start, then two control points and an end for each.

One curve, so 4 points, or a lane of three: 10 points.
"""

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


_LANE_WEIGHTS = _WEIGHTS[3::3]
"""For the points behind the first one of each of a lane's three curves: as many in all as one curve has."""

_Key = TypeVar("_Key", bound=Hashable)


class Side(Enum):
    """Where a link meets an entity. The value: the axis along which ports lie side by side there."""

    LEFT = "left", 1
    RIGHT = "right", 1
    TOP = "top", 0
    BOTTOM = "bottom", 0
    MIDDLE = "middle", None

    @property
    def axis(self) -> int | None:
        """0: ports lie beside each other, 1: below each other, None: there is only one place."""
        axis: int | None = self.value[1]
        return axis


class _Way(Enum):
    """The shapes that a link can have."""

    STRAIGHT = 0
    HOP = 1
    ACROSS = 2
    SWUNG = 3
    DOWN = 4
    CORNER = 5


def route(key: Box, value: Box, leaves: float = 0.0, arrives: float = 0.0) -> Curve:
    """The curve from the key's nearest side to the value's nearest side.

    Boxes side by side are joined left to right, neighbours above each other top to bottom; to a
    value below and aside the curve turns a corner. Where a key has a whole column of values below
    it, the links to the further ones swing out to the left, the further the wider, so that they
    neither cross the values between nor hide each other. Where boxes touch, the curve goes around
    the place. Boxes that lie in each other are joined centre to centre.

    leaves, arrives: how far from the usual place along the side the link starts and ends, in pixels.
    """
    way = _way(key, value)
    height = _lower(key, value)
    if way is _Way.STRAIGHT:
        return _straight(_middle(key), _middle(value))
    if way is _Way.HOP:
        return _hop(key, value, height)
    if way is _Way.ACROSS:
        return _across(key, value, leaves, arrives)
    if way is _Way.SWUNG:
        return _swung(key, value, height, leaves, arrives)
    if way is _Way.CORNER:
        return _corner(key, value, leaves, arrives)
    return _down(key, value, leaves, arrives)


def sides(key: Box, value: Box) -> tuple[Side, Side]:
    """The side at which a link leaves its key, and the one at which it meets its value."""
    way = _way(key, value)
    right, below = value[0] >= key[2], value[1] >= key[3]
    if way is _Way.STRAIGHT:
        return Side.MIDDLE, Side.MIDDLE
    if way is _Way.HOP:
        return Side.MIDDLE, Side.MIDDLE
    if way is _Way.ACROSS:
        return (Side.RIGHT, Side.LEFT) if right else (Side.LEFT, Side.RIGHT)
    if way is _Way.SWUNG:
        return Side.LEFT, Side.LEFT
    leaves = Side.BOTTOM if below else Side.TOP
    if way is _Way.CORNER:
        return leaves, Side.LEFT if right else Side.RIGHT
    return leaves, Side.TOP if below else Side.BOTTOM


def ports(box: Box, side: Side, others: Iterable[tuple[_Key, Box]]) -> dict[_Key, float]:
    """How far from the usual place each link meets a side of `box`; others: link -> its other end.

    The order is that in which the links do not cross: on a side edge by slope, those that swing
    around from the same side with the furthest outermost; on the upper and lower edge by place,
    those that turn a corner with the nearest outermost.
    """
    found = list(others)
    if side.axis is None or len(found) < 2:
        return dict.fromkeys((key for key, _ in found), 0.0)
    order = sorted(found, key=lambda item: _rank(box, side, item[1]))
    length = box[side.axis + 2] - box[side.axis]
    height = box[3] - box[1]
    step = min(0.72 * length / len(order), 0.25 * height)
    return {key: (index - (len(order) - 1) / 2) * step for index, (key, _) in enumerate(order)}


def toward(key: Box, point: Point) -> Curve:
    """The curve from a key to the pointer, while a link is being drawn."""
    return route(key, (*point, *point))


def samples(curves: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points along curves: n x 4 x 2 control points -> n x (SAMPLES + 1) x 2."""
    return np.einsum("sc,ncd->nsd", _WEIGHTS, curves)


def lane_samples(lanes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points along lanes: n x 10 x 2 control points -> n x (SAMPLES + 1) x 2."""
    thirds = [np.einsum("sc,ncd->nsd", _LANE_WEIGHTS, lanes[:, start : start + 4]) for start in (0, 3, 6)]
    return np.concatenate([lanes[:, :1], *thirds], axis=1)


def lanes(key: Box, value: Box, leaves: float = 0.0) -> list[Curve]:
    """Ways from a key to a value that leave it and arrive above, below or beside, with a long straight piece between.

    The straight piece lies over or under both boxes, left or right of both, just before the value, or just after the
    key. leaves: how far from the usual place this link leaves the key; links with other places have other lanes.
    """
    height = _lower(key, value)
    away = 0.3 * height + 0.6 * leaves
    top, bottom = min(key[1], value[1]) - away, max(key[3], value[3]) + away
    left, right = min(key[0], value[0]) - away - height / 2, max(key[2], value[2]) + away + height / 2
    down = value[1] >= key[3]
    found = [
        _along(key, value, max(0.0, top), height, (1, 1)),
        _along(key, value, bottom, height, (3, 3)),
        _beside(key, value, max(0.0, left), height, 0),
        _beside(key, value, right, height, 2),
    ]
    if down or value[3] <= key[1]:
        leave, arrive = (3, 1) if down else (1, 3)
        sign = 1 if down else -1
        found.append(_along(key, value, value[arrive] - sign * away, height, (leave, arrive)))
        found.append(_along(key, value, key[leave] + sign * away, height, (leave, arrive)))
    return found


def _along(key: Box, value: Box, y: float, height: float, edges: tuple[int, int]) -> Curve:
    """A lane across the page at a height; edges: 1 or 3, where it leaves the key and meets the value."""
    sign = 1.0 if _middle(value)[0] >= _middle(key)[0] else -1.0
    x1 = _inset(key, height, towards_right=sign > 0)
    x2 = _inset(value, height, towards_right=sign < 0)
    sign = 1.0 if x2 >= x1 else -1.0
    turn = sign * min(0.5 * height, abs(x2 - x1) / 2)
    return (
        (x1, key[edges[0]]), (x1, y), (x1, y), (x1 + turn, y),
        (x1 + turn, y), (x2 - turn, y), (x2 - turn, y),
        (x2, y), (x2, y), (x2, value[edges[1]]),
    )  # fmt: skip


def _beside(key: Box, value: Box, x: float, height: float, edge: int) -> Curve:
    """A lane down the page; edge: 0 or 2, the sides at which it leaves the key and meets the value."""
    y1, y2 = _middle(key)[1], _middle(value)[1]
    turn = (1.0 if y2 >= y1 else -1.0) * min(0.5 * height, abs(y2 - y1) / 2)
    return (
        (key[edge], y1), (x, y1), (x, y1), (x, y1 + turn),
        (x, y1 + turn), (x, y2 - turn), (x, y2 - turn),
        (x, y2), (x, y2), (value[edge], y2),
    )  # fmt: skip


def _inset(box: Box, height: float, *, towards_right: bool) -> float:
    """A place on the upper or lower edge, near the end that faces the other box."""
    inset = min((box[2] - box[0]) / 2, 0.6 * height)
    return box[2] - inset if towards_right else box[0] + inset


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
    tip, before = curve[-1], curve[-2]
    span = hypot(tip[0] - curve[0][0], tip[1] - curve[0][1])
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


def _way(key: Box, value: Box) -> _Way:
    gap_x = max(value[0] - key[2], key[0] - value[2])
    gap_y = max(value[1] - key[3], key[1] - value[3])
    height = _lower(key, value)
    if gap_x <= -height and gap_y <= -height / 2:
        return _Way.STRAIGHT
    if gap_y < 0 and gap_x < TOUCHING * height:
        return _Way.HOP
    if gap_x >= 0 and gap_x >= gap_y:
        return _Way.ACROSS
    same_column = gap_x < 0 or (value[2] <= key[0] and gap_x < 2 * height)
    if same_column and not TOUCHING * height <= gap_y <= NEIGHBOUR * height:
        return _Way.SWUNG
    return _Way.CORNER if gap_x >= 0 else _Way.DOWN


def _lower(key: Box, value: Box) -> float:
    """The height of the lower one of two boxes."""
    return min(key[3] - key[1], value[3] - value[1])


def _rank(box: Box, side: Side, other: Box) -> tuple[int, float]:
    """Where a link comes in the order of `ports`, from the top or from the left."""
    (x, y), (other_x, other_y) = _middle(box), _middle(other)
    dx, dy = other_x - x, other_y - y
    if side.axis == 1:
        outward = dx if side is Side.RIGHT else -dx
        if other[0] < box[2] and other[2] > box[0]:  # swings around: above those that go straight on, or below
            return (0, -dy) if dy < 0 else (2, -dy)
        return 1, atan2(dy, max(outward, 1.0))
    away = abs(dy)
    if other[2] <= box[0]:
        return 0, away
    if other[0] >= box[2]:
        return 2, -away
    return 1, dx


def _across(key: Box, value: Box, leaves: float, arrives: float) -> Curve:
    """From side to side of boxes beside each other; bent more the further apart they are."""
    right = value[0] >= key[2]
    start = key[2] if right else key[0], (key[1] + key[3]) / 2 + leaves
    end = value[0] if right else value[2], (value[1] + value[3]) / 2 + arrives
    reach = 0.4 * hypot(end[0] - start[0], end[1] - start[1]) * (1 if right else -1)
    return start, (start[0] + reach, start[1]), (end[0] - reach, end[1]), end


def _down(key: Box, value: Box, leaves: float, arrives: float) -> Curve:
    """Straight down (or up) into the next line."""
    below = value[1] >= key[3]
    left, right = max(key[0], value[0]), min(key[2], value[2])
    x = left + min((right - left) / 2, key[3] - key[1])  # near the left edge, where text begins: arrows line up
    start = min(max(x + leaves, key[0]), key[2]), key[3] if below else key[1]
    end = min(max(x + arrives, value[0]), value[2]), value[1] if below else value[3]
    return _straight(start, end)


def _corner(key: Box, value: Box, leaves: float, arrives: float) -> Curve:
    """Down (or up) and around a corner into a value that lies aside."""
    inset = min((key[2] - key[0]) / 2, key[3] - key[1])
    usual = key[2] - inset if value[0] >= key[2] else key[0] + inset
    start = min(max(usual + leaves, key[0]), key[2]), key[3] if value[1] >= key[3] else key[1]
    end = value[0] if value[0] >= key[2] else value[2], (value[1] + value[3]) / 2 + arrives
    return (
        start,
        (start[0], start[1] + 0.7 * (end[1] - start[1])),
        (end[0] - 0.7 * (end[0] - start[0]), end[1]),
        end,
    )


def _hop(key: Box, value: Box, height: float) -> Curve:
    """Over the edge that two boxes on one line share."""
    sign = 1.0 if _middle(value)[0] >= _middle(key)[0] else -1.0
    start = (key[2] if sign > 0 else key[0]) - sign * 0.6 * height, key[1]
    end = (value[0] if sign > 0 else value[2]) + sign * 0.6 * height, value[1]
    top = min(start[1], end[1]) - 0.7 * height
    return start, (start[0], top), (end[0], top), end


def _swung(key: Box, value: Box, height: float, leaves: float, arrives: float) -> Curve:
    """Out of the key's left side and into the value's left side."""
    start = key[0], (key[1] + key[3]) / 2 + leaves
    end = value[0], (value[1] + value[3]) / 2 + arrives
    swing = min(height * 1.1 + 0.16 * abs(end[1] - start[1]), 7 * height)
    left = min(start[0], end[0]) - swing
    left = max(left, min(start[0], end[0], 0.0))  # not over the edge of the page, where nothing is drawn
    return start, (left, start[1]), (left, end[1]), end


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
