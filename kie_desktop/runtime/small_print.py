"""Large sheets with small print, as drawings have it: where their lines stand, as networks are shown it.

A network knows pages by thousandths of their sides. The lines of a title block on a drawing are three or four of them
high, all stand in the same corner, and look like nothing that it learned from. So where lines are lower than those of
any page that it knows (`PackInfo.least_line`), the empty stripes between and around them are narrowed, until the page
is as one where print has the usual size. Training and evaluation encode pages as they are, as PaddleOCR does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity

_WIDEST_GAP = 12.0
"""Empty stripes of a narrowed page are so many heights of a line wide at most."""
_LEAST_SIDE = 40.0
"""So many heights of a line it is wide and high at least."""


class Shown(NamedTuple):
    """Entities of a page as networks are shown them, and its width and height in pixels."""

    entities: Sequence[Entity]
    width: int
    height: int


def as_shown(entities: Iterable[Entity], width: int, height: int, least_line: float) -> Shown:
    """The lines of a page as they stand, but for a page whose print is small.

    least_line: part of the page's height; lines are small whose median height is less. 0 for no page.
    """
    lines = [entity for entity in entities if entity.is_line]
    boxes = np.array([entity.box for entity in lines], np.float64).reshape(-1, 4)
    line = float(np.median(boxes[:, 3] - boxes[:, 1])) if lines else 0.0
    if not 0 < line < least_line * height:
        return Shown(lines, width, height)
    x, new_width = _narrowed(boxes[:, [0, 2]], width, line)
    y, new_height = _narrowed(boxes[:, [1, 3]], height, line)
    moved = np.stack([x[:, 0], y[:, 0], x[:, 1], y[:, 1]], axis=1).tolist()
    shown = [replace(entity, points=rectangle(tuple(box))) for entity, box in zip(lines, moved, strict=True)]
    return Shown(shown, new_width, new_height)


def _narrowed(spans: NDArray[np.float64], size: int, line: float) -> tuple[NDArray[np.float64], int]:
    """Spans [n, 2] along one side of a page and that side, without what is too much of each empty stripe."""
    order = np.argsort(spans[:, 0], kind="stable")
    starts, ends = spans[order, 0], np.maximum.accumulate(spans[order, 1])
    before = np.concatenate([[0.0], ends[:-1]])
    excess = np.cumsum(np.maximum(starts - before - _WIDEST_GAP * line, 0))
    moved = np.empty_like(spans)
    moved[order] = spans[order] - excess[:, None]
    extent = float(moved.max())
    side = extent + min(max(size - float(ends[-1]), 0), _WIDEST_GAP * line)
    margin = max(min(_LEAST_SIDE * line, size) - side, 0) / 2
    return moved + margin, max(round(side + 2 * margin), 1)
