"""The import dialog: what a label file holds, what would become of it here, and where it contradicts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import JobKind, Session
from kie_desktop.session.exchange.import_edit import ImportChoices
from kie_desktop.session.exchange.importing import CONFLICTS_LISTED, ImportPreview, ImportStatus
from kie_desktop.ui.dialogs.import_roles import NewLabels
from kie_desktop.ui.dialogs.tables import set_up
from kie_desktop.ui.item_models.imported import Conflicts, Faults, ImportedPages
from kie_desktop.ui.language import count, tr, tr_message
from kie_desktop.ui.panels.layouts import add_row, lay_out, muted
from kie_desktop.ui.theme import Theme


class ImportDialog(QDialog):
    """Reads in the background as soon as it opens, and again when format or image folder change."""

    def __init__(self, session: Session, theme: Theme, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import {}").format(path.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._exchange, self._theme, self._path = session, session.exchange, theme, path
        self._image_dir: Path | None = None
        self.preview: ImportPreview | None = None
        self.format = QComboBox()
        self.images = QLineEdit(readOnly=True)
        self.images_button = QPushButton(tr("Choose…"))
        self.summary = QLabel(wordWrap=True)
        self.pages, self.conflicts, self.faults = ImportedPages(self), Conflicts(self), Faults(theme, self)
        self.page_table, self.conflict_table, self.fault_table = QTableView(), QTableView(), QTableView()
        self.labels = NewLabels()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Preview"))
        self.keep_button, self.take_button = (
            QPushButton(tr("Keep mine")),
            QPushButton(tr("Use the file's")),
        )
        self.more_conflicts = QLabel()
        self.remove = QCheckBox()
        self.progress = QProgressBar(textVisible=False)
        self.outcome = QLabel(wordWrap=True)
        self.buttons = QDialogButtonBox()
        self.import_button = self.buttons.addButton(tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._connect()
        self._read()

    # --- putting together

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        source = QLabel(str(self._path))
        source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addRow(tr("From"), source)
        self.format.addItem(tr("Detect automatically"), None)
        for known in self._exchange.formats():
            if known.readable:
                self.format.addItem(known.title, known.name)
        self.format.setAccessibleName(tr("Format"))
        add_row(form, tr("Format"), self.format)
        self.images.setAccessibleName(tr("Image folder"))
        self.images_button.setAutoDefault(False)
        folder = QWidget()
        row = QHBoxLayout(folder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.images, 1)
        row.addWidget(self.images_button)
        add_row(form, tr("Image folder"), folder)
        self._fill_tabs()
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.import_button.setProperty("primary", True)
        self.import_button.setDefault(True)
        below = (self.remove, self.progress, self.outcome, self.buttons)
        lay_out(self, form, self.summary, self.tabs, *below, growing=self.tabs)
        letter = self.fontMetrics().height()
        self.resize(48 * letter, 38 * letter)

    def _fill_tabs(self) -> None:
        for table, model, name, widths in (
            (self.page_table, self.pages, tr("Pages in the file"), (0, 26, 10, 8, 11)),
            (self.conflict_table, self.conflicts, tr("Conflicts"), (28, 22, 0, 0)),
            (self.fault_table, self.faults, tr("Problems in the file"), (14, 0)),
        ):
            table.setModel(model)
            set_up(table, name, widths)
        words = muted(
            tr(
                "These edits were made by hand, and the file differs. Your version is kept unless you tick "
                "the page; a ticked page uses the file's version."
            )
        )
        both = QHBoxLayout()
        for button in (self.keep_button, self.take_button):
            button.setAutoDefault(False)
            both.addWidget(button)
        both.addWidget(self.more_conflicts, 1)
        contradictions = QWidget()
        column = QVBoxLayout(contradictions)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(words)
        column.addWidget(self.conflict_table, 1)
        column.addLayout(both)
        for tab in (self.page_table, self.labels, contradictions, self.fault_table):
            self.tabs.addTab(tab, "")

    def _connect(self) -> None:
        self.format.activated.connect(self._read)
        self.images_button.clicked.connect(self._choose_images)
        self.keep_button.clicked.connect(lambda: self.conflicts.use_theirs(()))
        self.take_button.clicked.connect(self._use_theirs_everywhere)
        self.remove.toggled.connect(self._show_conflicts)
        self.import_button.clicked.connect(self._import)
        self.close_button.clicked.connect(self.close)
        self._exchange.previewed.connect(self._show)
        self._exchange.imported.connect(self.close)  # the window says what came of it
        self._session.jobs.changed.connect(self._on_jobs_changed)
        self._session.message.connect(self._show_message)
        self._session.project.closed.connect(self.close)

    # --- what is in it

    def _read(self) -> None:
        self.preview = None
        self.outcome.hide()
        self.summary.setText(tr("Reading…"))
        self._fill()
        self._exchange.preview_import(self._path, self.format.currentData(), self._image_dir)

    def _show(self, preview: ImportPreview) -> None:
        self.preview = preview
        recognised = self.format.currentData() is None
        self.format.setItemText(
            0, tr("Detected: {}").format(preview.title) if recognised else tr("Detect automatically")
        )
        self.images.setText(str(preview.image_dir))
        self._fill()
        if not preview.usable and preview.problems:
            self.tabs.setCurrentWidget(self.fault_table)

    def _fill(self) -> None:
        preview = self.preview
        self.pages.show(preview)
        self.labels.show_labels(preview, self._session.label_set)
        self.faults.show(preview.problems if preview else ())
        if preview is not None:
            self.summary.setText(_summary(preview))
        missing = sum(row.missing for row in preview.rows) if preview else 0
        decided = sum(row.missing_decided for row in preview.rows) if preview else 0
        words = tr("Also remove what is not in the file ({}, {} of them added or corrected by hand)")
        self.remove.setText(words.format(count(missing, tr("entity or link"), tr("entities and links")), decided))
        self.remove.setVisible(missing > 0)
        self._show_conflicts()

    def _show_conflicts(self) -> None:
        preview, missing = self.preview, self.remove.isChecked()
        self.conflicts.show(preview, missing=missing)
        total = sum(row.conflicts + (row.missing_decided if missing else 0) for row in preview.rows) if preview else 0
        unlisted = total - self.conflicts.rowCount()
        words = tr("Showing the first {} of {}.").format(CONFLICTS_LISTED, total)
        self.more_conflicts.setText(words if unlisted > 0 else "")
        problems = len(preview.problems) if preview else 0
        for place, (words, number) in enumerate(
            (
                (tr("Pages"), self.pages.rowCount()),
                (tr("Labels"), self.labels.rowCount()),
                (tr("Conflicts"), total),
                (tr("Problems"), problems),
            )
        ):
            self.tabs.setTabText(place, f"{words} ({number})" if number else words)
            self.tabs.setTabEnabled(place, number > 0 or place == 0)
        self._on_jobs_changed()

    def _use_theirs_everywhere(self) -> None:
        assert self.preview is not None
        self.conflicts.use_theirs(range(len(self.preview.rows)))

    def _choose_images(self) -> None:
        start = self.images.text() or str(self._path.parent)
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder of the images"), start)
        if chosen:
            self._image_dir = Path(chosen)
            self._read()

    # --- doing it

    def _import(self) -> None:
        assert self.preview is not None
        choices = ImportChoices(self.labels.roles(), self.conflicts.theirs, self.remove.isChecked())
        self.outcome.hide()
        self._exchange.import_pages(self.preview, choices)

    def _on_jobs_changed(self) -> None:
        job = self._session.jobs.find(JobKind.READING_LABELS, JobKind.IMPORTING)
        waiting = job is not None or (self.preview is None and self._session.project.is_adding)
        self.progress.setVisible(waiting)
        self.progress.setRange(0, job.total if job else 0)
        self.progress.setValue(job.done if job else 0)
        importing = self._exchange.is_importing
        usable = self.preview is not None and bool(self.preview.usable)
        self.import_button.setEnabled(usable and not importing)
        self.close_button.setText(tr("Stop") if importing else tr("Cancel"))
        for widget in (self.format, self.images_button, self.tabs, self.remove):
            widget.setEnabled(not importing)

    def _show_message(self, level: str, text: str) -> None:
        if level == "error":
            if self.preview is None:
                self.summary.setText(tr("This cannot be imported."))
            self.outcome.setText(tr_message(text))
            self.outcome.setStyleSheet(f"color: {self._theme.colour('error').name()}")
            self.outcome.show()

    def reject(self) -> None:
        """Escape does what the button does."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """While an import is under way, stop that first; what was being read is given up."""
        if self._exchange.is_importing:
            self._exchange.cancel_import()
            event.ignore()
            return
        self._exchange.cancel_preview()
        event.accept()


def _summary(preview: ImportPreview) -> str:
    """What the file holds and what becomes of it, in two sentences."""
    entities = sum(len(row.page.entities) for row in preview.rows)
    links = sum(len(row.page.links) for row in preview.rows)
    holds = tr("{title}: {pages}, {entities}, {links}.").format(
        title=preview.title,
        pages=count(len(preview.rows), tr("page"), tr("pages")),
        entities=count(entities, tr("entity"), tr("entities")),
        links=count(links, tr("link"), tr("links")),
    )
    statuses = {
        ImportStatus.NEW: tr("{} new"),
        ImportStatus.FILLED: tr("{} filled"),
        ImportStatus.MERGED: tr("{} updated"),
        ImportStatus.CONFLICT: tr("{} with conflicts"),
        ImportStatus.SAME: tr("{} unchanged"),
        ImportStatus.NO_IMAGE: tr("{} without an image (skipped)"),
    }
    parts = [words.format(number) for status, words in statuses.items() if (number := preview.count(status))]
    lines = [holds, tr("Pages: {}.").format(tr(", ").join(parts))] if parts else [holds]
    if preview.count(ImportStatus.NEW):
        lines.append(tr("If you undo the import, new pages stay in the project without its entities and links."))
    return "\n".join(lines)
