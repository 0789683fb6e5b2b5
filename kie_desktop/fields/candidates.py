"""What a field's value may be: lines, parts of lines, neighbour lines joined, and typed spans inside lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.fields import join_texts
from kie_desktop.domain.text import folded, is_blank
from kie_desktop.fields.amounts import AmountSpan, find_amounts
from kie_desktop.fields.dates import DateSpan, find_dates, find_times
from kie_desktop.fields.document import Document, TextLine, TextPage
from kie_desktop.fields.layout import NOTHING, Layout, layout_of
from kie_desktop.fields.schema import FieldSpec, FieldType
from kie_desktop.fields.values import bare

MOST_LINES = {FieldType.TEXT: 3, FieldType.LINES: 8}
"""How many neighbour lines a value of several lines may have."""
_MOST_CUTS = 3
_MOST_CODES = 14
_LINE_CHARACTERS = 400
"""Longer lines are taken whole: running text holds no value that a cut would find."""


class Family(StrEnum):
    """Kinds of candidates; fields of one family are ranked among the same ones."""

    TEXT = "text"
    DATE = "date"
    AMOUNT = "amount"
    CODE = "code"
    CHOICE = "choice"


FAMILY_OF = {
    FieldType.TEXT: Family.TEXT,
    FieldType.LINES: Family.TEXT,
    FieldType.DATE: Family.DATE,
    FieldType.AMOUNT: Family.AMOUNT,
    FieldType.NUMBER: Family.AMOUNT,
    FieldType.CODE: Family.CODE,
    FieldType.CHOICE: Family.CHOICE,
}


class Piece(NamedTuple):
    """A part of a line. line: its index in `Reading.lines`; start, end: characters of its text."""

    line: int
    start: int
    end: int


class Candidate(NamedTuple):
    """A possible value: pieces of lines of one page, in reading order."""

    pieces: tuple[Piece, ...]
    amount: AmountSpan | None = None


@dataclass(frozen=True)
class Neighbours:
    """Places of all lines of a document. left, right, above, below: the nearest line, `NOTHING` where there is none.

    boxes: [n, 4]. row: [n] on its page. page: [n]. lengths: [n] characters. frames, heights, rows: of each page.
    """

    left: list[int]
    right: list[int]
    above: list[int]
    below: list[int]
    boxes: NDArray[np.float64]
    row: NDArray[np.int64]
    page: NDArray[np.int64]
    lengths: NDArray[np.int64]
    frames: NDArray[np.float64]
    heights: NDArray[np.float64]
    rows: NDArray[np.int64]


@dataclass
class Reading:
    """A document with its layout, in reading order; what every field's candidates are found in.

    lines: of all pages. page_of: the page of each line. first: index of each page's first line.
    """

    document: Document

    @cached_property
    def layouts(self) -> list[Layout]:
        """Rows and neighbours of each page."""
        return [layout_of(page) for page in self.document.pages]

    @cached_property
    def lines(self) -> list[TextLine]:
        """All lines in reading order."""
        return [
            page.lines[index]
            for page, layout in zip(self.document.pages, self.layouts, strict=True)
            for index in layout.order.tolist()
        ]

    @cached_property
    def page_of(self) -> list[int]:
        """The page of each line."""
        return [number for number, page in enumerate(self.document.pages) for _ in page.lines]

    @cached_property
    def first(self) -> list[int]:
        """Index of each page's first line, and one more for the end."""
        starts = [0]
        for page in self.document.pages:
            starts.append(starts[-1] + len(page.lines))
        return starts

    @cached_property
    def neighbours(self) -> Neighbours:
        """Neighbours and boxes of all lines."""
        layouts, starts = self.layouts, self.first
        count = len(self.lines)

        def shifted(name: str) -> list[int]:
            parts = [getattr(layout, name) for layout in layouts]
            moved = [np.where(part != NOTHING, part + start, NOTHING) for part, start in zip(parts, starts, strict=False)]
            return np.concatenate(moved).tolist() if count else []

        empty = np.zeros((0, 4))
        return Neighbours(
            shifted("left"),
            shifted("right"),
            shifted("above"),
            shifted("below"),
            np.concatenate([layout.boxes for layout in layouts]) if count else empty,
            np.concatenate([layout.row for layout in layouts]) if count else np.zeros(0, np.int64),
            np.array(self.page_of, np.int64),
            np.array([max(len(line.text.rstrip()), 1) for line in self.lines], np.int64),
            np.array([layout.frame for layout in layouts]).reshape(-1, 4),
            np.array([layout.height for layout in layouts]),
            np.array([layout.rows for layout in layouts], np.int64),
        )

    @cached_property
    def dates(self) -> list[list[DateSpan]]:
        """Dates in each line."""
        return [find_dates(line.text) for line in self.lines]

    @cached_property
    def times(self) -> list[list[tuple[int, int]]]:
        """Times of day in each line."""
        return [find_times(line.text, dates) for line, dates in zip(self.lines, self.dates, strict=True)]

    @cached_property
    def amounts(self) -> list[list[AmountSpan]]:
        """Numbers in each line."""
        return [find_amounts(line.text) for line in self.lines]

    @cached_property
    def cuts(self) -> list[tuple[list[int], list[int]]]:
        """Where a value may begin and end in each line."""
        return [_cuts(line.text) for line in self.lines]

    @cached_property
    def is_number(self) -> list[bool]:
        """Whether each line is an amount and nothing else: no text goes on there."""
        return [
            sum(map(str.isalpha, line.text)) < 4 and any(span.decimals for span in spans)
            for line, spans in zip(self.lines, self.amounts, strict=True)
        ]

    def text_of(self, piece: Piece) -> str:
        """What a piece says."""
        return self.lines[piece.line].text[piece.start : piece.end].strip()

    def text(self, candidate: Candidate, glue: str | None = None) -> str:
        """What a candidate says; its lines joined as a person would, or with `glue`."""
        texts = [self.text_of(piece) for piece in candidate.pieces]
        return join_texts(texts) if glue is None else glue.join(texts)

    def bare(self, candidate: Candidate) -> str:
        """Letters and digits of a candidate (`values.bare`)."""
        return "".join(bare(self.text_of(piece)) for piece in candidate.pieces)

    def page(self, candidate: Candidate) -> int:
        """The page that a candidate stands on."""
        return self.page_of[candidate.pieces[0].line]

    def ids(self, candidate: Candidate) -> tuple[int, ...]:
        """Ids of its lines on their page, each once."""
        return tuple(dict.fromkeys(self.lines[piece.line].id for piece in candidate.pieces))


def candidates_of(reading: Reading, spec: FieldSpec) -> list[Candidate]:
    """All candidates of the family of a field, in reading order, no two the same."""
    family = FAMILY_OF[spec.type]
    if family is Family.TEXT:
        return text_candidates(reading)
    if family is Family.CHOICE:
        return choice_candidates(reading, spec)
    return {Family.DATE: date_candidates, Family.AMOUNT: amount_candidates, Family.CODE: code_candidates}[family](reading)


def date_candidates(reading: Reading) -> list[Candidate]:
    """Spans that are written as dates are."""
    return [
        Candidate((Piece(index, span.start, span.end),))
        for index, spans in enumerate(reading.dates)
        for span in spans
    ]


def amount_candidates(reading: Reading) -> list[Candidate]:
    """Spans that are numbers, with currency and sign, but for those inside dates and times."""
    result = []
    for index, spans in enumerate(reading.amounts):
        if not spans:
            continue
        taken = [(start, end) for start, end, _ in reading.dates[index]] + reading.times[index]
        result += [
            Candidate((Piece(index, span.start, span.end),), span)
            for span in spans
            if len(span.text) <= 40 and (not span.plain or not _touches(span.start, span.end, taken))
        ]
    return result


def _touches(start: int, end: int, others: Iterable[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in others)


_CODE_TOKEN = re.compile(r"[^\s:,;()\[\]<>*=|\"]+")


def code_candidates(reading: Reading) -> list[Candidate]:
    """Words with digits or capitals, runs of them, and what stands behind a colon."""
    result: dict[tuple[Piece, ...], None] = {}
    for index, line in enumerate(reading.lines):
        tokens = [match.span() for match in _CODE_TOKEN.finditer(line.text[:_LINE_CHARACTERS])]
        fitting = [any(sign.isdigit() for sign in line.text[start:end]) for start, end in tokens]
        spans = []
        for begin in range(len(tokens)):
            for end in range(begin, min(begin + 9, len(tokens))):
                if line.text[tokens[end - 1][1] : tokens[end][0]].strip(" ()") and end > begin:
                    break
                if sum(fitting[begin : end + 1]) * 2 < end - begin + 1:
                    if end > begin + 1:
                        break
                    continue
                spans.append((tokens[begin][0], tokens[end][1]))
        spans.sort(key=lambda span: span[0] - span[1])
        starts, _ = reading.cuts[index]
        spans = [(start, len(line.text)) for start in starts if start] + spans
        for start, end in spans[:_MOST_CODES]:
            piece = _trimmed(line.text, Piece(index, start, end))
            if any(sign.isalnum() for sign in line.text[piece.start : piece.end]):
                result.setdefault((piece,))
    return [Candidate(pieces) for pieces in result]


def choice_candidates(reading: Reading, spec: FieldSpec) -> list[Candidate]:
    """Places where an option of the field is written."""
    words = sorted({word for option in spec.options for word in option.spellings if word.strip()}, key=len, reverse=True)
    if not words:
        return []
    joined = "|".join(r"\s*".join(re.escape(part) for part in word.split()) for word in words)
    pattern = re.compile(rf"(?<![^\W\d_])(?:{joined})(?![^\W\d_])", re.IGNORECASE)
    return [
        Candidate((Piece(index, match.start(), match.end()),))
        for index, line in enumerate(reading.lines)
        for match in pattern.finditer(line.text)
    ]


def text_candidates(reading: Reading) -> list[Candidate]:
    """Lines, their parts, times, and runs of neighbour lines straight below or in reading order."""
    found: dict[tuple[Piece, ...], None] = {}
    parts = [_parts(reading, index) for index in range(len(reading.lines))]
    for number, layout in enumerate(reading.layouts):
        offset = reading.first[number]
        followers = [
            [one + offset if one != NOTHING else NOTHING for one in row.tolist()]
            for row in (layout.next_read, layout.next_below)
        ]
        for index in range(offset, offset + len(layout.order)):
            if is_blank(reading.lines[index].text):
                continue
            found |= dict.fromkeys((piece,) for piece in parts[index].single)
            if not reading.is_number[index]:
                for follower in followers:
                    _add_runs(found, reading, parts, index, follower, offset)
    return [Candidate(pieces) for pieces in found]


class _Parts(NamedTuple):
    """Pieces of one line: as a value of its own, as the first line of one, as the last, and all of it."""

    single: list[Piece]
    first: list[Piece]
    last: list[Piece]
    whole: Piece


def _parts(reading: Reading, index: int) -> _Parts:
    text = reading.lines[index].text
    starts, ends = reading.cuts[index]
    spans = [(start, end) for start in starts for end in ends if start < end] + reading.times[index]
    single = dict.fromkeys(_trimmed(text, Piece(index, start, end)) for start, end in spans)
    first = [_trimmed(text, Piece(index, start, len(text))) for start in starts]
    last = [_trimmed(text, Piece(index, 0, end)) for end in ends]
    return _Parts([piece for piece in single if piece.start < piece.end], first, last, Piece(index, 0, len(text)))


def _add_runs(
    found: dict[tuple[Piece, ...], None],
    reading: Reading,
    parts: Sequence[_Parts],
    index: int,
    follower: Sequence[int],
    offset: int,
) -> None:
    """Runs of 2 to `MOST_LINES` lines that begin in a line; the first or the last of them may be cut."""
    inner: tuple[Piece, ...] = ()
    here = follower[index - offset]
    for _ in range(MOST_LINES[FieldType.LINES] - 1):
        if here == NOTHING or reading.is_number[here]:
            return
        tail = parts[here].last
        if is_blank(reading.lines[here].text):
            return
        for first in parts[index].first:
            found[first, *inner, tail[0]] = None
        for last in tail[1:]:
            found[parts[index].first[0], *inner, last] = None
        inner = (*inner, parts[here].whole)
        here = follower[here - offset]


def _trimmed(text: str, piece: Piece) -> Piece:
    """A piece without white space at its ends."""
    part = text[piece.start : piece.end]
    start = piece.start + len(part) - len(part.lstrip())
    return Piece(piece.line, start, max(start + len(part.strip()), start))


_AFTER_KEY = re.compile(r"(?<!\d)[:：]\s*(?=\S)|[:：]\s+(?=\S)|[:：]\s*(?=[^\W\d])|(?<=\s)[-–=]\s+(?=\S)")
_LEADING_CODE = re.compile(r"^[#(]?[\w/-]*\d[\w/-]*[).:]?\s+(?=[^\W\d_]{2})")
_BEFORE_BRACKET = re.compile(r"\s*[(\[（]")
_BEFORE_KEY = re.compile(r"\s+(?=[^\W\d_][\w.]*(?:\s?(?:no|nr|n°)\.?)?\s?[:：#])", re.IGNORECASE)
_BEFORE_CODE = re.compile(r"\s+(?=[\w./-]*\d[\w./-]{3,}(?:\s|$))")


def _cuts(text: str) -> tuple[list[int], list[int]]:
    """Where a value may begin in a line (behind a key, behind a leading code) and end (before a bracket, key or code)."""
    if len(text) > _LINE_CHARACTERS:
        return [0], [len(text)]
    starts = {0: None} | {match.end(): None for match in _AFTER_KEY.finditer(text)}
    if leading := _LEADING_CODE.match(text):
        starts[leading.end()] = None
    ends = {len(text): None}
    for pattern in (_BEFORE_BRACKET, _BEFORE_KEY, _BEFORE_CODE):
        ends |= {match.start(): None for match in pattern.finditer(text) if sum(map(str.isalpha, text[: match.start()])) > 1}
    return sorted(starts)[: _MOST_CUTS], [len(text), *sorted(set(ends) - {len(text)})][: _MOST_CUTS]


def page_lines(page: TextPage) -> list[str]:
    """Texts of a page in reading order."""
    return [page.lines[index].text for index in layout_of(page).order.tolist()]


def option_of(text: str, spec: FieldSpec) -> str | None:
    """The value of the option that a text is a spelling of."""
    plain = folded(text)
    return next((option.value for option in spec.options if plain in map(folded, option.spellings)), None)
