"""The table of actions as menus, bars and Qt actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from string import ascii_uppercase

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from kie_desktop.domain.page import ReviewState
from kie_desktop.session import Settings
from kie_desktop.ui.commands.spec import Situation, Spec
from kie_desktop.ui.keys import native, plain, portable
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import as_action_text

USED_LIMIT = 5
"""So many commands are offered again by the palette before anything is typed."""


class Actions(QObject):
    """The table as Qt actions of one window, with the keys that the user gave them.

    shortcuts_changed: some action has other keys. began, ended: before and after an action is done.
    refreshed(Situation): they are enabled and checked as it asks for. Whatever happens in one turn of the event loop,
    they are looked at once, at its end, or when an action is asked for before.
    used: menu and name of what the command palette did, the latest first. situation: tells what holds now.
    """

    shortcuts_changed = Signal()
    began = Signal()
    ended = Signal()
    refreshed = Signal(object)
    _became_stale = Signal()

    def __init__(
        self,
        table: Sequence[Spec],
        handler: Callable[[Spec], Callable[..., None]],
        situation: Callable[[], Situation],
        window: QWidget,
        canvas: QWidget,
        theme: Theme,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self.table = table
        self._theme = theme
        self._settings = settings
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._label_keys: frozenset[str] = frozenset()
        self._now = Situation()
        self._ask_situation = situation
        self._is_stale = False
        self.used: list[tuple[str, str]] = []
        for spec in table:
            self._actions[spec.id] = self._make(spec, handler)
            if not spec.panel:
                (canvas if spec.canvas else window).addAction(self._actions[spec.id])
        self._rows = [(spec, self._actions[spec.id]) for spec in table]
        self._needs = {spec.enabled for spec in table}
        self._became_stale.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        theme.changed.connect(self._paint)
        settings.changed.connect(self._on_setting_changed)
        self._paint()
        self._give_keys()

    def __getitem__(self, name: str) -> QAction:
        """An action, as it is now."""
        self.refresh()
        return self._actions[name]

    def refresh_later(self) -> None:
        """Something has changed that decides which actions make sense; look at it once, when all has changed."""
        if not self._is_stale:
            self._is_stale = True
            self._became_stale.emit()

    def refresh(self) -> None:
        """Enable what makes sense now, check what is on, and let undo and redo say what they would do."""
        if not self._is_stale:
            return
        self._is_stale = False
        before, self._now = self._now, self._ask_situation()
        now = self._now
        missing = {needs: needs.missing(now) for needs in self._needs}
        for spec, action in self._rows:
            action.setEnabled(not (missing[spec.enabled] or (spec.changes and now.read_only)))
        self._actions["exclude"].setChecked(now.state is ReviewState.EXCLUDED)
        self._actions["hold-out"].setChecked(now.held_out)
        if (now.undo, now.redo) != (before.undo, before.redo):
            self._actions["undo"].setText(tr("&Undo: {}").format(as_action_text(now.undo)) if now.undo else tr("&Undo"))
            self._actions["redo"].setText(tr("&Redo: {}").format(as_action_text(now.redo)) if now.redo else tr("&Redo"))
        self.refreshed.emit(now)

    def why_not(self, action: str) -> str:
        """What an action waits for, in words; "" where it can be done, or is not of the table."""
        self.refresh()
        missing = next((spec.missing(self._now) for spec in self.table if spec.id == action), "")
        return tr(missing) if missing else ""

    def refused(self, keys: QKeySequence) -> str:
        """Why the action with these keys does nothing now, with its name; "" where none has them, or it can be done."""
        rows = (spec for spec, action in self._rows if not spec.panel and action.shortcut() == keys)
        for spec in rows:
            missing = self.why_not(spec.id)
            if missing:
                return tr("{action}: {reason}").format(action=plain(tr(spec.text)), reason=missing)
        return ""

    def remember(self, menu: str, name: str) -> None:
        """The palette did this."""
        self.used = [(menu, name), *(other for other in self.used if other != (menu, name))][:USED_LIMIT]

    def keys(self, action: str) -> str:
        """The keys that an action has now, as this system writes them; "" for none."""
        return native(self._actions[action].shortcut())

    def panel_action(self, panel: str, keys: str) -> QAction | None:
        """The action that keys (portable) mean while a panel has the keyboard; None where they mean none."""
        rows = (action for spec, action in self._rows if spec.panel == panel)
        return next((action for action in rows if keys and portable(action.shortcut()) == keys), None)

    def give_way(self, label_keys: Iterable[str]) -> None:
        """Leave these keys to labels: an action with one of them has none as long as the label set has it."""
        self._label_keys = frozenset(portable(key) for key in label_keys)
        self._give_keys()

    def free_letters(self) -> str:
        """Letters that neither labels nor commands have, plain or with Shift; those of the tools are free.

        Whoever types letters to select has no mouse in hand, which is what tools are for.
        """
        commands = (spec.id for spec in self.table if spec.group != "tool")
        taken = {portable(self._actions[name].shortcut()).removeprefix("Shift+") for name in commands}
        return "".join(letter for letter in ascii_uppercase if letter not in taken | self._label_keys).lower()

    def owner(self, keys: str, but: str = "") -> Spec | None:
        """The action that the user gave a key combination (portable), whether a label takes it or not."""
        return self._with_keys(keys, (spec for spec in self.table if spec.id != but))

    def gives_way(self, keys: str) -> Spec | None:
        """The action that loses a key combination (portable) to a label; those of a panel keep theirs there."""
        return self._with_keys(keys, (spec for spec in self.table if not spec.panel))

    def _with_keys(self, keys: str, specs: Iterable[Spec]) -> Spec | None:
        return next((spec for spec in specs if portable(self._settings.shortcut(spec.id, spec.shortcut)) == keys), None)

    def _make(self, spec: Spec, handler: Callable[[Spec], Callable[..., None]]) -> QAction:
        action = QAction(tr(spec.text), self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setStatusTip(tr(spec.tip) if spec.tip else "")
        if spec.group:
            if spec.group not in self._groups:
                self._groups[spec.group] = QActionGroup(self)
            self._groups[spec.group].addAction(action)
        is_local = spec.canvas or spec.panel
        context = Qt.ShortcutContext.WidgetShortcut if is_local else Qt.ShortcutContext.WindowShortcut
        action.setShortcutContext(context)
        action.triggered.connect(self.began)
        if spec.setting:
            action.setChecked(self._settings[spec.setting])
            action.triggered.connect(lambda on: self._set(spec.setting, on))
        elif spec.checkable and not spec.group:
            action.triggered.connect(handler(spec))
        else:
            do = handler(spec)
            action.triggered.connect(lambda _=False: do())
        action.triggered.connect(self.ended)
        return action

    def _set(self, setting: str, on: bool) -> None:
        self._settings[setting] = on

    def _on_setting_changed(self, name: str) -> None:
        if name == "shortcuts":
            self._give_keys()
        for spec in self.table:
            if spec.setting == name:
                self._actions[spec.id].setChecked(self._settings[name])

    def _give_keys(self) -> None:
        """Give every action its keys, and say them in its tool tip."""
        for spec in self.table:
            action = self._actions[spec.id]
            keys = portable(self._settings.shortcut(spec.id, spec.shortcut))
            gives_way = keys in self._label_keys and not spec.panel
            action.setShortcut(QKeySequence("" if gives_way else keys))
            words = tr(spec.tip) if spec.tip else plain(tr(spec.text))
            action.setToolTip(f"{words}  ({self.keys(spec.id)})" if self.keys(spec.id) else words)
        self.shortcuts_changed.emit()

    def _paint(self) -> None:
        for spec in self.table:
            if spec.icon:
                self._actions[spec.id].setIcon(self._theme.icon(spec.icon))
