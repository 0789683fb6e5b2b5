"""The View and Tools menus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from kie_desktop.domain.errors import UserError
from kie_desktop.ui.commands.group import CommandGroup
from kie_desktop.ui.commands.spec import Spec, a_page
from kie_desktop.ui.item_models.pages import page_name
from kie_desktop.ui.language import tr

ACTIONS: tuple[Spec, ...] = (
    Spec("fit-content", "Fit &content", "Ctrl+3", "fit-content",
         "Show what is on the page, without empty paper around it", a_page),
    Spec("fit", "&Fit page", "Ctrl+0", "fit", "Show the whole page", a_page),
    Spec("zoom-in", "Zoom &in", "Ctrl++", "zoom-in", "", a_page),
    Spec("zoom-out", "Zoom &out", "Ctrl+-", "zoom-out", "", a_page),
    Spec("actual-size", "&Actual size", "Ctrl+1", "", "Show one page pixel as one screen pixel", a_page),
    Spec("fit-width", "Fit &width", "Ctrl+2", "fit-width", "Fit the page to the width of the view", a_page),
    Spec("turn-right", "Rotate view &right", "Ctrl+Alt+Right", "turn-right",
         "Rotate the view by 90° clockwise; the page is not changed", a_page),
    Spec("turn-left", "Rotate view le&ft", "Ctrl+Alt+Left", "turn-left",
         "Rotate the view by 90° counterclockwise; the page is not changed", a_page),
    Spec("tone", "&Brightness and contrast…", "Ctrl+B", "tone",
         "Make faint scans readable; image files are not changed",
         a_page),
    Spec("magnifier", "Ma&gnifier", "M", "magnifier", "Show a lens at the pointer that magnifies three times", a_page,
         True),
    Spec("show-legend", "Le&gend", "Ctrl+G", "legend", "Show labels with their counts; you can hide each label",
         checkable=True,
         setting="show_legend"),
    Spec("show-links", "Show &links", "Ctrl+L", "links", "Show arrows from key to value", checkable=True,
         setting="show_links"),
    Spec("show-labels", "Show &entities", "Ctrl+T", "tag",
         "Show the outlines and labels of entities", checkable=True,
         setting="show_labels"),
    Spec("patterns", "&Hatch by role", "", "", "Tell headers, keys and values apart without colours", checkable=True,
         setting="patterns"),
    Spec("lock-shapes", "Loc&k shapes", "Ctrl+Shift+L", "lock",
         "Prevent entities from moving; you can still edit labels, links and text", checkable=True,
         setting="lock_shapes"),
    Spec("snap", "S&nap to neighbours", "", "", "Snap edges to neighbouring entities; hold Alt to prevent this",
         checkable=True, setting="snap"),
    Spec("save-picture", "Save pi&cture of the page…", "Ctrl+Shift+S", "picture",
         "Save the page with everything visible on it as PNG, JPEG or PDF", a_page),
    Spec("print", "&Print…", "Ctrl+P", "print", "Print the page with everything visible on it", a_page),
    Spec("theme-system", "&System default", checkable=True, group="theme"),
    Spec("theme-light", "&Light", checkable=True, group="theme"),
    Spec("theme-dark", "&Dark", checkable=True, group="theme"),
    Spec("tool-select", "&Select", "V", "select", "Select, move and reshape entities", a_page, True, "tool"),
    Spec("tool-lasso", "L&asso", "S", "lasso", "Draw around entities to select them", a_page, True, "tool"),
    Spec("tool-rectangle", "&Rectangle", "R", "rectangle", "Draw an entity as a rectangle", a_page, True, "tool",
         changes=True),
    Spec("tool-polygon", "&Polygon", "P", "polygon", "Draw an entity corner by corner", a_page, True, "tool",
         changes=True),
    Spec("tool-link", "&Link", "L", "link", "Drag from a key to its value", a_page, True, "tool", changes=True),
)  # fmt: skip


class ViewCommands(CommandGroup):
    """What its actions do."""

    def fit_content(self) -> None:
        """Show what is on the page."""
        self._shell.canvas.fit_content()

    def fit(self) -> None:
        """Show the whole page."""
        self._shell.canvas.fit()

    def zoom_in(self) -> None:
        """Show the page larger."""
        self._shell.canvas.zoom_in()

    def zoom_out(self) -> None:
        """Show the page smaller."""
        self._shell.canvas.zoom_out()

    def actual_size(self) -> None:
        """Show one pixel of the page as one of the screen."""
        self._shell.canvas.actual_size()

    def fit_width(self) -> None:
        """Show the page as wide as the view."""
        self._shell.canvas.fit_width()

    def turn_right(self) -> None:
        """Turn the view clockwise."""
        self._shell.canvas.turn(1)

    def turn_left(self) -> None:
        """Turn the view to the left."""
        self._shell.canvas.turn(-1)

    def tone(self) -> None:
        """Pop up brightness and contrast."""
        self._shell.canvas.show_tone()

    def magnifier(self, on: bool) -> None:
        """Show or hide the lens."""
        self._shell.canvas.set_magnified(on)

    def save_picture(self) -> None:
        """Ask for a file, and write the drawn page into it."""
        from kie_desktop.ui.canvas.picture import save_picture  # Qt's printing: not before it is needed

        page, project = self._session.page, self._session.path
        if page is None or project is None:
            return
        proposed = project.parent / f"{page_name(page).replace(' · ', ' ')} {tr('drawn')}.png"
        kinds = ";;".join((tr("PNG picture (*.png)"), tr("JPEG picture (*.jpg *.jpeg)"), tr("PDF (*.pdf)")))
        name, kind = QFileDialog.getSaveFileName(
            self._shell.widget, tr("Save picture of the page"), str(proposed), kinds
        )
        if not name:
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_name(path.name + kind.split("*")[1].rstrip(") ").split()[0])
        with _busy():
            try:
                save_picture(self._shell.canvas.drawing, path)
            except UserError as error:
                self._session.message.emit("error", str(error))
            else:
                self._session.message.emit("info", tr("Saved as {}").format(path))

    def print(self) -> None:
        """Ask for a printer, and print the drawn page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from kie_desktop.ui.canvas.picture import print_page

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._shell.widget)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
        if dialog.exec():
            print_page(self._shell.canvas.drawing, printer)

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
        self._shell.canvas.set_tool("select")

    def tool_lasso(self) -> None:
        """Take the lasso."""
        self._shell.canvas.set_tool("lasso")

    def tool_rectangle(self) -> None:
        """Take the rectangle."""
        self._shell.canvas.set_tool("rectangle")

    def tool_polygon(self) -> None:
        """Take the polygon."""
        self._shell.canvas.set_tool("polygon")

    def tool_link(self) -> None:
        """Take the link tool."""
        self._shell.canvas.set_tool("link")


@contextmanager
def _busy() -> Iterator[None]:
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
