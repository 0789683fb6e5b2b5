"""What only some types of fields have: answers of a choice, check digits of a code, columns of rows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.fields.schema import FieldSpec, FieldType, Option, unique_names
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.panels.layouts import add_row, muted

CHECKSUMS = {
    "": translatable("No check digits"),
    "iban": translatable("IBAN"),
    "vat": translatable("VAT number"),
    "luhn": translatable("Card number (Luhn)"),
    "ean": translatable("EAN, GTIN"),
    "isbn": translatable("ISBN"),
    "bic": translatable("BIC"),
    "imei": translatable("IMEI"),
    "lei": translatable("LEI"),
}
_PAGES = {FieldType.CHOICE: 1, FieldType.CODE: 2, FieldType.ROWS: 3}


class FieldTypeForm(QStackedWidget):
    """Empty for types that have nothing of their own. changed(FieldSpec): the field is to be this one."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._spec: FieldSpec | None = None
        self.answers, self.several = QPlainTextEdit(), QCheckBox(tr("Several answers may be ticked"))
        self.checksum, self.columns = QComboBox(), QLineEdit()
        self._lay_out()
        self.answers.textChanged.connect(self._tell)
        self.several.toggled.connect(self._tell)
        self.checksum.currentIndexChanged.connect(self._tell)
        self.columns.editingFinished.connect(self._tell)

    def show_spec(self, spec: FieldSpec | None) -> None:
        """Show what a field has beside its row."""
        if spec == self._spec:
            return
        with QSignalBlocker(self.answers), QSignalBlocker(self.several), QSignalBlocker(self.checksum):
            self._spec = None
            if spec is not None and spec.options != _options(self.answers.toPlainText()):
                self.answers.setPlainText("\n".join(map(_option_words, spec.options)))
            self.several.setChecked(spec is not None and spec.several)
            place = self.checksum.findData(spec.checksum if spec else "")
            if place < 0 and spec is not None:
                self.checksum.addItem(spec.checksum, spec.checksum)
                place = self.checksum.count() - 1
            self.checksum.setCurrentIndex(place)
            self.columns.setText("; ".join(spec.columns) if spec else "")
        self._spec = spec
        page = _PAGES.get(spec.type, 0) if spec else 0
        self.setCurrentIndex(page)
        shown = self.widget(page)
        if page and shown is not None:
            self.setMaximumHeight(shown.sizeHint().height())  # not that of the highest page
        self.setVisible(page > 0)

    def _tell(self) -> None:
        spec = self._spec
        if spec is None:
            return
        changed = {
            FieldType.CHOICE: replace(
                spec, options=_options(self.answers.toPlainText()), several=self.several.isChecked()
            ),
            FieldType.CODE: replace(spec, checksum=self.checksum.currentData()),
            FieldType.ROWS: replace(spec, columns=tuple(unique_names(self.columns.text().split(";")))),
        }.get(spec.type, spec)
        if changed != spec:
            self._spec = changed
            self.changed.emit(changed)

    def _lay_out(self) -> None:
        height = self.fontMetrics().height()
        self.answers.setAccessibleName(tr("Answers"))
        self.answers.setMaximumHeight(5 * height)
        for checksum, words in CHECKSUMS.items():
            self.checksum.addItem(tr(words), checksum)
        choice = QWidget()
        column = QVBoxLayout(choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(muted(tr("One answer per line; other words for it after a colon, as in EUR: €; Euro")))
        column.addWidget(self.answers)
        column.addWidget(self.several)
        code, rows = QWidget(), QWidget()
        for page, words, field in (
            (code, tr("Check digits"), self.checksum),
            (rows, tr("Columns, separated by semicolons"), self.columns),
        ):
            form = QFormLayout(page)
            form.setContentsMargins(0, 0, 0, 0)
            add_row(form, words, field)
        for page in (QWidget(), choice, code, rows):
            self.addWidget(page)


def _options(text: str) -> tuple[Option, ...]:
    """The answers that a text names, one a line."""
    found: dict[str, Option] = {}
    for line in text.splitlines():
        value, _, others = line.replace("：", ":").partition(":")
        if value.strip() and value.strip().casefold() not in found:
            words = tuple(unique_names(others.replace("；", ";").split(";")))
            found[value.strip().casefold()] = Option(value.strip(), words)
    return tuple(found.values())


def _option_words(option: Option) -> str:
    return f"{option.value}: {'; '.join(option.words)}" if option.words else option.value
