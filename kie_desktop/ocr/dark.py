"""Dark areas of a light page, as the head of a table is: the detector sees them inverted (adr/0043).

White letters on a dark ground are found where they are sharp; on a scan, with the ground broken up by a halftone, they
are not. Costs a few milliseconds a page, and a second look at the lines that lie in such areas.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Polygon, center

Pixels = NDArray[np.uint8]
DARK = 140
"""Grey values below this one are dark, once the letters in them are closed."""
SHARE = 0.6
"""An area is dark where this part of its box is."""
_GROUND = 0.5
"""An area is dark where this part of its box is so before letters are closed: large black letters are not."""
LARGEST = 0.25
"""Of the page: what is larger is a dark page, or the table that a receipt lies on."""
_SEEN = 800
"""Pixels of the longer side that are enough to find areas."""
_LEAST_WIDTH, _LEAST_HEIGHT = 24, 6
"""Of an area, in these pixels; what is smaller is a letter, a rule or a tick."""
_CLOSED = (9, 5)
"""Width and height of gaps in the ground that are closed: the strokes of the letters."""


class Area(NamedTuple):
    """An upright box in pixels of the page; the edges on the right and below are not in it."""

    x1: int
    y1: int
    x2: int
    y2: int


def dark_areas(page: Pixels) -> list[Area]:
    """The dark areas of a page, uint8[H, W, 3], that is light as a whole."""
    height, width = page.shape[:2]
    scale = min(1.0, _SEEN / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    grey = cv2.cvtColor(cv2.resize(page, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    if np.median(grey) < DARK:
        return []
    dark = (grey < DARK).astype(np.uint8)
    ground = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones(_CLOSED[::-1], np.uint8))
    ground = cv2.morphologyEx(ground, cv2.MORPH_OPEN, np.ones((_LEAST_HEIGHT, _LEAST_HEIGHT), np.uint8))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ground)
    areas = []
    for x, y, wide, high, count in boxes[1:]:
        is_area = wide >= _LEAST_WIDTH and high >= _LEAST_HEIGHT and wide * high <= LARGEST * size[0] * size[1]
        is_dark = count >= SHARE * wide * high and dark[y : y + high, x : x + wide].mean() >= _GROUND
        if is_area and is_dark:
            edges = np.array([x, y, x + wide, y + high]) / scale
            x1, y1, x2, y2 = (int(edge) for edge in np.round(edges))
            areas.append(Area(x1, y1, min(x2, width), min(y2, height)))
    return areas


def inverted(page: Pixels, areas: Sequence[Area]) -> Pixels:
    """The page with light and dark exchanged in the areas; the page itself where there is none."""
    if not areas:
        return page
    result = page.copy()
    for area in areas:
        part = result[area.y1 : area.y2, area.x1 : area.x2]
        part[...] = 255 - part
    return result


def lies_in(areas: Sequence[Area], points: Polygon) -> bool:
    """Whether the middle of a line lies in one of the areas."""
    x, y = center(points)
    return any(area.x1 <= x < area.x2 and area.y1 <= y < area.y2 for area in areas)
