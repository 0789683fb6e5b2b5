"""The table of actions as menus, bars and Qt actions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_uppercase

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kie_desktop.session import Settings
from kie_desktop.ui.commands import TABLE, Commands, Situation, Spec, shape
from kie_desktop.ui.commands.changing import CHANGING, MAY_NOT_CHANGE
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme

RECENT, LABELS, PANELS, STATES, THEMES = "@recent", "@labels", "@panels", "@states", "@themes"
"""Places in a menu whose content the window makes."""

SUBMENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    "@move": ("Mo&ve and resize", tuple(spec.id for spec in (*shape.MOVES, *shape.GROWTHS))),
    "@turn-page": ("Tur&n the page", ("turn-page-right", "turn-page-left", "turn-page-over")),
    "@arrows": ("By &arrow keys", ("go-left", "go-right", "go-up", "go-down", "extend-left", "extend-right",
                                   "extend-up", "extend-down")),
}  # fmt: skip
"""Place in a menu -> title and action ids of a menu of its own."""

MENUS: dict[str, tuple[str | None, ...]] = {
    "&File": ("open-folder", "open-files", "open-project", RECENT, "open-sample", None, "add-files", "import-labels",
              "import-folder", None, "export", "export-as", "fields", None, "save-picture", "print", None, "settings",
              None, "close", "quit"),
    "&Edit": ("undo", "redo", None, "edit-text", "split", "merge", "link-selected", "delete", None,
              "select-all", "add-entity", "@move"),
    "&Page": ("previous-page", "next-page", None, "annotate-page", "annotate-selected", "annotate-all", "reread", None,
              "review", "exclude", "hold-out", STATES, "@turn-page", "remove-pages", None, "find-problems",
              "next-problem", "previous-problem", "fix-problem"),
    "&Go": ("next-entity", "previous-entity", "@arrows", None, "next-unsure", "previous-unsure", None,
            "next-unlinked", "previous-unlinked", None, "show-letters", None, "focus-page", "focus-next",
            "focus-previous"),
    "&Assist": ("choose-link", "accept-suggestion", "accept-suggestion-next", "propose-links", "link-nearest",
                "unlink", None,
                "accept", "accept-above", None, "label-same-here", "label-same-everywhere", "same-layout", None,
                "auto-advance", "show-suggestions", "show-label-suggestions"),
    "&Labels": ("edit-labels", None, LABELS),
    "Re&view": ("find-text", None, "show-changes", "show-statistics", None, "compare-reader", "next-difference",
                "previous-difference", "take-over"),
    "T&rain": ("train", "evaluate", None, "show-runs", "next-mistake", "previous-mistake", None, "model-packs",
                "training-environment"),
    "&View": ("fit", "fit-width", "zoom-in", "zoom-out", "actual-size", "turn-left", "turn-right", None, "magnifier",
              "tone", None, "show-legend", "show-links", "show-labels", "patterns", None, PANELS, THEMES),
    "&Tools": ("tool-select", "tool-lasso", "tool-rectangle", "tool-polygon", "tool-link", None, "lock-shapes",
               "snap"),
    "&Help": ("palette", "cheat-sheet", "shortcuts", None, "welcome", "check-updates", "save-report", None, "about"),
}  # fmt: skip
"""Menu -> action ids; None is a line."""

TOOLBAR = (
    "open-folder", None, "undo", "redo", None, "previous-page", "next-page", None, "annotate-page", "annotate-all",
    None, "review",
)  # fmt: skip
USED_LIMIT = 5
"""So many commands are offered again by the palette before anything is typed."""

CANVAS_BAR = ("tool-select", "tool-lasso", "tool-rectangle", "tool-polygon", "tool-link")
CANVAS_BAR_RIGHT = ("show-links", "fit")
CANVAS_BAR_MORE = (
    "show-legend", "show-labels", "show-letters", "patterns", None, "magnifier", "tone", None, "fit-width",
    "actual-size", "zoom-in", "zoom-out", "turn-left", "turn-right", None, "lock-shapes", "snap",
)  # fmt: skip
"""What stands in the menu at the right end of the bar over the page."""

PAGE_MENU = (
    "accept",
    None,
    "edit-text",
    "split",
    "merge",
    "choose-link",
    "link-selected",
    "unlink",
    "reread",
    None,
    "delete",
)


class Actions(QObject):
    """The table as Qt actions of one window, with the keys that the user gave them.

    shortcuts_changed: some action has other keys. began, ended: before and after an action is done.
    used: menu and name of what the command palette did, the latest first.
    """

    shortcuts_changed = Signal()
    began = Signal()
    ended = Signal()

    def __init__(self, window: QWidget, canvas: QWidget, theme: Theme, commands: Commands, settings: Settings) -> None:
        super().__init__(window)
        self._theme = theme
        self._settings = settings
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._label_keys: frozenset[str] = frozenset()
        self._now = Situation()
        self.used: list[tuple[str, str]] = []
        for spec in TABLE:
            self._actions[spec.id] = self._make(spec, commands)
            (canvas if spec.canvas else window).addAction(self._actions[spec.id])
        theme.changed.connect(self._paint)
        settings.changed.connect(self._follow_setting)
        self._paint()
        self._give_keys()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def refresh(self, now: Situation) -> None:
        """Enable what makes sense now; undo and redo say what they would do."""
        self._now = now
        for spec in TABLE:
            self._actions[spec.id].setEnabled(not self._missing(spec))
        self._actions["undo"].setText(tr("&Undo: {}").format(now.undo) if now.undo else tr("&Undo"))
        self._actions["redo"].setText(tr("&Redo: {}").format(now.redo) if now.redo else tr("&Redo"))

    def why_not(self, action: str) -> str:
        """What an action waits for, in words; "" where it can be done, or is not of the table."""
        missing = next((self._missing(spec) for spec in TABLE if spec.id == action), "")
        return tr(missing) if missing else ""

    def _missing(self, spec: Spec) -> str:
        if self._now.read_only and spec.id in CHANGING:
            return MAY_NOT_CHANGE
        return spec.enabled.missing(self._now)

    def fill(self, menu: QMenu, names: Iterable[str | None], places: dict[str, QMenu | list[QAction]]) -> None:
        """Put actions into a menu; `places` holds what stands at an `@` name."""
        for name in names:
            if name is None:
                menu.addSeparator()
            elif name in self._actions:
                menu.addAction(self._actions[name])
            elif name in SUBMENUS:
                title, inner = SUBMENUS[name]
                self.fill(menu.addMenu(tr(title)), inner, places)
            else:
                content = places[name]
                if isinstance(content, QMenu):
                    menu.addMenu(content)
                else:
                    menu.addActions(content)

    def remember(self, menu: str, name: str) -> None:
        """The palette did this."""
        self.used = [(menu, name), *(other for other in self.used if other != (menu, name))][:USED_LIMIT]

    def keys(self, action: str) -> str:
        """The keys that an action has now, as this system writes them; "" for none."""
        return native(self._actions[action].shortcut())

    def give_way(self, label_keys: Iterable[str]) -> None:
        """Leave these keys to labels: an action with one of them has none as long as the label set has it."""
        self._label_keys = frozenset(portable(key) for key in label_keys)
        self._give_keys()

    def free_letters(self) -> str:
        """Letters that neither labels nor commands have, plain or with Shift; those of the tools are free.

        Whoever types letters to select has no mouse in hand, which is what tools are for.
        """
        commands = (spec.id for spec in TABLE if spec.group != "tool")
        taken = {portable(self._actions[name].shortcut()).removeprefix("Shift+") for name in commands}
        return "".join(letter for letter in ascii_uppercase if letter not in taken | self._label_keys).lower()

    def owner(self, keys: str, but: str = "") -> Spec | None:
        """The action that the user gave a key combination (portable), whether a label takes it or not."""
        given = (spec for spec in TABLE if spec.id != but)
        return next((spec for spec in given if portable(self._settings.shortcut(spec.id, spec.shortcut)) == keys), None)

    def by_menu(self) -> dict[str, list[Spec]]:
        """Menu, in words -> its actions in their order."""
        rows = {spec.id: spec for spec in TABLE}
        groups = {}
        for menu, names in MENUS.items():
            ids = [inner for name in names for inner in (SUBMENUS[name][1] if name in SUBMENUS else (name,)) if name]
            groups[plain(tr(menu))] = [rows[name] for name in ids if name in rows]
        groups[plain(tr("&View"))] += [spec for spec in TABLE if spec.group == "theme"]
        return groups

    def cheat_sheet(self) -> dict[str, list[tuple[str, str]]]:
        """Menu -> (what, keys) of everything that has keys now."""
        sheet = {
            menu: [(plain(tr(spec.text)), self.keys(spec.id)) for spec in specs if self.keys(spec.id)]
            for menu, specs in self.by_menu().items()
        }
        return {menu: rows for menu, rows in sheet.items() if rows}

    def _make(self, spec: Spec, commands: Commands) -> QAction:
        action = QAction(tr(spec.text), self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setStatusTip(tr(spec.tip) if spec.tip else "")
        if spec.group:
            if spec.group not in self._groups:
                self._groups[spec.group] = QActionGroup(self)
            self._groups[spec.group].addAction(action)
        context = Qt.ShortcutContext.WidgetShortcut if spec.canvas else Qt.ShortcutContext.WindowShortcut
        action.setShortcutContext(context)
        action.triggered.connect(self.began)
        if spec.setting:
            action.setChecked(self._settings[spec.setting])
            action.triggered.connect(lambda on: self._set(spec.setting, on))
        elif spec.checkable and not spec.group:
            action.triggered.connect(commands.handler(spec))
        else:
            handler = commands.handler(spec)
            action.triggered.connect(lambda _=False: handler())
        action.triggered.connect(self.ended)
        return action

    def _set(self, setting: str, on: bool) -> None:
        self._settings[setting] = on

    def _follow_setting(self, name: str) -> None:
        if name == "shortcuts":
            self._give_keys()
        for spec in TABLE:
            if spec.setting == name:
                self._actions[spec.id].setChecked(self._settings[name])

    def _give_keys(self) -> None:
        """Give every action its keys, and say them in its tool tip."""
        for spec in TABLE:
            action = self._actions[spec.id]
            keys = portable(self._settings.shortcut(spec.id, spec.shortcut))
            action.setShortcut(QKeySequence("" if keys in self._label_keys else keys))
            words = tr(spec.tip) if spec.tip else plain(tr(spec.text))
            action.setToolTip(f"{words}  ({self.keys(spec.id)})" if self.keys(spec.id) else words)
        self.shortcuts_changed.emit()

    def _paint(self) -> None:
        for spec in TABLE:
            if spec.icon:
                self._actions[spec.id].setIcon(self._theme.icon(spec.icon))


def plain(text: str) -> str:
    """A menu text without its mnemonic (in Chinese it stands behind, in brackets) and dots."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("…")


def native(keys: str | QKeySequence) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def portable(keys: str | QKeySequence) -> str:
    """A shortcut as settings keep it, whatever way it was written."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
