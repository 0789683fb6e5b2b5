"""What tables that are only looked at have in common."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, Qt

from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.language import tr


class Rows(QAbstractTableModel):
    """A table with headings. HEADINGS are marked words."""

    HEADINGS: tuple[str, ...] = ()

    def columnCount(self, parent: Index = ROOT) -> int:
        """As many as there are headings."""
        return 0 if parent.isValid() else len(self.HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.HEADINGS[section])
        return None
