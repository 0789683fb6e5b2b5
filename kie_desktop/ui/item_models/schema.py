"""The fields of a project while they are edited: a table whose rows remember which field of the project they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt

from kie_desktop.fields.schema import FieldSpec, FieldType, unique_names
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.item_models.field_values import TYPE_WORDS
from kie_desktop.ui.item_models.rows import Rows
from kie_desktop.ui.language import tr, translatable

NAME, TYPE, REQUIRED, REPEATED, SYNONYMS, DECIDED = range(6)
TIPS = (
    translatable("A renamed field keeps its decisions"),
    translatable("The kind of value; it determines how values are read, compared and checked"),
    translatable("Every document should have it"),
    translatable("A document may have several values"),
    translatable("Other names on pages, separated by semicolons"),
    translatable("Number of decisions in the project"),
)
_TICKS = {REQUIRED: "required", REPEATED: "repeated"}


@dataclass(eq=False)
class SchemaRow:
    """A field as it is to be. original: its name in the project, "" for a new one. decided: decisions it will have."""

    spec: FieldSpec
    original: str = ""
    decided: int = 0

    @property
    def is_only_named(self) -> bool:
        """Whether it is new, and nobody has said more of it than a name."""
        return not self.original and self.spec == FieldSpec(self.spec.name)


class SchemaTableModel(Rows):
    """A copy of a schema's fields."""

    HEADINGS = (
        translatable("Name"),
        translatable("Type"),
        translatable("Required"),
        translatable("Several"),
        translatable("Also called"),
        translatable("Decided"),
    )

    def __init__(self, fields: Iterable[FieldSpec], decided: Mapping[str, int], parent: QObject | None = None) -> None:
        """decided: number of decisions by field."""
        super().__init__(parent)
        self.rows = [SchemaRow(spec, spec.name, decided.get(spec.name, 0)) for spec in fields]
        self._into: dict[str, SchemaRow] = {}
        self._removed: list[str] = []

    # --- what comes of it

    def fields(self) -> tuple[FieldSpec, ...]:
        """The fields as they are to be."""
        return tuple(row.spec for row in self.rows)

    def renamed(self) -> dict[str, str]:
        """Field of the project -> the one that gets its decisions, where that is another one."""
        now = {row.original: row for row in self.rows if row.original} | self._into
        return {original: row.spec.name for original, row in now.items() if row.spec.name != original}

    def removed(self) -> list[str]:
        """Fields of the project whose decisions go with them."""
        return list(self._removed)

    def fault(self) -> str:
        """Why these cannot be the fields, in words; "" where they can."""
        names: set[str] = set()
        for spec in self.fields():
            if not spec.name:
                return tr("A field has no name; give it one or remove it.")
            if spec.name.casefold() in names:
                return tr("The field “{}” appears twice; rename or remove one.").format(spec.name)
            if spec.type is FieldType.CHOICE and not spec.options:
                return tr("The choice “{}” has no answers yet; enter them below the table.").format(spec.name)
            names.add(spec.name.casefold())
        return ""

    # --- changing rows

    def add(self, specs: Iterable[FieldSpec]) -> int:
        """Add fields at the end, under names that are free; returns the first of their rows."""
        first, taken = len(self.rows), [row.spec.name for row in self.rows]
        new = []
        for spec in specs:
            name = unique_names([*taken, spec.name])[-1]
            taken.append(name)
            new.append(SchemaRow(replace(spec, name=name)))
        if new:
            self.beginInsertRows(ROOT, first, first + len(new) - 1)
            self.rows += new
            self.endInsertRows()
        return first

    def remove(self, row: int, into: SchemaRow | None = None) -> None:
        """Remove a field. into: the row that gets the decisions about it; None: they go."""
        gone = self.rows[row]
        self.beginRemoveRows(ROOT, row, row)
        del self.rows[row]
        self.endRemoveRows()
        origins = [original for original, target in self._into.items() if target is gone]
        origins += [gone.original] if gone.original else []
        for original in origins:
            self._into.pop(original, None)
            if into is None:
                self._removed.append(original)
            else:
                self._into[original] = into
        if into is not None:
            into.decided += gone.decided
            self._tell(self.rows.index(into))

    def move(self, row: int, step: int) -> None:
        """Move a field one place up (-1) or down (1)."""
        to = row + step
        self.beginMoveRows(ROOT, row, row, ROOT, to + (step > 0))
        self.rows.insert(to, self.rows.pop(row))
        self.endMoveRows()

    def set_spec(self, row: int, spec: FieldSpec) -> None:
        """Give a row another field."""
        if spec != self.rows[row].spec:
            self.rows[row].spec = spec
            self._tell(row)

    # --- as Qt wants it

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of fields."""
        return 0 if parent.isValid() else len(self.rows)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Headings, and what they mean."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return tr(TIPS[section])
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Texts and types can be edited, the rest ticked."""
        flags = super().flags(index)
        if index.column() in _TICKS:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() != DECIDED else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        row, column = self.rows[index.row()], index.column()
        spec = row.spec
        synonyms = "; ".join(spec.synonyms)
        if role == Qt.ItemDataRole.DisplayRole:
            return (spec.name, tr(TYPE_WORDS[spec.type]), "", "", synonyms, row.decided or "")[column]
        if role == Qt.ItemDataRole.EditRole:
            return (spec.name, spec.type, "", "", synonyms, row.decided)[column]
        if role == Qt.ItemDataRole.CheckStateRole and column in _TICKS:
            return Qt.CheckState.Checked if getattr(spec, _TICKS[column]) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return synonyms if column == SYNONYMS and synonyms else tr(TIPS[column])
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change a field."""
        row, column, words = index.row(), index.column(), " ".join(str(value).split())
        spec = self.rows[row].spec
        if role == Qt.ItemDataRole.CheckStateRole and column in _TICKS:
            is_on = Qt.CheckState(value) == Qt.CheckState.Checked
            spec = replace(spec, required=is_on) if column == REQUIRED else replace(spec, repeated=is_on)
        elif role == Qt.ItemDataRole.EditRole and column == NAME:
            spec = replace(spec, name=words)
        elif role == Qt.ItemDataRole.EditRole and column == TYPE:
            spec = _retyped(spec, FieldType(words))
        elif role == Qt.ItemDataRole.EditRole and column == SYNONYMS:
            spec = replace(spec, synonyms=tuple(unique_names(words.replace("；", ";").split(";"))))
        else:
            return False
        self.set_spec(row, spec)
        return True

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, DECIDED))


def _retyped(spec: FieldSpec, kind: FieldType) -> FieldSpec:
    """A field of another type, without what only its former type has."""
    return replace(
        spec,
        type=kind,
        options=spec.options if kind is FieldType.CHOICE else (),
        several=spec.several and kind is FieldType.CHOICE,
        checksum=spec.checksum if kind is FieldType.CODE else "",
        columns=spec.columns if kind is FieldType.ROWS else (),
    )
