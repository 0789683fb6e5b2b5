"""What the Fields panel shows while the project has no fields: which ones to begin with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.panels.layouts import muted
from kie_desktop.ui.words import sentence

WAYS = (
    ("receipt", translatable("Receipt"), translatable("Company, address, date, total, tax and more")),
    ("invoice", translatable("Invoice"), translatable("Number, dates, seller, buyer, amounts and more")),
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
            "The program proposes their values for each document; you check a few documents, and it learns from your"
            " decisions."
        )
        self.fault = QLabel(wordWrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        column.addWidget(title)
        column.addWidget(_explained(words))
        column.addSpacing(2)
        self.buttons: dict[str, QPushButton] = {}
        for name, button_words, explanation in WAYS:
            button = self._button(name, tr(button_words), tr(explanation), column)
            button.clicked.connect(lambda _=False, name=name: self.template.emit(name))
        own = self._button("own", tr("My own list…"), tr("Type or paste names, or the head of a spreadsheet"), column)
        own.clicked.connect(self.own_list)
        table = self._button(
            "table",
            tr("A table of values…"),
            tr("If you have the values, the program finds them on the pages"),
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
        button = _Way(words, explanation)
        self.buttons[name] = button
        column.addWidget(button)
        return button


class _Way(QPushButton):
    """A button as wide as the panel, with what it is about below its name."""

    def __init__(self, words: str, explanation: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(words)
        self.setAccessibleDescription(explanation)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 6, 12, 6)
        self._rows.setSpacing(1)
        for label in (QLabel(words), _explained(explanation)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._rows.addWidget(label)
        policy = QSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Room for the words; QPushButton would ask for that of its own text, of which it has none."""
        return self._rows.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the words can be broken."""
        return self._rows.minimumSize()

    def heightForWidth(self, width: int) -> int:
        """Room for the lines into which the explanation is broken."""
        return self._rows.heightForWidth(width)


def _explained(text: str) -> QLabel:
    label = muted(text)
    label.setMinimumWidth(0)
    return label
