"""The table of actions as menus, bars and Qt actions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kie_desktop.ui.commands import TABLE, Commands, Situation, Spec
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme

RECENT, LABELS, PANELS, STATES, THEMES = "@recent", "@labels", "@panels", "@states", "@themes"
"""Places in a menu whose content the window makes."""

MENUS: dict[str, tuple[str | None, ...]] = {
    "&File": ("open-folder", "open-files", "open-project", RECENT, "open-sample", None, "import-labels", "export",
              None, "settings", None, "close", "quit"),
    "&Edit": ("undo", "redo", None, "edit-text", "split", "merge", "link-selected", "delete", None,
              "select-all"),
    "&Page": ("previous-page", "next-page", None, "annotate-page", "annotate-all", "reread", None,
              "next-unsure", "review", "exclude", STATES, None, "find-problems"),
    "&Labels": ("edit-labels", None, LABELS),
    "T&rain": ("train", "show-runs"),
    "&View": ("fit", "zoom-in", "zoom-out", "actual-size", None, "show-links", "show-labels", None, PANELS, THEMES),
    "&Tools": ("tool-select", "tool-rectangle", "tool-polygon", "tool-link"),
    "&Help": ("cheat-sheet", None, "about"),
}  # fmt: skip
"""Menu -> action ids; None is a line."""

TOOLBAR = (
    "open-folder", None, "undo", "redo", None, "previous-page", "next-page", None, "annotate-page", "annotate-all",
    None, "review",
)  # fmt: skip
CANVAS_BAR = ("tool-select", "tool-rectangle", "tool-polygon", "tool-link")
CANVAS_BAR_RIGHT = ("show-links", "show-labels", "zoom-out", "zoom-in", "fit")
PAGE_MENU = ("edit-text", "split", "merge", "link-selected", "reread", None, "delete")


class Actions(QObject):
    """The table as Qt actions of one window."""

    def __init__(self, window: QWidget, theme: Theme, commands: Commands) -> None:
        super().__init__(window)
        self._theme = theme
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for spec in TABLE:
            self._actions[spec.id] = self._make(spec, commands)
            window.addAction(self._actions[spec.id])
        theme.changed.connect(self._paint)
        self._paint()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def refresh(self, now: Situation) -> None:
        """Enable what makes sense now; undo and redo say what they would do."""
        for spec in TABLE:
            self._actions[spec.id].setEnabled(spec.enabled(now))
        self._actions["undo"].setText(tr("&Undo: {}").format(now.undo) if now.undo else tr("&Undo"))
        self._actions["redo"].setText(tr("&Redo: {}").format(now.redo) if now.redo else tr("&Redo"))

    def fill(self, menu: QMenu, names: Iterable[str | None], places: dict[str, QMenu | list[QAction]]) -> None:
        """Put actions into a menu; `places` holds what stands at an `@` name."""
        for name in names:
            if name is None:
                menu.addSeparator()
            elif name in self._actions:
                menu.addAction(self._actions[name])
            else:
                content = places[name]
                if isinstance(content, QMenu):
                    menu.addMenu(content)
                else:
                    menu.addActions(content)

    def cheat_sheet(self) -> dict[str, list[tuple[str, str]]]:
        """Menu -> (what, keys) of everything that has keys."""
        groups = {}
        for menu, names in MENUS.items():
            rows = [(spec.text, spec.shortcut) for spec in TABLE if spec.id in names and spec.shortcut]
            if rows:
                groups[plain(tr(menu))] = [(plain(tr(text)), native(keys)) for text, keys in rows]
        return groups

    def _make(self, spec: Spec, commands: Commands) -> QAction:
        handler = commands.handler(spec.id)
        action = QAction(tr(spec.text), self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        if spec.group:
            if spec.group not in self._groups:
                self._groups[spec.group] = QActionGroup(self)
            self._groups[spec.group].addAction(action)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        keys = f"  ({native(spec.shortcut)})" if spec.shortcut else ""
        action.setToolTip(f"{tr(spec.tip) if spec.tip else plain(tr(spec.text))}{keys}")
        action.setStatusTip(tr(spec.tip) if spec.tip else "")
        if spec.checkable and not spec.group:
            action.triggered.connect(handler)
        else:
            action.triggered.connect(lambda _=False: handler())
        return action

    def _paint(self) -> None:
        for spec in TABLE:
            if spec.icon:
                self._actions[spec.id].setIcon(self._theme.icon(spec.icon))


def plain(text: str) -> str:
    """A menu text without its mnemonic and dots."""
    return text.replace("&", "").rstrip("…")


def native(keys: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
