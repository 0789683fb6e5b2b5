"""Text lines cut out of a page and turned upright, as recognition networks want them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Polygon
from kie_desktop.ocr.protocol import Image

_UPRIGHT_BELOW = 1.5
"""A crop this many times as high as it is wide holds text that runs upwards (PaddleOCR's rule)."""


def cut_line(image: Image, points: Polygon) -> Image | None:
    """The region of a polygon, straightened; None where less than a pixel of it is on the page.

    A quadrilateral is straightened in perspective, any other polygon by the smallest rotated
    rectangle around it. Crops much higher than wide are turned a quarter.
    """
    corners = _corners(points)
    width = int(max(_length(corners[0], corners[1]), _length(corners[3], corners[2])))
    height = int(max(_length(corners[0], corners[3]), _length(corners[1], corners[2])))
    if width < 1 or height < 1 or not _on_page(corners, image):
        return None
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    crop = cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    if height / width >= _UPRIGHT_BELOW:
        crop = np.rot90(crop)
    return np.ascontiguousarray(crop, np.uint8)


def _corners(points: Polygon) -> NDArray[np.float32]:
    """Four corners, clockwise from the top left, whatever order they came in."""
    vertices = np.array(points, np.float32)
    if len(vertices) != 4:
        vertices = np.asarray(cv2.boxPoints(cv2.minAreaRect(vertices)), np.float32)
    by_x = vertices[np.argsort(vertices[:, 0], kind="stable")]
    left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def _length(start: NDArray[np.float32], end: NDArray[np.float32]) -> float:
    return float(np.linalg.norm(end - start))


def _on_page(corners: NDArray[np.float32], image: Image) -> bool:
    height, width = image.shape[:2]
    left, top = corners.min(axis=0)
    right, bottom = corners.max(axis=0)
    return right > 0 and bottom > 0 and left < width and top < height
