"""Which entities belong together by where they lie."""

from __future__ import annotations

import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Role, default_label_set
from kie_desktop.domain.nearness import (
    Direction,
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
