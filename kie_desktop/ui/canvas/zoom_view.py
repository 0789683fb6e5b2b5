"""A view of one page-sized area that zooms to the pointer, pans and fits. Knows nothing of pages' content."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsScene, QGraphicsView, QPinchGesture, QWidget

MIN_ZOOM = 0.02
MAX_ZOOM = 16.0
STEP = 1.25
"""Factor of one step of the wheel or of `zoom_in`."""

MARGIN_PX = 24.0
"""Ground that stays visible around the page, in pixels of the view."""

SNAP = 0.03
"""A zoom this close to 100 % becomes 100 %, where pixels are shown one to one."""


class ZoomView(QGraphicsView):
    """Shows an area of `page_size` pixels at a zoom (view pixels for one pixel of the page)."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self._page_size = (0, 0)
        self._fits = True

    @property
    def page_size(self) -> tuple[int, int]:
        """Width and height of the area in its own pixels; (0, 0) for nothing."""
        return self._page_size

    @property
    def zoom(self) -> float:
        """Pixels of the view for one pixel of the page."""
        return self.transform().m11()

    @property
    def fits(self) -> bool:
        """Whether the whole page is kept in view, also when the view is resized."""
        return self._fits

    def show_area(self, width: int, height: int) -> None:
        """Show another area: fitted, if the last one was; else at the same zoom from its top."""
        self._page_size = (width, height)
        if self._fits:
            self.fit()
        else:
            self._set_zoom(self.zoom)
            self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def fit(self) -> None:
        """Show the whole page, and keep to that until someone zooms."""
        self._fits = True
        width, height = self._page_size
        room = self.maximumViewportSize()
        if width > 0 and height > 0:
            across = (room.width() - 2 * MARGIN_PX) / width
            self._set_zoom(min(across, (room.height() - 2 * MARGIN_PX) / height))
            self.centerOn(width / 2, height / 2)

    def zoom_in(self) -> None:
        """One step nearer to the middle of the view."""
        self.zoom_to(self.zoom * STEP)

    def zoom_out(self) -> None:
        """One step away from the middle of the view."""
        self.zoom_to(self.zoom / STEP)

    def actual_size(self) -> None:
        """One pixel of the page for one of the view."""
        self.zoom_to(1.0)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom so that what lies at a place of the view (its middle without one) stays there."""
        self._fits = False
        if abs(zoom - 1.0) < SNAP:
            zoom = 1.0
        place = at if at is not None else QPointF(self.viewport().rect().center())
        anchor = self.page_point(place)
        self._set_zoom(zoom)
        moved = self.viewportTransform().map(anchor) - place
        self.pan(-moved)

    def pan(self, by: QPointF) -> None:
        """Move the page by some pixels of the view."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - round(by.x()))
        down.setValue(down.value() - round(by.y()))

    def page_point(self, place: QPointF) -> QPointF:
        """Where a place of the view lies on the page."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(place)

    def view_rect(self, x1: float, y1: float, x2: float, y2: float) -> QRectF:
        """Where a box of the page lies in the view."""
        return self.viewportTransform().mapRect(QRectF(QPointF(x1, y1), QPointF(x2, y2)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A mouse wheel zooms; two fingers on a touch pad pan, and zoom with Ctrl; Shift pans sideways."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        fingers = not event.pixelDelta().isNull() or event.device().type() == QInputDevice.DeviceType.TouchPad
        if control or not (fingers or shift):
            steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
            self.zoom_to(self.zoom * STEP**steps, event.position())
        else:
            delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
            self.pan(QPointF(delta.transposed() if shift and not delta.x() else delta))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinching zooms, on touch pads (native gestures) and touch screens alike."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_to(self.zoom * (1.0 + event.value()), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                centre = self.viewport().mapFromGlobal(pinch.centerPoint())
                self.zoom_to(self.zoom * pinch.scaleFactor(), centre)
                return True
        return bool(super().viewportEvent(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted page fitted, else the same place in the middle."""
        super().resizeEvent(event)
        if self._fits:
            self.fit()
        else:
            old, new = event.oldSize(), event.size()
            if old.isValid():
                self.pan(QPointF((new.width() - old.width()) / 2, (new.height() - old.height()) / 2))

    def _set_zoom(self, zoom: float) -> None:
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        before = self.zoom
        self.setTransform(QTransform.fromScale(zoom, zoom))
        margin = (MARGIN_PX - 2) / zoom
        width, height = self._page_size
        self.setSceneRect(QRectF(0, 0, width, height).adjusted(-margin, -margin, margin, margin))
        self.viewport().update()
        if zoom != before:
            self.zoom_changed.emit(zoom)
