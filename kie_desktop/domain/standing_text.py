"""Text that runs down the page, sign under sign, as Chinese, Japanese and Korean may: which lines are such columns, and
which of them make a block that is read from right to left.

On a page that is written downwards all columns at one height are a block. On a page that is written across, columns
beside each other are one where they are running text; short ones are heads of a table, which are read from the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from kie_desktop.domain.geometry import Box, bands, shared_height
from kie_desktop.domain.rotation import may_stand_in_a_column

_TALL = 1.6
"""Height to width of a column of two signs and more."""
_FEWEST_SIGNS = 2
_FEWEST, _MOST = 0.4, 2.0
"""How many signs stand in a square of a column: one, more where they are narrow, fewer where they are apart."""
_LONG = 6.0
"""Height to width of running text, also on a page that is written across."""
_NEAR = 2.0
"""Columns of a block on such a page are so many widths apart at most."""
_LEVEL = 0.3
"""Columns stand at one height where they share so much of the shorter one's."""


def standing_blocks(boxes: Sequence[Box], texts: Sequence[str]) -> list[list[int]]:
    """Indices of the columns of each block of text that is read from right to left; blocks of one column are none.

    boxes: x1, y1, x2, y2 in pixels, upright. texts: of each, "" of what is no line.
    """
    tall = [index for index, box in enumerate(boxes) if box[3] - box[1] > _TALL * (box[2] - box[0])]
    columns = [index for index in tall if _is_column(boxes[index], texts[index])]
    if len(columns) < 2:
        return []
    letters = sum(len(texts[index]) for index in columns)
    is_downwards = 2 * letters > sum(map(len, texts))
    if is_downwards:
        filled = [index for index in tall if texts[index]]
        stripe = median(boxes[index][2] - boxes[index][0] for index in filled)
        return [block for block in bands(filled, boxes, stripe) if len(block) > 1]
    return [block for block in _beside(columns, boxes) if len(block) > 1 and _is_running(block, boxes)]


def _is_column(box: Box, text: str) -> bool:
    signs = sum(not sign.isspace() for sign in text)
    if signs < _FEWEST_SIGNS or not may_stand_in_a_column(text):
        return False
    squares = (box[3] - box[1]) / max(box[2] - box[0], 1e-6)
    return _FEWEST * squares <= signs <= _MOST * squares


def _is_running(block: Sequence[int], boxes: Sequence[Box]) -> bool:
    """Whether most of some columns are long."""
    long = [boxes[index][3] - boxes[index][1] >= _LONG * (boxes[index][2] - boxes[index][0]) for index in block]
    return 2 * sum(long) > len(block)


def _beside(members: Sequence[int], boxes: Sequence[Box]) -> list[list[int]]:
    """Boxes that stand beside each other at one height."""
    ordered = sorted(members, key=lambda index: boxes[index][0])
    block_of = {index: [index] for index in ordered}
    for place, index in enumerate(ordered):
        reach = boxes[index][2] + _NEAR * (boxes[index][2] - boxes[index][0])
        for other in ordered[place + 1 :]:
            if boxes[other][0] > reach:
                break
            one, two = block_of[index], block_of[other]
            if one is not two and _are_neighbours(boxes[index], boxes[other]):
                one += two
                block_of.update(dict.fromkeys(two, one))
    return [*{id(block): block for block in block_of.values()}.values()]


def _are_neighbours(left: Box, right: Box) -> bool:
    narrower = min(left[2] - left[0], right[2] - right[0])
    return shared_height(left, right) >= _LEVEL and right[0] - left[2] <= _NEAR * narrower
