"""How the table of values and the details below it share the height of the Fields panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTableView, QWidget

_SHARE = 0.62
"""Of the height, which the values get at least where they have rows for it."""
_DETAILS_LINES = 12
"""So many lines of text are enough for the details."""


class ValuesAndDetails(QSplitter):
    """The values are as high as their rows where that leaves room for the details, until a person moves the border."""

    def __init__(self, values: QTableView, details: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._values = values
        self._is_moved = False
        self.addWidget(values)
        self.addWidget(details)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)
        values.model().modelReset.connect(self._divide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide another height."""
        super().resizeEvent(event)
        self._divide()

    def _on_moved(self) -> None:
        self._is_moved = True

    def _divide(self) -> None:
        if self._is_moved:
            return
        values, room = self._values, self.height() - self.handleWidth()
        rows = values.horizontalHeader().sizeHint().height() + values.verticalHeader().length()
        wanted = rows + 2 * values.frameWidth()
        most = max(round(_SHARE * room), room - _DETAILS_LINES * self.fontMetrics().height())
        self.setSizes([min(wanted, most), room - min(wanted, most)])
