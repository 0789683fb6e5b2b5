"""What looks like an entity that was labelled just now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kie_desktop.domain import edits
from kie_desktop.domain.alike import SURE, alike
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import HUMAN, Entity, Page
from kie_desktop.domain.patch import apply


def line(number: int, x: float, y: float, text: str = "", label: str = "other", score: float | None = 0.6) -> Entity:
    return Entity(number, rectangle((x, y, x + 80, y + 20)), text or f"line {number}", label, 0.9, score)


def labelled(page: Page, entity_id: int, label: str) -> set[int]:
    """What looks like an entity after it got a label."""
    before = page.entities[entity_id].label
    return set(alike(apply(page, edits.set_label(page, [entity_id], label)), [entity_id], [before]))


def column(*entities: Entity) -> Page:
    return Page("a.png", 1000, 1000).with_entities([line(1, 100, 100), *entities], [])


def test_the_column_goes_on_as_far_as_lines_stand_together() -> None:
    page = column(line(2, 103, 130), line(3, 100, 160), line(4, 100, 260), line(5, 400, 130))
    assert labelled(page, 1, "answer") == {2, 3}


def test_lines_that_have_the_label_lead_on_and_others_do_not() -> None:
    page = column(line(2, 100, 150, label="answer"), line(3, 100, 200), line(4, 100, 230, label="header"))
    assert labelled(page, 1, "answer") == {3}
    page = column(line(2, 100, 150, label="header"), line(3, 100, 200))
    assert labelled(page, 1, "answer") == set()


def test_what_is_larger_or_sure_or_a_persons_is_left_alone() -> None:
    large = replace(line(2, 100, 125), points=rectangle((100, 125, 180, 170)))
    assert labelled(column(large), 1, "answer") == set()
    assert labelled(column(line(2, 100, 130, score=0.95)), 1, "answer") == set()
    assert labelled(column(replace(line(2, 100, 130), by_human=HUMAN)), 1, "answer") == set()
    assert labelled(column(line(2, 100, 130, score=None)), 1, "answer") == {2}


def test_the_same_text_counts_wherever_it_stands() -> None:
    page = column(line(2, 700, 800, "LINE  1"), line(3, 700, 850, "  "), line(4, 700, 900))
    page = apply(page, edits.set_text(page, 1, "Line 1"))
    assert labelled(page, 1, "question") == {2}


def box(number: int, x1: float, y1: float, x2: float, y2: float) -> Entity:
    return replace(line(number, 0, 0), points=rectangle((x1, y1, x2, y2)))


@pytest.mark.parametrize(
    ("other", "goes_on"),
    [  # beside a line of 80 x 20 pixels at (100, 100)
        ((100, 170, 180, 190), True),  # 50 below: 2.5 lines
        ((100, 171, 180, 191), False),
        ((100, 30, 180, 50), True),  # above
        ((100, 29, 180, 49), False),
        ((100, 110, 180, 130), True),  # shares half of its height
        ((100, 109, 180, 129), False),
        ((106, 130, 300, 150), True),  # left edge 6 off
        ((107, 130, 300, 150), False),
        ((20, 130, 186, 150), True),  # right edge
        ((20, 130, 187, 150), False),
        ((66, 130, 226, 150), True),  # middle, 6 off
        ((67, 130, 227, 150), False),
        ((100, 130, 180, 160), True),  # one and a half times as high
        ((100, 130, 180, 161), False),
    ],
)
def test_how_far_off_a_line_of_the_column_may_be(other: tuple[int, int, int, int], goes_on: bool) -> None:
    assert labelled(column(box(2, *other)), 1, "answer") == ({2} if goes_on else set())


def test_a_label_that_a_model_is_sure_of_is_not_doubted() -> None:
    assert labelled(column(line(2, 100, 130, score=SURE)), 1, "answer") == set()
    assert labelled(column(line(2, 100, 130, score=SURE - 0.01)), 1, "answer") == {2}
