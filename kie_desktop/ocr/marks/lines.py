"""Lines of text that were read together with the marks in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kie_desktop.domain.geometry import Box, bounding_box, split_quadrilateral
from kie_desktop.ocr.protocol import OcrLine

_MOSTLY = 1.7
"""A line that is not wider than so many marks is the mark, read as a letter."""
_AROUND = 0.2
"""So many widths of a mark around it no letter of the text stands."""
_READ_AS = re.compile(r"^(?:[□▢☐☑☒⊠■▪○◯●◎⊙✓✔√口囗]+\s*|[\[(][ xXvV✓]?[\])]\s*|[OoXx0QDU]\s+)")
"""What a mark at the beginning of a line is read as."""


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
