from __future__ import annotations

import pytest
from event_loop import until
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter

from kie_desktop.domain.errors import UserError
from kie_desktop.formats.images import image_info, read_image
from kie_desktop.ui.canvas.page_image import Tone
from kie_desktop.ui.canvas.picture import print_page, save_picture


@pytest.fixture
def drawing(canvas):
    until(lambda: canvas.is_settled)
    return canvas.drawing


@pytest.mark.parametrize("name", ["page.png", "page.jpg"])
def test_a_picture_has_the_pages_pixels_with_entities_and_links(drawing, tmp_path, name):
    save_picture(drawing, tmp_path / name)
    picture = QImage(str(tmp_path / name))
    assert (picture.width(), picture.height()) == (600, 400)
    blue, paper = picture.pixelColor(100, 70), picture.pixelColor(550, 20)
    assert paper == QColor("#ffffff")
    assert blue.blue() > blue.red() + 20
    assert picture.pixelColor(200, 65).lightness() < 200


def test_how_the_page_is_looked_at_does_not_matter_but_what_is_hidden_does(canvas, drawing, tmp_path):
    save_picture(drawing, tmp_path / "before.png")
    canvas.turn(1)
    canvas.set_tone(Tone(-40, 30))
    save_picture(drawing, tmp_path / "turned.png")
    assert (tmp_path / "turned.png").read_bytes() == (tmp_path / "before.png").read_bytes()
    canvas.set_hidden_labels({"question"})
    save_picture(drawing, tmp_path / "hidden.png")
    assert QImage(str(tmp_path / "hidden.png")).pixelColor(100, 70) == QColor("#ffffff")


def test_a_pdf_has_one_page_of_the_pages_size(drawing, tmp_path):
    save_picture(drawing, tmp_path / "page.pdf")
    info = image_info(tmp_path / "page.pdf")
    assert info.frames == 1
    assert (info.width, info.height) == (pytest.approx(600, abs=2), pytest.approx(400, abs=2))
    pixels = read_image(tmp_path / "page.pdf")
    assert pixels[70, 100, 2] > pixels[70, 100, 0] + 20


def test_what_cannot_be_written_is_said_and_leaves_nothing(drawing, tmp_path):
    with pytest.raises(UserError, match="PNG, JPEG or PDF"):
        save_picture(drawing, tmp_path / "page.tga")
    with pytest.raises(UserError, match="cannot be written"):
        save_picture(drawing, tmp_path / "missing" / "page.png")
    assert not list(tmp_path.glob("*.tga"))


def test_a_printed_page_fills_the_sheet(drawing, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))
    print_page(drawing, printer)
    info = image_info(tmp_path / "print.pdf")
    assert info.frames == 1
    assert info.width > info.height  # the sheet lies as the page does
    ink = (read_image(tmp_path / "print.pdf") < 200).any(-1)
    assert ink.any(0).sum() > 0.3 * info.width
