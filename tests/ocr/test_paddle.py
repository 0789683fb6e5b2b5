"""The PaddleOCR engine: with the real package where it is installed, else its answers as recorded."""

from __future__ import annotations

import faulthandler
import importlib.util
import types
from pathlib import Path

import numpy as np
import pytest
import yaml
from text_image import picture

from kie_desktop import crashes
from kie_desktop.domain.errors import UserError
from kie_desktop.ocr import paddle
from kie_desktop.ocr.paddle import PaddleEngine, lines_of, write_embedded_weights

INSTALLED = importlib.util.find_spec("paddleocr") is not None

# What PaddleOCR 3.7.0 (PP-OCRv6_small, engine onnxruntime) answered for two lines, with an empty text added.
RECORDED = {
    "rec_polys": [
        np.array([[40, 56], [354, 56], [354, 81], [40, 81]], np.int16),
        np.array([[38, 205], [275, 205], [275, 233], [38, 233]], np.int16),
        np.array([[633, 36], [727, 39], [727, 55], [632, 52]], np.int16),
    ],
    "rec_texts": ["Invoice date: 5 May 2026", "open 9:30 to 17:00", ""],
    "rec_scores": [0.9832140803337097, 0.945916473865509, 0.0],
    "text_word": [
        ["Invoice", " ", "date", ": ", "5", " ", "May", " ", "2026"],
        ["open", " ", "9", ":", "30", " ", "to", " ", "17", ":", "00"],
        [],
    ],
    "text_word_region": [
        [
            ((x1, 56), (x2, 56), (x2, 81), (x1, 81))
            for x1, x2 in [(44, 127), (132, 136), (148, 190), (199, 207), (215, 220), (228, 232), (240, 282),
                           (287, 291), (299, 349)]
        ],
        [
            ((x1, 205), (x2, 205), (x2, 233), (x1, 233))
            for x1, x2 in [(47, 99), (103, 108), (118, 122), (132, 136), (141, 160), (169, 174), (179, 193), (198, 202),
                           (212, 231), (240, 245), (249, 268)]
        ],
        [],
    ],
}  # fmt: skip
RECORDED_BLANK: dict[str, list[object]] = {name: [] for name in RECORDED}


def test_recorded_answer_becomes_lines_with_keys_and_values_apart() -> None:
    key, value, hours = lines_of(RECORDED)
    assert [key.text, value.text, hours.text] == ["Invoice date:", "5 May 2026", "open 9:30 to 17:00"]
    assert key.points[1] == value.points[0] and 205 < value.points[0][0] < 218 and value.points[1] == (354.0, 56.0)
    assert hours.points == ((38.0, 205.0), (275.0, 205.0), (275.0, 233.0), (38.0, 233.0))
    assert key.score == value.score == pytest.approx(0.9832, abs=1e-4)
    assert lines_of(RECORDED_BLANK) == []


def test_lines_whose_words_do_not_fit_stay_whole() -> None:
    odd = {**RECORDED, "text_word_region": [[], *RECORDED["text_word_region"][1:]]}
    assert lines_of(odd)[0].text == "Invoice date: 5 May 2026"


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
        with pytest.raises(UserError, match=r'run: pip install "paddleocr>=3.7"$'):
            PaddleEngine(weights)
        return
    engine = PaddleEngine(weights, device="cpu")
    page = picture([(40, 50, "Invoice number"), (420, 250, "20418")])
    lines = engine.read(page)
    assert {line.text for line in lines} == {"Invoice number", "20418"}
    points = next(line.points for line in lines if line.text == "20418")
    assert engine.recognise(page, points)[0] == "20418"
    assert engine.read(np.full((300, 200, 3), 255, np.uint8)) == []


def test_crashes_still_leave_a_trace_once_paddle_has_put_its_own_handlers(
    weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(**_: object) -> object:
        faulthandler.disable()
        return object()

    package = types.SimpleNamespace(PaddleOCR=load, TextRecognition=load)
    monkeypatch.setattr(paddle.importlib.util, "find_spec", lambda name: name)
    monkeypatch.setattr(paddle.importlib, "import_module", lambda name: package)
    with crashes.Watch(crashes.ENGINE):
        PaddleEngine(weights)
        assert faulthandler.is_enabled()


def test_folder_without_weights(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"inference\.yml: the file cannot be read .*specify a folder with det and rec"):
        PaddleEngine(tmp_path)


def test_damaged_description(tmp_path: Path) -> None:
    for part in ("det", "rec"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "inference.yml").write_text("Global: {}\n")
    with pytest.raises(UserError, match="does not name a network"):
        PaddleEngine(tmp_path)


def test_paddle_itself_is_asked_for_where_weights_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paddle.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UserError, match=r'pip install "paddleocr>=3.7" paddlepaddle$'):
        PaddleEngine()
