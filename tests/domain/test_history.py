from random import Random

import pytest
from domain_samples import HEIGHT, WIDTH, one_edit

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import History, PageId, Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch, apply

BOX = rectangle((10, 10, 60, 30))


def texts(history: History) -> tuple[str | None, str | None]:
    """What undo would take back, and what redo would do again."""
    steps = history.next_undo, history.next_redo
    return steps[0] and steps[0].text, steps[1] and steps[1].text


class Sitting:
    """Pages and their history, as a session keeps them."""

    def __init__(self, start: dict[PageId, Page]) -> None:
        self.pages = dict(start)
        self.history = History()

    def do(self, page_id: PageId, patch: Patch, text: str = "Edit", gesture: object | None = None) -> None:
        step = Step(text, ((page_id, patch),))
        self._apply(step)
        self.history.record(step, gesture)

    def undo(self) -> bool:
        return self._apply(self.history.undo())

    def redo(self) -> bool:
        return self._apply(self.history.redo())

    def _apply(self, step: Step | None) -> bool:
        for page_id, patch in step.patches if step else ():
            self.pages[page_id] = apply(self.pages[page_id], patch)
        return step is not None


@pytest.mark.parametrize("seed", range(5))
def test_200_mixed_edits_undo_to_the_start_and_redo_to_the_end(seed: int) -> None:
    source = Random(seed)
    start = {1: Page("a.png", WIDTH, HEIGHT), 2: Page("b.png", WIDTH, HEIGHT)}
    sitting = Sitting(start)
    for number in range(200):
        page_id = source.choice((1, 2))
        patch = one_edit(source, sitting.pages[page_id])
        if patch:
            sitting.do(page_id, patch, gesture=number // 3 if source.random() < 0.3 else None)
        if source.random() < 0.1:
            sitting.undo()
    end = dict(sitting.pages)
    undone = 0
    while sitting.undo():
        undone += 1
    assert undone > 50
    assert sitting.pages == start
    for _ in range(undone):
        assert sitting.redo()
    assert sitting.pages == end


def test_a_gesture_is_one_step() -> None:
    sitting = Sitting({1: Page("a.png", 100, 100)})
    for number in range(5):
        page = sitting.pages[1]
        sitting.do(1, edits.add_entity(page, BOX, str(number)), f"Add {number}", gesture="drag")
    assert texts(sitting.history)[0] == "Add 4"
    sitting.undo()
    assert sitting.pages[1] == Page("a.png", 100, 100)
    assert texts(sitting.history)[0] is None


def test_a_gesture_ends_when_told_and_with_undo() -> None:
    sitting = Sitting({1: Page("a.png", 100, 100)})
    sitting.do(1, edits.add_entity(sitting.pages[1], BOX), gesture="drag")
    sitting.history.end_gesture()
    sitting.do(1, edits.add_entity(sitting.pages[1], BOX), gesture="drag")
    sitting.undo()
    assert len(sitting.pages[1].entities) == 1
    sitting.do(1, edits.add_entity(sitting.pages[1], BOX), gesture="drag")
    sitting.undo()
    assert len(sitting.pages[1].entities) == 1


def test_a_new_edit_drops_what_was_undone() -> None:
    sitting = Sitting({1: Page("a.png", 100, 100)})
    sitting.do(1, edits.add_entity(sitting.pages[1], BOX, "first"))
    sitting.undo()
    assert texts(sitting.history)[1] == "Edit"
    sitting.do(1, edits.add_entity(sitting.pages[1], BOX, "second"))
    assert not sitting.redo()
    assert [entity.text for entity in sitting.pages[1].entities.values()] == ["second"]


def test_a_step_over_two_pages_is_undone_on_both() -> None:
    first, second = Page("a.png", 100, 100), Page("b.png", 100, 100)
    step = Step("Add", ((1, edits.add_entity(first, BOX)), (2, edits.add_entity(second, BOX))))
    sitting = Sitting({1: first, 2: second})
    sitting._apply(step)
    sitting.history.record(step)
    sitting.undo()
    assert sitting.pages == {1: first, 2: second}


def test_a_step_is_undone_beside_the_page_that_it_changed() -> None:
    history = History()
    history.record(Step("schema", settings={"a": (None, 1)}))
    history.shown = 2
    history.record(Step("value", ((2, Patch()),), beside=frozenset((1, 2))))
    for page_id, words in ((1, "value"), (2, "value"), (3, "schema")):
        step = history.undo_on(page_id)
        assert step is not None and step.text == words
    left, _ = history.undo_on(1).parted([1])  # type: ignore[union-attr]
    assert left.belongs_to(2) and not left.belongs_to(1)


def test_going_back_to_an_earlier_moment_forgets_what_came_after() -> None:
    sitting = Sitting({1: Page("a.png", 100, 100)})
    sitting.do(1, edits.add_entity(sitting.pages[1], BOX), "First")
    moment = sitting.history.state
    sitting.undo()
    sitting.history.state = moment
    assert texts(sitting.history) == ("First", None)


def test_a_step_of_many_pages_is_undone_and_redone_in_parts() -> None:
    pages = {number: Page(f"{number}.png", 100, 100) for number in range(1, 6)}
    before, after = LabelSet.of_names(["old"]), LabelSet.of_names(["new"])
    step = Step("Add", tuple((number, edits.add_entity(page, BOX)) for number, page in pages.items()), (before, after))
    history = History()
    history.record(step)

    def done(part: Step | None) -> tuple[list[PageId], tuple[LabelSet, LabelSet] | None]:
        assert part is not None and part.text == "Add"
        return [page_id for page_id, _ in part.patches], part.labels

    assert done(history.undo(2)) == ([5, 4], None)
    assert texts(history) == ("Add", "Add")
    assert done(history.undo(2, goes_on=True)) == ([3, 2], None)
    assert done(history.undo(2, goes_on=True)) == ([1], (after, before))
    assert history.undo(2, goes_on=True) is None and history.next_undo is None
    assert history.next_redo == step
    assert done(history.redo(2)) == ([1, 2], (before, after))
    assert done(history.redo(2, goes_on=True)) == ([3, 4], None)
    assert done(history.redo(2, goes_on=True)) == ([5], None)
    assert history.redo() is None and history.next_redo is None
    assert history.next_undo == step
    assert done(history.undo(5)) == ([5, 4, 3, 2, 1], (after, before))
    assert history.next_undo is None  # five of five: there is no rest
    assert done(history.redo(5)) == ([1, 2, 3, 4, 5], (before, after))
    assert history.next_redo is None


def test_a_gesture_joins_label_sets_and_pages_that_come_and_go() -> None:
    first, second, third = (LabelSet.of_names([name]) for name in "abc")
    history = History()
    history.record(Step("One", removed=frozenset({1, 2}), restored=frozenset({7})), "drag")
    history.record(Step("Two", labels=(first, second), restored=frozenset({2, 8}), removed=frozenset({7, 9})), "drag")
    history.record(Step("Three", labels=(second, third)), "drag")
    history.record(Step("Four"), "drag")
    assert history.next_undo == Step("Four", labels=(first, third), removed=frozenset({1, 9}), restored=frozenset({8}))
    undone = history.undo()
    assert undone == Step("Four", labels=(third, first), removed=frozenset({8}), restored=frozenset({1, 9}))
    history.record(Step("Five"), "drag")
    assert history.next_undo == Step("Five") and history.next_redo is None
