"""Dark areas of a page: found where they are a ground with letters, and read inverted."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw
from text_image import picture

from kie_desktop.domain.geometry import rectangle
from kie_desktop.ocr.dark import Area, dark_areas, inverted, lies_in
from kie_desktop.ocr.rapid import RapidEngine

HEAD = (40, 60, 560, 96)


def page_with(*boxes: tuple[int, int, int, int], ground: int = 255, size: tuple[int, int] = (600, 400)) -> np.ndarray:
    image = Image.new("L", size, ground)
    for box in boxes:
        ImageDraw.Draw(image).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=20)
    return np.repeat(np.array(image)[:, :, None], 3, 2)


def test_the_head_of_a_table_is_an_area() -> None:
    (area,) = dark_areas(page_with(HEAD))
    np.testing.assert_allclose(area, HEAD, atol=2)
    assert lies_in([area], rectangle((100, 65, 200, 90))) and not lies_in([area], rectangle((100, 120, 200, 140)))


@pytest.mark.parametrize(
    "page",
    [
        page_with(),
        page_with((40, 60, 560, 63)),  # a rule
        page_with((40, 60, 52, 72)),  # a box that is ticked
        page_with((0, 0, 600, 300)),  # the table that a receipt lies on
        page_with(HEAD, ground=40),  # a dark page
        page_with(size=(1, 1)),
        picture([(40, 50, "TOTAL 42")], size=(640, 160), letter=64),
    ],
    ids=["blank", "rule", "tick", "photograph", "dark page", "pixel", "large letters"],
)
def test_what_is_no_head_stays(page: np.ndarray) -> None:
    assert dark_areas(page) == []
    assert inverted(page, []) is page


def test_only_the_area_is_inverted() -> None:
    page = page_with(HEAD)
    changed = inverted(page, [Area(*HEAD)])
    assert changed[70, 100].tolist() == [235, 235, 235] and changed[20, 20].tolist() == [255, 255, 255]
    assert page[70, 100].tolist() == [20, 20, 20]


def test_a_head_that_a_scanner_broke_up_is_read(rapid: RapidEngine) -> None:
    """Twice as many words as without inverting (adr/0043); clean heads are read either way."""
    clean = picture([(60, 50, "Quantity"), (330, 50, "Amount"), (60, 150, "12 pieces")], size=(600, 220), letter=22)
    dark = clean.copy()
    dark[40:90, 30:570] = 255 - dark[40:90, 30:570]
    rng = np.random.default_rng(0)
    specks = (dark.mean(2) < 140) & (rng.random(dark.shape[:2]) < 0.05)
    dark[specks] = 235
    texts = {line.text for line in rapid.read(dark)}
    assert {"Quantity", "Amount", "12 pieces"} <= texts
