"""Dense features of candidates: place, form, block, repeats; bins and flags that a linear model can use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.amount_features import add_amounts
from kie_desktop.fields.bins import Columns, hat, one_hot
from kie_desktop.fields.candidates import Family
from kie_desktop.fields.layout import NOTHING
from kie_desktop.fields.reading import Candidate, Piece, Reading
from kie_desktop.fields.sheet import Pieces, Roles, Sheet, text_parts

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_GAPS = (-0.2, 0.1, 0.4, 0.8, 1.5, 3.0)


def sheet_of(reading: Reading, family: Family, candidates: list[Candidate]) -> Sheet:
    """Everything that the ranker sees of candidates of one family."""
    roles = Roles(reading)
    pieces = Pieces.of(candidates)
    owner, unit, role, left, above = roles.triples(candidates, pieces, whole=family is Family.TEXT)
    beside = roles.texts_beside
    columns = Columns()
    columns.add("bias", np.ones(len(candidates)))
    _add_place(columns, reading, pieces, whole=family is Family.TEXT)
    _add_form(columns, reading, pieces)
    columns.add("behind colon", _flags(beside, left, lambda text: text.endswith((":", "："))))
    columns.add("left empty", _flags(beside, left, lambda text: not text))
    if family is Family.TEXT:
        _add_block(columns, reading, pieces)
    elif family is Family.AMOUNT:
        add_amounts(columns, reading, candidates, beside, left, above)
    elif family is Family.DATE:
        _add_dates(columns, reading, candidates)
    else:
        _add_repeats(columns, [reading.text_of(candidate.pieces[0]) for candidate in candidates])
    features, starts = text_parts(roles)
    dense = columns.array(len(candidates))
    return Sheet(reading, family, candidates, features, starts, owner, unit, role, dense, left, above, beside)


def _flags(texts: Sequence[str], index: Ints, test: object) -> NDArray[np.bool_]:
    """Whether a test holds for the text of each candidate."""
    assert callable(test)
    return np.array([bool(test(text)) for text in texts] or [False], np.bool_)[index]


def _add_place(columns: Columns, reading: Reading, pieces: Pieces, *, whole: bool) -> None:
    """Where on the page, in units of the page's text; how large the letters are."""
    near = reading.neighbours
    first, last = pieces.line[pieces.first], pieces.line[pieces.last]
    page = near.page[first]
    boxes, frames, heights = near.boxes, near.frames[page], near.heights[page]
    width = np.maximum(frames[:, 2] - frames[:, 0], 1)
    height = np.maximum(frames[:, 3] - frames[:, 1], 1)
    x1, x2 = _edges(reading, pieces)
    columns.add(
        "y", hat((boxes[first, 1] - frames[:, 1]) / height, (0, 0.06, 0.12, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.0))
    )
    columns.add("row", hat(near.row[first].astype(np.float64), (0, 1, 2, 3, 4, 6, 9, 14, 25, 50)))
    columns.add(
        "row from below", hat((near.rows[page] - 1 - near.row[last]).astype(np.float64), (0, 1, 2, 4, 8, 14, 25))
    )
    columns.add("x", hat(((x1 + x2) / 2 - frames[:, 0]) / width, (0, 0.25, 0.5, 0.75, 1)))
    columns.add("left", hat((x1 - frames[:, 0]) / width, (0, 0.1, 0.3, 0.6, 0.9)))
    columns.add("right", hat((x2 - frames[:, 0]) / width, (0.1, 0.4, 0.7, 0.9, 1)))
    columns.add("centred", np.abs((x1 + x2) / 2 - (frames[:, 0] + frames[:, 2]) / 2) < 0.06 * width)
    size = (boxes[first, 3] - boxes[first, 1]) / heights
    columns.add("size", hat(size, (0.6, 0.85, 1.0, 1.2, 1.5, 2.0, 3.0)))
    final = len(reading.layouts) - 1
    columns.add("page", np.stack([page == 0, (page > 0) & (page < final), (page > 0) & (page == final)], 1))
    if whole:
        columns.add("lines", one_hot(pieces.last - pieces.first, 8))
        columns.add("size of last", hat((boxes[last, 3] - boxes[last, 1]) / heights, (0.7, 1.0, 1.4, 2.0)))


def _edges(reading: Reading, pieces: Pieces) -> tuple[Floats, Floats]:
    """Left and right edge of each candidate; of a part of a line by its characters."""
    boxes, lengths = reading.neighbours.boxes, reading.neighbours.lengths
    if not len(pieces.line):
        return np.zeros(0), np.zeros(0)
    left, wide = boxes[pieces.line, 0], boxes[pieces.line, 2] - boxes[pieces.line, 0]
    length = lengths[pieces.line]
    return (
        np.minimum.reduceat(left + wide * pieces.start / length, pieces.first),
        np.maximum.reduceat(left + wide * pieces.end / length, pieces.first),
    )


def _add_form(columns: Columns, reading: Reading, pieces: Pieces) -> None:
    """Length, digits and letters; whether the value fills its lines."""
    starts, running = reading.characters
    begin, end = starts[pieces.line] + pieces.start, starts[pieces.line] + pieces.end
    counts = running[end] - running[begin]
    counts[:, 0] += 1  # a blank or a new line between pieces
    sums = np.add.reduceat(counts, pieces.first, axis=0).astype(np.float64) if len(counts) else counts
    lengths = np.maximum(sums[:, 0] - 1, 1)
    columns.add("length", hat(np.log2(lengths + 1), (0, 1, 2, 3, 4, 5, 6, 7)))
    columns.add("digits", hat(sums[:, 1] / lengths, (0, 0.15, 0.4, 0.7, 1)))
    columns.add("letters", hat(sums[:, 2] / lengths, (0, 0.3, 0.6, 0.8, 1)))
    columns.add("begins", pieces.start[pieces.first] == 0)
    columns.add("ends", pieces.end[pieces.last] >= reading.neighbours.lengths[pieces.line[pieces.last]])


def _add_block(columns: Columns, reading: Reading, pieces: Pieces) -> None:
    """Whether the text goes on above and below the candidate: gaps, sizes and edges of the lines next to it."""
    near = reading.neighbours
    boxes = near.boxes
    heights = np.maximum(boxes[:, 3] - boxes[:, 1], 1)
    above, below = np.array(near.above, np.int64), np.array(near.below, np.int64)
    for name, edge, others in (
        ("above", pieces.line[pieces.first], above),
        ("below", pieces.line[pieces.last], below),
    ):
        other = others[edge]
        there = other != NOTHING
        size = heights[edge]
        gap = (boxes[edge, 1] - boxes[other, 3] if name == "above" else boxes[other, 1] - boxes[edge, 3]) / size
        columns.add(f"gap {name}", hat(np.where(there, gap, 3.0), _GAPS))
        ratio = np.log2(heights[other] / size)
        columns.add(f"size {name}", hat(np.where(there, ratio, 0.0), (-1, -0.3, 0, 0.3, 1)))
        left = np.abs(boxes[other, 0] - boxes[edge, 0]) < 0.5 * size
        middle = np.abs(boxes[other, 0] + boxes[other, 2] - boxes[edge, 0] - boxes[edge, 2]) < size
        columns.add(f"same edge {name}", there & (left | middle))
    inner, uneven = np.zeros(len(pieces.first)), np.zeros(len(pieces.first))
    pairs = np.flatnonzero(pieces.owner[1:] == pieces.owner[:-1])
    if len(pairs):
        one, other, owner = pieces.line[pairs], pieces.line[pairs + 1], pieces.owner[pairs]
        inner[:] = -1.0
        np.maximum.at(inner, owner, (boxes[other, 1] - boxes[one, 3]) / heights[one])
        inner[pieces.first == pieces.last] = 0.0
        np.maximum.at(uneven, owner, np.abs(np.log2(heights[other] / heights[one])))
    columns.add("inner gap", hat(inner, (-1.0, *_GAPS)))
    columns.add("uneven", hat(uneven, (0, 0.2, 0.5, 1.0)))


def _add_dates(columns: Columns, reading: Reading, candidates: Sequence[Candidate]) -> None:
    """Which date it is: the first, the earliest, one that is repeated."""
    from kie_desktop.fields.dates import iso_date

    days = [iso_date(reading.text_of(candidate.pieces[0])) for candidate in candidates]
    counts = Counter(day for day in days if day)
    known = sorted(counts)
    columns.add("no date", np.array([day is None for day in days], np.bool_))
    columns.add("repeats", one_hot(np.array([counts.get(day or "", 0) for day in days], np.int64), 4))
    places = {day: place for place, day in enumerate(known)}
    columns.add("earliest", one_hot(np.array([places.get(day or "", 4) for day in days], np.int64), 4))
    columns.add("latest", one_hot(np.array([len(known) - 1 - places.get(day or "", -4) for day in days], np.int64), 4))
    spans = {Piece(line, span.start, span.end) for line, row in enumerate(reading.dates) for span in row}
    before = np.cumsum([candidate.pieces[0] in spans for candidate in candidates], dtype=np.int64)
    columns.add("nth", one_hot(before - 1, 5))
    columns.add("from end", one_hot(before[-1:].sum() - before, 4))


def _add_repeats(columns: Columns, texts: list[str]) -> None:
    counts = Counter(text.casefold() for text in texts)
    columns.add("repeats", one_hot(np.array([counts[text.casefold()] for text in texts], np.int64), 4))
