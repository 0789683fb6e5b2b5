"""Giving actions other keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from kie_desktop.domain.text import folded
from kie_desktop.session import Session
from kie_desktop.ui.actions import Actions
from kie_desktop.ui.commands.spec import Spec
from kie_desktop.ui.keys import native, plain, portable
from kie_desktop.ui.language import tr
from kie_desktop.ui.menus import by_menu
from kie_desktop.ui.panels.layouts import lay_out

FIXED = ("Esc", "Return", "Enter", "Backspace", "Space")
"""What these keys do on the page cannot be changed."""

_MODIFIERS = (
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_unknown,
)  # fmt: skip
_ID = Qt.ItemDataRole.UserRole


class KeyRecorder(QPushButton):
    """Once pressed it takes the next key combination. recorded(keys, portable); given_up: it was left, or Esc."""

    recorded = Signal(str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    def event(self, event: QEvent) -> bool:
        """While it waits every key is its own, Tab too."""
        if self.isChecked() and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._record(event)
            event.accept()
            return True
        return bool(super().event(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left without a key."""
        super().focusOutEvent(event)
        self._give_up()

    def _record(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _MODIFIERS:
            return
        if key == Qt.Key.Key_Escape:
            self._give_up()
            return
        if key == Qt.Key.Key_Backtab:
            key = Qt.Key.Key_Tab
        self.setChecked(False)
        self.recorded.emit(QKeySequence(QKeyCombination(modifiers, key)).toString())

    def _give_up(self) -> None:
        if self.isChecked():
            self.setChecked(False)
            self.given_up.emit()

    def _on_toggled(self, waiting: bool) -> None:
        self.setText(tr("Press the new shortcut… (Esc to cancel)") if waiting else tr("&Record shortcut"))


class ShortcutsDialog(QDialog):
    """Every change counts at once. Keys that somebody has already are taken from them only when asked to."""

    def __init__(self, actions: Actions, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self._session = session
        self._specs = {spec.id: spec for spec in actions.table}
        self._wanted: tuple[str, str, str] | None = None  # action, its new keys, the action that has them
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(tr("Find an action or a shortcut such as Ctrl+J"))
        self.search.setAccessibleName(tr("Find an action"))
        self.tree = QTreeWidget()
        self.message = QLabel()
        self.record = KeyRecorder()
        self.remove = QPushButton(tr("Re&move shortcut"))
        self.reset = QPushButton(tr("Restore &default"))
        self.replace = QPushButton(tr("Reassign shortcu&t"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.reset_all = self.buttons.addButton(tr("Restore &all defaults"), QDialogButtonBox.ButtonRole.ResetRole)
        self._fill()
        self._lay_out()
        self._connect()
        self.tree.setCurrentItem(self._rows()[0])
        self.search.setFocus()

    def select(self, action: str) -> None:
        """Make an action the current one."""
        self.tree.setCurrentItem(next(item for item in self._rows() if item.data(0, _ID) == action))

    def owner_of(self, keys: str, but: str = "") -> tuple[str, str]:
        """Who has a key combination, as (action id, words); the id is empty for a label or a fixed key."""
        if keys in FIXED:
            return "", tr("{} is reserved for the page.").format(native(keys))
        for label in self._session.label_set:
            if label.hotkey and portable(label.hotkey) == keys:
                words = tr("{} is the shortcut of the label “{}”; you can change it in Labels > Edit labels.")
                return "", words.format(native(keys), label.name)
        spec = self._actions.owner(keys, but)
        if spec is None:
            return "", ""
        return spec.id, tr("{} is already the shortcut of “{}”.").format(native(keys), plain(tr(spec.text)))

    @property
    def current(self) -> Spec | None:
        """The action whose keys are changed."""
        item = self.tree.currentItem()
        return self._specs.get(item.data(0, _ID)) if item is not None else None

    def _keys_of(self, spec: Spec) -> str:
        return portable(self._session.settings.shortcut(spec.id, spec.shortcut))

    # --- what the buttons do

    def _assign(self, keys: str) -> None:
        spec = self.current
        if spec is None:
            return
        owner, words = self.owner_of(keys, but=spec.id)
        self._wanted = (spec.id, keys, owner) if owner else None
        self._say(words)
        if not words:
            self._session.settings.set_shortcut(spec.id, keys)
            self._say(tr("The shortcut of “{}” is now {}.").format(plain(tr(spec.text)), native(keys)))

    def _assign_wanted(self) -> None:
        if self._wanted is not None:
            action, keys, owner = self._wanted
            self._wanted = None
            self._session.settings.set_shortcut(owner, "")
            self._session.settings.set_shortcut(action, keys)
            self._say(tr("“{}” no longer has a shortcut.").format(plain(tr(self._specs[owner].text))))

    def _remove(self) -> None:
        if self.current is not None:
            self._session.settings.set_shortcut(self.current.id, "")
            self._say("")

    def _reset(self) -> None:
        spec = self.current
        if spec is not None and self._keys_of(spec) != portable(spec.shortcut):
            self._session.settings.set_shortcut(spec.id, None)
            _, words = self.owner_of(portable(spec.shortcut), but=spec.id)
            if words:  # somebody else has them meanwhile
                self._session.settings.set_shortcut(spec.id, "")
            self._say(words)

    def _reset_all(self) -> None:
        self._session.settings.reset_shortcuts()
        self._say(tr("All actions have their default shortcuts again."))

    # --- what shows

    def _fill(self) -> None:
        tree = self.tree
        tree.setColumnCount(2)
        tree.setHeaderLabels([tr("Action"), tr("Shortcut")])
        for menu, specs in by_menu(self._actions).items():
            group = QTreeWidgetItem(tree, [menu])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            for spec in specs:
                item = QTreeWidgetItem(group, [plain(tr(spec.text))])
                item.setData(0, _ID, spec.id)
                item.setToolTip(0, tr(spec.tip) if spec.tip else "")
        tree.expandAll()
        self._show_keys()

    def _rows(self) -> list[QTreeWidgetItem]:
        return [row for group in self._groups() for row in _children(group)]

    def _groups(self) -> list[QTreeWidgetItem]:
        return _children(self.tree.invisibleRootItem())

    def _show_keys(self) -> None:
        for item in self._rows():
            spec = self._specs[item.data(0, _ID)]
            keys = self._keys_of(spec)
            changed = keys != portable(spec.shortcut)
            item.setText(1, native(keys) + (tr("   (changed)") if changed else ""))
            font = item.font(1)
            font.setBold(changed)
            item.setFont(1, font)
            label = next((row.name for row in self._session.label_set if keys and portable(row.hotkey) == keys), "")
            if label:
                item.setText(1, tr("{}   (used by the label “{}”)").format(native(keys), label))
        self._update_buttons()

    def _find(self, text: str) -> None:
        wanted = folded(text)
        for item in self._rows():
            item.setHidden(wanted not in folded(f"{item.text(0)} {item.text(1)}"))
        for group in self._groups():
            group.setHidden(all(row.isHidden() for row in _children(group)))
        shown = next((item for item in self._rows() if not item.isHidden()), None)
        current = self.tree.currentItem()
        if shown is not None and (current is None or current.isHidden()):
            self.tree.setCurrentItem(shown)

    def _update_buttons(self) -> None:
        """Offer what can be done with the current action."""
        spec = self.current
        self.record.setEnabled(spec is not None)
        self.remove.setEnabled(spec is not None and bool(self._keys_of(spec)))
        self.reset.setEnabled(spec is not None and self._keys_of(spec) != portable(spec.shortcut))
        self.replace.setVisible(self._wanted is not None)

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self._update_buttons()

    def _choose(self) -> None:
        self._wanted = None
        self._say("")

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.tree.setFocus)
        self.tree.currentItemChanged.connect(self._choose)
        self.tree.itemActivated.connect(self._start)
        self.record.recorded.connect(self._assign)
        self.remove.clicked.connect(self._remove)
        self.reset.clicked.connect(self._reset)
        self.replace.clicked.connect(self._assign_wanted)
        self.reset_all.clicked.connect(self._reset_all)
        self.buttons.rejected.connect(self.close)
        self._actions.shortcuts_changed.connect(self._show_keys)

    def _start(self) -> None:
        """Enter on an action: record its keys."""
        if self.current is not None:
            self.record.setFocus()
            self.record.setChecked(True)

    def _lay_out(self) -> None:
        tree = self.tree
        tree.setAccessibleName(tr("Actions and their shortcuts"))
        tree.setRootIsDecorated(False)
        tree.setIndentation(14)
        tree.setAllColumnsShowFocus(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(2 * self.fontMetrics().height())
        row = QHBoxLayout()
        for button in (self.record, self.remove, self.reset):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.replace)
        self.replace.setAutoDefault(False)
        self.reset_all.setAutoDefault(False)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        lay_out(self, self.search, tree, self.message, row, self.buttons, growing=tree)
        self.resize(44 * self.fontMetrics().height(), 44 * self.fontMetrics().height())


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    rows = (item.child(index) for index in range(item.childCount()))
    return [row for row in rows if row is not None]
