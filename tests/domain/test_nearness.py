"""Which entities belong together by where they lie."""

from __future__ import annotations

import numpy as np
import pytest

from kie_desktop.domain.geometry import bounding_box, rectangle, turned
from kie_desktop.domain.label_set import Role, default_label_set
from kie_desktop.domain.nearness import (
    Direction,
    link_distances,
    link_partners,
    neighbour,
    neighbour_in_order,
    suggested_links,
    unlinked,
)
from kie_desktop.domain.page import Entity, Link, Page

LABELS = default_label_set()


def form(*links: Link, rejected: frozenset[tuple[int, int]] = frozenset()) -> Page:
    """Two columns of keys (1, 3, 5) with values to their right (2, 4, 6); 6 is empty of text; 7 is a title."""
    rows = [Entity(7, rectangle((10, 0, 300, 20)), "Order", "header")]
    for row in range(3):
        top = 40 + 40 * row
        rows.append(Entity(2 * row + 1, rectangle((10, top, 90, top + 20)), f"key {row}", "question"))
        rows.append(Entity(2 * row + 2, rectangle((120, top, 200, top + 20)), f"value {row}", "answer"))
    return Page("a.png", 400, 300, rejected=rejected).with_entities(rows, list(links))


def test_each_key_is_offered_the_value_beside_it() -> None:
    assert suggested_links(form(), LABELS) == {1: 2, 3: 4, 5: 6}


def test_what_is_linked_or_rejected_is_not_offered_again() -> None:
    page = form(Link(1, 2), rejected=frozenset({(3, 4)}))
    assert unlinked(page, LABELS) == [3, 4, 5, 6]
    assert unlinked(page, LABELS, Role.KEY) == [3, 5]
    assert suggested_links(page, LABELS) == {5: 6}


def test_partners_of_a_key_are_values_near_ones_first_and_linked_ones_last() -> None:
    assert link_partners(form(), LABELS, 3) == [4, 6, 2]
    assert link_partners(form(Link(1, 4)), LABELS, 3) == [6, 2, 4]
    assert link_partners(form(Link(3, 4)), LABELS, 3) == [6, 2]


def test_partners_of_a_value_are_keys_and_of_a_header_too() -> None:
    assert link_partners(form(), LABELS, 4) == [3, 1, 5]
    assert set(link_partners(form(), LABELS, 7)) == {1, 3, 5}


def test_without_a_fitting_role_everything_else_is_a_partner() -> None:
    page = form()
    bare = page.with_entities([Entity(entity.id, entity.points, entity.text) for entity in page.entities.values()], [])
    assert len(link_partners(bare, LABELS, 1)) == 6
    assert link_partners(bare.with_entities([bare.entities[1]], []), LABELS, 1) == []


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        (1, Direction.RIGHT, 2),
        (2, Direction.LEFT, 1),
        (1, Direction.DOWN, 3),
        (4, Direction.UP, 2),
        (1, Direction.UP, 7),
        (2, Direction.RIGHT, None),
        (5, Direction.DOWN, None),
    ],
)
def test_arrows_lead_to_what_lies_that_way(start: int, direction: Direction, end: int | None) -> None:
    assert neighbour(form(), start, direction) == end


def test_arrows_can_be_kept_to_some_entities() -> None:
    assert neighbour(form(), 2, Direction.DOWN, among=[1, 3, 6]) == 6


def test_reading_order_goes_round_the_page() -> None:
    page = form()
    assert neighbour_in_order(page, [*page.entities], 7, 1) == 1
    assert neighbour_in_order(page, [*page.entities], 6, 1) == 7
    assert neighbour_in_order(page, [*page.entities], 7, -1) == 6
    assert neighbour_in_order(page, [*page.entities], None, 1) == 7
    assert neighbour_in_order(page, [*page.entities], None, -1) == 6
    assert neighbour_in_order(page, [*page.entities], 6, 1, around=False) is None
    assert neighbour_in_order(page, [1, 5], 4, 1) == 5
    assert neighbour_in_order(page, [1, 5], 4, -1) == 1
    assert neighbour_in_order(page, [], 4, 1) is None
    assert neighbour_in_order(page, [], None, 1) is None


@pytest.mark.parametrize("at", [(0, 0), (37, 1000)])  # where on the page makes no difference
def test_a_value_is_as_far_as_it_lies_to_the_right_or_three_times_as_far_below(at: tuple[int, int]) -> None:
    values = {
        (30, 0, 50, 10): 10.0,
        (12, 5, 40, 15): 0.0,  # starts within the key
        (0, 25, 20, 35): 3 * 15.0,
        (10, 10, 60, 20): 0.0,  # touches the key's lower edge
        (25, 25, 60, 35): np.inf,  # aside and below
        (20, 25, 60, 35): np.inf,  # shares no more than an edge's column
        (30, 10, 60, 20): np.inf,  # nor a row
        (5, 2, 60, 12): 0.0,
        (0, 0, 9, 9): np.inf,  # starts neither later nor lower
        (-30, 0, -10, 10): np.inf,
        (0, -30, 20, -20): np.inf,
    }
    dx, dy = at
    boxes = np.array([(x1 + dx, y1 + dy, x2 + dx, y2 + dy) for x1, y1, x2, y2 in [(0, 0, 20, 10), *values]], float)
    assert link_distances(boxes[:1], boxes[1:])[0].tolist() == [*values.values()]


def boxes_of(*rows: tuple[str, tuple[float, float, float, float]]) -> Page:
    """Entities numbered from 1: label and box."""
    entities = [Entity(number, rectangle(box), "text", label) for number, (label, box) in enumerate(rows, 1)]
    return Page("a.png", 2000, 2000).with_entities(entities, [])


def test_the_nearest_pair_comes_first_and_leaves_the_others_the_rest() -> None:
    page = boxes_of(
        ("question", (0, 0, 20, 10)),
        ("question", (40, 0, 60, 10)),  # nearer to both values than 1 is
        ("answer", (70, 0, 90, 10)),
        ("answer", (200, 0, 220, 10)),
    )
    assert suggested_links(page, LABELS) == {2: 3, 1: 4}
    assert suggested_links(page.with_entities([page.entities[key] for key in (1, 2, 3)], []), LABELS) == {2: 3}


def test_partners_that_lie_the_wrong_way_come_last_and_above_is_worse_than_below() -> None:
    page = boxes_of(
        ("question", (500, 500, 600, 520)),
        ("answer", (300, 500, 400, 520)),  # to the left, 100 away
        ("answer", (500, 400, 600, 420)),  # above: 80 away, and 100 more
        ("answer", (700, 560, 800, 580)),  # aside and below: 100 and 40
        ("answer", (1500, 500, 1600, 520)),  # far to the right, but where a value stands
    )
    assert link_partners(page, LABELS, 1) == [5, 2, 4, 3]
    keys = boxes_of(*(({"question": "answer", "answer": "question"}[e.label], e.box) for e in page.entities.values()))
    assert link_partners(keys, LABELS, 1) == [2, 3, 4, 5]  # keys stand to the left of a value or above it


def test_a_header_looks_for_its_keys_to_the_right_and_below() -> None:
    page = boxes_of(
        ("header", (500, 500, 600, 520)), ("question", (500, 560, 600, 580)), ("question", (450, 440, 600, 460))
    )
    assert link_partners(page, LABELS, 1) == [2, 3]


@pytest.mark.parametrize("turn", range(4))
def test_an_arrow_goes_straight_on_rather_than_aside(turn: int) -> None:
    """The same in all four directions, with lines of 20 pixels."""
    directions = [Direction.RIGHT, Direction.DOWN, Direction.LEFT, Direction.UP]

    def page(*boxes: tuple[float, float, float, float]) -> Page:
        rows = [(0, 0, 20, 20), *boxes]
        shapes = [turned(rectangle(tuple(edge + 900 for edge in box)), 2000, 2000, turn) for box in rows]
        return boxes_of(*(("other", bounding_box(shape)) for shape in shapes))

    def end(*boxes: tuple[float, float, float, float]) -> int | None:
        return neighbour(page(*boxes), 1, directions[turn])

    assert end((120, 0, 140, 20), (60, 35, 80, 55)) == 3  # 100 ahead, and 40 ahead with 15 aside: the nearer centre
    assert end((100, 0, 120, 20), (60, 31, 80, 51)) == 2  # 80 ahead; 40 ahead and 11 aside: 84
    assert end((100, 0, 120, 20), (60, 29, 80, 49)) == 3  # 9 aside: 76
    assert end((60, 80, 80, 100)) == 2  # 40 ahead, 60 aside: as far aside as ahead and a line more
    assert end((60, 81, 80, 101)) is None
    assert end((-60, 0, -40, 20)) is None
    assert end((0, 0, 20, 20)) is None  # in the same place
    assert end((10, 0, 30, 20), (12, 0, 32, 20)) == 2  # both touch: the nearer centre
