"""A document in reading order: its lines, their neighbours, and the typed spans in them, each found once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.amounts import AmountSpan, find_amounts
from kie_desktop.fields.dates import DateSpan, find_dates, find_times
from kie_desktop.fields.document import Document, TextLine
from kie_desktop.fields.layout import NOTHING, Layout, layout_of
from kie_desktop.fields.open_fields import join_texts
from kie_desktop.fields.values import bare

MOST_CUT_CHARACTERS = 400
"""Longer lines are taken whole: running text holds no value that a cut would find."""
_MOST_CUTS = 3


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
            moved = [
                np.where(part != NOTHING, part + start, NOTHING) for part, start in zip(parts, starts, strict=False)
            ]
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
    def characters(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where each line begins in all text, and [m + 1, 3] how many characters, digits, letters stand before.

        Both for lines written one behind the other without anything between them.
        """
        texts = [line.text for line in self.lines]
        starts = np.cumsum([0, *(len(text) for text in texts)])
        flags = [(1, sign.isdigit(), sign.isalpha()) for text in texts for sign in text]
        running = np.zeros((int(starts[-1]) + 1, 3), np.int64)
        np.cumsum(np.array(flags, np.int64).reshape(-1, 3), axis=0, out=running[1:])
        return starts[:-1], running

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


_AFTER_KEY = re.compile(r"(?<!\d)[:：]\s*(?=\S)|[:：]\s+(?=\S)|[:：]\s*(?=[^\W\d])|(?<=\s)[-–=]\s+(?=\S)")
_LEADING_CODE = re.compile(r"^[#(]?[\w/-]*\d[\w/-]*[).:]?\s+(?=[^\W\d_]{2})")
_BEFORE_BRACKET = re.compile(r"\s*[(\[（]")
_BEFORE_KEY = re.compile(r"\s+(?=[^\W\d_][\w.]*(?:\s?(?:no|nr|n°)\.?)?\s?[:：#])", re.IGNORECASE)
_BEFORE_CODE = re.compile(r"\s+(?=[\w./-]*\d[\w./-]{3,}(?:\s|$))")


def _cuts(text: str) -> tuple[list[int], list[int]]:
    """Where a value may begin in a line (also behind a key or a code) and end (also before a bracket, key or code)."""
    if len(text) > MOST_CUT_CHARACTERS:
        return [0], [len(text)]
    starts = {0: None} | {match.end(): None for match in _AFTER_KEY.finditer(text)}
    if leading := _LEADING_CODE.match(text):
        starts[leading.end()] = None
    ends = {len(text): None}
    for pattern in (_BEFORE_BRACKET, _BEFORE_KEY, _BEFORE_CODE):
        ends |= {
            match.start(): None for match in pattern.finditer(text) if sum(map(str.isalpha, text[: match.start()])) > 1
        }
    return sorted(starts)[:_MOST_CUTS], [len(text), *sorted(set(ends) - {len(text)})][:_MOST_CUTS]
