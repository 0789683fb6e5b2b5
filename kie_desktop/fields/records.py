"""Records: rows of a table or of line items, found from links and places, with rules around the cells or without.

A column is a key with values below it. Columns whose keys stand in one row of the page and whose values share
rows make a table; a cell may have several lines, and a cell may be empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median
from typing import Any, NamedTuple

from kie_desktop.domain.geometry import gap_between, shared_height, shared_width, union_box
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Page
from kie_desktop.fields.column_words import ITEM_NUMBERS, column_class
from kie_desktop.fields.open_fields import join_texts
from kie_desktop.fields.record_edits import KeptCell, kept_tables
from kie_desktop.fields.table_columns import (
    LEAST_COLUMNS,
    SAME_ROW,
    Ground,
    Head,
    centre_of,
    cuts_between,
    extent,
    middle_of,
)
from kie_desktop.fields.table_heads import further_lines, head_rows, stacked
from kie_desktop.fields.table_rows import FULL, Body, Line, is_number, joined_lines, until_gap
from kie_desktop.fields.table_sides import names_rows, side_by_side
from kie_desktop.fields.table_unnamed import with_unnamed

LEAST_ROWS = 2
"""Fewer are fields of a form: there, keys stand above their values too."""
APART = 0.6
"""Rows with wider gaps, in line heights, are no running text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. text: "" where it is empty. ids: its entities in reading order."""

    text: str = ""
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """The rows of one table. keys: one a column, from the left, "" for a column without a head.

    rows: a cell for each key. page: from 0. pages: of each row, where the table goes on on further pages, else empty.
    """

    keys: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    page: int = 0
    pages: tuple[int, ...] = ()

    def page_of(self, row: int) -> int:
        """The page that a row stands on."""
        return self.pages[row] if self.pages else self.page

    def to_dict(self) -> dict[str, Any]:
        """The JSON form of a page result; with `pages` where the table goes on on further pages."""
        rows = [[{"text": cell.text, "ids": list(cell.ids)} for cell in row] for row in self.rows]
        value: dict[str, Any] = {"keys": list(self.keys), "rows": rows, "page": self.page}
        return value | ({"pages": list(self.pages)} if self.pages else {})


class Table(NamedTuple):
    """A record with its columns on the page, None where only a person knows them.

    is_open: nothing that ends a table stands below its rows.
    """

    record: Record
    body: Body | None
    is_open: bool


def records_of(page: Page, label_set: LabelSet) -> list[Record]:
    """The records of a page, from the top. Every key of them stays a field as well (`open_fields`)."""
    return [table.record for table in tables_of(Ground(page, label_set))]


def tables_of(ground: Ground) -> list[Table]:
    """The tables of a page, from the top."""
    rows = head_rows(ground)
    taken: set[int] = set()
    found = []
    for place, heads in enumerate(rows):
        if taken.intersection(key for head in heads for key in head.ids):
            continue
        room = _room(ground, heads, rows[place + 1 :], rows[:place])
        for table in _tables(ground, stacked(ground, heads), room, taken):
            found.append(table)
            taken.update(_ids(table.record))
    return _with_kept(ground, found)


def _with_kept(ground: Ground, found: Sequence[Table]) -> list[Table]:
    """Tables as a person left them, in place of those found that share entities with them."""
    tables = list(found)
    for kept in kept_tables(ground.page):
        places = [place for place, table in enumerate(tables) if kept.of & _ids(table.record)]
        rows = tuple(tuple(_kept_cell(ground, cell) for cell in row) for row in kept.rows)
        first = tables[places[0]] if places else None
        made = Table(Record(kept.keys, rows, ground.page.frame), first and first.body, first is None or first.is_open)
        tables = [table for place, table in enumerate(tables) if place not in places]
        if rows:
            tables.insert(places[0] if places else len(tables), made)
    return tables


def _ids(record: Record) -> set[int]:
    return {one for row in record.rows for cell in row for one in cell.ids}


def _kept_cell(ground: Ground, kept: KeptCell) -> Cell:
    return _cell(ground, kept.ids) if kept.text is None else Cell(kept.text, kept.ids)


class _Room(NamedTuple):
    """What a table may take: from left to right, and down to `end`, in pixels."""

    left: float
    right: float
    end: float


def _room(
    ground: Ground, heads: Sequence[Head], below: Iterable[Sequence[Head]], others: Iterable[Sequence[Head]]
) -> _Room:
    """Up to the tables beside it, and to the next row of heads below it."""
    left, right, end = -inf, inf, inf
    own, band = extent(ground, heads), union_box([head.box for head in heads])
    for other in (*others, *below):
        box, top = extent(ground, other), union_box([head.box for head in other])
        if shared_width(own, box) <= 0:
            is_level = gap_between(own, box) == 0
            if is_level and box[0] >= own[2]:
                right = min(right, (own[2] + box[0]) / 2)
            elif is_level:
                left = max(left, (box[2] + own[0]) / 2)
        elif top[1] > band[3]:
            lower = [value for head in heads for value in head.linked if ground.boxes[value][1] > top[3]]
            if len(lower) < sum(len(head.linked) for head in other):
                end = min(end, top[1])
    return _Room(left, right, end)


def _tables(ground: Ground, heads: Sequence[Head], room: _Room, taken: set[int]) -> list[Table]:
    """The tables below a row of heads: one or none; more where heads that lead to nothing are those of another one."""
    ids = _below(ground, heads, room, taken)
    body = _body(ground, heads, ids)
    longer = further_lines(body, body.lines(ids))
    if longer is not heads:
        heads, ids = longer, _below(ground, longer, room, taken)
        body = _body(ground, heads, ids)
    if more := _unlinked_heads(body, body.lines(ids), room):
        body = _body(ground, sorted([*heads, *more], key=lambda head: head.box[0]), ids)
        parts = side_by_side(ground, _with_cells(body, ids))
        if len(parts) > 1 and all(names_rows(ground, part[0]) for part in parts):
            rooms = _rooms(ground, parts, room)
            return [
                table for part, own in zip(parts, rooms, strict=True) for table in _tables(ground, part, own, taken)
            ]
    table = _table(body, ids)
    return [table] if table is not None else []


def _with_cells(body: Body, ids: Sequence[int]) -> list[Head]:
    """The heads of a table; those that lead to nothing with what stands in their columns."""
    lines, _ = body.above_end(body.lines(ids))
    cells = [frozenset(one for line in lines for one in line.cells.get(at, ())) for at in range(len(body.heads))]
    return [head if head.linked else replace(head, linked=own) for head, own in zip(body.heads, cells, strict=True)]


def _rooms(ground: Ground, parts: Sequence[Sequence[Head]], room: _Room) -> list[_Room]:
    """The room of a table, parted between tables side by side."""
    boxes = [extent(ground, part) for part in parts]
    edges = [room.left, *((left[2] + right[0]) / 2 for left, right in pairwise(boxes)), room.right]
    return [_Room(left, right, room.end) for left, right in pairwise(edges)]


def _table(body: Body, ids: Sequence[int]) -> Table | None:
    """The rows below heads; None where there are too few, or they are blocks of running text."""
    ground = body.ground
    kept, is_open = body.above_end(body.lines(ids))
    body, lines = with_unnamed(body, kept)
    full = [line for line in lines if len(line.cells) >= FULL]
    if (len(full) < LEAST_ROWS and not _is_item(body, full)) or _are_blocks(body, lines):
        return None
    joined = joined_lines(body, lines)
    rows = until_gap(joined)
    used = sorted({column for row in rows for column in row.cells})
    record = Record(tuple(body.heads[column].text for column in used), cells_of(ground, rows, used), ground.page.frame)
    return Table(record, body, is_open and len(rows) == len(joined))


def _below(ground: Ground, heads: Sequence[Head], room: _Room, taken: set[int]) -> list[int]:
    """What may be cells of a table with some heads."""
    top = union_box([head.box for head in heads])[3] - 0.25 * ground.height
    own = {key for head in heads for key in head.ids} | taken
    return [
        entity_id
        for entity_id, box in ground.boxes.items()
        if top < middle_of(box) < room.end
        and room.left < centre_of(box) < room.right
        and entity_id not in own
        and ground.roles[entity_id] is not Role.HEADER
    ]


def cells_of(ground: Ground, rows: Iterable[Line], columns: Sequence[int]) -> tuple[tuple[Cell, ...], ...]:
    """The cells of rows in some columns."""
    return tuple(tuple(_cell(ground, row.cells.get(column, ())) for column in columns) for row in rows)


def _body(ground: Ground, heads: Sequence[Head], ids: Sequence[int]) -> Body:
    column_of = {value: number for number, head in enumerate(heads) for value in head.linked}
    boxes = [(ground.boxes[one], column_of.get(one)) for one in ids]
    return Body(ground, heads, cuts_between(heads, boxes))


def _unlinked_heads(body: Body, lines: Sequence[Line], room: _Room) -> list[Head]:
    """Lines in the row of the heads that lead to nothing below, but have cells of the rows below them.

    Whatever their labels, as of a `#`; but no value that has its key. A key has at least one cell, others have two.
    """
    ground, heads = body.ground, body.heads
    own = {key for head in heads for key in head.ids}
    rows = [line for line in lines if any(one in body.column_of for one in line.ids)]
    found = []
    for entity_id, box in ground.boxes.items():
        is_free = entity_id not in own and all(shared_width(box, head.box) <= 0 for head in heads)
        if not is_free or not any(shared_height(box, head.box) >= SAME_ROW for head in heads):
            continue
        if not room.left < (box[0] + box[2]) / 2 < room.right or ground.has_key_beside(entity_id, own):
            continue
        below = [line for line in rows if any(shared_width(ground.boxes[one], box) > 0 for one in line.ids)]
        is_key = ground.roles[entity_id] is Role.KEY and entity_id not in ground.tails_of
        if len(below) >= (1 if is_key else LEAST_ROWS):
            found.append(Head(ground.page.entities[entity_id].text, (entity_id,), box))
    return found


def _is_item(body: Body, lines: Sequence[Line]) -> bool:
    """Whether a single row is one of goods, by the heads of its columns."""
    if len(lines) != 1 or len(lines[0].cells) <= FULL:
        return False
    kinds = {column_class(body.heads[column].text) for column in lines[0].cells} - {None}
    return len(kinds) > FULL - 1 and bool(kinds & ITEM_NUMBERS)


def _are_blocks(body: Body, lines: Sequence[Line]) -> bool:
    """Whether two columns are blocks of text side by side, as two addresses are: tight lines, and no numbers."""
    columns = sorted({column for line in lines for column in line.cells})
    if len(columns) > LEAST_COLUMNS:
        return False
    texts = body.ground.page.entities
    for column in columns:
        if _is_numeric(texts[one].text for line in lines for one in line.cells.get(column, ())):
            return False
    gaps = [lower.top - upper.bottom for upper, lower in pairwise(lines)] or [inf]
    return median(gaps) <= APART * median(line.bottom - line.top for line in lines)


def _is_numeric(texts: Iterable[str]) -> bool:
    """Whether at least half of the texts are numbers."""
    counts = [is_number(text) for text in texts if text]
    return 2 * sum(counts) >= len(counts) > 0


def _cell(ground: Ground, ids: Iterable[int]) -> Cell:
    """Entities as one text, line by line."""
    boxes = ground.boxes
    lines: list[list[int]] = []
    for entity_id in sorted(ids, key=lambda one: (boxes[one][1] + boxes[one][3], boxes[one][0])):
        if lines and shared_height(boxes[entity_id], boxes[lines[-1][-1]]) >= SAME_ROW:
            lines[-1].append(entity_id)
        else:
            lines.append([entity_id])
    read = [entity_id for line in lines for entity_id in sorted(line, key=lambda one: boxes[one][0])]
    return Cell(join_texts(ground.page.entities[one].text for one in read), tuple(read))
