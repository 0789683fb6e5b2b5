from dataclasses import replace

import pytest

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import History, Step
from kie_desktop.domain.label_set import Label, LabelSet, default_label_set
from kie_desktop.domain.page import Entity, EntityPart, Link, Page
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.domain.proposal import proposal_of
from kie_desktop.domain.relabelling import move_labels, without_lost_links

BOX = rectangle((10, 10, 60, 30))
GIVEN = Entity(1, BOX, "Total", "Question", label_score=0.6)
SET = Entity(2, BOX, "12.00", "answer", by_human=frozenset({EntityPart.LABEL}))
PAGE = Page("a.png", 200, 100).with_entities([GIVEN, SET, replace(GIVEN, id=3, label="header")], [Link(1, 2, 0.5)])


def test_labels_move_and_nothing_else_changes() -> None:
    moved = apply(PAGE, move_labels(PAGE, {"question": "key", "ANSWER": "value"}))
    assert moved.entities[1] == replace(GIVEN, label="key")
    assert moved.entities[2] == replace(SET, label="value")
    assert (moved.entities[3], moved.links) == (PAGE.entities[3], PAGE.links)


def test_two_labels_can_change_places() -> None:
    moved = apply(PAGE, move_labels(PAGE, {"question": "answer", "answer": "question"}))
    assert [moved.entities[key].label for key in (1, 2)] == ["answer", "question"]


def test_proposals_move_along() -> None:
    proposal = proposal_of(PAGE)
    before, after = move_labels(PAGE, {"question": "key"}, proposal).proposal
    assert before == proposal
    assert [entity.label for entity in after.entities.values()] == ["key", "answer", "header"]
    assert move_labels(PAGE, {"total": "sum"}, proposal).proposal is None


def test_label_sets_are_undone_and_joined() -> None:
    one, two, three = (LabelSet.of_names(names) for names in (["a"], ["b"], ["c"]))
    history = History()
    history.record(Step("first", (), (one, two)), gesture="g")
    history.record(Step("none", ()), gesture="g")
    history.record(Step("second", (), (two, three)), gesture="g")
    assert history.undo().labels == (three, one)
    assert history.redo().labels == (one, three)


def test_labels_that_came_in_meanwhile_stay() -> None:
    before, after = LabelSet.of_names(["question"]), LabelSet.of_names(["key"])
    now = after.with_label(Label("total", "#ff0000"))
    assert now.changed(after, before).names == ("other", "question", "total")


FORM = PAGE.with_entities(list(PAGE.entities.values()), [Link(1, 2, by_human=True), Link(3, 1, 0.5)])


@pytest.mark.parametrize(
    ("labels", "left"),
    [
        ({1: "answer"}, {(3, 1)}),  # answer to answer
        ({2: "question"}, {(3, 1)}),  # question to question
        ({1: "answer", 2: "question"}, {(2, 1), (3, 1)}),  # they changed places
        ({1: "header"}, {(1, 2), (3, 1)}),
        ({1: "other"}, set()),
        ({3: "question"}, {(1, 2)}),
        ({3: "answer"}, {(1, 2)}),
    ],
)
def test_a_link_goes_with_the_labels_that_gave_it_sense(labels: dict[int, str], left: set[tuple[int, int]]) -> None:
    page, patch = FORM, edits.set_label(FORM, [], "other")
    for entity_id, label in labels.items():
        patch = patch.then(edits.set_label(apply(page, patch), [entity_id], label))
    whole = without_lost_links(page, patch, default_label_set(), default_label_set())
    after = apply(page, whole)
    assert {*after.links} == left
    assert all(link.by_human == (1 in link.key and 2 in link.key) for link in after.links.values())
    assert apply(after, whole.inverted()) == page


def test_a_model_that_labels_anew_takes_no_link_that_a_person_drew() -> None:
    page = replace(FORM, entities={**FORM.entities, 3: replace(FORM.entities[3], label="question")})
    page = page.with_entities(list(page.entities.values()), [Link(1, 2, by_human=True), Link(3, 2, 0.5)])
    again = {key: replace(page.entities[key], label="answer", label_score=0.9) for key in (1, 3)}
    patch = Patch({key: (page.entities[key], entity) for key, entity in again.items()})
    assert {*apply(page, without_lost_links(page, patch, default_label_set(), default_label_set())).links} == {(1, 2)}


def test_a_link_without_sense_from_the_start_is_left_to_the_person_who_drew_it() -> None:
    page = PAGE.with_entities(list(PAGE.entities.values()), [Link(2, 1, by_human=True)])
    patch = edits.set_label(page, [1], "answer")
    assert without_lost_links(page, patch, default_label_set(), default_label_set()) == patch
