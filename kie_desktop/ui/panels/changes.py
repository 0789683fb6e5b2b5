"""What the user changed on the page since its pre-annotation, and how right models were on all reviewed pages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from kie_desktop.domain.tally import Tally
from kie_desktop.session import Session
from kie_desktop.session.review.corrections import Review
from kie_desktop.ui.item_models.differences import CORRECTED, Row
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.difference_list import DifferenceList
from kie_desktop.ui.panels.tables import score_table
from kie_desktop.ui.theme import Theme


class ChangesPanel(QWidget):
    """chosen(page id, Difference): show this place."""

    chosen = Signal(int, object)

    def __init__(self, session: Session, review: Review, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.view = DifferenceList(CORRECTED, tr("Changes on this page"), theme)
        self.measure = QPushButton(tr("How accurate was the model?"))
        self.measure.setToolTip(tr("Compares the proposals on all reviewed pages with your corrected version"))
        self.accuracy = QTextBrowser()
        self.accuracy.setAccessibleName(tr("How accurate the model was"))
        self.accuracy.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.accuracy.document().setDocumentMargin(10)
        self.accuracy.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.view, 3)
        column.addWidget(self.measure)
        column.addWidget(self.accuracy, 2)
        column.addStretch(0)
        self.view.chosen.connect(self.chosen)
        self.measure.clicked.connect(lambda: review.measure(self._show_accuracy))
        review.changed.connect(self._fill)
        session.project.closed.connect(self.accuracy.hide)
        self._fill()

    def _fill(self) -> None:
        found = self._review.corrections
        differences = found.differences or ()
        self.view.show_rows([Row(found.page or 0, difference) for difference in differences])
        self.view.setVisible(bool(differences))
        if found.differences is None:
            self.summary.setText(tr("This page was never pre-annotated, so there is nothing to compare."))
        elif not differences:
            self.summary.setText(tr("Nothing has changed since this page was pre-annotated."))
        else:
            changes = count(len(differences), tr("change"), tr("changes"))
            self.summary.setText(tr("{} since this page was pre-annotated:").format(changes))

    def _show_accuracy(self, tally: Tally) -> None:
        self.accuracy.show()
        if tally.pages:
            pages = count(tally.pages, tr("page"), tr("pages"))
            words = tr("Proposals on {} that you reviewed:").format(pages)
            self.accuracy.setHtml(f"<p>{words}</p>{score_table(tally)}")
        else:
            self.accuracy.setPlainText(tr("No pre-annotated page has been reviewed yet."))
