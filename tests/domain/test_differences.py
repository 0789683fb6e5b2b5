"""Corrections of a proposal, and two people who differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from domain_samples import pages
from hypothesis import given

from kie_desktop.domain import edits
from kie_desktop.domain.differences import Kind, corrections, disagreements, taken_over
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.matching import by_id, by_place
from kie_desktop.domain.page import HUMAN, Choice, Entity, EntityPart, Link, Page
from kie_desktop.domain.patch import apply
from kie_desktop.domain.proposal import proposal_from_json, proposal_of, proposal_to_json, with_links_of
from kie_desktop.domain.tally import Tally, tally_proposal, tally_readers


def entity(entity_id: int, text: str, label: str, y: float = -1) -> Entity:
    top = 30.0 * entity_id if y < 0 else y
    return Entity(entity_id, rectangle((10, top, 90, top + 20)), text, label, 0.9, 0.8)


PROPOSED = Page("a.png", 600, 800).with_entities(
    [
        entity(1, "Name:", "question"),
        entity(2, "Ada", "answer"),
        entity(3, "FORM", "question"),
        entity(4, "x", "other"),
    ],
    [Link(1, 2, 0.9), Link(3, 2, 0.4)],
)
MINE = proposal_of(PROPOSED)


def corrected() -> Page:
    page = PROPOSED
    for make in (
        lambda page: edits.set_label(page, [3], "header"),
        lambda page: edits.set_label(page, [2], "answer"),
        lambda page: edits.set_text(page, 2, "Ada L."),
        lambda page: edits.remove_links(page, [(3, 2)]),
        lambda page: edits.delete(page, [4]),
        lambda page: edits.add_entity(page, rectangle((200, 30, 280, 50)), "Born:", "question"),
        lambda page: edits.add_links(page, 5, [2]),
    ):
        page = apply(page, make(page))
    return page


def test_corrections_are_what_a_person_changed() -> None:
    found = [(row.kind, row.here, row.there, row.texts, row.now, row.was) for row in corrections(corrected(), MINE)]
    assert found == [
        (Kind.ENTITY_HERE, (5,), (), ("Born:",), "question", ""),
        (Kind.LINK_HERE, (5, 2), (), ("Born:", "Ada L."), "", ""),
        (Kind.TEXT, (2,), (2,), ("Ada L.",), "Ada L.", "Ada"),
        (Kind.LINK_THERE, (3, 2), (3, 2), ("FORM", "Ada"), "", ""),
        (Kind.LABEL, (3,), (3,), ("FORM",), "header", "question"),
        (Kind.ENTITY_THERE, (), (4,), ("x",), "", "other"),
    ]


def test_a_proposal_is_right_where_nothing_was_corrected() -> None:
    assert corrections(PROPOSED, MINE) == []
    tally = tally_proposal(PROPOSED, MINE)
    assert tally.entities.hmean == tally.relations.hmean == tally.equal_texts == 1.0


def test_a_proposal_is_scored_by_label() -> None:
    tally = tally_proposal(corrected(), MINE)
    assert tally.labels["question"].precision == 1 / 2
    assert tally.labels["question"].recall == 1 / 2
    assert tally.labels["header"].recall == 0.0
    assert tally.labels["answer"].hmean == 1.0
    assert (tally.entities.precision, tally.entities.recall) == (2 / 3, 2 / 4)
    assert (tally.relations.precision, tally.relations.recall) == (1 / 2, 1 / 2)
    assert tally.equal_texts == 2 / 3
    double = tally + tally
    assert (double.pages, double.entities.support) == (2, 8)
    assert double.entities.hmean == tally.entities.hmean


def test_what_a_person_had_decided_before_counts_for_nothing() -> None:
    decided = replace(entity(1, "Name:", "question"), by_human=HUMAN)
    before = Page("a.png", 600, 800).with_entities([decided, entity(2, "Ada", "answer")], [Link(1, 2, by_human=True)])
    proposal = proposal_of(before)
    after = apply(before, edits.set_label(before, [1], "header"))
    after = apply(after, edits.remove_links(after, [(1, 2)]))
    assert corrections(after, proposal) == []
    tally = tally_proposal(after, proposal)
    assert tally.labels.keys() == {"answer"}
    assert tally.links == (0, 0, 0)


@given(pages())
def test_a_proposal_is_kept_as_it_was(page: Page) -> None:
    proposal = proposal_of(page)
    assert proposal_from_json(proposal_to_json(proposal), page) == proposal


def other_reader() -> Page:
    """Ids are another person's; `FORM` is a header, `x` is missing, `Stamp` is more, Name leads to Stamp."""
    rows = [
        entity(7, "Name:", "question", 31),
        entity(1, "Ada", "answer", 61),
        entity(3, "FORM", "header"),
        entity(9, "Stamp", "answer", 300),
    ]
    return Page("a.png", 600, 800).with_entities(rows, [Link(7, 1), Link(7, 9)])


def test_entities_of_two_people_are_matched_by_place() -> None:
    assert by_place(PROPOSED, other_reader()) == {7: 1, 1: 2, 3: 3}
    assert by_place(PROPOSED, Page("a.png", 600, 800)) == {}
    twice = PROPOSED.with_entities([entity(1, "a", "other", 30), entity(2, "b", "other", 30)], [])
    assert by_place(twice, twice) == by_id(twice, twice)


def test_two_people_are_compared_by_label_and_link() -> None:
    theirs = other_reader()
    tally = tally_readers(PROPOSED, theirs, by_place(PROPOSED, theirs))
    assert (tally.hits, tally.links, tally.texts) == ({"question": 1, "answer": 1}, (1, 2, 2), (3, 3))
    assert tally.entities.precision == 2 / 4
    assert tally.entities.recall == 2 / 3
    assert Tally().entities.hmean == 0.0


def test_taking_over_every_answer_ends_all_disagreement() -> None:
    page, theirs, left = PROPOSED, other_reader(), 99
    while differences := disagreements(page, theirs, match := by_place(page, theirs)):
        assert len(differences) < left
        left = len(differences)
        page = apply(page, taken_over(page, theirs, match, differences[0]))  # no link comes before its ends
    assert sorted((seen.text, seen.label) for seen in page.entities.values()) == [
        ("Ada", "answer"), ("FORM", "header"), ("Name:", "question"), ("Stamp", "answer")
    ]  # fmt: skip


def test_a_link_to_what_only_the_other_has_is_refused() -> None:
    theirs = other_reader()
    match = by_place(PROPOSED, theirs)
    (row,) = [row for row in disagreements(PROPOSED, theirs, match) if row.kind is Kind.LINK_THERE]
    with pytest.raises(edits.EditError, match="accept that entity first"):
        taken_over(PROPOSED, theirs, match, row)


def test_links_that_are_proposed_anew_replace_those_of_the_proposal_and_nothing_else() -> None:
    page = PROPOSED.with_entities(
        [*PROPOSED.entities.values(), entity(9, "drawn later", "answer")],
        [Link(1, 4, 0.8), Link(3, 2, by_human=True), Link(1, 9, 0.9)],
    )
    kept = with_links_of(MINE, page)
    assert kept.entities == MINE.entities
    assert kept.links == {(1, 4): Link(1, 4), (3, 2): Link(3, 2, by_human=True)}


def test_tallies_of_pages_add_up() -> None:
    first = Tally(1, Counter(a=1), Counter(a=2), Counter(a=3), (1, 2, 3), (4, 5))
    second = Tally(2, Counter(b=1), Counter(a=1), Counter(b=4), (10, 20, 30), (40, 50))
    assert first + second == Tally(3, Counter(a=1, b=1), Counter(a=3), Counter(a=3, b=4), (11, 22, 33), (44, 55))
    assert (first + second).equal_texts == 0.8
    assert Tally().equal_texts is None


def test_one_answer_of_the_other_reader_is_taken_over() -> None:
    mine = PROPOSED
    theirs = apply(mine, edits.set_text(mine, 2, "Ada L."))
    theirs = apply(theirs, edits.set_label(theirs, [3], "header"))
    match = by_id(mine, theirs)
    label, text = sorted(disagreements(mine, theirs, match), key=lambda row: row.kind)
    after = apply(mine, taken_over(mine, theirs, match, text))
    assert (after.entities[2].text, after.entities[3].label) == ("Ada L.", "question")
    assert after.entities[2].by_human == {EntityPart.TEXT}
    after = apply(after, taken_over(after, theirs, match, label))
    assert after.entities[3].label == "header" and disagreements(after, theirs, match) == []


def test_what_no_model_gave_is_no_proposal() -> None:
    read_only = replace(entity(1, "Ada", "other"), label_score=None)
    labelled_only = replace(entity(2, "", "answer"), text_score=None)
    by_hand = replace(entity(3, "x", "y"), text_score=None, label_score=None, by_human=HUMAN)
    page = Page("a.png", 600, 800).with_entities([read_only, labelled_only, by_hand, entity(4, "z", "question")], [])
    kept = proposal_of(page)
    assert [kept.entities[number].by_human for number in range(1, 5)] == [
        {EntityPart.LABEL}, {EntityPart.TEXT}, HUMAN, frozenset()
    ]  # fmt: skip
    after = apply(page, edits.set_label(page, [1, 4], "header"))
    assert [(row.kind, row.here) for row in corrections(after, kept)] == [(Kind.LABEL, (4,))]


def with_choices(page: Page, *choices: Choice) -> Page:
    return replace(page, choices=choices)


def test_two_people_differ_in_what_they_decided_about_fields() -> None:
    mine = with_choices(
        PROPOSED,
        Choice("name", (2,), None, "Ada"),
        Choice("date", (1,), (0, 4), "1 March 2020"),
        Choice("number", absent=True),
        Choice("mine", (1,), None, "Name:"),
    )
    theirs = with_choices(
        PROPOSED,
        Choice("name", (), None, "ada "),
        Choice("date", (), None, "2 March 2020"),
        Choice("number", (3,), (0, 2), "FO"),
        Choice("theirs", absent=True),
    )
    match = by_id(mine, theirs)
    found = {row.texts[0]: row for row in disagreements(mine, theirs, match)}
    assert {field: (row.kind, row.now, row.was) for field, row in found.items()} == {
        "date": (Kind.FIELD, "1 March 2020", "2 March 2020"),
        "number": (Kind.FIELD, "", "FO"),
        "mine": (Kind.FIELD_HERE, "Name:", ""),
        "theirs": (Kind.FIELD_THERE, "", ""),
    }
    assert found["date"].here == (1,) and found["number"].there == (3,)
    assert tally_readers(mine, theirs, match).fields == (1, 3)
    same = tally_readers(mine, theirs, match, lambda field, one, other: field != "name")
    assert same.fields == (1, 3)  # the date counts as the same, the name does not
    page = mine
    for row in found.values():
        page = apply(page, taken_over(page, theirs, match, row))
    assert disagreements(page, theirs, match) == []
    assert Choice("number", (3,), (0, 2), "FO") in page.choices


def test_a_value_whose_line_is_not_here_is_taken_over_as_text() -> None:
    theirs = with_choices(other_reader(), Choice("seal", (9,), None, "Stamp"))
    match = by_place(PROPOSED, theirs)
    (row,) = [row for row in disagreements(PROPOSED, theirs, match) if row.kind is Kind.FIELD_THERE]
    assert apply(PROPOSED, taken_over(PROPOSED, theirs, match, row)).choices == (Choice("seal", text="Stamp"),)
