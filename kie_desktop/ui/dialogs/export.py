"""The export dialog: which pages, where to, how they are split; what will be written, and what was."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QWidget,
)

from kie_desktop.places import home_folder, typed_path
from kie_desktop.session import JobKind, Session
from kie_desktop.ui.dialogs.page_choice import FieldLabels, HeldOutChoice, PageChoice, PageFindings, fit_height
from kie_desktop.ui.language import count, tr, tr_message
from kie_desktop.ui.panels.layouts import add_row, lay_out, muted
from kie_desktop.ui.panels.outcome import Outcome
from kie_desktop.ui.theme import Theme

LEFT_OUT_SHOWN = 5


class Report(Protocol):
    """What the dialog reads of `formats.paddleocr.ExportReport`."""

    folder: Path
    train: int
    val: int
    entities: int
    links: int
    left_out: list[tuple[str, int, str]]


class ExportDialog(QDialog):
    """Stays open while the export runs, and shows its result. show_problems: the user wants to see them."""

    show_problems = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export dataset"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._exporting = False
        self._result: Path | None = None
        self.pages = PageChoice(session)
        self.folder = QLineEdit(str(self._proposed_folder()))
        self.folder.setAccessibleName(tr("Folder"))
        self.held_out = HeldOutChoice(session)
        self.seed = QSpinBox(maximum=2**31 - 1)
        self.seed.setValue(session.settings["split_seed"])
        self.overwrite = QCheckBox(tr("Overwrite an existing export"))
        self.field_labels = FieldLabels(session)
        self.findings = PageFindings(session, theme)
        self.progress = QProgressBar(textVisible=False)
        self.outcome = Outcome(session, theme)
        self.export_button = QPushButton(tr("Export"))
        self.open_button = QPushButton(tr("Open folder"))
        self.close_button = QPushButton(tr("Close"))
        self._lay_out()
        self._connect()
        self._look()
        fit_height(self)

    # --- putting together

    def _lay_out(self) -> None:
        words = muted(
            tr("Writes train.json, val.json, class_list.txt and the images. PaddleOCR can train on them unchanged.")
        )
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Pages"), self.pages)
        add_row(form, tr("Folder"), self._folder_row())
        form.addRow("", self.overwrite)
        add_row(form, tr("Held out"), self.held_out)
        self.held_out.setToolTip(tr("Pages for val.json that are not used for training"))
        add_row(form, tr("Split seed"), self.seed)
        self.seed.setToolTip(tr("The same seed gives the same split of the same pages"))
        if self._session.fields.schema is not None:
            form.addRow("", self.field_labels)
            form.addRow("", muted(tr("Also writes schema.toml, and values.csv with the values that were decided.")))
        buttons = QDialogButtonBox()
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.export_button.setDefault(True)
        self.export_button.setProperty("primary", True)
        self.open_button.hide()
        self.progress.hide()
        self.outcome.hide()
        lay_out(self, words, form, self.findings, self.progress, self.outcome, buttons)

    def _folder_row(self) -> QWidget:
        browse = QPushButton(tr("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        return both

    def _connect(self) -> None:
        session = self._session
        self.pages.changed.connect(self._look)
        self.held_out.changed.connect(self._show_preview)
        self.folder.textChanged.connect(self._show_preview)
        self.findings.asked.connect(self._show_problems)
        self.export_button.clicked.connect(self._export)
        self.open_button.clicked.connect(self._open_folder)
        self.close_button.clicked.connect(self.close)
        session.exchange.dataset_written.connect(self._show_result)
        self.outcome.message.connect(self._grow)
        session.jobs.changed.connect(self._on_jobs_changed)

    # --- what would be written

    def _look(self) -> None:
        """Count, and have the pages checked."""
        self._show_preview()
        self.findings.check(self.pages.chosen(), for_paddleocr=True)

    def _show_preview(self) -> None:
        pages = self.pages.chosen()
        val = self.held_out.number_of(pages)
        self.seed.setEnabled(self.held_out.val_ratio is not None)
        entities, links = sum(row.entities for row in pages), sum(row.links for row in pages)
        words = tr("{pages}: {train} for training, {val} for validation; {entities}, {links}.").format(
            pages=count(len(pages), tr("page"), tr("pages")),
            train=len(pages) - val,
            val=val,
            entities=count(entities, tr("entity"), tr("entities")),
            links=count(links, tr("link"), tr("links")),
        )
        self.findings.preview.setText(" ".join(filter(None, (words, self.held_out.advice(pages)))))
        self.export_button.setEnabled(bool(pages) and bool(self.folder.text().strip()) and not self._exporting)

    def _show_problems(self) -> None:
        self.show_problems.emit()
        self.close()

    # --- writing

    def _export(self) -> None:
        settings = self._session.settings
        settings["val_ratio"], settings["split_seed"] = self.held_out.share.value(), self.seed.value()
        self.outcome.hide()
        self._exporting = True
        self._session.exchange.export_dataset(
            typed_path(self.folder.text()),
            [row.id for row in self.pages.chosen()],
            self.held_out.val_ratio,
            self.seed.value(),
            overwrite=self.overwrite.isChecked(),
            fields=self.field_labels.data,
        )
        self._on_jobs_changed()

    def _on_jobs_changed(self) -> None:
        job = self._session.jobs.find(JobKind.EXPORTING_DATASET)
        self._exporting = job is not None
        self.progress.setVisible(job is not None)
        if job is not None:
            self.progress.setRange(0, job.total)
            self.progress.setValue(job.done)
        self._show_preview()

    def _show_result(self, report: Report) -> None:
        pages = report.train + report.val
        lines = [
            tr("Exported {pages} ({train} for training, {val} for validation) with {entities} and {links}.").format(
                pages=count(pages, tr("page"), tr("pages")),
                train=report.train,
                val=report.val,
                entities=count(report.entities, tr("entity"), tr("entities")),
                links=count(report.links, tr("link"), tr("links")),
            )
        ]
        if report.left_out:
            lines.append(tr("Skipped: {}").format(count(len(report.left_out), tr("page"), tr("pages"))))
            lines += [f"  {image}: {tr_message(reason)}" for image, _, reason in report.left_out[:LEFT_OUT_SHOWN]]
            if len(report.left_out) > LEFT_OUT_SHOWN:
                lines.append("  " + tr("and {} more").format(len(report.left_out) - LEFT_OUT_SHOWN))
        self._result = report.folder
        self.outcome.say("\n".join(lines), "success" if pages else "warning")
        self.open_button.show()
        self.open_button.setFocus()

    def _grow(self) -> None:
        fit_height(self)

    def _open_folder(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result)))

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Export to folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _proposed_folder(self) -> Path:
        project = self._session.path
        return project.parent / f"{project.stem}_dataset" if project else home_folder()
