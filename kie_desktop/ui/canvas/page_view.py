"""The drawn page: paper, image, entities, links, and what lies over them. Knows no session and no tools."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import LinkKey, Page
from kie_desktop.domain.patch import Changes
from kie_desktop.ui.canvas import style
from kie_desktop.ui.canvas.artwork import MARGIN_PX, TAG_REACH_PX, Artwork
from kie_desktop.ui.canvas.overlay import Overlay
from kie_desktop.ui.canvas.overlay_painter import Frame, OverlayPainter
from kie_desktop.ui.canvas.page_image import PageImage
from kie_desktop.ui.canvas.spatial_index import SpatialIndex, curve_box
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
        self.index = SpatialIndex()
        self.overlay = Overlay()
        self.handles_visible = True
        self._theme = theme
        self._shown: Page | None = None
        self._label_set = default_label_set()
        self._selected: frozenset[int] = frozenset()
        self._selected_link: LinkKey | None = None
        self._image: PageImage | None = None
        self._lifted: frozenset[int] = frozenset()
        self._overlay_boxes: list[Box] = []
        self._artwork = Artwork()
        self._tiles = TileCache(self._draw_tile, self._draw_stand_in)
        self._over = OverlayPainter(self.overlay)
        self._next_frame = QTimer(self)
        self._next_frame.setSingleShot(True)
        self._next_frame.timeout.connect(self._catch_up)

    # --- what is shown

    def draw_page(self, page: Page | None, label_set: LabelSet) -> None:
        """Show another page, or none; its image comes later."""
        self._shown, self._label_set, self._image = page, label_set, None
        self._lifted = frozenset()
        self._overlay_boxes = []
        self.overlay.hovered = self.overlay.hovered_link = None
        self.index.load(page)
        self._artwork.label_set = label_set
        self._artwork.load(page, self.index.curves)
        self._over.select(page, self._selected)
        width, height = (page.width, page.height) if page else (0, 0)
        self._tiles.reset(width, height)
        self.show_area(width, height)
        self.viewport().update()

    def draw_changes(self, page: Page, changes: Changes) -> None:
        """Show the page after an edit of it."""
        self._shown = page
        touched = changes.entities
        self._rebuild(page, touched, changes.links | _links_of(page, changes.reshaped))
        if touched & self._selected:
            self._over.select(page, self._selected)
        overlay = self.overlay
        overlay.hovered = overlay.hovered if overlay.hovered in page.entities else None
        overlay.hovered_link = overlay.hovered_link if overlay.hovered_link in page.links else None
        self.viewport().update()

    def draw_image(self, pixels: NDArray[np.uint8]) -> None:
        """Show the image of the page: H x W x 3 uint8 RGB."""
        self._image = PageImage(pixels)
        self.redraw()

    def draw_selection(self, entities: frozenset[int], link: LinkKey | None) -> None:
        """Outline other entities, or a link."""
        self._selected, self._selected_link = entities, link
        self._over.select(self._shown, entities)
        self.viewport().update()

    def draw_labels_of(self, label_set: LabelSet) -> None:
        """Take the colours of another label set."""
        self._label_set = self._artwork.label_set = label_set
        self.redraw()

    @property
    def links_visible(self) -> bool:
        """Whether links are drawn."""
        return self._artwork.links_visible

    def set_links_visible(self, visible: bool) -> None:
        """Show or hide all links."""
        self._artwork.links_visible = visible
        self.redraw()

    def set_labels_visible(self, visible: bool) -> None:
        """Show or hide the entities' outlines, fills and tags."""
        self._artwork.labels_visible = visible
        self.redraw()

    def lift(self, entities: Collection[int]) -> None:
        """Leave entities and their links out, because a gesture draws them elsewhere; none puts all back."""
        changed = self._lifted ^ frozenset(entities)
        if self._shown is not None and changed:
            self._lifted = frozenset(entities)
            self._rebuild(self._shown, changed, _links_of(self._shown, changed))
            self._over.select(self._shown, self._selected - self._lifted)

    def redraw(self) -> None:
        """Draw everything anew."""
        self._tiles.invalidate()
        self.viewport().update()

    def refresh(self) -> None:
        """Repaint where the overlay shows something, or did at the last refresh."""
        if self._shown is None:
            return
        boxes = list(self.overlay.boxes(self._shown, self.index))
        dirty = [*self._overlay_boxes, *boxes]
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
        if self._shown is None:
            return True
        scale = self.zoom * self.devicePixelRatioF()
        return self._image is not None and self._tiles.is_complete(_box_of(self._area_in_view()), scale)

    # --- painting

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The ground, the page and everything on it, from tiles."""
        exposed, page = QRectF(rect), self._shown
        if page is None:
            painter.fillRect(exposed, self._theme.colour("canvas"))
            return
        ratio = self.devicePixelRatioF()
        corner = self.viewportTransform().map(QPointF(0, 0))
        corner = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
        painter.save()
        painter.resetTransform()
        paper = QRectF(corner.x(), corner.y(), page.width * self.zoom, page.height * self.zoom)
        _paint_ground(painter, self.viewport().rect(), paper, self._theme.colour("canvas"))
        self._tiles.paint(painter, _box_of(exposed), corner, self.zoom * ratio, ratio)
        if self._tiles.lacks:
            self._next_frame.start(0)
        painter.restore()

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Selection, hover and the gesture under way."""
        if self._shown is not None:
            handles = self.handles_visible and len(self._selected) == 1
            frame = Frame(painter, self._shown, self.index, self._label_set, self.zoom, self.devicePixelRatioF())
            self._over.paint(frame, next(iter(self._selected)) if handles else None, self._selected_link)

    def _area_in_view(self) -> QRectF:
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def _catch_up(self) -> None:
        """Draw some of what the last frame had no time for, and show it."""
        for box in self._tiles.catch_up():
            self.viewport().update(self.view_rect(*box).toAlignedRect())
        if self._tiles.lacks:
            self._next_frame.start(0)

    def _draw_tile(self, painter: QPainter, box: Box, scale: float) -> None:
        """One tile in full: paper, image, entities and links."""
        if self._image is not None:
            self._image.paint(painter, self._in_image(box), _target(box, scale))
        painter.scale(scale, scale)
        painter.translate(-box[0], -box[1])
        ratio = self.devicePixelRatioF()
        self._artwork.paint(painter, box, scale, ratio, self.index.median_height() * scale / ratio)

    def _draw_stand_in(self, painter: QPainter, box: Box, scale: float) -> None:
        """The image alone, quickly."""
        if self._image is None:
            painter.fillRect(_target(box, scale), style.PAPER)
        else:
            self._image.paint(painter, self._in_image(box), _target(box, scale), smooth=False)

    def _in_image(self, box: Box) -> QRectF:
        """A box of the page in pixels of the image, should its size differ from what the page says."""
        assert self._image is not None
        (width, height), (page_width, page_height) = self._image.size, self.page_size
        across, down = width / page_width, height / page_height
        return QRectF(QPointF(box[0] * across, box[1] * down), QPointF(box[2] * across, box[3] * down))

    def _rebuild(self, page: Page, entities: Iterable[int], links: Iterable[LinkKey]) -> None:
        """Draw some entities and links anew, where they were and where they are now."""
        entities, links = list(entities), list(links)
        changed = self._boxes_of(entities, links)
        self.index.update(page, entities, links)
        self._artwork.update(page, entities, links, self._lifted)
        changed += self._boxes_of(entities, links)
        reach = MARGIN_PX / self.zoom
        if len(changed) > MANY_BOXES:
            self._tiles.invalidate()
        else:
            for x1, y1, x2, y2 in changed:
                self._tiles.invalidate((x1 - reach, y1 - reach, x2 + TAG_REACH_PX / self.zoom, y2 + reach))
        self.viewport().update()

    def _boxes_of(self, entities: Iterable[int], links: Iterable[LinkKey]) -> list[Box]:
        known = [entity for key in entities if (entity := self.index.known(key))]
        curves = [self.index.curves[key] for key in links if key in self.index.curves]
        return [entity.box for entity in known] + [curve_box(curve) for curve in curves]


def _links_of(page: Page, entities: Collection[int]) -> set[LinkKey]:
    gone = set(entities)
    return {key for key in page.links if not gone.isdisjoint(key)} if gone else set()


def _box_of(area: QRectF) -> Box:
    return area.left(), area.top(), area.right(), area.bottom()


def _target(box: Box, scale: float) -> QRectF:
    return QRectF(0, 0, (box[2] - box[0]) * scale, (box[3] - box[1]) * scale)


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
