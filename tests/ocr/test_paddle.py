"""The PaddleOCR engine: with the real package where it is installed, else its answers as recorded."""

from __future__ import annotations

import faulthandler
import importlib.util
import subprocess
import sys
import types
from pathlib import Path

import numpy as np
import pytest
import yaml
from text_image import picture

from kie_desktop import crashes
from kie_desktop.domain.errors import UserError
from kie_desktop.ocr import headless_opencv, paddle_weights
from kie_desktop.ocr.paddle import PaddleEngine, lines_of
from kie_desktop.ocr.paddle_weights import write_embedded_weights

INSTALLED = importlib.util.find_spec("paddlex") is not None

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
        with pytest.raises(UserError, match=r'run: pip install "kie-desktop\[paddleocr\]"$'):
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

    config = {"SubModules": {"TextDetection": {}, "TextRecognition": {}}}
    inference = types.SimpleNamespace(load_pipeline_config=lambda name: config)
    package = types.SimpleNamespace(inference=inference, create_pipeline=load, create_predictor=load)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)
    monkeypatch.setitem(sys.modules, "paddlex", package)
    with crashes.Watch(crashes.ENGINE):
        PaddleEngine(weights)
        assert faulthandler.is_enabled()


@pytest.fixture
def paddlex_without_paddle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "paddle" else name)


@pytest.mark.usefixtures("paddlex_without_paddle")
def test_folder_without_weights(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"inference\.yml: the file cannot be read .*specify a folder with det and rec"):
        PaddleEngine(tmp_path)


@pytest.mark.usefixtures("paddlex_without_paddle")
def test_damaged_description(tmp_path: Path) -> None:
    for part in ("det", "rec"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "inference.yml").write_text("Global: {}\n")
    with pytest.raises(UserError, match="does not name a network"):
        PaddleEngine(tmp_path)


@pytest.mark.usefixtures("paddlex_without_paddle")
def test_paddle_itself_is_asked_for_where_weights_need_it(weights: Path, tmp_path: Path) -> None:
    assert not paddle_weights.needs_paddle(weights)
    for part in ("det", "rec"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "inference.yml").write_text("Global: {model_name: PP-OCRv5_server_det}\n")
    with pytest.raises(UserError, match=r"needs paddle, which is not installed; run: pip install paddlepaddle$"):
        PaddleEngine(tmp_path)


@pytest.mark.usefixtures("paddlex_without_paddle", "kie_desktop_home")
def test_without_weights_it_is_said_where_they_come_from() -> None:
    with pytest.raises(UserError, match="download some with 'kie-desktop models download pp-ocrv5-server'"):
        PaddleEngine()


ASKED_FOR = """
from importlib import metadata
from kie_desktop.ocr import headless_opencv
before = len(list(metadata.distributions()))
headless_opencv.answer_for_contrib()
assert metadata.version(headless_opencv.ASKED_FOR) == metadata.version(headless_opencv.HEADLESS)
assert len(list(metadata.distributions())) == before, "it is not there, it only answers"
assert metadata.version("numpy") and not metadata.distribution(headless_opencv.ASKED_FOR).files
import importlib.util
assert importlib.util.find_spec("no_such_module") is None
try:
    metadata.version("opencv-contrib-python-rolling")
except metadata.PackageNotFoundError:
    print("done")
"""


def test_the_headless_opencv_answers_to_the_name_that_paddlex_asks_for() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED_FOR], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_one_opencv_is_installed() -> None:
    """Whatever extras this environment has: `dev.py paddleocr` runs this in one that has `.[paddleocr]`."""
    assert [*headless_opencv.installed_opencvs()] == [headless_opencv.HEADLESS]


def test_a_second_opencv_answers_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    both = {headless_opencv.HEADLESS: "5.0.0", headless_opencv.ASKED_FOR: "4.10.0.84"}
    monkeypatch.setattr(headless_opencv, "installed_opencvs", lambda: both)
    before = list(sys.meta_path)
    headless_opencv.answer_for_contrib()
    assert sys.meta_path == before
