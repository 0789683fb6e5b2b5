"""Two readers of the same pages: how far they agree, and every point in which they do not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from kie_desktop.domain.tally import Tally
from kie_desktop.session import Session
from kie_desktop.ui.item_models.differences import OTHER_READER, Row
from kie_desktop.ui.item_models.pages import page_name
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.difference_list import DifferenceList
from kie_desktop.ui.panels.tables import score_table
from kie_desktop.ui.theme import Theme


class ComparisonPanel(QWidget):
    """Figures on the left, disagreements on the right. chosen(page id, Difference); compare: choose a project."""

    chosen = Signal(int, object)
    compare = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.reader = session.comparison
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.figures = QTextBrowser()
        self.figures.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.figures.document().setDocumentMargin(10)
        self.figures.setAccessibleName(tr("Agreement"))
        self.view = DifferenceList(OTHER_READER, tr("Disagreements"), theme)
        self.choose = QPushButton(tr("Compare with another annotator's project…"))
        self.previous = QPushButton(tr("Previous"))
        self.next = QPushButton(tr("Next"))
        self.take = QPushButton(tr("Use this version"))
        self.take.setToolTip(tr("Use the other annotator's version on this page; you can undo this"))
        self.place = QLabel()
        self.place.setProperty("role", "muted")
        self._found = QWidget()
        self._lay_out()
        self.view.chosen.connect(self.chosen)
        self.view.stepped.connect(self._show_place)
        self.choose.clicked.connect(self.compare)
        self.previous.clicked.connect(lambda: self.view.step(-1))
        self.next.clicked.connect(lambda: self.view.step(1))
        self.take.clicked.connect(self.use_theirs)
        self.reader.changed.connect(self._fill)
        session.pages.pages_changed.connect(self._fill)
        self._fill()

    def use_theirs(self) -> None:
        """Take the other reader's answer over in the current point."""
        current = self.view.current
        if current is not None:
            self.reader.use_theirs(*current)

    def _lay_out(self) -> None:
        left, right = QWidget(), self._found
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.summary)
        column.addWidget(self.figures, 1)
        column.addStretch(0)
        buttons = QHBoxLayout()
        for widget in (self.previous, self.next, self.take, self.place):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(buttons)
        column.addWidget(self.view, 1)
        halves = QSplitter()
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setSizes([400, 500])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(halves)

    def _fill(self) -> None:
        comparison = self.reader.comparison
        self.figures.setVisible(comparison is not None)
        self._found.setVisible(comparison is not None)
        if comparison is None:
            self.summary.setText(
                tr(
                    "Have a second person annotate the same pages in a copy of the project file, then "
                    "compare: see how well labels, links and fields agree, and where they differ."
                )
            )
            self.view.show_rows([])
            return
        names = {summary.id: page_name(summary) for summary in self._session.summaries}
        there = {page_id: page for page_id, page in comparison.pages.items() if page_id in names}
        total = sum((page.tally for page in there.values()), Tally())
        pages = count(len(there), tr("page"), tr("pages"))
        words = tr("Compared with {name} on {pages}.").format(name=comparison.path.name, pages=pages)
        if comparison.left_out:
            left = count(comparison.left_out, tr("page"), tr("pages"))
            words += " " + tr("{} left out: not annotated by both.").format(left)
        self.summary.setText(words)
        self.figures.setHtml(score_table(total))
        self.view.show_rows(
            [
                Row(page_id, difference, names[page_id])
                for page_id, page in there.items()
                for difference in page.differences
            ]
        )

    def _show_place(self) -> None:
        number, row = self.view.rows.rowCount(), self.view.currentIndex().row()
        words = tr("No disagreements.") if self.reader.comparison and not number else ""
        if number:
            words = (
                tr("{row} of {all}").format(row=row + 1, all=number) if row >= 0 else tr("{} in total").format(number)
            )
        self.place.setText(words)
        self.previous.setEnabled(row > 0)
        self.next.setEnabled(row + 1 < number)
        self.take.setEnabled(row >= 0)
