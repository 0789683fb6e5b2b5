"""The menu bar of a window, with the menus whose content changes: labels, recent projects, states of the page."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from kie_desktop.session import Session
from kie_desktop.ui import icons
from kie_desktop.ui.actions import Actions
from kie_desktop.ui.commands.spec import Situation
from kie_desktop.ui.commands.table import Commands
from kie_desktop.ui.item_models.pages import STATE_NAMES
from kie_desktop.ui.language import tr
from kie_desktop.ui.menus import LABELS, MENUS, PAGE_MENU, PANELS, RECENT, STATES, THEMES, fill
from kie_desktop.ui.theme import MODES
from kie_desktop.ui.words import as_action_text


class WindowMenus(QObject):
    """Fills the window's menu bar, and follows the session with what is in it. panels: switches of the panels."""

    def __init__(
        self, window: QMainWindow, session: Session, actions: Actions, commands: Commands, panels: list[QAction]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._actions = actions
        self._commands = commands
        self._label_actions: list[QAction] = []
        self._recent = QMenu(tr("Open &recent"), window)
        self._states = QMenu(tr("Pa&ge state"), window)
        self._themes = QMenu(tr("&Theme"), window)
        for state, name in STATE_NAMES.items():
            action = self._states.addAction(tr(name))
            action.setCheckable(True)
            action.setData(state)
            action.triggered.connect(lambda _=False, state=state: commands.page.set_state(state))
        for mode in MODES:
            self._themes.addAction(actions[f"theme-{mode}"])
        places: dict[str, QMenu | list[QAction]] = {
            RECENT: self._recent,
            STATES: self._states,
            THEMES: self._themes,
            LABELS: [],
            PANELS: panels,
        }
        self._menus: dict[str, QMenu] = {}
        for title, names in MENUS.items():
            menu = window.menuBar().addMenu(tr(title))
            menu.setToolTipsVisible(True)
            self._menus[title] = menu
            fill(menu, actions, names, places)
        actions.refreshed.connect(self._on_actions_refreshed)
        session.project.label_set_changed.connect(self._fill_labels)
        session.settings.changed.connect(self._on_setting_changed)
        self._fill_labels()
        self._fill_recent()

    def show_page_menu(self, place: QPoint) -> None:
        """What can be done with what is selected on the page, at a place of the screen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._session.selection.entities:
            menu.addActions(self._label_actions)
            menu.addSeparator()
        fill(menu, self._actions, PAGE_MENU, {})
        menu.popup(place)

    def _fill_labels(self) -> None:
        """One entry for every label in the Labels menu, with its key."""
        menu = self._menus["&Labels"]
        for action in self._label_actions:
            self._window.removeAction(action)
            menu.removeAction(action)
            action.deleteLater()
        self._label_actions = []
        for label in self._session.label_set:
            action = QAction(icons.swatch(label.colour, 16), as_action_text(label.name), self._window)
            action.setToolTip(tr("Label the selected entities as {}").format(label.name))
            if label.hotkey:
                action.setShortcut(QKeySequence(label.hotkey))
            action.triggered.connect(lambda _=False, name=label.name: self._commands.edit.label(name))
            action.setEnabled(not self._session.is_read_only)
            self._label_actions.append(action)
        menu.addActions(self._label_actions)
        self._window.addActions(self._label_actions)
        self._actions.give_way(label.hotkey for label in self._session.label_set if label.hotkey)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._session.settings.recent:
            action = self._recent.addAction(as_action_text(f"{path.stem} – {path.parent}"))
            action.triggered.connect(lambda _=False, path=path: self._commands.file.open_path(path))
        self._recent.setEnabled(not self._recent.isEmpty())

    def _on_setting_changed(self, name: str) -> None:
        if name == "recent":
            self._fill_recent()

    def _on_actions_refreshed(self, now: Situation) -> None:
        for action in self._states.actions():
            action.setEnabled(now.page and not now.read_only)
            action.setChecked(action.data() == now.state)
