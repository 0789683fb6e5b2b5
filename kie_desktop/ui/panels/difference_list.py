"""A list of differences to walk through: each click, Enter or key shows the place on its page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from kie_desktop.domain.differences import Difference
from kie_desktop.ui.item_models.differences import DifferenceListModel, DifferenceRole, Row, Words
from kie_desktop.ui.panels.wrapped import WrappedDelegate
from kie_desktop.ui.theme import Theme


class DifferenceList(QListView):
    """chosen(page id, Difference): show this place. stepped: another row is the current one, or there is none."""

    chosen = Signal(int, object)
    stepped = Signal()

    def __init__(self, words: Words, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DifferenceListModel(words, theme, self)
        self.setModel(self.rows)
        self.setItemDelegate(WrappedDelegate(self))
        self.setWordWrap(True)
        self.setSpacing(3)
        self.setIconSize(QSize(16, 16))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(name)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self.selectionModel().currentChanged.connect(self.stepped)
        theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> tuple[int, Difference] | None:
        """Page id and difference of the current row."""
        index = self.currentIndex()
        return (index.data(DifferenceRole.PAGE), index.data(DifferenceRole.DIFFERENCE)) if index.isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other differences; the current row keeps its number."""
        place = self.currentIndex().row()
        self.rows.show(rows)
        if rows and place >= 0:
            self.setCurrentIndex(self.rows.index(min(place, len(rows) - 1)))
        self.stepped.emit()

    def step(self, step: int) -> bool:
        """Show the difference `step` rows further down (negative: up); False where there is none."""
        current = self.currentIndex()
        row = current.row() + step if current.isValid() else (0 if step > 0 else self.rows.rowCount() - 1)
        if not 0 <= row < self.rows.rowCount():
            return False
        self.setCurrentIndex(self.rows.index(row))
        self._choose(self.rows.index(row))
        return True

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(DifferenceRole.PAGE), index.data(DifferenceRole.DIFFERENCE))
