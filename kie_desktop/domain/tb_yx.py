"""PaddleOCR's order of text lines, `tb-yx`: what networks see and what its label files are sorted by (spec B4).

People see pages in `reading_order`. It stands here because both `kie` and `formats` need it (adr/0001).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.page import Entity

SAME_LINE_PX = 20
"""Tops closer than this lie on one line. In pixels of the original image, as upstream has it."""


def tb_yx_order(boxes: Sequence[Box], same_line: float = SAME_LINE_PX) -> list[int]:
    """Indices of boxes from top to bottom and left to right, exactly as PaddleOCR's `tb-yx`.

    A stable sort by (top, left), then one insertion pass that moves a box left past its
    neighbours on the same line. The first box is never moved (spec B4: upstream's inner loop
    stops before index 0, and checkpoints were trained that way).
    """
    order = sorted(range(len(boxes)), key=lambda index: (boxes[index][1], boxes[index][0]))
    for i in range(len(order) - 1):
        for j in range(i, 0, -1):
            left, right = boxes[order[j]], boxes[order[j + 1]]
            if abs(right[1] - left[1]) < same_line and right[0] < left[0]:
                order[j], order[j + 1] = order[j + 1], order[j]
            else:
                break
    return order


def in_tb_yx_order(entities: Iterable[Entity]) -> list[Entity]:
    """Entities in `tb-yx` order of their boxes, truncated to whole pixels as upstream does (B6).

    Ties are broken by id, so the result depends on content only.
    """
    by_id = sorted(entities, key=lambda entity: entity.id)
    return [by_id[index] for index in tb_yx_order([truncated_box(entity.box) for entity in by_id])]


def truncated_box(box: Box) -> Box:
    """A box in whole pixels, cut toward zero (spec B6)."""
    x1, y1, x2, y2 = box
    return int(x1), int(y1), int(x2), int(y2)
