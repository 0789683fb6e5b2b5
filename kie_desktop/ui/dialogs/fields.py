"""The fields of a page or of all pages as a table, to look at, copy or save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableView,
    QWidget,
)

from kie_desktop.domain.page import ReviewState
from kie_desktop.fields.open_fields import fields_of
from kie_desktop.session import JobKind, Session
from kie_desktop.session.exchange.exporting import FieldRow
from kie_desktop.ui.dialogs.tables import set_up
from kie_desktop.ui.item_models.fields import IMAGE, PAGE, FieldTable
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.layouts import lay_out
from kie_desktop.ui.panels.outcome import Outcome
from kie_desktop.ui.theme import Theme

THIS_PAGE, ALL_PAGES = "page", "all"
_FOLLOW_MS = 150


class FieldsDialog(QDialog):
    """Stays beside the window; the fields of the page that shows follow every edit."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Fields"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.scope = QComboBox()
        self.table, self.model = QTableView(), FieldTable(self)
        self.counted, self.progress = QLabel(), QProgressBar(textVisible=False)
        self.copy_button, self.save_button = QPushButton(tr("Copy")), QPushButton(tr("Save…"))
        self.close_button = QPushButton(tr("Close"))
        self.outcome = Outcome(session, theme)
        self._timer = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._lay_out()
        self._connect()
        self._list()

    def _lay_out(self) -> None:
        self.scope.addItem(tr("This page"), THIS_PAGE)
        self.scope.addItem(tr("All pages except excluded ones"), ALL_PAGES)
        self.scope.setAccessibleName(tr("Pages"))
        self.table.setModel(self.model)
        set_up(self.table, tr("Fields"), (24, 7, 0, 0))
        self.copy_button.setToolTip(tr("Copy the selected rows, or all rows, to paste into a spreadsheet"))
        for words in (self.counted, self.outcome):
            words.setProperty("role", "muted")
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.scope)
        top.addWidget(self.counted, 1)
        bottom.addWidget(self.outcome, 1)
        for button in (self.copy_button, self.save_button, self.close_button):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        lay_out(self, top, self.table, self.progress, bottom, growing=self.table)
        self.resize(44 * self.fontMetrics().height(), 30 * self.fontMetrics().height())

    def _connect(self) -> None:
        session = self._session
        self.scope.activated.connect(self._list)
        self._timer.timeout.connect(self._list)
        session.pages.page_shown.connect(self._on_page_changed)
        session.pages.page_edited.connect(self._on_page_changed)
        session.project.label_set_changed.connect(self._on_page_changed)
        session.jobs.changed.connect(self._on_jobs_changed)
        session.project.closed.connect(self.close)
        session.exchange.fields_listed.connect(self._show)
        session.exchange.fields_saved.connect(self._show_saved)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.close)

    def _on_page_changed(self) -> None:
        if self.scope.currentData() == THIS_PAGE:
            self._timer.start()

    def _list(self) -> None:
        session, page = self._session, self._session.page
        for column in (IMAGE, PAGE):
            self.table.setColumnHidden(column, self.scope.currentData() == THIS_PAGE)
        if self.scope.currentData() == ALL_PAGES:
            session.exchange.list_fields(row.id for row in session.summaries if row.state is not ReviewState.EXCLUDED)
        elif page is not None:
            found = fields_of(page, session.label_set)
            self._show([(page.image, page.frame + 1, field.key or "", field.value or "") for field in found])
        self._on_jobs_changed()

    def _show(self, rows: list[FieldRow]) -> None:
        self.model.show(rows)
        self.counted.setText(count(len(rows), tr("field"), tr("fields")))
        for button in (self.copy_button, self.save_button):
            button.setEnabled(bool(rows))

    def _on_jobs_changed(self) -> None:
        self.progress.setVisible(self._session.jobs.find(JobKind.LISTING_FIELDS, JobKind.SAVING_FIELDS) is not None)
        self.progress.setRange(0, 0)

    def _copy(self) -> None:
        selected = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        rows = [self.model.rows[row] for row in selected] or self.model.rows
        QGuiApplication.clipboard().setText(self.model.as_text(rows))
        self.outcome.say(tr("Copied {}.").format(count(len(rows), tr("row"), tr("rows"))), "muted")

    def _save(self) -> None:
        project = self._session.path
        start = str(project.with_name(f"{project.stem}_fields.xlsx")) if project else ""
        name, _ = QFileDialog.getSaveFileName(self, tr("Save fields"), start, "Excel (*.xlsx);;CSV (*.csv)")
        if name:
            self._session.exchange.save_fields(Path(name), self.model.rows)

    def _show_saved(self, path: Path) -> None:
        self.outcome.say(tr("Saved as {}").format(path), "success")
