import json
from dataclasses import replace
from random import Random

import pytest
from domain_samples import one_edit, pages
from hypothesis import given, settings
from hypothesis import strategies as st

from kie_desktop.domain import edits
from kie_desktop.domain.codec import page_from_json, page_to_json
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.domain.patch import Patch, StaleEditError, apply

QUICK = settings(max_examples=50, deadline=None)
RANDOMS = st.randoms(use_true_random=False)
BOX = rectangle((10, 10, 60, 30))


@QUICK
@given(pages(), RANDOMS, st.integers(0, 6))
def test_patches_in_a_row_are_one_patch(page: Page, source: Random, length: int) -> None:
    now, joined = page, Patch()
    for _ in range(length):
        patch = one_edit(source, now)
        now, joined = apply(now, patch), joined.then(patch)
    assert apply(page, joined) == now
    assert apply(now, joined.inverted()) == page


def test_there_and_back_again_is_nothing() -> None:
    page = Page("a.png", 100, 100).with_entities([Entity(1, BOX)], [])
    there = edits.set_text(page, 1, "x")
    assert there
    assert not there.then(there.inverted())


def test_a_patch_of_another_page_changes_nothing() -> None:
    page = Page("a.png", 100, 100).with_entities([Entity(1, BOX, "now")], [])
    stale = edits.set_text(replace(page, entities={1: Entity(1, BOX, "then")}), 1, "x")
    with pytest.raises(StaleEditError, match="entity 1 has changed"):
        apply(page, stale)


def test_no_link_is_left_without_its_entities() -> None:
    page = Page("a.png", 100, 100).with_entities([Entity(1, BOX), Entity(2, BOX)], [Link(1, 2)])
    with pytest.raises(StaleEditError, match="1 -> 2"):
        apply(page, Patch({2: (page.entities[2], None)}))
    with pytest.raises(StaleEditError, match="1 -> 3"):
        apply(page, Patch(links={(1, 3): (None, Link(1, 3))}))


def test_pages_are_values() -> None:
    page = Page("a.png", 100, 100)
    apply(page, edits.add_entity(page, BOX))
    assert not page.entities


@QUICK
@given(pages(), RANDOMS)
def test_pages_survive_json(page: Page, source: Random) -> None:
    page = apply(page, one_edit(source, page))
    again = page_from_json(page_to_json(page))
    assert again == page
    assert again.next_id == page.next_id


def test_what_a_person_refused_survives_json() -> None:
    page = Page(
        "a.png", 100, 80, 2, rejected=frozenset({(3, 1), (1, 2)}), next_id=9, extra={"split": "train"},
        erased=frozenset({(5.0, 6.0, 7.5, 8.0), (1.0, 2.0, 3.0, 4.0)}), held_out=True,
    )  # fmt: skip
    value = page_to_json(page)
    assert value["rejected"] == [[1, 2], [3, 1]]
    assert value["erased"] == [[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.5, 8.0]]
    again = page_from_json(json.loads(json.dumps(value)))
    assert again == page and again.next_id == 9 and again.held_out
