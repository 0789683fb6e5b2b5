"""Polygons in pixels of the decoded, upright page image (origin top left, y down)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

Point = tuple[float, float]
Polygon = tuple[Point, ...]
Box = tuple[float, float, float, float]
"""x1, y1, x2, y2 with x1 <= x2 and y1 <= y2."""

SAME_PLACE = 0.5
"""Boxes with at least this intersection over union are the same line; each half of a line that was split is, too."""


def polygon(points: Iterable[Sequence[float]]) -> Polygon:
    """Make a polygon of any sequence of (x, y) pairs, as floats."""
    return tuple((float(point[0]), float(point[1])) for point in points)


def bounding_box(points: Polygon) -> Box:
    """The smallest upright box around at least one point."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def union_box(boxes: Iterable[Box]) -> Box:
    """The smallest box around at least one box."""
    x1s, y1s, x2s, y2s = zip(*boxes, strict=True)
    return min(x1s), min(y1s), max(x2s), max(y2s)


def rectangle(box: Box) -> Polygon:
    """The four corners of a box, clockwise from the top left (PaddleOCR's order)."""
    x1, y1, x2, y2 = box
    return (x1, y1), (x2, y1), (x2, y2), (x1, y2)


def center(points: Polygon) -> Point:
    """Centre of the bounding box."""
    x1, y1, x2, y2 = bounding_box(points)
    return (x1 + x2) / 2, (y1 + y2) / 2


def area(points: Polygon) -> float:
    """Enclosed area in square pixels (shoelace formula); 0 for fewer than 3 points."""
    if len(points) < 3:
        return 0.0
    following = (*points[1:], points[0])
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, following, strict=True))) / 2


def contains(points: Polygon, point: Point) -> bool:
    """Whether a point lies inside the polygon (even-odd rule)."""
    px, py = point
    inside = False
    following = (*points[1:], points[0])
    for (x1, y1), (x2, y2) in zip(points, following, strict=True):
        if (y1 > py) != (y2 > py) and px < (x2 - x1) * (py - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def shifted(points: Polygon, dx: float, dy: float) -> Polygon:
    """The polygon moved by (dx, dy)."""
    return tuple((x + dx, y + dy) for x, y in points)


def turned(points: Polygon, width: float, height: float, quarters: int) -> Polygon:
    """The polygon on a page of width x height pixels that is turned `quarters` of a circle clockwise."""
    for _ in range(quarters % 4):
        points = tuple((height - y, x) for x, y in points)
        width, height = height, width
    return points


def scaled(points: Polygon, across: float, down: float) -> Polygon:
    """The polygon on a page that is stretched by two factors, to a tenth of a pixel."""
    return tuple((round(x * across, 1), round(y * down, 1)) for x, y in points)


def clipped(points: Polygon, width: float, height: float) -> Polygon:
    """Every vertex moved to the nearest place on a page of width x height pixels."""
    if all(0 <= x <= width and 0 <= y <= height for x, y in points):
        return points
    return tuple((min(max(x, 0.0), float(width)), min(max(y, 0.0), float(height))) for x, y in points)


def intersection_over_union(first: Box, second: Box) -> float:
    """Overlap of two boxes, 0 to 1; 0 where both are empty."""
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    total = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (first, second)) - both
    return both / total if total > 0 else 0.0


def shared_height(first: Box, second: Box) -> float:
    """The part of the lower box's height that both share; 0 to 1."""
    height = min(first[3] - first[1], second[3] - second[1])
    return max(min(first[3], second[3]) - max(first[1], second[1]), 0.0) / max(height, 1e-6)


def shared_width(first: Box, second: Box) -> float:
    """How far two boxes overlap from left to right, in pixels; below 0 the room between them."""
    return min(first[2], second[2]) - max(first[0], second[0])


def bands(members: Iterable[int], boxes: Sequence[Box], gap: float) -> list[list[int]]:
    """Indices of boxes by the parts of a page between which a stripe of more than a gap is empty, from the top."""
    found: list[list[int]] = []
    bottom = float("-inf")
    for index in sorted(members, key=lambda index: boxes[index][1]):
        if boxes[index][1] > bottom + gap:
            found.append([])
        found[-1].append(index)
        bottom = max(bottom, boxes[index][3])
    return found


def gap_between(first: Box, second: Box) -> float:
    """The room between two boxes from top to bottom, in pixels; 0 where they overlap."""
    return max(second[1] - first[3], first[1] - second[3], 0.0)


def same_place(first: Box, second: Box) -> bool:
    """Whether two boxes are the same line (`SAME_PLACE`)."""
    return intersection_over_union(first, second) >= SAME_PLACE


def split_quadrilateral(points: Polygon, fraction: float) -> tuple[Polygon, Polygon]:
    """Cut a text line across its reading direction, `fraction` (0 to 1) of the way along.

    A quadrilateral is cut along its own (skewed) sides; any other polygon by its box.
    A line taller than twice its width is taken for vertical text and cut across its height.
    """
    corners = points if len(points) == 4 else rectangle(bounding_box(points))
    top_left, top_right, bottom_right, bottom_left = corners
    width = hypot(top_right[0] - top_left[0], top_right[1] - top_left[1])
    height = hypot(bottom_left[0] - top_left[0], bottom_left[1] - top_left[1])
    if height > 2 * width:
        left = _between(top_left, bottom_left, fraction)
        right = _between(top_right, bottom_right, fraction)
        return (top_left, top_right, right, left), (left, right, bottom_right, bottom_left)
    top = _between(top_left, top_right, fraction)
    bottom = _between(bottom_left, bottom_right, fraction)
    return (top_left, top, bottom, bottom_left), (top, top_right, bottom_right, bottom)


def _between(start: Point, end: Point, fraction: float) -> Point:
    return start[0] + (end[0] - start[0]) * fraction, start[1] + (end[1] - start[1]) * fraction
