"""The label set of the project: names, colours, roles and keys."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QColorDialog,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.label_set import Label, LabelSet, Role
from kie_desktop.session import Session
from kie_desktop.ui import icons

COLOUR, NAME, ROLE, KEY = range(4)
HEADINGS = ("Colour", "Name", "Role", "Key")
ROLE_NAMES = {
    Role.KEY: "Key (what a value is called)",
    Role.VALUE: "Value (what is filled in)",
    Role.HEADER: "Header (a title)",
    Role.OTHER: "Other (never linked)",
}


class LabelsDialog(QDialog):
    """Edits a copy; the project gets it as a whole when it makes sense, or nothing at all."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Labels")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.table = QTableWidget(0, len(HEADINGS))
        self.fault = QLabel()
        self.add_button = QPushButton("Add a label")
        self.remove_button = QPushButton("Remove")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        self._lay_out()
        for label in session.label_set:
            self._append(label)
        self.table.itemChanged.connect(self._check)
        self.table.itemSelectionChanged.connect(self._check)
        self.table.cellActivated.connect(self._choose_colour)
        self.table.cellDoubleClicked.connect(self._choose_colour)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._check()

    def label_set(self) -> LabelSet:
        """What the table says. ValueError where that is no label set."""
        labels = [self._label(row) for row in range(self.table.rowCount())]
        keys = [label.hotkey for label in labels if label.hotkey]
        for key in keys:
            if len(key) > 1:
                raise ValueError(f"a key is one character; {key!r} has {len(key)}")
            if keys.count(key) > 1:
                raise ValueError(f"two labels have the key {key!r}; give one of them another")
        return LabelSet(labels)

    def _lay_out(self) -> None:
        words = QLabel(
            "A role says what linking sees of a label. The first label is the background. "
            "Entities keep the label they have when one is renamed or removed here."
        )
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        table = self.table
        table.setAccessibleName("Labels")
        table.setHorizontalHeaderLabels(HEADINGS)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().height() + 4)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(ROLE, 40 * self.fontMetrics().averageCharWidth())
        table.setColumnWidth(KEY, 8 * self.fontMetrics().averageCharWidth())
        self.add_button.setAutoDefault(False)
        self.remove_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        self.fault.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(table, 1)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(self.buttons)
        self.resize(42 * self.fontMetrics().height(), 32 * self.fontMetrics().height())

    def _append(self, label: Label) -> None:
        row = self.table.rowCount()
        roles = QComboBox()
        roles.setAccessibleName("Role")
        for role, words in ROLE_NAMES.items():
            roles.addItem(words, role)
        roles.setCurrentIndex(roles.findData(label.role))
        roles.setEnabled(row > 0)  # the background label is never linked
        with QSignalBlocker(self.table):  # no check of half a row
            self.table.insertRow(row)
            self.table.setItem(row, COLOUR, _colour_item(label.colour))
            self.table.setItem(row, NAME, QTableWidgetItem(label.name))
            self.table.setCellWidget(row, ROLE, roles)
            self.table.setItem(row, KEY, QTableWidgetItem(label.hotkey))

    def _label(self, row: int) -> Label:
        cells = [self.table.item(row, column) for column in (COLOUR, NAME, KEY)]
        colour, name, key = (cell.text().strip() if cell else "" for cell in cells)
        roles = self.table.cellWidget(row, ROLE)
        assert isinstance(roles, QComboBox)
        return Label(name, colour, Role(roles.currentData()), key)

    def _add(self) -> None:
        names = {self._label(row).name for row in range(self.table.rowCount())}
        number = next(number for number in range(1, 10_000) if f"label {number}" not in names)
        used = LabelSet([self._session.label_set.background]).extended(
            [f"label {index}" for index in range(self.table.rowCount())]
        )
        keys = {self._label(row).hotkey for row in range(self.table.rowCount())}
        free = next((str(key) for key in range(1, 10) if str(key) not in keys), "")
        self._append(Label(f"label {number}", list(used)[-1].colour, Role.OTHER, free))
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, NAME)
        self.table.edit(self.table.currentIndex())
        self._check()

    def _remove(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self._check()

    def _choose_colour(self, row: int, column: int) -> None:
        if column == COLOUR:
            chosen = QColorDialog.getColor(QColor(self._label(row).colour), self, "Colour of the label")
            if chosen.isValid():
                self.table.setItem(row, COLOUR, _colour_item(chosen.name()))

    def _check(self) -> None:
        """Say what is wrong, and let nothing wrong be taken."""
        try:
            self.label_set()
            fault = ""
        except ValueError as error:
            fault = str(error)
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not fault)
        self.remove_button.setEnabled(self.table.currentRow() > 0)

    def _accept(self) -> None:
        self._session.set_label_set(self.label_set())
        self.accept()


def _colour_item(colour: str) -> QTableWidgetItem:
    item = QTableWidgetItem(QIcon(icons.swatch(colour, 16)), colour)
    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
    item.setToolTip("Double-click to choose another colour")
    return item
