"""What several panels and dialogs do with layouts."""

from __future__ import annotations

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


def add_row(form: QFormLayout, words: str, field: QWidget) -> None:
    """A row of a form whose label stands level with its field (QFormLayout puts it higher)."""
    label = QLabel(words)
    label.setBuddy(field)
    field.ensurePolished()
    indent(field)
    label.setMinimumHeight(field.sizeHint().height())
    form.addRow(label, field)


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
