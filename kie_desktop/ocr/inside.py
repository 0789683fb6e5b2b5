"""Reading a region in which more stands than one straight line: several lines, or one at a slant."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from kie_desktop.domain.geometry import Box, Polygon, bounding_box, center
from kie_desktop.domain.reading_order import reading_order
from kie_desktop.ocr.protocol import Image, OcrLine

DOUBTFUL = 0.86
"""A lower score says that a line may have been looked at in a wrong way."""
_BETTER = 0.1
_LONGER = 2.0
"""What is found inside is believed where its score is so much better, and it is so many times as long."""
_MARGIN = 0.5
"""So much of a region's shorter side around it is looked at, too: the detector wants paper around letters."""


def read_better(
    image: Image, points: Polygon, read: Callable[[Image], list[OcrLine]], known: tuple[str, float]
) -> tuple[str, float]:
    """What was read of a polygon as one line, or what is found in it where that is clearly more, and their score.

    read: finds and reads the lines of an image. known: the text and score of the polygon as one line.
    """
    text, score = known
    if score >= DOUBTFUL:
        return known
    inside, better = _read_inside(image, points, read)
    return (inside, better) if better > score + _BETTER and len(inside) >= _LONGER * len(text) else known


def _read_inside(image: Image, points: Polygon, read: Callable[[Image], list[OcrLine]]) -> tuple[str, float]:
    """The lines found in the box around a polygon, joined as a person reads them, and their mean score by letters."""
    x1, y1, x2, y2 = box = bounding_box(points)
    height, width = image.shape[:2]
    margin = _MARGIN * min(x2 - x1, y2 - y1)
    left, top = max(0, int(x1 - margin)), max(0, int(y1 - margin))
    part = image[top : min(height, round(y2 + margin)), left : min(width, round(x2 + margin))]
    if not part.size:
        return "", 0.0
    lines = [line for line in read(np.ascontiguousarray(part)) if _lies_in(box, line.points, (left, top))]
    ordered = [lines[place] for place in reading_order([bounding_box(line.points) for line in lines])]
    letters = sum(len(line.text) for line in ordered)
    score = sum(line.score * len(line.text) for line in ordered) / letters if letters else 0.0
    return " ".join(line.text for line in ordered), score


def _lies_in(box: Box, points: Polygon, origin: tuple[int, int]) -> bool:
    """Whether the middle of a line, found in a part of the image that begins at `origin`, lies in a box."""
    x, y = center(points)
    return box[0] <= x + origin[0] <= box[2] and box[1] <= y + origin[1] <= box[3]
