"""Text lines cut out of a page."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from kie_desktop.domain.geometry import Polygon
from kie_desktop.ocr.crop import cut_as_it_stands, cut_line, is_steep

BOX: Polygon = ((20, 10), (60, 10), (60, 30), (20, 30))


def page() -> np.ndarray:
    """Left half of the box red, right half blue."""
    image = np.full((100, 200, 3), 255, np.uint8)
    image[10:30, 20:40] = (255, 0, 0)
    image[10:30, 40:60] = (0, 0, 255)
    return image


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("step", [1, -1])
def test_any_order_of_corners_gives_the_same_upright_crop(turn: int, step: int) -> None:
    corners = (BOX[turn:] + BOX[:turn])[::step]
    crop = cut_line(page(), corners)
    assert crop is not None and crop.shape == (20, 40, 3)
    assert crop[10, 5].tolist() == [255, 0, 0] and crop[10, 35].tolist() == [0, 0, 255]


def test_polygon_of_many_corners_is_cut_by_the_rectangle_around_it() -> None:
    crop = cut_line(page(), ((20, 10), (40, 10), (60, 10), (60, 30), (40, 30), (20, 30)))
    assert crop is not None and crop.shape == (20, 40, 3)


def test_high_crop_is_turned_a_quarter() -> None:
    image = np.full((200, 100, 3), 255, np.uint8)
    points = ((10, 10), (30, 10), (30, 110), (10, 110))
    crop = cut_line(image, points)
    assert crop is not None and crop.shape == (20, 100, 3) and is_steep(points)
    standing = cut_as_it_stands(image, points)
    assert standing is not None and standing.shape == (100, 20, 3)


@pytest.mark.parametrize("degrees", [*range(50, 131, 5)])
def test_the_upper_end_of_a_steep_line_comes_first(degrees: int) -> None:
    """A bar that is red at its upper end and blue at its lower one, at any angle to the horizontal."""
    along = np.array([np.cos(np.radians(degrees)), -np.sin(np.radians(degrees))])
    across = np.array([-along[1], along[0]])
    middle = np.array([200.0, 200.0])
    ends = middle + 150 * along, middle - 150 * along
    corners = np.array([end + side * 12 * across for end in ends for side in (1, -1)])[[0, 1, 3, 2]]
    image = np.full((400, 400, 3), 255, np.uint8)
    cv2.fillPoly(image, [corners.astype(np.int32)], (0, 0, 255))
    cv2.circle(image, (int(ends[0][0]), int(ends[0][1])), 40, (255, 0, 0), -1)
    points = tuple((float(x), float(y)) for x, y in corners)
    crop = cut_line(image, points)
    assert crop is not None and is_steep(points)
    assert crop.shape[1] == pytest.approx(300, abs=2) and crop.shape[0] == pytest.approx(24, abs=2)
    assert crop[12, 5].tolist() == [255, 0, 0] and crop[12, -20].tolist() == [0, 0, 255]


def test_flat_and_nearly_square_regions_are_not_steep() -> None:
    assert not is_steep(BOX)
    assert not is_steep(((10, 10), (30, 10), (30, 35), (10, 35)))


@pytest.mark.parametrize(
    "points",
    [
        ((10, 10), (10, 10), (10, 10), (10, 10)),
        ((10, 10), (50, 10), (50, 10.4), (10, 10.4)),
        ((300, 10), (340, 10), (340, 30), (300, 30)),
        ((10, -50), (40, -50), (40, -20), (10, -20)),
    ],
)
def test_nothing_to_cut(points: Polygon) -> None:
    assert cut_line(page(), points) is None
