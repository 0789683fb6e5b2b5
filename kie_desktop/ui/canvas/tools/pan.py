"""Move the page in the view."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kie_desktop.ui.canvas.tools.base import Pointer, Tool, ToolContext


class PanTool(Tool):
    """Drag the page; also what the space bar and the middle button do."""

    name = "pan"
    cursor = Qt.CursorShape.OpenHandCursor

    def __init__(self, bench: ToolContext) -> None:
        super().__init__(bench)
        self._last: Pointer | None = None

    def press(self, pointer: Pointer) -> None:
        """Take hold of the page."""
        self._last = pointer
        self.bench.set_pointer(Qt.CursorShape.ClosedHandCursor)

    def move(self, pointer: Pointer) -> None:
        """The page follows the pointer."""
        if self._last is not None:
            self.bench.pan(pointer.place - self._last.place)
            self._last = pointer

    def release(self, pointer: Pointer) -> None:
        """Let go."""
        self._last = None
        self.bench.set_pointer(self.cursor)

    def cancel(self) -> None:
        """Let go."""
        self._last = None
        super().cancel()
