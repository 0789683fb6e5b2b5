"""The image of a page at every size: halved copies, so that a page zoomed out is smooth and cheap."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

SMALLEST_SIDE = 256
"""No halving below this side, in pixels."""

NEAREST_FROM = 4.0
"""From this magnification on pixels are shown as they are, for exact work on edges."""


class PageImage:
    """One page image with halved copies (a mipmap), drawn from the copy that fits the scale.

    Raises ValueError where `rgb` is not H x W x 3 uint8.
    """

    def __init__(self, rgb: NDArray[np.uint8]) -> None:
        if rgb.ndim != 3 or rgb.shape[2] != 3 or rgb.dtype != np.uint8:
            raise ValueError(f"a page image is H x W x 3 uint8, not {rgb.shape} {rgb.dtype}")
        packed = np.ascontiguousarray(rgb)
        height, width = packed.shape[:2]
        whole = QImage(packed.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        self._levels = [QPixmap.fromImage(whole.convertToFormat(QImage.Format.Format_RGB32))]
        self._halve()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self._levels[0].width(), self._levels[0].height()

    def paint(self, painter: QPainter, source: QRectF, target: QRectF, smooth: bool = True) -> None:
        """Draw `source` (pixels of the page) into `target` (the painter's pixels)."""
        scale = target.width() / source.width()
        level = 0
        while level + 1 < len(self._levels) and scale * 2 ** (level + 1) <= 1.0:
            level += 1
        pixmap = self._levels[level]
        width, height = self.size
        across, down = pixmap.width() / width, pixmap.height() / height
        part = QRectF(source.x() * across, source.y() * down, source.width() * across, source.height() * down)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth and scale < NEAREST_FROM)
        painter.drawPixmap(target, pixmap, part)

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
