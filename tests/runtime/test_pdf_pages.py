"""Pages of PDFs through the reader of engine and API: exact text without OCR, and the same after a page was turned."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import Sheet, text, text_field, turned_text, write_pdf

from kie_desktop.contract import messages
from kie_desktop.domain.geometry import bounding_box, rectangle
from kie_desktop.domain.page import Page
from kie_desktop.domain.pdf_text import PdfText
from kie_desktop.formats.images import image_info
from kie_desktop.runtime.page_reader import PageReader

EXACT = text(72, 720, "Number:") + text(250, 720, "RE-O0I1l-2026/0815")


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_: object) -> None:
        raise AssertionError("an OCR engine was loaded")

    monkeypatch.setattr(PageReader, "_create", load)


def request(path: Path, mode: PdfText, ocr: str = "rapid") -> messages.Annotate:
    info = image_info(path)
    page = Page(path.name, info.width, info.height)
    steps = frozenset({messages.OCR})
    return messages.Annotate(1, str(path), page, steps=steps, ocr=ocr, upright=True, pdf_text=mode)


def texts(result: messages.AnnotateResult) -> list[str]:
    return [entity.text for entity in result.page.entities.values()]


@pytest.mark.parametrize("ocr", ["rapid", "none"])
def test_the_layer_as_it_is_loads_no_engine(tmp_path: Path, no_ocr: None, ocr: str) -> None:
    sheet = Sheet(EXACT, widgets=[text_field("a", "Ada", (250, 650, 400, 666))])
    path = write_pdf(tmp_path / "a.pdf", [sheet])
    done = PageReader().annotate(request(path, PdfText.TEXT, ocr))
    assert texts(done) == ["Number:", "RE-O0I1l-2026/0815", "Ada"]
    assert {entity.text_score for entity in done.page.entities.values()} == {1.0}
    assert done.timing.keys() == {"text_s"}


def test_pages_without_text_and_without_ocr_stay_empty(tmp_path: Path, no_ocr: None) -> None:
    done = PageReader().annotate(request(write_pdf(tmp_path / "a.pdf", [Sheet()]), PdfText.TEXT, "none"))
    assert texts(done) == []
    assert done.notes == ("no text was found: the page has no text layer, and OCR is off",)


def test_too_much_text_is_told(tmp_path: Path, no_ocr: None) -> None:
    rows = "".join(text(10, 5 + 0.8 * number, "abcdefghij" * 100, 0.8) for number in range(60))
    done = PageReader().annotate(request(write_pdf(tmp_path / "a.pdf", [Sheet(rows)]), PdfText.TEXT, "none"))
    assert "more than 50,000" in done.notes[0]
    assert messages.decode_answer(messages.encode_answer(done)) == done


def test_the_layer_is_checked_once_and_then_needs_no_pixels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [Sheet(EXACT + text(72, 600, f"Page {number}")) for number in (1, 2)]
    path, reader = write_pdf(tmp_path / "a.pdf", sheets), PageReader()
    first = reader.annotate(request(path, PdfText.AUTO))
    assert texts(first) == ["Number:", "RE-O0I1l-2026/0815", "Page 1"]
    monkeypatch.setattr(PageReader, "image", None)
    second = messages.Annotate(2, str(path), first.page.with_entities([], []), 1, frozenset({messages.OCR}))
    assert texts(reader.annotate(second)) == ["Number:", "RE-O0I1l-2026/0815", "Page 2"]


def test_always_ocr(tmp_path: Path) -> None:
    done = PageReader().annotate(request(write_pdf(tmp_path / "a.pdf", [Sheet(EXACT)]), PdfText.OCR))
    assert "ocr_s" in done.timing
    assert all(entity.text_score != 1.0 for entity in done.page.entities.values())


def test_a_page_on_its_side_stands_where_it_does(tmp_path: Path, no_ocr: None) -> None:
    sheet = Sheet(turned_text(100, 100, "Invoice number", 0, 1) + turned_text(130, 100, "Date", 0, 1))
    path = write_pdf(tmp_path / "a.pdf", [sheet])
    done = PageReader().annotate(request(path, PdfText.TEXT))
    assert done.quarter_turns == 1
    assert texts(done) == ["Invoice number", "Date"], "in the order of the upright page"
    x1, y1, x2, y2 = bounding_box(done.page.entities[1].points)
    assert y2 - y1 > x2 - x1
    assert (x1, y2) == (pytest.approx(100 * 200 / 72 - 27, abs=8), pytest.approx((842 - 100) * 200 / 72, abs=3))


def test_reading_a_polygon_again_takes_the_layer(tmp_path: Path, no_ocr: None) -> None:
    path = write_pdf(tmp_path / "a.pdf", [Sheet(EXACT)])
    points = rectangle((250 * 200 / 72, 300, 1000, 350))
    size = image_info(path)[:2]
    reader = PageReader()
    found = reader.recognise(messages.Recognise(1, str(path), points, size=size, pdf_text=PdfText.TEXT))
    assert (found.text, found.score) == ("RE-O0I1l-2026/0815", 1.0)
    request = messages.Recognise(3, str(path), points, size=size, pdf_text=PdfText.TEXT)
    assert messages.decode_request(messages.encode_request(request)) == request
