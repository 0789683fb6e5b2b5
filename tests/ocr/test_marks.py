"""Check boxes on drawn pages; how good the network is, `python -m build_scripts.marks measure` says."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image as PillowImage
from PIL import ImageDraw

from build_scripts.marks.measure import Count, count_marks
from build_scripts.marks.pages import draw_page
from build_scripts.marks.shapes import Styles
from build_scripts.marks.sheet import Sheet
from build_scripts.samples.fonts import FACES
from kie_desktop.domain.geometry import bounding_box
from kie_desktop.ocr.marks import detector as detector_module
from kie_desktop.ocr.marks.detector import MOST_MARKS, NETWORKS, MarkDetector
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
    assert all(0.7 <= mark.score <= 1 for mark in found)


@pytest.mark.skipif(
    not all(Path(file).exists() for file, _ in FACES.values()),
    reason="needs the typefaces of the sample pages (resources/samples/README.md)",
)
@pytest.mark.parametrize("styles", [Styles.UNSEEN, Styles.FRESH])
def test_drawn_pages_of_styles_that_were_held_back(detector: MarkDetector, styles: Styles) -> None:
    total = Count()
    for seed in range(2_000_000, 2_000_008):
        page = draw_page(seed, styles)
        total += count_marks(page, detector.find(page.pixels))
    assert total.drawn > 100 and total.f1 >= 0.85, total.text()


def test_a_tick_that_reaches_far_out_leaves_its_box_in_its_place(detector: MarkDetector) -> None:
    picture, draw = sheet(1000, 1400)
    for row in range(6):
        y = 100 + 120 * row
        draw.rectangle((100, y, 126, y + 26), None, "black", 2)
        draw.line(((104, y + 10), (112, y + 22), (165, y - 35)), "#20308a", 4)
    found = detector.find(np.asarray(picture))
    assert [mark.checked for mark in found] == [True] * 6
    for row, mark in enumerate(found):
        box = bounding_box(mark.points)
        assert (
            max(
                abs(side - is_at) for side, is_at in zip(box, (100, 100 + 120 * row, 126, 126 + 120 * row), strict=True)
            )
            <= 6
        )


def test_wide_boxes_are_found(detector: MarkDetector) -> None:
    picture, draw = sheet(1000, 1400)
    for row in range(6):
        draw.rectangle((100, 100 + 120 * row, 146, 124 + 120 * row), None, "black", 2)
    assert len(detector.find(np.asarray(picture))) == 6


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


def test_the_networks_are_small() -> None:
    assert sum(file.stat().st_size for file in NETWORKS.glob("*.onnx")) < 1_000_000


@pytest.mark.parametrize(
    ("likely", "middles", "believed"),
    [
        ([0.95, 0.92], [(50, 50), (300, 300)], [True, False]),  # alone, only the certain one
        ([0.95, 0.95, 0.4], [(50, 50), (50, 90), (52, 130)], [True, True, True]),  # below two certain ones
        ([0.95, 0.95, 0.4], [(50, 50), (50, 90), (52, 600)], [True, True, True]),  # however far below
        ([0.95, 0.95, 0.4], [(50, 50), (50, 90), (75, 130)], [True, True, False]),  # beside the column
        ([0.95, 0.8, 0.4], [(50, 50), (50, 90), (50, 130)], [True, False, False]),  # below a certain and a doubtful one
        ([0.92, 0.91, 0.91], [(50, 50), (90, 50), (130, 50)], [True, True, True]),  # three nearly certain ones in a row
        ([0.92, 0.91], [(50, 50), (90, 50)], [False, False]),
    ],
)
def test_a_doubtful_mark_is_believed_in_line_with_two_certain_ones(
    likely: list[float], middles: list[tuple[float, float]], believed: list[bool]
) -> None:
    boxes = np.array([(x - 10, y - 10, x + 10, y + 10) for x, y in middles], np.float32)
    assert detector_module._believed(boxes, np.array(likely, np.float32)).tolist() == believed


def test_a_doubtful_mark_of_another_size_is_none() -> None:
    boxes = np.array([(40, 40, 60, 60), (40, 80, 60, 100), (35, 120, 65, 150)], np.float32)
    assert detector_module._believed(boxes, np.array([0.95, 0.95, 0.9], np.float32)).tolist() == [True, True, False]
    assert detector_module._believed(boxes[:0], np.zeros(0, np.float32)).tolist() == []


@pytest.mark.skipif(
    not all(Path(file).exists() for file, _ in FACES.values()),
    reason="needs the typefaces of the sample pages (resources/samples/README.md)",
)
def test_no_sign_that_a_typeface_lacks_is_drawn_as_a_box() -> None:
    page = Sheet(Random(1), Styles.LEARNED, 400, 100, 40.0)
    page.face = "lato"
    before = page.image.tobytes()
    assert page.text(10, 50, "：") == 10 and page.image.tobytes() == before
    assert page.text(10, 50, ":") > 10 and page.image.tobytes() != before
    page.face = "hei"
    assert page.text(10, 50, "：") > 10
