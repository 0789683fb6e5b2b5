"""The mouse tools of one canvas: which is in hand, and panning that interrupts it."""

from __future__ import annotations

from collections.abc import Callable

from kie_desktop.ui.canvas.tools import TOOLS, Tool, ToolContext


class Toolbox:
    """One of each tool. taken: called with the tool that is in hand from now on."""

    def __init__(self, bench: ToolContext, taken: Callable[[Tool], None]) -> None:
        self._tools: dict[str, Tool] = {tool.name: tool(bench) for tool in TOOLS}
        self._taken = taken
        self._interrupted: Tool | None = None  # the tool that space or the middle button put aside
        self.in_hand = self._tools["select"]

    @property
    def name(self) -> str:
        """Name of the tool in hand; one that panning interrupts stays in hand."""
        return (self._interrupted or self.in_hand).name

    def take(self, name: str) -> bool:
        """Take another tool; returns whether it is another. KeyError for a name that no tool has."""
        tool = self._tools[name]
        if name == self.name:
            return False
        self.drop_gesture()
        self._interrupted = None
        self._hold(tool)
        return True

    def interrupt(self) -> None:
        """Pan for a while."""
        if self._interrupted is None and self.in_hand is not self._tools["pan"]:
            self._interrupted = self.in_hand
            self._hold(self._tools["pan"])

    def resume(self) -> None:
        """The former tool again."""
        if self._interrupted is not None:
            tool, self._interrupted = self._interrupted, None
            self.in_hand.cancel()
            self._hold(tool)

    def drop_gesture(self) -> None:
        """Nothing of what a tool has begun stays."""
        for tool in self._tools.values():
            if tool.busy:
                tool.cancel()

    def _hold(self, tool: Tool) -> None:
        self.in_hand = tool
        self._taken(tool)
