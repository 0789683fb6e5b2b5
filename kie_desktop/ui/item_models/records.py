"""The rows of one table of a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.language import tr

if TYPE_CHECKING:
    from kie_desktop.fields.records import Record


class RecordModel(QAbstractTableModel):
    """A row for each row, a column for each key. set_cell(record, row, column, text): what was typed."""

    def __init__(
        self,
        set_cell: Callable[[Record, int, int, str], bool],
        may_edit: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._set_cell, self._may_edit = set_cell, may_edit
        self.record: Record | None = None

    def show(self, record: Record | None) -> None:
        """Show another table."""
        self.beginResetModel()
        self.record = record
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of rows."""
        return 0 if parent.isValid() or self.record is None else len(self.record.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Number of keys."""
        return 0 if parent.isValid() or self.record is None else len(self.record.keys)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be corrected."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and self._may_edit() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says."""
        if self.record is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        return self.record.rows[index.row()][index.column()].text

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; the session tells when the table is another one."""
        if self.record is None or role != Qt.ItemDataRole.EditRole:
            return False
        return self._set_cell(self.record, index.row(), index.column(), str(value))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The keys; rows by their number."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        key = self.record.keys[section] if self.record is not None else ""
        return key or tr("Column {}").format(section + 1)
