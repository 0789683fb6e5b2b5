"""Names of fields that the user has already: typed, pasted, or out of the head of a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.schema import Schema
from kie_desktop.session import Session
from kie_desktop.session.fields.schema_sources import schema_of_table, schema_of_text
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.layouts import lay_out, muted
from kie_desktop.ui.panels.outcome import Outcome
from kie_desktop.ui.theme import Theme

TABLES = ("*.csv", "*.tsv", "*.txt", "*.xlsx", "*.xlsm")


class FieldListDialog(QDialog):
    """listed(Schema): the fields that the list names."""

    listed = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Fields from a list"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Names of fields"))
        self.text.setPlaceholderText(tr("company\ndate\ntotal"))
        self.file_button = QPushButton(tr("From a table…"))
        self.outcome = Outcome(session, theme)
        self.outcome.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Add"))
        words = muted(
            tr("One name per line, or a row copied from a spreadsheet. Types are guessed; you can change them.")
        )
        row = QHBoxLayout()
        row.addWidget(self.file_button)
        row.addStretch(1)
        lay_out(self, words, self.text, row, self.outcome, self.buttons, growing=self.text)
        self.resize(26 * self.fontMetrics().height(), 20 * self.fontMetrics().height())
        self.text.textChanged.connect(self._check)
        self.file_button.clicked.connect(self._choose_file)
        self.buttons.accepted.connect(self._add)
        self.buttons.rejected.connect(self.reject)
        self._check()

    def _check(self) -> None:
        is_there = bool(self.text.toPlainText().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_there)

    def _add(self) -> None:
        self._take(lambda: schema_of_text(self.text.toPlainText()))

    def _choose_file(self) -> None:
        path = self._session.path
        start = str(path.parent) if path else ""
        kinds = tr("Tables ({})").format(" ".join(TABLES))
        name, _ = QFileDialog.getOpenFileName(self, tr("Table with the names of fields"), start, kinds)
        if name:
            self._take(lambda: schema_of_table(Path(name)))

    def _take(self, read: Callable[[], Schema]) -> None:
        try:
            schema = read()
        except UserError as error:
            self.outcome.say_message(str(error))
            return
        self.listed.emit(schema)
        self.accept()
