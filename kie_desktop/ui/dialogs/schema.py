"""The fields of the project: names, types, other names, rules, and how dates and numbers are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.schema import DateOrder, DecimalSign, FieldSpec, FieldType, Schema
from kie_desktop.session import Session
from kie_desktop.session.fields.schema_sources import (
    renamed_rules,
    rule_faults,
    rules_naming,
    schema_of_names,
    start_template,
)
from kie_desktop.ui.choice_delegate import Choice, ChoiceDelegate
from kie_desktop.ui.dialogs.field_list import FieldListDialog
from kie_desktop.ui.dialogs.field_type import FieldTypeForm
from kie_desktop.ui.dialogs.tables import set_up
from kie_desktop.ui.item_models.field_values import TYPE_WORDS
from kie_desktop.ui.item_models.schema import DECIDED, NAME, TYPE, SchemaRow, SchemaTableModel
from kie_desktop.ui.language import count, tr, tr_message, translatable
from kie_desktop.ui.panels.layouts import add_row, lay_out, muted
from kie_desktop.ui.theme import Theme

ORDERS = {
    DateOrder.AUTO: translatable("As on the pages"),
    DateOrder.DMY: translatable("Day, month, year (25/12/2018)"),
    DateOrder.MDY: translatable("Month, day, year (12/25/2018)"),
    DateOrder.YMD: translatable("Year, month, day (2018/12/25)"),
}
SIGNS = {
    DecimalSign.AUTO: translatable("As on the pages"),
    DecimalSign.POINT: translatable("Point (1,234.50)"),
    DecimalSign.COMMA: translatable("Comma (1.234,50)"),
}


class SchemaDialog(QDialog):
    """Edits a copy; the project gets it as a whole, as one undoable step, or nothing at all."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Fields of the project"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._theme = session, theme
        self._before = session.fields.schema or Schema()
        self.model = SchemaTableModel(self._before.fields, session.fields.decided, self)
        self.table = QTableView()
        self.form = FieldTypeForm()
        self.form_title = QLabel()
        self.rules = QPlainTextEdit("\n".join(self._before.rules))
        self._gone_rules: list[str] = []
        self.dates, self.decimals, self.currency = QComboBox(), QComboBox(), QLineEdit(self._before.currency)
        self.fault = QLabel(wordWrap=True)
        self.add_button, self.list_button = QPushButton(tr("&Add a field")), QPushButton(tr("Add from a &list…"))
        self.remove_button = QPushButton()
        self.up_button, self.down_button = QPushButton(tr("Move &up")), QPushButton(tr("Move &down"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        self._lay_out()
        self._connect()
        if self.model.rows:
            self.table.selectRow(0)
        self._check()

    def ask_for_list(self) -> None:
        """Let the user type or paste names."""
        dialog = FieldListDialog(self._session, self._theme, self)
        dialog.listed.connect(self._add_listed)
        dialog.open()

    # --- what the buttons do

    def _add(self) -> None:
        row = self.model.add([FieldSpec(tr("field"))])
        self.table.setCurrentIndex(self.model.index(row, NAME))
        self.table.edit(self.table.currentIndex())

    def _add_listed(self, schema: Schema) -> None:
        known = {row.spec.name.casefold() for row in self.model.rows}
        if not self.model.rows and not self._before.template:
            self._before = replace(self._before, template=schema.template)
        row = self.model.add(spec for spec in schema.fields if spec.name.casefold() not in known)
        self.table.setCurrentIndex(self.model.index(min(row, len(self.model.rows) - 1), NAME))

    def _remove(self) -> None:
        """Remove the selected fields; about the decisions of each one the user is asked, and may stop there."""
        all_gone = self._selected()
        first = min((self.model.rows.index(row) for row in all_gone), default=0)
        for gone in all_gone:
            into = None
            if gone.decided:
                chosen = self._ask_for_other(gone, [row for row in self.model.rows if row not in all_gone])
                if chosen is None:
                    return
                into = chosen[0]
            if into is None:
                self._remove_rules_of(gone)
            self.model.remove(self.model.rows.index(gone), into)
        self.table.selectRow(min(first, len(self.model.rows) - 1))

    def _selected(self) -> list[SchemaRow]:
        return [self.model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]

    def _remove_rules_of(self, gone: SchemaRow) -> None:
        """Take out the rules that name a field that goes: they could never hold again, and would say so everywhere."""
        rules = self._rules()
        removed = rules_naming(rules, {gone.original or gone.spec.name})
        if removed:
            self._gone_rules += removed
            self.rules.setPlainText("\n".join(rule for rule in rules if rule not in removed))

    def _ask_for_other(self, gone: SchemaRow, others: Sequence[SchemaRow]) -> tuple[SchemaRow | None] | None:
        """Which of the others gets the decisions about a row that goes, or none of them; None: leave it as it is."""
        names = [tr("No field: forget them"), *(row.spec.name for row in others)]
        words = tr("“{}” has {}. Which field should get them?").format(
            gone.spec.name, count(gone.decided, tr("decision"), tr("decisions"))
        )
        name, is_chosen = QInputDialog.getItem(self, tr("Remove or merge a field"), words, names, 0, False)
        if not is_chosen:
            return None
        place = names.index(name)
        return (others[place - 1] if place else None,)

    def _move(self, step: int) -> None:
        row = self._current
        self.model.move(row, step)
        self.table.setCurrentIndex(self.model.index(row + step, NAME))

    def _accept(self) -> None:
        fields, schema = self._session.fields, self.schema()
        if not schema.fields:
            fields.set_schema(None, removed=self.model.removed())
        else:
            fields.set_schema(schema, self.model.renamed(), self.model.removed())
        self.accept()

    def schema(self) -> Schema:
        """The schema as it is to be."""
        renamed, specs = self.model.renamed(), []
        for row in self.model.rows:
            spec = row.spec
            is_new_name = row.original and row.original != spec.name
            if is_new_name and not spec.like and row.original in self._template_names():
                spec = replace(spec, like=row.original)
            specs.append(spec)
        return replace(
            self._before,
            fields=tuple(specs),
            rules=renamed_rules(self._rules(), renamed),
            date_order=DateOrder(self.dates.currentData()),
            decimal=DecimalSign(self.decimals.currentData()),
            currency=self.currency.text().strip().upper(),
        )

    # --- what shows

    @property
    def _current(self) -> int:
        return self.table.currentIndex().row()

    def _rules(self) -> list[str]:
        return [line.strip() for line in self.rules.toPlainText().splitlines() if line.strip()]

    def _template_names(self) -> tuple[str, ...]:
        try:
            return start_template(self._before.template).names if self._before.template else ()
        except UserError:  # of a newer program, or a schema of one's own
            return ()

    def _check(self) -> None:
        """Say what is wrong, let nothing wrong be taken, and offer what can be done with the chosen field."""
        fault = self.model.fault()
        warnings = [] if fault else rule_faults(self.schema())
        words = [fault] if fault else [tr_message(warning) for warning in warnings]
        if removed := [rule for rule in self._gone_rules if rule not in self._rules()]:
            words.append(tr("Rules removed with their fields: {}").format("; ".join(removed)))
        self.fault.setText("\n".join(words))
        self.fault.setVisible(bool(self.fault.text()))
        self.fault.setStyleSheet(f"color: {self._theme.colour('error' if fault else 'warning').name()}")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not fault)
        row, chosen = self._current, self._selected()
        asks = any(one.decided for one in chosen)
        self.remove_button.setText(tr("&Remove or merge…") if asks else tr("&Remove"))
        self.remove_button.setEnabled(bool(chosen))
        self.up_button.setEnabled(len(chosen) == 1 and row > 0)
        self.down_button.setEnabled(len(chosen) == 1 and 0 <= row < len(self.model.rows) - 1)

    def _on_row_chosen(self) -> None:
        row = self._current
        self._show_spec(self.model.rows[row].spec if 0 <= row < len(self.model.rows) else None)
        self._check()

    def _show_spec(self, spec: FieldSpec | None) -> None:
        """Show what the type of a field asks for, with the field's row still in sight."""
        self.form.show_spec(spec)
        self.form_title.setText(f"{spec.name} · {tr(TYPE_WORDS[spec.type])}" if spec is not None else "")
        self.form_title.setVisible(not self.form.isHidden())
        QTimer.singleShot(0, self, lambda: self.table.scrollTo(self.table.currentIndex()))

    def _complete_named(self) -> None:
        """Give fields that somebody has just named the type and the other names that a template has for them."""
        rows = self.model.rows
        if not any(row.is_only_named for row in rows):
            return
        known = schema_of_names([row.spec.name for row in rows if row.spec.name], self._before.template)
        if not self._before.fields and not self._before.template:
            self._before = replace(self._before, template=known.template)
        for place, row in enumerate(rows):
            if row.is_only_named and row.spec.name in known:
                self.model.set_spec(place, known[row.spec.name])

    def _on_model_changed(self) -> None:
        row = self._current
        if 0 <= row < len(self.model.rows):
            self._show_spec(self.model.rows[row].spec)
        self._check()

    def _on_form_changed(self, spec: FieldSpec) -> None:
        if 0 <= self._current < len(self.model.rows):
            self.model.set_spec(self._current, spec)

    # --- putting together

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        set_up(table, tr("Fields"), (18, 16, 10, 9, 0, 9), high=True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setItemDelegateForColumn(TYPE, ChoiceDelegate(tr("Type"), _types, table))
        table.setColumnHidden(DECIDED, not any(row.decided for row in self.model.rows))
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(10, 10, 10, 10)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.list_button, self.remove_button, self.up_button, self.down_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(table, 1)
        self.form_title.setProperty("role", "caption")
        column.addWidget(self.form_title)
        column.addWidget(self.form)
        column.addLayout(buttons)
        tabs = QTabWidget()
        tabs.addTab(fields, tr("Fields"))
        tabs.addTab(self._rules_tab(), tr("Rules"))
        tabs.addTab(self._writing_tab(), tr("Dates and numbers"))
        lay_out(self, tabs, self.fault, self.buttons, growing=tabs)
        self.resize(54 * self.fontMetrics().height(), 34 * self.fontMetrics().height())

    def _rules_tab(self) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(10, 10, 10, 10)
        words = tr(
            "Conditions that fields must meet, one per line, such as “net + tax = total” or “due >= date”. Put names"
            " with spaces in square brackets. Values that break a rule need a look."
        )
        self.rules.setAccessibleName(tr("Rules"))
        column.addWidget(muted(words))
        column.addWidget(self.rules, 1)
        return tab

    def _writing_tab(self) -> QWidget:
        tab = QWidget()
        form = QFormLayout(tab)
        form.setContentsMargins(14, 14, 14, 14)
        guess = self._session.fields.writing
        for combo, words, value, guessed in (
            (self.dates, ORDERS, self._before.date_order, guess.date_order),
            (self.decimals, SIGNS, self._before.decimal, guess.decimal),
        ):
            for choice, text in words.items():
                combo.addItem(tr(text), choice)
            if guessed.value != "auto":
                combo.setItemText(0, tr("As on the pages: {}").format(tr(words[guessed])))  # type: ignore[index]
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self.currency.setPlaceholderText(guess.currency or tr("EUR, USD, …"))
        self.currency.setMaxLength(3)
        add_row(form, tr("Numeric dates"), self.dates)
        add_row(form, tr("Decimal sign"), self.decimals)
        add_row(form, tr("Currency"), self.currency)
        form.addRow(muted(tr("Used only where a page does not make it clear.")))
        return tab

    def _connect(self) -> None:
        for signal in (self.model.dataChanged, self.model.rowsInserted, self.model.rowsRemoved, self.model.rowsMoved):
            signal.connect(self._on_model_changed)
        self.model.dataChanged.connect(self._complete_named)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self.table.selectionModel().selectionChanged.connect(self._check)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.table, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.form.changed.connect(self._on_form_changed)
        self.rules.textChanged.connect(self._check)
        self.add_button.clicked.connect(self._add)
        self.list_button.clicked.connect(self.ask_for_list)
        self.remove_button.clicked.connect(self._remove)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._session.project.closed.connect(self.reject)


def _types() -> list[Choice]:
    return [(QIcon(), tr(TYPE_WORDS[kind]), kind) for kind in FieldType]
