"""Heads of tables: which keys of a page stand in one row above values, and which lines belong to one head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kie_desktop.domain.geometry import gap_between, shared_height, shared_width, union_box
from kie_desktop.domain.label_set import Role
from kie_desktop.fields.open_fields import join_texts, joined_text, key_groups
from kie_desktop.fields.table_columns import LEAST_COLUMNS, SAME_ROW, Ground, Head, centre_of, middle_of
from kie_desktop.fields.table_rows import Body, Line
from kie_desktop.fields.table_sides import side_by_side

_HEAD_ROW = 0.3
"""Heads of one row may stand higher and lower: those of one line beside those of two."""
_STACKED = 0.6
"""Lines of one head are nearer to each other than so many line heights."""
_TIGHT = 0.4
"""Further lines of heads, whatever their labels, are nearer than so many line heights..."""
_SET_OFF = 0.3
"""... and by so many nearer to their heads than to the row below them."""
_BRACKETS = frozenset("()[]（）【】")


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
    merged = [_merged_lines(sorted(row, key=lambda head: head.box[0])) for row in _joined_rows(ground, rows)]
    own = _with_nearest_only(ground, [row for row in merged if len(row) >= LEAST_COLUMNS])
    return [part for row in own for part in side_by_side(ground, row)]


def _joined_rows(ground: Ground, rows: Sequence[list[Head]]) -> list[list[Head]]:
    """Rows of heads from the top, with those that are the first and the second lines of the same heads as one.

    A head of one line may stand level with the second lines of others. What lies so close below heads is no table's
    row of heads of its own: there are no values between.
    """
    joined: list[list[Head]] = []
    for row in rows:
        if joined and _are_lines_of_one_row(ground, joined[-1], row):
            joined[-1] = [*joined[-1], *row]
        else:
            joined.append(row)
    return joined


def _are_lines_of_one_row(ground: Ground, upper: Sequence[Head], lower: Sequence[Head]) -> bool:
    band, next_band = (union_box(head.box for head in row) for row in (upper, lower))
    room = next_band[1] - band[3]
    if not -_STACKED * ground.height <= room <= _TIGHT * ground.height:
        return False
    under = [[other for other in lower if shared_width(head.box, other.box) > 0] for head in upper]
    over = [[other for other in upper if shared_width(head.box, other.box) > 0] for head in lower]
    if any(len(others) > 1 for others in (*under, *over)):
        return False  # a head above several is the heading of a group
    level = [box for box in ground.boxes.values() if next_band[1] < middle_of(box) < next_band[3]]
    gaps = [box[1] - head.box[3] for head in upper for box in level if shared_width(head.box, box) > 0]
    return bool(gaps) and max(gaps) <= _TIGHT * ground.height


def _leading_down(ground: Ground) -> list[Head]:
    """Keys with at least one value below, and not more of them beside."""
    heads = []
    for group in key_groups(ground.page, ground.label_set):
        keys = _one_head(ground, group.key_ids)
        box = union_box(ground.boxes[key] for key in keys)
        beside = [value for value in group.value_ids if shared_height(ground.boxes[value], box) >= SAME_ROW]
        below = [value for value in group.value_ids if value not in beside and middle_of(ground.boxes[value]) > box[3]]
        if below and len(beside) < len(below):
            head = Head(joined_text(ground.page, keys), keys, box, frozenset(below))
            heads.append(_with_first_line(ground, head))
    return heads


def _with_first_line(ground: Ground, head: Head) -> Head:
    """A head with the line straight above it where the other heads stand level with both, not with this one."""
    if any(ground.count_beside(ground.leading, key) for key in head.ids):
        return head
    left, top, right, _ = head.box
    lefts, _, rights, bottoms = ground.places.T
    near = (-0.5 * ground.height <= top - bottoms) & (top - bottoms <= _TIGHT * ground.height)
    for place in np.flatnonzero(near & (lefts < right) & (rights > left)).tolist():
        key = ground.ids[place]
        if ground.roles[key] is Role.KEY and key not in ground.tails_of:
            whole = _with_line(ground, head, key)
            return whole if _is_level_with_others(ground, whole) else head
    return head


def _is_level_with_others(ground: Ground, head: Head) -> bool:
    """Whether the middle of another key that leads down is level with a head."""
    middles = (ground.places[:, 1] + ground.places[:, 3]) / 2
    level = np.flatnonzero(ground.leading & (head.box[1] < middles) & (middles < head.box[3]))
    return any(ground.ids[place] not in head.ids for place in level.tolist())


def _one_head(ground: Ground, keys: tuple[int, ...]) -> tuple[int, ...]:
    """Of keys that lead to the same values, those that are one head.

    A network may take the first cell of a column for a second line of its head, or a value above the table: that one
    stands apart, or in a row of values. Of what is left the lines with the most other heads beside them are the head.
    """
    if len(keys) == 1:
        return keys
    lines: list[list[int]] = []
    for key in sorted(keys, key=lambda one: ground.boxes[one][1]):
        if lines and gap_between(ground.boxes[key], ground.boxes[lines[-1][-1]]) <= _STACKED * ground.height:
            lines[-1].append(key)
        else:
            lines.append([key])
    others = {key: ground.count_beside(ground.leading, key) for key in keys}
    for line in lines:
        line[:] = [key for key in line if ground.count_beside(ground.led, key) <= others[key]] or line
    best = max(lines, key=lambda line: sum(others[key] for key in line))
    return tuple(key for key in keys if key in best)


def _with_nearest_only(ground: Ground, rows: Sequence[Sequence[Head]]) -> list[list[Head]]:
    """Each value under one head only: of the lowest row above it, the nearest one."""
    nearest: dict[int, tuple[tuple[float, float, float], Head]] = {}
    for row in rows:
        for head in row:
            for value in head.linked:
                box = ground.boxes[value]
                room = max(-shared_width(box, head.box), 0.0)
                rank = -max(other.box[1] for other in row), room, abs(centre_of(box) - head.middle)
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
            merged[-1] = _joined_heads(upper, lower)
        else:
            merged.append(head)
    return merged


def _joined_heads(upper: Head, lower: Head) -> Head:
    """Two lines of one head."""
    text = join_texts((upper.text, lower.text))
    ids = upper.ids + lower.ids
    return Head(text, ids, union_box((upper.box, lower.box)), (upper.linked | lower.linked) - {*ids})


def stacked(ground: Ground, heads: Sequence[Head]) -> list[Head]:
    """Heads with further lines of theirs: what stands level with the heads, or keys close by that lead to nothing."""
    return _stacked_once(ground, _stacked_once(ground, heads))  # a second line that is level with another second one


def _stacked_once(ground: Ground, heads: Sequence[Head]) -> list[Head]:
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
        if band[1] < middle_of(box) < band[3] or _is_line_of_keys(ground, entity_id):
            result[over[0]] = _with_line(ground, result[over[0]], entity_id)
    return result


def _with_line(ground: Ground, head: Head, entity_id: int) -> Head:
    """A head with a further line above or below it."""
    line = Head(ground.page.entities[entity_id].text, (entity_id,), ground.boxes[entity_id])
    upper, lower = sorted((head, line), key=lambda one: one.box[1])
    return _joined_heads(upper, lower)


def _is_loose_key(ground: Ground, entity_id: int) -> bool:
    """Whether a key leads to nothing, and nothing to it."""
    is_linked = entity_id in ground.tails_of or entity_id in ground.heads_of
    return ground.roles[entity_id] is Role.KEY and not is_linked


def _is_line_of_keys(ground: Ground, entity_id: int) -> bool:
    """Whether a key leads to nothing and stands in a line of keys only."""
    return _is_loose_key(ground, entity_id) and all(
        ground.roles[other] is Role.KEY for other in ground.boxes if ground.are_beside(entity_id, other)
    )


def further_lines(body: Body, below: Sequence[Line]) -> Sequence[Head]:
    """Heads with the first line below them where it is a further one of theirs, as `(net)` or `EUR`, however labelled.

    Each part of such a line stands straight below one head. Either the parts are words above nothing but numbers; or
    the line is nearer to the heads than to the next line, or all of it is in brackets, and not all heads have one.
    """
    ground, heads = body.ground, body.heads
    if len(below) < 2:
        return heads
    parts: dict[int, int] = {}
    furthest = 0.0
    for one in below[0].ids:
        box = ground.boxes[one]
        over = [number for number, head in enumerate(heads) if shared_width(box, head.box) > 0]
        if not over and _is_loose_key(ground, one):
            continue  # a head of one line, level with the second lines of others
        if len(over) != 1 or over[0] in parts:
            return heads
        parts[over[0]] = one
        furthest = max(furthest, box[1] - heads[over[0]].box[3])
    if not parts or furthest > _TIGHT * ground.height:
        return heads
    room = below[1].top - below[0].bottom
    is_near = furthest <= room - _SET_OFF * ground.height or all(_is_in_brackets(ground, one) for one in parts.values())
    has_digits = any(map(str.isdigit, "".join(ground.page.entities[one].text for one in parts.values())))
    over_numbers = 0 if has_digits else sum(body.has_numbers(below[1:], at) for at in parts)
    are_words = over_numbers >= (LEAST_COLUMNS if furthest >= room else 1)
    if not are_words and (not is_near or len(parts) == len(heads)):
        return heads
    return [_with_line(ground, head, parts[at]) if at in parts else head for at, head in enumerate(heads)]


def _is_in_brackets(ground: Ground, entity_id: int) -> bool:
    text = ground.page.entities[entity_id].text.strip()
    return text[:1] in _BRACKETS and text[-1:] in _BRACKETS
