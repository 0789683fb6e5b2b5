"""Entities that are no lines: what edits, comparisons and checks make of them."""

import pytest
from marks import by_hand, code, line, mark, mixed_page

from kie_desktop.domain import checks, edits
from kie_desktop.domain.codec import page_from_json, page_to_json
from kie_desktop.domain.differences import Kind, corrections, disagreements, taken_over
from kie_desktop.domain.fitting import fitted
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.matching import by_id
from kie_desktop.domain.page import Entity, EntityKind, EntityPart, Page
from kie_desktop.domain.patch import apply
from kie_desktop.domain.proposal import proposal_from_json, proposal_of, proposal_to_json


def test_kinds_come_through_json_and_proposals() -> None:
    page = mixed_page()
    assert page_from_json(page_to_json(page)) == page
    again = proposal_from_json(proposal_to_json(proposal_of(page)), page)
    assert again == proposal_of(page) and again.entities[2].checked and again.entities[4].symbology == "QRCode"


def test_a_page_of_an_earlier_version_holds_lines() -> None:
    value = page_to_json(mixed_page())
    for row in value["entities"]:
        del row["kind"], row["checked"], row["symbology"]
    assert all(entity.is_line for entity in page_from_json(value).entities.values())


def test_views_hear_of_a_mark_that_a_person_checks_again() -> None:
    page = mixed_page()
    page = apply(page, edits.set_checked(page, {2: False}))
    patch = edits.set_checked(page, {2: True})
    assert patch.changes.retexted == patch.changes.entities == {2}


def test_a_late_undo_leaves_a_mark_that_was_checked_since_with_its_score() -> None:
    page = mixed_page()
    patch = edits.set_checked(page, {2: False})
    now = apply(apply(page, patch), edits.set_checked(apply(page, patch), {2: True}))
    late = apply(now, fitted(now, patch.inverted()))
    assert late.entities[2] == now.entities[2]


def test_a_mark_is_toggled_and_stays_as_a_person_left_it() -> None:
    page = mixed_page()
    patch = edits.set_checked(page, {2: False})
    toggled = apply(page, patch)
    assert toggled.entities[2].checked is False and toggled.entities[2].text_score is None
    assert apply(toggled, patch.inverted()) == page
    again = apply(toggled, edits.pre_annotate(toggled, page))
    assert again.entities[2].checked is False, "a model says checked, a person said no"
    confirmed = apply(page, edits.set_checked(page, {2: True}))
    assert EntityPart.TEXT in confirmed.entities[2].by_human
    assert not edits.set_checked(confirmed, {2: True})


def test_pre_annotation_updates_a_mark_that_nobody_touched() -> None:
    page = mixed_page()
    proposed = page.with_entities([mark(2, (70, 10, 90, 30))], [])
    assert apply(page, edits.pre_annotate(page, proposed)).entities[2].checked is False


def test_only_lines_have_a_text_to_edit() -> None:
    page = mixed_page()
    for edit in (
        lambda: edits.set_text(page, 2, "x"),
        lambda: edits.set_checked(page, {1: True}),
        lambda: edits.split(page, 4, 3),
        lambda: edits.merge(page, [1, 2]),
    ):
        with pytest.raises(edits.EditError):
            edit()
    assert not edits.set_recognised(page, 4, "other", 0.9)


def test_a_person_says_what_an_entity_is() -> None:
    page = mixed_page()
    made = apply(page, edits.set_kind(page, [1], EntityKind.MARK)).entities[1]
    assert (made.kind, made.text, made.checked) == (EntityKind.MARK, "", False) and made.by_human == set(EntityPart)
    assert not edits.set_kind(page, [2], EntityKind.MARK)


def test_the_state_of_a_mark_is_compared() -> None:
    page = mixed_page()
    toggled = apply(page, edits.set_checked(page, {2: False}))
    (found,) = corrections(toggled, proposal_of(page))
    assert (found.kind, found.now, found.was) == (Kind.TEXT, "☐", "☒")
    theirs = by_hand(page)
    (found,) = disagreements(toggled, theirs, by_id(toggled, theirs))
    match = by_id(toggled, theirs)
    assert apply(toggled, taken_over(toggled, theirs, match, found)).entities[2].checked is True


def test_a_mark_that_only_the_other_person_has_is_taken_over_as_one() -> None:
    theirs = by_hand(mixed_page())
    mine = theirs.only_lines()
    assert [*mine.entities] == [1, 3] and [*mine.links] == [(1, 3)]
    match = {1: 1, 3: 3}
    rows = [row for row in disagreements(mine, theirs, match) if row.kind is Kind.ENTITY_THERE]
    for row in rows:
        mine = apply(mine, taken_over(mine, theirs, match, row))
    kinds = {entity.kind: entity for entity in mine.entities.values()}
    assert kinds[EntityKind.MARK].checked and kinds[EntityKind.CODE].text == theirs.entities[4].text


def test_checks_pass_over_marks_and_codes() -> None:
    labels = default_label_set()
    page = by_hand(mixed_page())
    assert not checks.check_page(page, labels, "re")
    bare = page.with_entities([entity for entity in page.entities.values() if not entity.is_line], [])
    assert [problem.code for problem in checks.check_page(bare, labels, "re")] == ["no-text-on-page"]


def test_what_people_see_of_an_entity() -> None:
    shown = [
        entity.shown_text for entity in (line(1, (0, 0, 9, 9), "a"), mark(2, (0, 0, 9, 9)), code(3, (0, 0, 9, 9), "b"))
    ]
    assert shown == ["a", "☐", "b"]
    assert Entity(1, ((0, 0),), kind=EntityKind.MARK, checked=True).shown_text == "☒"
    assert isinstance(mixed_page().only_lines(), Page)
