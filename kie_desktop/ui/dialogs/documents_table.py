"""Exporting the fields of documents as a table: which columns, which documents, which values."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import JobKind, Session
from kie_desktop.session.fields.documents_export import DocumentsWritten
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.layouts import lay_out, muted
from kie_desktop.ui.panels.outcome import Outcome
from kie_desktop.ui.theme import Theme

CHOSEN = "documents-table"
"""Project setting: what was chosen last: columns in order, those that are not ticked, and the switches."""

_SAME_TOLD = 3
_UNSURE_TOLD = 3
"""Documents with values that need a look that are named."""


class DocumentsTableDialog(QDialog):
    """Stays open, so that what came of it can be read.

    look_wanted(document, field): show a value that was written and needs a look.
    """

    look_wanted = Signal(str, str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export table of documents"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.columns = QListWidget()
        self.up_button, self.down_button = QPushButton(tr("Move &up")), QPushButton(tr("Move &down"))
        self.all_button, self.none_button = QPushButton(tr("Select &all")), QPushButton(tr("Select &none"))
        self.scores = QCheckBox(tr("A column with the score beside each field"))
        self.codes = QCheckBox(tr("Also codes and numbers as printed, with their separators"))
        self.codes.setVisible(bool(session.fields.schema and session.fields.schema.codes))
        self.trusted = QCheckBox(tr("Only values that are proved or decided by a person"))
        self.progress = QProgressBar(textVisible=False)
        self.outcome = Outcome(session, theme)
        self.outcome.hide()
        self.look_button = QPushButton(tr("Show them"))
        self.look_button.hide()
        self._unsure: Sequence[tuple[str, str]] = ()
        self.buttons = QDialogButtonBox()
        self.save_button = self.buttons.addButton(tr("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self._fill()
        self._lay_out()
        self._connect()
        self._check()

    @property
    def chosen(self) -> list[str]:
        """The fields whose columns are ticked, in order."""
        rows = [self.columns.item(row) for row in range(self.columns.count())]
        return [row.text() for row in rows if row.checkState() == Qt.CheckState.Checked]

    def _fill(self) -> None:
        """The fields of the project, ordered and ticked as last time; new ones stand at the end."""
        schema, kept = self._session.fields.schema, self._session.editor.recall(CHOSEN)
        chosen = kept if isinstance(kept, dict) else {}
        order, off = (names if isinstance(names := chosen.get(key), list) else [] for key in ("order", "off"))
        names = [*schema.names] if schema else []
        names.sort(key=lambda name: order.index(name) if name in order else len(order))
        for name in names:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 10))
            item.setCheckState(Qt.CheckState.Unchecked if name in off else Qt.CheckState.Checked)
            self.columns.addItem(item)
        self.columns.setCurrentRow(0)
        for box, name in ((self.scores, "scores"), (self.trusted, "trusted")):
            box.setChecked(chosen.get(name) is True)
        self.codes.setChecked(chosen.get("codes") is not False)

    def _lay_out(self) -> None:
        self.columns.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.columns.setAccessibleName(tr("Columns"))
        self.save_button.setProperty("primary", True)
        self.save_button.setDefault(True)
        beside = QVBoxLayout()
        for button in (self.all_button, self.none_button, self.up_button, self.down_button):
            button.setAutoDefault(False)
            beside.addWidget(button)
        beside.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.columns, 1)
        middle.addLayout(beside)
        words = muted(
            tr("A row for each document; its file and number of pages come first. Drag the columns to order them.")
        )
        self.look_button.setAutoDefault(False)
        looks = QHBoxLayout()
        looks.addWidget(self.look_button)
        looks.addStretch(1)
        below = (self.scores, self.codes, self.trusted, self.progress, self.outcome, looks, self.buttons)
        lay_out(self, words, middle, *below, growing=middle)
        self.resize(30 * self.fontMetrics().height(), 30 * self.fontMetrics().height())

    def _connect(self) -> None:
        self.columns.itemChanged.connect(self._check)
        self.columns.currentRowChanged.connect(self._check)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.all_button.clicked.connect(lambda: self._tick_all(Qt.CheckState.Checked))
        self.none_button.clicked.connect(lambda: self._tick_all(Qt.CheckState.Unchecked))
        self.look_button.clicked.connect(self._show_doubtful)
        self.save_button.clicked.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self._session.fields.export.written.connect(self._show_written)
        self._session.jobs.changed.connect(self._on_jobs_changed)
        self._session.project.closed.connect(self.reject)

    def _check(self) -> None:
        row = self.columns.currentRow()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < self.columns.count() - 1)
        self._on_jobs_changed()

    def _move(self, step: int) -> None:
        row = self.columns.currentRow()
        self.columns.insertItem(row + step, self.columns.takeItem(row))
        self.columns.setCurrentRow(row + step)

    def _tick_all(self, state: Qt.CheckState) -> None:
        for row in range(self.columns.count()):
            self.columns.item(row).setCheckState(state)

    def _show_doubtful(self) -> None:
        document, field = self._unsure[0]
        self.accept()
        self.look_wanted.emit(document, field)

    def _save(self) -> None:
        project = self._session.path
        start = str(project.with_name(f"{project.stem}_documents.xlsx")) if project else ""
        title = tr("Save the table of documents")
        name, _ = QFileDialog.getSaveFileName(self, title, start, "Excel (*.xlsx);;CSV (*.csv)")
        if not name:
            return
        self._remember()
        self.outcome.hide()
        self.look_button.hide()
        self._session.fields.write_documents(
            Path(name),
            self.chosen,
            only_trusted=self.trusted.isChecked(),
            scores=self.scores.isChecked(),
            codes_as_read=self.codes.isChecked(),
        )

    def _remember(self) -> None:
        if self._session.is_read_only:
            return
        order = [self.columns.item(row).text() for row in range(self.columns.count())]
        off = [name for name in order if name not in self.chosen]
        boxes = {"scores": self.scores, "codes": self.codes, "trusted": self.trusted}
        switches = {name: box.isChecked() for name, box in boxes.items()}
        self._session.editor.remember(CHOSEN, {"order": order, "off": off, **switches})

    def _on_jobs_changed(self) -> None:
        job = self._session.jobs.find(JobKind.READING_FIELDS, JobKind.EXPORTING_DOCUMENTS)
        self.progress.setVisible(job is not None)
        self.progress.setRange(0, job.total if job else 0)
        self.progress.setValue(job.done if job else 0)
        self.save_button.setEnabled(job is None and bool(self.chosen))

    def _show_written(self, written: DocumentsWritten) -> None:
        documents = count(written.documents, tr("document"), tr("documents"))
        values = count(written.values, tr("value"), tr("values"))
        lines = [tr("{} of {} saved as {}").format(values, documents, written.path)]
        if written.left_out:
            left_out = count(written.left_out, tr("value"), tr("values"))
            lines.append(tr("Not exported because they are neither proved nor decided: {}.").format(left_out))
        self._unsure = written.unsure
        self.look_button.setVisible(bool(written.unsure))
        if written.unsure:
            lines.append(_unsure_words(written.unsure))
        lines += [
            tr("The same values are on {}: maybe one document twice.").format(tr(", ").join(keys))
            for keys in written.same[:_SAME_TOLD]
        ]
        self.outcome.say("\n".join(lines), "warning" if written.same else "success")
        self._on_jobs_changed()
        layout = self.layout()
        if layout is not None:  # the words take room that the buttons beside the list need
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))


def _unsure_words(unsure: Sequence[tuple[str, str]]) -> str:
    """How many values need a look, and which, as far as a few lines can hold them."""
    by_document: dict[str, list[str]] = {}
    for document, field in unsure:
        by_document.setdefault(document, []).append(field)
    number = count(len(unsure), tr("value"), tr("values"))
    named = [f"{document} ({tr(', ').join(fields)})" for document, fields in by_document.items()]
    words = tr("; ").join(named[:_UNSURE_TOLD])
    if len(named) > _UNSURE_TOLD:
        more = count(len(named) - _UNSURE_TOLD, tr("more document"), tr("more documents"))
        return tr("{} of them need a look: {}, and in {}.").format(number, words, more)
    return tr("{} of them need a look: {}.").format(number, words)
