"""What a drag with the selecting arrow does: move entities, or one vertex of one."""

from __future__ import annotations

from typing import Protocol

from kie_desktop.domain.geometry import Box, Point, Polygon, bounding_box, clipped, rectangle, shifted, union_box
from kie_desktop.domain.page import Page
from kie_desktop.ui.canvas.tools.base import Pointer
from kie_desktop.ui.canvas.tools.snap import Guide, Snapper
from kie_desktop.ui.language import tr


class Drag(Protocol):
    """A drag under way. shapes, offset: what it draws; result: what it leaves; guides: what it has caught on."""

    text: str
    shapes: dict[int, Polygon]
    offset: Point
    guides: tuple[Guide, ...]

    def follow(self, pointer: Pointer, special: bool, snapper: Snapper | None) -> None:
        """The pointer is there now. special: the key that changes the drag is held."""
        ...

    @property
    def result(self) -> dict[int, Polygon]:
        """The shapes at the end."""
        ...


class Move:
    """Drag some entities. They stay on the page, together; `special`: straight across or down."""

    def __init__(self, page: Page, entity_ids: frozenset[int], start: Point) -> None:
        number = len(entity_ids)
        self.text = tr("Move entity") if number == 1 else tr("Move {} entities").format(number)
        self.shapes: dict[int, Polygon] = {key: page.entities[key].points for key in entity_ids}
        self._start = start
        x1, y1, x2, y2 = self._box = union_box(bounding_box(points) for points in self.shapes.values())
        self._room: Box = (-x1, -y1, page.width - x2, page.height - y2)
        self.offset: Point = (0.0, 0.0)
        self.guides: tuple[Guide, ...] = ()

    def follow(self, pointer: Pointer, special: bool, snapper: Snapper | None) -> None:
        """Move by as much as the pointer has."""
        self.guides = ()
        dx, dy = (float(round(now - then)) for now, then in zip(pointer.point, self._start, strict=True))
        if special:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        elif snapper is not None:
            x1, y1, x2, y2 = self._box
            (more_x, more_y), self.guides = snapper.shift((x1 + dx, y1 + dy, x2 + dx, y2 + dy), pointer.zoom)
            dx, dy = dx + more_x, dy + more_y
        left, top, right, bottom = self._room
        self.offset = min(max(dx, min(left, 0.0)), max(right, 0.0)), min(max(dy, min(top, 0.0)), max(bottom, 0.0))

    @property
    def result(self) -> dict[int, Polygon]:
        """The entities where they were dropped."""
        return {key: shifted(points, *self.offset) for key, points in self.shapes.items()}


class Reshape:
    """Drag one vertex. An upright rectangle stays one, unless `special`."""

    offset: Point = (0.0, 0.0)

    def __init__(self, page: Page, entity_id: int, vertex: int) -> None:
        self.text = tr("Move vertex")
        self._page, self._id, self._vertex = page, entity_id, vertex
        self.shapes: dict[int, Polygon] = {entity_id: page.entities[entity_id].points}
        self.guides: tuple[Guide, ...] = ()

    def follow(self, pointer: Pointer, special: bool, snapper: Snapper | None) -> None:
        """Put the vertex under the pointer."""
        point, self.guides = snapper.point(pointer.point, pointer.zoom) if snapper else (pointer.point, ())
        before = self._page.entities[self._id].points
        point = clipped((point,), self._page.width, self._page.height)[0]
        after = list(before)
        after[self._vertex] = point
        if _is_upright_rectangle(before) and not special:
            for index, (x, y) in enumerate(before):
                same_x, same_y = x == before[self._vertex][0], y == before[self._vertex][1]
                after[index] = (point[0] if same_x else x, point[1] if same_y else y)
        self.shapes = {self._id: tuple(after)}

    @property
    def result(self) -> dict[int, Polygon]:
        """The entity with its new vertex."""
        return self.shapes


def _is_upright_rectangle(points: Polygon) -> bool:
    return len(points) == 4 and set(points) == set(rectangle(bounding_box(points)))
