"""PaddleOCR (>= 3.7) as an OCR engine: larger networks, GPU, every language it has.

What runs its networks is PaddleX, an optional package; the package `paddleocr` is a layer around it that brings a
second OpenCV along (`headless_opencv`).
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kie_desktop import crashes
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import Polygon, bounding_box, polygon
from kie_desktop.ocr.crop import cut_line
from kie_desktop.ocr.headless_opencv import answer_for_contrib
from kie_desktop.ocr.paddle_weights import DETECTION, RECOGNITION, needs_paddle, network_in, own_weights, require
from kie_desktop.ocr.protocol import DROP_SCORE, Image, OcrLine
from kie_desktop.ocr.split import split_fields


class PaddleEngine:
    """Text detection and recognition by PaddleOCR's pipeline.

    Raises UserError where the package is not installed, its weights cannot be had, or Paddle is
    missing for weights that are not ONNX.
    """

    name = "paddle"
    tiles = 1

    def __init__(self, weights: Path | None = None, drop_score: float = DROP_SCORE, device: str | None = None) -> None:
        """`weights`: folder with `det` and `rec`; None takes those that were downloaded.

        `device`: as PaddleOCR names them (`cpu`, `gpu:0`); None takes the GPU where Paddle has one.
        """
        self.drop_score = drop_score
        require("paddlex")
        weights = weights or own_weights()
        recognition, detection = network_in(weights / RECOGNITION), network_in(weights / DETECTION)
        common: dict[str, Any] = {} if device is None else {"device": device}
        if needs_paddle(weights):
            require("paddle")
        else:
            common["engine"] = "onnxruntime"
        paddlex = _package()
        try:
            config = paddlex.inference.load_pipeline_config("OCR")
            # Orientation and unwarping would move the polygons off the page as the user sees it.
            config |= {"use_doc_preprocessor": False, "use_textline_orientation": False}
            config["SubModules"]["TextDetection"] |= detection
            config["SubModules"]["TextRecognition"] |= recognition
            self._pipeline = paddlex.create_pipeline(config=config, **common)
            self._recogniser = paddlex.create_predictor(**recognition, **common)
        except Exception as fault:  # whatever its config reader or its runtime raises
            words = f"{weights}: PaddleOCR does not start ({_first_line(fault)}); check the weights"
            raise UserError(words) from fault
        crashes.watch_again()  # Paddle is loaded no earlier than in there

    def read(self, image: Image) -> list[OcrLine]:
        """All lines of a page that are read with at least `drop_score`."""
        results = self._pipeline.predict(_bgr(image), return_word_box=True)
        return [line for result in results for line in lines_of(result) if line.score >= self.drop_score]

    def recognise(self, image: Image, points: Polygon) -> tuple[str, float]:
        """The text inside one polygon, however low its score."""
        crop = cut_line(image, points)
        if crop is None:
            return "", 0.0
        (result,) = self._recogniser.predict(_bgr(crop))
        text = str(result["rec_text"]).strip()
        return (text, float(result["rec_score"])) if text else ("", 0.0)


def lines_of(result: Mapping[str, Any]) -> list[OcrLine]:
    """The lines of one page of PaddleOCR's answer, a key and a value in one line as two.

    All lists of the answer are as long: `rec_polys`, `rec_texts`, `rec_scores`, and of each line the words with the
    white space between them, `text_word`, and their polygons, `text_word_region`.
    """
    names = ("rec_polys", "rec_texts", "rec_scores", "text_word", "text_word_region")
    lines: list[OcrLine] = []
    for corners, text, score, words, shapes in zip(*(result[name] for name in names), strict=True):
        if text and text.strip():
            line = OcrLine(polygon(corners), text.strip(), float(score))
            lines += split_fields(line._replace(places=tuple(_places(line, words, shapes))))
    return lines


def _places(line: OcrLine, words: Sequence[str], shapes: Sequence[Polygon]) -> list[float]:
    """How far along a line, 0 to 1, each of its letters stands, those of a word evenly; [] where nobody knows."""
    left, right = line.points[0][0], line.points[1][0]
    if len(words) != len(shapes) or right <= left:
        return []
    places: list[float] = []
    for word, shape in zip(words, shapes, strict=True):
        begin, _, end, _ = bounding_box(polygon(shape))
        steps = ((place + 0.5) / len(word) for place, letter in enumerate(word) if not letter.isspace())
        places += [(begin + step * (end - begin) - left) / (right - left) for step in steps]
    return places


def _package() -> Any:
    """The module paddlex."""
    # Without this, PaddleX asks several hosts whether they are there before it looks at local files.
    os.environ.setdefault("PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK", "True")
    if "paddlex" not in sys.modules:  # it asks while it is imported
        answer_for_contrib()
    module = importlib.import_module("paddlex")
    logging.getLogger("paddlex").setLevel(logging.WARNING)
    return module


def _bgr(image: Image) -> NDArray[np.uint8]:
    """PaddleOCR takes arrays for BGR, as OpenCV reads them (spec I-21)."""
    return np.ascontiguousarray(image[:, :, ::-1])


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0]
