"""Select, move and reshape entities."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

from PySide6.QtCore import Qt

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import Point, Polygon, bounding_box, contains
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.ui.canvas.tools.base import Pointer, Tool, ToolContext
from kie_desktop.ui.canvas.tools.drags import Drag, Move, Reshape
from kie_desktop.ui.canvas.tools.snap import Snapper
from kie_desktop.ui.language import tr

VERTEX_PX = 7.0
EDGE_PX = 6.0

_Shift = Qt.KeyboardModifier.ShiftModifier
_Alt = Qt.KeyboardModifier.AltModifier
_Control = Qt.KeyboardModifier.ControlModifier


class SelectTool(Tool):
    """Click, Shift-click or drag a rubber band to select; drag to move; drag handles to reshape.

    Double-click to edit an entity's text. With Alt: double-click a side of the selected entity to add a vertex
    there, click a vertex to remove it. Where shapes are locked, every drag is a rubber band.
    """

    name = "select"
    finds_links = True

    def __init__(self, bench: ToolContext) -> None:
        super().__init__(bench)
        self._pressed: Pointer | None = None
        self._drag: Drag | None = None
        self._grabbed: int | None = None  # entity under the press
        self._vertex: int | None = None
        self._banding = False
        self._band_adds_to: frozenset[int] = frozenset()

    @property
    def busy(self) -> bool:
        """Whether a button is held on something."""
        return self._pressed is not None

    def press(self, pointer: Pointer) -> None:
        """Select what lies there, and be ready to drag it."""
        selection = self.bench.selection
        self._pressed, self._drag, self._banding = pointer, None, False
        self._vertex = self._vertex_at(pointer)
        if self._vertex is not None:
            if pointer.holds(_Alt):
                self._remove_vertex(self._vertex)
                self._pressed = None
            return
        self._grabbed, link = self.things_at(pointer)
        if link is not None:
            selection.select_link(link)
        elif self._grabbed is None or (self.bench.locked and not pointer.holds(_Shift)):
            self._band_adds_to = selection.entities if pointer.holds(_Shift) else frozenset()
            self._banding = True
        elif pointer.holds(_Shift):
            selection.toggle(self._grabbed)
        elif self._grabbed not in selection.entities:
            selection.select({self._grabbed})

    def move(self, pointer: Pointer) -> None:
        """Drag: a vertex, the selected entities, or a rubber band."""
        if self._pressed is None:
            return
        if self._banding:
            if self.bench.overlay.rubber or pointer.far_from(self._pressed):
                self._stretch(self._pressed, pointer)
            return
        if self._drag is None and pointer.far_from(self._pressed):
            self._start_drag(self._pressed)
        if self._drag is not None:
            key = _Control if isinstance(self._drag, Reshape) else _Shift
            snapper = Snapper(self.bench.index, frozenset(self._drag.shapes)) if self.snaps(pointer) else None
            self._drag.follow(pointer, pointer.holds(key), snapper)
            overlay = self.bench.overlay
            overlay.guides = self._drag.guides
            overlay.hovered = overlay.hovered_link = None
            overlay.moving, overlay.offset = self._drag.shapes, self._drag.offset
            self.bench.refresh()

    def release(self, pointer: Pointer) -> None:
        """End the gesture: what was dragged becomes one edit."""
        pressed, drag, banding = self._pressed, self._drag, self._banding
        if pressed is None:
            return
        band = self.bench.overlay.rubber
        self.cancel()
        if drag is not None:
            shapes = drag.result
            self.bench.edit(drag.text, lambda page: edits.reshape(page, shapes))
        elif banding and band is None and self._grabbed is not None:
            self.bench.selection.select({self._grabbed})
        elif banding:
            inside = self.bench.index.entities_in(band) if band else set()
            self.bench.selection.select(self._band_adds_to | inside)
        elif self._grabbed is not None and not pressed.holds(_Shift):
            self.bench.selection.select({self._grabbed})

    def double_click(self, pointer: Pointer) -> None:
        """Edit the text of an entity; with Alt, add a vertex on a side of the selected one."""
        side = self._side_at(pointer) if pointer.holds(_Alt) else None
        if side is not None and self._vertex_at(pointer) is None:
            self._add_vertex(side, pointer.point)
            return
        entity, _ = self.things_at(pointer)
        if entity is not None:
            self.bench.edit_text(entity, pointer.point)

    def hover(self, pointer: Pointer) -> None:
        """Light up what a press would take hold of."""
        overlay = self.bench.overlay
        vertex = self._vertex_at(pointer)
        if vertex != overlay.hot_vertex:
            overlay.hot_vertex = vertex
            self.bench.refresh()
        self.point_at(pointer)
        if vertex is not None:
            self.bench.set_pointer(Qt.CursorShape.SizeAllCursor)
        elif overlay.hovered_link is not None:
            self.bench.set_pointer(Qt.CursorShape.PointingHandCursor)
        else:
            self.bench.set_pointer(self.cursor)

    def cancel(self) -> None:
        """Put everything back where it was."""
        self._pressed = self._drag = self._vertex = None
        self._banding = False
        super().cancel()

    def _selected(self) -> tuple[int, Polygon] | None:
        """The one selected entity, whose vertices show; none where shapes are locked."""
        chosen = self.bench.selection.entities if not self.bench.locked else ()
        entity = self.bench.page.entities.get(next(iter(chosen))) if len(chosen) == 1 else None
        return (entity.id, entity.points) if entity else None

    def _vertex_at(self, pointer: Pointer) -> int | None:
        selected = self._selected()
        if selected is None:
            return None
        x, y = pointer.point
        apart = [hypot(x - px, y - py) * pointer.zoom for px, py in selected[1]]
        nearest = min(range(len(apart)), key=apart.__getitem__)
        return nearest if apart[nearest] <= _reach(pointer, selected[1], VERTEX_PX) else None

    def _side_at(self, pointer: Pointer) -> int | None:
        """The side of the selected entity under the pointer, by the index of its first vertex."""
        selected = self._selected()
        if selected is None:
            return None
        points = selected[1]
        apart = [
            _distance_to_side(pointer.point, start, end) * pointer.zoom
            for start, end in zip(points, (*points[1:], points[0]), strict=True)
        ]
        nearest = min(range(len(apart)), key=apart.__getitem__)
        return nearest if apart[nearest] <= _reach(pointer, points, EDGE_PX) else None

    def _start_drag(self, pressed: Pointer) -> None:
        page, chosen = self.bench.page, self.bench.selection.entities
        selected = self._selected()
        if self._vertex is not None and selected is not None:
            self._drag = Reshape(page, selected[0], self._vertex)
        elif self._grabbed in chosen:
            self._drag = Move(page, chosen, pressed.point)
        if self._drag is not None:
            self.bench.lift(self._drag.shapes)

    def _stretch(self, pressed: Pointer, pointer: Pointer) -> None:
        (x1, y1), (x2, y2) = pressed.point, pointer.point
        self.bench.overlay.rubber = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
        self.bench.refresh()

    def _add_vertex(self, side: int, point: Point) -> None:
        selected = self._selected()
        if selected is not None:
            entity_id, points = selected
            self._reshape(tr("Add vertex"), {entity_id: (*points[: side + 1], point, *points[side + 1 :])})

    def _remove_vertex(self, vertex: int) -> None:
        selected = self._selected()
        if selected is None:
            return
        entity_id, points = selected

        def make(page: Page) -> Patch:
            if len(points) <= 3:
                raise edits.EditError(tr("a region needs at least 3 corners; to remove it, delete the entity"))
            return edits.reshape(page, {entity_id: (*points[:vertex], *points[vertex + 1 :])})

        self.bench.edit(tr("Remove vertex"), make)

    def _reshape(self, text: str, shapes: Mapping[int, Polygon]) -> None:
        self.bench.edit(text, lambda page: edits.reshape(page, shapes))


def _reach(pointer: Pointer, points: Polygon, most: float) -> float:
    """How near to an outline it is meant, in pixels of the view: inside an entity at most a quarter of its height.

    What is left in the middle moves the entity.
    """
    if not contains(points, pointer.point):
        return most
    left, top, right, bottom = bounding_box(points)
    return min(most, min(bottom - top, right - left) * pointer.zoom / 4)


def _distance_to_side(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square if square else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)
