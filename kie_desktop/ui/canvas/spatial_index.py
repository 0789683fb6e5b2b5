"""Which entity or link lies under the pointer: boxes in numpy, exact shapes only for candidates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from math import ceil
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.geometry import Box, Point, Polygon, area, bounding_box, center, contains
from kie_desktop.domain.page import Entity, LinkKey, Page
from kie_desktop.ui.canvas.routing import (
    SAMPLES,
    Curve,
    Side,
    distances,
    lane_samples,
    lanes,
    ports,
    route,
    samples,
    sides,
)

_Key = TypeVar("_Key")


class _Rows(Generic[_Key]):
    """Rows of one numpy array, found and replaced by key; removed by moving the last row in."""

    def __init__(self, *shape: int) -> None:
        self._values: NDArray[np.float64] = np.zeros((64, *shape))
        self.keys: list[_Key] = []
        self._row_of: dict[_Key, int] = {}

    @property
    def values(self) -> NDArray[np.float64]:
        return self._values[: len(self.keys)]

    def clear(self) -> None:
        self.keys.clear()
        self._row_of.clear()

    def put(self, key: _Key, value: Box | NDArray[np.float64]) -> None:
        row = self._row_of.get(key)
        if row is None:
            row = len(self.keys)
            if row == len(self._values):
                self._values = np.concatenate([self._values, np.zeros_like(self._values)])
            self._row_of[key] = row
            self.keys.append(key)
        self._values[row] = value

    def remove(self, key: _Key) -> None:
        row = self._row_of.pop(key, None)
        if row is None:
            return
        last = self.keys.pop()
        if last != key:
            self._values[row] = self._values[len(self.keys)]
            self.keys[row] = last
            self._row_of[last] = row


class SpatialIndex:
    """Finds entities and links of one page by place. A box test over 2,000 rows takes some 20 us."""

    def __init__(self) -> None:
        self._entities: dict[int, Entity] = {}
        self._boxes: _Rows[int] = _Rows(4)
        self._lines: _Rows[LinkKey] = _Rows(SAMPLES + 1, 2)
        self._line_boxes: _Rows[LinkKey] = _Rows(4)
        self._links_of: defaultdict[int, set[LinkKey]] = defaultdict(set)
        self.curves: dict[LinkKey, Curve] = {}

    def load(self, page: Page | None, hidden: Collection[int] = ()) -> None:
        """Forget everything and take in a page."""
        self._boxes.clear()
        self._lines.clear()
        self._line_boxes.clear()
        self._links_of.clear()
        self.curves.clear()
        self._entities = {}
        if page is not None:
            self.update(page, page.entities, page.links, hidden)

    def update(
        self, page: Page, entities: Iterable[int], links: Iterable[LinkKey], hidden: Collection[int] = ()
    ) -> None:
        """Take in what changed; `links` must hold every link of a reshaped entity, and its `siblings`.

        Entities in `hidden`, and their links, are as if they were not there.
        """
        for entity_id in entities:
            entity = page.entities.get(entity_id)
            if entity is None or entity_id in hidden:
                self._boxes.remove(entity_id)
                self._entities.pop(entity_id, None)
            else:
                self._boxes.put(entity_id, entity.box)
                self._entities[entity_id] = entity
        present: list[LinkKey] = []
        for key in links:
            if key in page.links and key[0] not in hidden and key[1] not in hidden:
                present.append(key)
                for end in key:
                    self._links_of[end].add(key)
            else:
                self._lines.remove(key)
                self._line_boxes.remove(key)
                self.curves.pop(key, None)
                for end in key:
                    self._links_of[end].discard(key)
        leaves = self._route(present)
        if present:
            lines = samples(np.array([self.curves[key] for key in present]))
            for row in self._crossing(present, lines):
                self._go_around(present[row], leaves[present[row]], lines[row])
            boxes = np.concatenate([lines.min(1), lines.max(1)], axis=1)
            for key, line, box in zip(present, lines, boxes, strict=True):
                self._lines.put(key, line)
                self._line_boxes.put(key, box)

    def siblings(self, links: Iterable[LinkKey]) -> set[LinkKey]:
        """These links and all that share an end with one of them: what shares a side shares its room."""
        found = set(links)
        for end in {end for key in found for end in key}:
            found.update(self._links_of.get(end, ()))
        return found

    def links_across(self, boxes: Iterable[Box]) -> set[LinkKey]:
        """Links that run through one of some places: they may run otherwise once something else stands there."""
        rows = self._line_boxes.values
        return {self._lines.keys[row] for box in boxes for row in np.flatnonzero(_touching(rows, box))}

    def _crossing(self, links: list[LinkKey], lines: NDArray[np.float64]) -> list[int]:
        """Which of some links run through entities other than their ends. lines: n x (SAMPLES + 1) x 2."""
        boxes = self._boxes.values
        if not len(boxes):
            return []
        left, top = np.minimum.reduce(lines, 1).T[..., None]
        right, bottom = np.maximum.reduce(lines, 1).T[..., None]
        beside = (boxes[:, 0] > right) | (boxes[:, 2] < left) | (boxes[:, 1] > bottom) | (boxes[:, 3] < top)
        rows, columns = (~beside).nonzero()
        ends, keys = np.array(links)[rows], np.array(self._boxes.keys)[columns]
        others = (ends[:, 0] != keys) & (ends[:, 1] != keys)
        if not others.any():
            return []
        rows, columns = rows[others], columns[others]
        return np.unique(rows[_hits(lines[rows], boxes[columns])]).tolist()

    def _go_around(self, key: LinkKey, leaves: float, line: NDArray[np.float64]) -> None:
        """Let a link run along the lane that crosses fewest entities, if one crosses fewer than its curve does."""
        head, tail = self._entities[key[0]].box, self._entities[key[1]].box
        ways = lanes(head, tail, leaves)
        lines = np.concatenate([line[None], lane_samples(np.array(ways))])
        (left, top), (right, bottom) = lines.min((0, 1)), lines.max((0, 1))
        others = self.boxes_near((left, top, right, bottom), key)
        crossed = [int(_hits(each[None], others).sum()) for each in lines]
        length = np.abs(np.diff(lines, axis=1)).sum((1, 2))
        best = int(np.lexsort((length, crossed))[0])
        if crossed[best] < crossed[0]:
            self.curves[key], line[:] = ways[best - 1], lines[best]

    def _route(self, links: list[LinkKey]) -> dict[LinkKey, float]:
        """Find the curves of links; a link's place on a side depends on the others there.

        Returns how far from the usual place each leaves its key.
        """
        places: dict[int, dict[LinkKey, float]] = {}
        for key in links:
            for end in key:
                if end not in places:
                    places[end] = self._ports_of(end)
            head, tail = self._entities[key[0]].box, self._entities[key[1]].box
            self.curves[key] = route(head, tail, places[key[0]][key], places[key[1]][key])
        return {key: places[key[0]][key] for key in links}

    def _ports_of(self, entity_id: int) -> dict[LinkKey, float]:
        """How far from the usual place each link of an entity meets it."""
        box = self._entities[entity_id].box
        meeting: defaultdict[Side, list[tuple[LinkKey, Box]]] = defaultdict(list)
        for key in self._links_of[entity_id]:
            head, tail = self._entities[key[0]].box, self._entities[key[1]].box
            starts = key[0] == entity_id
            meeting[sides(head, tail)[0 if starts else 1]].append((key, tail if starts else head))
        return {key: place for side, others in meeting.items() for key, place in ports(box, side, others).items()}

    def links_of(self, entity_id: int) -> Collection[LinkKey]:
        """Links that start or end at an entity, without looking through all of them."""
        return self._links_of.get(entity_id, ())

    def entity_at(self, point: Point, tolerance: float = 0.0) -> int | None:
        """The smallest entity around a point, so that one inside another can be reached.

        Where none contains it: the smallest whose box lies within `tolerance` pixels.
        """
        x, y = point
        near = self._near((x - tolerance, y - tolerance, x + tolerance, y + tolerance))
        near.sort(key=lambda entity_id: (area(self._entities[entity_id].points), entity_id))
        for entity_id in near:
            if contains(self._entities[entity_id].points, point):
                return entity_id
        thin = [entity_id for entity_id in near if _thinner(self._entities[entity_id].box, 2 * tolerance)]
        return thin[0] if thin else None

    def link_at(self, point: Point, tolerance: float) -> LinkKey | None:
        """The link whose curve passes nearest, within `tolerance` pixels."""
        (x, y), boxes = point, self._line_boxes.values
        around = x - tolerance, y - tolerance, x + tolerance, y + tolerance
        near = np.flatnonzero(_touching(boxes, around))
        if not near.size:
            return None
        apart = distances(self._lines.values[near], point)
        best = int(apart.argmin())
        key = self._lines.keys[near[best]]
        return key if apart[best] <= tolerance else None

    def entities_in(self, box: Box) -> set[int]:
        """Entities whose box lies wholly inside a box (rubber band)."""
        boxes = self._boxes.values
        inside = (boxes[:, :2] >= box[:2]).all(1) & (boxes[:, 2:] <= box[2:]).all(1)
        return {self._boxes.keys[row] for row in np.flatnonzero(inside)}

    def entities_within(self, outline: Polygon) -> set[int]:
        """Entities whose centre lies within an outline (lasso)."""
        inside = (
            key for key in self._near(bounding_box(outline)) if contains(outline, center(self._entities[key].points))
        )
        return set(inside)

    def boxes_near(self, box: Box, apart: Collection[int]) -> NDArray[np.float64]:
        """Boxes, n x 4, of entities that touch a box, without some of them."""
        boxes = self._boxes.values
        near = [row for row in np.flatnonzero(_touching(boxes, box)) if self._boxes.keys[row] not in apart]
        return boxes[near]

    def known(self, entity_id: int) -> Entity | None:
        """An entity as of the last update."""
        return self._entities.get(entity_id)

    @property
    def has_entities(self) -> bool:
        """Whether there is any."""
        return bool(self._entities)

    def extent(self) -> Box | None:
        """A box around all entities; None without any."""
        boxes = self._boxes.values
        if not len(boxes):
            return None
        (left, top), (right, bottom) = boxes[:, :2].min(0).tolist(), boxes[:, 2:].max(0).tolist()
        return left, top, right, bottom

    def median_height(self) -> float:
        """Height of the usual entity in pixels, whichever way its line runs; 0 without entities."""
        boxes = self._boxes.values
        heights = np.sort((boxes[:, 2:] - boxes[:, :2]).min(1))  # np.median loads numpy.ma: 0.07 s at the first page
        number = len(heights)
        return float(heights[(number - 1) // 2] + heights[number // 2]) / 2 if number else 0.0

    def _near(self, box: Box) -> list[int]:
        return [self._boxes.keys[row] for row in np.flatnonzero(_touching(self._boxes.values, box))]


def curve_box(curve: Curve) -> Box:
    """A box around a curve: that of its control points, in whole pixels."""
    xs, ys = zip(*curve, strict=True)
    return int(min(xs)), int(min(ys)), ceil(max(xs)), ceil(max(ys))


def _touching(boxes: NDArray[np.float64], box: Box) -> NDArray[np.bool_]:
    return (boxes[:, 0] <= box[2]) & (boxes[:, 2] >= box[0]) & (boxes[:, 1] <= box[3]) & (boxes[:, 3] >= box[1])


def _hits(lines: NDArray[np.float64], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which polylines (n x s x 2; 1 x s x 2: the same for all) run well inside a box (n x 4)."""
    start, way = lines[:, :-1], lines[:, 1:] - lines[:, :-1]
    way = np.where(way == 0, 1e-9, way)
    inset = 0.15 * np.minimum(boxes[:, 3:] - boxes[:, 1:2], boxes[:, 2:3] - boxes[:, :1])
    enter = (np.hstack([boxes[:, :1], boxes[:, 1:2] + inset])[:, None] - start) / way
    leave = (np.hstack([boxes[:, 2:3], boxes[:, 3:] - inset])[:, None] - start) / way
    first = np.maximum.reduce(np.minimum(enter, leave), 2)
    last = np.minimum.reduce(np.maximum(enter, leave), 2)
    return np.logical_or.reduce((first < last) & (last > 0) & (first < 1), 1)


def _thinner(box: Box, limit: float) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) < limit
