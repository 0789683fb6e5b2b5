"""Icons: one-colour SVG strokes of `resources/icons`, painted in the colours of the theme.

`currentColor` in the file is replaced, so one drawing serves light and dark, and Qt gets a
pixmap for every size and screen scale that is in use; nothing is ever scaled up.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kie_desktop.places import program_folder

SIZES = (16, 20)
"""Logical pixels: menus and views, toolbars."""


@cache
def _svg(name: str) -> str:
    return (program_folder() / "resources" / "icons" / f"{name}.svg").read_text("utf-8")


def pixmap(name: str, size: int, colour: QColor | None = None, scale: float | None = None) -> QPixmap:
    """One icon, `size` logical pixels square. Without a colour it keeps those of the file."""
    scale = scale or _scale()
    data = _svg(name) if colour is None else _svg(name).replace("currentColor", colour.name())
    result = QPixmap(QSize(round(size * scale), round(size * scale)))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    if colour is not None:
        painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(data.encode())).render(painter, QRectF(result.rect()))
    painter.end()
    result.setDevicePixelRatio(scale)
    return result


def icon(name: str, colour: QColor, on_accent: QColor) -> QIcon:
    """An icon for actions: plain, switched on (painted on the accent colour) and disabled."""
    faded = QColor(colour)
    faded.setAlphaF(0.35)
    result = QIcon()
    for size in SIZES:
        result.addPixmap(pixmap(name, size, colour), QIcon.Mode.Normal, QIcon.State.Off)
        result.addPixmap(pixmap(name, size, on_accent), QIcon.Mode.Normal, QIcon.State.On)
        result.addPixmap(pixmap(name, size, faded), QIcon.Mode.Disabled, QIcon.State.Off)
    return result


def program_icon() -> QIcon:
    """The program's own icon."""
    result = QIcon()
    for size in (16, 32, 64, 128):
        result.addPixmap(pixmap("kie-desktop", size, scale=1.0))
    return result


def swatch(colour: str, size: int = 12) -> QPixmap:
    """A filled dot in a label's colour."""
    scale = _scale()
    result = QPixmap(QSize(round(size * scale), round(size * scale)))
    result.fill(Qt.GlobalColor.transparent)
    result.setDevicePixelRatio(scale)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(1, 1, size - 2, size - 2))
    painter.end()
    return result


def _scale() -> float:
    """The sharpest screen's device pixels per logical pixel."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
