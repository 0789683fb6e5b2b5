"""The magnifier: a lens at the pointer that shows the page three times as large, with all that lies over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from kie_desktop.session.session import Session
from kie_desktop.ui.canvas.page_view import PageView
from kie_desktop.ui.theme import Theme

SIDE = 260
POWER = 3.0
CROSS_PX = 5.0
RADIUS_PX = 12.0


class Magnifier(QWidget):
    """Follows the pointer, and what the keyboard selects; never takes the mouse, so that one works through it."""

    def __init__(self, session: Session, view: PageView, theme: Theme) -> None:
        super().__init__(view.viewport())
        self._session = session
        self._view = view
        self._theme = theme
        self._place = QPointF()
        self.setObjectName("magnifier")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(QSize(SIDE, SIDE))
        self.hide()
        session.selection.changed.connect(self._on_selection_changed)

    def switch(self, on: bool) -> None:
        """Show it where the pointer is, or put it away."""
        viewport = self._view.viewport()
        if on:
            viewport.installEventFilter(self)
            self.move_to(QPointF(viewport.mapFromGlobal(QCursor.pos())))
        else:
            viewport.removeEventFilter(self)
        self.setVisible(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See where the pointer goes; the event goes on."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self.move_to(event.position())
        return super().eventFilter(watched, event)

    def move_to(self, place: QPointF) -> None:
        """Show what lies at a place of the view."""
        self._place = place
        self.move(round(place.x() - SIDE / 2), round(place.y() - SIDE / 2))
        self.update()

    def beside(self, place: QRectF) -> QRectF:
        """What a card about a place of the view must stand beside, so that it hides nothing of the lens."""
        return QRectF(self.geometry()) if self.isVisible() else place

    def _on_selection_changed(self) -> None:
        page, only = self._session.page, self._session.selection.only
        if self.isVisible() and page is not None and only in page.entities and only is not None:
            self.move_to(self._view.view_rect(*page.entities[only].box).center())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The part of the page, a frame, and a cross where a click goes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(edge, RADIUS_PX, RADIUS_PX)
        painter.save()
        painter.setClipPath(shape)
        painter.drawPixmap(QPointF(0, 0), self._enlarged())
        painter.restore()
        painter.setPen(QPen(self._theme.colour("accent"), 2.0))
        painter.drawPath(shape)
        middle = QRectF(self.rect()).center()
        painter.setPen(QPen(self._theme.colour("accent"), 1.0))
        painter.drawLine(middle - QPointF(CROSS_PX, 0), middle + QPointF(CROSS_PX, 0))
        painter.drawLine(middle - QPointF(0, CROSS_PX), middle + QPointF(0, CROSS_PX))

    def _enlarged(self) -> QPixmap:
        ratio, zoom = self.devicePixelRatioF(), POWER * self._view.zoom
        picture = QPixmap(self.size() * ratio)
        picture.fill(self._theme.colour("canvas"))
        middle = self._view.turning.map(self._view.page_point(self._place))
        reach = SIDE / 2 / zoom
        left, top = middle.x() - reach, middle.y() - reach
        width, height = self._view.turned_size
        right, bottom = min(float(width), middle.x() + reach), min(float(height), middle.y() + reach)
        box = max(0.0, left), max(0.0, top), right, bottom
        if box[0] < box[2] and box[1] < box[3]:
            painter = QPainter(picture)
            painter.translate((box[0] - left) * zoom * ratio, (box[1] - top) * zoom * ratio)
            painter.setClipRect(QRectF(0, 0, (box[2] - box[0]) * zoom * ratio, (box[3] - box[1]) * zoom * ratio))
            self._view.paint_part(painter, box, zoom)
            painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture
