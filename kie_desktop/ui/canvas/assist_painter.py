"""Paints what helps the keyboard: what is suggested, and the numbered targets while a link is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPolygonF

from kie_desktop.domain.geometry import Point, Polygon
from kie_desktop.domain.page import LinkKey
from kie_desktop.domain.text_changes import shared_beginning
from kie_desktop.ui.canvas import style
from kie_desktop.ui.canvas.artwork import add_curve, head_length, heads_path
from kie_desktop.ui.canvas.overlay import Overlay
from kie_desktop.ui.canvas.overlay_painter import Frame
from kie_desktop.ui.canvas.routing import route

BADGE = 1.35
"""How much larger a badge is than a label's tag."""
TEXT_PX, MOST_PX = 12, 360
"""Size of a suggested text, and how wide it may be, in pixels of the view."""
BEFORE_A_CHANGE = 12
"""So many letters before the first one that changes are shown."""

_ON_THE_CORNER, _BEFORE, _BEHIND = (-0.85, -0.7), (-1.1, -0.5), (0.1, -0.5)


def paint_assistance(frame: Frame, overlay: Overlay) -> None:
    """Draw what is suggested (no link while one is being drawn), and the hints, or else the letters."""
    entities = frame.page.entities
    for number, entity_id in enumerate(overlay.suggested_labels):
        if entity_id in entities:
            key = overlay.accept_key if number == 0 else ""
            _paint_label(frame, entity_id, overlay.suggested_labels[entity_id], key)
    for number, entity_id in enumerate(overlay.suggested_texts):
        if entity_id in entities:
            key = overlay.accept_key if number == 0 else ""
            _paint_text(frame, entity_id, overlay.suggested_texts[entity_id], key)
    link = overlay.suggested_link
    if link is not None and overlay.link_from is None and {*link} <= entities.keys():
        _paint_link(frame, link, overlay.accept_key)
    for entity_id, badge in overlay.hints.items():
        if entity_id in entities:
            points = entities[entity_id].points
            _outline(frame, points, 1.5)
            if badge:
                _badge(frame, badge, entities[entity_id].box[:2])
    if overlay.letters and not overlay.hints:
        _paint_letters(frame, overlay.letters)


def _paint_link(frame: Frame, link: LinkKey, key: str) -> None:
    head, tail = frame.page.entities[link[0]], frame.page.entities[link[1]]
    curve = route(head.box, tail.box)
    path = QPainterPath()
    add_curve(path, curve)
    frame.painter.strokePath(path, style.cosmetic(style.SELECTION, 2.0 * frame.ratio, dashed=True))
    frame.painter.fillPath(heads_path([curve], 1.35 * head_length(frame.zoom, 1.0)), style.SELECTION)
    _outline(frame, tail.points, 1.5)
    if key:
        _badge(frame, key, tail.box[:2])


def _paint_label(frame: Frame, entity_id: int, label: str, key: str) -> None:
    """A dashed outline in the label's colour, its name with a question mark behind it, and maybe the key before it."""
    entity, colour = frame.page.entities[entity_id], style.label_colour(frame.label_set, label)
    _outline(frame, entity.points, 2.0, colour)
    x1, y1, x2, y2 = entity.box
    _badge(frame, f"{label}?", (x2, (y1 + y2) / 2), colour, _BEHIND)
    if key:
        _badge(frame, key, (x1, (y1 + y2) / 2), at=_BEFORE)


def _paint_text(frame: Frame, entity_id: int, text: str, key: str) -> None:
    """A dashed outline, below it what the text becomes from shortly before the change on, and maybe the key before."""
    entity, painter = frame.page.entities[entity_id], frame.painter
    _outline(frame, entity.points, 2.0)
    x1, y1, _, y2 = entity.box
    start = max(0, shared_beginning(entity.text, text) - BEFORE_A_CHANGE)
    words = f"…{text[start:]}" if start else text
    painter.save()
    place = painter.worldTransform().map(QPointF(x1, y2))
    painter.resetTransform()
    font = style.tag_font()
    font.setPixelSize(TEXT_PX)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, MOST_PX)
    area = QRectF(place.x(), place.y() + 1, metrics.horizontalAdvance(shown) + 8, metrics.height() + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.SELECTION)
    painter.drawRoundedRect(area, 3, 3)
    painter.setPen(QColor("#ffffff"))
    painter.setFont(font)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
    if key:
        _badge(frame, key, (x1, (y1 + y2) / 2), at=_BEFORE)


def _paint_letters(frame: Frame, letters: Mapping[int, str]) -> None:
    """A badge before every entity in view. There may be thousands: what they share is done once."""
    painter, entities = frame.painter, frame.page.entities
    in_view, to_view = QRectF(painter.viewport()), painter.worldTransform()
    painter.save()
    painter.resetTransform()
    for entity_id, text in letters.items():
        if entity_id not in entities:
            continue
        x1, y1, _, y2 = entities[entity_id].box
        place = to_view.map(QPointF(x1, (y1 + y2) / 2))
        if in_view.contains(place):
            _stamp(frame, text, place, style.LETTERS, _BEFORE)
    painter.restore()


def _outline(frame: Frame, points: Polygon, width: float, colour: QColor = style.SELECTION) -> None:
    frame.painter.setPen(style.cosmetic(colour, width * frame.ratio, dashed=True))
    frame.painter.setBrush(Qt.BrushStyle.NoBrush)
    frame.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _badge(
    frame: Frame, text: str, corner: Point, colour: QColor = style.SELECTION, at: Point = _ON_THE_CORNER
) -> None:
    """A flag of the same size at every zoom. at: its place from the corner, in widths and heights of it."""
    painter: QPainter = frame.painter
    place = painter.worldTransform().map(QPointF(*corner))
    painter.save()
    painter.resetTransform()
    _stamp(frame, text, place, colour, at)
    painter.restore()


def _stamp(frame: Frame, text: str, place: QPointF, colour: QColor, at: Point) -> None:
    """A badge at a place of the view; the painter has no transform."""
    pixmap = style.tag(text, colour.name(), frame.ratio * BADGE)
    width, height = pixmap.width() / frame.ratio, pixmap.height() / frame.ratio
    area = QRectF(place.x() + at[0] * width, place.y() + at[1] * height, width, height)
    frame.painter.drawPixmap(area, pixmap, QRectF(pixmap.rect()))
