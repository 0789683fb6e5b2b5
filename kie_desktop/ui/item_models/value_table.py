"""What importing a table of values would do, as tables: field by field, and value by value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kie_desktop.fields.schema import Schema
from kie_desktop.session.fields.value_tables import FieldTally, TablePreview
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.item_models.field_values import LINE_BREAK, TYPE_WORDS
from kie_desktop.ui.item_models.rows import Rows
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from kie_desktop.fields.locate import Located

FOUND_WORDS = {
    "found": translatable("Found"),
    "several": translatable("Found several times"),
    "alike": translatable("Nearly the same"),
    "missing": translatable("Not found"),
}
FOUND_TOKENS = {"found": "success", "several": "accent", "alike": "warning", "missing": "error"}
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class FieldTallies(Rows):
    """A row for each field: how many of its values were found."""

    HEADINGS = (
        translatable("Field"),
        translatable("Type"),
        translatable("Found"),
        translatable("Several times"),
        translatable("Nearly"),
        translatable("Not found"),
        translatable("Decided here"),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, FieldTally]] = []
        self._schema = Schema()

    def show(self, preview: TablePreview | None) -> None:
        """Show another preview."""
        self.beginResetModel()
        self._rows = [*preview.tallies.items()] if preview else []
        self._schema = preview.schema if preview else Schema()
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of fields."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, and figures on the right."""
        name, tally = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            counts = (tally.once, tally.several, tally.alike, tally.missing, tally.decided)
            return (name, tr(TYPE_WORDS[self._schema[name].type]), *(number or "" for number in counts))[index.column()]
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 1 else None


class LocatedValues(Rows):
    """A row for each value: where and how it was found; those that need a look come first."""

    HEADINGS = (translatable("Document"), translatable("Field"), translatable("Value"), translatable("On the page"))

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[Located] = ()
        self._half_read: frozenset[str] = frozenset()
        """Documents of which pages are still to be read: what was not found on the others may stand there."""

    def show(self, preview: TablePreview | None) -> None:
        """Show another preview."""
        order = ("missing", "alike", "several", "found")
        self.beginResetModel()
        self._half_read = frozenset(preview.waiting) if preview else frozenset()
        self._rows = sorted(preview.located, key=lambda one: order.index(one.found.value)) if preview else ()
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of values."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; how it was found in its colour."""
        one, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = (one.document, one.field, one.value, self._found_words(one))[column]
            return words if role == Qt.ItemDataRole.ToolTipRole else LINE_BREAK.join(words.splitlines())
        if role == Qt.ItemDataRole.ForegroundRole and column == len(self.HEADINGS) - 1:
            return self._theme.colour("warning" if self._may_come(one) else FOUND_TOKENS[one.found.value])
        return None

    def _may_come(self, one: Located) -> bool:
        return not one.places and one.document in self._half_read

    def _found_words(self, one: Located) -> str:
        words = tr("Not on the pages read so far") if self._may_come(one) else tr(FOUND_WORDS[one.found.value])
        return f"{words}: {one.places[0].text}" if one.places else words
