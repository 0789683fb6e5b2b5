"""The label set of the project: names, colours, roles, keys and order."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from kie_desktop.domain.label_set import COLOURS
from kie_desktop.session import Session
from kie_desktop.ui.actions import Actions
from kie_desktop.ui.choice_delegate import ChoiceDelegate
from kie_desktop.ui.item_models.labels import COLOUR, ENTITIES, KEY, NAME, ROLE, ROLE_NAMES, LabelRow, LabelTableModel
from kie_desktop.ui.keys import native, plain, portable
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.layouts import lay_out, muted

CONFLICTS_TOLD = 3
RECOUNT_MS = 200
"""Pages may change quicker than anyone can read how many entities a label has."""


class LabelsDialog(QDialog):
    """Edits a copy; the project gets it as a whole, as one undoable step, or nothing at all."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Labels"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._actions = actions
        self.model = LabelTableModel(session.label_set, session.project.entities_by_label(), self)
        self._shown = QSortFilterProxyModel(self)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.table = QTableView()
        self.fault = QLabel()
        self.conflicts = QLabel()
        self.add_button = QPushButton(tr("&Add a label"))
        self.remove_button = QPushButton(tr("&Remove…"))
        self.colour_button = QPushButton(tr("&Colour…"))
        self.up_button = QPushButton(tr("Move &up"))
        self.down_button = QPushButton(tr("Move &down"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        self._recount = QTimer(self, singleShot=True, interval=RECOUNT_MS)
        self._set_up_table()
        self._lay_out()
        self._connect()
        self.table.selectRow(0)
        self._check()

    # --- what the buttons do

    def _add(self) -> None:
        self.search.clear()
        self._select(self.model.add())
        self.table.edit(self.table.currentIndex())

    def _remove(self) -> None:
        row = self._current()
        gone, into = self.model.rows[row], None
        if gone.entities:
            into = self._ask_for_other(gone)
            if into is None:
                return
        self.model.remove(row, into)

    def _ask_for_other(self, gone: LabelRow) -> LabelRow | None:
        """The row whose label the entities of one that goes shall get; None to leave it."""
        others = [row for row in self.model.rows if row is not gone]
        question = tr("“{}” is the label of {}. Which label should replace it?")
        entities = count(gone.entities, tr("entity"), tr("entities"))
        names = [row.label.name for row in others]
        text = question.format(gone.label.name, entities)
        name, chosen = QInputDialog.getItem(self, tr("Remove a label"), text, names, 0, False)
        return others[names.index(name)] if chosen else None

    def _choose_colour(self) -> None:
        row = self._current()
        label = self.model.rows[row].label
        for place, colour in enumerate(COLOURS):
            QColorDialog.setCustomColor(place, QColor(colour))
        chosen = QColorDialog.getColor(QColor(label.colour), self, tr("Colour of the label {}").format(label.name))
        if chosen.isValid():
            self.model.set_label(row, replace(label, colour=chosen.name()))

    def _move(self, step: int) -> None:
        row = self._current()
        self.model.move(row, step)
        self._select(row + step)

    def _accept(self) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._session.editor.change_label_set(self.model.label_set(), self.model.moved())
        finally:
            QApplication.restoreOverrideCursor()
        self.accept()

    # --- what shows

    def _current(self) -> int:
        """The row of the model that is chosen, -1 for none."""
        return self._shown.mapToSource(self.table.currentIndex()).row()

    def _select(self, row: int) -> None:
        self.table.setCurrentIndex(self._shown.mapFromSource(self.model.index(row, NAME)))

    def _check(self) -> None:
        """Say what is wrong, let nothing wrong be taken, and offer what can be done with the chosen label."""
        fault, conflicts = self.model.fault(), self._conflicts()
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.conflicts.setText("\n".join(conflicts[:CONFLICTS_TOLD]))
        self.conflicts.setVisible(bool(conflicts))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not fault)
        row, all_show = self._current(), not self.search.text()
        self.colour_button.setEnabled(row >= 0)
        self.remove_button.setEnabled(row > 0)
        self.up_button.setEnabled(all_show and row > 1)
        self.down_button.setEnabled(all_show and 0 < row < len(self.model.rows) - 1)

    def _conflicts(self) -> list[str]:
        """Which actions lose their keys to labels, in words."""
        words = tr("{key} is now the shortcut of the label “{label}”, so “{action}” no longer has one.")
        found = []
        for label in (row.label for row in self.model.rows if row.label.hotkey):
            spec = self._actions.gives_way(portable(label.hotkey))
            if spec is not None:
                action = plain(tr(spec.text))
                found.append(words.format(key=native(label.hotkey), label=label.name, action=action))
        return found

    def _count_again(self) -> None:
        self.model.recount(self._session.project.entities_by_label())

    def _activated(self, index: QModelIndex) -> None:
        if index.column() == COLOUR:
            self._choose_colour()

    def _connect(self) -> None:
        for signal in (self.model.dataChanged, self.model.rowsInserted, self.model.rowsRemoved, self.model.rowsMoved):
            signal.connect(self._check)
        for changed in (self._session.pages.page_edited, self._session.pages.pages_changed):
            changed.connect(self._recount.start)
        self._recount.timeout.connect(self._count_again)
        self.search.textChanged.connect(self._shown.setFilterFixedString)
        self.search.textChanged.connect(self._check)
        self.table.selectionModel().currentChanged.connect(self._check)
        self.table.activated.connect(self._activated)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.colour_button.clicked.connect(self._choose_colour)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _set_up_table(self) -> None:
        self._shown.setSourceModel(self.model)
        self._shown.setFilterKeyColumn(NAME)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        table = self.table
        table.setModel(self._shown)
        table.setAccessibleName(tr("Labels"))
        table.setItemDelegateForColumn(ROLE, ChoiceDelegate(tr("Role"), _roles, table))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().height() + 4)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (COLOUR, ROLE, KEY, ENTITIES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _lay_out(self) -> None:
        words = muted(
            tr(
                "The role determines how a label can be linked. The first label is the background. Entities "
                "keep a label that you rename. You can undo all changes made here in one step."
            )
        )
        for label in (self.fault, self.conflicts):
            label.setWordWrap(True)
        self.fault.setProperty("role", "error")
        self.search.setPlaceholderText(tr("Find a label"))
        self.search.setAccessibleName(tr("Find a label"))
        row = QHBoxLayout()
        for button in (self.add_button, self.remove_button, self.colour_button, self.up_button, self.down_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        lay_out(self, words, self.search, self.table, row, self.fault, self.conflicts, self.buttons, growing=self.table)
        self.resize(46 * self.fontMetrics().height(), 36 * self.fontMetrics().height())


def _roles() -> list[tuple[QIcon, str, object]]:
    return [(QIcon(), tr(words), role) for role, words in ROLE_NAMES.items()]
