"""What networks are shown of sheets with small print; every other page as it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rule_pack
from numpy.typing import NDArray

from kie_desktop.contract.messages import RE, SER
from kie_desktop.contract.packs import load_pack
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, EntityKind, Page
from kie_desktop.kie.encoding import EncodedPage, encode_page
from kie_desktop.ocr.protocol import Image
from kie_desktop.runtime import pipeline
from kie_desktop.runtime.onnx_runner import OnnxModel
from kie_desktop.runtime.pipeline import Pipeline
from kie_desktop.runtime.small_print import as_shown

SMALL = 0.009
WIDTH, HEIGHT = 10_600, 7_400


def title_block(x: float, y: float, line: float = 30.0) -> list[Entity]:
    """Six rows of a key and its value, as a drawing has them in a corner."""
    entities = []
    for row in range(6):
        for number, left in enumerate((x, x + 20 * line)):
            box = (left, y + 2 * line * row, left + 4 * line, y + 2 * line * row + line)
            entities.append(Entity(2 * row + number + 1, rectangle(box), ("Key", "value")[number] + f" {row}"))
    return entities


def boxes(entities: object) -> NDArray[np.float64]:
    return np.array([entity.box for entity in entities])  # type: ignore[attr-defined]


@pytest.mark.parametrize("least_line", [0.0, SMALL])
def test_an_ordinary_page_is_encoded_bit_for_bit_as_it_is(least_line: float, monkeypatch: pytest.MonkeyPatch) -> None:
    model = OnnxModel(load_pack("starter"))
    assert model.least_line == SMALL
    page = Page("a.png", 1240, 1754).with_entities(title_block(300.3, 900.7, 17.4), [])
    page = page.with_entities([*page.entities.values(), Entity(99, rectangle((1, 1, 9, 9)), kind=EntityKind.MARK)], [])
    seen: list[EncodedPage] = []

    def watched(*given: object) -> EncodedPage:
        seen.append(encode_page(*given))  # type: ignore[arg-type]
        return seen[-1]

    monkeypatch.setattr(pipeline, "encode_page", watched)
    model.least_line = least_line
    Pipeline(None, model).annotate(unread, page, (SER, RE))
    plain = encode_page(page.entities.values(), page.width, page.height, model.tokenizer)
    assert np.array_equal(seen[0].bbox, plain.bbox) and np.array_equal(seen[0].input_ids, plain.input_ids)
    assert (seen[0].entity_ids, seen[0].width, seen[0].height) == (plain.entity_ids, 1240, 1754)


def unread() -> Image:
    raise AssertionError("lines of a page need no picture")


@pytest.mark.parametrize("as_given", [False, True])
def test_the_title_block_of_a_drawing_is_labelled_as_a_page_of_its_own(tmp_path: Path, as_given: bool) -> None:
    """The rule: what stands left of the middle is a key. PaddleOCR's way of reading shows pages as they are."""
    sheet = Page("sheet.png", WIDTH, HEIGHT).with_entities(title_block(9_300, 6_500), [])
    model = OnnxModel(rule_pack.write(tmp_path / "pack", least_line=SMALL))
    done = Pipeline(None, model, as_given).annotate(unread, sheet, (SER, RE)).page
    found = [(one.text.split()[0], one.label) for one in done.entities.values()]
    assert set(found) == {("Key", "answer" if as_given else "question"), ("value", "answer")}
    assert len(done.links) == (0 if as_given else 6)
    assert [one.points for one in done.entities.values()] == [one.points for one in sheet.entities.values()]


def test_a_pack_that_says_nothing_shows_large_sheets_as_they_are(tmp_path: Path) -> None:
    sheet = Page("sheet.png", WIDTH, HEIGHT).with_entities(title_block(9_300, 6_500), [])
    done = Pipeline(None, OnnxModel(rule_pack.write(tmp_path / "pack"))).annotate(unread, sheet, (SER, RE)).page
    assert {one.label for one in done.entities.values()} == {"answer"}


def test_near_lines_keep_their_distances_and_wide_stripes_are_gone() -> None:
    block = title_block(9_300, 6_500)
    shown = as_shown(block, WIDTH, HEIGHT, SMALL)
    assert max(shown.width, shown.height) <= 1_800
    places = boxes(shown.entities)
    assert places.min() >= 0 and places[:, 2].max() <= shown.width and places[:, 3].max() <= shown.height
    before = boxes(block)
    assert np.allclose(places[:, 3] - places[:, 1], before[:, 3] - before[:, 1])
    assert np.allclose(np.diff(places[:, 1]), np.diff(before[:, 1]))
    assert [one.id for one in shown.entities] == [one.id for one in block]


def test_blocks_in_two_corners_come_nearer_and_keep_their_order() -> None:
    shown = as_shown([*title_block(100, 100), *title_block(9_300, 6_500)], WIDTH, HEIGHT, SMALL)
    places = boxes(shown.entities)
    assert max(shown.width, shown.height) < 3_000
    assert places[:12, 2].max() < places[12:, 0].min() and places[:12, 3].max() < places[12:, 1].min()


@pytest.mark.parametrize("box", [(0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 10_600.0, 7_400.0)])
def test_lines_of_no_height_and_one_as_large_as_the_page_stay(box: tuple[float, float, float, float]) -> None:
    entities = [Entity(1, rectangle(box), "a")]
    assert as_shown(entities, WIDTH, HEIGHT, SMALL) == (entities, WIDTH, HEIGHT)
    assert as_shown([], WIDTH, HEIGHT, SMALL) == ([], WIDTH, HEIGHT)


def test_lines_off_the_page_and_over_each_other_stay_finite() -> None:
    wild = [(-50.0, -20.0, 100.0, 10.0), (0.0, 0.0, 10_800.0, 30.0), (10_500.0, 7_390.0, 10_700.0, 7_420.0)]
    shown = as_shown([Entity(n + 1, rectangle(box), "a") for n, box in enumerate(wild)], WIDTH, HEIGHT, SMALL)
    assert shown.width > 0 and shown.height > 0 and np.isfinite(boxes(shown.entities)).all()
