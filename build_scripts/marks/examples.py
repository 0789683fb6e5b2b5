"""Candidates of drawn pages, with what each of them is: what the network learns from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from build_scripts.marks.pages import MarkPage, draw_page
from kie_desktop.ocr.marks.candidates import Boxes, candidates
from kie_desktop.ocr.marks.crops import crops
from kie_desktop.ocr.marks.detector import CHECKED, EMPTY, MOST_CANDIDATES, NOTHING
from kie_desktop.ocr.marks.seen import as_seen

SAME, OTHER = 0.5, 0.3
"""A candidate that overlaps a mark by this much is that mark; one below the second is none; between, it is left out."""
_MOST_OTHERS = 200
_JITTERED = 2


class Examples(NamedTuple):
    """pictures: float16[n, 2, SIDE, SIDE]. kinds: int64[n], as the network numbers them."""

    pictures: NDArray[np.float16]
    kinds: NDArray[np.int64]


def examples_of(seeds: range) -> Examples:
    """The examples of pages that are drawn for some seeds."""
    parts = [_of_page(draw_page(seed), np.random.default_rng(seed)) for seed in seeds]
    return Examples(np.concatenate([p.pictures for p in parts]), np.concatenate([p.kinds for p in parts]))


def overlaps(boxes: Boxes, others: Boxes) -> NDArray[np.float32]:
    """Intersection over union of each with each: float32[n, m]."""
    least = np.maximum(boxes[:, None, :2], others[None, :, :2])
    most = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    shared = np.clip(most - least, 0, None).prod(axis=2)
    areas = [(part[:, 2:] - part[:, :2]).prod(axis=1) for part in (boxes, others)]
    return np.asarray(shared / (areas[0][:, None] + areas[1][None] - shared), np.float32)


def _of_page(page: MarkPage, rng: np.random.Generator) -> Examples:
    grey, scale = as_seen(page.pixels)
    boxes = candidates(grey, MOST_CANDIDATES).boxes
    marks = np.array([mark.box for mark in page.marks], np.float32).reshape(-1, 4) * np.float32(scale)
    states = np.array([CHECKED if mark.checked else EMPTY for mark in page.marks], np.int64)
    jittered = np.repeat(marks, _JITTERED, axis=0)
    sides = np.repeat((jittered[:, 2:] - jittered[:, :2]), 2, axis=1).reshape(-1, 4)
    jittered = jittered + rng.normal(0, 0.06, jittered.shape).astype(np.float32) * sides
    boxes = np.concatenate([boxes, jittered])
    kinds = np.full(len(boxes), NOTHING, np.int64)
    if len(marks) and len(boxes):
        shared = overlaps(boxes, marks)
        best = shared.max(axis=1)
        kinds[best >= SAME] = states[shared.argmax(axis=1)[best >= SAME]]
        kinds[(best > OTHER) & (best < SAME)] = -1
    others = np.flatnonzero(kinds == NOTHING)
    if len(others) > _MOST_OTHERS:
        kinds[rng.choice(others, len(others) - _MOST_OTHERS, replace=False)] = -1
    boxes, kinds = boxes[kinds >= 0], kinds[kinds >= 0]
    return Examples(crops(grey, boxes).astype(np.float16), kinds)
