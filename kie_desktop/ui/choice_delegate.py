"""Choosing a cell's value from a list, in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kie_desktop.ui.item_models import Index

Choice = tuple[QIcon, str, object]
"""Icon, words, and the value that the model gets."""


class ChoiceDelegate(QStyledItemDelegate):
    """Edits a value with a list; choosing one is done at once."""

    def __init__(self, name: str, choices: Callable[[], Iterable[Choice]], parent: QWidget) -> None:
        """name: for screen readers."""
        super().__init__(parent)
        self._name = name
        self._choices = choices

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A combo box with every choice."""
        combo = QComboBox(parent)
        combo.setAccessibleName(self._name)
        for icon, words, value in self._choices():
            combo.addItem(icon, words, value)
        combo.activated.connect(lambda _: self._commit(combo))
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present value."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the chosen value to the model, where it is another one."""
        if isinstance(editor, QComboBox) and editor.currentData() not in (None, index.data(Qt.ItemDataRole.EditRole)):
            model.setData(index, editor.currentData())

    def _commit(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)
