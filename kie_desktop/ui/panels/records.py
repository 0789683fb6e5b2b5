"""The tables of the document that shows: their rows, to be corrected, joined and split."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.fields.result import Span
from kie_desktop.session import Session
from kie_desktop.ui.item_models import Index
from kie_desktop.ui.item_models.records import RecordModel
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.layouts import muted

if TYPE_CHECKING:
    from kie_desktop.fields.records import Cell, Record

_FOLLOW_MS = 150
_WIDEST = 24
"""A column is not wider than so many characters at first."""
_MEASURED = 50
"""So many rows tell how wide a column is."""
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class _CellView(QTableView):
    """Keeps letters and F2, which edit a cell, from being shortcuts of the window. left: the pointer is elsewhere."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Typing begins to edit."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_text = bool(event.text().strip()) and not event.modifiers() & _COMMANDS
            if is_text or event.key() == Qt.Key.Key_F2:
                event.accept()
                return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self.left.emit()

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being typed."""
        return self.state() == QAbstractItemView.State.EditingState


class RecordsView(QWidget):
    """Follows the document while it shows.

    pointed(place, spans): mark where something stands, on that page of the document; -1 for nowhere. chosen(place,
    spans): show it.
    """

    pointed = Signal(int, tuple)
    chosen = Signal(int, tuple)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session, self._list = session, session.fields.record_list
        self._records: Sequence[Record] = ()
        self.model = RecordModel(
            self._list.set_cell, lambda: not session.is_read_only and session.page is not None, self
        )
        self.view = _CellView()
        self.tables = QComboBox()
        self.join, self.split, self.remove, self.again = (QPushButton() for _ in range(4))
        self.emptied = QPushButton(tr("Find removed tables again"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._timer.timeout.connect(self.refresh)
        self._connect()

    # --- following the session

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what has changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is marked on the page for it any more."""
        super().hideEvent(event)
        self.pointed.emit(-1, ())

    def refresh(self) -> None:
        """Show the tables as they are now; not while a cell is being typed."""
        if self.view.is_editing:
            self._timer.start()
            return
        found = self._list.shown()
        self.emptied.setVisible(self._list.has_emptied() and not self._session.is_read_only)
        if list(found) == list(self._records) and self._stack.currentIndex() == (0 if found else 1):
            self._tell_buttons()
            return
        chosen, cell = max(self.tables.currentIndex(), 0), self.view.currentIndex()
        self._records = found
        self.pointed.emit(-1, ())  # until a cell is pointed at: the one that was may stand elsewhere now
        self.tables.blockSignals(True)
        self.tables.clear()
        self.tables.addItems([_title(number, record) for number, record in enumerate(found, 1)])
        self.tables.setCurrentIndex(min(chosen, len(found) - 1))
        self.tables.blockSignals(False)
        self.tables.setVisible(len(found) > 0)
        self._stack.setCurrentIndex(0 if found else 1)
        self._show_table(cell.row(), cell.column())

    def _refresh_soon(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _show_table(self, row: int = -1, column: int = -1) -> None:
        place = self.tables.currentIndex()
        record = self._records[place] if 0 <= place < len(self._records) else None
        is_same = record is not None and self.model.record is not None and record.keys == self.model.record.keys
        self.model.show(record)
        if not is_same:
            self._fit_columns()
        if record is not None and row >= 0:
            self.view.setCurrentIndex(
                self.model.index(min(row, len(record.rows) - 1), min(column, len(record.keys) - 1))
            )
        self._tell_buttons()

    def _fit_columns(self) -> None:
        widest = _WIDEST * self.fontMetrics().horizontalAdvance("x")
        header = self.view.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED)
        self.view.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            header.resizeSection(column, min(header.sectionSize(column), widest))

    # --- rows

    def _rows(self) -> tuple[int, int] | None:
        """The first and the last selected row, where they follow each other."""
        rows = sorted({index.row() for index in self.view.selectedIndexes()})
        is_run = bool(rows) and rows[-1] - rows[0] == len(rows) - 1
        return (rows[0], rows[-1]) if is_run else None

    def _tell_buttons(self) -> None:
        may_join = may_split = may_remove = may_find = False
        record, rows = self.model.record, self._rows()
        if record is not None and not self._session.is_read_only:
            may_find = self._list.is_changed(record)
            if rows is not None:
                first, last = rows
                may_remove = record.page_of(first) == record.page_of(last)
                may_join = may_remove and first < last
                may_split = first == last and len(self._list.lines_of(record, first)) > 1
        self.join.setEnabled(may_join)
        self.split.setEnabled(may_split)
        self.remove.setEnabled(may_remove)
        self.again.setEnabled(may_find)

    def _do(self, change: Callable[[Record, int, int], bool]) -> None:
        record, rows = self.model.record, self._rows()
        if record is not None and rows is not None and change(record, *rows):
            self.refresh()

    def _find_again(self) -> None:
        if self.model.record is not None and self._list.find_again(self.model.record):
            self.refresh()

    def _find_emptied(self) -> None:
        if self._list.find_emptied():
            self.refresh()

    # --- places

    def _tell_place(self, signal_of: Callable[[int, tuple[Span, ...]], None], index: Index) -> None:
        """Tell where a cell stands, all of its lines; of an empty one where its row does."""
        record, page = self.model.record, self._session.page
        if record is None or page is None or not index.isValid():
            self.pointed.emit(-1, ())
            return
        row = record.rows[index.row()]
        cells: Sequence[Cell] = (row[index.column()],) if row[index.column()].ids else row
        spans = tuple(Span(one, 0, 0) for cell in cells for one in cell.ids)
        signal_of(record.page_of(index.row()), spans)

    # --- putting together

    def _lay_out(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setAccessibleName(tr("Rows of the table"))
        view.setWordWrap(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.setMouseTracking(True)
        triggers = QAbstractItemView.EditTrigger
        view.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 10)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.tables.setAccessibleName(tr("Tables of the document"))
        self.tables.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tables.setMinimumContentsLength(10)
        words = (tr("Join rows"), tr("Split row"), tr("Remove rows"), tr("Find again"))
        tips = (
            tr("Make the selected rows one"),
            tr("Make the selected row one for each line of the page that it has"),
            tr("Take the selected rows out of the table; their lines stay on the page"),
            tr("Take back what was changed of this table"),
        )
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, button in enumerate((self.join, self.split, self.remove, self.again)):
            button.setText(words[place])
            button.setToolTip(tips[place])
            grid.addWidget(button, place // 2, place % 2)
        body = QWidget()
        body.setObjectName("panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.tables)
        column.addWidget(view, 1)
        column.addLayout(grid)
        nothing = muted(
            tr(
                "No tables were found. A table is found where keys in a row are linked to values below them: "
                "pre-annotate the page, or link the head of each column to its values."
            )
        )
        nothing.setMinimumWidth(0)
        nothing.setContentsMargins(14, 14, 14, 14)
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(body)
        self._stack.addWidget(nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        below = QHBoxLayout()
        below.setContentsMargins(10, 0, 10, 10)
        below.addWidget(self.emptied)
        below.addStretch(1)
        outer.addLayout(below)
        self.emptied.setToolTip(tr("Take back that all rows of a table were removed"))
        self.emptied.hide()

    def _connect(self) -> None:
        session, fields = self._session, self._session.fields
        for signal in (session.pages.page_shown, session.pages.page_edited, session.project.label_set_changed):
            signal.connect(self._refresh_soon)
        fields.documents_changed.connect(self._refresh_soon)
        session.project.closed.connect(self._refresh_soon)
        self.tables.currentIndexChanged.connect(lambda _: self._show_table())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._tell_buttons())
        self.view.entered.connect(lambda index: self._tell_place(self.pointed.emit, index))
        self.view.viewportEntered.connect(lambda: self.pointed.emit(-1, ()))
        self.view.left.connect(lambda: self.pointed.emit(-1, ()))
        self.view.clicked.connect(lambda index: self._tell_place(self.chosen.emit, index))
        self.join.clicked.connect(lambda: self._do(self._list.join_rows))
        self.split.clicked.connect(lambda: self._do(lambda record, row, _: self._list.split_row(record, row)))
        self.remove.clicked.connect(lambda: self._do(self._list.remove_rows))
        self.again.clicked.connect(self._find_again)
        self.emptied.clicked.connect(self._find_emptied)


def _title(number: int, record: Record) -> str:
    pages = sorted({record.page_of(row) + 1 for row in range(len(record.rows))})
    words = count(len(record.rows), tr("row"), tr("rows"))
    if len(pages) > 1:
        return tr("Table {}, pages {} to {}, {}").format(number, pages[0], pages[-1], words)
    return tr("Table {}, page {}, {}").format(number, pages[0], words)
