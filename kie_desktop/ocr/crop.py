"""Text lines cut out of a page and turned upright, as recognition networks want them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Polygon
from kie_desktop.formats.line_crops import UPRIGHT_BELOW, lies_on, size_of, upright_corners
from kie_desktop.ocr.protocol import Image


def cut_line(image: Image, points: Polygon) -> Image | None:
    """The region of a polygon, straightened; None where less than a pixel of it is on the page.

    A quadrilateral is straightened in perspective, any other polygon by the smallest rotated
    rectangle around it. Crops much higher than wide are turned a quarter.
    """
    corners = _corners(points)
    width, height = size_of(corners)
    if width < 1 or height < 1 or not lies_on(corners, image):
        return None
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    crop = cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    if height / width >= UPRIGHT_BELOW:
        crop = np.rot90(crop)
    return np.ascontiguousarray(crop, np.uint8)


def _corners(points: Polygon) -> NDArray[np.float32]:
    """Four corners, clockwise from the top left, whatever order they came in."""
    if len(points) == 4:
        return upright_corners(points)
    around = cv2.boxPoints(cv2.minAreaRect(np.array(points, np.float32)))
    return upright_corners(tuple((float(x), float(y)) for x, y in around))
