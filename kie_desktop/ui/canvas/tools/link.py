"""Draw links."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kie_desktop.domain import edits
from kie_desktop.ui.canvas.routing import route, toward
from kie_desktop.ui.canvas.tools.base import ENTITY_REACH_PX, Pointer, Tool, ToolContext, directed
from kie_desktop.ui.language import tr


class LinkTool(Tool):
    """Drag from a key to its value, or click one after the other.

    A link dragged from a value to a key is turned around: the labels' roles say which is which.
    """

    name = "link"
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, bench: ToolContext) -> None:
        super().__init__(bench)
        self._from: int | None = None
        self._pressed: Pointer | None = None

    @property
    def busy(self) -> bool:
        """Whether the first end is chosen."""
        return self._from is not None

    def press(self, pointer: Pointer) -> None:
        """Choose the first end, or the second one after a click on the first."""
        entity = self._entity_at(pointer)
        if self._from is not None:
            self._finish(entity)
        elif entity is not None:
            self._from, self._pressed = entity, pointer
            self._aim(pointer)

    def move(self, pointer: Pointer) -> None:
        """The link follows the pointer and catches on entities."""
        if self._from is not None:
            self._aim(pointer)

    def hover(self, pointer: Pointer) -> None:
        """After a click on the first end, as in a drag."""
        if self._from is not None:
            self._aim(pointer)
        else:
            self.point_at(pointer)

    def release(self, pointer: Pointer) -> None:
        """Choose the second end; released where it was pressed, wait for a click on it."""
        if self._from is None or self._pressed is None:
            return
        dragged = pointer.far_from(self._pressed)
        self._pressed = None
        if dragged:
            self._finish(self._entity_at(pointer))

    def cancel(self) -> None:
        """Forget the first end."""
        self._from = self._pressed = None
        super().cancel()

    def _entity_at(self, pointer: Pointer) -> int | None:
        return self.bench.index.entity_at(pointer.point, ENTITY_REACH_PX / pointer.zoom)

    def _aim(self, pointer: Pointer) -> None:
        overlay, entities = self.bench.overlay, self.bench.page.entities
        if self._from is None or self._from not in entities:  # removed meanwhile, by undo or by a model
            self.cancel()
            return
        target = self._entity_at(pointer)
        if target == self._from:
            target = None
        start = entities[self._from]
        overlay.hovered = target
        overlay.link_from, overlay.link_target = self._from, target
        if target is None:
            overlay.link_curve = toward(start.box, pointer.point)
        else:
            head, tail = directed(self.bench, self._from, target)
            overlay.link_curve = route(entities[head].box, entities[tail].box)
        self.bench.refresh()

    def _finish(self, target: int | None) -> None:
        start = self._from
        self.cancel()
        if start is None or target is None or target == start:
            return
        head, tail = directed(self.bench, start, target)
        if self.bench.edit(tr("Draw link"), lambda page: edits.add_links(page, head, [tail])):
            self.bench.selection.select_link((head, tail))
