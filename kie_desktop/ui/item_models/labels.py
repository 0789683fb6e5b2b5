"""The label set while it is edited: a table whose rows remember which label of the project they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from kie_desktop.domain.label_set import Label, LabelSet, Role, free_colour, free_key
from kie_desktop.ui import icons
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.language import tr, translatable

COLOUR, NAME, ROLE, KEY, ENTITIES = range(5)
HEADINGS = (
    translatable("Colour"),
    translatable("Name"),
    translatable("Role"),
    translatable("Shortcut"),
    translatable("Entities"),
)
TIPS = (
    translatable("Press Enter or double-click to choose another colour"),
    translatable("Renaming a label keeps its entities on all pages"),
    translatable("How the label is used for linking"),
    translatable("One character; press it to give the label to the selected entities"),
    translatable("Number of entities in the project with this label"),
)
ROLE_NAMES = {
    Role.KEY: translatable("Key (the name of a value)"),
    Role.VALUE: translatable("Value (the content)"),
    Role.HEADER: translatable("Header (a title)"),
    Role.OTHER: translatable("Other (never linked)"),
}


@dataclass(eq=False)
class LabelRow:
    """A label as it is to be. original: its name in the project, "" for a new one. entities: that will have it.

    joined: labels of the project that were removed, and whose entities it gets.
    """

    label: Label
    original: str = ""
    entities: int = 0
    joined: frozenset[str] = frozenset()


class LabelTableModel(QAbstractTableModel):
    """A copy of a label set. The first row is the background label, which keeps name, role and place."""

    def __init__(self, labels: LabelSet, entities: Mapping[str, int], parent: QObject | None = None) -> None:
        """entities: how many have a label, by its name without case."""
        super().__init__(parent)
        self.rows = [LabelRow(label, label.name, entities.get(label.name.casefold(), 0)) for label in labels]
        self._into: dict[str, LabelRow] = {}

    # --- what comes of it

    def label_set(self) -> LabelSet:
        """What the rows say. ValueError where that is no label set (see `fault`)."""
        return LabelSet(row.label for row in self.rows)

    def moved(self) -> dict[str, str]:
        """Label of the project -> the label that its entities get, where that is another one."""
        now = {row.original: row for row in self.rows if row.original} | self._into
        return {original: row.label.name for original, row in now.items() if row.label.name != original}

    def fault(self) -> str:
        """Why this is no label set, in words; "" where it is one."""
        names: set[str] = set()
        keys: set[str] = set()
        for label in (row.label for row in self.rows):
            name, key = label.name.casefold(), label.hotkey.casefold()
            if not name:
                return tr("A label has no name; enter a name or remove the label.")
            if name in names:
                return tr("The label “{}” appears twice; rename or remove one.").format(label.name)
            if len(label.hotkey) > 1:
                return tr("A shortcut is one character; that of “{}” has {}.").format(label.name, len(label.hotkey))
            if key and key in keys:
                return tr("Two labels have the shortcut {}; change one of them.").format(label.hotkey)
            names.add(name)
            keys.add(key)
        return ""

    # --- changing rows

    def add(self) -> int:
        """Add a label with a name, a colour and a key that no other has, as long as there are such; its row."""
        labels = [row.label for row in self.rows]
        names = {label.name.casefold() for label in labels}
        numbers = range(1, len(labels) + 2)
        name = next(name for name in (tr("label {}").format(number) for number in numbers) if name not in names)
        row = len(self.rows)
        self.beginInsertRows(ROOT, row, row)
        self.rows.append(LabelRow(Label(name, free_colour(labels), Role.OTHER, free_key(labels))))
        self.endInsertRows()
        return row

    def recount(self, entities: Mapping[str, int]) -> None:
        """Pages have changed: how many entities have a label of the project now, by its name without case."""
        for number, row in enumerate(self.rows):
            counted = sum(entities.get(name.casefold(), 0) for name in {row.original} | row.joined)
            if counted != row.entities:
                row.entities = counted
                self._emit_changed(number)

    def remove(self, row: int, into: LabelRow | None = None) -> None:
        """Remove a label. into: the row whose label its entities get, where it has any."""
        gone = self.rows[row]
        self.beginRemoveRows(ROOT, row, row)
        del self.rows[row]
        self.endRemoveRows()
        if into is not None:
            self._into = {original: into if target is gone else target for original, target in self._into.items()}
            self._into |= {gone.original: into} if gone.original else {}
            into.entities += gone.entities
            into.joined |= gone.joined | {gone.original}
            self._emit_changed(self.rows.index(into))

    def move(self, row: int, step: int) -> None:
        """Move a label one place up (-1) or down (1)."""
        to = row + step
        self.beginMoveRows(ROOT, row, row, ROOT, to + (step > 0))
        self.rows.insert(to, self.rows.pop(row))
        self.endMoveRows()

    def set_label(self, row: int, label: Label) -> None:
        """Give a row another label."""
        self.rows[row].label = label
        self._emit_changed(row)

    # --- as Qt wants it

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of labels."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Colour, name, role, key, entities."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Column headings."""
        words = {Qt.ItemDataRole.DisplayRole: HEADINGS, Qt.ItemDataRole.ToolTipRole: TIPS}.get(Qt.ItemDataRole(role))
        return tr(words[section]) if words and orientation == Qt.Orientation.Horizontal else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Name, role and key can be edited in place; of the background label the key alone."""
        editable = (NAME, ROLE, KEY) if index.row() else (KEY,)
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        row, column = self.rows[index.row()], index.column()
        label = row.label
        if role == Qt.ItemDataRole.DisplayRole:
            return (label.colour, label.name, tr(ROLE_NAMES[label.role]), label.hotkey, row.entities)[column]
        if role == Qt.ItemDataRole.EditRole:
            return (label.colour, label.name, label.role, label.hotkey, row.entities)[column]
        if role == Qt.ItemDataRole.DecorationRole and column == COLOUR:
            return icons.swatch(label.colour, 16)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(TIPS[column])
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change name, role or key."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        label, words = self.rows[index.row()].label, str(value).strip()
        changed = {
            NAME: replace(label, name=words),
            ROLE: replace(label, role=Role(words) if index.column() == ROLE else label.role),
            KEY: replace(label, hotkey=words),
        }
        self.set_label(index.row(), changed[index.column()])
        return True

    def _emit_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADINGS) - 1))
