"""Columns of tables: which keys of a page stand in one row above values, and where one column ends and the next begins.

Links say which keys those are; where the cells of a column stand is seen from the places of all lines below, whatever
their labels, so that a code or a description that is labelled as a key is a cell all the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from kie_desktop.domain.geometry import Box, gap_between, shared_height, shared_width, union_box
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.reading_order import straightened
from kie_desktop.fields.open_fields import join_texts, joined_text, key_groups

SAME_ROW = 0.5
"""Lines that share this part of the lower one's height stand in one row."""
_HEAD_ROW = 0.3
"""Heads of one row may stand higher and lower: those of one line beside those of two."""
LEAST_COLUMNS = 2
_STACKED = 0.6
"""Lines of one head are nearer to each other than so many line heights."""
_LEVEL = 0.25
"""Cells of one row are level to so many line heights; most rows of two tables side by side are not."""
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

    def are_beside(self, first: int, second: int) -> bool:
        """Whether two entities stand in one row."""
        return shared_height(self.boxes[first], self.boxes[second]) >= SAME_ROW

    def has_key_beside(self, entity_id: int, heads: Collection[int]) -> bool:
        """Whether a key in its row leads to an entity, other than heads of its table."""
        keys = self.heads_of.get(entity_id, set()).difference(heads)
        return any(self.are_beside(key, entity_id) for key in keys)


def head_rows(ground: Ground) -> list[list[Head]]:
    """Keys that stand in one row and lead to values below; each row from the left, rows from the top."""
    rows: list[list[Head]] = []
    for head in sorted(_leading_down(ground), key=lambda head: head.box[1]):
        for row in rows:
            if any(shared_height(head.box, other.box) >= _HEAD_ROW for other in row):
                row.append(head)
                break
        else:
            rows.append([head])
    merged = [_merged_lines(sorted(row, key=lambda head: head.box[0])) for row in rows]
    own = _with_nearest_only(ground, [row for row in merged if len(row) >= LEAST_COLUMNS])
    return [part for row in own for part in _side_by_side(ground, row)]


def _leading_down(ground: Ground) -> list[Head]:
    """Keys with at least one value below, and not more of them beside."""
    heads = []
    for group in key_groups(ground.page, ground.label_set):
        box = union_box(ground.boxes[key] for key in group.key_ids)
        beside = [value for value in group.value_ids if shared_height(ground.boxes[value], box) >= SAME_ROW]
        below = [value for value in group.value_ids if value not in beside and _middle(ground.boxes[value]) > box[3]]
        if below and len(beside) < len(below):
            heads.append(Head(joined_text(ground.page, group.key_ids), group.key_ids, box, frozenset(below)))
    return heads


def _with_nearest_only(ground: Ground, rows: Sequence[Sequence[Head]]) -> list[list[Head]]:
    """Each value under one head only: of the lowest row above it, the nearest one."""
    nearest: dict[int, tuple[tuple[float, float, float], Head]] = {}
    for row in rows:
        for head in row:
            for value in head.linked:
                box = ground.boxes[value]
                room = max(-shared_width(box, head.box), 0.0)
                rank = -max(other.box[1] for other in row), room, abs(_centre(box) - head.middle)
                if value not in nearest or rank < nearest[value][0]:
                    nearest[value] = rank, head
    own: dict[tuple[int, ...], set[int]] = {}
    for value, (_, head) in nearest.items():
        own.setdefault(head.ids, set()).add(value)
    kept = [[replace(head, linked=frozenset(own[head.ids])) for head in row if head.ids in own] for row in rows]
    return [row for row in kept if len(row) >= LEAST_COLUMNS]


def _merged_lines(row: list[Head]) -> list[Head]:
    """Heads that stand one over the other are lines of one."""
    merged: list[Head] = []
    for head in row:
        last = merged[-1] if merged else None
        if last is not None and shared_width(head.box, last.box) > 0 > shared_height(head.box, last.box) - SAME_ROW:
            upper, lower = sorted((last, head), key=lambda one: one.box[1])
            merged[-1] = joined_heads(upper, lower)
        else:
            merged.append(head)
    return merged


def joined_heads(upper: Head, lower: Head) -> Head:
    """Two lines of one head."""
    text = join_texts((upper.text, lower.text))
    return Head(text, upper.ids + lower.ids, union_box((upper.box, lower.box)), upper.linked | lower.linked)


def stacked(ground: Ground, heads: Sequence[Head]) -> list[Head]:
    """Heads with further lines of theirs: what stands level with the heads, or keys close by that lead to nothing."""
    own = {key for head in heads for key in head.ids}
    band = union_box(head.box for head in heads)
    near = _STACKED * ground.height
    result = list(heads)
    for entity_id, box in ground.boxes.items():
        if entity_id in own or box[3] < band[1] - near or box[1] > band[3] + near:
            continue
        over = [number for number, head in enumerate(result) if shared_width(box, head.box) > 0]
        if len(over) != 1 or gap_between(box, result[over[0]].box) > near:
            continue
        if band[1] < _middle(box) < band[3] or _is_line_of_keys(ground, entity_id):
            part = Head(ground.page.entities[entity_id].text, (entity_id,), box)
            upper, lower = sorted((part, result[over[0]]), key=lambda one: one.box[1])
            result[over[0]] = joined_heads(upper, lower)
    return result


def _is_line_of_keys(ground: Ground, entity_id: int) -> bool:
    """Whether a key leads to nothing and stands in a line of keys only."""
    if ground.roles[entity_id] is not Role.KEY or entity_id in ground.tails_of or entity_id in ground.heads_of:
        return False
    return all(ground.roles[other] is Role.KEY for other in ground.boxes if ground.are_beside(entity_id, other))


def _side_by_side(ground: Ground, row: list[Head]) -> list[list[Head]]:
    """The tables of a row of heads: the same heads come again, or rows do not fit each other."""
    words = ["".join(head.text.casefold().split()) for head in row]
    for size in range(LEAST_COLUMNS, len(row) // 2 + 1):
        if len(row) % size == 0 and len(set(words[:size])) == size and words == words[:size] * (len(row) // size):
            return [row[at : at + size] for at in range(0, len(row), size)]
    spans = [extent(ground, (head,)) for head in row]
    gaps = [right[0] - left[2] for left, right in pairwise(spans)]
    for place in sorted(range(len(gaps)), key=lambda at: -gaps[at]):
        left, right = row[: place + 1], row[place + 1 :]
        is_apart = gaps[place] > ground.height and min(len(left), len(right)) >= LEAST_COLUMNS
        if is_apart and not _share_rows(ground, left, right):
            return [*_side_by_side(ground, left), *_side_by_side(ground, right)]
    return [row]


def extent(ground: Ground, heads: Iterable[Head]) -> Box:
    """Around heads and everything that they lead to."""
    return union_box([box for head in heads for box in (head.box, *(ground.boxes[one] for one in head.linked))])


def _share_rows(ground: Ground, left: Sequence[Head], right: Sequence[Head]) -> bool:
    """Whether most values under the heads at one side have one beside them at the other."""
    fewer, more = sorted(({value for head in side for value in head.linked} for side in (left, right)), key=len)
    boxes = sorted((ground.boxes[value] for value in more), key=_middle)
    middles = [_middle(box) for box in boxes]
    found = 0
    for value in fewer:
        box = ground.boxes[value]
        near = boxes[max(bisect_left(middles, _middle(box)) - 1, 0) :][:2]
        found += any(abs(_middle(box) - _middle(other)) <= _LEVEL * ground.height for other in near)
    return 2 * found >= len(fewer)


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
        known_left = sorted(_centre(box) for box, column in lines if column is not None and column <= number)
        known_right = sorted(_centre(box) for box, column in lines if column is not None and column > number)
        edges = {low, high, left.box[2], right.box[0]}
        edges.update(lefts[bisect_left(lefts, low) : bisect_right(lefts, high)])
        edges.update(rights[bisect_left(rights, low) : bisect_right(rights, high)])
        best, place = (float("inf"), 0.0), (low + high) / 2
        for one, other in pairwise(sorted(edge for edge in edges if low <= edge <= high)):
            x = (one + other) / 2
            crossed = bisect_left(lefts, x) - bisect_right(rights, x)
            wrong = len(known_left) - bisect_right(known_left, x) + bisect_left(known_right, x)
            through_head = left.box[2] > x or right.box[0] < x
            cost = crossed + wrong + _HEAD_CROSSED * through_head, one - other
            if cost < best:
                best, place = cost, x
        cuts.append(place)
    return cuts


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _centre(box: Box) -> float:
    return (box[0] + box[2]) / 2
