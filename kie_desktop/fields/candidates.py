"""What a field's value may be: lines, parts of lines, neighbour lines joined, and typed spans inside lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kie_desktop.domain.fields import join_texts
from kie_desktop.domain.text import folded, is_blank
from kie_desktop.fields.amounts import AmountSpan, find_amounts
from kie_desktop.fields.dates import find_dates, find_times
from kie_desktop.fields.document import Document, TextLine, TextPage
from kie_desktop.fields.layout import Layout, layout_of
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
    def cuts(self) -> list[tuple[list[int], list[int]]]:
        """Where a value may begin and end in each line."""
        return [_cuts(line.text) for line in self.lines]

    @cached_property
    def is_number(self) -> list[bool]:
        """Whether each line is an amount and nothing else: no text goes on there."""
        return [
            sum(map(str.isalpha, line.text)) < 4 and any(span.decimals for span in find_amounts(line.text))
            for line in self.lines
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
        for index, line in enumerate(reading.lines)
        for span in find_dates(line.text)
    ]


def amount_candidates(reading: Reading) -> list[Candidate]:
    """Spans that are numbers, with currency and sign, but for those inside dates and times."""
    result = []
    for index, line in enumerate(reading.lines):
        spans = find_amounts(line.text)
        if not spans:
            continue
        taken = [(start, end) for start, end, _ in find_dates(line.text)] + find_times(line.text)
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
    for number, layout in enumerate(reading.layouts):
        offset = reading.first[number]
        followers = (layout.next_read.tolist(), layout.next_below.tolist())
        for local in range(len(layout.order)):
            if is_blank(reading.lines[offset + local].text):
                continue
            _add_line(found, reading, offset + local)
            for follower in followers:
                _add_runs(found, reading, offset, local, follower)
    return [Candidate(pieces) for pieces in found]


def _add_line(found: dict[tuple[Piece, ...], None], reading: Reading, index: int) -> None:
    text = reading.lines[index].text
    starts, ends = reading.cuts[index]
    spans = [(start, end) for start in starts for end in ends if start < end]
    for start, end in [*spans, *find_times(text)]:
        piece = _trimmed(text, Piece(index, start, end))
        if piece.start < piece.end:
            found.setdefault((piece,))


def _add_runs(
    found: dict[tuple[Piece, ...], None], reading: Reading, offset: int, local: int, follower: Sequence[int]
) -> None:
    """Runs of 2 to `MOST_LINES` lines that begin in a line; only the first and the last may be cut."""
    chain = [local]
    while len(chain) < MOST_LINES[FieldType.LINES] and follower[chain[-1]] >= 0:
        chain.append(follower[chain[-1]])
        if reading.is_number[offset + chain[0]] or reading.is_number[offset + chain[-1]]:
            return
        indices = [offset + one for one in chain]
        inner = tuple(Piece(index, 0, len(reading.lines[index].text)) for index in indices[1:-1])
        head, tail = reading.lines[indices[0]].text, reading.lines[indices[-1]].text
        starts, ends = reading.cuts[indices[0]][0], reading.cuts[indices[-1]][1]
        for start, end in [(start, len(tail)) for start in starts] + [(0, end) for end in ends[1:]]:
            first = _trimmed(head, Piece(indices[0], start, len(head)))
            last = _trimmed(tail, Piece(indices[-1], 0, end))
            if first.start < first.end and last.start < last.end:
                found.setdefault((first, *inner, last))


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
