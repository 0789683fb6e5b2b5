"""Words with boxes: what FUNSD and XFUND keep below a text line, and nobody here edits."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from kie_desktop.domain.geometry import Box, union_box
from kie_desktop.domain.page import Entity
from kie_desktop.formats.values import number

KEY = "words"
"""Where kept words are in `Entity.extra`."""
_BREAK_PX = 10
Word = dict[str, Any]
"""{"box": [x1, y1, x2, y2], "text": ...}"""


def words_of(entity: Entity) -> list[Word]:
    """The words of an entity from left to right, at least one.

    The words that a file brought along, if they still are the entity's text and box on one line;
    else the text cut at spaces, with the box shared out by the number of characters.
    """
    kept = entity.extra.get(KEY)
    if isinstance(kept, list) and _still_true(kept, entity):
        return kept
    texts = entity.text.lstrip(" ").split(" ")
    x1, y1, x2, y2 = (plain(side) for side in entity.box)
    total = max(sum(len(text) + 1 for text in texts) - 1, 1)
    words: list[Word] = []
    start = 0
    for text in texts:
        end = start + len(text)
        left = x1 if start == 0 else _between(x1, x2, start / total)
        right = x2 if end >= total else _between(x1, x2, end / total)
        words.append({"box": [left, y1, right, y2], "text": text})
        start = end + 1
    return words


def breaks_line(before: Box, after: Box) -> bool:
    """Whether a word begins a new line: it starts well left of where the one before ends (spec A6)."""
    return after[0] + _BREAK_PX <= before[2]


def plain(value: float) -> int | float:
    """Whole pixels as integers, others as they are."""
    return int(value) if float(value).is_integer() else float(value)


def box_of(value: object) -> Box | None:
    """A box out of [x1, y1, x2, y2], corners in order; None for anything else."""
    if not isinstance(value, list) or len(value) != 4:
        return None
    sides = [number(side) for side in value]
    if any(side is None for side in sides):
        return None
    x1, y1, x2, y2 = (float(side) for side in sides if side is not None)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _still_true(words: list[Any], entity: Entity) -> bool:
    texts = [word.get("text") if isinstance(word, dict) else None for word in words]
    boxes = [box_of(word.get("box")) if isinstance(word, dict) else None for word in words]
    if not words or not all(isinstance(text, str) for text in texts) or not all(boxes):
        return False
    found = [box for box in boxes if box]
    return (
        " ".join(str(text) for text in texts) == entity.text
        and union_box(found) == entity.box
        and not any(breaks_line(before, after) for before, after in pairwise(found))
    )


def _between(x1: float, x2: float, fraction: float) -> float:
    return min(max(round(x1 + (x2 - x1) * fraction), x1), x2)
