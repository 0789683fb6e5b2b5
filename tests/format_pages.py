"""Pages as hypothesis draws them, and what is left of them in a format that cannot hold everything."""

from __future__ import annotations

from dataclasses import replace

import hypothesis.strategies as st

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import OTHER, default_label_set
from kie_desktop.domain.page import HUMAN, Entity, Link, Page, ReviewState
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.domain.tb_yx import in_tb_yx_order
from kie_desktop.domain.text import is_blank
from kie_desktop.formats.format import Format
from kie_desktop.formats.unsupported import fits

LABELS = default_label_set()
texts = st.text(st.characters(codec="utf-8"), max_size=12).filter(lambda text: not text or not is_blank(text))
_coordinate = st.one_of(
    st.integers(-50, 5000).map(float), st.floats(-50, 5000, allow_nan=False).map(lambda value: value + 0.0)
)
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
_extra = st.dictionaries(texts.map(lambda key: f"my_{key}"), _json, max_size=2) | st.just({"difficult": True})
_ROUNDED_BY_HAND = 6


@st.composite
def pages(draw: st.DrawFn, by_models: bool = False) -> Page:
    """Any page: unicode, polygons, one-to-many links, unknown keys; all by hand, or all proposed."""
    ids = draw(st.lists(st.integers(0, 10_000), unique=True, max_size=8))
    score = st.floats(0, 1) if by_models else st.none()
    entities = [
        Entity(
            entity_id,
            tuple(draw(st.lists(st.tuples(_coordinate, _coordinate), min_size=3, max_size=6))),
            draw(texts),
            draw(st.sampled_from(LABELS.names)),
            draw(score),
            draw(score),
            frozenset() if by_models else HUMAN,
            draw(_extra),
        )
        for entity_id in ids
    ]
    pairs = draw(st.sets(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=8)) if ids else set()
    label = {entity.id: entity.label for entity in entities}
    links = [
        Link(head, tail, by_human=not by_models)
        for head, tail in sorted(pairs)
        if head != tail
        and not ((tail, head) in pairs and tail < head)
        and (label[head], label[tail]) != ("answer", "question")
    ]
    image = draw(st.sampled_from(["a.png", "images/表单 1.jpg", "[x].png", "Ünïcode/ä b.png"]))
    state = (
        ReviewState.PRE_ANNOTATED if by_models else draw(st.sampled_from((ReviewState.IN_WORK, ReviewState.REVIEWED)))
    )
    return Page(image, 5000, 5000, state=state if ids else ReviewState.NEW).with_entities(entities, links)


def held(page: Page, kind: Format) -> Page:
    """The page as the format says that it comes back."""
    order = in_reading_order if kind.name == "sroie" else in_tb_yx_order
    entities = order(page.entities.values())
    if kind.name == "funsd":  # upstream's converter leaves lines without text out, and so does its reader
        entities = [entity for entity in entities if entity.text.lstrip(" ")]
    first = 0 if kind.name == "funsd" else 1
    ids = {entity.id: entity.id if kind.holds.ids else number for number, entity in enumerate(entities, first)}
    kept = [_held(replace(entity, id=ids[entity.id]), kind) for entity in entities]
    by_hand = all(entity.by_human == HUMAN for entity in kept)
    links = [
        Link(ids[head], ids[tail], by_human=by_hand)
        for head, tail in page.links
        if kind.holds.links and head in ids and tail in ids
    ]
    state = ReviewState.IN_WORK if by_hand else ReviewState.PRE_ANNOTATED
    if page.state in kind.holds.states:
        state = page.state
    return replace(page, state=state if kept else ReviewState.NEW, entities={}, links={}, next_id=1).with_entities(
        kept, links
    )


def _held(entity: Entity, kind: Format) -> Entity:
    holds = kind.holds
    points = entity.points if fits(entity, holds.shape) else rectangle(entity.box)
    if not holds.scores:
        entity = replace(entity, text_score=None, label_score=None, by_human=HUMAN)
    text, label = entity.text, entity.label
    if kind.name == "funsd":
        text = text.lstrip(" ")
    if kind.name == "sroie":
        text, label = text.replace("\n", " ").replace("\r", " "), OTHER
    return replace(entity, points=points, text=text, label=label, extra=entity.extra if holds.extra else {})
