"""Random pages, random edits by a person and random proposals by models, for hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from kie_desktop.domain import choices, edits, picture_edits
from kie_desktop.domain.geometry import Polygon, rectangle
from kie_desktop.domain.page import Choice, Entity, EntityPart, Link, Page, Picture, ReviewState
from kie_desktop.domain.patch import Patch

_T = TypeVar("_T")
WIDTH, HEIGHT = 600, 800
LABELS = ("other", "question", "answer", "header")
FIELDS = ("date", "total", "公司")
TEXTS = st.text("aZ0é 中\u3000:/", max_size=8)
SCORES = st.none() | st.floats(0, 1)


@st.composite
def boxes(draw: st.DrawFn) -> Polygon:
    x, y = draw(st.integers(0, WIDTH - 60)), draw(st.integers(0, HEIGHT - 30))
    return rectangle((x, y, x + draw(st.integers(5, 60)), y + draw(st.integers(5, 30))))


@st.composite
def entities(draw: st.DrawFn, entity_id: int, human: bool = True) -> Entity:
    by_human = draw(st.sets(st.sampled_from(EntityPart))) if human else frozenset()
    extra = draw(st.just({}) | st.just({"difficult": False}))
    label = draw(st.sampled_from(LABELS))
    return Entity(entity_id, draw(boxes()), draw(TEXTS), label, draw(SCORES), draw(SCORES), frozenset(by_human), extra)


@st.composite
def pages(draw: st.DrawFn, human: bool = True, most: int = 8) -> Page:
    ids = draw(st.lists(st.integers(1, 30), unique=True, max_size=most))
    rows = [draw(entities(entity_id, human)) for entity_id in ids]
    links = []
    if len(ids) > 1:
        pairs = draw(st.sets(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=6))
        links = [
            Link(head, tail, draw(SCORES), human and draw(st.booleans()))
            for head, tail in sorted(pairs)
            if head != tail and (tail, head) not in {pair for pair in pairs if pair < (head, tail)}
        ]
    state = draw(st.sampled_from(ReviewState))
    page = Page("größe/page 1.png", WIDTH, HEIGHT, draw(st.integers(0, 3)), state)
    page = page.with_entities(rows, links)
    return replace(page, next_id=page.next_id + draw(st.integers(0, 3)))


def one_edit(source: Random, page: Page) -> Patch:
    """A random edit by a person, or a pre-annotation, that makes sense on the page."""
    some = sorted(page.entities)
    kinds: list[Callable[[], Patch]] = [
        lambda: edits.add_entity(page, _polygon(source), _text(source), source.choice(LABELS)),
        lambda: edits.set_state(page, source.choice(list(ReviewState))),
        lambda: Patch(held_out=(page.held_out, not page.held_out)),
        lambda: picture_edits.turn(page, *_turned_picture(source, page)),
        lambda: choices.choose(page, Choice(source.choice(FIELDS), absent=True)),
        lambda: choices.clear(page, source.choice(FIELDS)),
        lambda: choices.set_document(page, source.choice(("", "scan.pdf"))),
    ]
    if some:
        kinds += [
            lambda: edits.reshape(page, {entity_id: _polygon(source) for entity_id in _subset(source, some)}),
            lambda: edits.set_text(page, source.choice(some), _text(source)),
            lambda: edits.set_label(page, _subset(source, some), source.choice(LABELS)),
            lambda: edits.delete(page, _subset(source, some)),
            lambda: choices.choose(page, _choice(source, some), add=source.random() < 0.5),
            lambda: edits.split(page, source.choice(some), source.randint(0, 5), source.uniform(0.1, 0.9)),
            lambda: edits.set_recognised(page, source.choice(some), _text(source), source.random()),
            lambda: edits.pre_annotate(page, proposal(source, page), only_new=source.random() < 0.5),
        ]
    if len(some) > 1:
        kinds += [
            lambda: edits.add_links(page, *_key_and_values(source, some)),
            lambda: edits.merge(page, source.sample(some, 2)),
        ]
    if page.links:
        kinds.append(lambda: edits.remove_links(page, _subset(source, sorted(page.links))))
    return source.choice(kinds)()


def proposal(source: Random, base: Page) -> Page:
    """What models may answer for a page: entities of it as they see them, new ones, and links."""
    ids = [entity_id for entity_id in sorted(base.entities) if source.random() < 0.7]
    ids += [base.next_id + index for index in range(source.randint(0, 3))]
    found = [
        Entity(entity_id, _polygon(source), _text(source), source.choice(LABELS), source.random(), source.random())
        for entity_id in ids
    ]
    pairs = {(head, tail) for head in ids for tail in ids if head < tail and source.random() < 0.3}
    links = [Link(head, tail, 0.5) for head, tail in sorted(pairs)]
    return replace(base, entities={}, links={}).with_entities(found, links)


def _choice(source: Random, some: list[int]) -> Choice:
    return Choice(source.choice(FIELDS), tuple(_subset(source, some)), None, _text(source))


def _polygon(source: Random) -> Polygon:
    x, y = source.uniform(0, WIDTH - 100), source.uniform(0, HEIGHT - 100)
    corners = [(x + source.uniform(0, 100), y + source.uniform(0, 100)) for _ in range(source.randint(3, 6))]
    return tuple((round(x, 1), round(y, 1)) for x, y in corners)


def _text(source: Random) -> str:
    return "".join(source.choices("aZ0é 中\u3000:/", k=source.randint(0, 8)))


def _turned_picture(source: Random, page: Page) -> tuple[Picture, int]:
    quarters = source.randint(0, 3)
    size = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    return Picture(f"turned {source.random()}.png", 0, *size), quarters


def _subset(source: Random, rows: list[_T]) -> list[_T]:
    return source.sample(rows, source.randint(1, min(3, len(rows))))


def _key_and_values(source: Random, ids: list[int]) -> tuple[int, list[int]]:
    head, *tails = source.sample(ids, source.randint(2, min(4, len(ids))))
    return head, tails
