"""Mouse tools, one class each. The canvas dispatches events; tools read the page and make edits."""

from __future__ import annotations

from kie_desktop.ui.canvas.tools.base import Pointer, Tool, ToolContext
from kie_desktop.ui.canvas.tools.draw import PolygonTool, RectangleTool
from kie_desktop.ui.canvas.tools.field import FieldTool
from kie_desktop.ui.canvas.tools.lasso import LassoTool
from kie_desktop.ui.canvas.tools.link import LinkTool
from kie_desktop.ui.canvas.tools.pan import PanTool
from kie_desktop.ui.canvas.tools.select import SelectTool

TOOLS: tuple[type[Tool], ...] = (SelectTool, LassoTool, RectangleTool, PolygonTool, LinkTool, FieldTool, PanTool)

__all__ = [
    "TOOLS",
    "FieldTool",
    "LassoTool",
    "LinkTool",
    "PanTool",
    "Pointer",
    "PolygonTool",
    "RectangleTool",
    "SelectTool",
    "Tool",
    "ToolContext",
]
