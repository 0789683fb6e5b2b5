"""The entities of the page as a table whose selection is the canvas's selection."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    Qt,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import Session
from kie_desktop.ui import icons
from kie_desktop.ui.choice_delegate import ChoiceDelegate
from kie_desktop.ui.item_models.entities import LABEL, NUMBER, SCORE, TEXT, EntityTableModel
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.layouts import muted
from kie_desktop.ui.theme import Theme


class EntityTablePanel(QWidget):
    """The table; selecting rows selects entities, and the other way round."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._following = False
        self.model = EntityTableModel(session, theme, self)
        self.view = self._make_view()
        self.notice = self._make_notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.selectionModel().selectionChanged.connect(self._select)
        self.model.modelReset.connect(self._on_selection_changed)
        self.model.modelReset.connect(self._show_notice)
        session.selection.changed.connect(self._on_selection_changed)
        theme.changed.connect(self.view.viewport().update)
        self._on_selection_changed()
        self._show_notice()

    def edit_text(self) -> bool:
        """Start editing the text of the current row; False where the table has not the focus."""
        index = self.view.currentIndex()
        if not self.view.hasFocus() or not index.isValid():
            return False
        self.view.edit(index.siblingAtColumn(TEXT))
        return True

    def _labels(self) -> list[tuple[QIcon, str, object]]:
        return [(QIcon(icons.swatch(label.colour)), label.name, label.name) for label in self._session.label_set]

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setItemDelegateForColumn(LABEL, ChoiceDelegate(tr("Label"), self._labels, view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        view.setWordWrap(False)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.setAccessibleName(tr("Entities in reading order"))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 10)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        width = view.fontMetrics().horizontalAdvance("x")
        for column, letters in ((NUMBER, 6), (LABEL, 17), (SCORE, 9)):
            header.resizeSection(column, letters * width)
        return view

    def _make_notice(self) -> QLabel:
        """What stands in the table of a page without entities."""
        notice = muted(tr("No entities yet. Pre-annotate the page to read it, or draw entities yourself."))
        notice.setMinimumWidth(0)
        notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        notice.setMargin(24)
        notice.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        around = QVBoxLayout(self.view.viewport())
        around.addWidget(notice)
        return notice

    def _show_notice(self) -> None:
        self.notice.setVisible(self._session.page is not None and self.model.rowCount() == 0)

    def _select(self) -> None:
        if self._following:
            return
        rows = {index.row() for index in self.view.selectionModel().selectedRows()}
        self._session.selection.select(self.model.entity_id(row) for row in rows)

    def _on_selection_changed(self) -> None:
        rows = sorted(row for row in map(self.model.row_of, self._session.selection.entities) if row is not None)
        selected = {index.row() for index in self.view.selectionModel().selectedRows()}
        if selected == set(rows):
            return
        wanted = QItemSelection()
        for row in rows:
            wanted.merge(
                QItemSelection(self.model.index(row, NUMBER), self.model.index(row, SCORE)),
                QItemSelectionModel.SelectionFlag.Select,
            )
        self._following = True
        try:
            selection = self.view.selectionModel()
            selection.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if rows:
                selection.setCurrentIndex(self.model.index(rows[0], TEXT), QItemSelectionModel.SelectionFlag.NoUpdate)
                self.view.scrollTo(self.model.index(rows[0], TEXT))
        finally:
            self._following = False
