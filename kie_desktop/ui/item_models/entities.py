"""The entities of the page that shows, as a table in reading order."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from kie_desktop.domain import edits
from kie_desktop.domain.page import Entity, EntityKind
from kie_desktop.domain.patch import Changes
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.session import Session
from kie_desktop.ui import icons
from kie_desktop.ui.canvas.style import label_colour
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.language import tr, translatable
from kie_desktop.ui.theme import Theme

NUMBER, TEXT, LABEL, SCORE = range(4)
HEADINGS = ("#", translatable("Text"), translatable("Label"), translatable("Score"))
TIPS = (
    translatable("Place of the entity in the reading order"),
    translatable("Text of the entity; double-click or press F2 to correct it, or Space to check a check box"),
    translatable("Double-click, or press the shortcut of a label, to change it"),
    translatable("Score of the label; ✓ means set by hand, ? means that the text or label is unsure"),
)


class EntityTableModel(QAbstractTableModel):
    """One row an entity. Editing text or label is an edit of the page like any other."""

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._ids: list[int] = []
        self._row_of: dict[int, int] = {}
        self._unsure_below: float = session.settings["unsure_below"]
        session.settings.changed.connect(self._on_setting_changed)
        session.pages.page_shown.connect(self._reset)
        session.project.closed.connect(self._reset)
        session.pages.page_edited.connect(self._on_page_edited)
        session.project.label_set_changed.connect(self._reset)
        self._reset()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of entities."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Number, text, label, score."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Column headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return tr(TIPS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Text and label can be edited in place."""
        flags = super().flags(index)
        entity = self.entity(index.row())
        if index.column() == TEXT and entity is not None and not entity.is_line:
            is_switch = entity.kind is EntityKind.MARK and not self._session.is_read_only
            return flags | Qt.ItemFlag.ItemIsUserCheckable if is_switch else flags
        is_editable = index.column() in (TEXT, LABEL) and not self._session.is_read_only
        return flags | Qt.ItemFlag.ItemIsEditable if is_editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        entity = self.entity(index.row())
        if entity is None:
            return None
        column = index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (index.row() + 1, self._text_cell(entity), entity.label, self._score_cell(entity))[column]
        if role == Qt.ItemDataRole.CheckStateRole and column == TEXT and entity.kind is EntityKind.MARK:
            return Qt.CheckState.Checked if entity.checked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (NUMBER, SCORE):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._look(entity, column, role)

    def _look(self, entity: Entity, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole and column == LABEL:
            return icons.swatch(label_colour(self._session.label_set, entity.label).name())
        if role == Qt.ItemDataRole.ForegroundRole and column == SCORE and entity.is_unsure(self._unsure_below):
            return self._theme.colour("warning")
        return entity.text if role == Qt.ItemDataRole.ToolTipRole and column == TEXT else None

    @staticmethod
    def _text_cell(entity: Entity) -> str:
        return tr("Check box") if entity.kind is EntityKind.MARK else entity.text

    def _score_cell(self, entity: Entity) -> str:
        score = score_text(entity.label_score if entity.is_line else entity.text_score)
        return f"{score} ?" if entity.is_unsure(self._unsure_below) else score

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Correct the text or the label."""
        page, entity = self._session.page, self.entity(index.row())
        if page is None or entity is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole and entity.kind is EntityKind.MARK:
            return self._session.editor.do(tr("Toggle check box"), edits.toggle, [entity.id])
        if role != Qt.ItemDataRole.EditRole:
            return False
        if index.column() == TEXT and str(value) != entity.text:
            self._session.editor.edit(edits.set_text(page, entity.id, str(value)), tr("Edit text"))
        elif index.column() == LABEL:
            self._session.editor.edit(edits.set_label(page, [entity.id], str(value)), tr("Label as {}").format(value))
        else:
            return False
        return True

    def entity(self, row: int) -> Entity | None:
        """The entity in a row; None for a moment while the page changes under the table."""
        page = self._session.page
        return page.entities.get(self._ids[row]) if page and row < len(self._ids) else None

    def entity_id(self, row: int) -> int:
        """The id of the entity in a row."""
        return self._ids[row]

    def row_of(self, entity_id: int) -> int | None:
        """The row of an entity, None where it is not on the page."""
        return self._row_of.get(entity_id)

    def _on_setting_changed(self, name: str) -> None:
        if name == "unsure_below":
            self._unsure_below = self._session.settings[name]
            self._reset()

    def _reset(self) -> None:
        page = self._session.page
        self.beginResetModel()
        self._ids = [entity.id for entity in in_reading_order(page.entities.values())] if page else []
        self._row_of = {entity_id: row for row, entity_id in enumerate(self._ids)}
        self.endResetModel()

    def _on_page_edited(self, page_id: int, changes: Changes) -> None:
        page = self._session.page
        if page is None or page_id != self._session.page_id:
            return
        if changes.added or changes.removed or changes.reshaped:
            ordered = [entity.id for entity in in_reading_order(page.entities.values())]
            if ordered != self._ids:
                self._reset()
                return
        for entity_id in changes.entities & self._row_of.keys():  # other labels in the same step reset it first
            row = self._row_of[entity_id]
            self.dataChanged.emit(self.index(row, NUMBER), self.index(row, SCORE))


def score_text(score: float | None) -> str:
    """A score in per cent; a tick where a person decided."""
    return "✓" if score is None else f"{score:.0%}"
