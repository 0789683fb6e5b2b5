"""Icons: one-colour SVG strokes of `resources/icons`, painted in the colours of the theme.

`currentColor` in the file is replaced, so one drawing serves light and dark. Icons are drawn when
they are first shown, at the size and screen scale that is then in use; nothing is ever scaled up.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kie_desktop.places import program_folder


@cache
def _svg(name: str) -> str:
    return (program_folder() / "resources" / "icons" / f"{name}.svg").read_text("utf-8")


def pixmap(name: str, size: int, colour: QColor | None = None, scale: float | None = None) -> QPixmap:
    """One icon, `size` logical pixels square. Without a colour it keeps those of the file."""
    scale = scale or _scale()
    result = _blank(QSize(round(size * scale), round(size * scale)))
    painter = QPainter(result)
    _render(painter, result.rect(), name, colour)
    painter.end()
    result.setDevicePixelRatio(scale)
    return result


def _render(painter: QPainter, rect: QRect, name: str, colour: QColor | None) -> None:
    data = _svg(name) if colour is None else _svg(name).replace("currentColor", colour.name())
    QSvgRenderer(QByteArray(data.encode())).render(painter, QRectF(rect))


def _blank(size: QSize) -> QPixmap:
    result = QPixmap(size)
    result.fill(Qt.GlobalColor.transparent)
    return result


class _Stroke(QIconEngine):
    """Paints a file's strokes in one colour when it is shown, at whatever size that is."""

    def __init__(self, name: str, colour: QColor, on_accent: QColor) -> None:
        super().__init__()
        self._arguments = name, colour, on_accent
        self._pixmaps: dict[tuple[int, int, QIcon.Mode, QIcon.State], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Faded where it is disabled, in the contrasting colour where it is switched on."""
        name, colour, on_accent = self._arguments
        disabled = mode == QIcon.Mode.Disabled
        painter.save()
        painter.setOpacity(0.35 if disabled else 1.0)
        _render(painter, rect, name, on_accent if state == QIcon.State.On and not disabled else colour)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """`size` in device pixels. Kept, because buttons ask at every repaint."""
        key = size.width(), size.height(), mode, state
        if key not in self._pixmaps:
            result = _blank(size)
            painter = QPainter(result)
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
            painter.end()
            self._pixmaps[key] = result
        return self._pixmaps[key]

    def clone(self) -> QIconEngine:
        """Another one like it."""
        return _Stroke(*self._arguments)


def icon(name: str, colour: QColor, on_accent: QColor) -> QIcon:
    """An icon for actions: plain, switched on (painted on the accent colour) and disabled."""
    return QIcon(_Stroke(name, colour, on_accent))


def program_icon() -> QIcon:
    """The program's own icon."""
    result = QIcon()
    for size in (16, 32, 64, 128):
        result.addPixmap(pixmap("kie-desktop", size, scale=1.0))
    return result


def swatch(colour: str, size: int = 12) -> QPixmap:
    """A filled dot in a label's colour."""
    scale = _scale()
    result = _blank(QSize(round(size * scale), round(size * scale)))
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
