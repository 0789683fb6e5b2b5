"""Check boxes and radio buttons of a page: candidates by their outlines, told from all else by small networks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.inference import open_session, run_session
from kie_desktop.ocr.found import FoundMark
from kie_desktop.ocr.marks.candidates import Boxes, Grey, candidates
from kie_desktop.ocr.marks.crops import crops, longer_sides
from kie_desktop.ocr.marks.seen import as_seen
from kie_desktop.ocr.protocol import Image
from kie_desktop.places import program_folder

NETWORKS = program_folder() / "resources" / "marks"
NOTHING, EMPTY, CHECKED = range(3)
"""What the networks say that a candidate is."""
MOST_CANDIDATES = 8_000
MOST_MARKS = 2_500
"""Of one page."""
LEAST_GLANCE = 0.04
"""Chance of a mark, from which a candidate is worth a look..."""
LEAST_LOOK = 0.2
"""... and then another one, at the place where the first look takes the mark to be."""
LEAST_ALONE, LEAST_IN_LINE = 0.93, 0.3
"""Chance of a mark, from which it is believed wherever it stands, and in line with two others..."""
LEAST_CERTAIN = 0.9
"""... of at least this chance..."""
_ALIKE, _IN_LINE = 1.25, 0.5
"""... that are at most so many times as large or as small, and whose middles are level to so many sizes of it."""
_COMPANY = 2
_BATCH = 256
_SAME, _OVERLAP = 0.5, 0.2
"""Of candidates that share more than the first (intersection over union) the likeliest is looked at again; of marks
that share more than the second it is kept."""


class MarkDetector:
    """Holds the networks. Not safe to share between threads."""

    def __init__(self, threads: int = 1) -> None:
        """threads: of ONNX Runtime, at least 1. UserError where the weights are missing."""
        self._glance = _opened(NETWORKS / "glance.onnx", threads)
        self._look = _opened(NETWORKS / "look.onnx", threads)

    def find(self, page: Image) -> list[FoundMark]:
        """The marks of a page of any size, uint8[H, W, 3] RGB, from the top."""
        if min(page.shape[:2]) < 2:
            return []
        grey, scale = as_seen(page)
        boxes, chances = self._likely(grey, candidates(grey, MOST_CANDIDATES).boxes)
        height, width = page.shape[:2]
        found = []
        places = _likeliest(boxes, chances, LEAST_IN_LINE, _OVERLAP)
        for place in places[_believed(boxes[places], 1 - chances[places, NOTHING])]:
            checked = bool(chances[place, CHECKED] > chances[place, EMPTY])
            x1, y1, x2, y2 = (round(float(side) / scale, 1) for side in boxes[place])
            box = max(x1, 0.0), max(y1, 0.0), min(x2, float(width)), min(y2, float(height))
            score = float(chances[place, CHECKED if checked else EMPTY])
            found.append(FoundMark(rectangle(box), checked, round(score, 4)))
        return sorted(found, key=lambda mark: (mark.points[0][1], mark.points[0][0]))

    def _likely(self, grey: Grey, boxes: Boxes) -> tuple[Boxes, NDArray[np.float32]]:
        """Where marks may be, of all candidates, and the chances of each: a glance, and two looks at the likely."""
        if not len(boxes):
            return boxes, np.zeros((0, 3), np.float32)
        batches = [self._looked(grey, boxes[start : start + _BATCH]) for start in range(0, len(boxes), _BATCH)]
        boxes, chances = (np.concatenate(part) for part in zip(*batches, strict=True))
        kept = _likeliest(boxes, chances, LEAST_LOOK, _SAME)
        if not len(kept):
            return boxes[kept], chances[kept]
        chances, moves = self._look(crops(grey, boxes[kept]))
        return _moved(boxes[kept], moves), chances

    def chances(self, pictures: NDArray[np.float32]) -> NDArray[np.float32]:
        """How likely candidates are marks, float32[n]; pictures: of `crops`."""
        chances: NDArray[np.float32] = 1 - self._look(pictures)[0][:, NOTHING]
        return chances

    def _looked(self, grey: Grey, boxes: Boxes) -> tuple[Boxes, NDArray[np.float32]]:
        """The candidates that are worth a look, where it takes their marks to be, and their chances."""
        pictures = crops(grey, boxes)
        seen = 1 - self._glance(pictures)[0][:, NOTHING] >= LEAST_GLANCE
        if not seen.any():
            return boxes[:0], np.zeros((0, 3), np.float32)
        chances, moves = self._look(pictures[seen])
        return _moved(boxes[seen], moves), chances


def _moved(boxes: Boxes, moves: NDArray[np.float32]) -> Boxes:
    return boxes + moves * longer_sides(boxes)[:, None]


def _likeliest(boxes: Boxes, chances: NDArray[np.float32], least: float, most_shared: float) -> NDArray[np.int64]:
    """Places of candidates that are marks by at least such a chance, without those that share much with likelier."""
    likely = np.flatnonzero(1 - chances[:, NOTHING] >= least)
    if not len(likely):
        return likely
    frames = np.concatenate([boxes[:, :2], boxes[:, 2:] - boxes[:, :2]], axis=1)[likely]
    ranks = 1 - chances[likely, NOTHING]
    kept = cv2.dnn.NMSBoxes(frames.tolist(), ranks.tolist(), 0.0, most_shared, top_k=2 * MOST_MARKS)
    return likely[np.asarray(kept, np.int64).ravel()][:MOST_MARKS]


def _believed(boxes: Boxes, likely: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which of some places are marks: the certain ones, and doubtful ones in a row or column with certain ones.

    Check boxes come in groups, all of one size; what looks a little like one and stands alone mostly is a letter.
    likely: the chance that each is a mark.
    """
    believed: NDArray[np.bool_] = likely >= LEAST_ALONE
    doubtful, certain = np.flatnonzero(~believed), np.flatnonzero(likely >= LEAST_CERTAIN)
    sizes, middles = longer_sides(boxes), (boxes[:, :2] + boxes[:, 2:]) / 2
    ratios = sizes[doubtful, None] / np.maximum(sizes[certain], 1e-6)
    company = (ratios <= _ALIKE) & (ratios >= 1 / _ALIKE) & (doubtful[:, None] != certain)
    reach = _IN_LINE * sizes[doubtful, None]
    level = [np.abs(middles[doubtful, None, axis] - middles[certain, axis]) <= reach for axis in (0, 1)]
    believed[doubtful] = (company & (level[0] | level[1])).sum(axis=1) >= _COMPANY
    return believed


_Ask = Callable[[NDArray[np.float32]], Sequence[NDArray[np.float32]]]
"""Pictures float32[n, 2, SIDE, SIDE] of candidates -> what a network says of them."""


def _opened(path: Path, threads: int) -> _Ask:
    """The network in a file; UserError where it is missing or damaged."""
    if not path.is_file():
        raise UserError(f"{path}: the weights that find check boxes are missing; reinstall the program")
    session = open_session(path, threads, keeps_memory=True)
    return lambda pictures: [np.asarray(one, np.float32) for one in run_session(session, path, {"pictures": pictures})]
