"""The View and Tools menus."""

from __future__ import annotations

from kie_desktop.ui.commands.spec import CommandGroup, Spec, a_page

ACTIONS: tuple[Spec, ...] = (
    Spec("fit", "&Fit page", "Ctrl+0", "fit", "Show the whole page", a_page),
    Spec("zoom-in", "Zoom &in", "Ctrl++", "zoom-in", "", a_page),
    Spec("zoom-out", "Zoom &out", "Ctrl+-", "zoom-out", "", a_page),
    Spec("actual-size", "&Actual size", "Ctrl+1", "", "One pixel of the page is one pixel of the screen", a_page),
    Spec("show-links", "Show &links", "Ctrl+L", "links", "Arrows from key to value", checkable=True),
    Spec("show-labels", "Show &entities", "Ctrl+T", "tag",
         "Outlines and labels of the entities; without them the bare page shows", checkable=True),
    Spec("theme-system", "&As the system", checkable=True, group="theme"),
    Spec("theme-light", "&Light", checkable=True, group="theme"),
    Spec("theme-dark", "&Dark", checkable=True, group="theme"),
    Spec("tool-select", "&Select", "V", "select", "Select, move and reshape entities", a_page, True, "tool"),
    Spec("tool-rectangle", "&Rectangle", "R", "rectangle", "Draw an entity as a rectangle", a_page, True, "tool"),
    Spec("tool-polygon", "&Polygon", "P", "polygon", "Draw an entity corner by corner", a_page, True, "tool"),
    Spec("tool-link", "&Link", "L", "link", "Drag from a key to its value", a_page, True, "tool"),
)  # fmt: skip


class ViewCommands(CommandGroup):
    """What its actions do."""

    def fit(self) -> None:
        """Show the whole page."""
        self._window.canvas.fit()

    def zoom_in(self) -> None:
        """Show the page larger."""
        self._window.canvas.zoom_in()

    def zoom_out(self) -> None:
        """Show the page smaller."""
        self._window.canvas.zoom_out()

    def actual_size(self) -> None:
        """Show one pixel of the page as one of the screen."""
        self._window.canvas.actual_size()

    def show_links(self, on: bool) -> None:
        """Show or hide the arrows."""
        self._session.settings["show_links"] = on

    def show_labels(self, on: bool) -> None:
        """Show or hide outlines and labels of the entities."""
        self._session.settings["show_labels"] = on

    def theme_system(self) -> None:
        """Look as the system does."""
        self._session.settings["theme"] = "system"

    def theme_light(self) -> None:
        """Look light."""
        self._session.settings["theme"] = "light"

    def theme_dark(self) -> None:
        """Look dark."""
        self._session.settings["theme"] = "dark"

    def tool_select(self) -> None:
        """Take the arrow."""
        self._window.canvas.set_tool("select")

    def tool_rectangle(self) -> None:
        """Take the rectangle."""
        self._window.canvas.set_tool("rectangle")

    def tool_polygon(self) -> None:
        """Take the polygon."""
        self._window.canvas.set_tool("polygon")

    def tool_link(self) -> None:
        """Take the link tool."""
        self._window.canvas.set_tool("link")
