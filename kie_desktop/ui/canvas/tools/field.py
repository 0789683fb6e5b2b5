"""Show where the value of a field stands."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kie_desktop.domain.geometry import Box, Polygon
from kie_desktop.domain.page import Entity
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.ui.canvas.text_places import character_at, part_of_line, words_between
from kie_desktop.ui.canvas.tools.base import ENTITY_REACH_PX, Pointer, Tool, ToolContext


class FieldTool(Tool):
    """Click a line, drag over a part of it, or drag a band around several: that is the value of the current field.

    A drag along one line takes whole words of it; with Alt held, single characters.
    """

    name = "field"
    cursor = Qt.CursorShape.IBeamCursor

    def __init__(self, bench: ToolContext) -> None:
        super().__init__(bench)
        self._pressed: Pointer | None = None
        self._line: int | None = None

    @property
    def busy(self) -> bool:
        """Whether a button is held."""
        return self._pressed is not None

    def press(self, pointer: Pointer) -> None:
        """Begin at a line, or beside one."""
        self._pressed = pointer
        self._line = self.bench.index.entity_at(pointer.point, ENTITY_REACH_PX / pointer.zoom)

    def move(self, pointer: Pointer) -> None:
        """Show what the drag means."""
        if self._pressed is None or not pointer.far_from(self._pressed):
            return
        lines, span = self._meant(self._pressed, pointer)
        overlay, page = self.bench.overlay, self.bench.page
        overlay.hovered = overlay.hovered_link = None
        overlay.rubber = None if span is not None else _band(self._pressed, pointer)
        overlay.picked = tuple(_outline(page.entities[line], span) for line in lines)
        self.bench.refresh()

    def release(self, pointer: Pointer) -> None:
        """What was clicked or dragged over is the value."""
        pressed, line = self._pressed, self._line
        if pressed is None:
            return
        lines: list[int] = [] if line is None else [line]
        span = None
        if pointer.far_from(pressed):
            lines, span = self._meant(pressed, pointer)
        self.cancel()
        if lines:
            self.bench.pick_value(lines, span)

    def double_click(self, pointer: Pointer) -> None:
        """Correct the text of a line."""
        line = self.bench.index.entity_at(pointer.point, ENTITY_REACH_PX / pointer.zoom)
        if line is not None:
            self.bench.edit_text(line)

    def cancel(self) -> None:
        """Forget where it began."""
        self._pressed = self._line = None
        super().cancel()

    def _meant(self, pressed: Pointer, pointer: Pointer) -> tuple[list[int], tuple[int, int] | None]:
        """The lines that a drag means, in reading order, and the part of the only one."""
        line = self.bench.page.entities.get(self._line) if self._line is not None else None
        if line is not None and line.text and _is_beside(line, pointer):
            first, last = character_at(line, pressed.point), character_at(line, pointer.point)
            if pointer.holds(Qt.KeyboardModifier.AltModifier):
                low, high = sorted((round(first), round(last)))
                span = (low, high) if low < high else (min(int(first), len(line.text) - 1), int(first) + 1)
            else:
                span = words_between(line.text, first, last)
            return [line.id], None if span == (0, len(line.text)) else span
        x1, y1, x2, y2 = _band(pressed, pointer)
        touched = (
            entity
            for entity in self.bench.page.entities.values()
            if entity.box[0] < x2 and entity.box[2] > x1 and y1 <= (entity.box[1] + entity.box[3]) / 2 <= y2
        )
        return [entity.id for entity in in_reading_order(touched)], None


def _is_beside(line: Entity, pointer: Pointer) -> bool:
    """Whether the pointer has not left the line upwards or downwards; of one that runs down the page, sideways."""
    x1, y1, x2, y2 = line.box
    x, y = pointer.point
    if y2 - y1 > 2 * (x2 - x1):
        return x1 - (x2 - x1) / 3 <= x <= x2 + (x2 - x1) / 3
    return y1 - (y2 - y1) / 3 <= y <= y2 + (y2 - y1) / 3


def _band(pressed: Pointer, pointer: Pointer) -> Box:
    (x1, y1), (x2, y2) = pressed.point, pointer.point
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _outline(entity: Entity, span: tuple[int, int] | None) -> Polygon:
    return part_of_line(entity, *span) if span else entity.points
