"""What there is to know of one field's value: what it means, why it is in doubt, and what else it may be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from kie_desktop.fields.result import Alternative, FieldState
from kie_desktop.ui.item_models.field_values import LINE_BREAK, TYPE_WORDS, FieldRow, quality_words
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme
from kie_desktop.ui.words import sentence

MOST_NUMBERED = 9
"""So many candidates have a key."""
_CLOSE = 0.5
"""A candidate of this share of the value's chance is named as a reason for doubt."""


class _Candidates(QListWidget):
    """left: the pointer is over none of them any more."""

    left = Signal()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is somewhere else."""
        super().leaveEvent(event)
        self.left.emit()


class FieldDetails(QWidget):
    """candidate(number): one was clicked. pointed(number or 0): the pointer is over another one."""

    candidate = Signal(int)
    pointed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title, self.meaning, self.doubts = (QLabel(wordWrap=True) for _ in range(3))
        self.caption = QLabel(tr("Other candidates"))
        self.candidates = _Candidates()
        self._row: FieldRow | None = None
        self._lay_out()
        self.candidates.itemClicked.connect(lambda item: self.candidate.emit(self.candidates.row(item) + 1))
        self.candidates.itemEntered.connect(lambda item: self.pointed.emit(self.candidates.row(item) + 1))
        self.candidates.viewportEntered.connect(lambda: self.pointed.emit(0))
        self.candidates.left.connect(lambda: self.pointed.emit(0))
        theme.changed.connect(self._paint)

    def show_row(self, row: FieldRow | None, others: Sequence[Alternative]) -> None:
        """Show another field; None for nothing."""
        self._row = row
        for part in (self.title, self.meaning, self.doubts, self.caption, self.candidates):
            part.setVisible(row is not None)
        if row is None:
            return
        self.title.setText(f"{row.name} · {tr(TYPE_WORDS[row.value.type])}")
        facts = [tr("Normalized: {}").format(row.meaning.replace("\n", LINE_BREAK))] if row.meaning else []
        if row.value.key:
            facts.append(tr("Key on the page: {}").format(row.value.key))
        if row.is_decided and row.value.value and row.value.page is None:
            facts.append(tr("It has no place on the page."))
        if quality := quality_words(row):
            facts.append(quality)
        self.meaning.setText("\n".join(facts))
        self.meaning.setVisible(bool(facts))
        doubts = [*map(sentence, row.value.problems)] or [words for words in (_doubt(row, others),) if words]
        self.doubts.setText("\n".join(doubts))
        self.doubts.setVisible(bool(doubts))
        self.candidates.clear()
        for number, other in enumerate(others[:MOST_NUMBERED], 1):
            text = LINE_BREAK.join(other.value.splitlines())
            item = QListWidgetItem(f"{number}   {text}")
            item.setToolTip(tr("{} ({:.0%} likely)").format(other.value, other.chance))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.candidates.addItem(item)
        self.caption.setVisible(bool(others))
        self.candidates.setVisible(bool(others))
        self._paint()

    def add_beside_title(self, button: QPushButton) -> None:
        """Put a button at the end of the first line, where it takes no height from the values."""
        self._top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        self.title.setProperty("role", "heading")
        self.meaning.setProperty("role", "muted")
        self.caption.setProperty("role", "caption")
        self.meaning.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.candidates.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.candidates.setMouseTracking(True)
        self.candidates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.candidates.setAccessibleName(tr("Other candidates"))
        self.candidates.setMinimumSize(QSize(0, 2 * self.fontMetrics().height()))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        self._top = QHBoxLayout()
        self._top.addWidget(self.title, 1)
        column.addLayout(self._top)
        for part in (self.meaning, self.doubts, self.caption):
            column.addWidget(part)
        column.addWidget(self.candidates, 1)
        column.addStretch(0)

    def _paint(self) -> None:
        self.doubts.setStyleSheet(f"color: {self._theme.colour('warning').name()}")


def _doubt(row: FieldRow, others: Sequence[Alternative]) -> str:
    """Why a value without a problem needs a look, as a sentence; "" where it does not."""
    value = row.value
    if not row.doubtful or value.state is not FieldState.LOOK or not (row.is_read or value.value):
        return ""
    if value.value is None:
        return tr("Nothing was found. Click it on the page, type it, or mark it as not on this document.")
    if value.score is None:
        return tr("Nobody has looked at it yet.")
    words = tr("Only {:.0%} sure: have a look at it.").format(value.score)
    if others and others[0].chance >= _CLOSE * value.score:
        words += " " + tr("Candidate 1 is nearly as likely.")
    return words
