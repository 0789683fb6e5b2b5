"""How many marks were found, in the right place and in the right state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from build_scripts.marks.examples import SAME, overlaps
from build_scripts.marks.pages import MarkPage
from kie_desktop.ocr.found import FoundMark


@dataclass
class Count:
    """Marks drawn and found; places right; places and states right."""

    drawn: int = 0
    found: int = 0
    placed: int = 0
    right: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.drawn + other.drawn, self.found + other.found, self.placed + other.placed, self.right + other.right
        )

    @property
    def f1(self) -> float:
        """Of place and state."""
        return 2 * self.right / max(self.drawn + self.found, 1)

    def text(self) -> str:
        """The figures in one line."""
        return (
            f"{self.drawn} drawn, {self.found} found, {self.placed} in place, {self.right} in place and state; "
            f"F1 {self.f1:.4f}"
        )


def count_marks(page: MarkPage, found: Sequence[FoundMark]) -> Count:
    """Compare a page's marks; each drawn mark counts once, and what the edges of the page cut counts for nothing."""
    drawn = page.marks
    if page.cut and found:
        places = np.array([(*mark.points[0], *mark.points[2]) for mark in found], np.float32)
        of_cut = overlaps(places, np.array(page.cut, np.float32)).max(axis=1) >= SAME
        found = [mark for mark, is_cut in zip(found, of_cut, strict=True) if not is_cut]
    if not drawn or not found:
        return Count(len(drawn), len(found))
    places = np.array([(*mark.points[0], *mark.points[2]) for mark in found], np.float32)
    shared = overlaps(places, np.array([mark.box for mark in drawn], np.float32))
    placed = right = 0
    for place in range(len(drawn)):
        best = int(shared[:, place].argmax())
        if shared[best, place] >= SAME:
            placed += 1
            right += found[best].checked == drawn[place].checked
    return Count(len(drawn), len(found), placed, right)
