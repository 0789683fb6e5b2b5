"""Lines of text that were read together with the marks in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import inf

import numpy as np

from kie_desktop.domain.geometry import Box, bounding_box, center, split_quadrilateral
from kie_desktop.ocr.found import FoundMark
from kie_desktop.ocr.protocol import OcrLine

_MOSTLY = 1.7
"""A line that is not wider than so many marks is the mark, read as a letter."""
_AROUND = 0.2
"""So many widths of a mark around it no letter of the text stands."""
_UPRIGHT, _NARROW, _FEWEST_LETTERS = 2.5, 1.5, 3
"""A line so many times as high as a mark and as itself is wide, of so many letters, runs up or down: the mark is a
letter of it."""
_CLOSE = 0.6
"""Letters whose middles are nearer on both sides than so many widths make the mark one of their word."""
_SURE = 0.85
"""Lines of at least this score were read rightly, so that a letter of theirs is no mark..."""
_LIKE_MARKS = frozenset("□▢☐☑☒⊠■▪○◯●◎⊙✓✔√口囗区凶図回因困日曰目田四网凹XxVvMNWOo0DQUCGJTYBE8I1l|()[]{}.,-_+*·•/\\")
"""... but for these, as which marks are read that are drawn over,"""
_CERTAIN = 0.9
"""and for letters among them only where the mark is at least as sure as this, and they begin no word."""
_LARGEST, _FEWEST_LINES = 1.4, 5
"""A mark is at most so many times as high as a line is usually, of a page with so many lines."""
_FAR_LEFT = 1.2
"""So many widths left of all text stands no mark: a mark has its text beside it."""
_READ_AS = re.compile(r"^(?:[□▢☐☑☒⊠■▪○◯●◎⊙✓✔√口囗]+\s*|[\[(][ xXvV✓]?[\])]\s*|[OoXx0QDU]\s+)")
"""What a mark at the beginning of a line is read as."""


def likely_marks(marks: Sequence[FoundMark], lines: Sequence[OcrLine]) -> list[FoundMark]:
    """Marks without logos, which are larger than any text asks for, without what OCR read as letters, and without what
    stands left of all text and far from it: holes for a folder, and their shadows.
    """
    boxes = np.array([bounding_box(line.points) for line in lines], np.float64).reshape(-1, 4)
    x1, y1, x2, y2 = boxes.T
    is_enough = len(lines) >= _FEWEST_LINES
    largest = _LARGEST * float(np.median(y2 - y1)) if is_enough else inf
    words = [place for place, line in enumerate(lines) if len(line.text.strip()) >= _FEWEST_LETTERS]
    leftmost = float(x1[words].min()) if is_enough and words else -inf
    kept = []
    for mark in marks:
        x, y = center(mark.points)
        box = bounding_box(mark.points)
        around = np.flatnonzero((x1 <= x) & (x <= x2) & (y1 <= y) & (y <= y2)).tolist()
        if box[2] + _FAR_LEFT * (box[2] - box[0]) < leftmost:
            continue
        if box[3] - box[1] <= largest and not any(_is_letter(box, mark.score, lines[place]) for place in around):
            kept.append(mark)
    return kept


def _is_letter(mark: Box, score: float, line: OcrLine) -> bool:
    """Whether a mark is a letter of a line: the line runs up or down, says so for sure, or goes on at both sides."""
    x1, y1, x2, y2 = bounding_box(line.points)
    wide, high = mark[2] - mark[0], mark[3] - mark[1]
    if y2 - y1 > _UPRIGHT * high and y2 - y1 > _NARROW * (x2 - x1) and len(line.text.strip()) >= _FEWEST_LETTERS:
        return True
    letters = [letter for letter in line.text if not letter.isspace()]
    if len(letters) != len(line.places) or y2 - y1 >= x2 - x1 + wide:
        return False
    at = [x1 + place * (x2 - x1) for place in line.places]
    read = [place for place, x in enumerate(at) if mark[0] <= x <= mark[2]]
    if line.score >= _SURE and read and _are_letters(line.text, read, score):
        return True
    before = max((place for place, x in enumerate(at) if x < mark[0]), default=None)
    after = min((place for place, x in enumerate(at) if x > mark[2]), default=None)
    if before is None or after is None or not (letters[before].isalnum() and letters[after].isalnum()):
        return False
    return mark[0] - at[before] < _CLOSE * wide and at[after] - mark[2] < _CLOSE * wide


def _are_letters(text: str, places: Sequence[int], score: float) -> bool:
    """Whether signs of a text that was read for sure are letters. places: among its signs, spaces left out.

    score: of the mark that they would be.
    """
    signs = [place for place, sign in enumerate(text) if not sign.isspace()]
    read = {text[signs[place]] for place in places}
    if not read & _LIKE_MARKS:
        return True
    if not all(map(str.isalnum, read)):
        return False
    end = signs[places[-1]] + 1
    return score < _CERTAIN or len(places) > 1 or _goes_on(text[end - 1 : end + 1])


def _goes_on(pair: str) -> bool:
    """Whether a sign and the next one make a word: no Latin letter goes on a Chinese sign, as which a box was read."""
    return len(pair) > 1 and pair[1].isalnum() and pair[0].isascii() == pair[1].isascii()


def without_marks(lines: Iterable[OcrLine], marks: Sequence[Box]) -> list[OcrLine]:
    """Lines cut at the marks in them, without the letters that were read there; lines that are only a mark are gone.

    A line that was read without the places of its letters is cut where a mark stands at its beginning only.
    """
    result: list[OcrLine] = []
    for line in lines:
        box = bounding_box(line.points)
        inside = sorted((mark for mark in marks if _is_in(mark, box)), key=lambda mark: mark[0])
        result += _cut(line, inside) if inside else [line]
    return result


def _is_in(mark: Box, line: Box) -> bool:
    x, y = (mark[0] + mark[2]) / 2, (mark[1] + mark[3]) / 2
    return line[0] <= x <= line[2] and line[1] <= y <= line[3] and line[3] - line[1] < 3 * (mark[3] - mark[1])


def _cut(line: OcrLine, marks: Sequence[Box]) -> list[OcrLine]:
    x1, _, x2, y2 = bounding_box(line.points)
    width = x2 - x1
    if len(marks) == 1 and width <= _MOSTLY * (marks[0][2] - marks[0][0]):
        return []
    if len(line.points) != 4 or width <= y2 - bounding_box(line.points)[1]:
        return [line]
    letters = [letter for letter in line.text if not letter.isspace()]
    if len(letters) != len(line.places):
        return [_shortened(line, marks[0])] if marks[0][0] - x1 < (marks[0][2] - marks[0][0]) else [line]
    parts: list[OcrLine] = []
    start = x1
    for mark in (*marks, None):
        end = x2 if mark is None else mark[0]
        margin = 0.0 if mark is None else _AROUND * (mark[2] - mark[0])
        part = _between(line, (start - x1) / width, (end - margin - x1) / width, (end - x1) / width)
        parts += [part] if part is not None else []
        start = x2 if mark is None else mark[2]
    return parts


def _between(line: OcrLine, start: float, last: float, end: float) -> OcrLine | None:
    """The part of a line from `start` to `end`, 0 to 1, with the letters before `last`; None where there are none."""
    start, end = max(start, 0.0), min(end, 1.0)
    text, places, place = [], [], 0
    for letter in line.text:
        at = line.places[place] if not letter.isspace() else line.places[min(place, len(line.places) - 1)]
        if start <= at <= last:
            text.append(letter)
            if not letter.isspace():
                places.append((at - start) / max(end - start, 1e-6))
        place += not letter.isspace()
    words = "".join(text).strip()
    if not words or end - start <= 0:
        return None
    points = line.points
    if end < 1:
        points = split_quadrilateral(points, end)[0]
    if start > 0:
        points = split_quadrilateral(points, start / end)[1]
    return line._replace(points=points, text=words, places=tuple(min(one, 1.0) for one in places))


def _shortened(line: OcrLine, mark: Box) -> OcrLine:
    """A line without the mark at its beginning, and what it was read as."""
    x1, _, x2, _ = bounding_box(line.points)
    share = (mark[2] - x1) / (x2 - x1)
    text = _READ_AS.sub("", line.text).strip()
    return line._replace(points=split_quadrilateral(line.points, share)[1], text=text or line.text, places=())
