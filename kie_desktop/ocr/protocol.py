"""What the rest of the program knows of OCR: lines of text with polygons, whoever reads them."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Polygon
from kie_desktop.places import is_frozen

Image = NDArray[np.uint8]
"""H x W x 3, RGB, upright."""

DROP_SCORE = 0.5
"""Lines that were read with less certainty are left out, as PaddleOCR does (spec B3)."""


def engine_names() -> tuple[str, ...]:
    """The engines that this program can have: the packages of PaddleOCR do not get into a frozen one."""
    return ("rapid",) if is_frozen() else ("rapid", "paddle")


class OcrLine(NamedTuple):
    """One line of text. points: clockwise from the text's top left, in pixels. score: 0 to 1.

    places: how far along the line, 0 to 1, each of its letters stands; white space has no place. () where the engine
    does not say. quarters: of a circle by which the line must be turned clockwise to be upright, 0 to 3: a line of 1
    runs up, of 3 down; 0 also where the engine does not say.
    """

    points: Polygon
    text: str
    score: float
    places: tuple[float, ...] = ()
    quarters: int = 0


class OcrEngine(Protocol):
    """Something that reads page images. Engines are not safe to share between threads."""

    name: str

    @property
    def tiles(self) -> int:
        """In how many parts the latest page was looked at; 1: as a whole."""

    def read(self, image: Image) -> list[OcrLine]:
        """All lines of a page of any size, in no particular order; [] for an empty page."""

    def recognise(self, image: Image, points: Polygon) -> tuple[str, float]:
        """The text inside one polygon and its score; ("", 0.0) where there is none."""
