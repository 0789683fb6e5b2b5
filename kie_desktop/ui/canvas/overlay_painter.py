"""Paints what lies over the drawn page: selection, hover, handles and the gesture under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from kie_desktop.domain.geometry import Polygon, union_box
from kie_desktop.domain.geometry import bounding_box as box_around
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import LinkKey, Page
from kie_desktop.ui.canvas import style
from kie_desktop.ui.canvas.artwork import Artwork, add_curve, add_polygon, draw_thin, head_length, heads_path, to_rect
from kie_desktop.ui.canvas.overlay import MANY, Overlay
from kie_desktop.ui.canvas.routing import Curve
from kie_desktop.ui.canvas.spatial_index import SpatialIndex

HANDLE_PX = 7.0
SMALL_HANDLE_PX = 5.0
SMALL_PX = 22.0
"""Side of a vertex handle, and of one on an entity lower than `SMALL_PX` on the screen, in pixels of the view."""

SMOOTH_OUTLINES = 24
"""Up to so many selected outlines are antialiased; wide smooth lines cost 0.15 ms each."""


@dataclass(frozen=True)
class Frame:
    """One painting. painter: in pixels of the page; zoom: view pixels for one of them; ratio: device for view."""

    painter: QPainter
    page: Page
    index: SpatialIndex
    label_set: LabelSet
    zoom: float
    ratio: float

    def pen(self, colour: QColor, width: float) -> QPen:
        """A line so many pixels of the view wide. (Qt counts the width of cosmetic pens in device pixels.)"""
        return style.cosmetic(colour, width * self.ratio)

    def shape(self, points: Polygon, colour: QColor, width: float, alpha: int) -> None:
        """An outlined, faintly filled polygon."""
        self.painter.setPen(self.pen(colour, width))
        self.painter.setBrush(_faint(colour, alpha))
        self.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def link(self, curve: Curve, colour: QColor, width: float) -> None:
        """A link stronger than those on the page."""
        path = QPainterPath()
        add_curve(path, curve)
        self.painter.strokePath(path, self.pen(colour, width))
        self.painter.fillPath(heads_path([curve], 1.35 * head_length(self.zoom, 1.0)), colour)

    def colour_of(self, entity_id: int) -> QColor:
        """The colour of an entity's label."""
        return style.label_colour(self.label_set, self.page.entities[entity_id].label)


@dataclass(frozen=True)
class Marked:
    """What is selected: entities or a link; handles_of: the entity that shows its vertices."""

    entities: frozenset[int]
    link: LinkKey | None = None
    handles_of: int | None = None


class OverlayPainter:
    """Paints the selection and an `Overlay`; keeps paths that do not change from frame to frame."""

    def __init__(self, overlay: Overlay) -> None:
        self._overlay = overlay
        self._selected = QPainterPath()
        self._selected_count = 0
        self._moving: tuple[Mapping[int, Polygon], Artwork] | None = None

    def select(self, page: Page | None, entities: frozenset[int]) -> None:
        """Outline these entities; call it again when one of them changes."""
        shown = [page.entities[key] for key in entities if key in page.entities] if page is not None else []
        self._selected = QPainterPath()
        self._selected_count = len(shown)
        for entity in shown:
            add_polygon(self._selected, entity.points)

    def paint(self, frame: Frame, marked: Marked, *, links: bool) -> None:
        """Draw everything over the page; links: whether those of what is selected show."""
        overlay, page = self._overlay, frame.page
        frame.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if overlay.moving:
            self._paint_moving(frame)
        elif links:
            self._paint_links_of(frame, marked.entities)
        for outline in overlay.places:
            frame.shape(outline, style.PLACE, 2.5, 70)
        self._paint_hover(frame)
        self._paint_selection(frame)
        if marked.link is not None and marked.link in page.links:
            frame.link(overlay.curve(page, frame.index, marked.link), style.SELECTION, 2.5)
        if marked.handles_of is not None and marked.handles_of in page.entities:
            self._paint_handles(frame, overlay.shape(page, marked.handles_of))
        self._paint_gesture(frame)

    def _paint_links_of(self, frame: Frame, entities: frozenset[int]) -> None:
        """The links of what is selected stand out; all others have stepped back."""
        keys = {key for entity_id in entities for key in frame.index.links_of(entity_id)}
        width = 2.0 if len(keys) <= SMOOTH_OUTLINES else 1.0  # wide smooth lines cost 0.15 ms each
        for key in keys:
            frame.link(frame.index.curves[key], style.LINK, width)

    def _paint_selection(self, frame: Frame) -> None:
        painter = frame.painter
        if not self._selected_count:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._selected_count <= SMOOTH_OUTLINES)
        painter.setPen(frame.pen(style.SELECTION, 2.0))
        painter.setBrush(style.NO_BRUSH)
        painter.drawPath(self._selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_hover(self, frame: Frame) -> None:
        """The entity or link under the pointer, and what it is linked to."""
        overlay, page = self._overlay, frame.page
        hovered, hovered_link = overlay.hovered, overlay.hovered_link
        if hovered_link is not None and hovered_link in page.links:
            frame.link(overlay.curve(page, frame.index, hovered_link), style.SELECTION, 2.0)
        if hovered is None or hovered not in page.entities:
            return
        for key in frame.index.links_of(hovered):
            partner = key[1] if key[0] == hovered else key[0]
            frame.shape(overlay.shape(page, partner), frame.colour_of(partner), 1.5, style.HOVER_FILL_ALPHA)
            frame.link(overlay.curve(page, frame.index, key), style.LINK, 2.0)
        frame.shape(overlay.shape(page, hovered), frame.colour_of(hovered), 2.0, style.HOVER_FILL_ALPHA)

    def _paint_moving(self, frame: Frame) -> None:
        """Dragged entities, built once a gesture and then only shifted; their links follow."""
        overlay, painter = self._overlay, frame.painter
        artwork = self._moving_artwork(frame.page, frame.label_set)
        scale = frame.zoom * frame.ratio
        painter.save()
        painter.translate(*overlay.offset)
        artwork.paint_entities(painter, union_box(map(box_around, overlay.moving.values())), scale, frame.ratio, 0.0)
        if len(overlay.moving) <= SMOOTH_OUTLINES:
            for points in overlay.moving.values():
                frame.shape(points, style.SELECTION, 2.0, 0)
        painter.restore()
        if len(overlay.moving) <= MANY:
            self._paint_moving_links(frame)

    def _paint_moving_links(self, frame: Frame) -> None:
        overlay, painter, scale = self._overlay, frame.painter, frame.zoom * frame.ratio
        keys = {key for entity_id in overlay.moving for key in frame.index.links_of(entity_id)}
        curves = [overlay.curve(frame.page, frame.index, key) for key in keys]
        path = QPainterPath()
        for curve in curves:
            add_curve(path, curve)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(style.hairline(style.LINK))
        draw_thin(painter, [path], scale, frame.ratio)
        painter.fillPath(heads_path(curves, head_length(scale, frame.ratio)), style.LINK)

    def _moving_artwork(self, page: Page, label_set: LabelSet) -> Artwork:
        moving = self._overlay.moving
        if self._moving is None or self._moving[0] is not moving:
            artwork = Artwork()
            artwork.label_set = label_set
            shapes = {key: replace(page.entities[key], points=points) for key, points in moving.items()}
            artwork.load(replace(page, entities=shapes, links={}), {})
            self._moving = moving, artwork
        return self._moving[1]

    def _paint_handles(self, frame: Frame, points: Polygon) -> None:
        _, top, _, bottom = box_around(points)
        side = (HANDLE_PX if (bottom - top) * frame.zoom >= SMALL_PX else SMALL_HANDLE_PX) / frame.zoom
        frame.painter.setPen(frame.pen(style.SELECTION, 1.5))
        for index, (x, y) in enumerate(points):
            frame.painter.setBrush(style.SELECTION if index == self._overlay.hot_vertex else style.PAPER)
            frame.painter.drawRect(QRectF(x - side / 2, y - side / 2, side, side))

    def _paint_gesture(self, frame: Frame) -> None:
        overlay, page = self._overlay, frame.page
        if overlay.rubber:
            frame.painter.setPen(style.hairline(style.SELECTION))
            frame.painter.setBrush(_faint(style.SELECTION, 24))
            frame.painter.drawRect(to_rect(overlay.rubber))
        for outline in overlay.picked:
            frame.shape(outline, style.PLACE, 1.5, 90)
        if len(overlay.lasso) > 2:
            frame.shape(overlay.lasso, style.SELECTION, 1.0, 24)
        for start, end in overlay.guides:
            frame.painter.setPen(style.hairline(style.GUIDE, dashed=True))
            frame.painter.drawLine(QPointF(*start), QPointF(*end))
        if overlay.draft:
            frame.shape(overlay.draft, style.label_colour(frame.label_set, overlay.draft_label), 1.5, 40)
            if overlay.draft_open and len(overlay.draft) > 1:
                self._paint_handles(frame, overlay.draft[:-1])
        for entity_id in (overlay.link_from, overlay.link_target):
            if entity_id is not None and entity_id in page.entities:
                frame.shape(page.entities[entity_id].points, style.SELECTION, 2.5, 45)
        if overlay.link_curve:
            frame.link(overlay.link_curve, style.SELECTION, 2.0)


def _faint(colour: QColor, alpha: int) -> QColor:
    faint = QColor(colour)
    faint.setAlpha(alpha)
    return faint
