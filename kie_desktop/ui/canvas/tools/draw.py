"""Draw new entities."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import Point, Polygon, clipped, rectangle
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.ui.canvas.tools.base import Pointer, Tool, ToolContext
from kie_desktop.ui.canvas.tools.snap import Snapper
from kie_desktop.ui.language import tr

CLOSE_PX = 9.0
"""A click this near to the first vertex closes a polygon."""


class _DrawingTool(Tool):
    cursor = Qt.CursorShape.CrossCursor

    def _place(self, pointer: Pointer) -> Point:
        """Where the pointer sets a corner: on the page, and on the edge of a neighbour that it comes near."""
        page, point = self.bench.page, pointer.point
        self.bench.overlay.guides = ()
        if self.snaps(pointer):
            point, self.bench.overlay.guides = Snapper(self.bench.index).point(point, pointer.zoom)
        return clipped((point,), page.width, page.height)[0]

    def _show(self, points: Polygon, *, is_open: bool) -> None:
        self.bench.overlay.draft, self.bench.overlay.draft_open = points, is_open
        self.bench.overlay.draft_label = self.bench.draw_label
        self.bench.refresh()

    def _add(self, points: Polygon, text: str) -> None:
        """Make an entity of a finished outline and select it."""
        new_id = self.bench.page.next_id

        def make(page: Page) -> Patch:
            return edits.add_entity(page, points, label=self.bench.draw_label)

        self.cancel()
        if self.bench.edit(text, make):
            self.bench.selection.select({new_id})
            self.bench.announce_drawn(new_id)


class RectangleTool(_DrawingTool):
    """Drag from corner to corner."""

    name = "rectangle"

    def __init__(self, bench: ToolContext) -> None:
        super().__init__(bench)
        self._start: Pointer | None = None
        self._corner: Point = (0.0, 0.0)

    @property
    def busy(self) -> bool:
        """Whether a corner is set."""
        return self._start is not None

    def press(self, pointer: Pointer) -> None:
        """Set the first corner."""
        self._start, self._corner = pointer, self._place(pointer)

    def move(self, pointer: Pointer) -> None:
        """Show the rectangle so far."""
        if self._start is not None:
            self._show(self._outline(pointer), is_open=False)

    def release(self, pointer: Pointer) -> None:
        """Set the opposite corner; a click without a drag draws nothing."""
        start, self._start = self._start, None
        if start is None:
            return
        outline = self._outline(pointer)
        (x1, y1), _, (x2, y2), _ = outline
        if pointer.far_from(start) and x2 - x1 >= 1 and y2 - y1 >= 1:
            self._add(outline, tr("Draw rectangle"))
        else:
            self.cancel()

    def cancel(self) -> None:
        """Forget the first corner."""
        self._start = None
        super().cancel()

    def _outline(self, end: Pointer) -> Polygon:
        (x1, y1), (x2, y2) = self._corner, self._place(end)
        return rectangle((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))


class PolygonTool(_DrawingTool):
    """Click vertex after vertex; Enter, a double click or a click on the first vertex closes."""

    name = "polygon"

    def __init__(self, bench: ToolContext) -> None:
        super().__init__(bench)
        self._points: list[Point] = []

    @property
    def busy(self) -> bool:
        """Whether a vertex is set."""
        return bool(self._points)

    def press(self, pointer: Pointer) -> None:
        """Set a vertex, or close the polygon."""
        if len(self._points) >= 3 and pointer.near(self._points[0], CLOSE_PX):
            self._close()
            return
        self._points.append(self._place(pointer))
        self._preview(pointer)

    def move(self, pointer: Pointer) -> None:
        """Show the next side."""
        self._preview(pointer)

    def hover(self, pointer: Pointer) -> None:
        """Show the next side; before the first vertex, what lies under the pointer."""
        if self._points:
            self._preview(pointer)
        else:
            self.point_at(pointer)

    def double_click(self, pointer: Pointer) -> None:
        """Close; the first click of the two has set the last vertex."""
        self._close()

    def enter_key(self) -> bool:
        """Close the polygon."""
        if not self._points:
            return False
        self._close()
        return True

    def backspace_key(self) -> bool:
        """Take the last vertex back."""
        if not self._points:
            return False
        self._points.pop()
        if self._points:
            self._show((*self._points, self._points[-1]), is_open=True)
        else:
            self.cancel()
        return True

    def cancel(self) -> None:
        """Forget all vertices."""
        self._points.clear()
        super().cancel()

    def _preview(self, pointer: Pointer) -> None:
        if self._points:
            self._show((*self._points, self._place(pointer)), is_open=True)

    def _close(self) -> None:
        if len(self._points) >= 3:
            self._add(tuple(self._points), tr("Draw polygon"))
        else:
            self.cancel()
