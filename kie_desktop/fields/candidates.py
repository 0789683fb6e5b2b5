"""What a field's value may be: lines, parts of lines, neighbour lines joined, and typed spans inside lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kie_desktop.domain.text import is_blank
from kie_desktop.fields.layout import NOTHING
from kie_desktop.fields.reading import MOST_CUT_CHARACTERS, Candidate, Piece, Reading
from kie_desktop.fields.schema import FieldSpec, FieldType

MOST_LINES = {FieldType.TEXT: 3, FieldType.LINES: 8}
"""How many neighbour lines a value of several lines may have."""
_MOST_CODES = 14


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


def candidates_of(reading: Reading, spec: FieldSpec) -> list[Candidate]:
    """All candidates of the family of a field, in reading order, no two the same."""
    family = FAMILY_OF[spec.type]
    if family is Family.TEXT:
        return text_candidates(reading)
    if family is Family.CHOICE:
        return choice_candidates(reading, spec)
    return {Family.DATE: date_candidates, Family.AMOUNT: amount_candidates, Family.CODE: code_candidates}[family](
        reading
    )


def date_candidates(reading: Reading) -> list[Candidate]:
    """Spans that are written as dates are. Those that seem to belong to a code (`HD03-04-06`) count where there are no
    others.
    """
    found = [(index, span) for index, spans in enumerate(reading.dates) for span in spans]
    alone = [(index, span) for index, span in found if not _CODE_BEFORE.search(reading.lines[index].text[: span.start])]
    return [Candidate((Piece(index, span.start, span.end),)) for index, span in alone or found]


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


_CODE_BEFORE = re.compile(r"(?<![A-Za-z])(?!DT|ON|AM|LE|IL)[A-Z]{1,2}[-/]?$")
"""Letters that a number goes on from: few words that dates follow are so short, where a blank is lost."""
_CODE_TOKEN = re.compile(r"[^\s:,;()\[\]<>*=|\"]+")


def code_candidates(reading: Reading) -> list[Candidate]:
    """Words with digits or capitals, runs of them, and what stands behind a colon."""
    result: dict[tuple[Piece, ...], None] = {}
    for index, line in enumerate(reading.lines):
        tokens = [match.span() for match in _CODE_TOKEN.finditer(line.text[:MOST_CUT_CHARACTERS])]
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
    words = tuple({word: None for option in spec.options for word in option.spellings if word.strip()})
    if not words:
        return []
    pattern, compact = _spellings(words)
    lines = [(index, line.text) for index, line in enumerate(reading.lines)]
    return [
        Candidate((Piece(index, match.start(), match.end()),))
        for index, text in lines
        if any(map(_compact(text).__contains__, compact))
        for match in pattern.finditer(text)
    ]


@lru_cache(maxsize=100)
def _spellings(words: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """What finds words in a line, and the words as `_compact` has them: looking for those first spares the search."""
    longest_first = sorted(words, key=len, reverse=True)
    joined = "|".join(r"\s*".join(re.escape(part) for part in word.split()) for word in longest_first)
    pattern = re.compile(rf"(?<![^\W\d_])(?:{joined})(?![^\W\d_])", re.IGNORECASE)
    return pattern, tuple(dict.fromkeys(map(_compact, words)))


def _compact(text: str) -> str:
    """A text without blanks and case; I with and without a dot are the same, as for patterns that ignore case."""
    return "".join(text.split()).casefold().replace("\u0307", "").replace("ı", "i")


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
