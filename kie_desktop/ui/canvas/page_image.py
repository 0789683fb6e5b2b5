"""The image of a page at every size: halved copies, so that a page zoomed out is smooth and cheap."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform

SMALLEST_SIDE = 256
"""No halving below this side, in pixels."""

INK_CONTRAST = 48
"""What differs from the paper by more than this, of 255, is on it."""
SHADOW = 2
"""Per cent of a side that may be a scanner's shadow."""

NEAREST_FROM = 4.0
"""From this magnification on pixels are shown as they are, for exact work on edges."""


@dataclass(frozen=True)
class Tone:
    """How light and how strong an image is shown; both -100 to 100, 0 leaves it as it is.

    brightness: 100 makes black white. contrast: 100 makes every pixel black or white.
    """

    brightness: int = 0
    contrast: int = 0

    def table(self) -> NDArray[np.uint8]:
        """What each of the 256 values becomes: a straight line through the middle, steeper with contrast."""
        slope = (100 + self.contrast) / max(0.5, 100 - self.contrast)
        values = (np.arange(256) - 127.5) * slope + 127.5 + 2.55 * self.brightness
        return np.clip(np.round(values), 0, 255).astype(np.uint8)


class PageImage:
    """One page image with halved copies (a mipmap), drawn from the copy that fits the scale.

    It is shown turned and in another tone from copies that are made when they are first needed.
    Raises ValueError where `rgb` is not H x W x 3 uint8.
    """

    def __init__(self, rgb: NDArray[np.uint8], turns: int = 0, tone: Tone | None = None) -> None:
        if rgb.ndim != 3 or rgb.shape[2] != 3 or rgb.dtype != np.uint8:
            raise ValueError(f"a page image is H x W x 3 uint8, not {rgb.shape} {rgb.dtype}")
        packed = np.ascontiguousarray(rgb)
        height, width = packed.shape[:2]
        whole = QImage(packed.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        self._levels = [QPixmap.fromImage(whole.convertToFormat(QImage.Format.Format_RGB32))]
        self._turns, self._tone = turns % 4, tone or Tone()
        self._shown: dict[int, QPixmap] = {}
        self._halve()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels as it is shown."""
        width, height = self._levels[0].width(), self._levels[0].height()
        return (height, width) if self._turns % 2 else (width, height)

    def upright(self) -> PageImage:
        """The same image, not turned and in its own tone; its pixels are shared."""
        other = copy(self)
        other._turns, other._tone, other._shown = 0, Tone(), {}
        return other

    def ink(self) -> QRectF | None:
        """Where the image differs from its paper, as shares of its width and height; None where nothing does.

        Paper is what most pixels look like. A thin edge all around, the shadow of a scanner, does not count.
        """
        image = self._levels[-1].toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        bits = np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        grey = bits[:, : image.width()].astype(np.int16)
        edge_y, edge_x = (1 + side * SHADOW // 100 for side in grey.shape)
        inner = grey[edge_y:-edge_y, edge_x:-edge_x]
        if not inner.size:
            return None
        paper = int(np.bincount(inner.ravel()).argmax())
        marked = np.abs(inner - paper) > INK_CONTRAST
        rows, columns = (np.flatnonzero(marked.any(axis)) for axis in (1, 0))
        if not len(rows):
            return None
        height, width = grey.shape
        left, right = (columns[0] + edge_x) / width, (columns[-1] + edge_x + 1) / width
        top, bottom = (rows[0] + edge_y) / height, (rows[-1] + edge_y + 1) / height
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def show_as(self, turns: int, tone: Tone) -> None:
        """Show it turned by quarters clockwise, in a tone."""
        if (turns % 4, tone) != (self._turns, self._tone):
            self._turns, self._tone = turns % 4, tone
            self._shown.clear()

    def paint(self, painter: QPainter, source: QRectF, target: QRectF, smooth: bool = True) -> None:
        """Draw `source` (pixels of the image as it is shown) into `target` (the painter's pixels)."""
        scale = target.width() / source.width()
        level = 0
        while level + 1 < len(self._levels) and scale * 2 ** (level + 1) <= 1.0:
            level += 1
        pixmap = self._as_shown(level)
        width, height = self.size
        across, down = pixmap.width() / width, pixmap.height() / height
        part = QRectF(source.x() * across, source.y() * down, source.width() * across, source.height() * down)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth and scale < NEAREST_FROM)
        painter.drawPixmap(target, pixmap, part)

    def _as_shown(self, level: int) -> QPixmap:
        if not self._turns and self._tone == Tone():
            return self._levels[level]
        if level not in self._shown:
            image = self._levels[level].toImage()
            if self._tone != Tone():
                image = _toned(image, self._tone)
            if self._turns:
                image = image.transformed(QTransform().rotate(90.0 * self._turns))
            self._shown[level] = QPixmap.fromImage(image)
        return self._shown[level]

    def _halve(self) -> None:
        """Add copies of half the size each; exact means of 2 x 2 pixels, as smooth scaling gives."""
        image = self._levels[0].toImage()
        while min(image.width(), image.height()) >= 2 * SMALLEST_SIDE:
            image = image.scaled(
                image.width() // 2,
                image.height() // 2,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._levels.append(QPixmap.fromImage(image))


def _toned(image: QImage, tone: Tone) -> QImage:
    """A copy with every value looked up in the tone's table; 32 bit, the fourth byte stays opaque."""
    result = image.convertToFormat(QImage.Format.Format_RGB32)
    bits = np.frombuffer(result.bits(), np.uint8).reshape(result.height(), result.bytesPerLine())
    bits[:] = tone.table()[bits]
    bits[:, 3::4] = 255
    return result
