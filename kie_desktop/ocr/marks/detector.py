"""Check boxes and radio buttons of a page: candidates by their outlines, told from all else by a small network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.inference import open_session, run_session
from kie_desktop.ocr.found import FoundMark
from kie_desktop.ocr.marks.candidates import Boxes, candidates
from kie_desktop.ocr.marks.crops import crops
from kie_desktop.ocr.marks.seen import as_seen
from kie_desktop.ocr.protocol import Image
from kie_desktop.places import program_folder

NETWORK = program_folder() / "resources" / "marks" / "marks.onnx"
NOTHING, EMPTY, CHECKED = range(3)
"""What the network says that a candidate is."""
MOST_CANDIDATES = 8_000
MOST_MARKS = 2_500
"""Of one page."""
LEAST_CHANCE = 0.5
_BATCH = 256
_JOINED = 0.7
_OVERLAP = 0.2
"""Of two marks that share more than this (intersection over union), the likelier one is kept."""

Ask = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""Pictures float32[n, 2, SIDE, SIDE] of candidates -> probabilities float32[n, 3]."""


class MarkDetector:
    """Holds the network. Not safe to share between threads."""

    def __init__(self, threads: int = 1) -> None:
        """threads: of ONNX Runtime, at least 1. UserError where the weights are missing."""
        self._ask = opened(NETWORK, threads)

    def find(self, page: Image) -> list[FoundMark]:
        """The marks of a page of any size, uint8[H, W, 3] RGB, from the top."""
        if min(page.shape[:2]) < 2:
            return []
        grey, scale = as_seen(page)
        boxes, is_outline, _ = candidates(grey, MOST_CANDIDATES)
        batches = [boxes[start : start + _BATCH] for start in range(0, len(boxes), _BATCH)]
        if not batches:
            return []
        chances = np.concatenate([self._ask(crops(grey, batch)) for batch in batches])
        height, width = page.shape[:2]
        found = []
        for place in _likeliest(boxes, 1 - chances[:, NOTHING], is_outline):
            checked = bool(chances[place, CHECKED] > chances[place, EMPTY])
            x1, y1, x2, y2 = (round(float(side) / scale, 1) for side in boxes[place])
            box = max(x1, 0.0), max(y1, 0.0), min(x2, float(width)), min(y2, float(height))
            score = float(chances[place, CHECKED if checked else EMPTY])
            found.append(FoundMark(rectangle(box), checked, round(score, 4)))
        return sorted(found, key=lambda mark: (mark.points[0][1], mark.points[0][0]))


def _likeliest(boxes: Boxes, chances: NDArray[np.float32], is_outline: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Places of the candidates that are marks, one for each mark.

    Joined ink holds a tick that reaches out of its box as well, so an outline that is nearly as likely comes first.
    """
    likely = np.flatnonzero(chances >= LEAST_CHANCE)
    if not len(likely):
        return likely
    frames = np.concatenate([boxes[:, :2], boxes[:, 2:] - boxes[:, :2]], axis=1)[likely]
    ranks = np.where(is_outline, chances, _JOINED * chances)[likely]
    kept = cv2.dnn.NMSBoxes(frames.tolist(), ranks.tolist(), 0.0, _OVERLAP, top_k=2 * MOST_MARKS)
    return likely[np.asarray(kept, np.int64).ravel()][:MOST_MARKS]


def opened(path: Path, threads: int) -> Ask:
    """The network in a file; UserError where it is missing or damaged."""
    if not path.is_file():
        raise UserError(f"{path}: the weights that find check boxes are missing; reinstall the program")
    session = open_session(path, threads, keeps_memory=True)
    return lambda pictures: np.asarray(run_session(session, path, {"pictures": pictures})[0], np.float32)
