"""Records: rows of a table or of line items, found from links and places, with rules around the cells or without.

A column is a key with values below it. Columns whose keys stand in one row of the page and whose values share
rows make a table; a cell may have several lines, and a cell may be empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any

from kie_desktop.domain.geometry import Box, union_box
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Entity, Page
from kie_desktop.fields.open_fields import join_texts, joined_text, key_groups

SAME_ROW = 0.5
"""Lines that share this part of the lower one's height stand in one row."""
LEAST_COLUMNS = LEAST_ROWS = 2
"""Fewer are fields of a form: there, keys stand above their values too."""
CONTINUES = (0.4, 1.0)
"""A line that is nearer to a cell than the first, in line heights, belongs to it; one further than the second never."""
CLOSER = 0.75
"""Between the two it belongs to the cell where it is nearer than this part of the usual gap between rows."""
GAP = 1.0
"""A gap that is wider than the usual one by so many row heights ends the table."""
APART = 0.6
"""Rows with wider gaps, in line heights, are no running text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. text: "" where it is empty. ids: its entities in reading order."""

    text: str = ""
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """The rows of one table. keys: one a column, from the left. rows: a cell for each key. page: from 0."""

    keys: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    page: int = 0

    def to_dict(self) -> dict[str, Any]:
        """The JSON form of a page result."""
        rows = [[{"text": cell.text, "ids": list(cell.ids)} for cell in row] for row in self.rows]
        return {"keys": list(self.keys), "rows": rows, "page": self.page}


def records_of(page: Page, label_set: LabelSet) -> list[Record]:
    """The records of a page, from the top. Every key of them stays a field as well (`open_fields`)."""
    tables = _tables(_columns(page, label_set))
    return [record for columns in tables if (record := _record(page, label_set, columns)) is not None]


@dataclass
class _Column:
    """A key and the values below it. values: [(entity, ...)] in no order."""

    key: str
    box: Box
    values: list[Entity]

    @property
    def span(self) -> tuple[float, float]:
        """Left and right end of the key and its values."""
        boxes = [self.box, *(value.box for value in self.values)]
        return min(box[0] for box in boxes), max(box[2] for box in boxes)


@dataclass
class _Row:
    """Values by column, and where they stand from top to bottom."""

    cells: dict[int, list[Entity]] = field(default_factory=dict)
    top: float = 0.0
    bottom: float = 0.0

    def add(self, column: int, value: Entity) -> None:
        """Put a value into a cell."""
        if not self.cells:
            self.top, self.bottom = value.box[1], value.box[3]
        self.top, self.bottom = min(self.top, value.box[1]), max(self.bottom, value.box[3])
        self.cells.setdefault(column, []).append(value)


def _columns(page: Page, label_set: LabelSet) -> list[_Column]:
    """Keys with at least one value below; a value of several keys stands under the first of them only."""
    taken: set[int] = set()
    columns = []
    for group in key_groups(page, label_set):
        box = union_box(page.entities[entity_id].box for entity_id in group.key_ids)
        middle = (box[1] + box[3]) / 2
        values = [page.entities[value] for value in group.value_ids if value not in taken]
        is_field = any(_shared(value.box, box) >= SAME_ROW for value in values)  # its value stands beside the key
        below = [value for value in values if value.box[1] > middle]
        if below and not is_field:
            taken |= {value.id for value in below}
            columns.append(_Column(joined_text(page, group.key_ids), box, below))
    return columns


def _tables(columns: Iterable[_Column]) -> list[list[_Column]]:
    """Columns whose keys stand in one row, from the left; tables from the top."""
    tables: list[list[_Column]] = []
    for column in sorted(columns, key=lambda column: column.box[1]):
        for table in tables:
            if any(_shared(column.box, other.box) >= SAME_ROW for other in table):
                table.append(column)
                break
        else:
            tables.append([column])
    return [sorted(table, key=lambda column: column.box[0]) for table in tables if len(table) >= LEAST_COLUMNS]


def _record(page: Page, label_set: LabelSet, columns: list[_Column]) -> Record | None:
    """The rows of columns; None where their values share none, or are blocks of running text."""
    _add_unlinked(page, label_set, columns)
    lines = _lines(columns)
    anchors = [line for line in lines if len(line.cells) >= LEAST_COLUMNS]
    if len(anchors) < LEAST_ROWS or _are_blocks(columns, lines):
        return None
    if heads := _columns_beside(page, columns, anchors):
        columns = sorted([*columns, *heads], key=lambda column: column.box[0])
        lines = _lines(columns)
        anchors = [line for line in lines if len(line.cells) >= LEAST_COLUMNS]
    rows = _with_continuations(anchors, [line for line in lines if len(line.cells) < LEAST_COLUMNS])
    rows = _until_gap(rows)
    used = sorted({column for row in rows for column in row.cells})
    cells = tuple(tuple(_cell(row.cells.get(column, ())) for column in used) for row in rows)
    return Record(tuple(columns[column].key for column in used), cells, page.frame)


def _columns_beside(page: Page, columns: Sequence[_Column], rows: Sequence[_Row]) -> list[_Column]:
    """Columns that no link leads to, as the heads of rows make: under a line in the row of the keys, beside the rows.

    Their lines are often labelled as keys, and linked to the values of their rows.
    """
    taken = {value.id for column in columns for value in column.values}
    free = [entity for entity in page.entities.values() if entity.id not in taken]
    tops = [entity for entity in free if any(_shared(entity.box, column.box) >= SAME_ROW for column in columns)]
    tops = [top for top in tops if all(_shared_width(top.box, column.box) <= 0 for column in columns)]
    found = [_Column(top.text, top.box, []) for top in tops]
    for entity in free:
        under = [column for column in found if _shared_width(entity.box, column.box) > 0]
        own = [row for row in rows if _shared(entity.box, (0, row.top, 0, row.bottom)) >= SAME_ROW]
        if len(under) == 1 and own and entity not in tops:
            under[0].values.append(entity)
    return [column for column in found if len(column.values) >= LEAST_ROWS]


def _add_unlinked(page: Page, label_set: LabelSet, columns: Sequence[_Column]) -> None:
    """Give columns the values that stand under them, beside linked ones; a link from the head of their row is none."""
    linked = {tail for head, tail in page.links if _shared(page.entities[head].box, page.entities[tail].box) < SAME_ROW}
    linked |= {value.id for column in columns for value in column.values}
    rows = [value.box for column in columns for value in column.values]
    spans = [column.span for column in columns]
    for entity in page.entities.values():
        if entity.id in linked or label_set.role_of(entity.label) is not Role.VALUE:
            continue
        under = [index for index, span in enumerate(spans) if span[0] < entity.box[2] and entity.box[0] < span[1]]
        if len(under) == 1 and any(_shared(entity.box, row) >= SAME_ROW for row in rows):
            columns[under[0]].values.append(entity)


def _lines(columns: Sequence[_Column]) -> list[_Row]:
    """All values by the line of the page that they stand in, from the top."""
    values = [(index, value) for index, column in enumerate(columns) for value in column.values]
    lines: list[_Row] = []
    for index, value in sorted(values, key=lambda item: (item[1].box[1] + item[1].box[3], item[0])):
        line = lines[-1] if lines else None
        if (
            line is None
            or _shared(value.box, (0, line.top, 0, line.bottom)) < SAME_ROW
            or _is_below(value, index, line)
        ):
            line = _Row()
            lines.append(line)
        line.add(index, value)
    return lines


def _is_below(value: Entity, column: int, line: _Row) -> bool:
    """Whether a line has a value of the column above already, rather than one beside this."""
    own = line.cells.get(column, ())
    return any(_shared_width(value.box, other.box) > 0 for other in own)


def _with_continuations(anchors: list[_Row], rest: Iterable[_Row]) -> list[_Row]:
    """Rows in which lines of a single cell are joined to the cell that they go on with; others are rows themselves."""
    rows = list(anchors)
    between = median(lower.top - upper.bottom for upper, lower in pairwise(anchors))
    for line in rest:
        ((column, values),) = line.cells.items()
        row = _continued(anchors, column, line, between) if any(_has_letters(value.text) for value in values) else None
        if row is None:
            rows.append(line)
        else:
            for value in values:
                row.add(column, value)
    return sorted(rows, key=lambda row: row.top)


def _continued(anchors: Iterable[_Row], column: int, line: _Row, between: float) -> _Row | None:
    """The row whose cell a line belongs to: the nearest one, where it is near; of two the upper one.

    between: the usual gap between rows, in pixels.
    """
    height = line.bottom - line.top
    least, most = (share * height for share in CONTINUES)
    reach = min(most, max(least, CLOSER * between))

    def gap(row: _Row) -> float:
        boxes = [value.box for value in row.cells.get(column, ())]
        top, bottom = (min(b[1] for b in boxes), max(b[3] for b in boxes)) if boxes else (row.top, row.bottom)
        return max(line.top - bottom, top - line.bottom, 0.0)

    return min((row for row in anchors if gap(row) <= reach), key=gap, default=None)


def _until_gap(rows: list[_Row]) -> list[_Row]:
    """The rows above a gap that is a row higher than usual: below it stand totals and the like."""
    gaps = [lower.top - upper.bottom for upper, lower in pairwise(rows)]
    widest = max(median(gaps), 0.0) + GAP * median(row.bottom - row.top for row in rows)
    end = next((index for index, gap in enumerate(gaps, 1) if index >= LEAST_ROWS and gap > widest), len(rows))
    return rows[:end]


def _are_blocks(columns: Sequence[_Column], lines: Sequence[_Row]) -> bool:
    """Whether two columns are blocks of text side by side, as two addresses are: tight lines, and no numbers."""
    if len(columns) > LEAST_COLUMNS or any(_is_numeric(column) for column in columns):
        return False
    heights = [line.bottom - line.top for line in lines]
    gaps = [lower.top - upper.bottom for upper, lower in pairwise(lines)]
    return median(gaps) <= APART * median(heights)


def _is_numeric(column: _Column) -> bool:
    """Whether at least half of the values are numbers, amounts or dates: more digits than letters."""
    counts = [
        sum(map(str.isdigit, value.text)) > sum(map(str.isalpha, value.text)) for value in column.values if value.text
    ]
    return 2 * sum(counts) >= len(counts) > 0


def _cell(values: Iterable[Entity]) -> Cell:
    ordered = sorted(values, key=lambda value: (value.box[1] + value.box[3], value.box[0]))
    lines: list[list[Entity]] = []
    for value in ordered:
        if lines and _shared(value.box, lines[-1][-1].box) >= SAME_ROW:
            lines[-1].append(value)
        else:
            lines.append([value])
    read = [value for line in lines for value in sorted(line, key=lambda value: value.box[0])]
    return Cell(join_texts(value.text for value in read), tuple(value.id for value in read))


def _shared(first: Box, second: Box) -> float:
    """The part of the lower box's height that both share; 0 to 1."""
    height = min(first[3] - first[1], second[3] - second[1])
    return max(min(first[3], second[3]) - max(first[1], second[1]), 0.0) / max(height, 1e-6)


def _shared_width(first: Box, second: Box) -> float:
    return min(first[2], second[2]) - max(first[0], second[0])


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))
