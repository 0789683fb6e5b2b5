"""What the checks found, as a tree: pages, and below each its problems."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.session import PageSummary, Session
from kie_desktop.session.review.problem_list import ProblemList
from kie_desktop.ui.item_models import ROOT, Index
from kie_desktop.ui.item_models.pages import page_name
from kie_desktop.ui.item_models.problem_kinds import fix_words, kind_name
from kie_desktop.ui.language import count, tr, tr_message
from kie_desktop.ui.theme import Theme

ICON = 16
PageKey = int | None
"""A page's id; None for the label set."""


class ProblemRole(IntEnum):
    """Data roles beside Qt's own. DETAILS: the second line of a row. PAGE: a `PageKey`. PROBLEM: None for a page."""

    PROBLEM = Qt.ItemDataRole.UserRole + 1
    PAGE = Qt.ItemDataRole.UserRole + 2
    DETAILS = Qt.ItemDataRole.UserRole + 3


class ProblemTreeModel(QAbstractItemModel):
    """Follows a ProblemList; shows what passes the filter. Pages without such problems have no row."""

    def __init__(self, session: Session, problems: ProblemList, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._problems = problems
        self._theme = theme
        self._severity: Severity | None = None
        self._code: str | None = None
        self._summaries: Sequence[PageSummary] = []
        self._places: dict[PageKey, int] = {}
        self._pages: list[PageKey] = []
        self._rows: dict[PageKey, list[Problem]] = {}
        problems.reset.connect(self._reset)
        problems.page_changed.connect(self._refresh)
        session.pages.pages_changed.connect(self._reset)
        self._reset()

    # --- what shows

    def set_filter(self, severity: Severity | None, code: str | None) -> None:
        """Show problems of a severity and of a kind; None: of all."""
        if (severity, code) != (self._severity, self._code):
            self._severity, self._code = severity, code
            self._reset()

    def shown(self, page: PageKey) -> Sequence[Problem]:
        """The problems of a page that pass the filter."""
        return self._rows.get(page, [])

    def all_shown(self) -> Iterator[tuple[int, Problem]]:
        """Every problem of a page that passes the filter, with its page."""
        for page in self._pages:
            if page is not None:
                yield from ((page, problem) for problem in self._rows[page])

    def severities(self) -> Counter[Severity]:
        """How many errors and warnings there are in all."""
        found: Counter[Severity] = Counter()
        for (severity, _), number in self._problems.counts.items():
            found[severity] += number
        return found

    def kinds(self) -> Counter[str]:
        """How many problems of each kind there are of the severity that shows."""
        found: Counter[str] = Counter()
        for (severity, code), number in self._problems.counts.items():
            if self._severity in (None, severity):
                found[code] += number
        return found

    def index_of(self, page: PageKey, row: int | None = None) -> QModelIndex:
        """The row of a page, or of one of its problems; an invalid one where the page has no row."""
        place = self._place(page)
        if place >= len(self._pages) or self._pages[place] != page:
            return QModelIndex()
        parent = self.index(place, 0)
        return parent if row is None else self.index(row, 0, parent)

    # --- Qt's questions

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """A page's row, or that of a problem below it."""
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        return self.createIndex(row, column, _inner_id(self._pages[parent.row()]))

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The page of a problem's row."""
        inner = index.internalId()
        return QModelIndex() if inner == 0 else self.createIndex(self._place(_page_of(inner)), 0, 0)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of pages, or of a page's problems."""
        if not parent.isValid():
            return len(self._pages)
        return 0 if parent.internalId() else len(self._rows[self._pages[parent.row()]])

    def columnCount(self, _: Index = ROOT) -> int:
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, icon and problem of a row."""
        inner = index.internalId()
        page = _page_of(inner) if inner else self._pages[index.row()]
        if role == ProblemRole.PAGE:
            return page
        return self._problem_data(self._rows[page][index.row()], role) if inner else self._page_data(page, role)

    def _page_data(self, page: PageKey, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(page)
        if role == ProblemRole.DETAILS:
            return severity_counts(Counter(problem.severity for problem in self._rows[page]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._name(page)}, {self._page_data(page, ProblemRole.DETAILS)}"
        return None

    def _problem_data(self, problem: Problem, role: int) -> object:
        if role == ProblemRole.PROBLEM:
            return problem
        if role == Qt.ItemDataRole.DisplayRole:
            return kind_name(problem.code)
        if role == ProblemRole.DETAILS:
            return sentence(problem)
        if role == Qt.ItemDataRole.DecorationRole:
            name = str(problem.severity)
            return self._theme.pixmap(name, ICON, name)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            kind = f"{severity_name(problem.severity)}: {kind_name(problem.code)}"
            return "\n".join((kind, tr_message(problem.message), fix_words(problem)))
        return None

    # --- following the list

    def _reset(self) -> None:
        self.beginResetModel()
        self._summaries = [*self._session.summaries]
        self._places = {None: -1, **{summary.id: place for place, summary in enumerate(self._summaries)}}
        shown = {page: self._filtered(rows) for page, rows in self._problems.pages.items() if page in self._places}
        self._rows = {page: rows for page, rows in shown.items() if rows}
        self._pages = sorted(self._rows, key=self._places.__getitem__)
        self.endResetModel()

    def _name(self, page: PageKey) -> str:
        return tr("The label set") if page is None else page_name(self._summaries[self._places[page]])

    def _filtered(self, problems: Sequence[Problem]) -> list[Problem]:
        return [
            problem
            for problem in problems
            if self._severity in (None, problem.severity) and self._code in (None, problem.code)
        ]

    def _refresh(self, page: int) -> None:
        if page not in self._places:
            return
        wanted = self._filtered(self._problems.pages.get(page, []))
        place, there = self._place(page), page in self._rows
        if wanted and not there:
            self.beginInsertRows(QModelIndex(), place, place)
            self._pages.insert(place, page)
            self._rows[page] = wanted
            self.endInsertRows()
        elif there and not wanted:
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._pages[place], self._rows[page]
            self.endRemoveRows()
        elif there:
            self._replace(page, wanted)

    def _replace(self, page: int, wanted: Sequence[Problem]) -> None:
        """Take rows out and put rows in one by one, so that the rest stays selected."""
        rows, parent = self._rows[page], self.index_of(page)
        for row in reversed(range(len(rows))):
            if rows[row] not in wanted:
                self.beginRemoveRows(parent, row, row)
                del rows[row]
                self.endRemoveRows()
        for problem in wanted:
            if problem not in rows:
                self.beginInsertRows(parent, len(rows), len(rows))
                rows.append(problem)
                self.endInsertRows()
        self.dataChanged.emit(parent, parent)

    def _place(self, page: PageKey) -> int:
        """The row of a page, or where it would stand."""
        return bisect_left(self._pages, self._places[page], key=self._places.__getitem__)


def sentence(problem: Problem) -> str:
    """The message as a sentence begins."""
    message = tr_message(problem.message)
    return message[:1].upper() + message[1:]


def severity_name(severity: Severity) -> str:
    """Error or warning."""
    return tr("Error") if severity is Severity.ERROR else tr("Warning")


def severity_counts(counts: Counter[Severity]) -> str:
    """`2 errors, 1 warning`; kinds that are not there are not named."""
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    words = [count(errors, tr("error"), tr("errors"))] if errors else []
    words += [count(warnings, tr("warning"), tr("warnings"))] if warnings else []
    return ", ".join(words)


def _inner_id(page: PageKey) -> int:
    """What the indexes of a page's problems carry; those of pages carry 0. Page ids start at 1."""
    return 1 if page is None else page + 1


def _page_of(inner: int) -> PageKey:
    return None if inner == 1 else inner - 1
