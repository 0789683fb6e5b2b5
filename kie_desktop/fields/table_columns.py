"""Columns of tables: where one ends and the next begins.

Links say which keys are their heads (`table_heads`); where the cells of a column stand is seen from the places of all
lines below, whatever their labels, so that a code or a description that is labelled as a key is a cell all the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, shared_height, union_box
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.reading_order import straightened

SAME_ROW = 0.5
"""Lines that share this part of the lower one's height stand in one row."""
LEAST_COLUMNS = 2
_WRONG = 0.5
"""What a link across a cut costs, in lines that are cut through."""
_HEAD_CROSSED = 3
"""What a cut through a head costs, in lines that are cut through."""


@dataclass(frozen=True, slots=True)
class Head:
    """A key and the entities below that it leads to."""

    text: str
    ids: tuple[int, ...]
    box: Box
    linked: frozenset[int] = frozenset()

    @property
    def middle(self) -> float:
        """Where it stands from left to right."""
        return (self.box[0] + self.box[2]) / 2


@dataclass
class Ground:
    """A page as tables are looked for on it. boxes: of its entities, as they would be if the page lay straight."""

    page: Page
    label_set: LabelSet
    boxes: dict[int, Box] = field(init=False)
    roles: dict[int, Role] = field(init=False)
    height: float = field(init=False)
    """Of a usual line."""
    heads_of: dict[int, set[int]] = field(init=False)
    tails_of: dict[int, set[int]] = field(init=False)
    ids: list[int] = field(init=False)
    """[n] the entities in the order of `boxes`."""
    places: NDArray[np.float64] = field(init=False)
    """[n, 4] their boxes."""
    leading: NDArray[np.bool_] = field(init=False)
    """[n] whether it is a key with a value below it."""
    led: NDArray[np.bool_] = field(init=False)
    """[n] whether it has a key above it."""
    _place_of: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        entities = self.page.entities
        boxes = [entity.box for entity in entities.values()]
        self.boxes = dict(zip(entities, straightened(boxes), strict=True))
        self.roles = {entity_id: self.label_set.role_of(entity.label) for entity_id, entity in entities.items()}
        self.height = max(median(box[3] - box[1] for box in boxes), 1.0) if boxes else 1.0
        self.heads_of, self.tails_of = {}, {}
        for head, tail in self.page.links:
            self.heads_of.setdefault(tail, set()).add(head)
            self.tails_of.setdefault(head, set()).add(tail)
        self.ids = [*self.boxes]
        self._place_of = {one: place for place, one in enumerate(self.ids)}
        self.places = np.array([*self.boxes.values()], np.float64).reshape(-1, 4)
        down = [(head, tail) for head, tail in self.page.links if self.boxes[head][3] < middle_of(self.boxes[tail])]
        above = {head for head, _ in down if self.roles[head] is Role.KEY}
        below = {tail for _, tail in down}
        self.leading = np.array([one in above for one in self.ids], np.bool_)
        self.led = np.array([one in below for one in self.ids], np.bool_)

    def count_beside(self, which: NDArray[np.bool_], entity_id: int) -> int:
        """How many of some entities, bool[n], stand in the row of another one."""
        _, top, _, bottom = self.boxes[entity_id]
        tops, bottoms = self.places[:, 1], self.places[:, 3]
        shared = np.minimum(bottoms, bottom) - np.maximum(tops, top)
        level = shared >= SAME_ROW * np.maximum(np.minimum(bottoms - tops, bottom - top), 1e-6)
        own = self._place_of[entity_id]
        return int(np.count_nonzero(which & level)) - int(which[own] and level[own])

    def are_beside(self, first: int, second: int) -> bool:
        """Whether two entities stand in one row."""
        return shared_height(self.boxes[first], self.boxes[second]) >= SAME_ROW

    def has_key_beside(self, entity_id: int, heads: Collection[int]) -> bool:
        """Whether a key in its row leads to an entity, other than heads of its table."""
        keys = self.heads_of.get(entity_id, set()).difference(heads)
        return any(self.are_beside(key, entity_id) for key in keys)


def extent(ground: Ground, heads: Iterable[Head]) -> Box:
    """Around heads and everything that they lead to."""
    return union_box([box for head in heads for box in (head.box, *(ground.boxes[one] for one in head.linked))])


def cuts_between(heads: Sequence[Head], lines: Sequence[tuple[Box, int | None]]) -> list[float]:
    """Where columns end, from left to right: [columns - 1].

    Between the middles of two heads, where a cut goes through the fewest lines and leaves the fewest on the wrong side
    of their links; of equal places where there is most room. lines: box, and the column that a link names.
    """
    lefts = sorted(box[0] for box, _ in lines)
    rights = sorted(box[2] for box, _ in lines)
    cuts = []
    for number, (left, right) in enumerate(pairwise(heads)):
        low, high = left.middle, right.middle
        known_left = sorted(centre_of(box) for box, column in lines if column is not None and column <= number)
        known_right = sorted(centre_of(box) for box, column in lines if column is not None and column > number)
        edges = {low, high, left.box[2], right.box[0]}
        edges.update(lefts[bisect_left(lefts, low) : bisect_right(lefts, high)])
        edges.update(rights[bisect_left(rights, low) : bisect_right(rights, high)])
        best, place = (float("inf"), 0.0), (low + high) / 2
        for one, other in pairwise(sorted(edge for edge in edges if low <= edge <= high)):
            x = (one + other) / 2
            crossed = bisect_left(lefts, x) - bisect_right(rights, x)
            wrong = len(known_left) - bisect_right(known_left, x) + bisect_left(known_right, x)
            through_head = left.box[2] > x or right.box[0] < x
            cost = crossed + _WRONG * wrong + _HEAD_CROSSED * through_head, one - other
            if cost < best:
                best, place = cost, x
        cuts.append(place)
    return cuts


def middle_of(box: Box) -> float:
    """Where a box stands from top to bottom."""
    return (box[1] + box[3]) / 2


def centre_of(box: Box) -> float:
    """Where a box stands from left to right."""
    return (box[0] + box[2]) / 2
