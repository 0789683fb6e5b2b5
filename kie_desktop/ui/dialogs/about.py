"""The about box: version, what it is, and the licences of all that it is made of."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.text import folded
from kie_desktop.session.support.licences import Licence, licences
from kie_desktop.ui import icons
from kie_desktop.ui.language import tr, tr_message
from kie_desktop.ui.panels.layouts import lay_out
from kie_desktop.version import __version__

LINE = 86
"""Letters for which a licence has room: most are written in lines of 80."""


class AboutDialog(QDialog):
    """Parts on the left, found by name, licence or a word of its text; the text of the chosen one on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About KIE Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(tr("Find a component or text in a licence"))
        self.search.setAccessibleName(tr("Find a component or text in a licence"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Licences"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(tr("Text of the licence"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.text.setFont(font)
        self.text.setMinimumWidth(LINE * QFontMetrics(font).horizontalAdvance("x"))
        self._texts: dict[str, str] = {}
        self._lay_out()
        self._parts, fault = _parts()
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._show_text)
        self._fill()
        if fault:
            self.text.setPlainText(tr_message(fault))
        height = self.fontMetrics().height()
        self.resize(66 * height, 40 * height)

    def _lay_out(self) -> None:
        picture = QLabel()
        picture.setPixmap(icons.pixmap("kie-desktop", 64))
        title = QLabel(f"KIE Desktop {__version__}")
        title.setProperty("role", "title")
        words = QLabel(
            tr(
                "Extracts fields from forms, invoices and receipts: reads the text, labels and links it, "
                "lets you correct the result, and exports data for training with PaddleOCR. Everything stays "
                "on this computer."
            )
        )
        words.setWordWrap(True)
        versions = QLabel(f"Python {sys.version.split()[0]}, Qt {qVersion()}")
        versions.setProperty("role", "muted")
        text = QVBoxLayout()
        for label in (title, words, versions):
            text.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(text, 1)
        caption = QLabel(tr("Components"))
        caption.setProperty("role", "caption")
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addLayout(left, 1)
        middle.addWidget(self.text, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        lay_out(self, top, caption, middle, buttons, growing=middle)

    def _fill(self) -> None:
        """List the parts that the search finds."""
        wanted = folded(self.search.text())
        self.list.clear()
        for part in self._parts:
            if wanted in folded(f"{part.name} {part.licence}") or (len(wanted) > 2 and wanted in self._text(part)):
                item = QListWidgetItem(f"{part.name} {part.version}\n{part.licence or tr('see the text')}")
                item.setData(Qt.ItemDataRole.UserRole, part)
                item.setToolTip(part.licence)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _text(self, part: Licence) -> str:
        """What a part's licence says, as it is searched."""
        if part.name not in self._texts:
            self._texts[part.name] = folded(part.text())
        return self._texts[part.name]

    def _show_text(self) -> None:
        item = self.list.currentItem()
        part: Licence | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        words = part.text() if part is not None else ""
        self.text.setPlainText(words or (tr("No licence text was included.") if part is not None else ""))
        wanted = self.search.text()
        if len(wanted) > 2:
            self.text.find(wanted)


def _parts() -> tuple[list[Licence], str]:
    """All parts, and why there are none."""
    try:
        return licences(), ""
    except UserError as error:
        return [], str(error)
