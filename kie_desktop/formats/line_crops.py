"""Text lines cut out of a page and turned upright, as recognition networks want them; numpy only, for any process."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Polygon, bounding_box, rectangle

UPRIGHT_BELOW = 1.5
"""A crop this many times as high as it is wide holds text that runs upwards (PaddleOCR's rule)."""


def by_x(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Four corners [4, 2], clockwise from the top left, whatever order they came in."""
    sorted_by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left = sorted_by_x[:2][np.argsort(sorted_by_x[:2, 1], kind="stable")]
    right = sorted_by_x[2:][np.argsort(sorted_by_x[2:, 1], kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def size_of(corners: NDArray[np.float32]) -> tuple[int, int]:
    """Width and height of a straightened quadrilateral in pixels: its longer sides."""
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    return int(max(sides[0], sides[2])), int(max(sides[1], sides[3]))


def lies_on(corners: NDArray[np.float32], image: NDArray[np.uint8]) -> bool:
    """Whether any of a quadrilateral's box is on an image."""
    height, width = image.shape[:2]
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    return bool(right > 0 and bottom > 0 and left < width and top < height)


def crop_of(image: NDArray[np.uint8], points: Polygon) -> NDArray[np.uint8] | None:
    """The region of a quadrilateral, or of the box around another polygon; None where less than a pixel is on the page.

    H x W x 3, straightened in perspective, as PPOCRLabel does it; one that is tall is turned a quarter to the left.

    Pixels between others are means of four; beyond the edge of the page its last pixel goes on.
    """
    corners = by_x(np.array(points if len(points) == 4 else rectangle(bounding_box(points)), np.float32))
    width, height = size_of(corners)
    if width < 1 or height < 1 or not lies_on(corners, image):
        return None
    across, down = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    a, b, c, d, e, f, g, h = _perspective(corners, width, height)
    depth = g * across + h * down + 1.0
    crop = _sampled(image, (a * across + b * down + c) / depth - 0.5, (d * across + e * down + f) / depth - 0.5)
    return np.ascontiguousarray(np.rot90(crop) if height / width >= UPRIGHT_BELOW else crop)


def _perspective(corners: NDArray[np.float32], width: int, height: int) -> NDArray[np.float64]:
    """Eight numbers that lead from places of the crop to places of the page."""
    rows, values = [], []
    for (u, v), (x, y) in zip(((0, 0), (width, 0), (width, height), (0, height)), corners.tolist(), strict=True):
        rows += [[u, v, 1, 0, 0, 0, -u * x, -v * x], [0, 0, 0, u, v, 1, -u * y, -v * y]]
        values += [x, y]
    return np.linalg.lstsq(np.array(rows, np.float64), np.array(values, np.float64), rcond=None)[0]


def _sampled(image: NDArray[np.uint8], x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.uint8]:
    height, width = image.shape[:2]
    x, y = np.clip(x, 0, width - 1), np.clip(y, 0, height - 1)
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    right, bottom = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    dx, dy = (x - left)[..., None], (y - top)[..., None]
    above = image[top, left] * (1 - dx) + image[top, right] * dx
    below = image[bottom, left] * (1 - dx) + image[bottom, right] * dx
    sampled: NDArray[np.uint8] = np.round(above * (1 - dy) + below * dy).astype(np.uint8)
    return sampled
