from random import Random

import pytest
from domain_samples import HEIGHT, WIDTH, one_edit

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import History, PageId, Step
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch, apply

BOX = rectangle((10, 10, 60, 30))


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
    assert sitting.history.undo_text == "Add 4"
    sitting.undo()
    assert sitting.pages[1] == Page("a.png", 100, 100)
    assert sitting.history.undo_text is None


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
    assert sitting.history.redo_text == "Edit"
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


def test_going_back_to_an_earlier_moment_forgets_what_came_after() -> None:
    sitting = Sitting({1: Page("a.png", 100, 100)})
    sitting.do(1, edits.add_entity(sitting.pages[1], BOX), "First")
    moment = sitting.history.state
    sitting.undo()
    sitting.history.state = moment
    assert (sitting.history.undo_text, sitting.history.redo_text) == ("First", None)
