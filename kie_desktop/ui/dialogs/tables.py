"""How tables in dialogs look and behave."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def set_up(table: QTableView, name: str, widths: Iterable[int], *, high: bool = False) -> None:
    """Rows as a whole, no grid, no line numbers. widths: in characters, at least those of
    the heading; 0 takes what is left. high: room for editors.

    Nothing depends on the content of every row: ten thousand of them cost no more than ten.
    """
    metrics = table.fontMetrics()
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(2 * metrics.height() + 4 if high else metrics.height() + 12)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate(widths):
        if width:
            table.setColumnWidth(column, max(width * metrics.horizontalAdvance("x"), header.sectionSizeHint(column)))
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
