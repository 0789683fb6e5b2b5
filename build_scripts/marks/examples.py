"""Candidates of drawn pages, with what each of them is: what the network learns from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from build_scripts.marks.pages import MarkPage, draw_page
from kie_desktop.ocr.marks.candidates import Boxes, candidates
from kie_desktop.ocr.marks.crops import crops, longer_sides
from kie_desktop.ocr.marks.detector import CHECKED, EMPTY, MOST_CANDIDATES, NOTHING, MarkDetector
from kie_desktop.ocr.marks.seen import as_seen

SAME = 0.5
"""A box that overlaps a mark by this much (intersection over union) is in its place."""
_MARK, _OTHER = 0.42, 0.25
"""A candidate that overlaps a mark by this much is that mark; one below the second is none; between, it is left out."""
_MOST_HARD, _MOST_EASY = 60, 50
"""Candidates of a page that are no marks: those that the networks take for some, and others."""
_JITTERED = (0.03, 0.07, 0.14)
"""Boxes around each mark that are off by so much of its sides, as first and second looks meet them."""


class Examples(NamedTuple):
    """pictures: int8[n, 2, SIDE, SIDE], 127 is ink. kinds: int64[n], as the network numbers them.

    moves: float32[n, 4], how far the sides of the mark are away, in longer sides of the candidate; 0 of nothing.
    """

    pictures: NDArray[np.int8]
    kinds: NDArray[np.int64]
    moves: NDArray[np.float32]

    @classmethod
    def joined(cls, parts: Sequence[Examples]) -> Examples:
        """All examples of several parts."""
        return cls(*(np.concatenate([part[place] for part in parts]) for place in range(3)))

    def chosen(self, places: NDArray[np.int64]) -> Examples:
        """Some of the examples."""
        return Examples(self.pictures[places], self.kinds[places], self.moves[places])


def examples_of(seeds: range) -> Examples:
    """The examples of pages that are drawn for some seeds."""
    detector = MarkDetector()
    return Examples.joined([_of_page(draw_page(seed), detector, np.random.default_rng(seed)) for seed in seeds])


def overlaps(boxes: Boxes, others: Boxes) -> NDArray[np.float32]:
    """Intersection over union of each with each: float32[n, m]."""
    least = np.maximum(boxes[:, None, :2], others[None, :, :2])
    most = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    shared: NDArray[np.float32] = np.prod(np.clip(most - least, 0, None), axis=2)
    areas = [(part[:, 2:] - part[:, :2]).prod(axis=1) for part in (boxes, others)]
    return np.asarray(shared / (areas[0][:, None] + areas[1][None] - shared), np.float32)


def _of_page(page: MarkPage, detector: MarkDetector, rng: np.random.Generator) -> Examples:
    """detector: of the networks there are; what they take for marks, of all that is none, is learned from first."""
    grey, scale = as_seen(page.pixels)
    marks = np.array([mark.box for mark in page.marks], np.float32).reshape(-1, 4) * np.float32(scale)
    states = np.array([CHECKED if mark.checked else EMPTY for mark in page.marks], np.int64)
    boxes = np.concatenate([candidates(grey, MOST_CANDIDATES).boxes, _jittered(marks, rng)])
    kinds, moves = np.full(len(boxes), NOTHING, np.int64), np.zeros((len(boxes), 4), np.float32)
    if len(marks) and len(boxes):
        shared = overlaps(boxes, marks)
        best, nearest = shared.max(axis=1), shared.argmax(axis=1)
        is_mark = best >= _MARK
        kinds[is_mark] = states[nearest[is_mark]]
        kinds[(best > _OTHER) & ~is_mark] = -1
        moves[is_mark] = (marks[nearest] - boxes)[is_mark] / longer_sides(boxes)[is_mark, None]
    pictures = crops(grey, boxes)
    others = np.flatnonzero(kinds == NOTHING)
    if len(others) > _MOST_HARD:
        hard = np.argsort(-detector.chances(pictures[others]), kind="stable")[:_MOST_HARD]
        easy = rng.permutation(np.setdiff1d(others, others[hard]))[_MOST_EASY:]
        kinds[easy] = -1
    if len(page.cut) and len(boxes):  # half a mark is neither one nor none
        cut = np.array(page.cut, np.float32) * np.float32(scale)
        kinds[(overlaps(boxes, cut).max(axis=1) > _OTHER) & (kinds == NOTHING)] = -1
    kept = np.flatnonzero(kinds >= 0)
    return Examples(np.round(127 * pictures[kept]).astype(np.int8), kinds[kept], moves[kept])


def _jittered(marks: Boxes, rng: np.random.Generator) -> Boxes:
    sides = np.tile(marks[:, 2:] - marks[:, :2], 2)
    parts = [marks + np.asarray(rng.normal(0, off, marks.shape), np.float32) * sides for off in _JITTERED]
    return np.concatenate(parts)
