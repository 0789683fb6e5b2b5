"""What lies over the drawn page for the moment: hover, selection, handles and gestures under way.

Tools change the fields, the canvas paints them and repaints only where something changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kie_desktop.domain.geometry import Box, Point, Polygon, bounding_box, shifted
from kie_desktop.domain.page import LinkKey, Page
from kie_desktop.ui.canvas.routing import Curve, route
from kie_desktop.ui.canvas.spatial_index import SpatialIndex, curve_box

MANY = 100
"""More dragged entities than this: their links do not follow, and the whole page is repainted."""


@dataclass
class Overlay:
    """Transient state, in pixels of the page.

    draft: the outline being drawn, the pointer last; draft_open: its vertices are set one by one.
    guides: lines along the edges that a gesture has snapped to.
    suggested_link, suggested_labels, suggested_texts: what one key accepts; accept_key: the key that accepts them.
    hints: targets of a link, with their badges. letters: what is left to be typed to select an entity.
    places: where the value of a field stands. picked: what a drag shows as the value of one.
    moving, offset: the shapes that a drag gives entities, and how far it has moved them all.
    """

    hovered: int | None = None
    hovered_link: LinkKey | None = None
    rubber: Box | None = None
    lasso: tuple[Point, ...] = ()
    guides: tuple[tuple[Point, Point], ...] = ()
    draft: tuple[Point, ...] = ()
    draft_label: str = ""
    draft_open: bool = False
    places: tuple[Polygon, ...] = ()
    picked: tuple[Polygon, ...] = ()
    link_from: int | None = None
    link_target: int | None = None
    link_curve: Curve | None = None
    moving: Mapping[int, Polygon] = field(default_factory=dict)
    offset: Point = (0.0, 0.0)
    hot_vertex: int | None = None
    suggested_link: LinkKey | None = None
    suggested_labels: Mapping[int, str] = field(default_factory=dict)
    suggested_texts: Mapping[int, str] = field(default_factory=dict)
    accept_key: str = ""
    hints: Mapping[int, str] = field(default_factory=dict)
    letters: Mapping[int, str] = field(default_factory=dict)

    def clear_gesture(self) -> None:
        """Forget what a gesture has drawn; keep the hover."""
        fresh = Overlay()
        self.rubber, self.draft, self.moving, self.offset = fresh.rubber, fresh.draft, fresh.moving, fresh.offset
        self.lasso, self.guides, self.picked = fresh.lasso, fresh.guides, fresh.picked
        self.link_from, self.link_target, self.link_curve = None, None, None
        self.hot_vertex = None

    def shape(self, page: Page, entity_id: int) -> Polygon:
        """The polygon of an entity as it stands in the gesture under way."""
        if entity_id in self.moving:
            return shifted(self.moving[entity_id], *self.offset)
        return page.entities[entity_id].points

    def boxes(self, page: Page, index: SpatialIndex) -> Iterator[Box]:
        """Boxes around everything that is drawn over the page, without margins.

        The selection is not in it, nor are suggested labels and texts, and letters: whoever changes these repaints all.
        """
        for entity_id in (self.hovered, self.link_from, self.link_target, *(self.suggested_link or ()), *self.hints):
            if entity_id is not None and entity_id in page.entities:
                yield bounding_box(self.shape(page, entity_id))
        if self.hovered is not None and self.hovered in page.entities:
            for key in index.links_of(self.hovered):
                yield curve_box(self.curve(page, index, key))
                yield from (bounding_box(self.shape(page, end)) for end in key)
        if self.hovered_link is not None and self.hovered_link in page.links:
            yield curve_box(self.curve(page, index, self.hovered_link))
        if self.rubber:
            yield self.rubber
        for outline in (self.lasso, self.draft, self.link_curve, *self.guides, *self.places, *self.picked):
            if outline:
                yield bounding_box(outline)
        if self.suggested_link is not None and {*self.suggested_link} <= page.entities.keys():
            yield curve_box(self.curve(page, index, self.suggested_link))
        if len(self.moving) > MANY:
            yield 0.0, 0.0, float(page.width), float(page.height)
            return
        for entity_id in self.moving:
            yield bounding_box(self.shape(page, entity_id))
            for key in index.links_of(entity_id):
                yield curve_box(self.curve(page, index, key))

    def curve(self, page: Page, index: SpatialIndex, key: LinkKey) -> Curve:
        """How a link runs in the gesture under way."""
        drawn = index.curves.get(key)
        if drawn is not None and self.moving.keys().isdisjoint(key):
            return drawn
        head, tail = bounding_box(self.shape(page, key[0])), bounding_box(self.shape(page, key[1]))
        return route(head, tail)
