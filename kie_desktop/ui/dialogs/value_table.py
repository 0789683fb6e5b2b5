"""Importing a table of values: what was found on the documents, before anything is taken over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableView,
    QTabWidget,
    QWidget,
)

from kie_desktop.contract import messages
from kie_desktop.session import JobKind, Session
from kie_desktop.session.fields.value_tables import TablePreview
from kie_desktop.ui.dialogs.tables import set_up
from kie_desktop.ui.item_models.imported import Faults
from kie_desktop.ui.item_models.value_table import FieldTallies, LocatedValues
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.layouts import lay_out
from kie_desktop.ui.panels.outcome import Outcome
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import as_action_text

_KINDS = JobKind.READING_TABLE, JobKind.LOCATING_VALUES, JobKind.IMPORTING_TABLE


_REST_MS = 2000
"""While pages are being read, values are looked for again no sooner than this after a page was read,"""
_REST_SHARE = 4
"""and than so many times as long as looking for them took."""


class ValueTableDialog(QDialog):
    """The preview; what is imported is one undoable step.

    failed(text): the table cannot be used, as the session has said. taken: it was imported.
    """

    failed = Signal(str)
    taken = Signal()

    def __init__(self, session: Session, theme: Theme, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import table of values"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._path = session, path
        self._import = session.fields.table
        self.preview: TablePreview | None = None
        self.summary = QLabel(wordWrap=True)
        self.tallies, self.values, self.faults = FieldTallies(self), LocatedValues(theme, self), Faults(theme, self)
        self.tabs = QTabWidget()
        self.replace = QCheckBox(tr("Replace values that are already decided"))
        self.progress = QProgressBar(textVisible=False)
        self.outcome = Outcome(session, theme)
        self.outcome.hide()
        self.read_button = QPushButton(tr("Read their text"))
        self._is_reading = False
        """Whether pages are being read: as they are, the values are looked for again."""
        self._is_behind = False
        """Whether a page of the table was read since its values were looked for."""
        self._clock = QElapsedTimer()
        self._again = QTimer(self, singleShot=True, interval=_REST_MS)
        self.buttons = QDialogButtonBox()
        self.import_button = self.buttons.addButton(tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._connect()
        self._fill()
        self._look()

    def _look(self) -> None:
        """Look for the values; what was found before shows until then."""
        self._is_behind = False
        self._again.stop()
        self._clock.start()
        if self.preview is None:
            self.summary.setText(tr("Looking for the values on the pages…"))
        self._import.preview(self._path)

    def _look_again(self) -> None:
        if self._session.jobs.find(*_KINDS) is not None:
            self._again.start()
        elif self._is_behind:
            self._look()

    def _lay_out(self) -> None:
        source = QLabel(str(self._path))
        source.setProperty("role", "muted")
        source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for model, name, widths in (
            (self.tallies, tr("Fields"), (0, 15, 8, 14, 8, 11, 14)),
            (self.values, tr("Values"), (20, 16, 0, 0)),
            (self.faults, tr("Problems"), (14, 0)),
        ):
            table = QTableView()
            table.setModel(model)
            set_up(table, name, widths)
            self.tabs.addTab(table, as_action_text(name))
        self.import_button.setProperty("primary", True)
        self.import_button.setDefault(True)
        self.read_button.setAutoDefault(False)
        reading = QHBoxLayout()
        reading.addWidget(self.read_button)
        reading.addStretch(1)
        below = (self.replace, self.progress, self.outcome, self.buttons)
        lay_out(self, source, self.summary, reading, self.tabs, *below, growing=self.tabs)
        self.resize(48 * self.fontMetrics().height(), 34 * self.fontMetrics().height())

    def _connect(self) -> None:
        self._import.previewed.connect(self._show)
        self._import.imported.connect(self._on_imported)
        self._session.pages.summary_changed.connect(self._on_page_changed)
        self._again.timeout.connect(self._look_again)
        self._session.jobs.changed.connect(self._on_jobs_changed)
        self._session.message.connect(self._on_message)
        self._session.project.closed.connect(self.close)
        self.import_button.clicked.connect(self._apply)
        self.read_button.clicked.connect(self._read)
        self.close_button.clicked.connect(self.close)

    def _show(self, preview: TablePreview) -> None:
        self.preview = preview
        self._again.setInterval(max(_REST_MS, _REST_SHARE * self._clock.elapsed()))
        self._fill()

    def _on_page_changed(self, page_id: int) -> None:
        """A page of the table was read, maybe: let its values be looked for soon."""
        preview = self.preview
        if preview is None or any(page_id in pages for pages in preview.waiting.values()):
            self._is_behind = True
            if not self._again.isActive():
                self._again.start()

    def _on_imported(self) -> None:
        self.taken.emit()
        self.close()  # the window says what came of it

    def _sum_up(self, preview: TablePreview) -> None:
        lines = [preview.words]
        there = preview.matched + len(preview.unread)
        if there < preview.rows:
            rows = count(preview.rows, tr("row"), tr("rows"))
            lines.append(tr("{} of {} are documents of this project.").format(there, rows))
        if preview.unread:
            words = tr("No text yet: {}.")
            if self._is_reading:
                words = tr("No text yet: {}. Pages are being read; then their values are looked for.")
            lines.append(words.format(count(len(preview.unread), tr("document"), tr("documents"))))
        if preview.is_new:
            lines.append(tr("The project has no fields yet. It gets one for each column."))
        if preview.contradiction:
            lines.append(preview.contradiction)
        if any(tally.missing for tally in preview.tallies.values()):
            lines.append(tr("Values that were not found are kept without a place on the page."))
        self.summary.setText("\n".join(lines))

    def _fill(self) -> None:
        preview = self.preview
        self.tallies.show(preview)
        self.values.show(preview)
        self.faults.show(preview.problems if preview else ())
        problems = len(preview.problems) if preview else 0
        titles = ((tr("Fields"), 0), (tr("Values"), len(preview.located) if preview else 0), (tr("Problems"), problems))
        for place, (words, number) in enumerate(titles):
            self.tabs.setTabText(place, f"{words} ({number})" if number else words)
            self.tabs.setTabEnabled(place, number > 0 or place == 0)
        self.replace.setVisible(preview is not None and any(tally.decided for tally in preview.tallies.values()))
        self._on_jobs_changed()

    def _on_jobs_changed(self) -> None:
        was_reading, preview = self._is_reading, self.preview
        self._is_reading = self._session.jobs.find(JobKind.ANNOTATING) is not None
        if preview is not None:
            self._sum_up(preview)
            if was_reading and not self._is_reading and self._is_behind:
                self._look_again()
        self.read_button.setVisible(preview is not None and bool(preview.unread) and not self._is_reading)
        job = self._session.jobs.find(*_KINDS if preview is None else (JobKind.IMPORTING_TABLE,))
        self.progress.setVisible(job is not None)
        self.progress.setRange(0, job.total if job else 0)
        self.progress.setValue(job.done if job else 0)
        self.import_button.setEnabled(job is None and self.preview is not None and bool(self.preview.located))

    def _on_message(self, level: str, text: str) -> None:
        if level == "error" and self.preview is None:
            self.failed.emit(text)
            self.summary.setText(tr("This table cannot be imported."))

    def _apply(self) -> None:
        if self.preview is not None:
            self._again.stop()
            self._import.cancel()  # what shows is taken over, not what is being looked for once more
            self._import.apply(self.preview, replace=self.replace.isChecked())

    def _read(self) -> None:
        """Read the documents of the table that have no text yet."""
        unread = self.preview.unread if self.preview is not None else ()
        pages = [row.id for document in unread for row in document.rows if not row.entities]
        self._session.annotator.annotate(pages, {messages.OCR}, is_step=False)

    def done(self, result: int) -> None:
        """However it is closed, nothing is read for it any more."""
        self._import.cancel()
        super().done(result)
