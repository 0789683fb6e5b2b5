"""Where a part of a line's text stands on the page, and which part of it a place means."""

from __future__ import annotations

import re
from functools import lru_cache
from math import hypot

from PySide6.QtGui import QFontMetricsF, QGuiApplication

from kie_desktop.domain.geometry import Point, Polygon, bounding_box, rectangle, split_quadrilateral
from kie_desktop.domain.page import Entity

_WORDS = re.compile(r"[^\W_]+(?:[-.,/'’@&+][^\W_]+)*|[^\w\s]|_")
"""A date, an amount, an address of the web are one word; a colon or a bracket stands alone."""


def part_of_line(entity: Entity, start: int, end: int) -> Polygon:
    """The outline of characters `start` to `end` of an entity; of all of it where they are all, or none."""
    length = len(entity.text)
    start, end = max(0, start), min(end, length)
    if start >= end or end - start == length:
        return entity.points
    edges = _edges(entity.text)
    points = entity.points
    if end < length:
        points = split_quadrilateral(points, edges[end])[0]
    if start > 0:
        points = split_quadrilateral(points, edges[start] / edges[end])[1]
    return points


def character_at(entity: Entity, point: Point) -> float:
    """Between which characters a point of the page lies: 2.25 is a quarter through the third one."""
    edges, along = _edges(entity.text), _along(entity.points, point)
    for place in range(len(edges) - 1):
        if along < edges[place + 1]:
            return place + max(0.0, (along - edges[place]) / (edges[place + 1] - edges[place]))
    return float(len(entity.text))


def words_between(text: str, first: float, last: float) -> tuple[int, int]:
    """The words of a text that a drag from one place to another means, as first and last character + 1.

    A word counts where half of it is passed over; where none is, the one that the drag began in.
    """
    low, high = sorted((first, last))
    spans = [found.span() for found in _WORDS.finditer(text)]
    passed = [(start, end) for start, end in spans if min(high, end) - max(low, start) >= (end - start) / 2]
    if not passed:
        passed = [min(spans, key=lambda span: abs((span[0] + span[1]) / 2 - first))] if spans else [(0, len(text))]
    return passed[0][0], passed[-1][1]


@lru_cache(maxsize=64)
def _edges(text: str) -> list[float]:
    """Where each character begins, and the last one ends, 0 to 1: as wide as the window's font has them."""
    metrics = QFontMetricsF(QGuiApplication.font())
    widths = [max(metrics.horizontalAdvance(sign), 0.1) for sign in text] or [1.0]
    total, edges = sum(widths), [0.0]
    for width in widths:
        edges.append(edges[-1] + width / total)
    edges[-1] = 1.0
    return edges


def _along(points: Polygon, point: Point) -> float:
    """How far along a line a point lies, 0 to 1; lines run as `split_quadrilateral` cuts them."""
    corners = points if len(points) == 4 else rectangle(bounding_box(points))
    top_left, top_right, bottom_right, bottom_left = corners
    width = hypot(top_right[0] - top_left[0], top_right[1] - top_left[1])
    height = hypot(bottom_left[0] - top_left[0], bottom_left[1] - top_left[1])
    sides = (top_left, bottom_left, top_right, bottom_right)
    if height > 2 * width:
        sides = (top_left, top_right, bottom_left, bottom_right)
    (x1, y1), (x2, y2) = _middle(sides[0], sides[1]), _middle(sides[2], sides[3])
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = ((point[0] - x1) * (x2 - x1) + (point[1] - y1) * (y2 - y1)) / length if length else 0.0
    return min(1.0, max(0.0, along))


def _middle(first: Point, second: Point) -> Point:
    return (first[0] + second[0]) / 2, (first[1] + second[1]) / 2
