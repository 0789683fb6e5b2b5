"""The command palette: anything that the menus hold, found by a few letters and done by Enter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QMenuBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.ui import fuzzy
from kie_desktop.ui.actions import Actions
from kie_desktop.ui.composing_line import ComposingLine
from kie_desktop.ui.keys import native, plain
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme

ROWS_SHOWN = 12
TOP_PX = 76
"""Under the toolbar."""

ELSEWHERE = 4.0
"""How much worse it is that letters stand in the name of the menu."""

LIKELY = 0.5
"""Commands that fit less than half as well as the best one are left out."""

_ENTRY = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS_SHOWN, Qt.Key.Key_PageDown: ROWS_SHOWN}


class Entry(NamedTuple):
    """One command. place: the menus that lead to it; why_not: what it waits for, "" where it can be done."""

    action: QAction
    title: str
    place: str
    keys: str
    why_not: str
    found: tuple[int, ...] = ()


def commands(menus: QMenuBar, actions: Actions) -> list[Entry]:
    """Everything that the menus hold, in their order."""
    return [entry for action in menus.actions() for entry in _entries(action, "", actions)]


def ranked(entries: list[Entry], query: str) -> list[Entry]:
    """The commands that a query may mean, the likeliest first; of equally likely ones what can be done now.

    A query may also name the menu: `theme dark`.
    """
    if not query.strip():
        return entries
    found: list[tuple[float, Entry]] = []
    for entry in entries:
        hit = fuzzy.match(query, entry.title)
        wide = hit or fuzzy.match(query, f"{entry.place} {entry.title}")
        if wide:
            score = wide.score - 0.01 * len(entry.title) - (0.0 if hit else ELSEWHERE) - (1.0 if entry.why_not else 0.0)
            found.append((score, entry._replace(found=hit.places if hit else ())))
    best = max((score for score, _ in found), default=0.0)
    likely = [(score, entry) for score, entry in found if score >= LIKELY * best]
    return [entry for _, entry in sorted(likely, key=lambda row: -row[0])]


class Palette(QFrame):
    """Closes when something was done, with Esc, or when the focus goes elsewhere; the focus then goes back."""

    def __init__(self, menus: QMenuBar, actions: Actions, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before = QApplication.focusWidget()
        self._actions = actions
        self._entries = sorted(commands(menus, actions), key=self._latest_first)
        self.field = PaletteField(self)
        self.field.setAccessibleName(tr("Find a command"))
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setAccessibleName(tr("Commands"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(EntryDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self.run)
        self.nothing = QLabel(tr("No matching commands."))
        self.nothing.setProperty("role", "muted")
        self.nothing.setMargin(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.field, self.view, self.nothing):
            column.addWidget(widget)
        self.field.textChanged.connect(self._search)
        self._search()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def current(self) -> Entry | None:
        """The command that Enter does."""
        entry: Entry | None = self.view.currentIndex().data(_ENTRY)
        return entry

    def run(self) -> None:
        """Do the current command, where it can be done."""
        entry = self.current
        if entry is not None and not entry.why_not:
            self._actions.remember(entry.place, entry.title)
            self.close()
            entry.action.trigger()

    def close(self) -> bool:
        """Go, and give the focus back."""
        if self._before is not None and self.field.hasFocus():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        return super().close()

    def use_key(self, event: QKeyEvent) -> bool:
        """Arrows move through the commands, Enter does one, Esc closes."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run()
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key in _MOVES:
            row = self.view.currentIndex().row() + _MOVES[key]
            self._select(min(max(row, 0), self.model.rowCount() - 1))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            step = 1 if key == Qt.Key.Key_Tab else -1
            self._select((self.view.currentIndex().row() + step) % max(1, self.model.rowCount()))
        else:
            return False
        return True

    def _latest_first(self, entry: Entry) -> int:
        used, name = self._actions.used, (entry.place, entry.title)
        return used.index(name) if name in used else len(used)

    def _search(self) -> None:
        self.model.clear()
        for entry in ranked(self._entries, self.field.text()):
            item = QStandardItem(f"{entry.place} – {entry.title}")
            item.setEditable(False)
            item.setData(entry, _ENTRY)
            reason = f", {entry.why_not}" if entry.why_not else ""
            item.setData(f"{entry.title}, {entry.place}, {entry.keys}{reason}", Qt.ItemDataRole.AccessibleTextRole)
            self.model.appendRow(item)
        self.view.setVisible(self.model.rowCount() > 0)
        self.nothing.setVisible(self.model.rowCount() == 0)
        self._place()
        self._select(0)

    def _select(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _place(self) -> None:
        """Under the toolbar, in the middle, as high as the commands need."""
        window, line = self.window(), self.fontMetrics().height()
        rows = min(max(self.model.rowCount(), 1), ROWS_SHOWN)
        width = min(46 * line, window.width() - 40)
        height = min(rows * row_height(self.font()) + 5 * line, window.height() - 120)
        self.setGeometry((window.width() - width) // 2, TOP_PX, width, height)


class PaletteField(ComposingLine):
    """Where the letters are typed."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._palette = palette

    def use_key(self, event: QKeyEvent) -> bool:
        """The palette's keys first."""
        return self._palette.use_key(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever works elsewhere has given up; another program's window is not elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._palette.close()


class EntryDelegate(QStyledItemDelegate):
    """Title with the letters that were found, menu, keys; what cannot be done is faint and says why."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(0, row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one command."""
        entry: Entry = index.data(_ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
        area = option.rect.adjusted(12, 0, -12, 0)
        area.setRight(area.right() - self._keys(painter, area, option.font, entry.keys))
        left = self._title(painter, area, option.font, entry)
        words = f"– {entry.why_not}" if entry.why_not else entry.place
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(option.font)
        area.setLeft(left + 14)
        aside = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, aside)
        painter.restore()

    def _keys(self, painter: QPainter, area: QRect, font: QFont, keys: str) -> int:
        """A key cap at the right edge; returns how much room it takes."""
        if not keys:
            return 0
        painter.setFont(font)
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(keys) + 14, metrics.height() + 4
        cap = QRect(area.right() - width, area.center().y() - height // 2, width, height)
        painter.setPen(self._theme.colour("control"))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
        return width + 14

    def _title(self, painter: QPainter, area: QRect, font: QFont, entry: Entry) -> int:
        """The title, letter by letter where some of them were found; returns where it ends."""
        strong = QFont(font)
        strong.setWeight(QFont.Weight.Bold)
        left = area.left()
        usual = "muted" if entry.why_not else "text"
        for text, is_found in _runs(entry.title, entry.found):
            painter.setFont(strong if is_found else font)
            painter.setPen(self._theme.colour("accent" if is_found and not entry.why_not else usual))
            width = painter.fontMetrics().horizontalAdvance(text)
            place = QRect(left, area.top(), width, area.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            left += width
        return left


def row_height(font: QFont) -> int:
    """Height of a command in the list."""
    return QFontMetrics(font).height() + 14


def _runs(text: str, found: tuple[int, ...]) -> Iterator[tuple[str, bool]]:
    """A text in pieces of letters that were found and letters that were not."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or (place in found) != (start in found):
            yield text[start:place], start in found
            start = place


def _entries(action: QAction, place: str, actions: Actions) -> Iterator[Entry]:
    menu = action.menu()
    if action.isSeparator():
        return
    title = plain(action.text())
    if menu is None:
        disabled = "" if action.isEnabled() else actions.why_not(action.objectName()) or tr("not available now")
        yield Entry(action, title, place, native(action.shortcut()), disabled)
        return
    inner = f"{place} › {title}" if place else title
    for child in menu.actions():  # type: ignore[attr-defined]  # PySide types QAction.menu() as QObject
        yield from _entries(child, inner, actions)
