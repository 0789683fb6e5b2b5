"""What is unsure, and how a page is filled."""

from __future__ import annotations

import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import UNSURE_BELOW, Entity, Link, Page

BOX = rectangle((0, 0, 9, 9))


@pytest.mark.parametrize("score", ["text_score", "label_score"])
def test_an_entity_is_unsure_below_the_threshold_of_either_score(score: str) -> None:
    assert Entity(1, BOX, **{score: UNSURE_BELOW - 0.01}).is_unsure()
    assert not Entity(1, BOX, **{score: UNSURE_BELOW}).is_unsure()
    assert Entity(1, BOX, **{score: 0.9}).is_unsure(below=0.95)
    assert not Entity(1, BOX, **{score: 0.9}).is_unsure(below=0.9)


def test_a_link_is_unsure_below_the_threshold() -> None:
    assert Link(1, 2, UNSURE_BELOW - 0.01).is_unsure()
    assert not Link(1, 2, UNSURE_BELOW).is_unsure()
    assert Link(1, 2, 0.9).is_unsure(below=0.95)


def test_what_a_person_decided_is_never_unsure() -> None:
    assert not Entity(1, BOX).is_unsure(below=1.0)
    assert not Link(1, 2).is_unsure(below=1.0)


def test_a_page_knows_its_links_and_gives_no_id_twice() -> None:
    page = Page("a.png", 9, 9, next_id=5)
    assert page.with_entities([], []).next_id == 5
    assert page.with_entities([Entity(4, BOX)], []).next_id == 5
    page = page.with_entities([Entity(n, BOX) for n in (1, 7, 3)], [Link(1, 7), Link(3, 1), Link(3, 7)])
    assert page.next_id == 8
    assert [link.key for link in page.links_of(1)] == [(1, 7), (3, 1)]
