from dataclasses import replace

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import History, Step
from kie_desktop.domain.label_set import Label, LabelSet
from kie_desktop.domain.page import Entity, EntityPart, Link, Page
from kie_desktop.domain.patch import apply
from kie_desktop.domain.proposal import proposal_of
from kie_desktop.domain.relabelling import move_labels

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
