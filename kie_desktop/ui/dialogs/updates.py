"""The dialog that asks for a newer version, and shows what is new in it and where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from kie_desktop.session import Session
from kie_desktop.session.support.updates import UpdateCheck
from kie_desktop.ui.language import tr
from kie_desktop.ui.words import sentence


class UpdatesDialog(QDialog):
    """Asks as soon as it is made: the user chose the command."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Check for updates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._check = UpdateCheck(session.settings, self)
        self.heading = QLabel(tr("Checking for the latest version…"), wordWrap=True)
        self.heading.setProperty("role", "heading")
        self.words = QLabel(wordWrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.news = QTextBrowser(openLinks=False)
        self.news.setAccessibleName(tr("What's new"))
        self.open_button = QPushButton(tr("Open web page"))
        self.open_button.setProperty("primary", True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addWidget(self.news, 1)
        column.addStretch(0)
        column.addWidget(buttons)
        for part in (self.words, self.news, self.open_button):
            part.hide()
        self._check.answered.connect(self._show)
        self.open_button.clicked.connect(self._open_page)
        self._check.begin()
        height = self.fontMetrics().height()
        self.resize(34 * height, 12 * height)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the answer any more."""
        self._check.stop()
        super().hideEvent(event)

    def _show(self) -> None:
        update = self._check.update
        self.words.show()
        if update is None:
            self.heading.setText(tr("The update check failed."))
            self.words.setText(sentence(self._check.fault))
            return
        installed = tr("You have version {}.").format(update.installed)
        if not update.is_newer:
            self.heading.setText(tr("There is no newer version."))
            self.words.setText(installed)
            return
        self.heading.setText(tr("Version {} is available.").format(update.version))
        self.words.setText(f"{installed} {update.address}")
        self.news.setMarkdown(update.news)
        self.news.setVisible(bool(update.news))
        self.open_button.setVisible(bool(update.address))
        if update.news:
            self.resize(self.width(), 26 * self.fontMetrics().height())

    def _open_page(self) -> None:
        if self._check.update is not None:
            QDesktopServices.openUrl(QUrl(self._check.update.address))
