"""Check boxes on drawn pages; how good the network is, `python -m build_scripts.marks measure` says."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PIL import Image as PillowImage
from PIL import ImageDraw

from build_scripts.marks.measure import Count, count_marks
from build_scripts.marks.pages import draw_page
from kie_desktop.domain.geometry import bounding_box
from kie_desktop.ocr.marks.detector import MOST_MARKS, NETWORK, MarkDetector
from kie_desktop.ocr.protocol import Image


@pytest.fixture(scope="module")
def detector() -> MarkDetector:
    return MarkDetector()


def sheet(width: int = 800, height: int = 600, colour: str = "white") -> tuple[PillowImage.Image, ImageDraw.ImageDraw]:
    picture = PillowImage.new("RGB", (width, height), colour)
    return picture, ImageDraw.Draw(picture)


def boxes(side: int, count: int, colour: str = "black", ground: str = "white") -> Image:
    """Rows of boxes; every second one has a cross."""
    picture, draw = sheet(1000, 1400, ground)
    across = 1000 // (2 * side)
    for number in range(count):
        x, y = 2 * side * (number % across) + side // 2, 2 * side * (number // across) + side // 2
        draw.rectangle((x, y, x + side, y + side), None, colour, max(1, side // 12))
        if number % 2:
            draw.line((x + 2, y + 2, x + side - 2, y + side - 2), colour, max(1, side // 8))
            draw.line((x + side - 2, y + 2, x + 2, y + side - 2), colour, max(1, side // 8))
    return np.asarray(picture)


def test_plain_boxes_are_found_in_their_places_and_states(detector: MarkDetector) -> None:
    found = sorted(detector.find(boxes(24, 12)), key=lambda mark: mark.points[0][0])
    assert [mark.checked for mark in found] == [bool(number % 2) for number in range(12)]
    x1, y1, x2, y2 = bounding_box(found[0].points)
    assert abs(x1 - 12) <= 3 and abs(y1 - 12) <= 3 and abs(x2 - 37) <= 3 and abs(y2 - 37) <= 3
    assert all(0.5 <= mark.score <= 1 for mark in found)


def test_drawn_pages_of_unseen_styles(detector: MarkDetector) -> None:
    total = sum((count_marks(page.marks, detector.find(page.pixels)) for page in map(_unseen, range(4))), Count())
    assert total.drawn > 40 and total.f1 >= 0.7, total.text()


def _unseen(seed: int):  # type: ignore[no-untyped-def]
    return draw_page(2_000_000 + seed, unseen=True)


def test_light_boxes_on_a_dark_page_are_found(detector: MarkDetector) -> None:
    assert len(detector.find(boxes(24, 12, "white", "#101010"))) == 12


@pytest.mark.parametrize("colour", ["white", "black", "#808080"])
@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (3, 3), (1200, 900), (6000, 40)])
def test_pages_of_one_colour_and_odd_sizes_have_none(
    detector: MarkDetector, colour: str, size: tuple[int, int]
) -> None:
    assert detector.find(np.asarray(sheet(*size, colour)[0])) == []


def test_noise_gives_few_and_ends_soon(detector: MarkDetector) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (1400, 1000, 3), np.uint8)
    start = time.process_time()
    assert len(detector.find(noise)) < 100
    assert time.process_time() - start < 8


def test_two_thousand_boxes_on_a_page(detector: MarkDetector) -> None:
    start = time.process_time()
    found = detector.find(boxes(12, 2000))
    assert 1000 <= len(found) <= MOST_MARKS
    assert time.process_time() - start < 8


def test_the_network_is_small() -> None:
    assert NETWORK.stat().st_size < 1_000_000
