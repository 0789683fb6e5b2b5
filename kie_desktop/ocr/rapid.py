"""The embedded engine: the PP-OCRv6 networks that the package rapidocr carries, on ONNX Runtime, offline."""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import Polygon
from kie_desktop.domain.rotation import tells
from kie_desktop.inference import usual_threads
from kie_desktop.ocr.beam import Alternative, beam_search
from kie_desktop.ocr.crop import cut_as_it_stands, cut_line, is_steep, tallness
from kie_desktop.ocr.dark import Area, dark_areas, inverted, lies_in
from kie_desktop.ocr.detector import Detector
from kie_desktop.ocr.letters import find_letters
from kie_desktop.ocr.protocol import DROP_SCORE, Image, OcrLine
from kie_desktop.ocr.recogniser import Read, Recogniser
from kie_desktop.ocr.split import split_fields

UP, ON_ITS_HEAD, DOWN = 1, 2, 3
"""`OcrLine.quarters`."""
_MAY_STAND = 2.5
"""A line less tall than this may be a single letter or digit that stands upright."""
_DOUBTFUL = 0.86
"""Lines of a lower score are read on their head as well ..."""
_CLEARLY_BETTER = 0.1
"""... which is right where that reads so much better."""


def _weights(name: str) -> Path:
    """A file of rapidocr's, which need not be imported for it: that takes longer than loading the networks."""
    spec = importlib.util.find_spec("rapidocr")
    folders = [Path(folder) for folder in (spec.submodule_search_locations if spec is not None else None) or ()]
    folders += [Path(folder) / "rapidocr" for folder in sys.path]  # a frozen program has its files, not its modules
    files = [folder / "models" / name for folder in folders]
    return next((file for file in files if file.is_file()), files[0])


DETECTOR = _weights("PP-OCRv6_det_small.onnx")
RECOGNISER = _weights("PP-OCRv6_rec_small.onnx")

Pixels = NDArray[np.uint8]


class RapidEngine:
    """Detection and recognition. Raises UserError where a weight file is missing."""

    name = "rapid"

    def __init__(self, drop_score: float = DROP_SCORE, threads: int | None = None, split: bool = True) -> None:
        """`drop_score`: lines with a lower score are left out. `threads`: at least 1; None: by the cores.

        `split`: give a key and a value that stand in one line as two.
        """
        for file in (DETECTOR, RECOGNISER):
            if not file.is_file():
                raise UserError(f"{file}: the OCR weights are missing; reinstall the rapidocr package")
        self.drop_score = drop_score
        self.tiles = 1
        self.again_s = 0.0
        self._split = split
        self._detector = Detector(DETECTOR, threads or usual_threads())
        self._recogniser = Recogniser(RECOGNISER, threads or usual_threads())

    def read(self, image: Image) -> list[OcrLine]:
        """All lines of a page that are read with at least `drop_score`.

        `tiles` says in how many parts it was seen, `again_s` how many seconds went into lines read in other directions.
        """
        dark = dark_areas(image)
        light = inverted(image, dark)
        corners, self.tiles = self._detector.find(light, find_letters(light))
        polygons: list[Polygon] = [tuple((round(float(x), 2), round(float(y), 2)) for x, y in each) for each in corners]
        lines: list[OcrLine] = []
        for points, best in zip(polygons, self._read_lines(image, light, dark, polygons), strict=True):
            if best.read.text and best.read.score >= self.drop_score:
                line = OcrLine(points, best.read.text, best.read.score, best.read.places, best.quarters)
                lines += split_fields(line) if self._split and not line.quarters else [line]
        return lines

    def recognise(self, image: Image, points: Polygon) -> tuple[str, float]:
        """The text inside one polygon, however low its score; a line that runs up or down the better of both ways."""
        best = self._read_lines(image, image, (), [points])[0].read
        return best.text, best.score

    def alternatives(self, image: Image, points: Polygon, most: int, among: str = "") -> list[Alternative]:
        """The likeliest texts inside one polygon, best first: a beam over the network's answer, not kept anywhere."""
        recogniser = self._recogniser
        crops = [each.pixels for each in _tries(0, points, image, image, ())]
        if not crops:
            return []
        ways = zip(crops, recogniser.read(crops) if len(crops) > 1 else [None], strict=True)
        crop = max(ways, key=lambda way: way[1].score if way[1] is not None else 0.0)[0]
        return beam_search(recogniser.chances(crop), recogniser.signs, most, among)

    def _read_lines(
        self, page: Pixels, light: Pixels, dark: Sequence[Area], polygons: Sequence[Polygon]
    ) -> list[_Reading]:
        """What stands in each polygon: the best of what may be there.

        In a dark area that is the line as it is and inverted; where a line is steep, both ways; where it reads badly,
        on its head as well.
        """
        tries = [each for place, points in enumerate(polygons) for each in _tries(place, points, page, light, dark)]
        first = [each for each in tries if not each.is_other_way]
        best = self._best(first, [_Reading(Read("", 0.0, ()), 0)] * len(polygons))
        start = time.perf_counter()
        doubtful = [
            each._replace(
                pixels=_on_its_head(each.pixels), quarters=ON_ITS_HEAD, least=_DOUBTFUL, margin=_CLEARLY_BETTER
            )
            for each in first
            if not is_steep(polygons[each.place]) and _is_doubtful(best[each.place].read)
        ]
        best = self._best([*(each for each in tries if each.is_other_way), *doubtful], best)
        self.again_s = time.perf_counter() - start
        return best

    def _best(self, tries: Sequence[_Try], known: Sequence[_Reading]) -> list[_Reading]:
        """The best reading of each line, of those known and those that are tried."""
        best = [*known]
        for each, read in zip(tries, self._recogniser.read([one.pixels for one in tries]), strict=True):
            before = best[each.place].read
            if read.text and read.score >= each.least and read.score > before.score + each.margin:
                best[each.place] = _Reading(read, each.quarters)
        return best


class _Reading(NamedTuple):
    """What was read of a line, and by how many quarters it was turned for that."""

    read: Read
    quarters: int


class _Try(NamedTuple):
    """One way to read the line `place`. is_other_way: it was tried in another direction before.

    It counts from the score `least` on, where it is better by `margin`.
    """

    place: int
    pixels: Pixels
    quarters: int
    is_other_way: bool = False
    least: float = 0.0
    margin: float = 0.0


def _tries(place: int, points: Polygon, page: Pixels, light: Pixels, dark: Sequence[Area]) -> Iterable[_Try]:
    sources = [light, page] if lies_in(dark, points) else [light]
    for source in sources:
        crop = cut_line(source, points)
        if crop is None:
            continue
        if not is_steep(points):
            yield _Try(place, crop, 0)
            continue
        yield _Try(place, crop, DOWN)
        yield _Try(place, _on_its_head(crop), UP, is_other_way=True)
        standing = cut_as_it_stands(source, points) if tallness(points) < _MAY_STAND else None
        if standing is not None:
            yield _Try(place, standing, 0, is_other_way=True)


def _is_doubtful(read: Read) -> bool:
    return tells(read.text) and read.score < _DOUBTFUL


def _on_its_head(crop: Pixels) -> Pixels:
    return np.ascontiguousarray(crop[::-1, ::-1])
