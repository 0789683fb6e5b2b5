"""Pages of the same layout as a table with a tick for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from kie_desktop.domain.layouts import LayoutMatch
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.item_models.rows import Rows
from kie_desktop.ui.language import translatable

PAGE, LIKENESS, LABELS, LINKS = range(4)
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MatchTable(Rows):
    """A row for each page, all ticked at first."""

    HEADINGS = (translatable("Page"), translatable("Matching words"), translatable("Labels"), translatable("Links"))

    def __init__(
        self, found: Sequence[tuple[int, LayoutMatch]], names: Sequence[str], parent: QObject | None = None
    ) -> None:
        """names: of the pages, in the same order."""
        super().__init__(parent)
        self._found = found
        self._names = names
        self._ticked = [True] * len(found)

    def chosen(self) -> list[tuple[int, LayoutMatch]]:
        """The pages that are ticked."""
        return [row for row, is_ticked in zip(self._found, self._ticked, strict=True) if is_ticked]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of pages."""
        return 0 if parent.isValid() else len(self._found)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Pages can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == PAGE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, tick and figures of a page."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            match = self._found[row][1]
            return (self._names[row], f"{match.likeness:.0%}", str(match.labels), str(match.links))[column]
        if role == Qt.ItemDataRole.CheckStateRole and column == PAGE:
            return Qt.CheckState.Checked if self._ticked[row] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column != PAGE:
            return _NUMBER
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a page."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != PAGE:
            return False
        self._ticked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        return True
