"""The keyboard cheat-sheet."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.text import folded
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.panels.layouts import lay_out

Keys = list[tuple[str, str]]
"""(what it does, the keys) in the order in which they show."""

MOUSE: Keys = [
    (translatable("Zoom"), translatable("Wheel")),
    (translatable("Scroll sideways"), translatable("Shift + wheel")),
    (translatable("Pan"), translatable("Hold Space or the middle button, and drag")),
    (translatable("Select several"), translatable("Shift + click, or drag")),
    (translatable("Select a link"), translatable("Click its line between the boxes")),
    (translatable("Link a key to its value"), translatable("L, then drag from one to the other")),
    (translatable("Edit text in place"), translatable("Double-click")),
    (translatable("Check or uncheck a check box"), translatable("Click it, or select it and press Space")),
    (translatable("Menu of what is selected"), translatable("Right-click")),
    (translatable("Resize with the other corners fixed"), translatable("Drag a corner")),
    (translatable("Move one corner only"), translatable("Ctrl + drag a corner")),
    (translatable("Add a corner"), translatable("Alt + double-click an edge")),
    (translatable("Remove a corner"), translatable("Alt + click it")),
    (translatable("Place without snapping"), translatable("Alt + drag")),
]
TYPING: Keys = [
    (translatable("Take a suggested text"), translatable("Ctrl+1 to Ctrl+9, or Up and Down")),
    (translatable("See what one word may be meant to be"), translatable("Click it, or move the cursor into it")),
    (translatable("Complete a word from the project"), translatable("Type two letters, then Ctrl+1")),
    (translatable("Keep the text, and go to the next or previous line"), translatable("Tab, Shift+Tab")),
    (translatable("Split at the cursor"), translatable("Ctrl+Enter")),
    (translatable("Make the same correction in other lines"), translatable("Enter, then G")),
]
CHOOSING: Keys = [
    (translatable("Link to a numbered entity"), translatable("1 to 9")),
    (translatable("Link to the highlighted entity"), translatable("Enter")),
    (translatable("Link and go to the next key"), translatable("Shift+Enter")),
    (translatable("Change the highlighted entity"), translatable("Arrow keys, Tab, or type its text")),
    (translatable("Mark several"), translatable("Space")),
    (translatable("Skip a key"), translatable("Page Down")),
    (translatable("Search for digits"), translatable("/")),
]
FIELDS: Keys = [
    (translatable("Take another candidate"), translatable("1 to 9")),
    (translatable("Correct the value"), translatable("Type it, or F2")),
    (translatable("Set the value on the page"), translatable("Click a line, or drag over part of it")),
]
LETTERS: Keys = [
    (translatable("Select or deselect an entity"), translatable("Its letters")),
    (translatable("Extend the selection up to it"), translatable("Shift + its letters")),
]


_COLUMNS = 3
"""Of the sheet, where the screen has room for them: what a column holds is never cut."""
_AROUND = QSize(60, 150)
"""Margins, scroll bar, search and button around the sheet, in pixels."""
_HIGHEST = 820


class CheatSheet(QDialog):
    """All keys that count now on one sheet, in columns of menus; a search leaves what it finds."""

    def __init__(self, groups: dict[str, Keys], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard and mouse"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._groups = {
            **groups,
            tr("While you edit a text"): [(tr(what), tr(keys)) for what, keys in TYPING],
            tr("While choosing a link"): [(tr(what), tr(keys)) for what, keys in CHOOSING],
            tr("In the Fields panel"): [(tr(what), tr(keys)) for what, keys in FIELDS],
            tr("While letters are shown"): [(tr(what), tr(keys)) for what, keys in LETTERS],
            tr("Mouse"): [(tr(what), tr(keys)) for what, keys in MOUSE],
        }
        self._columns = _COLUMNS
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(tr("Find an action or shortcut"))
        self.search.setAccessibleName(tr("Find an action or shortcut"))
        self.search.textChanged.connect(self._show)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self._area, 1)
        _finish(self, content)
        wanted, screen = self._show().sizeHint(), self.screen().availableSize()
        self._columns = max(1, min(_COLUMNS, _COLUMNS * (screen.width() - _AROUND.width()) // wanted.width()))
        wanted = self._show().sizeHint()
        self.resize((wanted + _AROUND).boundedTo(QSize(screen.width(), _HIGHEST)))
        self.search.setFocus()

    def shown(self) -> Keys:
        """What the search leaves."""
        wanted = folded(self.search.text())
        return [row for rows in self._groups.values() for row in rows if wanted in folded(" ".join(row))]

    def _show(self) -> QWidget:
        """Lay out what the search leaves; returns the sheet."""
        rows = self.shown()
        content = QWidget()
        content.setObjectName("panel")
        columns = QHBoxLayout(content)
        columns.setSpacing(28)
        groups = {title: [row for row in keys if row in rows] for title, keys in self._groups.items()}
        for part in _in_columns({title: keys for title, keys in groups.items() if keys}, self._columns):
            columns.addLayout(_column(part))
        self._area.setWidget(content)
        return content


def _finish(dialog: QDialog, content: QWidget) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    lay_out(dialog, content, buttons, growing=content)


def _column(groups: list[tuple[str, Keys]]) -> QGridLayout:
    """Groups one below the other in one grid, so that all key caps begin at the same place."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    row = 0
    for title, keys in groups:
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(0, 14 if row else 0, 0, 0)
        grid.addWidget(heading, row, 0, 1, 2)
        for what, key in keys:
            row += 1
            cap = QLabel(key)
            cap.setProperty("role", "key")
            grid.addWidget(QLabel(what), row, 0)
            grid.addWidget(cap, row, 1, Qt.AlignmentFlag.AlignLeft)
        row += 1
    grid.setColumnStretch(0, 1)
    grid.setRowStretch(row, 1)
    return grid


def _in_columns(groups: dict[str, Keys], number: int) -> list[list[tuple[str, Keys]]]:
    """Deal the groups to columns in order, each about equally long."""
    total = sum(len(keys) + 2 for keys in groups.values())
    columns: list[list[tuple[str, Keys]]] = [[]]
    height = 0
    for title, keys in groups.items():
        if height + len(keys) / 2 > total / number * len(columns) and len(columns) < number:
            columns.append([])
        columns[-1].append((title, keys))
        height += len(keys) + 2
    return columns
