"""The embedded engine on real pixels, with its real weights."""

from __future__ import annotations

import socket
from pathlib import Path

import numpy as np
import pytest
from text_image import picture

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import bounding_box
from kie_desktop.ocr import rapid as module
from kie_desktop.ocr.create import create_engine
from kie_desktop.ocr.protocol import OcrLine
from kie_desktop.ocr.rapid import RapidEngine, detection_scale


def texts(lines: list[OcrLine]) -> set[str]:
    return {line.text for line in lines}


def test_reads_text_where_it_stands(rapid: RapidEngine) -> None:
    lines = rapid.read(picture([(40, 50, "Invoice number"), (420, 250, "20418")]))
    assert texts(lines) == {"Invoice number", "20418"}
    for line in lines:
        assert len(line.points) == 4 and 0.9 < line.score <= 1
    x1, y1, x2, y2 = bounding_box(next(line.points for line in lines if line.text == "20418"))
    assert 400 < x1 < 425 and 235 < y1 < 260 and 485 < x2 < 520 and 270 < y2 < 290


@pytest.mark.parametrize("size", [(600, 300), (3000, 5), (1, 1)])
def test_blank_page_has_no_lines(rapid: RapidEngine, size: tuple[int, int]) -> None:
    assert rapid.read(np.full((size[1], size[0], 3), 255, np.uint8)) == []


def test_large_page_keeps_its_small_print(rapid: RapidEngine) -> None:
    page = picture([(150, 200, "Delivery address"), (1700, 3300, "Signature")], size=(2480, 3508), letter=40)
    lines = rapid.read(page)
    assert texts(lines) == {"Delivery address", "Signature"}
    signature = next(line for line in lines if line.text == "Signature")
    assert bounding_box(signature.points)[0] == pytest.approx(1700, abs=15)


def test_long_receipt_is_not_squeezed(rapid: RapidEngine) -> None:
    lines = rapid.read(picture([(60, 100, "Total due"), (60, 4800, "Thank you")], size=(600, 5000), letter=30))
    assert texts(lines) == {"Total due", "Thank you"}


def test_red_and_blue_are_not_exchanged(rapid: RapidEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[np.ndarray] = []
    monkeypatch.setattr(rapid, "_recognised", lambda crops: seen.extend(crops) or [module._Read("x", 1.0, [0.5])])
    red = np.zeros((50, 100, 3), np.uint8)
    red[:, :, 0] = 255
    rapid.recognise(red, ((10, 10), (90, 10), (90, 40), (10, 40)))
    assert seen[0][5, 5].tolist() == [0, 0, 255]  # BGR, which the networks were trained on


def test_recognise_reads_one_polygon_only(rapid: RapidEngine) -> None:
    page = picture([(40, 50, "Name"), (420, 50, "Ada")])
    text, score = rapid.recognise(page, ((410, 45), (480, 45), (480, 90), (410, 90)))
    assert text == "Ada" and score > 0.9
    assert rapid.recognise(page, ((900, 45), (980, 45), (980, 90), (900, 90))) == ("", 0.0)


def test_key_and_value_in_one_line_come_as_two(rapid: RapidEngine) -> None:
    page = picture([(40, 50, "Invoice date: 5 May 2026"), (40, 200, "open 9:30 to 17:00")])
    lines = rapid.read(page)
    assert texts(lines) == {"Invoice date:", "5 May 2026", "open 9:30 to 17:00"}
    key, value = (
        bounding_box(next(row.points for row in lines if row.text == text)) for text in ("Invoice date:", "5 May 2026")
    )
    assert key[2] == pytest.approx(value[0], abs=1) and 195 < value[0] < 225
    assert texts(RapidEngine(split=False).read(page)) == {"Invoice date: 5 May 2026", "open 9:30 to 17:00"}


def test_drop_score_leaves_uncertain_lines_out() -> None:
    strict = RapidEngine(drop_score=1.1)
    page = picture([(40, 50, "Name")])
    assert strict.read(page) == []
    assert strict.recognise(page, ((30, 45), (140, 45), (140, 90), (30, 90)))[0] == "Name"


def test_never_uses_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("OCR opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert texts(create_engine("rapid").read(picture([(40, 50, "Name")]))) == {"Name"}


def test_missing_weights_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "DETECTOR", tmp_path / "det.onnx")
    with pytest.raises(UserError, match=r"det\.onnx: .*reinstall the rapidocr package"):
        RapidEngine()


def test_unknown_engine() -> None:
    with pytest.raises(UserError, match="choose one of rapid, paddle"):
        create_engine("tesseract")


@pytest.mark.parametrize(
    ("size", "scale"),
    [((762, 1000), 1.5), ((200, 300), 2.0), ((1600, 1800), 1.0), ((2480, 3508), 2000 / 3508), ((600, 5000), 1.0)],
)
def test_scale_for_the_detector(size: tuple[int, int], scale: float) -> None:
    assert detection_scale(*size) == pytest.approx(scale)
