"""Signs that a page lies on its side or stands on its head, in the lines that were read on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import mean, median

from kie_desktop.domain.geometry import Polygon, bounding_box

FEWEST = 3
"""Lines that tell something; fewer are no ground to call a page lying."""
_LETTERS = 3
"""Of a line that tells something: marks and single digits look alike from all sides."""
_READS_WELL = 0.85
"""Median score of a page that nobody needs to doubt."""
_TALL = 1.5
"""Height to width of a line that runs up or down."""
_FIRST_OF_EAST_ASIA = 0x2E80
_MOSTLY = 0.8


def tells(text: str) -> bool:
    """Whether a line is long enough to tell how a page lies."""
    return len(text) >= _LETTERS


def may_stand_in_a_column(text: str) -> bool:
    """Whether a text is in a script that is written downwards, too: Chinese, Japanese, Korean."""
    return sum(ord(letter) >= _FIRST_OF_EAST_ASIA for letter in text) >= _MOSTLY * len(text)


def run_upwards(shapes: Collection[Polygon]) -> bool:
    """Whether most of some lines run up or down the page."""
    return mean(map(_is_tall, shapes)) > 0.5


def read_badly(scores: Sequence[float]) -> bool:
    """Whether lines were read as those of a page on its head are."""
    return median(scores) < _READS_WELL


def _is_tall(points: Polygon) -> bool:
    x1, y1, x2, y2 = bounding_box(points)
    return y2 - y1 > _TALL * (x2 - x1)
