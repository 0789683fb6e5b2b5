"""Parts of a line's text on the page, and what a drag over a line means."""

from __future__ import annotations

import pytest
from event_loop import application

from kie_desktop.domain.geometry import bounding_box, rectangle
from kie_desktop.domain.page import Entity
from kie_desktop.ui.canvas.text_places import character_at, part_of_line, words_between


@pytest.fixture(autouse=True)
def _fonts() -> None:
    application()


def line(text: str, box: tuple[float, float, float, float] = (100, 50, 300, 70)) -> Entity:
    return Entity(1, rectangle(box), text, "other")


def test_a_part_lies_where_its_characters_do() -> None:
    entity = line("0" * 20)
    x1, y1, x2, y2 = bounding_box(part_of_line(entity, 5, 15))
    assert (x1, y1, x2, y2) == pytest.approx((150, 50, 250, 70))


def test_wide_letters_take_more_of_the_line() -> None:
    entity = line("WWWWiiii")
    left, right = (bounding_box(part_of_line(entity, *span)) for span in ((0, 4), (4, 8)))
    assert left[2] - left[0] > 2 * (right[2] - right[0])
    assert left[2] == pytest.approx(right[0])


@pytest.mark.parametrize("span", [(0, 20), (-3, 99), (7, 7), (12, 5)])
def test_all_or_nothing_is_the_whole_line(span: tuple[int, int]) -> None:
    entity = line("0" * 20)
    assert part_of_line(entity, *span) == entity.points


def test_a_line_that_runs_down_the_page_is_cut_across() -> None:
    entity = line("0" * 10, (10, 0, 30, 200))
    assert bounding_box(part_of_line(entity, 0, 5)) == pytest.approx((10, 0, 30, 100))
    assert character_at(entity, (20, 150)) == pytest.approx(7.5)


def test_a_place_is_found_among_the_characters() -> None:
    entity = line("0" * 20)
    assert character_at(entity, (200, 60)) == pytest.approx(10)
    assert character_at(entity, (90, 60)) == 0
    assert character_at(entity, (999, 60)) == 20


@pytest.mark.parametrize(
    ("first", "last", "meant"),
    [
        (6.2, 15.8, "25/12/2018"),
        (15.8, 6.2, "25/12/2018"),
        (8.0, 14.5, "25/12/2018"),
        (6.0, 22.0, "25/12/2018 10:35"),
        (1.0, 1.4, "DATE"),
        (0.0, 22.0, "DATE: 25/12/2018 10:35"),
    ],
)
def test_a_drag_means_whole_words(first: float, last: float, meant: str) -> None:
    text = "DATE: 25/12/2018 10:35"
    start, end = words_between(text, first, last)
    assert text[start:end] == meant


def test_a_text_without_words_is_taken_whole() -> None:
    assert words_between("   ", 0.5, 1.5) == (0, 3)
