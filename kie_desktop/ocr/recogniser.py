"""What stands in text lines that were cut out of a page: the recognition network, and its answer as text.

Measured on 27 pages of the shared data, one core: lines one by one, at their own width but no less than `LEAST_WIDTH`,
take 0.65 of the time of batches of six that are as wide as their widest line and no less than 320 (rapidocr's and
PaddleOCR's way), for the same text. A batch gains nothing on a CPU; `threads` lines are read side by side instead, each
on one core.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from kie_desktop.inference import open_session, run_session, runs_on_cpu
from kie_desktop.ocr.beam import BLANK

Pixels = NDArray[np.uint8]
HEIGHT = 48
"""Of a line as the network sees it."""
LEAST_WIDTH = 96
"""Narrower lines get blank columns on the right, without which single letters are read badly."""
_WIDTH_STEP = 8
"""Widths are rounded up to multiples of this: a column of the network's answer."""
SUREST = 0.99999
"""No higher score is given: 1 is that of a text which was not read, but stands in the file (`domain.pdf_text`)."""
MOST_WIDTH = 6400
"""What is longer is squeezed: 130 letters side by side are no line, and memory grows with the square of the width."""


class Read(NamedTuple):
    """Text without outer spaces, its score, 0 to 1, and how far along the line, 0 to 1, each letter stands.

    White space has no place.
    """

    text: str
    score: float
    places: tuple[float, ...]


class Recogniser:
    """Reads lines, H x W x 3, RGB, upright, of any size of at least a pixel."""

    def __init__(self, weights: Path, threads: int) -> None:
        """threads: lines that are read at once. Raises UserError where the weights cannot be loaded."""
        self._weights = weights
        self._session = open_session(weights, 1)
        self._input = self._session.get_inputs()[0].name
        self._threads = threads if runs_on_cpu(self._session) else 1
        self.signs = ["", *self._session.get_modelmeta().custom_metadata_map["character"].splitlines(), " "]

    def read(self, lines: Sequence[Pixels]) -> list[Read]:
        """What stands in each line."""
        if self._threads == 1 or len(lines) < 2:
            return [self._read(line) for line in lines]
        # The widest first, so that no core is left alone with one of them at the end.
        order = sorted(range(len(lines)), key=lambda place: _ratio(lines[place]), reverse=True)
        with ThreadPoolExecutor(self._threads, "kie-lines") as pool:
            found = dict(zip(order, pool.map(lambda place: self._read(lines[place]), order), strict=True))
        return [found[place] for place in range(len(lines))]

    def chances(self, line: Pixels) -> NDArray[np.float32]:
        """[columns, classes]: how likely each class is in each column of a line, blank columns included."""
        return self._answer(_prepared(line)[0])

    def _read(self, line: Pixels) -> Read:
        prepared, filled = _prepared(line)
        return self._decoded(self._answer(prepared), filled)

    def _answer(self, prepared: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(run_session(self._session, self._weights, {self._input: prepared})[0][0], np.float32)

    def _decoded(self, chances: NDArray[np.float32], filled: float) -> Read:
        """The likeliest class of every column, without repetitions and blanks (CTC, the greedy way).

        filled: which part of the columns the line takes, 0 to 1.
        """
        classes = chances.argmax(axis=1)
        is_new = np.concatenate(([True], classes[1:] != classes[:-1]))
        columns = np.flatnonzero((classes != BLANK) & is_new)
        if not len(columns):
            return Read("", 0.0, ())
        signs = [self.signs[index] for index in classes[columns]]
        score = float(np.round(chances[columns, classes[columns]], 5).mean())
        length = len(classes) * filled
        places = [(column + 0.5) / length for column, sign in zip(columns.tolist(), signs, strict=True) if sign.strip()]
        text = "".join(signs).strip()
        return Read(text, min(round(score, 5), SUREST), tuple(places)) if text else Read("", 0.0, ())


def _ratio(line: Pixels) -> float:
    return line.shape[1] / line.shape[0]


def _prepared(line: Pixels) -> tuple[NDArray[np.float32], float]:
    """A line as the network takes it, [1, 3, HEIGHT, width], BGR, -1 to 1, and which part of the width it fills."""
    own = min(max(1, math.ceil(HEIGHT * _ratio(line))), MOST_WIDTH)
    width = max(LEAST_WIDTH, -(-own // _WIDTH_STEP) * _WIDTH_STEP)
    sized = cv2.resize(line, (own, HEIGHT))
    prepared = np.zeros((1, 3, HEIGHT, width), np.float32)
    prepared[0, :, :, :own] = sized[:, :, ::-1].transpose(2, 0, 1).astype(np.float32) / np.float32(127.5) - 1
    return prepared, own / width
