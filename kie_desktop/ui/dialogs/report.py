"""The report dialog: everything that would be in the archive can be read before it is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from kie_desktop.places import home_folder
from kie_desktop.session import Session
from kie_desktop.session.support.report import FaultReport
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.layouts import lay_out

FILE_NAME = "kie-desktop-report.zip"


class ReportDialog(QDialog):
    """Files on the left, what the chosen one says on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Save a report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._report = FaultReport(session.editor, session.settings, self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Report contents"))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(tr("Preview"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.with_page = QCheckBox(tr("Include the current page with its image and all text"))
        self.with_page.setVisible(self._report.page is not None)
        self.state = QLabel(tr("Checking this computer…"), wordWrap=True)
        self.state.setProperty("role", "muted")
        self.save_button = QPushButton(tr("Save…"))
        self.save_button.setProperty("primary", True)
        self.save_button.setEnabled(False)
        self._lay_out()
        self._report.ready.connect(self._show_files)
        self._report.message.connect(session.message)
        self.list.currentTextChanged.connect(self._show_file)
        self.with_page.toggled.connect(self._show_files)
        self.save_button.clicked.connect(self._save)
        self._report.begin()
        height = self.fontMetrics().height()
        self.resize(52 * height, 34 * height)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for what is still being looked for."""
        self._report.stop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        words = tr(
            "For support: versions, system information, the log and crash records. Names of people, files "
            "and projects and all text on pages are removed. Nothing is sent: you choose where to save the "
            "file and who to give it to."
        )
        explanation = QLabel(words, wordWrap=True)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 2)
        middle.addWidget(self.text, 7)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.close)
        lay_out(self, explanation, middle, self.with_page, self.state, buttons, growing=middle)

    def _show_files(self) -> None:
        if not self._report.is_ready:
            return
        chosen = self.list.currentRow()
        self.list.clear()
        self.list.addItems(list(self._report.files))
        page = self._report.page
        if self.with_page.isChecked() and page is not None:
            self.list.addItem(f"page/{Path(page.image).name}")
        self.list.setCurrentRow(max(chosen, 0) if chosen < self.list.count() else 0)
        self.state.setText(tr("Review it before you share it."))
        self.save_button.setEnabled(True)

    def _show_file(self, name: str) -> None:
        words = tr("The page image, and a file with its entities and links.")
        self.text.setPlainText(self._report.files.get(name, words))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save a report"), str(home_folder() / FILE_NAME), tr("Archives (*.zip)")
        )
        if name and self._report.save(Path(name), self.with_page.isVisible() and self.with_page.isChecked()):
            self._session.message.emit("info", tr("Report saved: {}").format(name))
            self.close()
