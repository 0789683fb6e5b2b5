from __future__ import annotations

import math
import time
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


def column(number: int, x: float, top: float, text: str, sign: float = 20) -> Entity:
    return Entity(number, rectangle((x, top, x + sign, top + sign * len(text))), text)


def line_of(number: int, x: float, y: float, text: str, sign: float = 20) -> Entity:
    return Entity(number, rectangle((x, y, x + sign * len(text), y + sign)), text)


def order_of(*entities: Entity) -> list[int]:
    return [entity.id for entity in in_reading_order(entities)]


POEM = "白日依山盡黃河入海流"


def test_columns_of_a_page_that_is_written_downwards_are_read_from_right_to_left() -> None:
    assert order_of(*(column(number, 400 - 60 * number, 100, POEM) for number in range(6))) == [*range(6)]


def test_columns_far_apart_and_of_different_length_are_read_from_right_to_left() -> None:
    assert order_of(column(3, 100, 300, "收件人王小明"), column(2, 250, 80, POEM), column(1, 480, 140, "郵遞區號")) == [
        1,
        2,
        3,
    ]


def test_parts_of_one_column_are_read_from_the_top() -> None:
    assert order_of(
        column(4, 100, 300, "敬上"), column(3, 101, 100, "王小明"), column(2, 200, 320, POEM), column(1, 200, 90, POEM)
    ) == [1, 2, 3, 4]


def test_tiers_of_columns_are_read_one_after_the_other() -> None:
    upper = [column(number, 400 - 40 * number, 100, POEM) for number in range(6)]
    lower = [column(6 + number, 400 - 40 * number, 340, POEM) for number in range(6)]
    assert order_of(*lower, *upper) == [*range(12)]


def test_a_heading_above_and_a_number_below_columns_stay_there() -> None:
    text = [column(number, 400 - 40 * number, 100, POEM) for number in range(1, 6)]
    assert order_of(*text, line_of(0, 200, 40, "登鸛雀樓"), line_of(9, 250, 400, "十二")) == [0, 1, 2, 3, 4, 5, 9]


def test_running_columns_beside_a_form_are_a_block_of_it() -> None:
    rows = [line_of(number, x, 40 + 40 * (number // 2), "聯絡電話號碼地址") for number, x in enumerate([40, 240] * 6)]
    notes = [column(20 + number, 700 - 30 * number, 60, POEM) for number in range(3)]
    above = line_of(30, 40, 10, "申請書")
    assert order_of(*notes, *rows, above)[:1] == [30]
    assert [number for number in order_of(*notes, *rows, above) if 20 <= number < 30] == [20, 21, 22]


def test_heads_that_stand_are_read_from_the_left_on_a_page_that_is_written_across() -> None:
    heads = [column(number, 100 + 40 * number, 40, "姓名") for number in range(4)]
    rows = [line_of(10 + number, 80, 120 + 30 * number, "北京市朝陽區建國路八號") for number in range(6)]
    assert order_of(*rows, *heads) == [0, 1, 2, 3, *range(10, 16)]


def test_a_key_that_stands_beside_its_rows_comes_before_them() -> None:
    rows = [line_of(1 + number, 100, 40 + 30 * number, "北京市朝陽區建國路") for number in range(4)]
    assert order_of(*rows, column(0, 40, 40, "基本資料")) == [0, 1, 2, 3, 4]


def test_lines_of_latin_letters_that_run_up_are_no_columns() -> None:
    sideways = [
        Entity(number, rectangle((40 + 60 * number, 100, 60 + 60 * number, 300)), "Total amount") for number in range(4)
    ]
    assert order_of(*reversed(sideways)) == [0, 1, 2, 3]


def test_thousands_of_columns_take_no_time() -> None:
    entities = [column(number, 5000 - 25 * (number % 200), 250 * (number // 200), POEM) for number in range(3000)]
    start = time.process_time()
    assert order_of(*entities)[:200] == [*range(200)]
    assert time.process_time() - start < 2
