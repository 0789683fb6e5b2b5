"""Which text layers are believed, and what OCR reads beside them. The engine is told what stands on the page."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pdf_files import FONTS, Sheet, image, lying_font, text, turned_text, write_pdf

from kie_desktop.domain.geometry import Polygon, bounding_box, rectangle
from kie_desktop.domain.pdf_text import PdfText
from kie_desktop.formats.images import read_image, read_pdf_layer
from kie_desktop.ocr.pdf_text import PageLayer, TextFound, TextLayers
from kie_desktop.ocr.protocol import Image, OcrLine
from kie_desktop.ocr.rapid import RapidEngine


class Told:
    """An engine that reads what it is told. read_lines: of whole pages; words: of any polygon."""

    name = "told"
    tiles = 1

    def __init__(self, words: str = "", score: float = 0.95, lines: tuple[OcrLine, ...] = ()) -> None:
        self.words, self.score, self.lines = words, score, lines
        self.pages: list[tuple[int, ...]] = []
        self.polygons = 0

    def read(self, image: Image) -> list[OcrLine]:
        self.pages.append(image.shape)
        return [*self.lines]

    def recognise(self, image: Image, points: Polygon) -> tuple[str, float]:
        self.polygons += 1
        return self.words, self.score


class Honest(Told):
    """Reads what the layer says."""

    def __init__(self, layer: PageLayer) -> None:
        super().__init__()
        self.texts = {line.points: line.text for line in layer.layer.lines}

    def recognise(self, image: Image, points: Polygon) -> tuple[str, float]:
        self.polygons += 1
        return self.texts[points], 0.9


def page_layer(path: Path, mode: PdfText = PdfText.AUTO, layers: TextLayers | None = None, frame: int = 0) -> PageLayer:
    layer = read_pdf_layer(path, frame)
    assert layer is not None
    return PageLayer(layer, mode, layers or TextLayers(), path)


def read(path: Path, engine: Told | None, mode: PdfText = PdfText.AUTO) -> TextFound | None:
    return page_layer(path, mode).read(lambda: read_image(path), engine)


def one_page(tmp_path: Path, content: str, **more: object) -> Path:
    sheet = Sheet(content, **{key: value for key, value in more.items() if key != "fonts"})  # type: ignore[arg-type]
    fonts = more.get("fonts", FONTS)
    return write_pdf(tmp_path / "a.pdf", [sheet], fonts=fonts)  # type: ignore[arg-type]


def test_a_layer_that_says_what_one_sees_is_taken_exactly(tmp_path: Path) -> None:
    path = one_page(tmp_path, text(72, 700, "Invoice number") + text(300, 700, "Date: 5 May"))
    engine = Honest(page_layer(path))
    found = read(path, engine)
    assert found is not None
    assert [(line.text, line.score) for line in found.lines] == [
        ("Invoice number", 1.0),
        ("Date:", 1.0),
        ("5 May", 1.0),
    ]
    assert not found.by_ocr
    assert engine.pages == []


@pytest.mark.parametrize(
    "mode, texts", [(PdfText.AUTO, None), (PdfText.TEXT, ["Nsatnhj szrgjw"])], ids=["auto", "text"]
)
def test_a_layer_that_lies(tmp_path: Path, mode: PdfText, texts: list[str] | None) -> None:
    fonts = {**FONTS, "F3": lying_font()}
    path = one_page(tmp_path, text(72, 700, "Invoice number", font="F3"), fonts=fonts)
    found = read(path, Told("Invoice number"), mode)
    assert (None if found is None else [line.text for line in found.lines]) == texts


def test_digits_alone_that_lie_are_found_out(tmp_path: Path) -> None:
    path = one_page(tmp_path, text(72, 700, "Your reference number 918273"))
    assert read(path, Told("Your reference number 463728")) is None
    assert read(path, Told("Your reference number 918273")) is not None


def test_a_font_that_lies_is_read_by_ocr_and_the_others_stay(tmp_path: Path) -> None:
    fonts = {**FONTS, "F3": lying_font()}
    path = one_page(tmp_path, text(72, 700, "Hello world") + text(72, 600, "Total amount", font="F3"), fonts=fonts)

    class Seeing(Told):
        def recognise(self, image: Image, points: Polygon) -> tuple[str, float]:
            return ("Hello world" if points[0][1] < 500 else "Total amount"), 0.99

    engine = Seeing(lines=(OcrLine(rectangle((10, 5, 150, 30)), "Total amount", 0.98),))
    found = read(path, engine)
    assert found is not None
    assert [line.text for line in found.lines] == ["Hello world", "Total amount"]
    assert found.by_ocr
    (height, width, _) = engine.pages[0]
    assert height < 100, "only the part that the layer lies about is read"
    top = bounding_box(found.lines[1].points)[1]
    assert 640 < top < 700, "what was read in the part stands in its place on the page"
    assert width < 500


def test_each_font_of_a_file_is_looked_at_once(tmp_path: Path) -> None:
    sheets = [Sheet(text(72, 700, "Invoice number")), Sheet(text(72, 700, "Invoice number"))]
    path = write_pdf(tmp_path / "a.pdf", sheets)
    engine, layers = Told("Invoice number"), TextLayers()
    for frame in (0, 1, 0):
        page_layer(path, layers=layers, frame=frame).read(lambda: read_image(path), engine)
    assert engine.polygons == 1


def test_other_scripts_are_believed_unless_other_fonts_lie(tmp_path: Path) -> None:
    path = one_page(tmp_path, text(72, 700, "...---"))
    engine = Told("")
    assert read(path, engine) is not None
    assert engine.polygons == 0


def test_what_ocr_cannot_read_tells_nothing(tmp_path: Path) -> None:
    path = one_page(tmp_path, text(72, 700, "Invoice number"))
    assert read(path, Told("x", score=0.2)) is not None


def test_a_hidden_layer_under_a_scan_is_not_believed(tmp_path: Path) -> None:
    scan = np.tile(np.arange(200, dtype=np.uint8), (300, 1))
    content = image("I", 0, 0, 595, 842) + text(72, 700, "old OCR", mode=3)
    path = one_page(tmp_path, content, images={"I": scan})
    assert read(path, Told("old OCR")) is None
    found = read(path, Told(), PdfText.TEXT)
    assert found is not None
    assert [line.text for line in found.lines] == ["old OCR"]


def test_a_stamp_on_a_scan_does_not_stand_for_its_text(tmp_path: Path) -> None:
    scan = np.tile(np.arange(200, dtype=np.uint8), (300, 1))
    path = one_page(tmp_path, image("I", 0, 0, 595, 842) + text(72, 700, "RECEIVED"), images={"I": scan})
    stamp = bounding_box(page_layer(path).layer.lines[0].points)
    lines = (OcrLine(rectangle(stamp), "RECEIUED", 0.9), OcrLine(rectangle((100, 900, 400, 940)), "the letter", 0.9))
    engine = Told("RECEIVED", lines=lines)
    found = read(path, engine)
    assert found is not None
    assert [line.text for line in found.lines] == ["RECEIVED", "the letter"]
    assert engine.pages == [(2339, 1653, 3)]


def test_a_logo_is_read_by_ocr_once(tmp_path: Path) -> None:
    logo = np.tile(np.arange(100, dtype=np.uint8), (50, 1))
    sheet = Sheet(text(72, 700, "Invoice number") + image("I", 300, 600, 100, 50), images={"I": logo})
    path = write_pdf(tmp_path / "a.pdf", [sheet, sheet])
    engine = Told("Invoice number", lines=(OcrLine(rectangle((5, 5, 50, 20)), "ACME", 0.9),))
    layers = TextLayers()
    for frame in (0, 1):
        found = page_layer(path, layers=layers, frame=frame).read(lambda: read_image(path, frame), engine)  # noqa: B023
        assert found is not None
        assert [line.text for line in found.lines] == ["Invoice number", "ACME"]
    assert len(engine.pages) == 1


def test_an_empty_picture_is_not_read(tmp_path: Path) -> None:
    white = np.full((50, 100), 255, np.uint8)
    path = one_page(tmp_path, text(72, 700, "Invoice") + image("I", 300, 600, 100, 50), images={"I": white})
    engine = Told("Invoice")
    found = read(path, engine)
    assert found is not None
    assert not found.by_ocr
    assert engine.pages == []


def test_a_page_on_its_side_says_so_and_is_turned(tmp_path: Path) -> None:
    path = one_page(tmp_path, turned_text(100, 100, "Invoice number", 0, 1) + turned_text(130, 100, "Date", 0, 1))
    layer = page_layer(path)
    found = layer.read(lambda: read_image(path), Honest(layer))
    assert found is not None
    assert found.quarter_turns == 1
    turned = layer.turned(1)
    x1, y1, x2, y2 = bounding_box(turned.layer.lines[0].points)
    assert x2 - x1 > y2 - y1
    pixels = np.rot90(read_image(path), -1)
    assert pixels[round(y1) : round(y2), round(x1) : round(x2)].min() < 128


def test_text_in_a_polygon(tmp_path: Path) -> None:
    path = one_page(tmp_path, text(72, 700, "Invoice number 4711"))
    layer = page_layer(path)
    x1, y1, x2, y2 = bounding_box(layer.layer.lines[0].points)
    engine = Told("Invoice number 4711")
    right_part = rectangle((x1 + 0.77 * (x2 - x1), y1, x2 + 5, y2))
    assert layer.text_in(right_part, lambda: read_image(path), engine) == "4711"
    assert layer.text_in(rectangle((x1, y2 + 50, x2, y2 + 90)), lambda: read_image(path), engine) == ""
    lying = page_layer(path)
    assert lying.text_in(right_part, lambda: read_image(path), Told("Ptcvpjl hbmjoy 9266")) == ""


def test_the_embedded_engine_agrees_with_an_honest_layer(tmp_path: Path, rapid: RapidEngine) -> None:
    fonts = {**FONTS, "F3": lying_font()}
    content = text(72, 700, "Invoice number 20418") + text(72, 600, "Delivery address", font="F3")
    path = one_page(tmp_path, content, fonts=fonts)
    found = page_layer(path).read(lambda: read_image(path), rapid)
    assert found is not None
    assert [line.text for line in found.lines] == ["Invoice number 20418", "Delivery address"]
    assert [line.score == 1.0 for line in found.lines] == [True, False]
