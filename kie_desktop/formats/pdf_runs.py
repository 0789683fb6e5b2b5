"""Characters of a PDF page that follow each other, as runs of one style."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kie_desktop.domain.geometry import Box, Point

GAP = 1.0
"""Of the line's height: words that are farther apart are two lines, as detection on pictures has it."""
BACK = 0.5
"""Of the line's height: how far a letter may be set back over others of its line."""
_OFF_THE_LINE = 0.5
"""Of the line's height: how far up or down a letter may stand."""
_HYPHENS = frozenset({0x02, 0xFFFE})
"""What PDFium gives for a hyphen at the end of a line."""
_BREAKS = frozenset({0x0A, 0x0D})
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
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
    return -BACK * height <= gap <= GAP * height and off <= _OFF_THE_LINE * height and len(run.along) < MOST_IN_A_LINE
