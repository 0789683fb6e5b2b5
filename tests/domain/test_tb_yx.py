"""PaddleOCR's `tb-yx` order, on which checkpoints were trained (spec B4, B6)."""

from __future__ import annotations

import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity
from kie_desktop.domain.tb_yx import in_tb_yx_order, tb_yx_order, truncated_box

FIRST = (500.0, 0.0, 510.0, 10.0)


def at(x: float, y: float) -> tuple[float, float, float, float]:
    return x, y, x + 10, y + 10


@pytest.mark.parametrize(("lower_by", "order"), [(0, [0, 2, 1]), (19, [0, 2, 1]), (20, [0, 1, 2]), (21, [0, 1, 2])])
def test_tops_closer_than_20_pixels_are_one_line(lower_by: float, order: list[int]) -> None:
    assert tb_yx_order([FIRST, at(300, 100), at(100, 100 + lower_by)]) == order
    assert tb_yx_order([FIRST, at(300, 100), at(100, 100 + lower_by)], same_line=0) == (
        [0, 1, 2] if lower_by else order
    )


def test_a_box_moves_left_past_its_whole_line_and_no_further() -> None:
    boxes = [FIRST, at(50, 60), at(300, 100), at(200, 105), at(400, 110), at(100, 115)]
    assert tb_yx_order(boxes) == [0, 1, 5, 3, 2, 4]


def test_the_first_box_is_never_moved() -> None:
    assert tb_yx_order([at(300, 100), at(100, 105)]) == [0, 1]
    assert tb_yx_order([at(300, 100), at(200, 105), at(100, 110)]) == [0, 2, 1]
    assert tb_yx_order([]) == [] and tb_yx_order([FIRST]) == [0]


def test_boxes_at_one_place_keep_the_order_of_their_ids() -> None:
    entities = [
        Entity(number, rectangle(at(*place))) for number, place in [(9, (5.9, 0.9)), (4, (5.1, 0)), (7, (5, 0.5))]
    ]
    assert [entity.id for entity in in_tb_yx_order(entities)] == [4, 7, 9]
    assert truncated_box((1.9, -0.9, 7.999, 8.0)) == (1, 0, 7, 8)
