"""The embedded engine on real pixels, with its real weights."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Picture
from text_image import picture

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import bounding_box
from kie_desktop.inference import run_session
from kie_desktop.ocr import detector, recogniser
from kie_desktop.ocr import rapid as module
from kie_desktop.ocr.create import create_engine
from kie_desktop.ocr.detector import Scale, scale_for, usual_scale
from kie_desktop.ocr.protocol import OcrLine
from kie_desktop.ocr.rapid import RapidEngine


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


def test_red_and_blue_are_not_exchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[np.ndarray] = []

    def noted(session: object, path: Path, inputs: dict[str, np.ndarray], gives_back: bool = False) -> object:
        seen.extend(inputs.values())
        return run_session(session, path, inputs, gives_back)

    monkeypatch.setattr(recogniser, "run_session", noted)
    monkeypatch.setattr(detector, "run_session", noted)
    red = picture([(40, 50, "Name")])
    red[:, :, 1:] = 0
    RapidEngine(threads=1).read(red)
    assert len(seen) == 2
    for pixels in seen:  # BGR, which the networks were trained on
        assert pixels[0, 2].max() == 1 and pixels[0, 0].max() <= 0


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
    assert usual_scale(*size) == pytest.approx(scale)


@pytest.mark.parametrize(
    ("size", "letters", "scale"),
    [
        ((762, 1000), None, Scale(1.5, False)),
        ((762, 1000), 8.0, Scale(1.5, False)),  # small print is enlarged as ever
        ((900, 1800), 24.0, Scale(0.5, False)),  # large print is shrunk to what the detector needs
        ((300, 500), 200.0, Scale(1.28, False)),  # but not below its least size
        ((2480, 3508), 20.0, Scale(2000 / 3508, False)),
        ((10600, 7400), None, Scale(2000 / 10600, False)),
        ((10600, 7400), 12.0, Scale(1.0, True)),  # shrinking would make its letters too small
        ((10600, 7400), 24.0, Scale(0.5, True)),
    ],
)
def test_letters_decide_how_a_page_is_shown_to_the_detector(
    size: tuple[int, int], letters: float | None, scale: Scale
) -> None:
    found = scale_for(*size, letters)
    assert found.factor == pytest.approx(scale.factor) and found.in_tiles == scale.in_tiles


def test_small_print_on_a_large_sheet_is_found_in_tiles(rapid: RapidEngine) -> None:
    """Lines at the edges of tiles, too; tiles without any text cost nothing."""
    edge = detector.TILE - detector.OVERLAP
    rows = [
        (edge - 150, 300, "across the edge of two tiles"),
        (4300, edge - 14, "Between two rows"),
        (4300, 2900, "Client"),
    ]
    page = picture(rows, size=(5200, 3200), letter=24)
    page[:, 2000:2006] = 0  # a rule from top to bottom
    lines = rapid.read(page)
    assert texts(lines) == {text for _, _, text in rows}
    assert 1 < rapid.tiles <= 8  # of 15
    across = bounding_box(next(line.points for line in lines if line.text == "across the edge of two tiles"))
    assert across[0] == pytest.approx(edge - 150, abs=10) and across[2] > edge + 50


def test_a_page_of_usual_size_is_seen_as_a_whole(rapid: RapidEngine) -> None:
    rapid.read(picture([(40, 50, "Name")]))
    assert rapid.tiles == 1


@pytest.mark.parametrize("degrees", [0, 5, -5, 80, 85, 90, 95, 100, 180, 260, 270, 275, 280])
def test_a_line_is_read_whichever_way_it_runs(rapid: RapidEngine, degrees: int) -> None:
    """The angle of the line, counter-clockwise: 90 runs up, 270 down, 180 stands on its head."""
    words = Picture.fromarray(picture([(30, 10, "Delivery note 55-1029-X")], size=(420, 50), letter=28))
    paper = Picture.new("RGB", (700, 700), "white")
    turned = words.rotate(degrees, Picture.Resampling.BICUBIC, expand=True, fillcolor="white")
    paper.paste(turned, ((700 - turned.width) // 2, (700 - turned.height) // 2))
    (line,) = rapid.read(np.array(paper))
    assert line.text == "Delivery note 55-1029-X"
    assert line.quarters == round(degrees / 90) % 4
    assert rapid.recognise(np.array(paper), line.points)[0] == "Delivery note 55-1029-X"


def test_lines_of_all_ways_on_one_page(rapid: RapidEngine) -> None:
    page = picture([(60, 60, "Invoice number"), (60, 120, "Delivery address")], size=(700, 500))
    margin = picture([(20, 10, "Please do not fold")], size=(320, 50))
    page[100:420, 560:610] = np.rot90(margin)
    page[100:420, 630:680] = np.rot90(margin, -1)
    page[400:450, 60:380] = np.rot90(margin, 2)
    lines = rapid.read(page)
    assert sorted((line.text, line.quarters) for line in lines) == [
        ("Delivery address", 0),
        ("Invoice number", 0),
        ("Please do not fold", 1),
        ("Please do not fold", 2),
        ("Please do not fold", 3),
    ]


def test_a_single_digit_stands_upright(rapid: RapidEngine) -> None:
    lines = rapid.read(picture([(60, 60, "Quantity"), (60, 120, "1"), (60, 180, "7")]))
    assert {(line.text, line.quarters) for line in lines} == {("Quantity", 0), ("1", 0), ("7", 0)}


def test_many_threads_read_the_same(rapid: RapidEngine) -> None:
    page = picture([(40, 40 + 50 * row, f"Line number {row}") for row in range(6)])
    assert [line.text for line in RapidEngine(threads=4).read(page)] == [line.text for line in rapid.read(page)]


def test_the_engine_does_not_import_rapidocr() -> None:
    """Its weights are all that is used; importing it takes longer than loading them."""
    made = "import sys; from kie_desktop.ocr.create import create_engine; create_engine('rapid')"
    code = f"{made}; print('rapidocr' in sys.modules)"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert child.stdout == "False\n"
