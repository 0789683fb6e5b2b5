"""Runs of characters of a PDF page put together to lines, as OCR would have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kie_desktop.domain.geometry import Box, Point, Polygon, bounding_box
from kie_desktop.formats.pdf_columns import columns_of
from kie_desktop.formats.pdf_layer import LayerLine
from kie_desktop.formats.pdf_runs import BACK, GAP, Run

_SPACE = 0.2
"""Of the line's height: parts that are farther apart are words."""
_SAME_ROW = 0.6
"""Of the lower of two parts: so much of their heights they share."""
_ROWS_LOOKED_AT = 8
"""From below; more do not overlap, but for letters of very different heights."""
_LEAST_LEGIBLE = 0.8


def lines_of_runs(runs: Iterable[Run]) -> list[LayerLine]:
    """Runs as lines: those beside each other in a row are one line, unless a wide gap is between them.

    Signs that stand in a column are one line as well, upright and without places along it.
    """
    kinds: dict[tuple[Point, bool], list[Run]] = {}
    for run in runs:
        direction = round(run.style.direction[0], 2), round(run.style.direction[1], 2)
        kinds.setdefault((direction, run.is_drawn), []).append(run)
    lines = []
    for alike in kinds.values():
        columns, others = columns_of(alike)
        lines += [_column(column) for column in columns]
        lines += [_line(joined) for row in _rows(others) for joined in _joined(row)]
    return _without_doubles([line for line in lines if line.text])


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs of one direction that stand in a row, from left to right in that direction."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: sum(run.across)):
        row = next((row for row in reversed(rows[-_ROWS_LOOKED_AT:]) if _is_in_row(run, row[-1])), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    for row in rows:
        yield sorted(row, key=lambda run: run.start)


def _is_in_row(run: Run, other: Run) -> bool:
    shared = min(run.across[1], other.across[1]) - max(run.across[0], other.across[0])
    return shared >= _SAME_ROW * min(run.height, other.height)


def _joined(row: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of a row that stand close together."""
    part = [row[0]]
    end = row[0].end
    for run in row[1:]:
        height = max(run.height, part[-1].height)
        if -BACK * height <= run.start - end <= GAP * height:
            part.append(run)
        else:
            yield part
            part = [run]
            end = run.end
        end = max(end, run.end)
    yield part


def _line(runs: Sequence[Run]) -> LayerLine:
    first = runs[0]
    letters = list(first.letters)
    for before, run in pairwise(runs):
        if run.start - before.end > _SPACE * max(run.height, before.height):
            letters.append(" ")
        letters += run.letters
    start, end = min(run.start for run in runs), max(run.end for run in runs)
    top, bottom = min(run.across[0] for run in runs), max(run.across[1] for run in runs)
    length = max(end - start, 1e-6)
    places = tuple(((one + other) / 2 - start) / length for run in runs for one, other in run.along)
    points = _corners(start, end, top, bottom, first.style.direction)
    return _told(runs, "".join(letters), points, tuple(min(max(place, 0.0), 1.0) for place in places))


def _column(runs: Sequence[Run]) -> LayerLine:
    """Signs below each other, as a line whose polygon is as upright as they are."""
    start, end = min(run.start for run in runs), max(run.end for run in runs)
    points = _corners(start, end, runs[0].across[0], runs[-1].across[1], runs[0].style.direction)
    return _told(runs, "".join(letter for run in runs for letter in run.letters), points, ())


def _told(runs: Sequence[Run], text: str, points: Polygon, places: tuple[float, ...]) -> LayerLine:
    fonts: dict[str, int] = {}
    for run in runs:
        for name, count in run.fonts.items():
            fonts[name] = fonts.get(name, 0) + count
    unknown, count = sum(run.unknown for run in runs), sum(len(run.along) for run in runs)
    font = max(fonts, key=lambda name: fonts[name])
    return LayerLine(points, text, places, font, runs[0].is_drawn, unknown <= (1 - _LEAST_LEGIBLE) * count)


def _corners(start: float, end: float, top: float, bottom: float, direction: Point) -> Polygon:
    """Clockwise from the text's top left."""
    cosine, sine = direction
    places = ((start, top), (end, top), (end, bottom), (start, bottom))
    return tuple((along * cosine - across * sine, along * sine + across * cosine) for along, across in places)


def _without_doubles(lines: Sequence[LayerLine]) -> list[LayerLine]:
    """Lines without those that say the same in the same place, as shadows and bold letters are made."""
    kept: list[LayerLine] = []
    places: dict[str, list[Box]] = {}
    for line in lines:
        box = bounding_box(line.points)
        near = min(box[2] - box[0], box[3] - box[1]) / 2
        known = places.setdefault(line.text, [])
        if not any(abs(box[0] - x) <= near and abs(box[1] - y) <= near for x, y, _, _ in known):
            known.append(box)
            kept.append(line)
    return kept
