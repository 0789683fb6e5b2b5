"""The embedded OCR engine: PP-OCRv6 small on ONNX Runtime, from the weights inside the rapidocr wheel.

Never downloads anything. The parts of rapidocr are put together here instead of through its
`RapidOCR` class, because that one shrinks large pages before it cuts the lines out: here only the
detector sees a shrunk page, and lines are recognised at full resolution.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import rapidocr
from numpy.typing import NDArray
from rapidocr.ch_ppocr_det import TextDetector
from rapidocr.ch_ppocr_rec import TextRecInput, TextRecognizer
from rapidocr.utils.parse_parameters import ParseParams

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import Polygon
from kie_desktop.ocr.beam import Alternative, beam_search
from kie_desktop.ocr.crop import cut_line
from kie_desktop.ocr.dark import Area, dark_areas, inverted, lies_in
from kie_desktop.ocr.protocol import DROP_SCORE, Image, OcrLine
from kie_desktop.ocr.split import split_fields
from kie_desktop.ocr.whitespace import back_on_page, rows_with_ink

_PACKAGE = Path(rapidocr.__file__).parent
DETECTOR = _PACKAGE / "models" / "PP-OCRv6_det_small.onnx"
RECOGNISER = _PACKAGE / "models" / "PP-OCRv6_rec_small.onnx"

LONG_SIDE = (1500, 2000)
"""Pages go to the detector with a longer side in this range, in pixels.

Measured on forms of 1000 pixels: enlarged by half, it finds 4 % more of the annotated lines; on
pages of 3500 pixels nothing is gained above 2000.
"""
MOST_ENLARGED = 2.0
LEAST_SHORT_SIDE = 736
"""Long strips (receipts) are not shrunk below this width ..."""
MOST_LONG_SIDE = 6000
"""... unless they would become longer than this."""
_GRID = 32
"""The detector rounds sides to multiples of this."""


class RapidEngine:
    """Detection and recognition on the CPU. Raises UserError where a weight file is missing."""

    name = "rapid"

    def __init__(self, drop_score: float = DROP_SCORE, threads: int = 2, split: bool = True) -> None:
        """`drop_score`: lines with a lower score are left out. `threads`: of ONNX Runtime, at least 1.

        `split`: give a key and a value that stand in one line as two.
        """
        for file in (DETECTOR, RECOGNISER):
            if not file.is_file():
                raise UserError(f"{file}: the OCR weights are missing; reinstall the rapidocr package")
        logging.getLogger("RapidOCR").setLevel(logging.WARNING)
        self.drop_score = drop_score
        self._split = split
        self._detector = TextDetector(_settings("Det", DETECTOR, threads))
        self._recogniser = TextRecognizer(_settings("Rec", RECOGNISER, threads))

    def read(self, image: Image) -> list[OcrLine]:
        """All lines of a page that are read with at least `drop_score`."""
        page = np.ascontiguousarray(image[:, :, ::-1])  # the networks were trained on BGR
        dark = dark_areas(page)
        light = inverted(page, dark)
        seen = _resized(light, detection_scale(page.shape[1], page.shape[0]))
        size = np.array(page.shape[1::-1], np.float64)
        quadrilaterals = np.clip(self._detected(seen) * (size / seen.shape[1::-1]), 0, size)
        polygons: list[Polygon] = [
            tuple((round(float(x), 2), round(float(y), 2)) for x, y in corners) for corners in quadrilaterals
        ]
        lines: list[OcrLine] = []
        for points, read in self._read_lines(page, light, dark, polygons):
            if read.text and read.score >= self.drop_score:
                line = OcrLine(points, read.text, read.score, tuple(read.places))
                lines += split_fields(line) if self._split else [line]
        return lines

    def _read_lines(
        self, page: NDArray[np.uint8], light: NDArray[np.uint8], dark: Sequence[Area], polygons: Iterable[Polygon]
    ) -> Iterator[tuple[Polygon, _Read]]:
        """What stands in each polygon; in a dark area the better of what is read as it is and inverted."""
        crops = [(points, crop) for points in polygons if (crop := cut_line(light, points)) is not None]
        again = [place for place, (points, _) in enumerate(crops) if lies_in(dark, points)]
        as_it_is = [crop for place in again if (crop := cut_line(page, crops[place][0])) is not None]
        read = self._recognised([*(crop for _, crop in crops), *as_it_is])
        best = read[: len(crops)]
        for place, other in zip(again, read[len(crops) :], strict=True):
            best[place] = max(best[place], other, key=lambda one: one.score if one.text else 0.0)
        return zip((points for points, _ in crops), best, strict=True)

    def _detected(self, page: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Corners [m, 4, 2] of the text lines of a BGR page, in its pixels."""
        rows = rows_with_ink(page)
        if not len(rows):
            return np.zeros((0, 4, 2))
        dense = page if len(rows) == len(page) else np.ascontiguousarray(page[rows])
        found = self._detector(_at_least_a_cell(dense)).boxes
        return np.zeros((0, 4, 2)) if found is None else back_on_page(np.asarray(found, np.float64), rows)

    def recognise(self, image: Image, points: Polygon) -> tuple[str, float]:
        """The text inside one polygon, however low its score."""
        crop = cut_line(image, points)
        if crop is None:
            return "", 0.0
        read = self._recognised([np.ascontiguousarray(crop[:, :, ::-1])])[0]
        return (read.text, read.score) if read.text else ("", 0.0)

    def alternatives(self, image: Image, points: Polygon, most: int, among: str = "") -> list[Alternative]:
        """The likeliest texts inside one polygon, best first: a beam over the network's answer, not kept anywhere."""
        crop = cut_line(image, points)
        if crop is None:
            return []
        recogniser = self._recogniser
        height, width = crop.shape[:2]
        _, rows, columns = recogniser.rec_image_shape
        line = recogniser.resize_norm_img(np.ascontiguousarray(crop[:, :, ::-1]), max(columns / rows, width / height))
        answer = np.asarray(recogniser.session(line[None].astype(np.float32)))[0]
        return beam_search(answer, recogniser.postprocess_op.character, most, among)

    def _recognised(self, crops: list[NDArray[np.uint8]]) -> list[_Read]:
        """What stands in each BGR crop."""
        if not crops:
            return []
        result = self._recogniser(TextRecInput(img=crops, return_word_box=True))
        rows = zip(result.txts or (), result.scores, result.word_results, strict=True)
        return [_Read(text.strip(), float(score), _places(words)) for text, score, words in rows]


class _Read(NamedTuple):
    """Text without outer spaces, its score, and how far along the crop, 0 to 1, each letter stands."""

    text: str
    score: float
    places: list[float]


def _places(words: Any) -> list[float]:
    """Of rapidocr's `WordInfo`, which counts in columns of the network's answer; white space is left out."""
    return [(column + 0.5) / words.line_txt_len for columns in words.word_cols for column in columns]


def detection_scale(width: int, height: int) -> float:
    """By how much a page is enlarged or shrunk for the detector."""
    longer, shorter = max(width, height), min(width, height)
    least, most = LONG_SIDE
    if longer < least:
        return min(least / longer, MOST_ENLARGED)
    if longer <= most:
        return 1.0
    for_strips = min(LEAST_SHORT_SIDE / shorter, MOST_LONG_SIDE / longer)
    return min(1.0, max(most / longer, for_strips))


def _resized(page: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    if scale == 1.0:
        return page
    height, width = page.shape[:2]
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(page, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC), np.uint8)


def _at_least_a_cell(page: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A page with white paper added where it is smaller than the detector's grid, which it rounds to nothing."""
    missing_rows, missing_columns = max(0, _GRID - page.shape[0]), max(0, _GRID - page.shape[1])
    if not missing_rows and not missing_columns:
        return page
    return np.pad(page, ((0, missing_rows), (0, missing_columns), (0, 0)), constant_values=255)


def _settings(part: str, weights: Path, threads: int) -> Any:
    """rapidocr's own settings for the detector (`Det`) or the recogniser (`Rec`), made for our use."""
    settings = ParseParams.load(_PACKAGE / "config.yaml")
    runtime = settings.EngineConfig.onnxruntime
    runtime.intra_op_num_threads = threads
    runtime.inter_op_num_threads = 1
    chosen = settings[part]
    chosen.engine_cfg = runtime
    chosen.model_path = str(weights)
    chosen.font_path = None
    if part == "Det":
        # The page is resized here already; the detector only rounds to its grid.
        chosen.limit_type, chosen.limit_side_len = "max", MOST_LONG_SIDE + _GRID
    return chosen
