"""Pages with their figures as a table: state, size, work, and how often each label occurs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from kie_desktop.domain.statistics import Effort, LabelCount, by_page
from kie_desktop.session import PageSummary
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.item_models.pages import STATE_NAMES, page_name
from kie_desktop.ui.language import tr

SORT = Qt.ItemDataRole.UserRole + 1
Cell = str | int | float


class PageFiguresModel(QAbstractTableModel):
    """One row a page. Holds what was counted; it does not follow edits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: list[str] = []
        self._pages: list[int] = []
        self._cells: list[list[Cell]] = []

    def show(
        self,
        summaries: Sequence[PageSummary],
        counts: Iterable[LabelCount],
        efforts: Mapping[int, Effort],
        labels: Sequence[str],
    ) -> None:
        """Show other figures; labels: one column each, in their order."""
        self.beginResetModel()
        heads = (tr("Page"), tr("State"), tr("Entities"), tr("Links"), tr("Actions"), tr("Active (s)"))
        self._heads = [*heads, *labels]
        found = by_page(counts)
        self._pages = [summary.id for summary in summaries]
        self._cells = [
            [
                *_fixed(summary, efforts.get(summary.id, Effort())),
                *(found.get(summary.id, {}).get(label, 0) for label in labels),
            ]
            for summary in summaries
        ]
        self.endResetModel()

    def page(self, row: int) -> int:
        """The id of the page in a row."""
        return self._pages[row]

    def contents(self) -> tuple[list[str], list[list[Cell]]]:
        """Headings and rows as they are, for a file."""
        return self._heads, self._cells

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of pages."""
        return 0 if parent.isValid() else len(self._pages)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Fixed columns, and one for each label."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a column holds."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A figure; nothing for none."""
        cell = self._cells[index.row()][index.column()]
        if role == SORT:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell if isinstance(cell, str) or cell else ""
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(cell, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _fixed(summary: PageSummary, effort: Effort) -> list[Cell]:
    state = tr(STATE_NAMES[summary.state])
    return [page_name(summary), state, summary.entities, summary.links, effort.actions, round(effort.active_s)]
