"""Text lines cut out of a page and laid flat, as recognition networks want them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Polygon
from kie_desktop.ocr.protocol import Image

_TALL = 1.5
"""A line so many times as long as it is wide, and more upright than flat, runs up or down (PaddleOCR's rule)."""


def cut_line(image: Image, points: Polygon) -> Image | None:
    """The region of a polygon, straightened; None where less than a pixel of it is on the page.

    A quadrilateral is straightened in perspective, any other polygon by the smallest rotated
    rectangle around it. Of a steep line the upper end becomes the left one: text that runs down is upright then,
    text that runs up stands on its head.
    """
    corners = _vertices(points)
    flat = _upper_end_first(corners) if _is_steep(corners) else _by_x(corners)
    return _straightened(image, flat)


def cut_as_it_stands(image: Image, points: Polygon) -> Image | None:
    """The same, but never turned: the upper side stays the upper one, however tall the region is."""
    return _straightened(image, _by_x(_vertices(points)))


def is_steep(points: Polygon) -> bool:
    """Whether a line runs up or down, as far as its shape tells."""
    return _is_steep(_vertices(points))


def tallness(points: Polygon) -> float:
    """Height to width of the box around a line as it stands."""
    corners = _by_x(_vertices(points))
    return _length(corners[0], corners[3]) / max(_length(corners[0], corners[1]), 1e-6)


def _straightened(image: Image, corners: NDArray[np.float32]) -> Image | None:
    width = int(max(_length(corners[0], corners[1]), _length(corners[3], corners[2])))
    height = int(max(_length(corners[0], corners[3]), _length(corners[1], corners[2])))
    if width < 1 or height < 1 or not _on_page(corners, image):
        return None
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    crop = cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.ascontiguousarray(crop, np.uint8)


def _vertices(points: Polygon) -> NDArray[np.float32]:
    """Four corners in any order."""
    vertices = np.array(points, np.float32)
    return vertices if len(vertices) == 4 else np.asarray(cv2.boxPoints(cv2.minAreaRect(vertices)), np.float32)


def _by_x(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Clockwise from the top left."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def _around(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Clockwise, from any of them: also where a line is so steep that both upper corners are left of the lower ones."""
    across, down = (corners - corners.mean(axis=0)).T
    return corners[np.argsort(np.arctan2(down, across), kind="stable")]


def _is_steep(corners: NDArray[np.float32]) -> bool:
    around = _around(corners)
    sides = np.roll(around, -1, axis=0) - around
    lengths = np.linalg.norm(sides, axis=1)
    pairs = lengths[:2] + lengths[2:]
    longer = int(np.argmax(pairs))
    across, down = np.abs(sides[longer])
    return bool(pairs[longer] >= _TALL * pairs[1 - longer] and down > across)


def _upper_end_first(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Corners of a steep line as they are once it lies flat, its upper end on the left."""
    around = _around(corners)
    heights = around[:, 1] + np.roll(around[:, 1], -1)
    # Of the two short sides the upper one: clockwise, it goes from the left corner to the right one.
    lengths = np.linalg.norm(np.roll(around, -1, axis=0) - around, axis=1)
    short = (0, 2) if lengths[0] + lengths[2] < lengths[1] + lengths[3] else (1, 3)
    upper = min(short, key=lambda side: heights[side])
    return np.roll(around, -(upper + 1), axis=0)


def _length(start: NDArray[np.float32], end: NDArray[np.float32]) -> float:
    return float(np.linalg.norm(end - start))


def _on_page(corners: NDArray[np.float32], image: Image) -> bool:
    height, width = image.shape[:2]
    left, top = corners.min(axis=0)
    right, bottom = corners.max(axis=0)
    return bool(right > 0 and bottom > 0 and left < width and top < height)
