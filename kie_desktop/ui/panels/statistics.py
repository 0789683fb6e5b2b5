"""The project in figures: labels, the work that went into it, and both page by page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.certainty import joined
from kie_desktop.domain.statistics import Effort, LabelCount, LabelFigures, effort_figures, per_label
from kie_desktop.session import Session
from kie_desktop.session.review.corrections import Review
from kie_desktop.ui.item_models.page_figures import SORT, PageFiguresModel
from kie_desktop.ui.item_models.pages import DONE, duration
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.tables import figure, head, name, share, table

MEASURED_ROWS = 50
"""By so many rows a column's width goes; with 10,000 pages every one that is measured is waited for."""


class StatisticsPanel(QWidget):
    """Counted when it is asked for. page_chosen(page id); save: the user wants the table of pages as a file."""

    page_chosen = Signal(int)
    save = Signal()

    def __init__(self, session: Session, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._review = review
        self.labels = QTextBrowser()
        self.labels.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.labels.document().setDocumentMargin(10)
        self.labels.setAccessibleName(tr("Statistics of labels and work"))
        self.rows = PageFiguresModel(self)
        self._sorter = QSortFilterProxyModel(self)
        self._sorter.setSourceModel(self.rows)
        self._sorter.setSortRole(SORT)
        self.view = self._make_view()
        self.again = QPushButton(tr("Refresh"))
        self.keep = QPushButton(tr("Save as CSV…"))
        self.keep.setToolTip(tr("Save the page table: state, entities, links, actions, active seconds, labels"))
        self._lay_out()
        self.again.clicked.connect(self.refresh)
        self.keep.clicked.connect(self.save)
        self.view.activated.connect(self._choose)
        self.view.clicked.connect(self._choose)
        session.project.closed.connect(self._forget)
        self._forget()

    def refresh(self) -> None:
        """Count everything anew."""
        self._review.count_labels(self._show)

    def showEvent(self, event: object) -> None:
        """Count the first time that it shows."""
        if self.rows.rowCount() == 0:
            self.refresh()

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self._sorter)
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.verticalHeader().hide()
        view.horizontalHeader().setResizeContentsPrecision(MEASURED_ROWS)
        view.setAccessibleName(tr("Statistics by page"))
        return view

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.again)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(buttons)
        column.addWidget(self.view, 1)
        halves = QSplitter()
        halves.addWidget(self.labels)
        halves.addWidget(right)
        halves.setSizes([440, 560])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(halves)

    def _forget(self) -> None:
        self.rows.show([], [], {}, [])
        self.labels.setPlainText(tr("No statistics yet."))
        self.keep.setEnabled(False)

    def _show(self, counts: list[LabelCount]) -> None:
        figures = per_label(counts, self._session.label_set.names)
        there = {summary.id for summary in self._session.summaries}
        efforts = {page_id: effort for page_id, effort in self._session.effort.all.items() if page_id in there}
        self.rows.show(self._session.summaries, counts, efforts, [row.label for row in figures])
        self.view.resizeColumnsToContents()
        self.labels.setHtml(f"{self._work_words(efforts)}{_label_table(figures)}")
        self.keep.setEnabled(self.rows.rowCount() > 0)

    def _work_words(self, efforts: dict[int, Effort]) -> str:
        work = effort_figures(efforts)
        waiting = joined(summary.certainty for summary in self._session.summaries if summary.state not in DONE)
        lines = []
        if work.pages:
            total = tr("{actions} in {time} of active work on {pages}").format(
                actions=count(work.total.actions, tr("action"), tr("actions")),
                time=duration(work.total.active_s),
                pages=count(work.pages, tr("page"), tr("pages")),
            )
            median = tr("median per page: {actions} in {time}").format(
                actions=count(work.median.actions, tr("action"), tr("actions")), time=duration(work.median.active_s)
            )
            lines = [total, median]
        else:
            lines = [tr("No work recorded yet.")]
        if waiting.mean is not None:
            words = tr("{number} labels and links from models are not confirmed; mean score {mean}")
            lines.append(words.format(number=waiting.waiting, mean=share(waiting.mean)))
        return "<p>" + "<br>".join(lines) + "</p>"

    def _choose(self, index: QModelIndex) -> None:
        self.page_chosen.emit(self.rows.page(self._sorter.mapToSource(index).row()))


def _label_table(figures: list[LabelFigures]) -> str:
    heads = (tr("Entities"), tr("Pages"), tr("by you"), tr("by a model"), tr("mean score"), tr("mean length"))
    rows = [[head(tr("Label")), *(head(words, "right") for words in heads)]]
    for row in figures:
        length = "–" if row.mean_letters is None else f"{row.mean_letters:.1f}"
        cells = (row.entities, row.pages, row.by_human, row.by_model, share(row.mean_score), length)
        rows.append([name(row.label), *(figure(str(cell)) for cell in cells)])
    return table(rows)
