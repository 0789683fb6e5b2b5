"""Text lines cut out of a page."""

from __future__ import annotations

import numpy as np
import pytest

from kie_desktop.domain.geometry import Polygon
from kie_desktop.ocr.crop import cut_line

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
    crop = cut_line(image, ((10, 10), (30, 10), (30, 110), (10, 110)))
    assert crop is not None and crop.shape == (20, 100, 3)


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
