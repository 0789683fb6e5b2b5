"""Pages as nobody would make them, through the starter: no crash, scores that are scores, in bounded time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pytest

from kie_desktop.contract.messages import RE, SER
from kie_desktop.contract.packs import load_pack
from kie_desktop.domain.checks import check_page
from kie_desktop.domain.geometry import Polygon, rectangle
from kie_desktop.domain.label_set import OTHER, Label, LabelSet
from kie_desktop.domain.page import HUMAN, Entity, Page
from kie_desktop.runtime.open_pack import model_of_pack
from kie_desktop.runtime.pipeline import Pipeline

Shape = Callable[[int], Polygon]


@pytest.fixture(scope="module")
def starter() -> Pipeline:
    return Pipeline(None, model_of_pack(load_pack("starter")))


def unread() -> None:
    raise AssertionError("the image was read and is not needed")


def in_two_columns(place: int) -> Polygon:
    x, y = 20 + 480 * (place % 2), 20 + 30 * (place // 2)
    return rectangle((x, y, x + 300, y + 24))


def page_of(texts: Iterable[str], shape: Shape = in_two_columns, size: tuple[int, int] = (1000, 1000)) -> Page:
    entities = [Entity(number, shape(number - 1), text) for number, text in enumerate(texts, 1)]
    return Page("a.png", *size).with_entities(entities, [])


def sensible(pipeline: Pipeline, page: Page, steps: Sequence[str] = (SER, RE)) -> Page:
    """The page as it is proposed; every score is one, and every link joins two of its entities."""
    found = pipeline.annotate(unread, page, steps).page
    assert found.entities.keys() == page.entities.keys()
    scores = [row.label_score for row in found.entities.values() if not row.by_human]
    scores += [link.score for link in found.links.values()]
    assert all(score is not None and math.isfinite(score) and 0 <= score <= 1 for score in scores)
    assert all({*key} <= found.entities.keys() and len({*key}) == 2 for key in found.links)
    check_page(found, LabelSet([Label(OTHER, "#888888")]))
    return found


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["Name:"],
        ["ชื่อ", "สมชาย ใจดี", "الاسم:", "محمد", "नाम", "שם"],
        ["😀🎉", "👩‍👩‍👧:", "🇩🇪", "\ue000\ue001", "\uf8ff:", "\U000f0000", "\x00\x01", "\u200b", "\ufffd"],
        ["word " * 700, "<s></s><mask><pad><unk>", "\n\t\r"],
    ],
    ids=["nothing", "one", "unseen scripts", "no letters", "long"],
)
def test_texts(starter: Pipeline, texts: list[str]) -> None:
    sensible(starter, page_of(texts))


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        (lambda place: ((10.0, 10.0),) * 4, (1000, 1000)),
        (lambda place: ((10.0, 10.0), (200.0, 10.0)), (1000, 1000)),
        (lambda place: rectangle((-9e6, -9e6, -10, -10)) if place else rectangle((5e3, 5e3, 1e9, 1e9)), (1000, 1000)),
        (lambda place: rectangle((300, 100, 100, 80)), (1000, 1000)),
        (lambda place: rectangle((0, 0, 1, 1)), (1, 1)),
        (lambda place: rectangle((place * 5000, 10, place * 5000 + 4000, 40)), (20_000, 50)),
        (lambda place: rectangle((900 - place * 100, 50, 940 - place * 100, 950)), (1000, 1000)),
    ],
    ids=["points", "lines", "off the page", "backwards", "page of a pixel", "20,000 pixels wide", "columns"],
)
def test_places(starter: Pipeline, shape: Shape, size: tuple[int, int]) -> None:
    sensible(starter, page_of(["Name:", "Ada", "姓名", "张三丰"], shape, size))


def test_a_crowded_page(starter: Pipeline) -> None:
    """Several windows, and every pair of 300 keys and 300 values in one look; time grows with their product."""
    page = page_of([f"Key {place}:" if place % 2 == 0 else f"value {place}" for place in range(600)], size=(1000, 9100))
    sensible(starter, page, (SER,))
    labelled = [
        replace(entity, label="question" if entity.id % 2 else "answer", by_human=HUMAN)
        for entity in page.entities.values()
    ]
    found = sensible(starter, page.with_entities(labelled, []), (RE,))
    beside = sum(head + 1 == tail for head, tail in found.links)
    assert beside > 200 and beside > 0.9 * len(found.links)
