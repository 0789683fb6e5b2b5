"""One page as a drawing: its image, entities and links, at any scale and turned as the view is.

The view shows it in tiles; the magnifier and the picture that is saved draw parts of it directly.
Boxes are in turned pixels: those of the page as it lies in the view.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap, QTransform

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import LinkKey, Page
from kie_desktop.ui.canvas import style
from kie_desktop.ui.canvas.artwork import Artwork, Cell
from kie_desktop.ui.canvas.page_image import PageImage, Tone
from kie_desktop.ui.canvas.spatial_index import SpatialIndex, curve_box

CONTENT_MARGIN = 0.015
"""Least room around the content, as a share of the page's longer side."""

FAINT = 0.5
"""Opacity of links that nobody points at and of which no end is selected."""
WIPE = 0.8
"""How much of a link is wiped out behind an entity."""


class PageDrawing:
    """What of a page is drawn, and how. Holds no truth: `load` and `update` follow the page.

    ratio: device pixels for one of the view, which says how large tags and arrow heads are.
    """

    def __init__(self) -> None:
        self.index = SpatialIndex()
        self.artwork = Artwork()
        self.ratio = 1.0
        self.page: Page | None = None
        self.tone = Tone()
        self.hidden_labels: frozenset[str] = frozenset()
        self._image: PageImage | None = None
        self._turning, self._turns, self._size = QTransform(), 0, (0, 0)
        self._lifted: frozenset[int] = frozenset()
        self._hidden: frozenset[int] = frozenset()

    # --- what is drawn

    @property
    def label_set(self) -> LabelSet:
        """The labels whose colours are drawn."""
        return self.artwork.label_set

    @property
    def has_image(self) -> bool:
        """Whether the image is there."""
        return self._image is not None

    @property
    def hidden(self) -> frozenset[int]:
        """Entities that are not drawn, and not found by the mouse, because their label is hidden."""
        return self._hidden

    def load(self, page: Page | None, label_set: LabelSet | None = None) -> None:
        """Draw another page, or none; its image comes later."""
        self.page, self._image = page, None
        self.artwork.label_set = label_set or default_label_set()
        self._lifted = frozenset()
        self.reload()

    def reload(self) -> None:
        """Take in the page again, after labels were hidden or shown."""
        self._hidden = self._hidden_of(self.page)
        self.index.load(self.page, self._hidden)
        self.artwork.load(self.page, self.index.curves, self._hidden | self._lifted)

    def set_image(self, pixels: NDArray[np.uint8]) -> None:
        """Draw this image under the entities: H x W x 3 uint8 RGB."""
        self._image = PageImage(pixels, self._turns, self.tone)

    def set_tone(self, tone: Tone) -> None:
        """Show the image lighter, darker, stronger."""
        self.tone = tone
        if self._image is not None:
            self._image.show_as(self._turns, tone)

    def set_turning(self, turning: QTransform, turns: int, size: tuple[int, int]) -> None:
        """How the page lies in the view: from its pixels to turned ones, quarters, and its turned size."""
        self._turning, self._turns, self._size = turning, turns, size
        if self._image is not None:
            self._image.show_as(turns, self.tone)

    def lift(self, entities: Collection[int]) -> list[Box]:
        """Leave entities and their links out, because a gesture draws them elsewhere; none puts all back."""
        changed = self._lifted ^ frozenset(entities)
        if self.page is None or not changed:
            return []
        self._lifted = frozenset(entities)
        return self.update(self.page, changed, links_of(self.page, changed))

    def update(self, page: Page, entities: Iterable[int], links: Iterable[LinkKey]) -> list[Box]:
        """Draw some entities and links anew; returns where they were and where they are, in turned pixels."""
        self.page = page
        hidden = self._hidden_of(page) if self.hidden_labels else frozenset()
        switched, self._hidden = hidden ^ self._hidden, hidden
        entities = {*entities, *switched}
        links = self.index.siblings({*links, *links_of(page, switched)}) | self._in_the_way(page, entities)
        changed = self._boxes_of(entities, links)
        self.index.update(page, entities, links, hidden)
        self.artwork.update(page, entities, links, hidden | self._lifted)
        changed += self._boxes_of(entities, links)
        return [self.turned(box) for box in changed]

    def turned(self, box: Box) -> Box:
        """A box of the page as it lies in the view."""
        return _mapped(self._turning, box) if self._turns else box

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in turned pixels."""
        return self._size

    def upright(self) -> PageDrawing:
        """The same page with the same things hidden, but not turned and in the image's own tone."""
        other = PageDrawing()
        other.hidden_labels = self.hidden_labels
        for switch in ("links_visible", "labels_visible", "patterns", "unsure_below"):
            setattr(other.artwork, switch, getattr(self.artwork, switch))
        other.load(self.page, self.label_set)
        if self.page is not None:
            other.set_turning(QTransform(), 0, (self.page.width, self.page.height))
        if self._image is not None:
            other._image = self._image.upright()
        return other

    def content(self) -> QRectF:
        """What there is to see, in pixels of the page: its entities, else what is on the paper, else all of it.

        A margin of about two lines lies around it.
        """
        page = self.page
        if page is None:
            return QRectF()
        whole = QRectF(0, 0, page.width, page.height)
        extent, margin = self.index.extent(), CONTENT_MARGIN * max(page.width, page.height)
        if extent is not None:
            area = QRectF(QPointF(*extent[:2]), QPointF(*extent[2:]))
        elif self._image is not None and (ink := self._image.ink()) is not None:
            area = QTransform().scale(page.width, page.height).mapRect(ink)
        else:
            return whole
        margin = max(margin, 2 * self.index.median_height())
        return area.adjusted(-margin, -margin, margin, margin) & whole

    # --- drawing (tiles.Sheet)

    def paint(self, painter: QPainter, box: Box, scale: float) -> None:
        """The part of the page in a box, with a painter whose corner is that of the box; links in full colour."""
        painter.save()
        self._paint_image(painter, box, _target(box, scale))
        on_page = self._enter_page(painter, box, scale)
        self.artwork.paint_links(painter, self.artwork.links_near(on_page, scale, self.ratio), scale, self.ratio)
        self._paint_entities(painter, on_page, scale)
        painter.restore()

    def paint_sheet(self, painter: QPainter, box: Box, scale: float) -> None:
        """The same as `paint` but with links that step back: faint between entities, and hardly there behind them."""
        target = _target(box, scale)
        self._paint_image(painter, box, target)
        on_page = self._on_page(box)
        if cells := self.artwork.links_near(on_page, scale, self.ratio):
            painter.setOpacity(FAINT)
            painter.drawPixmap(0, 0, self._links_behind(cells, box, target, scale))
            painter.setOpacity(1.0)
        self._enter_page(painter, box, scale)
        self._paint_entities(painter, on_page, scale)

    def _paint_image(self, painter: QPainter, box: Box, target: QRectF) -> None:
        if self._image is not None:
            self._image.paint(painter, self._in_image(box), target)

    def _paint_entities(self, painter: QPainter, on_page: Box, scale: float) -> None:
        height_px = self.index.median_height() * scale / self.ratio
        self.artwork.paint_entities(painter, on_page, scale, self.ratio, height_px)

    def _links_behind(self, cells: list[Cell], box: Box, target: QRectF, scale: float) -> QPixmap:
        """The links of a tile, wiped out almost wholly where entities lie, so that they cover no words."""
        size = target.size().toSize()
        layer = QPixmap(max(1, size.width()), max(1, size.height()))
        layer.fill(style.TRANSPARENT)
        painter = QPainter(layer)
        on_page = self._enter_page(painter, box, scale)
        self.artwork.paint_links(painter, cells, scale, self.ratio)
        self.artwork.wipe_entities(painter, on_page, WIPE)
        painter.end()
        return layer

    def paint_stand_in(self, painter: QPainter, box: Box, scale: float) -> None:
        """The image alone, quickly."""
        if self._image is None:
            painter.fillRect(_target(box, scale), style.PAPER)
        else:
            self._image.paint(painter, self._in_image(box), _target(box, scale), smooth=False)

    def _enter_page(self, painter: QPainter, box: Box, scale: float) -> Box:
        """Let the painter draw in pixels of the page; returns the box there."""
        painter.scale(scale, scale)
        painter.translate(-box[0], -box[1])
        painter.setTransform(self._turning, True)
        return self._on_page(box)

    def _on_page(self, box: Box) -> Box:
        return _mapped(self._turning.inverted()[0], box) if self._turns else box

    def _in_image(self, box: Box) -> QRectF:
        """A box in pixels of the image, should its size differ from what the page says."""
        assert self._image is not None
        image, page = self._image.size, self._size
        across, down = image[0] / page[0], image[1] / page[1]
        return QRectF(QPointF(box[0] * across, box[1] * down), QPointF(box[2] * across, box[3] * down))

    def _hidden_of(self, page: Page | None) -> frozenset[int]:
        if page is None or not self.hidden_labels:
            return frozenset()
        names = self.hidden_labels
        return frozenset(key for key, entity in page.entities.items() if entity.label.casefold() in names)

    def _in_the_way(self, page: Page, entities: Iterable[int]) -> set[LinkKey]:
        """Links that run where entities stood or will stand, and may have to run otherwise."""
        boxes = []
        for entity_id in entities:
            before, after = self.index.known(entity_id), page.entities.get(entity_id)
            if before is None or after is None or before.points != after.points:
                boxes += [entity.box for entity in (before, after) if entity is not None]
        return self.index.links_across(boxes)

    def _boxes_of(self, entities: Iterable[int], links: Iterable[LinkKey]) -> list[Box]:
        known = [entity for key in entities if (entity := self.index.known(key))]
        curves = [self.index.curves[key] for key in links if key in self.index.curves]
        return [entity.box for entity in known] + [curve_box(curve) for curve in curves]


def links_of(page: Page, entities: Collection[int]) -> set[LinkKey]:
    """Links that start or end at one of these entities."""
    gone = set(entities)
    return {key for key in page.links if not gone.isdisjoint(key)} if gone else set()


def _mapped(way: QTransform, box: Box) -> Box:
    area = way.mapRect(QRectF(QPointF(box[0], box[1]), QPointF(box[2], box[3])))
    return area.left(), area.top(), area.right(), area.bottom()


def _target(box: Box, scale: float) -> QRectF:
    return QRectF(0, 0, (box[2] - box[0]) * scale, (box[3] - box[1]) * scale)
