"""What several panels and dialogs do with layouts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QFormLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from kie_desktop.ui import icons


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def add_row(form: QFormLayout, words: str, field: QWidget, whole: QLayout | None = None) -> None:
    """A row of a form whose label stands level with its field (QFormLayout puts it higher).

    whole: the field and what stands below it.
    """
    label = QLabel(words)
    label.setBuddy(field)
    field.ensurePolished()
    indent(field)
    label.setMinimumHeight(field.sizeHint().height())
    if whole is None:
        form.addRow(label, field)
    else:
        label.setFixedHeight(label.minimumHeight())
        form.addRow(label, whole)
        item = form.itemAt(form.rowCount() - 1, QFormLayout.ItemRole.LabelRole)
        assert item is not None
        item.setAlignment(Qt.AlignmentFlag.AlignTop)


def show_facts(form: QFormLayout, facts: Iterable[tuple[str, str]]) -> None:
    """Fill a form with names and values, which can be copied, in place of what it held."""
    empty(form)
    while form.rowCount():
        form.removeRow(0)
    for name, value in facts:
        caption = QLabel(name)
        caption.setProperty("role", "muted")
        caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QLabel(value, wordWrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addRow(caption, words)


def lay_out(dialog: QWidget, *parts: QWidget | QLayout, growing: QWidget | QLayout | None = None) -> None:
    """Put the parts of a dialog one below the other; the `growing` one takes the room that is left.

    Without one the room is left above the last part, which are the buttons.
    """
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 16)
    column.setSpacing(12)
    for part in parts:
        if growing is None and part is parts[-1]:
            column.addStretch(1)
        if isinstance(part, QLayout):
            column.addLayout(part, int(part is growing))
        else:
            column.addWidget(part, int(part is growing))


def muted(words: str = "") -> QLabel:
    """Words that explain, in lines of a form's width: QLabel would take the room of shorter ones."""
    label = QLabel(words, wordWrap=True)
    label.setProperty("role", "muted")
    label.setMinimumWidth(24 * label.fontMetrics().height())
    return label


def indent(field: QWidget) -> None:
    """Have the number in a spin box stand off its border: the style sheet's padding does not reach in there."""
    if isinstance(field, QAbstractSpinBox):
        field.lineEdit().setTextMargins(6, 0, 0, 0)


def title_row(title: str, words: str) -> QHBoxLayout:
    """The head of a page that greets: the program's picture, a title, and a line below it."""
    picture = QLabel()
    picture.setPixmap(icons.pixmap("kie-desktop", 56))
    heading = QLabel(title)
    heading.setProperty("role", "title")
    text = QVBoxLayout()
    text.setSpacing(2)
    text.addWidget(heading)
    text.addWidget(muted(words))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(picture)
    row.addLayout(text, 1)
    return row
