"""The page drawn once and kept: tiles in device pixels at the current scale.

Scrolling, hovering, selecting and dragging then only copy tiles. A frame draws missing tiles for
a limited time; what it does not reach is shown from the tiles of the scale before (a little
blurred, for a frame or two) or from the image alone, and drawn in the next frames.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kie_desktop.domain.geometry import Box
from kie_desktop.ui.canvas import style

SIDE = 384
"""Side of a tile in device pixels."""

FRAME_S = 0.003
"""Time that a frame spends on missing tiles before it makes do with what it has."""
CATCH_UP_S = 0.009
"""Time that is then spent on the rest at a stretch, between two looks at what the user does."""

KEPT_TILES = 128
"""Tiles kept of one scale: 75 MB at most; those not shown for longest go first."""

_Place = tuple[int, int]


@dataclass
class _Tile:
    """A drawn part of the page."""

    pixmap: QPixmap
    stale: bool = False


class Sheet(Protocol):
    """Who draws tiles. Boxes are in pixels of the page (as it lies in the view), painters in tile pixels."""

    def paint_sheet(self, painter: QPainter, box: Box, scale: float) -> None:
        """All of it."""
        ...

    def paint_stand_in(self, painter: QPainter, box: Box, scale: float) -> None:
        """Something like it quickly, for a frame or two."""
        ...


class TileCache:
    """Tiles of one page at one scale, and those of the scale before as a stand-in."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._scale = 0.0
        self._size = (0, 0)
        self._tiles: dict[_Place, _Tile] = {}
        self._former: dict[_Place, _Tile] = {}
        self._former_scale = 0.0
        self._missing: dict[_Place, None] = {}  # that a frame did without and are to be shown, first missed first

    def reset(self, width: int, height: int) -> None:
        """Forget everything; the page has this size in pixels."""
        self._size = (width, height)
        self._tiles.clear()
        self._former.clear()
        self._missing.clear()
        self._scale = 0.0

    def invalidate(self, box: Box | None = None) -> None:
        """Draw tiles again that touch a box of the page (all without one) when they are next shown."""
        for place, tile in self._tiles.items():
            if box is None or _touch(self._page_box(place, self._scale), box):
                tile.stale = True
        if box is None:
            self._former.clear()

    def is_complete(self, exposed: Box, scale: float) -> bool:
        """Whether `paint` would have nothing to draw there."""
        tiles = self._tiles
        return scale == self._scale and all(
            place in tiles and not tiles[place].stale for place in self._places(exposed)
        )

    def paint(self, painter: QPainter, exposed: Box, origin: QPointF, scale: float, ratio: float) -> None:
        """Show the page where `exposed` (its pixels).

        painter: in the view's pixels; origin: where the page's corner lies in them. scale: device
        pixels for one pixel of the page; ratio: device pixels for one of the view. What is
        lacking after a while is left to `catch_up`.
        """
        if scale != self._scale:
            self._change_scale(scale)
        deadline = perf_counter() + FRAME_S
        for place in self._places(exposed):
            tile = self._tiles.pop(place, None)
            if tile is None or tile.stale:
                if perf_counter() < deadline:
                    tile = self._drawn(place)
                else:
                    self._missing[place] = None
            if tile is None:
                self._paint_stand_in(painter, place, origin, ratio)
                continue
            self._tiles[place] = tile  # at the end: shown last
            corner = QPointF(origin.x() + place[0] * SIDE / ratio, origin.y() + place[1] * SIDE / ratio)
            tile.pixmap.setDevicePixelRatio(ratio)
            painter.drawPixmap(corner, tile.pixmap)
        while len(self._tiles) > KEPT_TILES:
            del self._tiles[next(iter(self._tiles))]

    @property
    def lacks(self) -> bool:
        """Whether frames so far had to do without some tiles."""
        return bool(self._missing)

    def catch_up(self) -> list[Box]:
        """Draw what frames had to do without, for a limited time; returns the parts to show now."""
        deadline = perf_counter() + CATCH_UP_S
        drawn: list[Box] = []
        while self._missing and perf_counter() < deadline:
            place = next(iter(self._missing))
            del self._missing[place]
            tile = self._tiles.get(place)
            if tile is None or tile.stale:  # else a frame that showed a part of it has drawn it meanwhile
                self._tiles[place] = self._drawn(place)
            drawn.append(self._page_box(place, self._scale))
        return drawn

    def _change_scale(self, scale: float) -> None:
        """Keep the tiles shown so far as a stand-in; while zooming fast, those of the last complete frame."""
        if not (self._missing and self._former):
            self._former, self._former_scale = self._tiles, self._scale
        self._tiles = {}
        self._missing.clear()
        self._scale = scale

    def _drawn(self, place: _Place) -> _Tile:
        box = self._page_box(place, self._scale)
        width, height = (box[2] - box[0]) * self._scale, (box[3] - box[1]) * self._scale
        pixmap = QPixmap(max(1, round(width)), max(1, round(height)))
        pixmap.fill(style.PAPER)
        painter = QPainter(pixmap)
        self._sheet.paint_sheet(painter, box, self._scale)
        painter.end()
        return _Tile(pixmap)

    def _paint_stand_in(self, painter: QPainter, place: _Place, origin: QPointF, ratio: float) -> None:
        """Tiles of the former scale where they cover a tile's place, else the image alone, quickly."""
        box = self._page_box(place, self._scale)
        scale = self._scale / ratio
        area = _scaled(box, scale, origin)
        former = self._former_places(box)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        if any(former_place not in self._former for former_place in former):
            painter.translate(area.topLeft())
            self._sheet.paint_stand_in(painter, box, scale)
            painter.translate(-area.topLeft())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        for former_place in former:
            tile = self._former.get(former_place)
            if tile is not None:
                target = _scaled(self._page_box(former_place, self._former_scale), scale, origin)
                tile.pixmap.setDevicePixelRatio(1.0)
                painter.drawPixmap(target, tile.pixmap, QRectF(tile.pixmap.rect()))
        painter.restore()

    def _former_places(self, box: Box) -> list[_Place]:
        """Places at the former scale that touch a box of the page; a place that does not exist without one."""
        if not self._former:
            return [(-1, -1)]
        step = SIDE / self._former_scale
        left, top = floor(box[0] / step), floor(box[1] / step)
        right, bottom = ceil(box[2] / step), ceil(box[3] / step)
        return [(x, y) for y in range(top, bottom) for x in range(left, right)]

    def _places(self, exposed: Box) -> list[_Place]:
        """Tiles that touch a part of the page, those in the middle first: eyes rest there."""
        width, height = self._size
        step = SIDE / self._scale
        left, top = max(0, floor(exposed[0] / step)), max(0, floor(exposed[1] / step))
        right = min(ceil(width / step), ceil(exposed[2] / step))
        bottom = min(ceil(height / step), ceil(exposed[3] / step))
        middle = (left + right) / 2, (top + bottom) / 2
        places = [(x, y) for y in range(top, bottom) for x in range(left, right)]
        return sorted(places, key=lambda place: (place[0] - middle[0]) ** 2 + (place[1] - middle[1]) ** 2)

    def _page_box(self, place: _Place, scale: float) -> Box:
        width, height = self._size
        step = SIDE / scale
        x, y = place[0] * step, place[1] * step
        return x, y, min(x + step, float(width)), min(y + step, float(height))


def _scaled(box: Box, scale: float, origin: QPointF) -> QRectF:
    return QRectF(
        origin.x() + box[0] * scale, origin.y() + box[1] * scale, (box[2] - box[0]) * scale, (box[3] - box[1]) * scale
    )


def _touch(first: Box, second: Box) -> bool:
    return first[0] < second[2] and first[2] > second[0] and first[1] < second[3] and first[3] > second[1]
