"""What PaddleOCR as an engine needs of this computer: its packages, and weights in a folder with `det` and `rec`.

It never downloads any by itself. `models download` puts such folders into the user's own; `write_embedded_weights`
makes one of the weights that the embedded engine carries. Nothing native is loaded here but to write those.
"""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import yaml

from kie_desktop.domain.errors import UserError
from kie_desktop.formats.yaml_files import load_yaml
from kie_desktop.places import ocr_weights_folder
from kie_desktop.safe_files import read_settings

INSTALL = {"paddlex": 'pip install "kie-desktop[paddleocr]"', "paddle": "pip install paddlepaddle"}
"""How to get what is missing, by module."""
DETECTION, RECOGNITION = "det", "rec"
_DESCRIPTION = "inference.yml"
_ONNX = "inference.onnx"
_MOST_VALUES = 200_000
"""Of a description: it holds the dictionary, a value for each character."""


def require(module: str) -> None:
    """Raises UserError with the line to type where a module, `paddlex` or `paddle`, is not installed."""
    if importlib.util.find_spec(module) is None:
        raise UserError(f"the OCR engine paddle needs {module}, which is not installed; run: {INSTALL[module]}")


def is_weights_folder(folder: Path) -> bool:
    """Whether a folder holds both networks."""
    return all((folder / part / _DESCRIPTION).is_file() for part in (DETECTION, RECOGNITION))


def needs_paddle(weights: Path) -> bool:
    """Whether a weights folder is for Paddle and not for ONNX Runtime."""
    return not all((weights / part / _ONNX).is_file() for part in (DETECTION, RECOGNITION))


def own_weights() -> Path:
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


def network_in(folder: Path) -> dict[str, str]:
    """PaddleX's arguments that name one network: it wants the name that stands in the folder. UserError."""
    description = folder / _DESCRIPTION
    try:
        name = load_yaml(read_settings(description), _MOST_VALUES)["Global"]["model_name"]
    except OSError as fault:
        raise UserError(
            f"{description}: the file cannot be read ({fault.strerror}); specify a folder with det and rec"
        ) from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise UserError(f"{description}: this file does not name a network; copy the folder again") from fault
    return {"model_name": str(name), "model_dir": str(folder)}


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
