"""What a model got wrong, as a list."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from kie_desktop.session import EvaluationResult, Mistake, MistakeKind, Whose
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.language import tr
from kie_desktop.ui.theme import Theme


class MistakeRole(IntEnum):
    """Data roles beside Qt's own."""

    MISTAKE = Qt.ItemDataRole.UserRole + 1


class MistakeListModel(QAbstractListModel):
    """One row a mistake, page by page."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[Mistake] = []
        self._result: EvaluationResult | None = None

    def show(self, result: EvaluationResult | None, whose: Iterable[Whose]) -> None:
        """Show the mistakes of a result that these models make."""
        wanted = {*whose}
        self.beginResetModel()
        self._result = result
        self._rows = [row for row in result.mistakes if row.whose in wanted] if result else []
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of mistakes."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is wrong, below it where and by whom."""
        mistake = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            where = mistake.page.rsplit("/", 1)[-1]
            return "\n".join([words_of(mistake), " · ".join([where, *self._by(mistake)])])
        if role == Qt.ItemDataRole.DecorationRole:
            name = "tag" if mistake.kind is MistakeKind.LABEL else "link"
            return self._theme.pixmap(name, 16, "warning" if mistake.whose is Whose.OLD else "error")
        return mistake if role == MistakeRole.MISTAKE else None

    def _by(self, mistake: Mistake) -> list[str]:
        """Which of two models makes it; nothing where there is only one."""
        result = self._result
        if result is None or result.old is None:
            return []
        words = {
            Whose.BOTH: tr("both models"),
            Whose.NEW: tr("only {}").format(result.new.model),
            Whose.OLD: tr("only {}").format(result.old.model),
        }
        return [words[mistake.whose]]


def words_of(mistake: Mistake) -> str:
    """A mistake in one line."""
    texts = [text or tr("(no text)") for text in mistake.texts]
    sure = "" if mistake.score is None else f" ({mistake.score:.0%})"
    if mistake.kind is MistakeKind.LABEL:
        words = tr("{text}: {label} was predicted as {predicted}")
        words = words.format(text=texts[0], label=mistake.label, predicted=mistake.predicted)
    elif mistake.kind is MistakeKind.MISSING:
        words = tr("{key} → {value}: missing link").format(key=texts[0], value=texts[1])
    else:
        words = tr("{key} → {value}: wrong link").format(key=texts[0], value=texts[1])
    return words + sure
