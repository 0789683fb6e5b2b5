"""The fields of a document as a table: name, value, how far it can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from kie_desktop.fields.result import FieldState, FieldValue
from kie_desktop.fields.schema import FieldType
from kie_desktop.session.fields.learning import FieldQuality
from kie_desktop.ui import icons
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.item_models.rows import Rows
from kie_desktop.ui.language import count, tr, tr_message, translatable
from kie_desktop.ui.theme import Theme

NAME, VALUE, STATE = range(3)
FEWEST_TRIED = 5
"""Of fewer documents, the share that was right says nothing: 1 of 1 sounds good, and is chance."""
TYPE_ROLE = Qt.ItemDataRole.UserRole + 1
TIPS = (
    translatable("The fields of the project, in their order"),
    translatable("The value as read, then its normalized form; type or press F2 to correct it"),
    translatable("How far the value can be trusted, and how likely it is right"),
)
STATE_WORDS = {
    FieldState.PROVED: translatable("Proved"),
    FieldState.SURE: translatable("Sure"),
    FieldState.LOOK: translatable("Look"),
    FieldState.PERSON: translatable("Decided"),
    FieldState.ABSENT: translatable("Not there"),
}
STATE_TOKENS = {
    FieldState.PROVED: "success",
    FieldState.SURE: "accent",
    FieldState.LOOK: "warning",
    FieldState.PERSON: "text",
    FieldState.ABSENT: "muted",
}
"""The colour token of `ui.theme.Colours` that stands for a state."""
TYPE_WORDS = {
    FieldType.TEXT: translatable("Text"),
    FieldType.LINES: translatable("Several lines"),
    FieldType.DATE: translatable("Date"),
    FieldType.AMOUNT: translatable("Amount"),
    FieldType.NUMBER: translatable("Number"),
    FieldType.CODE: translatable("Code"),
    FieldType.CHOICE: translatable("Choice"),
    FieldType.MARK: translatable("Check box"),
    FieldType.ROWS: translatable("Rows of a table"),
}
LINE_BREAK = " ⏎ "
_WITH_MEANING = (FieldType.DATE, FieldType.AMOUNT, FieldType.NUMBER, FieldType.CHOICE, FieldType.MARK)
"""Types whose normalized values tell people something; others differ in spaces and punctuation only."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A row. number: which value of a field that has several, from 0. doubtful: a person should look at it.

    is_read: its document has been read; before, nothing can be proposed. is_coming: that is under way.
    quality: of the field, by cross-validation; measured: by the documents that are held out.
    """

    value: FieldValue
    number: int = 0
    doubtful: bool = False
    is_read: bool = True
    is_coming: bool = False
    quality: FieldQuality | None = None
    measured: FieldQuality | None = None

    @property
    def name(self) -> str:
        """The field."""
        return self.value.name or ""

    @property
    def is_decided(self) -> bool:
        """Whether a person decided it."""
        return self.value.state in (FieldState.PERSON, FieldState.ABSENT)

    @property
    def waits(self) -> bool:
        """Whether it waits for a person: what one decided does not, even where a rule contradicts it."""
        return self.doubtful and not self.is_decided

    @property
    def is_missing(self) -> bool:
        """Whether the program is sure that the document does not have the field."""
        return self.value.value is None and self.value.state in (FieldState.SURE, FieldState.PROVED)

    @property
    def meaning(self) -> str:
        """What the value means, where that is not what stands there; "" otherwise."""
        value = self.value
        is_plain = value.type not in _WITH_MEANING or value.normalized == (value.value or "").strip()
        return "" if is_plain else value.normalized or ""

    @property
    def state_words(self) -> str:
        """The state in words, with the score where there is one."""
        value = self.value
        words = tr(STATE_WORDS[value.state])
        if not self.is_decided and not self.is_read and value.value is None:
            return tr("Reading…") if self.is_coming else tr("Not read yet")
        if value.state is FieldState.LOOK and value.value is None and not self.doubtful:
            words = tr("Not found")
        return words if value.score is None else f"{words} {value.score:.0%}"

    @property
    def state_token(self) -> str:
        """The colour of the state; a decision that a rule contradicts is marked."""
        value = self.value
        if self.doubtful and self.is_decided:
            return "warning"
        is_quiet = value.state is FieldState.LOOK and not self.doubtful
        return "muted" if is_quiet or not self.is_read else STATE_TOKENS[value.state]


def quality_words(row: FieldRow) -> str:
    """How good a field is, as sentences; "" where nothing is known."""
    sentences, quality, measured = [], row.quality, row.measured
    if quality is not None and 0 < quality.tried < FEWEST_TRIED:
        words = tr("Learned from {}. Too few documents to say how often it is right.")
        sentences.append(words.format(count(quality.taught, tr("document"), tr("documents"))))
    elif quality is not None and quality.exact is not None:
        words = tr("Right in {} of {} documents in cross-validation; learned from {}.")
        sentences.append(words.format(quality.right, quality.tried, quality.taught))
    if measured is not None and measured.exact is not None:
        words = tr("Right in {} of {} documents that are held out.")
        sentences.append(words.format(measured.right, measured.tried))
    return "\n".join(sentences)


class FieldValuesModel(Rows):
    """A row for each value. set_text(field, text, number): what typing does; returns whether it was done.

    typed: a value was typed.
    """

    HEADINGS = (translatable("Field"), translatable("Value"), translatable("State"))
    typed = Signal()

    def __init__(
        self, theme: Theme, set_text: Callable[[str, str, int], bool], may_edit: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._set_text = set_text
        self._may_edit = may_edit
        self.rows: Sequence[FieldRow] = ()

    def show(self, rows: Sequence[FieldRow]) -> None:
        """Show other values; where they are of the same fields, the view keeps its place and its editor."""
        before = [(row.name, row.number) for row in self.rows]
        if before and before == [(row.name, row.number) for row in rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, STATE))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, field: str) -> int | None:
        """The row of the first value of a field."""
        return next((place for place, row in enumerate(self.rows) if row.name == field), None)

    def next_waiting(self, after: int) -> int | None:
        """The next row that waits for a person, from one on and round; None where none does."""
        number = len(self.rows)
        places = ((after + step) % number for step in range(1, number + 1))
        return next((place for place in places if self.rows[place].waits), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of values."""
        return 0 if parent.isValid() else len(self.rows)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Headings, and what stands in their columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return tr(TIPS[section])
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Values can be typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == VALUE and self._may_edit() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row)[column]
        if role == Qt.ItemDataRole.ForegroundRole and column == VALUE and row.is_missing:
            return self._theme.colour("muted")
        if role == Qt.ItemDataRole.EditRole and column == VALUE:
            return row.value.value or ""
        if role == TYPE_ROLE:
            return row.value.type
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, column)
        return self._state_look(row, role) if column == STATE else None

    def _state_look(self, row: FieldRow, role: int) -> object:
        colour = self._theme.colour(row.state_token)
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.swatch(colour.name())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "; ".join((row.state_words, *map(tr_message, row.value.problems)))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Type another value; an empty one means that the field is not on the document."""
        if role != Qt.ItemDataRole.EditRole or index.column() != VALUE:
            return False
        row, text = self.rows[index.row()], str(value)
        if text == (row.value.value or "") or not self._set_text(row.name, text, row.number):
            return False
        self.typed.emit()
        return True

    @staticmethod
    def _words(row: FieldRow) -> tuple[str, str, str]:
        return row.name, shown_value(row), row.state_words


def shown_value(row: FieldRow) -> str:
    """The value of a row as the table shows it: in one line, without its meaning."""
    return tr("not there") if row.is_missing else LINE_BREAK.join((row.value.value or "").splitlines())


def _tip(row: FieldRow, column: int) -> str:
    if column == VALUE:
        return row.value.value or ""
    if column == STATE:
        return tr_message(row.value.problems[0]) if row.value.problems else row.state_words
    return "\n".join(filter(None, (row.name, quality_words(row))))
