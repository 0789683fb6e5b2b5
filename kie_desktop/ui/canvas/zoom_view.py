"""A view of one page-sized area that zooms to the pointer, pans, fits and turns. Knows nothing of pages' content."""

from __future__ import annotations

from math import hypot
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsScene, QGraphicsView, QPinchGesture, QWidget

MAX_ZOOM = 16.0
SMALLEST_SHARE = 0.5
"""A page cannot be shown smaller than this share of the size at which all of it fits."""
STEP = 1.25
"""Factor of one step of the wheel or of `zoom_in`."""

MARGIN_PX = 24.0
"""Ground that stays visible around the page, in pixels of the view."""

LARGE_PX = 30.0
"""Lines higher than this on the screen are read no better: `fit_content` stops there."""

READABLE_PX = 12.0
"""`bring_near` zooms in on a line lower than this on the screen, until it is `REVEALED_PX` high."""
REVEALED_PX = 20.0
REVEAL_MARGIN_PX = 60

SNAP = 0.03
"""A zoom this close to 100 % becomes 100 %, where pixels are shown one to one."""


class ZoomView(QGraphicsView):
    """Shows an area of `page_size` pixels at a zoom (view pixels for one pixel of the page).

    The view may be turned by quarters: the page's own pixels stay as they are, only their way to the
    screen changes. "Turned" pixels are those of the page as it lies in the view, at a zoom of 1.
    """

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
        self._fits: Literal["content", "page", "width", ""] = "content"
        self._turns = 0

    @property
    def page_size(self) -> tuple[int, int]:
        """Width and height of the area in its own pixels; (0, 0) for nothing."""
        return self._page_size

    @property
    def zoom(self) -> float:
        """Pixels of the view for one pixel of the page."""
        return hypot(self.transform().m11(), self.transform().m12())

    @property
    def fits(self) -> bool:
        """Whether the page, its content or its width is kept in view, also when the view is resized."""
        return bool(self._fits)

    @property
    def turns(self) -> int:
        """How many quarters the page is turned clockwise in the view, 0 to 3."""
        return self._turns

    @property
    def turned_size(self) -> tuple[int, int]:
        """Width and height of the page as it lies in the view, in its own pixels."""
        width, height = self._page_size
        return (height, width) if self._turns % 2 else (width, height)

    @property
    def turning(self) -> QTransform:
        """From pixels of the page to turned ones."""
        width, height = self._page_size
        return (
            QTransform(),
            QTransform(0, 1, -1, 0, height, 0),
            QTransform(-1, 0, 0, -1, width, height),
            QTransform(0, -1, 1, 0, 0, width),
        )[self._turns]

    def turn(self, quarters: int) -> None:
        """Turn the page in the view by quarters clockwise; what is in the middle stays there."""
        middle = self.page_point(QPointF(self.viewport().rect().center()))
        self._turns = (self._turns + quarters) % 4
        if not self._refit():
            self._set_zoom(self.zoom)
            self.centerOn(middle)

    def content(self) -> tuple[QRectF, float]:
        """Where on the page there is something to see, in its pixels, and the height of its usual line (0: unknown)."""
        return QRectF(0, 0, *self._page_size), 0.0

    def show_area(self, width: int, height: int) -> None:
        """Show another area: fitted, if the last one was; else at the same zoom from where its content begins."""
        self._page_size = (width, height)
        if not self._refit():
            self._set_zoom(self.zoom)
            self._show_start()
        elif self._fits == "width":
            self._show_start()

    def show_content(self) -> None:
        """The content has become known, or is another one: fit it where it is kept fitted."""
        if self._fits == "content":
            self.fit_content()

    def fit_content(self) -> None:
        """Show what is on the page, no larger than it needs to be read, and keep to that until someone zooms."""
        self._fits = "content"
        area, line = self.content()
        whole = self._zoom_of(QRectF(0, 0, *self._page_size))
        if area.isEmpty() or not whole:
            return
        largest = LARGE_PX / line if line else 1.0
        self._set_zoom(max(whole, min(self._zoom_of(area), largest)))
        self.centerOn(area.center())

    def fit(self) -> None:
        """Show the whole page, and keep to that until someone zooms."""
        self._fits = "page"
        zoom = self._zoom_of(QRectF(0, 0, *self._page_size))
        if zoom:
            self._set_zoom(zoom)
            self.centerOn(self._page_size[0] / 2, self._page_size[1] / 2)

    def fit_width(self) -> None:
        """Show the page as wide as the view, and keep to that until someone zooms.

        The same lines stay in view; where the whole height was in view, that is the first ones.
        """
        self._fits = "width"
        width, height = self.turned_size
        was_whole = self.verticalScrollBar().minimum() == self.verticalScrollBar().maximum()
        if width <= 0:
            return
        room = self.maximumViewportSize()
        zoom = (room.width() - 2 * MARGIN_PX) / width
        if height * zoom + 2 * MARGIN_PX > room.height():  # then a scroll bar stands beside the page
            zoom = (room.width() - self.verticalScrollBar().sizeHint().width() - 2 * MARGIN_PX) / width
        place = QPointF(self.viewport().rect().center())
        anchor = self.page_point(place)
        self._set_zoom(zoom)
        self.pan(place - self.viewportTransform().map(anchor))
        across = self.horizontalScrollBar()
        across.setValue((across.minimum() + across.maximum()) // 2)
        if was_whole:
            self._show_start(across=False)

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
        self._fits = ""
        if abs(zoom - 1.0) < SNAP:
            zoom = 1.0
        place = at if at is not None else QPointF(self.viewport().rect().center())
        anchor = self.page_point(place)
        self._set_zoom(zoom)
        moved = self.viewportTransform().map(anchor) - place
        self.pan(-moved)

    def bring_near(self, line: tuple[float, float, float, float]) -> None:
        """Bring a line of text (its box on the page) into view, and near enough to be read."""
        x1, y1, x2, y2 = line
        height = max(1.0, x2 - x1 if self._turns % 2 else y2 - y1)
        if height * self.zoom < READABLE_PX:
            self.zoom_to(max(self.zoom, min(1.0, REVEALED_PX / height)))
        self.ensureVisible(QRectF(QPointF(x1, y1), QPointF(x2, y2)), REVEAL_MARGIN_PX, REVEAL_MARGIN_PX)

    def pan(self, by: QPointF) -> None:
        """Move the page by some pixels of the view."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - round(by.x()))
        down.setValue(down.value() - round(by.y()))

    def page_point(self, place: QPointF) -> QPointF:
        """Where a place of the view lies on the page."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(place)

    def page_way(self, dx: int, dy: int) -> tuple[int, int]:
        """A way across and down the screen as one on the page, which may lie turned in the view."""
        for _ in range(self._turns):
            dx, dy = dy, -dx
        return dx, dy

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
        if not self._refit():
            old, new = event.oldSize(), event.size()
            if old.isValid():
                self.pan(QPointF((new.width() - old.width()) / 2, (new.height() - old.height()) / 2))

    def _zoom_of(self, area: QRectF) -> float:
        """The zoom at which a part of the page, which may lie turned, just fits into the view; 0 for nothing."""
        size, room = self.turning.mapRect(area).size(), self.maximumViewportSize()
        if size.isEmpty():
            return 0.0
        return min((room.width() - 2 * MARGIN_PX) / size.width(), (room.height() - 2 * MARGIN_PX) / size.height())

    def _show_start(self, *, across: bool = True) -> None:
        """Scroll to where the content begins, at the same zoom."""
        area, _ = self.content()
        shown = self.viewportTransform().mapRect(area)
        view = self.viewport().rect()
        left = shown.left() - MARGIN_PX if shown.width() > view.width() else shown.center().x() - view.width() / 2
        self.pan(-QPointF(left if across else 0.0, shown.top() - MARGIN_PX))

    def _refit(self) -> bool:
        """Fit again as the user asked for; False where nothing is kept fitted."""
        if self._fits == "content":
            self.fit_content()
        elif self._fits == "page":
            self.fit()
        elif self._fits == "width":
            self.fit_width()
        return bool(self._fits)

    def _set_zoom(self, zoom: float) -> None:
        smallest = min(1.0, SMALLEST_SHARE * self._zoom_of(QRectF(0, 0, *self._page_size)))
        zoom = min(MAX_ZOOM, max(smallest, zoom)) or 1.0
        before = self.zoom
        self.setTransform(QTransform().rotate(90.0 * self._turns).scale(zoom, zoom))
        margin = (MARGIN_PX - 2) / zoom
        width, height = self._page_size
        self.setSceneRect(QRectF(0, 0, width, height).adjusted(-margin, -margin, margin, margin))
        self.viewport().update()
        if zoom != before:
            self.zoom_changed.emit(zoom)
