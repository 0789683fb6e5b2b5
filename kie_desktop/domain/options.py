"""Which text each mark of a page stands for, which marks offer a choice together, and what text leads to them.

A link that a person drew from a mark to a line decides; else the nearest text beside the mark does, on the side where
all marks of its row have one. In a matrix, where marks stand below headings, it is the heading.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, shared_height
from kie_desktop.domain.page import Entity, EntityKind, Page

_REACH = 6.0
"""Text beside a mark is at most so many sides of the mark away."""
_NEXT = 14.0
"""A mark goes on with a choice that ends at most so many sides before it."""
_BELOW = 2.5
"""A row of a choice stands at most so many heights below the one before; so does a choice below its heading."""
_SHARED = 0.4
"""Of the lower one's height, in a row."""
_RATHER = 0.6
"""Text before marks is theirs where it is nearer than this part of what stands behind them."""
_ALIGNED = 0.6
"""Marks below each other begin within so many sides."""
_OPEN = 100
"""So many runs of marks at most are looked at for one that goes on below."""


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Marks that belong together. marks: ids in reading order. lines: mark -> line of its option, None without.

    lead: the line before or above them that is no option, None where there is none.
    """

    marks: tuple[int, ...]
    lines: Mapping[int, int | None]
    lead: int | None = None


@dataclass(slots=True)
class _Row:
    """Marks of one row from the left, and the lines beside them."""

    marks: list[Entity]
    beside: list[Entity] = field(default_factory=list)
    lines: dict[int, int | None] = field(default_factory=dict)
    headed: bool = False

    @property
    def middles(self) -> list[float]:
        """Of the marks, from the left."""
        return [_middle(mark.box) for mark in self.marks]


@dataclass(slots=True)
class _Run:
    """Marks that offer a choice so far. last: those of its lowest row."""

    marks: list[Entity]
    last: list[Entity]
    lines: dict[int, int | None]
    lead: int | None


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines with text, and float64[n, 4] of their boxes."""

    entities: Sequence[Entity]
    boxes: NDArray[np.float64]


def option_groups(page: Page) -> list[OptionGroup]:
    """The choices that a page offers, from the top."""
    marks = [entity for entity in page.entities.values() if entity.kind is EntityKind.MARK]
    if not marks:
        return []
    texts = [entity for entity in page.entities.values() if entity.is_line and entity.text.strip()]
    lines = _Lines(texts, np.array([line.box for line in texts], np.float64).reshape(-1, 4))
    ids = {mark.id for mark in marks}
    drawn = {link.head: link.tail for link in page.links.values() if link.head in ids and link.tail not in ids}
    rows = _rows(marks, texts)
    for row in rows:
        row.lines = _beside(row)
        _under_headings(row, lines)
        row.lines |= {mark.id: drawn[mark.id] for mark in row.marks if mark.id in drawn}
    options = frozenset(line for row in rows for line in row.lines.values() if line is not None)
    return [
        OptionGroup(
            tuple(mark.id for mark in run.marks),
            run.lines,
            run.lead if run.lead is not None else _over(run.marks[0], options, lines),
        )
        for run in _joined(rows, options)
    ]


def _rows(marks: Iterable[Entity], texts: Iterable[Entity]) -> list[_Row]:
    rows: list[_Row] = []
    for mark in sorted(marks, key=lambda mark: mark.box[1] + mark.box[3]):
        if rows and _shares(mark.box, rows[-1].marks[-1].box):
            rows[-1].marks.append(mark)
        else:
            rows.append(_Row([mark]))
    by_top = sorted(texts, key=lambda line: line.box[1])
    tops = [line.box[1] for line in by_top]
    highest = max((line.box[3] - line.box[1] for line in by_top), default=0.0)
    for row in rows:
        row.marks.sort(key=lambda mark: mark.box[0])
        top, bottom = min(mark.box[1] for mark in row.marks), max(mark.box[3] for mark in row.marks)
        for line in by_top[bisect_left(tops, top - highest) : bisect_right(tops, bottom)]:
            if any(_shares(mark.box, line.box) for mark in row.marks):
                row.beside.append(line)
    return rows


_Beside = tuple[int, float]
"""A line and how far away it is."""


def _beside(row: _Row) -> dict[int, int | None]:
    """The option of each mark: all of them behind their marks, or all before, or whichever there is."""
    middles = row.middles
    behind, before = ([_next_text(mark, row, middles, side) for mark in row.marks] for side in (1, -1))
    if all(behind) and not (all(before) and _gap(before) < _RATHER * _gap(behind)):
        chosen = behind
    elif all(before):
        chosen = before
    else:
        chosen = [one or other for one, other in zip(behind, before, strict=True)]
    return {mark.id: text[0] if text else None for mark, text in zip(row.marks, chosen, strict=True)}


def _gap(texts: Iterable[_Beside | None]) -> float:
    return mean(max(text[1], 1.0) for text in texts if text)


def _next_text(mark: Entity, row: _Row, middles: Sequence[float], side: int) -> _Beside | None:
    """The line on one side of a mark, -1 or 1, with no other mark before it; None where none is near."""
    middle = _middle(mark.box)
    reach = _REACH * (mark.box[3] - mark.box[1])
    best: _Beside | None = None
    for line in row.beside:
        x1, _, x2, _ = line.box
        if x1 < middle < x2:  # read with the mark in it
            is_side, gap = (side > 0) == (middle - x1 <= x2 - middle), 0.0
        else:
            is_side, gap = ((x1 >= middle) if side > 0 else (x2 <= middle)), max(x1 - mark.box[2], mark.box[0] - x2, 0)
        if not is_side or gap > reach or (best is not None and gap >= best[1]) or not _shares(mark.box, line.box):
            continue
        nearer, farther = sorted((middle, x1 if side > 0 else x2))
        if gap == 0 or bisect_left(middles, farther) - bisect_right(middles, nearer) <= 0:
            best = line.id, gap
    return best


def _under_headings(row: _Row, lines: _Lines) -> None:
    """In a row of a matrix each mark stands for the heading above it; the text before the row leads to all."""
    if len(row.marks) < 2 or all(line is not None for line in row.lines.values()):
        return
    above = {mark.id: _heading(mark, lines) for mark in row.marks}
    if all(heading is not None for heading in above.values()):
        row.lines, row.headed = above, True


def _heading(mark: Entity, lines: _Lines) -> int | None:
    middle, side = _middle(mark.box), mark.box[3] - mark.box[1]
    x1, _, x2, y2 = lines.boxes.T
    fits = (y2 <= mark.box[1] + side / 2) & (x1 - side <= middle) & (middle <= x2 + side)
    return lines.entities[int(np.where(fits, y2, -np.inf).argmax())].id if fits.any() else None


def _joined(rows: Iterable[_Row], options: frozenset[int]) -> list[_Run]:
    """Runs of marks in a row, joined with those below them that no other text leads to."""
    runs: list[_Run] = []
    for row in rows:
        for marks in _runs(row, options):
            lead = _before(marks[0], row, options)
            lines = {mark.id: row.lines[mark.id] for mark in marks}
            upper = _above(marks[0], runs) if lead is None and not row.headed else None
            if upper is None:
                runs.append(_Run([*marks], marks, lines, lead))
            else:
                upper.marks += marks
                upper.last = marks
                upper.lines |= lines
    return runs


def _runs(row: _Row, options: frozenset[int]) -> Iterator[list[Entity]]:
    """Neighbouring marks with nothing but their options between them."""
    box_of: dict[int | None, Box] = {line.id: line.box for line in row.beside}
    others = sorted(_middle(line.box) for line in row.beside if line.id not in options)
    run = row.marks[:1]
    for mark in row.marks[1:]:
        before = run[-1]
        end = max(before.box[2], box_of.get(row.lines[before.id], before.box)[2])
        start = min(mark.box[0], box_of.get(row.lines[mark.id], mark.box)[0])
        is_split = bisect_left(others, mark.box[0]) > bisect_left(others, before.box[2])
        if is_split or start - end > _NEXT * (mark.box[3] - mark.box[1]):
            yield run
            run = []
        run = [*run, mark]
    yield run


def _before(mark: Entity, row: _Row, options: frozenset[int]) -> int | None:
    """The line in the row before a mark that is no option of any, with no other mark between."""
    limit = max((other.box[0] for other in row.marks if other.box[0] < mark.box[0]), default=float("-inf"))
    found = [
        line
        for line in row.beside
        if line.id not in options and limit < line.box[0] and line.box[2] <= mark.box[2] and _shares(mark.box, line.box)
    ]
    return max(found, key=lambda line: line.box[2]).id if found else None


def _above(first: Entity, runs: Sequence[_Run]) -> _Run | None:
    """The run that goes on with a mark: one of the marks of its last row stands right above it."""
    side = first.box[3] - first.box[1]
    for run in runs[: -_OPEN - 1 : -1]:
        for mark in run.last:
            gap = first.box[1] - mark.box[3]
            if abs(mark.box[0] - first.box[0]) <= _ALIGNED * side and -side / 2 <= gap <= _BELOW * side:
                return run
    return None


def _over(mark: Entity, options: frozenset[int], lines: _Lines) -> int | None:
    """The line right above a choice that is no option."""
    side = mark.box[3] - mark.box[1]
    x1, y1, x2, y2 = lines.boxes.T
    gaps = mark.box[1] - y2 + side / 4
    fits = (gaps >= 0) & (gaps <= _BELOW * np.maximum(side, y2 - y1))
    fits &= (x1 <= mark.box[2] + side) & (x2 >= mark.box[0] - side)
    found = [lines.entities[place] for place in np.flatnonzero(fits).tolist()]
    found = [line for line in found if line.id not in options]
    return max(found, key=lambda line: line.box[3]).id if found else None


def _shares(first: Box, second: Box) -> bool:
    return shared_height(first, second) >= _SHARED


def _middle(box: Box) -> float:
    return (box[0] + box[2]) / 2
