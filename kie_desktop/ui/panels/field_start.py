"""What the Fields panel shows while the project has no fields: which ones to begin with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.panels.layouts import muted
from kie_desktop.ui.words import sentence

WAYS = (
    ("receipt", translatable("Receipt"), translatable("Company, address, date, total, tax and more")),
    ("invoice", translatable("Invoice"), translatable("Number, dates, seller, buyer, amounts, bank account and more")),
    ("form", translatable("Form"), translatable("Name, date of birth, address, phone, number")),
)
"""Template, its name, what is in it."""


class FieldStart(QScrollArea):
    """template(name): begin with one. own_list: begin with names that the user has. table: with a table of values."""

    template = Signal(str)
    own_list = Signal()
    table = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Fields to start with"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setObjectName("panel")
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(6)
        title = QLabel(tr("Which fields do you need?"))
        title.setProperty("role", "heading")
        words = tr(
            "Name the values you want from each document, such as date and total. The program proposes them; you check"
            " a few documents, and it learns from your decisions."
        )
        self.fault = QLabel(wordWrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        column.addWidget(title)
        column.addWidget(self._words(words))
        column.addSpacing(6)
        self.buttons: dict[str, QPushButton] = {}
        for name, button_words, explanation in WAYS:
            button = self._button(name, tr(button_words), tr(explanation), column)
            button.clicked.connect(lambda _=False, name=name: self.template.emit(name))
        own = self._button("own", tr("My own list…"), tr("Type or paste names, or the head of a spreadsheet"), column)
        own.clicked.connect(self.own_list)
        table = self._button(
            "table",
            tr("A table of values…"),
            tr("If you already have the values, the program finds them on the pages"),
            column,
        )
        table.clicked.connect(self.table)
        column.addStretch(1)
        self.setWidget(content)

    def show_fault(self, fault: str, colour: str) -> None:
        """Say why the fields that the project has cannot be read; "" where it has none or they can."""
        words = tr("The fields of this project cannot be used: {} If you choose other fields, they replace these.")
        self.fault.setText(words.format(sentence(fault)) if fault else "")
        self.fault.setStyleSheet(f"color: {colour}")
        self.fault.setVisible(bool(fault))

    def set_enabled(self, enabled: bool) -> None:
        """Let the user begin, or not."""
        for button in self.buttons.values():
            button.setEnabled(enabled)

    def _button(self, name: str, words: str, explanation: str, column: QVBoxLayout) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleDescription(explanation)
        self.buttons[name] = button
        column.addWidget(button)
        column.addWidget(self._words(explanation))
        column.addSpacing(4)
        return button

    @staticmethod
    def _words(text: str) -> QLabel:
        label = muted(text)
        label.setMinimumWidth(0)
        return label
