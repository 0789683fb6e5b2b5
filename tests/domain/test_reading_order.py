from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.domain.geometry import Box, rectangle
from kie_desktop.domain.page import Entity
from kie_desktop.domain.reading_order import in_reading_order, reading_order


def boxes(rows: list[list[tuple[float, float]]], top: float = 100, step: float = 30, height: float = 20) -> list[Box]:
    """Rows of (left, width)."""
    return [
        (left, top + step * row, left + width, top + step * row + height)
        for row, cells in enumerate(rows)
        for left, width in cells
    ]


def turned(box: Box, degrees: float) -> Box:
    """The box around a box whose middle was turned around the page's corner."""
    x1, y1, x2, y2 = box
    x, y, angle = (x1 + x2) / 2, (y1 + y2) / 2, math.radians(degrees)
    left = x * math.cos(angle) - y * math.sin(angle) - (x2 - x1) / 2
    top = x * math.sin(angle) + y * math.cos(angle) - (y2 - y1) / 2
    return left, top, left + x2 - x1, top + y2 - y1


FORM = boxes(
    [[(50, 80), (200, 90), (400, 80), (560, 60)], [(50, 60), (200, 120)], [(50, 70), (200, 40), (400, 90)]] * 3
)


@pytest.mark.parametrize("degrees", [0, 1.5, -1.5, 3])
def test_a_form_is_read_across_also_where_it_was_scanned_at_a_slant(degrees: float) -> None:
    rows = [turned(box, degrees) for box in FORM]
    mixed = Random(1).sample(range(len(rows)), len(rows))
    assert [mixed[index] for index in reading_order([rows[index] for index in mixed])] == list(range(len(rows)))


def test_a_value_a_little_higher_than_its_key_comes_behind_it() -> None:
    key, value, below = (10.0, 104.0, 90.0, 124.0), (120.0, 98.0, 200.0, 120.0), (10.0, 135.0, 90.0, 155.0)
    assert reading_order([value, below, key]) == [2, 0, 1]


def test_small_print_in_one_row_needs_no_pixels() -> None:
    tiny = boxes([[(5, 20), (40, 20)], [(5, 20), (40, 20)]], step=6, height=4)
    assert reading_order(tiny) == [0, 1, 2, 3]


def test_addresses_side_by_side_that_are_not_level_are_read_one_after_the_other() -> None:
    left = boxes([[(50, 200)]] * 5)
    right = boxes([[(400, 180)]] * 5, top=114)
    assert reading_order([*right, *left]) == [5, 6, 7, 8, 9, 0, 1, 2, 3, 4]


def test_running_text_in_columns_is_read_by_column_though_its_lines_are_level() -> None:
    left, right = boxes([[(50, 300)]] * 6), boxes([[(400, 300)]] * 6)
    heading = (50.0, 20.0, 700.0, 50.0)
    assert reading_order([heading, *left, *right]) == list(range(13))


def test_keys_and_values_beside_each_other_are_rows() -> None:
    rows = boxes([[(50, 100), (300, 150)]] * 8)
    assert reading_order(rows) == list(range(16))


def test_a_region_of_several_lines_stands_where_it_begins() -> None:
    key, region, other, last = (10, 100, 90, 120), (120, 100, 400, 220), (10, 140, 90, 160), (10, 230, 90, 250)
    assert reading_order([last, other, region, key]) == [3, 2, 1, 0]


def test_ties_go_by_id_and_no_page_is_no_trouble() -> None:
    box = rectangle((0, 0, 10, 10))
    assert [entity.id for entity in in_reading_order([Entity(4, box), Entity(2, box)])] == [2, 4]
    assert in_reading_order([]) == []


SIDES = st.floats(0, 500, allow_nan=False)


@given(st.lists(st.tuples(SIDES, SIDES, st.floats(0, 80), st.floats(0, 300)), max_size=30))
def test_every_box_is_read_once(rows: list[tuple[float, float, float, float]]) -> None:
    found = reading_order([(x, y, x + width, y + height) for x, y, width, height in rows])
    assert sorted(found) == list(range(len(rows)))
