"""The drawn page: paper, image, entities, links, and what lies over them. Knows no session and no tools."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import LinkKey, Page
from kie_desktop.domain.patch import Changes
from kie_desktop.ui.canvas.artwork import MARGIN_PX, TAG_REACH_PX
from kie_desktop.ui.canvas.assist_painter import paint_assistance
from kie_desktop.ui.canvas.drawing import PageDrawing, links_of
from kie_desktop.ui.canvas.overlay import Overlay
from kie_desktop.ui.canvas.overlay_painter import Frame, Marked, OverlayPainter
from kie_desktop.ui.canvas.page_image import Tone
from kie_desktop.ui.canvas.tiles import TileCache
from kie_desktop.ui.canvas.zoom_view import ZoomView
from kie_desktop.ui.theme import Theme

DIRTY_PX = 24
"""How far outlines, handles and arrow heads reach over what they belong to, in pixels of the view."""

MANY_BOXES = 64
"""More boxes than this to draw anew or repaint: take everything."""


class PageView(ZoomView):
    """Shows one page; whoever uses it says what changed, and only that is drawn anew."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = PageDrawing()
        self.index = self.drawing.index
        self.overlay = Overlay()
        self.handles_visible = True
        self._theme = theme
        self._selected: frozenset[int] = frozenset()
        self._selected_link: LinkKey | None = None
        self._lifted: frozenset[int] = frozenset()
        self._overlay_boxes: list[Box] = []
        self._tiles = TileCache(self.drawing)
        self._over = OverlayPainter(self.overlay)
        self._next_frame = QTimer(self)
        self._next_frame.setSingleShot(True)
        self._next_frame.timeout.connect(self._catch_up)

    # --- what is shown

    def content(self) -> tuple[QRectF, float]:
        """Where the page has something on it, and the height of its usual line."""
        return self.drawing.content(), self.index.median_height()

    def draw_page(self, page: Page | None, label_set: LabelSet) -> None:
        """Show another page, or none; its image comes later."""
        self._lifted = frozenset()
        self._overlay_boxes = []
        self.overlay.hovered = self.overlay.hovered_link = None
        self.overlay.places = ()
        self.drawing.load(page, label_set)
        self.show_area(*((page.width, page.height) if page else (0, 0)))
        self._apply_turning()
        self.draw_selection(self._selected, self._selected_link)

    def draw_changes(self, page: Page, changes: Changes) -> None:
        """Show the page after an edit of it."""
        touched = changes.entities
        self._invalidate(self.drawing.update(page, touched, changes.links | links_of(page, changes.reshaped)))
        if touched & self._selected or changes.links:
            self.draw_selection(self._selected, self._selected_link)
        overlay = self.overlay
        overlay.hovered = overlay.hovered if overlay.hovered in page.entities else None
        overlay.hovered_link = overlay.hovered_link if overlay.hovered_link in page.links else None

    def draw_image(self, pixels: NDArray[np.uint8]) -> None:
        """Show the image of the page: H x W x 3 uint8 RGB."""
        self.drawing.set_image(pixels)
        if not self.index.has_entities:
            self.show_content()
        self.redraw()

    def draw_selection(self, entities: frozenset[int], link: LinkKey | None) -> None:
        """Outline other entities, or a link."""
        self._selected, self._selected_link = entities, link
        self._over.select(self.drawing.page, entities - self._lifted)
        self.viewport().update()

    def draw_labels_of(self, label_set: LabelSet) -> None:
        """Take the colours of another label set."""
        self.drawing.artwork.label_set = label_set
        self.redraw()

    def set_tone(self, tone: Tone) -> None:
        """Show images lighter, darker, stronger."""
        if tone != self.drawing.tone:
            self.drawing.set_tone(tone)
            self.redraw()

    def set_patterns(self, visible: bool) -> None:
        """Hatch entities by role, so that labels differ without colour."""
        self.drawing.artwork.patterns = visible
        self.redraw()

    def set_unsure_below(self, score: float) -> None:
        """Draw entities and links dashed whose score is smaller."""
        self.drawing.artwork.unsure_below = score
        self.drawing.reload()
        self.redraw()

    def set_hidden_labels(self, names: Iterable[str]) -> None:
        """Hide entities of these labels, and their links: they are neither drawn nor found by the mouse."""
        hidden = frozenset(name.casefold() for name in names)
        if hidden != self.drawing.hidden_labels:
            self.drawing.hidden_labels = hidden
            self.overlay.hovered = self.overlay.hovered_link = None
            self.drawing.reload()
            self.draw_selection(self._selected, self._selected_link)
            self.redraw()

    def turn(self, quarters: int) -> None:
        """Turn the view of the page; the page itself stays as it is."""
        super().turn(quarters)
        self._apply_turning()

    def paint_part(self, painter: QPainter, box: Box, zoom: float) -> None:
        """Draw a part of the page (turned pixels) without tiles, and what lies over it, at a zoom.

        painter: in device pixels, its corner at that of the part.
        """
        scale = zoom * self.devicePixelRatioF()
        self.drawing.paint(painter, box, scale)
        painter.scale(scale, scale)
        painter.translate(-box[0], -box[1])
        painter.setTransform(self.turning, True)
        self.paint_over(painter, zoom)

    @property
    def links_visible(self) -> bool:
        """Whether links are drawn."""
        return self.drawing.artwork.links_visible

    def set_links_visible(self, visible: bool) -> None:
        """Show or hide all links."""
        self.drawing.artwork.links_visible = visible
        self.redraw()

    def set_labels_visible(self, visible: bool) -> None:
        """Show or hide the entities' outlines, fills and tags."""
        self.drawing.artwork.labels_visible = visible
        self.redraw()

    def lift(self, entities: Collection[int]) -> None:
        """Leave entities and their links out, because a gesture draws them elsewhere; none puts all back."""
        if self._lifted != frozenset(entities):
            self._lifted = frozenset(entities)
            self._invalidate(self.drawing.lift(entities))
            self._over.select(self.drawing.page, self._selected - self._lifted)

    def redraw(self) -> None:
        """Draw everything anew."""
        self._tiles.invalidate()
        self.viewport().update()

    def refresh(self) -> None:
        """Repaint where the overlay shows something, or did at the last refresh."""
        page = self.drawing.page
        if page is None:
            return
        boxes = list(self.overlay.boxes(page, self.index))
        dirty = {*self._overlay_boxes, *boxes}
        self._overlay_boxes = boxes
        if len(dirty) > MANY_BOXES:
            self.viewport().update()
            return
        for box in dirty:
            area = self.view_rect(*box).toAlignedRect()
            self.viewport().update(area.adjusted(-DIRTY_PX, -DIRTY_PX, DIRTY_PX, DIRTY_PX))

    @property
    def is_settled(self) -> bool:
        """Whether the image is there and everything in view is drawn."""
        if self.drawing.page is None:
            return True
        scale = self.zoom * self.devicePixelRatioF()
        exposed = self.drawing.turned(box_of(self._area_in_view()))
        return self.drawing.has_image and self._tiles.is_complete(exposed, scale)

    # --- painting

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The ground, the page and everything on it, from tiles."""
        exposed, page = QRectF(rect), self.drawing.page
        if page is None:
            painter.fillRect(exposed, self._theme.colour("canvas"))
            return
        ratio = self.drawing.ratio = self.devicePixelRatioF()
        corner = self.view_rect(0, 0, *self.page_size).topLeft()
        corner = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
        width, height = self.turned_size
        painter.save()
        painter.resetTransform()
        paper = QRectF(corner.x(), corner.y(), width * self.zoom, height * self.zoom)
        _paint_ground(painter, self.viewport().rect(), paper, self._theme.colour("canvas"))
        self._tiles.paint(painter, self.drawing.turned(box_of(exposed)), corner, self.zoom * ratio, ratio)
        if self._tiles.lacks:
            self._next_frame.start(0)
        painter.restore()

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Selection, hover and the gesture under way."""
        self.paint_over(painter, self.zoom)

    def paint_over(self, painter: QPainter, zoom: float) -> None:
        """Selection, hover and the gesture under way, with a painter in pixels of the page at a zoom."""
        page = self.drawing.page
        if page is not None:
            handles = self.handles_visible and len(self._selected) == 1
            frame = Frame(painter, page, self.index, self.drawing.label_set, zoom, self.devicePixelRatioF())
            marked = Marked(self._selected, self._selected_link, next(iter(self._selected)) if handles else None)
            self._over.paint(frame, marked, links=self.links_visible)
            paint_assistance(frame, self.overlay)

    def _area_in_view(self) -> QRectF:
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def _catch_up(self) -> None:
        """Draw some of what the last frame had no time for, and show it."""
        for box in self._tiles.catch_up():
            self.viewport().update(self.view_rect(*self._on_page(box)).toAlignedRect())
        if self._tiles.lacks:
            self._next_frame.start(0)

    def _on_page(self, box: Box) -> Box:
        area = QRectF(QPointF(box[0], box[1]), QPointF(box[2], box[3]))
        return box_of(self.turning.inverted()[0].mapRect(area))

    def _apply_turning(self) -> None:
        self.drawing.set_turning(self.turning, self.turns, self.turned_size)
        self._tiles.reset(*self.turned_size)
        self.viewport().update()

    def _invalidate(self, changed: list[Box]) -> None:
        """Draw anew what lies in some boxes (turned pixels), with the tags and arrow heads that reach out of them."""
        reach = MARGIN_PX / self.zoom
        if len(changed) > MANY_BOXES:
            self._tiles.invalidate()
        else:
            for x1, y1, x2, y2 in changed:
                self._tiles.invalidate((x1 - reach, y1 - reach, x2 + TAG_REACH_PX / self.zoom, y2 + reach))
        self.viewport().update()


def box_of(area: QRectF) -> Box:
    """Qt's rectangle as a box."""
    return area.left(), area.top(), area.right(), area.bottom()


def _paint_ground(painter: QPainter, view: QRect, paper: QRectF, colour: QColor) -> None:
    """The ground and a soft shadow, around the paper only: what lies under it would be painted twice."""
    for strip in _around(QRectF(view), paper):
        painter.fillRect(strip, colour)
    shadow = QColor(0, 0, 0, 14)
    for reach in (1, 3, 6):
        for strip in _around(paper.adjusted(-reach, 1 - reach, reach, 1 + reach), paper):
            painter.fillRect(strip, shadow)


def _around(outer: QRectF, inner: QRectF) -> list[QRectF]:
    """The parts of one rectangle that lie outside another: above, below, left and right of it."""
    top, bottom = max(outer.top(), inner.top()), min(outer.bottom(), inner.bottom())
    strips = [
        QRectF(outer.left(), outer.top(), outer.width(), inner.top() - outer.top()),
        QRectF(outer.left(), inner.bottom(), outer.width(), outer.bottom() - inner.bottom()),
        QRectF(outer.left(), top, inner.left() - outer.left(), bottom - top),
        QRectF(inner.right(), top, outer.right() - inner.right(), bottom - top),
    ]
    return [strip for strip in strips if strip.isValid()]
