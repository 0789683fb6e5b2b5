"""Whether the lines of a page stand where something is written on a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, bounding_box, turned
from kie_desktop.domain.page import Page

_CLEARLY = 1.3
"""How much more must be written under the lines for one rotation than for the other."""
_MOST_PIXELS = 1_000_000
"""Of the picture that is looked at; a larger one is looked at with gaps."""


def quarters_that_fit(pixels: NDArray[np.uint8], page: Page) -> int | None:
    """By which quarters clockwise, 1 or 3, a page is rotated on a picture; None where nothing tells.

    pixels: H x W x 3 uint8, with the page's sides swapped, at any scale.
    """
    step = max(1, round((pixels.shape[0] * pixels.shape[1] / _MOST_PIXELS) ** 0.5))
    gray = pixels[::step, ::step].mean(axis=2)
    ink = np.abs(gray - np.median(gray))
    across, down = ink.shape[1] / page.height, ink.shape[0] / page.width
    first, second = (_share_inside(ink, _boxes(page, quarters), across, down) for quarters in (1, 3))
    if max(first, second) < _CLEARLY * max(min(first, second), 1e-6):
        return None
    return 1 if first > second else 3


def _boxes(page: Page, quarters: int) -> list[Box]:
    return [
        bounding_box(turned(entity.points, page.width, page.height, quarters))
        for entity in page.entities.values()
    ]  # fmt: skip


def _share_inside(ink: NDArray[np.float64], boxes: list[Box], across: float, down: float) -> float:
    """Mean of what is written in boxes, against that of the picture."""
    inside = np.zeros(ink.shape, bool)
    for x1, y1, x2, y2 in boxes:
        inside[int(y1 * down) : int(y2 * down) + 1, int(x1 * across) : int(x2 * across) + 1] = True
    return float(ink[inside].mean() / max(ink.mean(), 1e-6)) if inside.any() else 0.0
