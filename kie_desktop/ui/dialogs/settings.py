"""The settings dialog, built from the session's typed table of settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.session import Session, Setting
from kie_desktop.ui.dialogs.setting_editors import ModelEditor, PythonEditor
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.layouts import add_row, muted

OWN_EDITORS: dict[str, Callable[[Session], QWidget]] = {"model": ModelEditor, "training_python": PythonEditor}
"""Settings whose editors follow them by themselves."""
_FRAME = 60
"""Height of what a screen shows around a dialog, in pixels: its title, at least."""
_HINT_GAP = 3
"""Between an editor and what explains it, in pixels: much less than between two settings."""


class SettingsDialog(QDialog):
    """Every change counts at once, so that one sees what it does; Cancel and Esc take all of them back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        settings = session.settings
        self._session = session
        self._settings = settings
        self.editors: dict[str, QWidget] = {}
        content = QWidget()
        content.setObjectName("panel")
        sections = QVBoxLayout(content)
        sections.setContentsMargins(4, 4, 12, 4)
        sections.setSpacing(8)
        for section, rows in groupby(settings.table, key=lambda row: row.section):
            heading = QLabel(tr(section))
            heading.setProperty("role", "heading")
            sections.addWidget(heading)
            sections.addWidget(self._section(list(rows)))
            sections.addSpacing(8)
        sections.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        content.ensurePolished()
        area.setMinimumWidth(content.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        self._before = {row.name: settings[row.name] for row in settings.table}
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        done = self.buttons.addButton(tr("Done"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setProperty("primary", True)
        done.setDefault(True)
        defaults = self.buttons.addButton(tr("Restore defaults"), QDialogButtonBox.ButtonRole.ResetRole)
        defaults.setAutoDefault(False)
        defaults.clicked.connect(settings.reset)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(area)
        column.addWidget(self.buttons)
        settings.changed.connect(self._on_setting_changed)
        height = self.fontMetrics().height()
        self.resize(44 * height, min(46 * height, self.screen().availableSize().height() - _FRAME))

    def reject(self) -> None:
        """Take back what was changed here."""
        for name, value in self._before.items():
            self._settings[name] = value
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A window that is closed, also in place of one in another language, keeps what was changed."""
        event.accept()

    def _section(self, rows: list[Setting]) -> QFrame:
        frame = QFrame()
        frame.setObjectName("section")
        form = QFormLayout(frame)
        form.setContentsMargins(14, 12, 14, 12)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for row in rows:
            editor = self._editor(row)
            editor.setAccessibleName(tr(row.label))
            self.editors[row.name] = editor
            hints = [muted(tr(row.help))] if row.help else []
            hints += [editor.words] if isinstance(editor, PythonEditor) else []
            if isinstance(editor, QCheckBox):
                editor.setText(tr(row.label))
                form.addRow(_with_hints(editor, hints))
            else:
                add_row(form, tr(row.label), editor, _with_hints(editor, hints))
        return frame

    def _editor(self, row: Setting) -> QWidget:
        """A widget for the type of a setting that writes it as soon as it is changed."""
        if row.name in OWN_EDITORS:
            return OWN_EDITORS[row.name](self._session)
        value = self._settings[row.name]

        def write(new: Any) -> None:
            self._settings[row.name] = new

        if row.choices:
            combo = QComboBox()
            for choice, words in row.choices:
                combo.addItem(tr(words), choice)
            combo.setCurrentIndex(combo.findData(value))
            combo.activated.connect(lambda _: write(combo.currentData()))
            return combo
        if row.kind is bool:
            box = QCheckBox()
            box.setChecked(value)
            box.toggled.connect(write)
            return box
        if row.kind is int:
            whole = QSpinBox(minimum=int(row.low or 0), maximum=int(row.high if row.high is not None else 2**31 - 1))
            whole.setValue(value)
            whole.valueChanged.connect(write)
            return whole
        if row.kind is float:
            number = QDoubleSpinBox(minimum=row.low or 0.0, maximum=row.high if row.high is not None else 1e9)
            number.setSingleStep(0.05)
            number.setValue(value)
            number.valueChanged.connect(write)
            return number
        line = QLineEdit(value)
        line.editingFinished.connect(lambda: write(line.text().strip()))
        return line

    def _on_setting_changed(self, name: str) -> None:
        """Show a value that was changed elsewhere; setting the same value again is no change."""
        editor = self.editors.get(name)
        if editor is None or name in OWN_EDITORS:
            return
        value = self._settings[name]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QCheckBox):
            editor.setChecked(value)
        elif isinstance(editor, QSpinBox | QDoubleSpinBox):
            editor.setValue(value)
        elif isinstance(editor, QLineEdit):
            editor.setText(value)


def _with_hints(editor: QWidget, hints: Sequence[QLabel]) -> QVBoxLayout:
    """An editor with what explains it right below, where the words of the editor begin."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_HINT_GAP)
    column.addWidget(editor)
    for hint in hints:
        hint.setIndent(_start_of_words(editor))
        column.addWidget(hint)
    return column


def _start_of_words(editor: QWidget) -> int:
    """How far from its left edge the words of an editor begin, in pixels: those of a check box, behind the box."""
    if not isinstance(editor, QCheckBox):
        return 0
    editor.ensurePolished()
    option = QStyleOptionButton()
    editor.initStyleOption(option)
    return editor.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, editor).left()
