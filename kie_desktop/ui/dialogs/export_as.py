"""Writing pages in any format: where to, and what the format has no place for, before and after."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.problems import Problem
from kie_desktop.places import typed_path
from kie_desktop.session import JobKind, Session
from kie_desktop.session.exchange.exchange import FormatInfo
from kie_desktop.session.exchange.exporting import Exported, ExportPreview, ExportWish
from kie_desktop.ui.dialogs.page_choice import FieldLabels, PageChoice, fit_height
from kie_desktop.ui.language import count, tr, tr_message, translatable
from kie_desktop.ui.panels.layouts import add_row, lay_out
from kie_desktop.ui.panels.outcome import Outcome
from kie_desktop.ui.theme import Theme


class ExportAsDialog(QDialog):
    """Counts in the background what would be lost; stays open while it writes, and shows the result."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export as"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._exchange = session, session.exchange
        self._formats = {known.name: known for known in self._exchange.formats()}
        self._result: Path | None = None
        self._is_looking = False
        """Whether a forecast is under way."""
        self.format = QComboBox()
        self.pages = PageChoice(session)
        self.target = QLineEdit()
        self.browse_button = QPushButton(tr("Choose…"))
        self.images = QCheckBox(tr("Copy images too"))
        self.field_labels = FieldLabels(session)
        self.overwrite = QCheckBox(tr("Overwrite existing files"))
        self.preview = QLabel(wordWrap=True)
        self.unsupported = QLabel(wordWrap=True)
        self.progress = QProgressBar(textVisible=False)
        self.outcome = Outcome(session, theme)
        self.buttons = QDialogButtonBox()
        self.open_button = self.buttons.addButton(tr("Open folder"), QDialogButtonBox.ButtonRole.ActionRole)
        self.export_button = self.buttons.addButton(tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button = self.buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._connect()
        self._choose_format()
        fit_height(self)

    @property
    def chosen(self) -> FormatInfo:
        """The format."""
        return self._formats[str(self.format.currentData())]

    # --- putting together

    def _lay_out(self) -> None:
        for known in self._formats.values():
            self.format.addItem(known.title if known.places else tr("{} (fields)").format(known.title), known.name)
        self.format.setCurrentIndex(self.format.findData("paddleocr"))
        self.format.setAccessibleName(tr("Format"))
        self.target.setAccessibleName(tr("To"))
        self.browse_button.setAutoDefault(False)
        self.images.setChecked(True)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_row(form, tr("Format"), self.format)
        form.addRow(tr("Pages"), self.pages)
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.target, 1)
        row.addWidget(self.browse_button)
        add_row(form, tr("To"), where)
        form.addRow("", self.images)
        if self._session.fields.schema is not None:
            form.addRow("", self.field_labels)
        form.addRow("", self.overwrite)
        frame = QFrame()
        frame.setObjectName("section")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addWidget(self.preview)
        inside.addWidget(self.unsupported)
        self.unsupported.setMinimumHeight(5 * self.fontMetrics().lineSpacing())  # what it says grows and shrinks
        self.unsupported.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.unsupported.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.export_button.setProperty("primary", True)
        self.export_button.setDefault(True)
        for hidden in (self.open_button, self.progress, self.outcome):
            hidden.hide()
        lay_out(self, form, frame, self.progress, self.outcome, self.buttons)

    def _connect(self) -> None:
        self.format.activated.connect(self._choose_format)
        self.pages.changed.connect(self._look_ahead)
        self.target.textChanged.connect(self._on_jobs_changed)
        self.browse_button.clicked.connect(self._browse)
        self.export_button.clicked.connect(self._export)
        self.open_button.clicked.connect(self._open_folder)
        self.close_button.clicked.connect(self.close)
        self._exchange.export_previewed.connect(self._show_forecast)
        self._exchange.written.connect(self._show_result)
        self._session.message.connect(self._on_message)
        self.outcome.message.connect(self._grow)
        self._session.jobs.changed.connect(self._on_jobs_changed)
        self._session.project.closed.connect(self.close)

    # --- what would be written

    def _choose_format(self) -> None:
        chosen, project = self.chosen, self._session.path
        if project is not None:
            self.target.setText(str(project.parent / f"{project.stem}_{chosen.name}{chosen.suffix}"))
        self.images.setVisible(chosen.makes_folder)
        self._look_ahead()

    def _look_ahead(self) -> None:
        self._is_looking = True
        self.preview.setText(tr("Checking pages…"))
        self.unsupported.setText("")
        self._exchange.preview_export(self.chosen.name, [row.id for row in self.pages.chosen()])
        self._on_jobs_changed()

    def _show_forecast(self, found: ExportPreview) -> None:
        if found.format != self.chosen.name:
            return
        self._is_looking = False
        self.preview.setText(
            tr("{title}: {pages} with {entities} and {links}.").format(
                title=self.chosen.title,
                pages=count(found.pages, tr("page"), tr("pages")),
                entities=count(found.entities, tr("entity"), tr("entities")),
                links=count(found.links, tr("link"), tr("links")),
            )
        )
        self.unsupported.setText(_listed(found.lost) or tr("This format can store everything."))

    def _on_message(self, level: str, _text: str) -> None:
        if level == "error" and self._is_looking:  # `outcome` says it; no forecast comes
            self._is_looking = False
            self.preview.setText("")

    # --- writing

    def _export(self) -> None:
        self.outcome.hide()
        self.open_button.hide()
        ids = tuple(row.id for row in self.pages.chosen())
        path = typed_path(self.target.text())
        images, overwrite = self.images.isChecked(), self.overwrite.isChecked()
        self._exchange.export(ExportWish(path, self.chosen.name, ids, images, overwrite, self.field_labels.data))
        self._result = path if self.chosen.makes_folder else path.parent

    def _show_result(self, report: Exported) -> None:
        words = tr("{pages} written to {path}.").format(
            pages=count(report.pages, tr("page"), tr("pages")), path=report.path
        )
        if report.lost:
            words += "\n" + tr("Not included:") + "\n" + _listed(report.lost)
        self.outcome.say(words, "warning" if report.lost else "success")
        self.open_button.show()

    def _grow(self) -> None:
        fit_height(self)

    def _on_jobs_changed(self) -> None:
        job = self._session.jobs.find(JobKind.EXPORTING)
        self.progress.setVisible(job is not None)
        if job is not None:
            self.progress.setRange(0, job.total)
            self.progress.setValue(job.done)
        ready = bool(self.pages.chosen()) and bool(self.target.text().strip())
        self.export_button.setEnabled(ready and job is None)

    def _open_folder(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result)))

    def _browse(self) -> None:
        if self.chosen.makes_folder:
            chosen = QFileDialog.getExistingDirectory(self, tr("Export to folder"), self.target.text())
        else:
            pattern = f"{self.chosen.title} (*{self.chosen.suffix})"
            chosen, _ = QFileDialog.getSaveFileName(
                self, tr("Export to file"), self.target.text(), pattern, options=_NO_QUESTION
            )
        if chosen:
            self.target.setText(chosen)


_NO_QUESTION = QFileDialog.Option.DontConfirmOverwrite
"""The dialog has a box of its own for that."""


_COUNTED = (translatable("score"), translatable("scores"), translatable("polygon"), translatable("polygons"))
"""What losses count that nothing else in the window does."""


def _listed(problems: tuple[Problem, ...]) -> str:
    return "\n".join(f"• {tr_message(problem.message)}" for problem in problems)
