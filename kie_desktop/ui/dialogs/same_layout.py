"""Which pages of the same layout take over the labels and links of a page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QWidget,
)

from kie_desktop.domain.history import Step
from kie_desktop.domain.layouts import LayoutMatch
from kie_desktop.session import Session
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.ui.item_models.layout_matches import PAGE, MatchTable
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.layouts import lay_out, muted

MEASURED_ROWS = 50
"""By so many rows a column's width goes; there may be thousands."""


class SameLayoutDialog(QDialog):
    """A preview with a tick for every page; what is ticked becomes one undoable step."""

    def __init__(self, session: Session, found: list[tuple[int, LayoutMatch]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Pages with the same layout"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        rows = sorted(found, key=lambda row: -row[1].likeness)
        names = {summary.id: summary.name for summary in session.summaries}
        self.model = MatchTable(rows, [names.get(page_id, "") for page_id, _ in rows], self)
        self.table = QTableView()
        self.total = QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply_button = self.buttons.addButton(tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply_button.setProperty("primary", True)
        self._lay_out()
        self.model.dataChanged.connect(self._count)
        self.buttons.accepted.connect(self._apply)
        self.buttons.rejected.connect(self.reject)
        self._count()

    def _lay_out(self) -> None:
        words = muted(
            tr(
                "These pages have the same keys and headers in the same places as the current page. They get "
                "its labels and links; edits made by hand are kept. Press Space to tick or untick a page."
            )
        )
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(tr("Pages with the same layout"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setResizeContentsPrecision(MEASURED_ROWS)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(PAGE, QHeaderView.ResizeMode.Stretch)
        table.setCurrentIndex(self.model.index(0, PAGE))
        lay_out(self, words, table, self.total, self.buttons, growing=table)
        self.resize(36 * self.fontMetrics().height(), 28 * self.fontMetrics().height())

    def _count(self) -> None:
        chosen = [match for _, match in self.model.chosen()]
        self.total.setText(
            tr("{} of {} selected: {}, {}").format(
                len(chosen),
                count(self.model.rowCount(), tr("page"), tr("pages")),
                count(sum(match.labels for match in chosen), tr("label"), tr("labels")),
                count(sum(match.links for match in chosen), tr("link"), tr("links")),
            )
        )
        self.apply_button.setEnabled(bool(chosen))

    def _apply(self) -> None:
        patches = {page_id: match.patch for page_id, match in self.model.chosen()}
        text = tr("Apply layout to {}").format(count(len(patches), tr("page"), tr("pages")))
        self._session.editor.change_pages(BulkEdit(text, [*patches], patches.get, done=partial(_report, self._session)))
        self.accept()


def _report(session: Session, step: Step | None) -> None:
    if step is not None:
        pages = count(len(step.patches), tr("page"), tr("pages"))
        session.message.emit("info", tr("Applied labels and links to {}.").format(pages))
