"""The mistakes of a model, to be walked through: each click, Enter or key shows the place on its page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from kie_desktop.session import EvaluationResult, Whose
from kie_desktop.ui.item_models.mistakes import MistakeListModel, MistakeRole
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.wrapped import WrappedDelegate
from kie_desktop.ui.theme import Theme


class MistakesView(QWidget):
    """chosen(Mistake): show its place."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: EvaluationResult | None = None
        self.model = MistakeListModel(theme, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(WrappedDelegate(self.view))
        self.view.setWordWrap(True)
        self.view.setSpacing(3)
        self.view.setIconSize(QSize(16, 16))
        self.view.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.view.setAccessibleName(tr("Mistakes"))
        self.whose = QComboBox()
        self.whose.setAccessibleName(tr("Model"))
        self.place = QLabel()
        self.place.setProperty("role", "muted")
        self.previous = QPushButton(tr("Previous"))
        self.previous.setToolTip(tr("Go to the previous mistake (Shift+F9)"))
        self.next = QPushButton(tr("Next"))
        self.next.setToolTip(tr("Go to the next mistake (F9)"))
        top = QHBoxLayout()
        for widget in (self.whose, self.previous, self.next, self.place):
            top.addWidget(widget)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self.whose.currentIndexChanged.connect(self._fill)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.view.selectionModel().currentChanged.connect(self._show_place)
        self.model.modelReset.connect(self._show_place)
        theme.changed.connect(self.view.viewport().update)

    def show_result(self, result: EvaluationResult | None) -> None:
        """Show the mistakes of another run; where two models were compared, those of either can be had alone."""
        self._result = result
        self.whose.blockSignals(True)
        self.whose.clear()
        if result is not None and result.old is not None:
            new, old = result.new.model, result.old.model
            self.whose.addItem(tr("Mistakes of {}").format(new), (Whose.BOTH, Whose.NEW))
            self.whose.addItem(tr("Mistakes of {} only").format(new), (Whose.NEW,))
            self.whose.addItem(tr("Mistakes of {} only").format(old), (Whose.OLD,))
            self.whose.addItem(tr("Mistakes of both"), (Whose.BOTH,))
        self.whose.setVisible(self.whose.count() > 0)
        self.whose.blockSignals(False)
        self._fill()

    def step(self, step: int) -> bool:
        """Show the mistake `step` rows further down (negative: up); False where there is none."""
        current = self.view.currentIndex()
        row = current.row() + step if current.isValid() else (0 if step > 0 else self.model.rowCount() - 1)
        if not 0 <= row < self.model.rowCount():
            return False
        self.view.setCurrentIndex(self.model.index(row))
        self._choose(self.model.index(row))
        return True

    def _fill(self) -> None:
        self.model.show(self._result, self.whose.currentData() or (Whose.NEW,))

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(MistakeRole.MISTAKE))

    def _show_place(self) -> None:
        number, row = self.model.rowCount(), self.view.currentIndex().row()
        if not number:
            self.place.setText(tr("No mistakes.") if self._result else "")
        elif row < 0:
            self.place.setText(tr("{} in total; click one to show it").format(number))
        else:
            self.place.setText(tr("{row} of {all}").format(row=row + 1, all=number))
        self.previous.setEnabled(row > 0)
        self.next.setEnabled(row + 1 < number)
