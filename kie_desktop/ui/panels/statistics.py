"""The project in figures: fields, labels, the work that went into it, and both page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

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
from kie_desktop.fields.result import FieldState
from kie_desktop.session import Session
from kie_desktop.session.fields.learning import FieldQuality
from kie_desktop.session.review.corrections import Review
from kie_desktop.ui.item_models.field_values import STATE_WORDS
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
        self.labels.setAccessibleName(tr("Statistics of fields, labels and work"))
        self._work_text, self._label_text = "", ""
        self._corrected = Counter[str]()
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
        session.fields.survey.changed.connect(self._write)
        self._forget()

    def refresh(self) -> None:
        """Count everything anew."""
        self._review.count_labels(self._show)
        if self._session.fields.schema is not None:
            self._session.fields.survey.read()
            self._session.fields.survey.count_corrected(self._show_corrected)

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
        self._work_text, self._label_text = "", ""
        self._corrected = Counter()
        self.labels.setPlainText(tr("No statistics yet."))
        self.keep.setEnabled(False)

    def _show(self, counts: list[LabelCount]) -> None:
        figures = per_label(counts, self._session.label_set.names)
        there = {summary.id for summary in self._session.summaries}
        efforts = {page_id: effort for page_id, effort in self._session.effort.all.items() if page_id in there}
        self.rows.show(self._session.summaries, counts, efforts, [row.label for row in figures])
        self.view.resizeColumnsToContents()
        self._work_text, self._label_text = self._work_words(efforts), _label_table(figures)
        self._write()
        self.keep.setEnabled(self.rows.rowCount() > 0)

    def _show_corrected(self, corrected: Counter[str]) -> None:
        self._corrected = corrected
        self._write()

    def _write(self) -> None:
        """The words on the left, once labels are counted: with fields as far as they are known."""
        if self._work_text:
            fields = _field_table(self._session, self._corrected)
            self.labels.setHtml(f"{self._work_text}{fields}{self._label_text}")

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


def _field_table(session: Session, corrected: Mapping[str, int]) -> str:
    """What has become of each field; "" where the project has none."""
    figures = session.fields.survey.figures()
    if not figures:
        return ""
    states = (FieldState.PROVED, FieldState.SURE, FieldState.LOOK, FieldState.PERSON, FieldState.ABSENT)
    heads = (
        *(tr(STATE_WORDS[state]) for state in states),
        tr("Not found"),
        tr("Corrected"),
        tr("Cross-validation"),
        tr("Held out"),
    )
    rows = [[head(tr("Field")), *(head(words, "right") for words in heads)]]
    for row in figures:
        counts = (*(row.states.get(state, 0) for state in states), row.missing, corrected.get(row.field, 0))
        right = _right(row.quality), _right(row.measured)
        rows.append([name(row.field), *(figure(str(cell)) for cell in (*counts, *right))])
    unread = max(row.unread for row in figures)
    words = tr("The fields of {} have not been read.").format(count(unread, tr("document"), tr("documents")))
    return table(rows) + (f"<p>{words}</p>" if unread else "<p></p>")


def _right(quality: FieldQuality | None) -> str:
    """How many values are right, of how many."""
    return "–" if quality is None or not quality.tried else tr("{} of {}").format(quality.right, quality.tried)


def _label_table(figures: list[LabelFigures]) -> str:
    heads = (tr("Entities"), tr("Pages"), tr("by you"), tr("by a model"), tr("mean score"), tr("mean length"))
    rows = [[head(tr("Label")), *(head(words, "right") for words in heads)]]
    for row in figures:
        length = "–" if row.mean_letters is None else f"{row.mean_letters:.1f}"
        cells = (row.entities, row.pages, row.by_human, row.by_model, share(row.mean_score), length)
        rows.append([name(row.label), *(figure(str(cell)) for cell in cells)])
    return table(rows)
