"""A patch that comes late changes what is still as it expects, and nothing that was changed since."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from domain_samples import HEIGHT, WIDTH, one_edit

from kie_desktop.domain import edits, picture_edits
from kie_desktop.domain.fitting import fitted
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import EntityPart, Link, Page, Picture, ReviewState
from kie_desktop.domain.patch import Patch, StaleEditError, apply

BOX, OTHER_BOX = rectangle((10, 10, 60, 30)), rectangle((10, 50, 60, 70))


def page_with(*texts: str) -> Page:
    page = Page("a.png", 100, 100)
    for text in texts:
        page = apply(page, edits.add_entity(page, BOX, text))
    return page


@pytest.mark.parametrize("seed", range(30))
def test_any_edit_can_be_taken_back_whatever_came_after_it(seed: int) -> None:
    source = Random(seed)
    page = Page("a.png", WIDTH, HEIGHT)
    for _ in range(12):
        page = apply(page, one_edit(source, page))
    patch = next(patch for patch in iter(lambda: one_edit(source, page), None) if not patch.picture)
    later = apply(page, patch)
    for _ in range(6):
        later = apply(later, one_edit(source, later))
    for late in (patch.inverted(), patch):
        later = apply(later, fitted(later, late))
        assert all({*key} <= later.entities.keys() for key in later.links)


def test_where_the_page_is_as_expected_the_patch_is_the_same() -> None:
    page = page_with("Name")
    patch = edits.set_text(page, 1, "Date")
    assert fitted(page, patch) is patch


def test_parts_that_were_changed_since_stay() -> None:
    page = page_with("Name")
    patch = edits.set_label(page, [1], "question")
    later = apply(page, patch)
    later = apply(later, edits.set_text(later, 1, "Date"))
    back = apply(later, fitted(later, patch.inverted()))
    assert (back.entities[1].text, back.entities[1].label) == ("Date", "other")
    again = apply(back, fitted(back, patch))
    assert again.entities[1].label == "question" and EntityPart.LABEL in again.entities[1].by_human
    later = apply(later, edits.set_label(later, [1], "answer"))
    assert apply(later, fitted(later, patch.inverted())).entities[1].label == "answer"


def test_a_label_that_changes_takes_its_score_along() -> None:
    page = page_with("Name")
    entity = replace(page.entities[1], label="question", label_score=0.9, text_score=0.8)
    labelled = apply(page, Patch({1: (page.entities[1], entity)}))
    patch = edits.set_label(labelled, [1], "answer")
    later = apply(labelled, patch)
    later = apply(later, edits.set_text(later, 1, "Date"))
    back = apply(later, fitted(later, patch.inverted())).entities[1]
    assert (back.label, back.label_score, back.text, back.text_score) == ("question", 0.9, "Date", None)


def test_an_entity_that_goes_takes_later_links_along_and_one_that_is_gone_stays_away() -> None:
    page = page_with("Name")
    patch = edits.add_entity(page, OTHER_BOX, "Ada")
    later = apply(page, patch)
    linked = apply(later, edits.add_links(later, 1, [2]))
    back = apply(linked, fitted(linked, patch.inverted()))
    assert sorted(back.entities) == [1] and not back.links
    link = edits.add_links(later, 1, [2])
    gone = apply(later, edits.delete(later, [2]))
    assert not apply(gone, fitted(gone, link)).links


def test_what_was_rejected_and_erased_is_taken_back_one_by_one() -> None:
    page = page_with("Name", "Ada", "Date")
    page = page.with_entities([*page.entities.values()], [Link(1, 2, 0.9), Link(1, 3, 0.9)])
    patch = edits.remove_links(page, [(1, 2)])
    later = apply(page, patch)
    later = apply(later, edits.remove_links(later, [(1, 3)]))
    later = apply(later, edits.set_state(later, ReviewState.REVIEWED))
    back = apply(later, fitted(later, replace(patch.inverted(), state=(ReviewState.NEW, ReviewState.EXCLUDED))))
    assert (back.rejected, back.state, [*back.links]) == ({(1, 3)}, ReviewState.REVIEWED, [(1, 2)])


def test_a_rotation_is_not_taken_back_once_the_page_was_read_again() -> None:
    page = page_with("Name")
    turn = picture_edits.turn(page, Picture("a-turned.png", 0, 100, 100), 1)
    later = apply(page, turn)
    read = apply(later, edits.set_text(later, 1, "read upright"))
    with pytest.raises(StaleEditError):
        fitted(read, turn.inverted())


@pytest.mark.parametrize("quarters", [1, 2])
def test_a_rotation_of_an_empty_page_is_not_taken_back_once_it_was_read(quarters: int) -> None:
    page = page_with()
    turn = picture_edits.turn(page, Picture("a-turned.png", 0, page.height, page.width), quarters)
    later = apply(page, turn)
    assert apply(later, fitted(later, turn.inverted())) == page
    read = apply(later, edits.add_entity(later, rectangle((10, 10, 60, 30)), "read upright"))
    with pytest.raises(StaleEditError):
        fitted(read, turn.inverted())
