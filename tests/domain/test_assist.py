"""Edits that do many things at once."""

from __future__ import annotations

from random import Random

import pytest
from domain_samples import pages
from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.domain import assist, edits
from kie_desktop.domain.edits import EditError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import HUMAN, Entity, EntityPart, Link, Page, ReviewState
from kie_desktop.domain.patch import apply


def proposed() -> Page:
    """As a model leaves it: 1 and 2 sure, 3 unsure of its label, 4 by a person."""
    rows = [
        Entity(1, rectangle((10, 10, 60, 30)), "Name", "question", 0.99, 0.95),
        Entity(2, rectangle((100, 10, 180, 30)), "Ada", "answer", 0.98, 0.92),
        Entity(3, rectangle((10, 50, 60, 70)), "NAME ", "header", 0.99, 0.4),
        Entity(4, rectangle((100, 50, 180, 70)), "Ｎame", "answer", by_human=HUMAN),
    ]
    page = Page("a.png", 200, 100, state=ReviewState.PRE_ANNOTATED)
    return page.with_entities(rows, [Link(1, 2, 0.9), Link(3, 4, 0.3)])


def test_confirming_makes_a_proposal_a_persons_decision() -> None:
    page = apply(proposed(), assist.confirm(proposed(), [1], [(1, 2)]))
    assert (page.entities[1].by_human, page.entities[1].label_score) == (HUMAN, None)
    assert page.links[1, 2] == Link(1, 2, by_human=True)
    assert page.state is ReviewState.IN_WORK
    assert not assist.confirm(page, [1], [(1, 2)])


def test_what_is_above_a_score_is_confirmed_and_nothing_else() -> None:
    page = proposed()
    assert assist.certain(page, 0.9) == (frozenset({1, 2}), frozenset({(1, 2)}))
    after = apply(page, assist.confirm_above(page, 0.9))
    assert [key for key, link in after.links.items() if link.by_human] == [(1, 2)]
    assert after.entities[3] == page.entities[3]
    assert not assist.confirm_above(page, 1.0)


def test_of_several_entities_keys_go_to_values_and_headers_to_keys() -> None:
    labels, page = default_label_set(), proposed()
    assert assist.pairs_among(page, labels, [1, 2, 4]) == [(1, 2), (1, 4)]
    assert assist.pairs_among(page, labels, [1, 2, 3, 4]) == [(3, 1), (1, 2), (1, 4)]
    assert assist.pairs_among(page, labels, [4, 2]) == [(2, 4)]
    other = apply(page, edits.set_label(page, [2], "other"))
    assert assist.pairs_among(other, labels, [2, 4]) == [(4, 2)]
    assert not assist.pairs_among(page, labels, [1]) and not assist.pairs_among(page, labels, [])


def test_a_section_keeps_its_links_when_its_header_is_linked() -> None:
    labels = default_label_set()
    header = Entity(5, rectangle((10, 0, 60, 9)), "Person", "header")
    page = apply(proposed(), edits.set_label(proposed(), [3], "question"))
    page = page.with_entities([*page.entities.values(), header], page.links.values())
    assert {*assist.pairs_among(page, labels, [1, 2, 3, 4, 5])} == {(5, 1), (5, 3), (1, 2), (3, 4)}
    assert {*assist.pairs_among(page, labels, [1, 2, 3, 4])} == {(1, 2), (1, 4), (3, 2), (3, 4)}
    bare = apply(page, assist.unlink(page, [4]))
    assert {*assist.pairs_among(bare, labels, [1, 2, 3, 4, 5])} == {(5, 1), (5, 3), (1, 2), (1, 4), (3, 2), (3, 4)}


def test_links_are_drawn_together_and_removed_together() -> None:
    page = proposed()
    linked = apply(page, assist.link_pairs(page, [(1, 4), (3, 2), (1, 2)]))
    assert {key for key, link in linked.links.items() if link.by_human} == {(1, 4), (3, 2), (1, 2)}
    apart = apply(linked, assist.unlink(linked, [2, 1]))
    assert set(apart.links) == set(linked.links) - {(1, 2)} and apart.rejected == {(1, 2)}
    assert set(apply(apart, assist.unlink(apart, [2, 1])).links) == {(3, 4)}
    bare = apply(linked, assist.unlink(linked, [1]))
    assert set(bare.links) == {(3, 4), (3, 2)}
    assert bare.rejected == {(1, 4), (1, 2)}
    assert not assist.unlink(bare, [1])


def test_a_label_spreads_to_the_same_text_but_not_over_a_persons_label() -> None:
    page = proposed()
    after = apply(page, assist.label_same_text(page, "name", "question"))
    assert {key: entity.label for key, entity in after.entities.items()} == {
        1: "question",
        2: "answer",
        3: "question",
        4: "answer",
    }
    with pytest.raises(EditError, match="no text"):
        assist.label_same_text(page, " ", "question")


def test_moving_keeps_entities_together_and_on_the_page() -> None:
    page = proposed()
    moved = apply(page, assist.move(page, [1, 2], (1000, -3)))
    assert moved.entities[2].box == (120, 7, 200, 27)
    assert moved.entities[1].box == (30, 7, 80, 27)
    assert EntityPart.POINTS in moved.entities[1].by_human
    assert not assist.move(page, [], (1, 1))


def test_growing_moves_the_far_edges_and_never_turns_a_shape_inside_out() -> None:
    page = proposed()
    assert apply(page, assist.grow(page, [1], 10, -5)).entities[1].box == (10, 10, 70, 25)
    assert apply(page, assist.grow(page, [1], -500, -500)).entities[1].box == (10, 10, 12, 12)


def test_an_entity_can_be_drawn_without_a_mouse() -> None:
    page = proposed()
    below = apply(page, assist.add_below(page, 1, (0, 0), (1, 1), "answer")).entities[5]
    assert below.box == (10, 35, 60, 55) and below.label == "answer"
    free = apply(page, assist.add_below(page, None, (100, 50), (40, 10), "other")).entities[5]
    assert free.box == (80, 45, 120, 55)
    last = apply(page, assist.add_below(page, 4, (0, 0), (1, 1), "other")).entities[5]
    assert last.box == (100, 75, 180, 95)


@given(pages(), st.integers(0, 2**32), st.floats(0, 1))
def test_everything_can_be_undone(page: Page, seed: int, score: float) -> None:
    source = Random(seed)
    ids = [key for key in page.entities if source.random() < 0.5]
    free = [(a, b) for a in ids for b in page.entities if a < b]
    patches = [
        assist.confirm_above(page, score),
        assist.link_pairs(page, free),
        assist.unlink(page, ids),
        assist.move(page, ids, (source.uniform(-900, 900), source.uniform(-900, 900))),
        assist.grow(page, ids, source.uniform(-90, 90), source.uniform(-90, 90)),
    ]
    for patch in patches:
        assert apply(apply(page, patch), patch.inverted()) == page
