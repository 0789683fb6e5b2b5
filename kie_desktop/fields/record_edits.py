"""What a person changed of the tables of a page: kept whole, in place of what is found there.

It is kept under `records` of `Page.extra`: `[{"keys": [...], "rows": [[{"ids": [...], "text": "..."}]], "of": [...]}]`.
A cell with `text` was typed; any other says what its entities say now. of: the entities of the table that was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kie_desktop.domain.geometry import shared_height
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.reading_order import straightened
from kie_desktop.domain.text import without_lone_surrogates
from kie_desktop.fields.table_columns import SAME_ROW

KEPT = "records"
_MOST = 200
"""Tables of a page."""


@dataclass(frozen=True, slots=True)
class KeptCell:
    """Entities in reading order, and the text that was typed in their place; None where they speak for themselves."""

    ids: tuple[int, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table as a person left it. of: entities of all tables that it takes the place of."""

    keys: tuple[str, ...]
    rows: tuple[tuple[KeptCell, ...], ...]
    of: frozenset[int]


def kept_tables(page: Page) -> list[KeptTable]:
    """The tables that a person changed, without entities that are gone; what is not of this form is passed over."""
    found = page.extra.get(KEPT)
    tables = [_table(value, page) for value in found[:_MOST]] if isinstance(found, list) else []
    return [table for table in tables if table is not None]


def keep_table(page: Page, table: KeptTable) -> Patch:
    """Keep a table in place of all that share entities with it. A page that nobody worked on is in work then."""
    others = [other for other in kept_tables(page) if not other.of & table.of]
    return _kept(page, [*others, table])


def forget_tables(page: Page, of: Iterable[int]) -> Patch:
    """Take back what was changed of tables of these entities: they are found again."""
    gone = set(of)
    return _kept(page, [table for table in kept_tables(page) if not table.of & gone])


def with_cell(table: KeptTable, row: int, column: int, text: str) -> KeptTable:
    """The table with another text in a cell; an empty one empties it."""
    cell = KeptCell(table.rows[row][column].ids if text else (), without_lone_surrogates(text) if text else None)
    changed = (*table.rows[row][:column], cell, *table.rows[row][column + 1 :])
    return replace(table, rows=(*table.rows[:row], changed, *table.rows[row + 1 :]))


def with_joined_rows(table: KeptTable, first: int, last: int, texts: Sequence[Sequence[str]]) -> KeptTable:
    """The table with some rows as one. texts: what their cells say, for those that hold a typed text."""
    rows = table.rows[first : last + 1]
    cells = []
    for column in range(len(table.keys)):
        parts = [row[column] for row in rows]
        typed = any(part.text is not None for part in parts)
        said = " ".join(text for text in (row[column] for row in texts) if text)
        cells.append(KeptCell(tuple(one for part in parts for one in part.ids), said if typed else None))
    return replace(table, rows=(*table.rows[:first], tuple(cells), *table.rows[last + 1 :]))


def with_split_row(table: KeptTable, row: int, lines: Sequence[frozenset[int]]) -> KeptTable:
    """The table with a row cut into one for each line of the page. A typed text stays in the first line of its cell."""
    made: list[tuple[KeptCell, ...]] = []
    typed: set[int] = set()
    for number, line in enumerate(lines):
        cells = []
        for column, cell in enumerate(table.rows[row]):
            ids = tuple(one for one in cell.ids if one in line)
            text = cell.text if column not in typed and (ids or (not cell.ids and number == 0)) else None
            if text is not None:
                typed.add(column)
                ids = cell.ids
            elif column in typed:
                ids = ()
            cells.append(KeptCell(ids, text))
        made.append(tuple(cells))
    return replace(table, rows=(*table.rows[:row], *made, *table.rows[row + 1 :]))


def without_rows(table: KeptTable, first: int, last: int) -> KeptTable:
    """The table without some rows."""
    return replace(table, rows=table.rows[:first] + table.rows[last + 1 :])


def _kept(page: Page, tables: Sequence[KeptTable]) -> Patch:
    extra = {key: value for key, value in page.extra.items() if key != KEPT}
    if tables:
        extra[KEPT] = [_to_json(table) for table in tables]
    if extra == dict(page.extra):
        return Patch()
    is_new = page.state in (ReviewState.NEW, ReviewState.PRE_ANNOTATED)
    return Patch(extra=(page.extra, extra), state=(page.state, ReviewState.IN_WORK) if is_new else None)


def _to_json(table: KeptTable) -> dict[str, Any]:
    rows = [
        [{"ids": list(cell.ids)} | ({} if cell.text is None else {"text": cell.text}) for cell in row]
        for row in table.rows
    ]
    return {"keys": list(table.keys), "rows": rows, "of": sorted(table.of)}


def _table(value: object, page: Page) -> KeptTable | None:
    if not isinstance(value, Mapping):
        return None
    keys, rows, of = value.get("keys"), value.get("rows"), value.get("of")
    if not (isinstance(keys, list) and isinstance(rows, list) and isinstance(of, list)):
        return None
    if not all(isinstance(key, str) for key in keys) or not all(isinstance(row, list) for row in rows):
        return None
    known = frozenset(one for one in of if isinstance(one, int) and one in page.entities)
    if not known or any(len(row) != len(keys) for row in rows):
        return None
    cells = tuple(tuple(_cell(cell, page) for cell in row) for row in rows)
    return KeptTable(tuple(keys), cells, known)


def _cell(value: object, page: Page) -> KeptCell:
    if not isinstance(value, Mapping):
        return KeptCell()
    ids, text = value.get("ids"), value.get("text")
    own = tuple(one for one in ids if isinstance(one, int) and one in page.entities) if isinstance(ids, list) else ()
    return KeptCell(own, text if isinstance(text, str) else None)


def lines_of(page: Page, ids: Iterable[int]) -> list[frozenset[int]]:
    """Entities by the line of the page that they stand in, from the top."""
    lines: list[list[int]] = []
    straight = straightened([entity.box for entity in page.entities.values()])
    boxes = dict(zip(page.entities, straight, strict=True))
    for one in sorted({*ids} & boxes.keys(), key=lambda one: (boxes[one][1] + boxes[one][3], one)):
        if lines and shared_height(boxes[one], boxes[lines[-1][0]]) >= SAME_ROW:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [frozenset(line) for line in lines]
