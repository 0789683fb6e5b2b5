"""The PaddleOCR engine: with the real package where it is installed, else its answers as recorded."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
import yaml
from text_image import picture

from kie_desktop.domain.errors import UserError
from kie_desktop.ocr import paddle
from kie_desktop.ocr.paddle import PaddleEngine, lines_of, write_embedded_weights

INSTALLED = importlib.util.find_spec("paddleocr") is not None

# What PaddleOCR 3.7.0 (PP-OCRv6_small, engine onnxruntime) answered for the head of a form, with an empty text added.
RECORDED = {
    "rec_polys": [
        np.array([[511, 19], [728, 23], [728, 40], [511, 36]], np.int16),
        np.array([[218, 42], [261, 42], [261, 61], [218, 61]], np.int16),
        np.array([[633, 36], [727, 39], [727, 55], [632, 52]], np.int16),
    ],
    "rec_texts": ["Reconstituted Tobacco Leaf Substitutions", "B&W", ""],
    "rec_scores": [0.9955739974975586, 0.9995066523551941, 0.0],
}
RECORDED_BLANK = {"rec_polys": [], "rec_texts": [], "rec_scores": []}


def test_recorded_answer_becomes_lines() -> None:
    lines = lines_of(RECORDED)
    assert [line.text for line in lines] == ["Reconstituted Tobacco Leaf Substitutions", "B&W"]
    assert lines[1].points == ((218.0, 42.0), (261.0, 42.0), (261.0, 61.0), (218.0, 61.0))
    assert lines[1].score == pytest.approx(0.9995, abs=1e-4)
    assert lines_of(RECORDED_BLANK) == []


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weights")
    write_embedded_weights(folder)
    return folder


def test_embedded_weights_are_laid_out_as_paddleocr_reads_them(weights: Path) -> None:
    for part, name in (("det", "PP-OCRv6_small_det"), ("rec", "PP-OCRv6_small_rec")):
        description = yaml.safe_load((weights / part / "inference.yml").read_text("utf-8"))
        assert description["Global"]["model_name"] == name
        assert (weights / part / "inference.onnx").stat().st_size > 5_000_000
    characters = description["PostProcess"]["character_dict"]
    assert len(characters) > 10_000 and {"A", "的", "é"} <= set(characters)


def test_engine_reads_with_the_real_package_or_says_what_to_install(weights: Path) -> None:
    if not INSTALLED:
        with pytest.raises(UserError, match=r'type: pip install "paddleocr>=3.7"$'):
            PaddleEngine(weights)
        return
    engine = PaddleEngine(weights, device="cpu")
    page = picture([(40, 50, "Invoice number"), (420, 250, "20418")])
    lines = engine.read(page)
    assert {line.text for line in lines} == {"Invoice number", "20418"}
    points = next(line.points for line in lines if line.text == "20418")
    assert engine.recognise(page, points)[0] == "20418"
    assert engine.read(np.full((300, 200, 3), 255, np.uint8)) == []


def test_folder_without_weights(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"inference\.yml: cannot be read .*name a folder with det and rec"):
        PaddleEngine(tmp_path)


def test_damaged_description(tmp_path: Path) -> None:
    for part in ("det", "rec"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "inference.yml").write_text("Global: {}\n")
    with pytest.raises(UserError, match="names no network"):
        PaddleEngine(tmp_path)


def test_paddle_itself_is_asked_for_where_weights_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paddle.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UserError, match=r'pip install "paddleocr>=3.7" paddlepaddle$'):
        PaddleEngine()
