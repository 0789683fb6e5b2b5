"""Rows of a table below its heads: lines of cells, cells of several lines, and where the table ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from statistics import median

from kie_desktop.domain.geometry import Box, gap_between, shared_height, shared_width
from kie_desktop.domain.label_set import Role
from kie_desktop.fields.column_words import NUMBERS, column_class
from kie_desktop.fields.table_columns import SAME_ROW, Ground, Head
from kie_desktop.fields.text_features import key_classes

FULL = 2
"""A line with cells in so many columns is a row of its own."""
_CONTINUES = (0.65, 1.0)
"""A line that is nearer to a cell than the first, in line heights, belongs to it; one further than the second never."""
_CLOSER = 0.75
"""Between the two it belongs to the cell where it is nearer than this part of the usual gap between rows."""
_UPPER = 0.25
"""A line belongs to the row above it, unless the one below is nearer by so many line heights."""
_GAP = 1.0
"""A gap that is wider than the usual one by so many row heights ends the table."""
_ALIGNED = 0.8
"""Cells of a column stand below each other at one of their sides, or in the middle, to so many line heights."""
_OVER = 1.0
"""A text reaches over two columns where so many line heights of it stand in each."""
_OVERLAP = 0.3
"""Texts of one line overlap by less than this share of the shorter one."""
_SUMS = frozenset(("key total", "key subtotal", "key tax", "key rounding", "key cash", "key change"))
_SUM_COLUMNS = frozenset(("amount", "tax"))


@dataclass
class Line:
    """Entities of one line of the page by column, and where they stand from top to bottom.

    across: those that reach over several columns, and are in none.
    """

    cells: dict[int, list[int]] = field(default_factory=dict)
    top: float = inf
    bottom: float = -inf
    across: list[int] = field(default_factory=list)

    @property
    def ids(self) -> list[int]:
        """All of its entities."""
        return [*self.across, *(entity_id for ids in self.cells.values() for entity_id in ids)]

    def add(self, column: int | None, entity_id: int, box: Box) -> None:
        """Put an entity into a cell, or across columns where `column` is None."""
        self.top, self.bottom = min(self.top, box[1]), max(self.bottom, box[3])
        (self.across if column is None else self.cells.setdefault(column, [])).append(entity_id)


@dataclass
class Body:
    """What stands below the heads of a table: entities, the column that a head leads them to, and where columns end."""

    ground: Ground
    heads: Sequence[Head]
    cuts: Sequence[float]
    column_of: dict[int, int] = field(init=False)
    edges: dict[int, tuple[float, float, float]] = field(init=False)
    """Left side, middle and right side of the usual cell of each column that links lead to."""

    def __post_init__(self) -> None:
        self.column_of, self.edges = {}, {}
        for number, head in enumerate(self.heads):
            self.column_of.update(dict.fromkeys(head.linked, number))
            boxes = [self.ground.boxes[entity_id] for entity_id in head.linked]
            if boxes:
                sides = ((box[0], (box[0] + box[2]) / 2, box[2]) for box in boxes)
                left, middle, right = (median(side) for side in zip(*sides, strict=True))
                self.edges[number] = left, middle, right

    def column(self, entity_id: int) -> int | None:
        """The column that an entity stands in; None where it reaches over several and no head leads to it."""
        box = self.ground.boxes[entity_id]
        over = _OVER * self.ground.height
        if any(box[0] + over < cut < box[2] - over for cut in self.cuts):
            if entity_id in self.column_of:
                return self.column_of[entity_id]
            column = bisect_right(self.cuts, box[0] + over)
            is_aligned = column in self.edges and abs(box[0] - self.edges[column][0]) <= _ALIGNED * self.ground.height
            return column if is_aligned else None
        return bisect_right(self.cuts, (box[0] + box[2]) / 2)

    def is_aligned(self, entity_id: int, column: int) -> bool:
        """Whether an entity stands below the other cells of a column."""
        box, most = self.ground.boxes[entity_id], _ALIGNED * self.ground.height
        usual = self.edges.get(column)
        own = (box[0], (box[0] + box[2]) / 2, box[2])
        return usual is None or any(abs(one - other) <= most for one, other in zip(own, usual, strict=True))

    def lines(self, ids: Iterable[int]) -> list[Line]:
        """Entities by line and column, from the top."""
        boxes = self.ground.boxes
        lines: list[Line] = []
        for entity_id in sorted(ids, key=lambda one: (boxes[one][1] + boxes[one][3], one)):
            column = self.column(entity_id)
            if not lines or not self._fits(lines[-1], column, boxes[entity_id]):
                lines.append(Line())
            lines[-1].add(column, entity_id, boxes[entity_id])
        return lines

    def _fits(self, line: Line, column: int | None, box: Box) -> bool:
        """Whether something stands in a line, and not below another cell of it."""
        if shared_height(box, (0, line.top, 0, line.bottom)) < SAME_ROW:
            return False
        return not any(_is_over(box, self.ground.boxes[other]) for other in self._in_column(line, column))

    def _in_column(self, line: Line, column: int | None) -> Sequence[int]:
        return line.ids if column is None else (*line.cells.get(column, ()), *line.across)

    def above_end(self, lines: Iterable[Line]) -> tuple[list[Line], bool]:
        """The lines above the first that is none of the table (sums, keys of something else, or keys alone).

        And whether there is no such line. A line that is no value is kept where it stands as a cell does, with values
        below it: the network did not know what it is.
        """
        kept: list[Line] = []
        doubtful: list[Line] = []
        for line in lines:
            if self._is_end(line, kept):
                return kept, False
            if line.cells and not self._is_noise(line):
                kept += [*doubtful, line] if kept else [line]
                doubtful = []
            elif self._stands_as_cell(line):
                doubtful.append(line)
        return kept, True

    def _stands_as_cell(self, line: Line) -> bool:
        """Whether a line is in columns that links lead to, and stands there as the cells do."""
        return bool(line.cells) and all(
            column in self.edges and self.is_aligned(one, column) for column, ids in line.cells.items() for one in ids
        )

    def _is_end(self, line: Line, above: Sequence[Line]) -> bool:
        if self._is_sum(line, above):
            return True
        keys = [
            one
            for one in line.ids
            if self.ground.roles[one] is Role.KEY and one not in self.column_of and not self._leads_into_row(one)
        ]
        if len(line.cells) <= FULL and any(self._leads_beside(key, line) for key in keys):
            return True
        down = [key for key in keys if self.ground.tails_of.get(key) and not self._leads_beside(key, line)]
        return len(keys) == len(line.ids) or len(down) >= FULL

    def _is_sum(self, line: Line, above: Sequence[Line]) -> bool:
        """Whether a line names a sum, and holds little besides, away from where rows begin.

        Or at the beginning of a row of goods. "Net" and the like name a sum where all above have figures.
        """
        if len(line.cells) > FULL or len(self.heads) <= FULL:
            return False
        for column, one in ((column, one) for column, ids in line.cells.items() for one in ids):
            text = self.ground.page.entities[one].text
            if _SUMS.intersection(key_classes(text)) and (0 not in line.cells or self._is_goods):
                return True
            is_word = not any(map(str.isdigit, text)) and column_class(text) in _SUM_COLUMNS
            if is_word and self.has_figures(above, column):
                return True
        return False

    @property
    def _is_goods(self) -> bool:
        """Whether the heads are those of goods."""
        kinds = {column_class(head.text) for head in self.heads}
        return len(kinds & NUMBERS) >= FULL

    def has_figures(self, lines: Iterable[Line], column: int) -> bool:
        """Whether all cells of a column hold a digit."""
        cells = [one for line in lines for one in line.cells.get(column, ())]
        return bool(cells) and all(any(map(str.isdigit, self.ground.page.entities[one].text)) for one in cells)

    def has_numbers(self, lines: Iterable[Line], column: int) -> bool:
        """Whether all cells of a column are numbers, amounts or dates."""
        cells = [one for line in lines for one in line.cells.get(column, ())]
        return bool(cells) and all(is_number(self.ground.page.entities[one].text) for one in cells)

    def _leads_into_row(self, key: int) -> bool:
        """Whether a key is the first line of a cell: what it leads to stands in a row of which heads know cells."""
        return any(
            self.ground.boxes[tail][1] > self.ground.boxes[key][3] - self.ground.height / 2
            and any(self.ground.are_beside(tail, other) for other in self.column_of)
            for tail in self.ground.tails_of.get(key, ())
        )

    def _leads_beside(self, key: int, line: Line) -> bool:
        """Whether a key has its value beside it, and is no cell at the left of the row that heads lead to."""
        tails = self.ground.tails_of.get(key, set()) & set(line.ids)
        if not tails:
            return False
        column = next((number for number, ids in line.cells.items() if key in ids), None)
        if column is None or any(number not in line.cells for number in range(column)):
            return True
        names_sum = _SUMS.intersection(key_classes(self.ground.page.entities[key].text))
        is_row_head = self._stands_as_others(key, column)
        return not is_row_head or (bool(names_sum) and not any(tail in self.column_of for tail in tails))

    def _stands_as_others(self, key: int, column: int) -> bool:
        box, head = self.ground.boxes[key], self.heads[column].box
        sides = zip((box[0], box[2]), (head[0], head[2]), strict=True)
        is_below = shared_width(box, head) > 0 or any(abs(a - b) <= _ALIGNED * self.ground.height for a, b in sides)
        return self.is_aligned(key, column) if column in self.edges else is_below

    def _is_noise(self, line: Line) -> bool:
        """Whether a line holds nothing that is a value, or that a head leads to."""
        ids = (one for column in line.cells.values() for one in column)
        return not any(one in self.column_of or self.ground.roles[one] is Role.VALUE for one in ids)


def is_number(text: str) -> bool:
    """Whether a text is a number, an amount or a date: more digits than letters."""
    return sum(map(str.isdigit, text)) > sum(map(str.isalpha, text))


def _is_over(box: Box, other: Box) -> bool:
    """Whether boxes stand one above the other, rather than one behind the other and a little into it."""
    return shared_width(box, other) > _OVERLAP * min(box[2] - box[0], other[2] - other[0])


def joined_lines(body: Body, lines: Sequence[Line]) -> list[Line]:
    """Rows: full lines, with lines of a single cell joined to the cell that they go on with; others are rows too."""
    rows = [line for line in lines if len(line.cells) >= FULL]
    if not rows:
        return []
    between = _usual_gap(lines)
    tops = [row.top for row in rows]
    extra = []
    for line in lines:
        if len(line.cells) >= FULL:
            continue
        ((column, ids),) = line.cells.items()
        place = bisect_right(tops, line.top)
        near = rows[max(place - 2, 0) : place + 2]
        text = "".join(body.ground.page.entities[one].text for one in ids)
        is_figure = any(map(str.isdigit, text)) and body.has_figures(rows, column)
        may_go_on = any(map(str.isalpha, text)) and not is_figure
        row = _continued(body, near, column, line, between) if may_go_on else None
        if row is None:
            extra.append(line)
            continue
        for entity_id in ids:
            row.add(column, entity_id, body.ground.boxes[entity_id])
    return sorted([*rows, *extra], key=lambda row: row.top)


def _usual_gap(lines: Sequence[Line]) -> float:
    """Between rows: of full lines that follow each other straight away, else of all full lines."""
    full = [line for line in lines if len(line.cells) >= FULL]
    straight = [b.top - a.bottom for a, b in pairwise(lines) if len(a.cells) >= FULL and len(b.cells) >= FULL]
    gaps = straight or [lower.top - upper.bottom for upper, lower in pairwise(full)]
    return median(gaps) if gaps else 0.0


def _continued(body: Body, rows: Iterable[Line], column: int, line: Line, between: float) -> Line | None:
    """The row whose cell a line belongs to: the nearest one, where it is near.

    between: the usual gap between rows, in pixels.
    """
    height = line.bottom - line.top
    least, most = (share * height for share in _CONTINUES)
    reach = min(most, max(least, _CLOSER * between))
    own = (0.0, line.top, 0.0, line.bottom)

    def gap(row: Line) -> float:
        boxes = [body.ground.boxes[one] for one in row.cells.get(column, ())]
        top, bottom = (min(b[1] for b in boxes), max(b[3] for b in boxes)) if boxes else (row.top, row.bottom)
        return gap_between(own, (0.0, top, 0.0, bottom)) + (_UPPER * height if top > line.top else 0.0)

    return min((row for row in rows if gap(row) <= reach), key=gap, default=None)


def until_gap(rows: Sequence[Line]) -> list[Line]:
    """The rows above a gap that is a row higher than usual: below it stand totals and the like."""
    gaps = [lower.top - upper.bottom for upper, lower in pairwise(rows)]
    if not gaps:
        return list(rows)
    widest = max(median(gaps), 0.0) + _GAP * median(row.bottom - row.top for row in rows)
    end = next((index for index, gap in enumerate(gaps, 1) if index >= FULL and gap > widest), len(rows))
    return list(rows[:end])
