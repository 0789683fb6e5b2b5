"""Where two annotations differ, as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from kie_desktop.domain.differences import Difference, Kind
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.theme import Theme

Words = Mapping[Kind, str]
"""What is said of a difference; `{text}`, `{now}`, `{was}`, `{head}` and `{tail}` are filled in."""

CORRECTED: Words = {
    Kind.LABEL: translatable("{text}: labelled {now}; the model proposed {was}"),
    Kind.TEXT: translatable("{now}: the model read {was}"),
    Kind.ENTITY_HERE: translatable("{text}: added as {now}"),
    Kind.ENTITY_THERE: translatable("{text}: deleted; the model proposed {was}"),
    Kind.LINK_HERE: translatable("{head} → {tail}: link added"),
    Kind.LINK_THERE: translatable("{head} → {tail}: link removed"),
}
"""What a person made of a proposal."""

OTHER_READER: Words = {
    Kind.LABEL: translatable("{text}: {now} here, {was} in the other project"),
    Kind.TEXT: translatable("Text: {now} here, {was} in the other project"),
    Kind.ENTITY_HERE: translatable("{text}: {now} here; not in the other project"),
    Kind.ENTITY_THERE: translatable("{text}: only in the other project, as {was}"),
    Kind.LINK_HERE: translatable("{head} → {tail}: linked only here"),
    Kind.LINK_THERE: translatable("{head} → {tail}: linked only in the other project"),
    Kind.FIELD: translatable("Field {text}: {now} here, {was} in the other project"),
    Kind.FIELD_HERE: translatable("Field {text}: {now} here; not decided in the other project"),
    Kind.FIELD_THERE: translatable("Field {text}: not decided here; {was} in the other project"),
}
"""How two people differ."""

_ICONS = {
    Kind.LABEL: "tag",
    Kind.TEXT: "edit-text",
    Kind.ENTITY_HERE: "rectangle",
    Kind.ENTITY_THERE: "delete",
    Kind.LINK_HERE: "link",
    Kind.LINK_THERE: "link",
    Kind.FIELD: "fields",
    Kind.FIELD_HERE: "fields",
    Kind.FIELD_THERE: "fields",
}
_SHOWN = 60
"""Letters of a text; the page has the rest."""


class DifferenceRole(IntEnum):
    """Data roles beside Qt's own."""

    DIFFERENCE = Qt.ItemDataRole.UserRole + 1
    PAGE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Row:
    """A difference on a page. name: of the page, "" where it goes without saying."""

    page: int
    difference: Difference
    name: str = ""


class DifferenceListModel(QAbstractListModel):
    """One row a difference."""

    def __init__(self, words: Words, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme
        self._rows: list[Row] = []

    def show(self, rows: Iterable[Row]) -> None:
        """Show other differences."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of differences."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What differs, and below it on which page."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            words = self.words_of(row.difference)
            return f"{words}\n{row.name}" if row.name else words
        if role == Qt.ItemDataRole.DecorationRole:
            return self._theme.pixmap(_ICONS[row.difference.kind], 16, "muted")
        if role == DifferenceRole.DIFFERENCE:
            return row.difference
        return row.page if role == DifferenceRole.PAGE else None

    def words_of(self, difference: Difference) -> str:
        """A difference in one line."""
        texts = [_short(text) for text in difference.texts]
        is_field = difference.kind in (Kind.FIELD, Kind.FIELD_HERE, Kind.FIELD_THERE)
        blank = tr("not on this document") if is_field else tr("(no text)")
        now, was = _short(difference.now, blank), _short(difference.was, blank)
        return tr(self._words[difference.kind]).format(text=texts[0], head=texts[0], tail=texts[-1], now=now, was=was)


def _short(text: str, blank: str = "") -> str:
    line = " ".join(text.split()) or blank or tr("(no text)")
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
