"""Open fields of a page as a table: key, value, how far it can be trusted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from kie_desktop.fields.result import FieldValue
from kie_desktop.ui import icons
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.item_models.field_values import STATE_TOKENS, STATE_WORDS
from kie_desktop.ui.item_models.rows import Rows
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.theme import Theme

KEY, VALUE, STATE = range(3)


class OpenFieldsModel(Rows):
    """A row for each key, in reading order."""

    HEADINGS = (translatable("Key"), translatable("Value"), translatable("State"))

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: Sequence[FieldValue] = ()

    def show(self, rows: Sequence[FieldValue]) -> None:
        """Show other fields."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def entities_of(self, row: int) -> tuple[int, ...]:
        """The entities of a row, those of its key first."""
        return (*self.rows[row].key_ids, *self.rows[row].value_ids) if 0 <= row < len(self.rows) else ()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of fields."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (row.key, row.value, _state_words(row))[column]
        if column != STATE:
            return None
        colour = self._theme.colour(STATE_TOKENS[row.state])
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour
        return icons.swatch(colour.name()) if role == Qt.ItemDataRole.DecorationRole else None


def _state_words(row: FieldValue) -> str:
    if not row.value:
        return tr("Blank")
    words = tr(STATE_WORDS[row.state])
    return words if row.score is None else f"{words} {row.score:.0%}"
