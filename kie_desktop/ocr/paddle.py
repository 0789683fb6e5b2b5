"""PaddleOCR (>= 3.7) as an OCR engine: larger networks, GPU, every language it has.

PaddleOCR is an optional package. Its weights come from a local folder with the sub folders `det`
and `rec` as PaddleOCR publishes them: it never downloads any by itself. `models download` puts such folders
into the user's own; `write_embedded_weights` makes one of the weights that the embedded engine carries.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from kie_desktop import crashes
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import Polygon, bounding_box, polygon
from kie_desktop.formats.yaml_files import load_yaml
from kie_desktop.ocr.crop import cut_line
from kie_desktop.ocr.protocol import DROP_SCORE, Image, OcrLine
from kie_desktop.ocr.split import split_fields
from kie_desktop.places import ocr_weights_folder
from kie_desktop.safe_files import read_settings

INSTALL = 'pip install "paddleocr>=3.7"'
DETECTION, RECOGNITION = "det", "rec"
_DESCRIPTION = "inference.yml"
_ONNX = "inference.onnx"
_MOST_VALUES = 200_000
"""Of a description: it holds the dictionary, a value for each character."""


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
        if weights is None:
            _package(needs_paddle=True)
            weights = _own_weights()
        recognition = _of_folder(weights / RECOGNITION, "text_recognition")
        detection = _of_folder(weights / DETECTION, "text_detection")
        common: dict[str, Any] = {} if device is None else {"device": device}
        if (weights / DETECTION / _ONNX).exists() and (weights / RECOGNITION / _ONNX).exists():
            common["engine"] = "onnxruntime"
        paddleocr = _package(needs_paddle="engine" not in common)
        try:
            # Orientation and unwarping would move the polygons off the page as the user sees it.
            self._pipeline = paddleocr.PaddleOCR(
                **detection,
                **recognition,
                **common,
                use_doc_orientation_classify=False,
                use_doc_unwarping=False,
                use_textline_orientation=False,
                return_word_box=True,
            )
            self._recogniser = paddleocr.TextRecognition(
                **{name.removeprefix("text_recognition_"): value for name, value in recognition.items()}, **common
            )
        except Exception as fault:  # whatever its config reader or its runtime raises
            words = f"{weights}: PaddleOCR does not start ({_first_line(fault)}); check the weights"
            raise UserError(words) from fault
        crashes.watch_again()  # Paddle is loaded no earlier than in there

    def read(self, image: Image) -> list[OcrLine]:
        """All lines of a page that are read with at least `drop_score`."""
        results = self._pipeline.predict(_bgr(image))
        return [line for result in results for line in lines_of(result) if line.score >= self.drop_score]

    def recognise(self, image: Image, points: Polygon) -> tuple[str, float]:
        """The text inside one polygon, however low its score."""
        crop = cut_line(image, points)
        if crop is None:
            return "", 0.0
        result = self._recogniser.predict(_bgr(crop))[0]
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


def is_weights_folder(folder: Path) -> bool:
    """Whether a folder holds both networks."""
    return all((folder / part / _DESCRIPTION).is_file() for part in (DETECTION, RECOGNITION))


def _own_weights() -> Path:
    """The first of the downloaded weights, by name. UserError where there are none."""
    root = ocr_weights_folder()
    found = sorted(folder for folder in root.iterdir() if is_weights_folder(folder)) if root.is_dir() else []
    if not found:
        raise UserError(
            "there are no PaddleOCR weights on this computer; download some with 'kie-desktop models "
            "download pp-ocrv5-server' or in the window under Train > Model packs, or specify a weights "
            "folder with --ocr-weights"
        )
    return found[0]


def write_embedded_weights(folder: Path) -> None:
    """Make `folder` a weights folder of the embedded engine's networks, for `PaddleEngine`.

    Raises UserError where rapidocr or its weights are missing.
    """
    import onnxruntime

    from kie_desktop.ocr.rapid import DETECTOR, RECOGNISER

    for source in (DETECTOR, RECOGNISER):
        if not source.is_file():
            raise UserError(f"{source}: the OCR weights are missing; reinstall the rapidocr package")
    session = onnxruntime.InferenceSession(str(RECOGNISER), providers=["CPUExecutionProvider"])
    characters = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    decode = {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}}
    _write_network(
        folder / DETECTION,
        DETECTOR,
        "PP-OCRv6_small_det",
        [
            decode,
            {"DetResizeForTest": {"resize_long": 960}},
            {"NormalizeImage": {"mean": [0.5] * 3, "std": [0.5] * 3, "scale": "1./255.", "order": "hwc"}},
            {"ToCHWImage": None},
            {"KeepKeys": {"keep_keys": ["image", "shape"]}},
        ],
        {"name": "DBPostProcess", "thresh": 0.3, "box_thresh": 0.5, "unclip_ratio": 1.6, "max_candidates": 1000},
    )
    _write_network(
        folder / RECOGNITION,
        RECOGNISER,
        "PP-OCRv6_small_rec",
        [decode, {"RecResizeImg": {"image_shape": [3, 48, 320]}}, {"KeepKeys": {"keep_keys": ["image"]}}],
        {"name": "CTCLabelDecode", "character_dict": characters},
    )


def _write_network(
    folder: Path, weights: Path, name: str, transforms: list[dict[str, Any]], post_process: dict[str, Any]
) -> None:
    """One network in the layout that PaddleOCR reads: `inference.onnx` and `inference.yml`."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(weights, folder / _ONNX)
    description = {
        "Global": {"model_name": name},
        "PreProcess": {"transform_ops": transforms},
        "PostProcess": post_process,
    }
    (folder / _DESCRIPTION).write_text(yaml.safe_dump(description, allow_unicode=True), "utf-8")


def _of_folder(folder: Path, part: str) -> dict[str, str]:
    """PaddleOCR's arguments that name one network: it wants the name that stands in the folder."""
    description = folder / _DESCRIPTION
    try:
        name = load_yaml(read_settings(description), _MOST_VALUES)["Global"]["model_name"]
    except OSError as fault:
        raise UserError(
            f"{description}: the file cannot be read ({fault.strerror}); specify a folder with det and rec"
        ) from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise UserError(f"{description}: this file does not name a network; copy the folder again") from fault
    return {f"{part}_model_name": str(name), f"{part}_model_dir": str(folder)}


def _package(needs_paddle: bool) -> Any:
    """The module paddleocr. Raises UserError with the line to type where something is missing."""
    wanted = ("paddleocr", "paddle") if needs_paddle else ("paddleocr",)
    missing = [module for module in wanted if importlib.util.find_spec(module) is None]
    if missing:
        line = INSTALL + (" paddlepaddle" if "paddle" in missing else "")
        raise UserError(f"the OCR engine paddle is not installed; run: {line}")
    # Without this, PaddleOCR asks several hosts whether they are there before it looks at local files.
    os.environ.setdefault("PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK", "True")
    module = importlib.import_module("paddleocr")
    for name in ("ppocr", "paddlex", "paddleocr"):
        logging.getLogger(name).setLevel(logging.WARNING)
    return module


def _bgr(image: Image) -> NDArray[np.uint8]:
    """PaddleOCR takes arrays for BGR, as OpenCV reads them (spec I-21)."""
    return np.ascontiguousarray(image[:, :, ::-1])


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0]
