from __future__ import annotations

import pytest

from kie_desktop.domain import choices
from kie_desktop.domain.edits import EditError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Choice, Entity, Page, ReviewState
from kie_desktop.domain.patch import StaleEditError, apply

LINES = [
    Entity(1, rectangle((0, 0, 90, 20)), "ACME Ltd", text_score=0.4),
    Entity(2, rectangle((0, 30, 90, 50)), "DATE: 25/12/2018"),
]
PAGE = Page("a.png", 100, 100).with_entities(LINES, [])


def test_a_choice_is_kept_and_taken_back_by_undo() -> None:
    patch = choices.choose(PAGE, Choice("date", (2,), (6, 16), "25/12/2018"))
    after = apply(PAGE, patch)
    assert choices.choices_of(after, "date") == (Choice("date", (2,), (6, 16), "25/12/2018"),)
    assert patch.changes.choices and not patch.changes.entities, "no line is touched"
    assert after.state is ReviewState.IN_WORK
    assert apply(after, patch.inverted()) == PAGE


def test_another_value_takes_the_place_of_the_first_unless_it_is_added() -> None:
    one, other = Choice("tag", (1,), None, "ACME Ltd"), Choice("tag", (2,), (0, 4), "DATE")
    page = apply(PAGE, choices.choose(PAGE, one))
    assert apply(page, choices.choose(page, other)).choices == (other,)
    both = apply(page, choices.choose(page, other, add=True))
    assert both.choices == (one, other)
    assert apply(both, choices.choose(both, one, add=True)).choices == (other, one), "no value stands there twice"
    assert apply(both, choices.clear(both, "tag", one)).choices == (other,)
    absent = apply(both, choices.choose(both, Choice("tag", absent=True)))
    assert absent.choices == (Choice("tag", absent=True),)
    assert apply(absent, choices.choose(absent, one, add=True)).choices == (one,)


def test_typing_the_value_of_a_whole_line_corrects_the_line_in_the_same_step() -> None:
    after = apply(PAGE, choices.choose(PAGE, Choice("company", (1,), None, "ACME Inc")))
    assert (after.entities[1].text, after.entities[1].text_score) == ("ACME Inc", None)
    same = apply(PAGE, choices.choose(PAGE, Choice("company", (1,), None, "ACME Ltd")))
    assert same.entities == PAGE.entities, "nothing was typed, so nobody has confirmed the reading"
    part = apply(PAGE, choices.choose(PAGE, Choice("date", (2,), (6, 16), "26/12/2018")))
    assert part.entities == PAGE.entities, "a part of a line leaves the line alone"


def test_fields_are_renamed_merged_and_removed_with_their_choices() -> None:
    page = apply(PAGE, choices.choose(PAGE, Choice("sum", (1,), None, "ACME Ltd")))
    page = apply(page, choices.choose(page, Choice("total", (1,), None, "ACME Ltd")))
    merged = apply(page, choices.rename_field(page, {"sum": "total"}))
    assert merged.choices == (Choice("total", (1,), None, "ACME Ltd"),)
    assert apply(merged, choices.remove_field(merged, "total")).choices == ()
    assert not choices.rename_field(merged, {"nothing": "total"})


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice("date", (7,)), "entity 7 is not on this page"),
        (Choice("date", (2,), (6, 99), "x"), "part of one line"),
        (Choice("date", (1, 2), (0, 2), "x"), "part of one line"),
        (Choice("date", (1,), absent=True), "cannot both be absent"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(choice: Choice, words: str) -> None:
    with pytest.raises(EditError, match=words):
        choices.choose(PAGE, choice)


def test_pages_join_a_document_and_leave_it() -> None:
    joined = apply(PAGE, choices.set_document(PAGE, "scan.pdf"))
    assert joined.document == "scan.pdf"
    assert not choices.set_document(joined, "scan.pdf")
    assert apply(joined, choices.set_document(joined, "")) == PAGE


def test_a_choice_made_before_others_changed_it_is_stale() -> None:
    patch = choices.choose(PAGE, Choice("company", (1,), (0, 4), "ACME"))
    with pytest.raises(StaleEditError):
        apply(apply(PAGE, patch), patch)
