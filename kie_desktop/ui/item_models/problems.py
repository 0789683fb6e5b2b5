"""What the checks found, as a list."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.theme import Theme


class ProblemRole(IntEnum):
    """Data roles beside Qt's own."""

    PROBLEM = Qt.ItemDataRole.UserRole + 1


class ProblemListModel(QAbstractListModel):
    """One row a problem, errors first."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[Problem] = []

    def set_problems(self, problems: list[Problem]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of problems."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Message, place and severity."""
        problem = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            where = problem.page.rsplit("/", 1)[-1]
            where += f", entity {problem.entity}" if problem.entity is not None else ""
            return f"{problem.message}\n{where}"
        if role == Qt.ItemDataRole.DecorationRole:
            name = "error" if problem.severity is Severity.ERROR else "warning"
            return self._theme.pixmap(name, 16, name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{problem.message}\n{problem.fix}" if problem.fix else problem.message
        return problem if role == ProblemRole.PROBLEM else None

    def counts(self) -> tuple[int, int]:
        """Errors and warnings."""
        errors = sum(problem.severity is Severity.ERROR for problem in self._rows)
        return errors, len(self._rows) - errors
