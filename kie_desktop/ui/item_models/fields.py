"""Fields of pages as a table."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt

from kie_desktop.domain.text import harmless
from kie_desktop.session.exchange.exporting import FieldRow
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.item_models.rows import Rows
from kie_desktop.ui.language import tr, translatable

IMAGE, PAGE, KEY, VALUE = range(4)


class FieldTable(Rows):
    """A row for each field: image, page, key and value."""

    HEADINGS = (translatable("Image"), translatable("Page"), translatable("Key"), translatable("Value"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FieldRow] = []

    def show(self, rows: list[FieldRow]) -> None:
        """Show other fields."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def as_text(self, rows: Iterable[FieldRow]) -> str:
        """Rows as spreadsheets paste them: tabs between cells, one row a line, with headings."""
        lines = [[tr(heading) for heading in self.HEADINGS], *([str(cell) for cell in row] for row in rows)]
        return "".join("\t".join(harmless(" ".join(cell.split())) for cell in line) + "\n" for line in lines)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of fields."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell; the tool tip has all of a long one."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()][index.column()]
        return None
