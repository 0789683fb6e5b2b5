"""Icons: one-colour SVG strokes of `resources/icons`, painted in the colours of the theme.

`currentColor` in the file is replaced, so one drawing serves light and dark. Icons are drawn at the
scale of the sharpest screen; nothing is ever scaled up.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kie_desktop.places import program_folder


@cache
def _svg(name: str) -> str:
    return (program_folder() / "resources" / "icons" / f"{name}.svg").read_text("utf-8")


SIZES = 16, 20
"""Logical pixels: of menus, buttons and lists, and of bars with tools."""
_FADED = 0.35
"""How much is left of what is disabled."""


def pixmap(name: str, size: int, colour: QColor | None = None, scale: float | None = None) -> QPixmap:
    """One icon, `size` logical pixels square. Without a colour it keeps those of the file."""
    return _drawn(_svg(name) if colour is None else _svg(name).replace("currentColor", colour.name()), size, scale)


def icon(name: str, colour: QColor, on_accent: QColor) -> QIcon:
    """An icon for actions: plain, switched on (painted on the accent colour) and disabled.

    Pictures and no engine that paints when asked: Qt crashes where Python's collector frees one of those.
    """
    result = QIcon()
    for size in SIZES:
        plain = pixmap(name, size, colour)
        result.addPixmap(plain, QIcon.Mode.Normal, QIcon.State.Off)
        result.addPixmap(pixmap(name, size, on_accent), QIcon.Mode.Normal, QIcon.State.On)
        for state in (QIcon.State.Off, QIcon.State.On):
            result.addPixmap(_faded(plain), QIcon.Mode.Disabled, state)
    return result


def _drawn(svg: str, size: int, scale: float | None) -> QPixmap:
    scale = scale or _scale()
    result = _blank(round(size * scale), scale)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return result


def _faded(picture: QPixmap) -> QPixmap:
    result = _blank(picture.width(), picture.devicePixelRatio())
    painter = QPainter(result)
    painter.setOpacity(_FADED)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return result


def _blank(pixels: int, scale: float) -> QPixmap:
    result = QPixmap(pixels, pixels)
    result.setDevicePixelRatio(scale)
    result.fill(Qt.GlobalColor.transparent)
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
    result = _blank(round(size * scale), scale)
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
