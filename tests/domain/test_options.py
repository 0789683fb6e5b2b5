"""Marks and the texts that they stand for."""

import time

import pytest
from marks import line, mark

from kie_desktop.domain.options import option_groups
from kie_desktop.domain.page import Entity, Link, Page


def page_of(*entities: Entity, links: tuple[Link, ...] = ()) -> Page:
    return Page("a.png", 2000, 3000).with_entities([*entities], [*links])


def text(number: int, x: float, y: float, words: str) -> Entity:
    return line(number, (x, y, x + 10 * len(words), y + 20), words)


def tick(number: int, x: float, y: float, checked: bool = False) -> Entity:
    return mark(number, (x, y, x + 20, y + 20), checked)


def found(page: Page) -> list[tuple[dict[int, int | None], int | None]]:
    return [(dict(group.lines), group.lead) for group in option_groups(page)]


def test_options_behind_their_marks_with_a_key_before_each_row() -> None:
    """As on checkbox.png: the marks of both rows stand below each other."""
    page = page_of(
        text(1, 0, 0, "Marital status:"), tick(2, 320, 0), text(3, 350, 0, "Single"), tick(4, 520, 0, True),
        text(5, 550, 0, "Married"), text(11, 0, 60, "Smoker:"), tick(12, 320, 60, True), text(13, 350, 60, "Yes"),
        tick(14, 520, 60), text(15, 550, 60, "No"),
    )  # fmt: skip
    assert found(page) == [({2: 3, 4: 5}, 1), ({12: 13, 14: 15}, 11)]


def test_options_before_their_marks() -> None:
    page = page_of(
        text(1, 0, 0, "Paid:"), text(2, 120, 0, "yes"), tick(3, 160, 0), text(4, 300, 0, "no"), tick(5, 330, 0)
    )
    assert found(page) == [({3: 2, 5: 4}, 1)]


def test_a_list_below_its_heading_and_one_that_goes_on_below() -> None:
    page = page_of(
        text(1, 0, 0, "Enclosed"), tick(2, 0, 40), text(3, 30, 40, "Passport"), tick(4, 0, 80), text(5, 30, 80, "Form"),
        text(6, 0, 200, "Pay by:"), tick(7, 100, 200), text(8, 130, 200, "cash"), tick(9, 100, 240),
        text(10, 130, 240, "card"),
    )  # fmt: skip
    assert found(page) == [({2: 3, 4: 5}, 1), ({7: 8, 9: 10}, 6)]


def test_two_choices_in_one_row() -> None:
    page = page_of(
        text(1, 0, 0, "Sex:"), tick(2, 60, 0), text(3, 90, 0, "M"), tick(4, 120, 0), text(5, 150, 0, "F"),
        text(6, 250, 0, "EU:"), tick(7, 300, 0), text(8, 330, 0, "yes"), tick(9, 380, 0), text(10, 410, 0, "no"),
    )  # fmt: skip
    assert found(page) == [({2: 3, 4: 5}, 1), ({7: 8, 9: 10}, 6)]


def test_a_lone_mark_and_one_in_its_line() -> None:
    page = page_of(tick(1, 0, 0), text(2, 30, 0, "I agree"), tick(3, 2, 402), text(4, 0, 400, "I do not agree"))
    assert found(page) == [({1: 2}, None), ({3: 4}, None)]


def test_marks_of_a_matrix_stand_for_the_headings() -> None:
    page = page_of(
        text(1, 500, 0, "good"), text(2, 700, 0, "bad"), text(3, 0, 60, "The food"), tick(4, 510, 60, True),
        tick(5, 710, 60), text(6, 0, 120, "The price"), tick(7, 510, 120), tick(8, 710, 120, True),
    )  # fmt: skip
    assert found(page) == [({4: 1, 5: 2}, 3), ({7: 1, 8: 2}, 6)]


def test_a_link_that_a_person_drew_decides() -> None:
    page = page_of(
        text(1, 30, 0, "yes"), tick(2, 0, 0), text(3, 500, 500, "elsewhere"), links=(Link(2, 3, by_human=True),)
    )
    assert found(page) == [({2: 3}, None)]


def test_a_mark_without_text_belongs_to_none() -> None:
    assert found(page_of(tick(1, 0, 0))) == [({1: None}, None)]
    assert found(page_of(text(1, 0, 0, "no marks"))) == []


@pytest.mark.parametrize("beside", [True, False])
def test_two_thousand_marks_take_well_under_a_second(beside: bool) -> None:
    marks = [tick(number, 45 * (number % 40), 30 * (number // 40)) for number in range(2000)]
    texts = [text(5000 + n, 22 + 45 * (n % 40), 30 * (n // 40), "x") for n in range(2000)] if beside else []
    start = time.process_time()
    groups = option_groups(page_of(*marks, *texts))
    assert sum(len(group.marks) for group in groups) == 2000
    assert time.process_time() - start < 3
