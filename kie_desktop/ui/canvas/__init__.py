"""The page canvas: image, entities and links, and the mouse tools that edit them."""

from __future__ import annotations

from kie_desktop.ui.canvas.page_canvas import PageCanvas

__all__ = ["PageCanvas"]
