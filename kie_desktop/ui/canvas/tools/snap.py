"""Edges that catch on the edges of neighbours while something is moved, reshaped or drawn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, Point, bounding_box
from kie_desktop.ui.canvas.spatial_index import SpatialIndex

REACH_PX = 6.0
"""An edge that comes so near to another, in pixels of the view, catches on it."""

NEIGHBOUR_PX = 240.0
"""Entities further away than this, in pixels of the view, are no neighbours."""

Guide = tuple[Point, Point]


class Snapper:
    """Finds what the edges of a box catch on. `apart`: entities that the gesture itself moves."""

    def __init__(self, index: SpatialIndex, apart: frozenset[int] = frozenset()) -> None:
        self._index = index
        self._apart = apart

    def shift(self, box: Box, zoom: float) -> tuple[Point, tuple[Guide, ...]]:
        """How far a moved box must go for an edge to lie on a neighbour's, and lines along the edges that do."""
        return self._snapped(box, (0, 2), (1, 3), zoom)

    def point(self, point: Point, zoom: float) -> tuple[Point, tuple[Guide, ...]]:
        """A point drawn or dragged, brought onto the nearest edges, and lines along them."""
        (dx, dy), guides = self._snapped((*point, *point), (0,), (1,), zoom)
        return (point[0] + dx, point[1] + dy), guides

    def _snapped(
        self, box: Box, across: tuple[int, ...], down: tuple[int, ...], zoom: float
    ) -> tuple[Point, tuple[Guide, ...]]:
        far = NEIGHBOUR_PX / zoom
        around = box[0] - far, box[1] - far, box[2] + far, box[3] + far
        near = self._index.boxes_near(around, self._apart)
        dx, column = _nearest(box, across, near, (0, 2), REACH_PX / zoom)
        dy, row = _nearest(box, down, near, (1, 3), REACH_PX / zoom)
        moved = box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy
        guides: list[Guide] = []
        if column is not None:
            x, other = column
            _, top, _, bottom = bounding_box((moved[:2], moved[2:], other[:2], other[2:]))
            guides.append(((x, top), (x, bottom)))
        if row is not None:
            y, other = row
            left, _, right, _ = bounding_box((moved[:2], moved[2:], other[:2], other[2:]))
            guides.append(((left, y), (right, y)))
        return (dx, dy), tuple(guides)


def _nearest(
    box: Box, edges: tuple[int, ...], near: NDArray[np.float64], theirs: tuple[int, int], reach: float
) -> tuple[float, tuple[float, Box] | None]:
    """The way from one of the box's edges to the nearest edge of a neighbour, and that edge with its box."""
    if not len(near):
        return 0.0, None
    ours = np.array([box[edge] for edge in edges])
    ways = near[:, theirs][:, :, None] - ours  # neighbours x their edges x ours
    row, edge, own = np.unravel_index(int(np.abs(ways).argmin()), ways.shape)
    way = float(ways[row, edge, own])
    if abs(way) > reach:
        return 0.0, None
    x1, y1, x2, y2 = (float(value) for value in near[row])
    return way, (float(near[row, theirs[edge]]), (x1, y1, x2, y2))
