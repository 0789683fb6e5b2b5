import pytest
from hypothesis import given
from hypothesis import strategies as st

from kie_desktop.domain.geometry import (
    area,
    bounding_box,
    center,
    clipped,
    contains,
    intersection_over_union,
    polygon,
    rectangle,
    same_place,
    shifted,
    split_quadrilateral,
    turned,
    union_box,
)

WHOLE = st.integers(0, 500).map(float)
BOXES = st.tuples(WHOLE, WHOLE, st.integers(1, 200), st.integers(1, 200)).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)


def test_points_of_any_sequence() -> None:
    assert polygon([[1, 2], (3, 4.5)]) == ((1.0, 2.0), (3.0, 4.5))


@given(BOXES)
def test_a_rectangle_is_its_own_box(box) -> None:
    assert bounding_box(rectangle(box)) == box
    assert area(rectangle(box)) == (box[2] - box[0]) * (box[3] - box[1])
    assert contains(rectangle(box), center(rectangle(box)))


def test_a_turned_page_takes_its_points_along() -> None:
    line = ((10.0, 20.0), (60.0, 20.0), (60.0, 30.0), (10.0, 30.0))
    assert turned(line, 100, 200, 1)[:2] == ((180.0, 10.0), (180.0, 60.0))
    assert turned(line, 100, 200, 2)[:2] == ((90.0, 180.0), (40.0, 180.0))
    assert turned(line, 100, 200, -1) == turned(line, 100, 200, 3)


@given(BOXES, st.integers(0, 7))
def test_turning_on_to_a_full_circle_changes_nothing(box, quarters: int) -> None:
    size = (600, 800) if quarters % 2 == 0 else (800, 600)
    assert turned(turned(rectangle(box), 600, 800, quarters), *size, -quarters) == rectangle(box)


@given(BOXES, BOXES)
def test_overlap_is_symmetric_and_within_0_and_1(first, second) -> None:
    overlap = intersection_over_union(first, second)
    assert overlap == intersection_over_union(second, first)
    assert 0 <= overlap <= 1
    assert intersection_over_union(first, first) == 1
    assert bounding_box((*rectangle(first), *rectangle(second))) == union_box([first, second])


def test_overlap_of_halves() -> None:
    assert intersection_over_union((0, 0, 10, 10), (5, 0, 15, 10)) == pytest.approx(1 / 3)
    assert intersection_over_union((0, 0, 10, 10), (10, 0, 20, 10)) == 0
    assert intersection_over_union((3, 3, 3, 3), (3, 3, 3, 3)) == 0


def test_boxes_that_share_half_of_their_area_are_the_same_line() -> None:
    line = (0.0, 0.0, 100.0, 20.0)
    first, second = split_quadrilateral(rectangle(line), 0.5)
    assert same_place(line, line)
    assert same_place(line, bounding_box(first)) and same_place(bounding_box(second), line)
    assert not same_place(line, (0.0, 0.0, 49.9, 20.0))
    assert not same_place(bounding_box(first), bounding_box(second))


@given(BOXES, st.floats(0.05, 0.95))
def test_a_cut_loses_no_area(box, fraction: float) -> None:
    first, second = split_quadrilateral(rectangle(box), fraction)
    assert area(first) + area(second) == pytest.approx(area(rectangle(box)))
    assert area(first) == pytest.approx(fraction * area(rectangle(box)))


def test_vertical_text_is_cut_across_its_height() -> None:
    first, second = split_quadrilateral(rectangle((0, 0, 10, 100)), 0.5)
    assert bounding_box(first) == (0, 0, 10, 50)
    assert bounding_box(second) == (0, 50, 10, 100)


def test_a_skewed_line_is_cut_along_its_own_sides() -> None:
    first, second = split_quadrilateral(((0, 0), (100, 20), (100, 40), (0, 20)), 0.5)
    assert first == ((0, 0), (50, 10), (50, 30), (0, 20))
    assert second == ((50, 10), (100, 20), (100, 40), (50, 30))


def test_a_point_in_the_dent_of_a_polygon_is_outside() -> None:
    dented = ((0, 0), (10, 0), (10, 10), (5, 2), (0, 10))
    assert contains(dented, (5, 1))
    assert not contains(dented, (5, 8))
    assert not contains(dented, (20, 1))


def test_vertices_outside_move_to_the_edge() -> None:
    assert clipped(((-5, 3), (120, 3), (50, 99)), 100, 50) == ((0, 3), (100, 3), (50, 50))
    assert shifted(((1, 2),), 10, -1) == ((11, 1),)
    assert area(((0, 0), (9, 9))) == 0
