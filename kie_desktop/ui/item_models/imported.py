"""What an import would do, as tables: its pages, its contradictions, its problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from kie_desktop.domain.merging import Conflict, Subject
from kie_desktop.domain.problems import Problem
from kie_desktop.session.exchange.importing import ImportPreview, ImportStatus
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.item_models.problems import severity_name
from kie_desktop.ui.item_models.rows import Rows
from kie_desktop.ui.language import tr, tr_message, translatable
from kie_desktop.ui.theme import Theme

ICON = 16
FATES = {
    ImportStatus.NEW: translatable("New page"),
    ImportStatus.FILLED: translatable("Filled"),
    ImportStatus.MERGED: translatable("Updated"),
    ImportStatus.CONFLICT: translatable("Conflicts with your edits"),
    ImportStatus.SAME: translatable("Unchanged"),
    ImportStatus.NO_IMAGE: translatable("No image found"),
}
SUBJECTS = {
    Subject.TEXT: translatable("Text"),
    Subject.LABEL: translatable("Label"),
    Subject.SHAPE: translatable("Shape"),
    Subject.ERASED: translatable("Deleted here"),
    Subject.UNLINKED: translatable("Not linked here"),
    Subject.ABSENT: translatable("Not in the file"),
    Subject.LINK_ABSENT: translatable("Link not in the file"),
}
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ImportedPages(Rows):
    """A row for each page of the file."""

    HEADINGS = (
        translatable("Page"),
        translatable("Result"),
        translatable("Entities"),
        translatable("Links"),
        translatable("Conflicts"),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview: ImportPreview | None = None

    def show(self, preview: ImportPreview | None) -> None:
        """Show other pages."""
        self.beginResetModel()
        self._preview = preview
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of pages."""
        return 0 if parent.isValid() or self._preview is None else len(self._preview.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; numbers stand on the right."""
        assert self._preview is not None
        row = self._preview.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            page = row.page
            return (page.image, tr(FATES[row.status]), len(page.entities), len(page.links), row.conflicts or "")[
                index.column()
            ]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return row.page.image
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 1:
            return _RIGHT
        return None


class Conflicts(Rows):
    """A row for each contradiction; the ticks of a page's rows are one. changed: other pages are ticked."""

    HEADINGS = (
        translatable("Page: use the file's version"),
        translatable("Content"),
        translatable("Here"),
        translatable("In the file"),
    )
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview: ImportPreview | None = None
        self._rows: list[tuple[int, Conflict]] = []
        self._theirs: set[int] = set()

    @property
    def theirs(self) -> frozenset[int]:
        """The pages (rows of the preview) that take the file's side."""
        return frozenset(self._theirs)

    def show(self, preview: ImportPreview | None, *, missing: bool) -> None:
        """Show the contradictions of a preview. missing: also what the file does not have."""
        self.beginResetModel()
        self._theirs = set() if preview is not self._preview else self._theirs
        self._preview = preview
        found = [*preview.conflicts, *(preview.missing_decided if missing else ())] if preview else []
        self._rows = sorted(found, key=lambda row: row[0])
        self.endResetModel()

    def use_theirs(self, pages: Iterable[int]) -> None:
        """Tick exactly these pages."""
        self._theirs = set(pages)
        self._emit_changed()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of contradictions."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        ticked = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag(0)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | ticked

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and tick of a row."""
        assert self._preview is not None
        page, conflict = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if page in self._theirs else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            what = tr(SUBJECTS[conflict.subject])
            if conflict.subject in (Subject.LABEL, Subject.SHAPE):
                what = f"{what}: {conflict.name}"
            return (self._preview.rows[page].page.image, what, conflict.here, conflict.there)[index.column()]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a page."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        page = self._rows[index.row()][0]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._theirs.add(page)
        else:
            self._theirs.discard(page)
        self._emit_changed()
        return True

    def _emit_changed(self) -> None:
        if self._rows:
            last: QModelIndex = self.index(len(self._rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.changed.emit()


class Faults(Rows):
    """A row for each problem of the file, with its place."""

    HEADINGS = (translatable("Kind"), translatable("Location"))

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._problems: Sequence[Problem] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        self.beginResetModel()
        self._problems = problems
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of problems."""
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Severity with an icon, and the sentence."""
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return severity_name(problem.severity) if index.column() == 0 else tr_message(problem.message)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr_message(problem.message)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            name = str(problem.severity)
            return self._theme.pixmap(name, ICON, name)
        return None
