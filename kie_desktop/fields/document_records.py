"""Records of a whole document: tables that go on on the next page are one, with their heads set again or without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.fields.column_words import plain_words
from kie_desktop.fields.records import Record, Table, cells_of, tables_of
from kie_desktop.fields.table_columns import Ground, Head, cuts_between
from kie_desktop.fields.table_rows import FULL, Body, Line, joined_lines, until_gap

_ALIGNED = 0.75
"""Rows go on with a table where this share of their cells stand below its columns."""


def document_records(pages: Sequence[Page], label_set: LabelSet, places: Sequence[int] | None = None) -> list[Record]:
    """The records of a document, in order. places: what pages are called in them; their frames by default."""
    found: list[Record] = []
    before: Table | None = None
    for number, page in enumerate(pages):
        place = page.frame if places is None else places[number]
        ground = Ground(page, label_set)
        tables = tables_of(ground)
        further = _continued(ground, before, tables) if before is not None else None
        if further is not None:
            found[-1] = _joined(found[-1], further.record, place)
            tables = [table for table in tables if table is not further]
        found += [replace(table.record, page=place) for table in tables]
        before = tables[-1] if tables else further
        before = before if before is not None and before.is_open else None
    return found


def _joined(first: Record, second: Record, page: int) -> Record:
    """A record with the rows of a further page."""
    pages = first.pages or (first.page,) * len(first.rows)
    return replace(first, rows=first.rows + second.rows, pages=pages + (page,) * len(second.rows))


def _continued(ground: Ground, before: Table, tables: Sequence[Table]) -> Table | None:
    """What goes on with a table of the page before: the first table of the same heads, or rows without heads."""
    if tables:
        same = [plain_words(key) for key in tables[0].record.keys] == [plain_words(key) for key in before.record.keys]
        if same:
            return tables[0]
    return _rows_below(ground, before, tables)


def _rows_below(ground: Ground, before: Table, tables: Sequence[Table]) -> Table | None:
    """Rows at the top of a page that stand in the columns of the table of the page before; None for none."""
    scale = ground.page.width / max(before.body.ground.page.width, 1)
    heads = [_moved(head, scale) for head in before.body.heads]
    limit = min((head.box[1] for table in tables for head in table.body.heads), default=inf)
    ids = [one for one, box in ground.boxes.items() if box[3] <= limit]
    levels = [(ground.boxes[one], None) for one in ids]
    body = Body(ground, heads, cuts_between(heads, levels))
    body.edges = {
        column: (left * scale, middle * scale, right * scale)
        for column, (left, middle, right) in before.body.edges.items()
    }
    lines = body.lines(ids)
    start = next((number for number, line in enumerate(lines) if _fits(body, line)), None)
    if start is None:
        return None
    kept, is_open = body.above_end(lines[start:])
    kept = [line for line in kept if len(line.cells) < FULL or _fits(body, line)]
    joined = joined_lines(body, kept)
    rows = until_gap(joined)
    columns = [place for place, head in enumerate(before.body.heads) if head.text in before.record.keys]
    if not rows or len(columns) != len(before.record.keys):
        return None
    record = Record(before.record.keys, cells_of(ground, rows, columns), ground.page.frame)
    return Table(record, body, is_open and len(rows) == len(joined))


def _moved(head: Head, scale: float) -> Head:
    """A head above the top of the page."""
    left, top, right, bottom = head.box
    return Head(head.text, (), (left * scale, top - bottom, right * scale, 0.0))


def _fits(body: Body, line: Line) -> bool:
    """Whether a line is a row of the table: cells below its columns, and no key with its value."""
    if len(line.cells) < max(FULL, len(body.heads) / 2):
        return False
    cells: Iterable[tuple[int, int]] = ((column, one) for column, ids in line.cells.items() for one in ids)
    fitting = [body.is_aligned(one, column) for column, one in cells]
    links = body.ground.tails_of
    return sum(fitting) >= _ALIGNED * len(fitting) and not any(
        links.get(one, set()) & set(line.ids) for one in line.ids
    )
