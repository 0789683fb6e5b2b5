"""The drawn page as a picture: a file, or a sheet of paper. Always upright and in the image's own tone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QRectF, QSaveFile, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from kie_desktop.domain.errors import UserError
from kie_desktop.ui.canvas.drawing import PageDrawing
from kie_desktop.ui.language import tr

SUFFIXES = (".png", ".jpg", ".jpeg", ".pdf")
DPI = 200
"""Resolution at which a page becomes a PDF, the one at which PDF pages are read."""

QUALITY = 92
LINE_OF_PAGE = 1000.0
"""Lines, tags and arrow heads are as on a screen that shows so many pixels of the page's shorter side."""


def save_picture(drawing: PageDrawing, path: Path) -> None:
    """Write the page with what is shown of its entities and links, in its own pixels; all or nothing.

    The suffix says how: PNG, JPEG or PDF. UserError where it is another one, or the disk refuses.
    """
    drawing = drawing.upright()
    if path.suffix.lower() not in SUFFIXES:
        raise UserError(tr("{}: pictures can be saved as PNG, JPEG or PDF; change the file extension").format(path))
    file = QSaveFile(str(path))
    done = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if done and path.suffix.lower() == ".pdf":
        _write_pdf(drawing, file)
    elif done:
        as_png = path.suffix.lower() == ".png"
        writer = QImageWriter(file, b"PNG" if as_png else b"JPEG")
        writer.setQuality(-1 if as_png else QUALITY)
        done = writer.write(_as_image(drawing))
    if not done or not file.commit():
        raise UserError(
            tr("{}: the picture cannot be written ({}); choose another folder").format(path, file.errorString())
        )


def print_page(drawing: PageDrawing, printer: QPrinter) -> None:
    """Print the page as large as fits, the sheet turned as the page is."""
    drawing = drawing.upright()
    width, height = drawing.size
    landscape = width > height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait)
    painter = QPainter(printer)
    _paint(drawing, painter, QRectF(painter.viewport()))
    painter.end()


def _as_image(drawing: PageDrawing) -> QImage:
    image = QImage(*drawing.size, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    _paint(drawing, painter, QRectF(image.rect()))
    painter.end()
    return image


def _write_pdf(drawing: PageDrawing, file: QIODevice) -> None:
    width, height = drawing.size
    writer = QPdfWriter(file)
    writer.setResolution(DPI)
    size = QSizeF(width, height) * 72 / DPI
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    _paint(drawing, painter, QRectF(painter.viewport()))
    painter.end()


def _paint(drawing: PageDrawing, painter: QPainter, room: QRectF) -> None:
    """All of an upright drawing, as large as fits."""
    width, height = drawing.size
    scale = min(room.width() / width, room.height() / height)
    drawing.ratio = scale * max(1.0, min(width, height) / LINE_OF_PAGE)
    painter.translate(room.center().x() - width * scale / 2, room.center().y() - height * scale / 2)
    drawing.paint(painter, (0.0, 0.0, float(width), float(height)), scale)
