"""Pages on their side or head, seen by what the embedded engine reads on them."""

from __future__ import annotations

import json

import numpy as np
import pytest
from text_image import picture

from kie_desktop.domain.geometry import Polygon, bounding_box, polygon, rectangle
from kie_desktop.formats.images import read_image
from kie_desktop.ocr.orientation import quarters_to_upright
from kie_desktop.ocr.protocol import Image, OcrLine
from kie_desktop.ocr.rapid import RapidEngine
from kie_desktop.places import program_folder

LETTER = [(40, 40, "Delivery address"), (40, 110, "Signature of the seller"), (40, 180, "Invoice number 20418")]


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_is_found_however_it_lies(rapid: RapidEngine, quarters: int) -> None:
    page = np.ascontiguousarray(np.rot90(picture(LETTER, size=(500, 260)), quarters))
    assert quarters_to_upright(page, rapid.read(page), rapid.recognise) == quarters


def test_columns_of_chinese_are_read_and_stand_upright(rapid: RapidEngine) -> None:
    texts, page = columns_of_a_sample()
    lines = rapid.read(page)
    assert sorted(line.text for line in lines) == sorted(texts)
    assert quarters_to_upright(page, lines, rapid.recognise) == 0


def columns_of_a_sample() -> tuple[list[str], Image]:
    """Lines of a sample page, sign below sign."""
    folder = program_folder() / "resources" / "samples"
    rows = dict(line.split("\t") for line in (folder / "truth.json").read_text("utf-8").splitlines())
    name = "zh_expense_claim.png"
    image, texts = read_image(folder / name), []
    page = np.full((700, 600, 3), 255, np.uint8)
    for row in json.loads(rows[name]):
        text = row["transcription"]
        if len(text) < 6 or not all("\u4e00" <= sign <= "\u9fff" for sign in text):
            continue
        x1, y1, x2, y2 = (round(side) for side in bounding_box(polygon(row["points"])))
        signs = np.array_split(image[y1:y2, x1:x2], len(text), axis=1)
        for place, sign in enumerate(signs):
            top, left = 40 + place * (y2 - y1 + 4), 60 + 100 * len(texts)
            page[top : top + y2 - y1, left : left + sign.shape[1]] = sign
        texts.append(text)
    return texts, page


def never(image: Image, points: Polygon) -> tuple[str, float]:
    raise AssertionError("a line was read again without need")


def badly(image: Image, points: Polygon) -> tuple[str, float]:
    return "ab", 0.6


def lines(score: float, text: str = "some words", count: int = 10) -> list[OcrLine]:
    return [OcrLine(rectangle((10, 10 + 30 * row, 200, 30 + 30 * row)), text, score) for row in range(count)]


def test_ordinary_pages_cost_nothing_and_bad_ones_are_not_called_lying() -> None:
    blank = np.full((400, 300, 3), 255, np.uint8)
    for ordinary in ([], lines(0.5, count=2), lines(0.6, "7"), lines(0.86), [*lines(0.95), *lines(0.5, count=9)]):
        assert quarters_to_upright(blank, ordinary, never) == 0
    assert quarters_to_upright(blank, lines(0.6), badly) == 0
