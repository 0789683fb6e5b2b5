"""The window: puts canvas, panels, menus and bars together, and keeps them in step with the session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kie_desktop.session import Session
from kie_desktop.ui import icons
from kie_desktop.ui.actions import Actions
from kie_desktop.ui.canvas import PageCanvas
from kie_desktop.ui.commands.spec import Situation
from kie_desktop.ui.commands.table import TABLE, Commands
from kie_desktop.ui.item_models.pages import page_name
from kie_desktop.ui.keyboard import KeyboardToPage
from kie_desktop.ui.language import tr
from kie_desktop.ui.panel_wiring import connect_panel
from kie_desktop.ui.panels.canvas_bar import CanvasBar
from kie_desktop.ui.panels.docks import Panels
from kie_desktop.ui.panels.link_hint import LinkHint
from kie_desktop.ui.panels.message_bar import MessageBar
from kie_desktop.ui.panels.model_chip import ModelChip
from kie_desktop.ui.panels.start_bar import StartBar
from kie_desktop.ui.panels.start_page import StartPage
from kie_desktop.ui.panels.status import StatusBar
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.toolbar import MainToolBar
from kie_desktop.ui.window_menus import WindowMenus

if TYPE_CHECKING:
    from kie_desktop.ui.panels.tour import Tour
    from kie_desktop.ui.panels.welcome import WelcomePage


USUAL_SIZE = QSize(1440, 900)
"""Of a window that is opened for the first time, where the screen has room for it."""
PAGE_WIDTH = 400
"""Least width of the page and the bar over it, in pixels: tools, labels and view keep their buttons."""
AROUND_WINDOW = QSize(16, 48)
"""What a system draws around a window, about; it is known only once the window shows."""


class MainWindow(QMainWindow):
    """One project at a time; without one it shows the start page."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.setWindowTitle("KIE Desktop")
        self.setWindowIcon(icons.program_icon())
        self.setAcceptDrops(True)
        self.setUnifiedTitleAndToolBarOnMac(True)
        self.canvas = PageCanvas(session, theme)
        self.commands = Commands(self, session)
        self.action_table = Actions(
            TABLE, self.commands.handler, self._situation, self, self.canvas, theme, session.settings
        )
        self._centre = QWidget()
        self.message_bar = MessageBar(theme, self._centre)
        self.start_page = StartPage(theme)
        self.start_bar = StartBar(theme, self.canvas)
        self.canvas_bar = CanvasBar(session, self.action_table, theme)
        self.panels = Panels(self, session, theme)
        self.status = StatusBar(session, theme)
        self._keyboard = KeyboardToPage(self, self.canvas)
        self._is_replaced = False
        self._welcome: WelcomePage | None = None
        self._tour: Tour | None = None
        self._is_new = False
        self._assemble()
        self._connect()
        self._apply_theme()
        self._restore_layout()
        self._on_project_changed()
        self.action_table.refresh()

    # --- putting together

    def _assemble(self) -> None:
        work = QWidget()
        work.setMinimumWidth(PAGE_WIDTH)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas_bar)
        column.addWidget(self.canvas, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(work)
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(self._centre)
        self.setStatusBar(self.status)
        self.status.addWidget(LinkHint(self.session, self.action_table["propose-links"]))
        chip = ModelChip(self.session)
        chip.models.packs_wanted.connect(self.action_table["model-packs"].trigger)
        self._toolbar = MainToolBar(self.action_table, chip, self)
        self.addToolBar(self._toolbar)
        self._menus = WindowMenus(self, self.session, self.action_table, self.commands, self.panels.toggles())

    def _connect(self) -> None:
        session = self.session
        for signal in (session.message, session.exchange.imported):
            signal.connect(self.message_bar.show_message)
        session.project.labels_found.connect(self.commands.file.offer_import)
        session.project.begun.connect(self.commands.start.begin)
        session.project.closed.connect(self.commands.start.leave)
        for signal in (session.pages.pages_changed, session.project.images_looked_at):
            signal.connect(self.commands.start.read)
        self.start_bar.chosen.connect(self.commands.start.choose)
        session.project.gone.connect(self.commands.file.offer_saving)
        session.project.removed_found.connect(self.commands.file.offer_removed)
        session.project.deeper_found.connect(self.commands.file.offer_subfolders)
        session.image_changes.unfitted_found.connect(self.commands.image.offer_fitting)
        session.image_changes.unfitted_changed.connect(self.action_table.refresh_later)
        session.rotation.found.connect(self.commands.page.offer_turning)
        session.runs.in_use.connect(self.commands.page.offer_labelling_again)
        session.annotator.foreign_labels.connect(self.commands.page.offer_foreign_labels)
        session.annotator.discardable.connect(self.commands.edit.offer_discarding)
        session.annotator.discarding.changed.connect(self.action_table.refresh_later)
        self.message_bar.latest_step = self._latest_step
        session.editor.undoing.moved.connect(self.message_bar.withdraw_news)
        session.editor.told.connect(self._tell_undone)
        for signal in (session.project.opened, session.project.closed):
            signal.connect(self._on_project_changed)
        for signal in (
            session.pages.page_shown,
            session.editor.history_changed,
            session.pages.pages_changed,
            session.selection.changed,
            self.commands.assist.suggestion.changed,
        ):
            signal.connect(self.action_table.refresh_later)
        self.action_table.refreshed.connect(self._show_title)
        session.settings.changed.connect(self._on_setting_changed)
        session.pages.page_shown.connect(self._begin_tour)
        self.panels.made.connect(self._on_panel_made)
        self.start_page.chosen.connect(lambda name: self.action_table[name].trigger())
        self.start_page.recent_chosen.connect(self.commands.file.open_path)
        self.canvas_bar.label_chosen.connect(self.commands.edit.label)
        self.canvas.tool_changed.connect(lambda name: self.action_table[f"tool-{name}"].setChecked(True))
        self.canvas.value_picked.connect(self.commands.fields.pick_value)
        self.canvas.zoom_changed.connect(self.status.show_zoom)
        self.canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.canvas.customContextMenuRequested.connect(self._show_page_menu)
        self.action_table.began.connect(self.session.effort.begin_command)
        self.action_table.ended.connect(self.session.effort.end_command)
        self.action_table["tool-select"].setChecked(True)
        self.status.show_zoom(self.canvas.zoom)

    # --- following the session

    def _on_project_changed(self) -> None:
        is_open = self.session.path is not None
        self._leave_welcome()
        self._pages.setCurrentIndex(1 if is_open else 0)
        self.panels.set_open(is_open)
        self._toolbar.setVisible(is_open)
        self.status.setVisible(is_open)
        if self.session.is_read_only:
            self.canvas.set_tool("select")
        if is_open:
            if self.session.fields.schema is not None:
                self.panels.bring("Fields")
            self.canvas.setFocus()
        else:
            self.start_page.set_recent(self.session.settings.recent)
        self.action_table.refresh_later()

    def _situation(self) -> Situation:
        session, page = self.session, self.session.page
        undoing = session.editor.undoing
        undo, redo = undoing.next_undo, undoing.next_redo
        return Situation(
            project=session.path is not None,
            page=page is not None,
            entities=len(session.selection.entities),
            link=session.selection.link is not None,
            pages=len(session.summaries),
            undo=undo.text if undo else "" if undoing.latest else None,
            redo=redo.text if redo else None,
            discardable=session.annotator.discarding.pages,
            suggestion=self.commands.assist.suggestion.is_offering,
            read_only=session.is_read_only,
            state=page.state if page is not None else None,
            held_out=page is not None and page.held_out,
            schema=session.fields.schema is not None,
            unfitted=session.page_id in session.image_changes.unfitted,
        )

    def _show_title(self) -> None:
        path, page = self.session.path, self.session.page
        parts = []
        if page is not None:
            parts.append(page_name(page))
        if path is not None:
            parts.append(tr("{} (read only)").format(path.stem) if self.session.is_read_only else path.stem)
        self.setWindowTitle(" – ".join([*parts, "KIE Desktop"]))

    def _tell_undone(self, words: str, is_here: bool) -> None:
        """What was undone on this page can be seen; of what is elsewhere a message tells."""
        if is_here:
            self.status.say(words)
        else:
            self.message_bar.show_message("info", words)

    def _latest_step(self) -> int:
        step = self.session.editor.undoing.latest
        return step.number if step else 0

    def _on_setting_changed(self, name: str) -> None:
        if name == "theme":
            self._apply_theme()

    def _apply_theme(self) -> None:
        self.theme.set_mode(self.session.settings["theme"])
        self.action_table[f"theme-{self.theme.mode}"].setChecked(True)

    def _show_page_menu(self, place: QPoint) -> None:
        self._menus.show_page_menu(self.canvas.viewport().mapToGlobal(place))

    def _on_panel_made(self, name: str, panel: QWidget) -> None:
        connect_panel(name, panel, self.commands)

    # --- the window itself

    @property
    def widget(self) -> QWidget:
        """The window as the parent of dialogs (`Shell`)."""
        return self

    def event(self, event: QEvent) -> bool:
        """Before a key is looked up, actions are as they should be: keys may come faster than the event loop turns."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            self.action_table.refresh()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nothing has taken: say why, where it is one of an action that cannot be done now."""
        refused = self.action_table.refused(QKeySequence(event.keyCombination()))
        if refused:
            self.message_bar.show_message("info", refused)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Look for the project's file and the shown page's image whenever the window comes to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.project.look_for_file()
            self.session.image_changes.look_at_shown()

    @Slot(str)
    def show_fault(self, text: str) -> None:
        """Say that the program itself went wrong."""
        self.message_bar.show_message("error", text)

    def show_welcome(self) -> None:
        """Show what shows at the first start, until the user goes on."""
        from kie_desktop.ui.panels.welcome import WelcomePage

        if self._welcome is not None:
            return
        self._welcome = WelcomePage(self.session, self.theme)
        self._welcome.left.connect(self._leave_welcome)
        self._welcome.chosen.connect(self.start_page.chosen)
        self._pages.addWidget(self._welcome)
        self._pages.setCurrentWidget(self._welcome)

    def show_tour(self) -> None:
        """Show hints over the page, from the first one."""
        from kie_desktop.ui.panels.tour import Tour

        if self._tour is None:
            self._tour = Tour(self.theme, self.session, self.canvas.viewport())
            self._tour.closed.connect(self._end_tour)
            self._tour.show()

    def _end_tour(self) -> None:
        self.session.settings.set_told("tour")
        if self._tour is not None:
            self._tour.deleteLater()
            self._tour = None

    def _begin_tour(self) -> None:
        """Whoever has just seen the welcome gets hints with the first page, until they are closed."""
        settings = self.session.settings
        if self._is_new and self.session.page is not None and not settings.was_told("tour"):
            self.show_tour()

    def _leave_welcome(self) -> None:
        if self._welcome is not None:
            self._is_new = True
            self.session.settings.set_told("welcome")
            self._pages.removeWidget(self._welcome)
            self._welcome.deleteLater()
            self._welcome = None
            self._pages.setCurrentIndex(0 if self.session.path is None else 1)

    def _restore_layout(self) -> None:
        geometry = self.session.settings.blob("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(USUAL_SIZE.boundedTo(self.screen().availableSize() - AROUND_WINDOW))
        self.panels.restore(self.session.settings.blob("panels"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders and files."""
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.commands.file.open_paths([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while work is under way; then remember the layout and close the project."""
        if self._is_replaced:
            for dialog in self.findChildren(QDialog):
                dialog.hide()  # those that wait for a child process end it
            event.accept()
            return
        if not self.commands.file.may_leave():
            event.ignore()
            return
        self._remember()
        self.session.shut_down()
        event.accept()

    def replacement(self) -> MainWindow:
        """Another window in place of this one, on the same session and page: widgets keep the words they were given.

        This one is to be closed, once the other one shows.
        """
        self._remember()
        self._is_replaced = True
        window = MainWindow(self.session, self.theme)
        window._is_new = self._is_new
        window.canvas.set_tool(self.canvas.tool)
        if self.session.page_id is not None:
            self.session.pages.show_page(self.session.page_id)
        if self._welcome is not None:
            window.show_welcome()
        return window

    def _remember(self) -> None:
        """Keep what is being typed, and where everything stands."""
        self.panels.inspector.commit_text()
        settings = self.session.settings
        settings.set_blob("geometry", self.saveGeometry())
        settings.set_blob("panels", self.panels.remember())
