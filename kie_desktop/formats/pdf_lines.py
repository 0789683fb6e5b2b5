"""Characters of a PDF page put together to lines, as OCR would have them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kie_desktop.domain.geometry import Box, Point, Polygon, bounding_box
from kie_desktop.formats.pdf_layer import LayerLine

GAP = 1.0
"""Of the line's height: words that are farther apart are two lines, as detection on pictures has it."""
_BACK = 0.5
"""Of the line's height: how far a letter may be set back over others of its line."""
_OFF_THE_LINE = 0.5
"""Of the line's height: how far up or down a letter may stand."""
_SPACE = 0.2
"""Of the line's height: parts that are farther apart are words."""
_SAME_ROW = 0.6
"""Of the lower of two parts: so much of their heights they share."""
_ROWS_LOOKED_AT = 8
"""From below; more do not overlap, but for letters of very different heights."""
_HYPHENS = frozenset({0x02, 0xFFFE})
"""What PDFium gives for a hyphen at the end of a line."""
_BREAKS = frozenset({0x0A, 0x0D})
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_LEAST_LEGIBLE = 0.8
MOST_IN_A_LINE = 5_000
"""Characters."""


class Style(NamedTuple):
    """How a text object is written. direction: of its lines, a unit vector in pixels. height: of a line, in pixels.

    is_inked: False for text that is invisible from the start.
    """

    direction: Point
    height: float
    font: str
    is_inked: bool = True


class Glyph(NamedTuple):
    """A character. box: in pixels. style: None for what is not on the page: white space and ends of lines.

    group: what must stay apart from other groups.
    """

    code: int
    box: Box
    style: Style | None
    group: int
    is_drawn: bool


@dataclass(slots=True)
class Run:
    """Letters that follow each other. along: from where to where each reaches in reading direction; across: the
    uppermost and lowermost place of all, both in pixels along `style.direction` and at a right angle to it.
    """

    style: Style
    group: int
    is_drawn: bool
    letters: list[str] = field(default_factory=list)
    along: list[tuple[float, float]] = field(default_factory=list)
    across: tuple[float, float] = (math.inf, -math.inf)
    fonts: dict[str, int] = field(default_factory=dict)
    unknown: int = 0

    @property
    def start(self) -> float:
        """Where the first letter begins, in pixels along the line."""
        return min(first for first, _ in self.along)

    @property
    def end(self) -> float:
        """Where the last letter ends."""
        return max(last for _, last in self.along)

    @property
    def height(self) -> float:
        """From top to bottom, in pixels; more than 0."""
        return max(self.across[1] - self.across[0], 1e-6)


def runs_of(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Letters in the order of the file as runs: until the line ends, or the next letter stands elsewhere."""
    run: Run | None = None
    is_spaced = False
    for glyph in glyphs:
        letter = _letter(glyph.code)
        style = glyph.style
        if glyph.code in _BREAKS and style is None:
            if run is not None:
                yield run
            run = None
            continue
        if style is None or letter.isspace() or not letter:
            is_spaced = True
            continue
        along, across = _extent(glyph.box, style)
        if run is None or not _goes_on(run, glyph, along, across):
            if run is not None:
                yield run
            run, is_spaced = Run(style, glyph.group, glyph.is_drawn), False
        if is_spaced:
            run.letters.append(" ")
        is_spaced = False
        run.letters.append(letter)
        run.along.append(along)
        run.across = min(run.across[0], across[0]), max(run.across[1], across[1])
        run.fonts[style.font] = run.fonts.get(style.font, 0) + 1
        run.unknown += letter == _UNKNOWN or _is_private(letter)
    if run is not None:
        yield run


def lines_of_runs(runs: Iterable[Run]) -> list[LayerLine]:
    """Runs as lines: those beside each other in a row are one line, unless a wide gap is between them."""
    kinds: dict[tuple[Point, bool], list[Run]] = {}
    for run in runs:
        direction = round(run.style.direction[0], 2), round(run.style.direction[1], 2)
        kinds.setdefault((direction, run.is_drawn), []).append(run)
    lines = [_line(joined) for alike in kinds.values() for row in _rows(alike) for joined in _joined(row)]
    return _without_doubles([line for line in lines if line.text])


@cache
def _letter(code: int) -> str:
    """What a character of PDFium's says; "" for what is none."""
    if code in _HYPHENS:
        return "-"
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return _UNKNOWN
    letter = chr(code)
    return letter if letter.isprintable() or letter.isspace() or _is_private(letter) else ""


@cache
def _is_private(letter: str) -> bool:
    """Whether a character means what its font decides."""
    return "\ue000" <= letter <= "\uf8ff" or letter >= "\U000f0000"


def _extent(box: Box, style: Style) -> tuple[tuple[float, float], tuple[float, float]]:
    """From where to where a letter reaches in reading direction, and at a right angle to it."""
    x1, y1, x2, y2 = box
    cosine, sine = style.direction
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    along, across = x * cosine + y * sine, y * cosine - x * sine
    width, height = x2 - x1, y2 - y1
    if cosine == 0 or sine == 0:
        length, thick = (width, height) if sine == 0 else (height, width)
    else:  # the box of a letter that is turned: how wide the letter is, where it is as high as all of its size
        thick = style.height
        over, under = abs(cosine), abs(sine)
        length = (width - thick * under) / over if over >= under else (height - thick * over) / under
        length = max(length, 0.1 * thick)
    return (along - length / 2, along + length / 2), (across - thick / 2, across + thick / 2)


def _goes_on(run: Run, glyph: Glyph, along: tuple[float, float], across: tuple[float, float]) -> bool:
    style, own = glyph.style, run.style
    assert style is not None
    if glyph.group != run.group or glyph.is_drawn != run.is_drawn:
        return False
    if style is not own and style.direction != own.direction:
        return False
    height = max(run.across[1] - run.across[0], across[1] - across[0])
    gap = along[0] - run.along[-1][1]
    off = abs((across[0] + across[1]) - (run.across[0] + run.across[1])) / 2
    return -_BACK * height <= gap <= GAP * height and off <= _OFF_THE_LINE * height and len(run.along) < MOST_IN_A_LINE


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
        if -_BACK * height <= run.start - end <= GAP * height:
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
    fonts: dict[str, int] = {}
    for run in runs:
        for name, count in run.fonts.items():
            fonts[name] = fonts.get(name, 0) + count
    unknown = sum(run.unknown for run in runs)
    return LayerLine(
        _corners(start, end, top, bottom, first.style.direction),
        "".join(letters),
        tuple(min(max(place, 0.0), 1.0) for place in places),
        max(fonts, key=lambda name: fonts[name]),
        first.is_drawn,
        unknown <= (1 - _LEAST_LEGIBLE) * len(places),
    )


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
        near = (box[3] - box[1]) / 2
        known = places.setdefault(line.text, [])
        if not any(abs(box[0] - x) <= near and abs(box[1] - y) <= near for x, y, _, _ in known):
            known.append(box)
            kept.append(line)
    return kept
