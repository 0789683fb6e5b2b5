"""Accepting all values that are right in a promised share, in all documents at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QProgressBar, QSpinBox, QWidget

from kie_desktop.session import JobKind, Session
from kie_desktop.session.fields.accepting import SureValues
from kie_desktop.ui.language import tr, tr_message
from kie_desktop.ui.panels.layouts import add_row, lay_out, muted


class AcceptSureDialog(QDialog):
    """Counts before it does anything; what is accepted is one undoable step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Accept sure values"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._found: SureValues | None = None
        self.share = QSpinBox(minimum=80, maximum=100, suffix=tr(" of 100"))
        self.share.setValue(99)
        self.share.setAccessibleName(tr("Right in"))
        self.counts = QLabel(wordWrap=True)
        self.progress = QProgressBar(textVisible=False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton(tr("Accept"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("primary", True)
        words = tr(
            "Every value that keeps this promise is accepted, in all documents that are not held out. Documents that"
            " have not been read are read first. Nothing is learned from these values until you review their document."
        )
        form = QFormLayout()
        add_row(form, tr("Accept all that are right in"), self.share)
        lay_out(self, muted(words), form, self.counts, self.progress, buttons)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.share.valueChanged.connect(self._look)
        session.fields.sure_found.connect(self._show)
        session.jobs.changed.connect(self._on_jobs_changed)
        session.message.connect(self._on_message)
        session.project.closed.connect(self.reject)
        self.setMinimumWidth(30 * self.fontMetrics().height())
        self._look()

    def _look(self) -> None:
        self._found = None
        self.accept_button.setEnabled(False)
        self.counts.setText(tr("Counting…"))
        self._session.fields.find_sure(self.share.value() / 100)

    def _show(self, found: SureValues) -> None:
        self._found = found
        self.counts.setText(found.words)
        self.accept_button.setEnabled(found.count > 0)
        self._on_jobs_changed()

    def _on_message(self, level: str, text: str) -> None:
        if level == "error" and self._found is None:  # nothing will be found
            self.counts.setText(tr_message(text))

    def _on_jobs_changed(self) -> None:
        job = self._session.jobs.find(JobKind.READING_FIELDS)
        self.progress.setVisible(job is not None and self._found is None)
        self.progress.setRange(0, job.total if job else 0)
        self.progress.setValue(job.done if job else 0)

    def _accept(self) -> None:
        found = self._found
        self.accept()
        if found is not None:
            self._session.fields.accept_sure(found)

    def done(self, result: int) -> None:
        """However it is closed, nothing is read for it any more."""
        self._session.jobs.cancel(JobKind.READING_FIELDS)
        super().done(result)
