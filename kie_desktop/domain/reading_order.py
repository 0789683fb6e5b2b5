"""The order in which a person reads the lines of a page: row by row, and column by column where text runs in columns.

Text that runs down, sign under sign, is read from right to left (`domain.standing_text`).

It is what people see: the list, Tab, letters, merging, fields and search. Networks and PaddleOCR's files have an order
of their own (`tb_yx`, adr/0001).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from statistics import median

from kie_desktop.domain.geometry import Box, bands, union_box
from kie_desktop.domain.page import Entity
from kie_desktop.domain.standing_text import standing_blocks

_SAME_ROW = 0.5
"""Two boxes stand in one row where they overlap by this share of the lower one's height."""
_TALL = 2.5
"""A box of more heights than this holds several lines, and stands in the row of its first one."""
_FEWEST_ROWS = 4
"""A column has so many rows; fewer side by side are rows of a form."""
_GUTTER = 1.5
"""Columns are so many heights apart."""
_ALIGNED = 0.5
"""Where more of the rows have a counterpart at their height on the other side, the page is read across."""
_ALIGNED_BY = 0.35
_PROSE = 12.0
"""Width to height of lines of running text, which is in columns also where the lines are level."""
_SLANT_OVER = 5.0
"""Rows that are so many heights long tell how far the page is at a slant."""
_FULL = 0.7
"""Lines of running text mostly fill their column by this share."""


def reading_order(boxes: Sequence[Box], standing: Sequence[Collection[int]] = ()) -> list[int]:
    """Indices of boxes in the order in which a person reads them. boxes: (x1, y1, x2, y2) in pixels.

    standing: the boxes of each block of text that runs down; a block stands where a box around it would.
    """
    if standing:
        return _with_blocks(boxes, standing)
    if len(boxes) < 2:
        return list(range(len(boxes)))
    height = max(median(y2 - y1 for _, y1, _, y2 in boxes), 1.0)
    boxes = straightened(boxes)
    order: list[int] = []
    for band in bands(range(len(boxes)), boxes, height):
        order += _columns(band, boxes, height)
    return order


def straightened(boxes: Sequence[Box]) -> list[Box]:
    """Boxes as they would be if the page lay straight: moved up or down by how far their rows go down to the right."""
    if len(boxes) < 2:
        return list(boxes)
    height = max(median(y2 - y1 for _, y1, _, y2 in boxes), 1.0)
    slant = _slant(_rows(range(len(boxes)), boxes, height), boxes, height)
    return [(x1, y1 - slant * x1, x2, y2 - slant * x1) for x1, y1, x2, y2 in boxes]


def in_reading_order(entities: Iterable[Entity]) -> list[Entity]:
    """Entities in the order in which a person reads them; ties go by id, so the result depends on content only."""
    by_id = sorted(entities, key=lambda entity: entity.id)
    boxes = [entity.box for entity in by_id]
    texts = [entity.text if entity.is_line else "" for entity in by_id]
    return [by_id[index] for index in reading_order(boxes, standing_blocks(boxes, texts))]


def _with_blocks(boxes: Sequence[Box], blocks: Sequence[Collection[int]]) -> list[int]:
    """Blocks of text that runs down, each as a whole, among all else."""
    inside = {index for block in blocks for index in block}
    units = [[index] for index in range(len(boxes)) if index not in inside]
    units += [_downwards(sorted(block), boxes) for block in blocks]
    order = reading_order([union_box(boxes[index] for index in unit) for unit in units])
    return [index for place in order for index in units[place]]


def _downwards(block: Sequence[int], boxes: Sequence[Box]) -> list[int]:
    """Columns from right to left, those in tiers one tier after another: rows, if the page is turned left."""
    turned = [(y1, -x2, y2, -x1) for x1, y1, x2, y2 in (boxes[index] for index in block)]
    return [block[place] for place in reading_order(turned)]


def _columns(group: Sequence[int], boxes: Sequence[Box], height: float) -> list[int]:
    """A part of the page: its columns one after another where it has some, else its rows."""
    for left, right in _gutters(group, boxes, height):
        if _are_columns(left, right, boxes, height):
            return [*_columns(left, boxes, height), *_columns(right, boxes, height)]
    return [index for row in _rows(group, boxes, height) for index in row]


def _gutters(group: Sequence[int], boxes: Sequence[Box], height: float) -> Iterable[tuple[list[int], list[int]]]:
    """Every way to divide boxes into those left and those right of an empty stripe."""
    by_left = sorted(group, key=lambda index: boxes[index][0])
    edge = boxes[by_left[0]][2]
    for place in range(1, len(by_left)):
        if boxes[by_left[place]][0] > edge + _GUTTER * height:
            yield by_left[:place], by_left[place:]
        edge = max(edge, boxes[by_left[place]][2])


def _are_columns(left: Sequence[int], right: Sequence[int], boxes: Sequence[Box], height: float) -> bool:
    sides = [_rows(side, boxes, height) for side in (left, right)]
    if min(map(len, sides)) < _FEWEST_ROWS:
        return False
    if all(_is_prose(side, boxes) for side in (left, right)):
        return True
    fewer, more = sorted(sides, key=len)
    middles = [_middle(boxes[row[0]], height) for row in more]
    level = [
        any(abs(_middle(boxes[row[0]], height) - other) < _ALIGNED_BY * height for other in middles) for row in fewer
    ]
    return sum(level) < _ALIGNED * len(fewer)


def _is_prose(column: Sequence[int], boxes: Sequence[Box]) -> bool:
    """Whether a column is running text: long lines, most of which are as wide as the column."""
    rows = [boxes[index] for index in column]
    width = max(x2 for _, _, x2, _ in rows) - min(x1 for x1, _, _, _ in rows)
    long = [x2 - x1 > _PROSE * max(y2 - y1, 1) and x2 - x1 > _FULL * width for x1, y1, x2, y2 in rows]
    return sum(long) > _FULL * len(rows)


def _rows(group: Iterable[int], boxes: Sequence[Box], height: float) -> list[list[int]]:
    """Boxes by row, each from left to right, the highest row first.

    A row goes on from its last box to the next one at the same height, so that a page that was scanned at a slant
    keeps its rows.
    """
    rows: list[list[int]] = []
    ends: dict[int, list[int]] = {}
    """Rows by the height at which they end, in line heights."""
    for index in sorted(group, key=lambda index: (boxes[index][0], boxes[index][1])):
        place = int(_middle(boxes[index], height) // height)
        near = [row for step in (-1, 0, 1) for row in ends.get(place + step, ())]
        best = max(near, key=lambda row: _overlap(boxes[rows[row][-1]], boxes[index], height), default=None)
        if best is None or _overlap(boxes[rows[best][-1]], boxes[index], height) < _SAME_ROW:
            best = len(rows)
            rows.append([])
        else:
            ends[int(_middle(boxes[rows[best][-1]], height) // height)].remove(best)
        rows[best].append(index)
        ends.setdefault(place, []).append(best)
    return sorted(rows, key=lambda row: (_middle(boxes[row[0]], height), boxes[row[0]][0]))


def _overlap(one: Box, other: Box, height: float) -> float:
    """By how much two boxes overlap in height, as a share of the lower one; below 0 where they do not."""
    (top, bottom), (other_top, other_bottom) = _first_line(one, height), _first_line(other, height)
    return (min(bottom, other_bottom) - max(top, other_top)) / max(min(bottom - top, other_bottom - other_top), 1e-9)


def _first_line(box: Box, height: float) -> tuple[float, float]:
    """Top and bottom of the first line of a box."""
    _, top, _, bottom = box
    return top, (top + height if bottom - top > _TALL * height else bottom)


def _middle(box: Box, height: float) -> float:
    return sum(_first_line(box, height)) / 2


def _slant(rows: Sequence[Sequence[int]], boxes: Sequence[Box], height: float) -> float:
    """How far rows go down for each pixel to the right."""
    ends = [(boxes[row[0]], boxes[row[-1]]) for row in rows if len(row) > 1]
    slants = [
        (_middle(last, height) - _middle(first, height)) / (last[0] - first[0])
        for first, last in ends
        if last[0] - first[0] > _SLANT_OVER * height
    ]
    return median(slants) if slants else 0.0
