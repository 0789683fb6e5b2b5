"""The line of an entity as it is in the image, enlarged, so that it can be read beside its text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from kie_desktop.domain.geometry import Box
from kie_desktop.session import Session
from kie_desktop.ui.language import tr

_LARGEST = 4.0
"""Pixels of the widget for one of the image, at most."""
_MARGIN = 0.25
"""Room around the line, in its heights."""
_HEIGHT = 72
"""Of the widget, in pixels, at most."""


class LineCrop(QWidget):
    """Shows a box of the page that shows; nothing as long as its image is not there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pixels: NDArray[np.uint8] | None = None
        self._page: int | None = None
        self._box: Box | None = None
        self._picture = QPixmap()
        self.setAccessibleName(tr("The line in the image"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        session.images.image_ready.connect(self._take)
        session.project.closed.connect(self._forget)
        self.hide()

    def show_box(self, box: Box | None) -> None:
        """Show a box of the page, in its pixels; None: nothing."""
        self._box = box
        pixels = self._pixels if self._page == self._session.page_id else None
        self._picture = QPixmap()
        if box is not None and pixels is not None:
            self._picture = _cut(pixels, box)
        self.setVisible(not self._picture.isNull())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the line gets at this width."""
        return QSize(120, round(self._shown().height()) + 2)

    def minimumSizeHint(self) -> QSize:
        """As high, however narrow."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, at the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self._shown(), self._picture, QRectF(self._picture.rect()))

    def _shown(self) -> QRectF:
        if self._picture.isNull():
            return QRectF()
        across = max(self.width(), 40) / self._picture.width()
        scale = min(across, _HEIGHT / self._picture.height(), _LARGEST)
        return QRectF(0, 0, self._picture.width() * scale, self._picture.height() * scale)

    def _take(self, page_id: int, pixels: NDArray[np.uint8]) -> None:
        self._page, self._pixels = page_id, pixels
        self.show_box(self._box)

    def _forget(self) -> None:
        self._page = self._pixels = None
        self.show_box(None)


def _cut(pixels: NDArray[np.uint8], box: Box) -> QPixmap:
    height, width = pixels.shape[:2]
    margin = _MARGIN * min(box[2] - box[0], box[3] - box[1])
    left, top = max(0, round(box[0] - margin)), max(0, round(box[1] - margin))
    right, bottom = min(width, round(box[2] + margin)), min(height, round(box[3] + margin))
    if left >= right or top >= bottom:
        return QPixmap()
    part = np.ascontiguousarray(pixels[top:bottom, left:right])
    image = QImage(part.data, right - left, bottom - top, 3 * (right - left), QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image)
