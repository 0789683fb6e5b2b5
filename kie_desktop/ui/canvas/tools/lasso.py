"""Select by drawing around."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kie_desktop.domain.geometry import Point
from kie_desktop.ui.canvas.tools.base import Pointer, Tool, ToolContext

STEP_PX = 3.0
"""A new point of the outline is set every so many pixels of the view."""


class LassoTool(Tool):
    """Draw around entities; those whose middle lies inside are selected. Shift adds them to what is selected."""

    name = "lasso"
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, bench: ToolContext) -> None:
        super().__init__(bench)
        self._outline: list[Point] = []
        self._adds_to: frozenset[int] = frozenset()
        self._pressed: Pointer | None = None

    @property
    def busy(self) -> bool:
        """Whether an outline is begun."""
        return self._pressed is not None

    def press(self, pointer: Pointer) -> None:
        """Begin an outline."""
        self._pressed = pointer
        self._outline = [pointer.point]
        self._adds_to = self._kept(pointer)

    def move(self, pointer: Pointer) -> None:
        """Draw on."""
        if self._pressed is not None and not pointer.near(self._outline[-1], STEP_PX):
            self._outline.append(pointer.point)
            self.bench.overlay.lasso = tuple(self._outline)
            self.bench.refresh()

    def release(self, pointer: Pointer) -> None:
        """Select what lies inside; a click selects what is under it."""
        pressed, outline, adds_to = self._pressed, tuple(self._outline), self._adds_to
        if pressed is None:
            return
        self.cancel()
        if len(outline) > 2:
            inside = self.bench.index.entities_within(outline)
        else:
            entity, _ = self.things_at(pressed)
            inside = set() if entity is None else {entity}
        self.bench.selection.select(adds_to | inside)

    def cancel(self) -> None:
        """Forget the outline."""
        self._pressed = None
        self._outline = []
        super().cancel()

    def _kept(self, pointer: Pointer) -> frozenset[int]:
        held = pointer.holds(Qt.KeyboardModifier.ShiftModifier)
        return self.bench.selection.entities if held else frozenset()
