"""Columns of tables that no head stands above, and what stands beside a table and is none of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from kie_desktop.domain.geometry import shared_height
from kie_desktop.fields.table_columns import SAME_ROW, Head
from kie_desktop.fields.table_rows import FULL, Body, Line

_MOST = 0.6
"""A column without a head has cells in this share of the rows."""


def with_unnamed(body: Body, lines: Sequence[Line]) -> tuple[Body, list[Line]]:
    """The table with columns that no head stands above, and without what stands beside it in few of its rows."""
    column, lines = len(body.heads) - 1, list(lines)
    while column >= 0:
        split = _unnamed_in(body, lines, column)
        if split is not None:
            cut, is_left = split
            body, lines = _with_column(body, lines, column, cut, is_left)
        column -= 1
    return body, _without_outsiders(body, lines)


def _unnamed_in(body: Body, lines: Sequence[Line], column: int) -> tuple[float, bool] | None:
    """Where a column is two in most rows, and whether the one without a head is at the left; None where it is one."""
    boxes = body.ground.boxes
    own = [sorted(line.cells[column], key=lambda one: boxes[one][0]) for line in lines if column in line.cells]
    parted = [ids for ids in own if len(ids) > 1]
    if len(parted) < max(FULL, _MOST * sum(len(line.cells) >= FULL for line in lines)):
        return None
    head = body.heads[column].box
    for is_left in (True, False):
        pairs = [(boxes[ids[0]], boxes[ids[1]]) if is_left else (boxes[ids[-2]], boxes[ids[-1]]) for ids in parted]
        low, high = max(left[2] for left, _ in pairs), min(right[0] for _, right in pairs)
        cut = (low + high) / 2
        if low < high and ((head[0] + head[2]) / 2 >= cut) == is_left:
            return cut, is_left
    return None


def _with_column(body: Body, lines: Sequence[Line], column: int, cut: float, is_left: bool) -> tuple[Body, list[Line]]:
    """The table with another column at one side of a cut; the next one where that has a head, but no cells."""
    beside = column - 1 if is_left else column + 1
    if 0 <= beside < len(body.heads) and not any(beside in line.cells for line in lines):
        moved = list(body.cuts)
        moved[min(column, beside)] = cut
        made = Body(body.ground, body.heads, moved)
        return made, made.lines(one for line in lines for one in line.ids)
    edges = [-inf, *body.cuts, inf][column : column + 2]
    room = (edges[0], cut) if is_left else (cut, edges[1])
    heads, cuts = list(body.heads), list(body.cuts)
    heads.insert(column if is_left else column + 1, _head_between(body, column, cut, *room))
    cuts.insert(column, cut)
    made = Body(body.ground, heads, cuts)
    made.column_of = {
        one: known + (known > column or (known == column and is_left)) for one, known in body.column_of.items()
    }
    return made, made.lines(one for line in lines for one in line.ids)


def _head_between(body: Body, column: int, cut: float, left: float, right: float) -> Head:
    """A line in the row of the heads above a column that no link leads to; a head without text where there is none."""
    ground, box = body.ground, body.heads[column].box
    own = {key for head in body.heads for key in head.ids}
    for entity_id, other in ground.boxes.items():
        is_free = entity_id not in own and not ground.has_key_beside(entity_id, own)
        if is_free and left < (other[0] + other[2]) / 2 < right and shared_height(other, box) >= SAME_ROW:
            return Head(ground.page.entities[entity_id].text, (entity_id,), other)
    return Head("", (), (cut, box[1], cut, box[3]))


def _without_outsiders(body: Body, lines: Sequence[Line]) -> list[Line]:
    """Lines without what stands left of the first column or right of the last one."""
    last = len(body.heads) - 1
    kept = []
    for line in lines:
        made = Line()
        for column, ids in line.cells.items():
            for one in ids:
                if column not in (0, last) or not _is_outside(body, one, column):
                    made.add(column, one, body.ground.boxes[one])
        if made.cells:
            kept.append(made)
    return kept


def _is_outside(body: Body, entity_id: int, column: int) -> bool:
    """Whether something that no head leads to stands apart from the cells and the head of a column at the edge."""
    head = body.heads[column]
    if entity_id in body.column_of or not head.text:
        return False
    boxes = [head.box, *(body.ground.boxes[one] for one in head.linked)]
    box, room = body.ground.boxes[entity_id], body.ground.height
    return box[2] < min(b[0] for b in boxes) - room or box[0] > max(b[2] for b in boxes) + room
