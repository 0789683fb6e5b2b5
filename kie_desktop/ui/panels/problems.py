"""What the checks found: filtered, page by page, shown on the page at a click, mended at a press of a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from kie_desktop.domain.fixes import can_fix
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.session import Session
from kie_desktop.session.review.problem_list import ProblemList
from kie_desktop.ui.dialogs import questions
from kie_desktop.ui.item_models.problem_kinds import fix_words, kind_name
from kie_desktop.ui.item_models.problems import ProblemRole, ProblemTreeModel, sentence, severity_counts
from kie_desktop.ui.language import count, tr
from kie_desktop.ui.panels.problem_rows import ProblemDelegate
from kie_desktop.ui.theme import Theme

OPEN_AT_ONCE = 500
"""Up to so many problems all pages are unfolded; of more, only the page that shows is."""
REFRESH_MS = 150
"""Counts follow the list at most this often; mending changes many pages in a row."""

PageProblem = tuple[int, Problem]


class ProblemsPanel(QWidget):
    """Looks when asked to; from then on the list follows edits. chosen: the user wants to see a problem's place."""

    chosen = Signal(object)  # Problem
    counted = Signal(int)

    def __init__(self, session: Session, theme: Theme, problems: ProblemList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._theme = theme
        self._outdated = False
        self._shown: Problem | None = None
        self.problems = problems
        self.model = ProblemTreeModel(session, self.problems, theme, self)
        self.summary = QLabel(wordWrap=True)
        self.look = QPushButton(tr("Find problems"))
        self.severity, self.kind = QComboBox(), QComboBox()
        self.for_paddleocr = QCheckBox(tr("Include problems that only affect PaddleOCR"))
        self.progress = QProgressBar(textVisible=False)
        self.cancel = QPushButton(tr("Cancel"))
        self.view = self._make_view()
        self.notice = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        self.details = QLabel(wordWrap=True)
        self.fix = QPushButton(tr("Fix"))
        self.fix_kind = QPushButton()
        self._name_controls()
        self._lay_out()
        self._connect()
        self._refresh()

    # --- what other parts of the window do

    def refresh(self) -> None:
        """Check all pages that are not excluded; the answer comes when all were looked at."""
        self.problems.check_all(self.for_paddleocr.isChecked())

    def step(self, direction: int) -> None:
        """Choose the next (1) or previous (-1) problem of the list, and show its place.

        Where the chosen one has not been shown yet (the one before it was mended just now), it is the next.
        """
        index = self.view.currentIndex()
        problem = index.data(ProblemRole.PROBLEM)
        if problem is None or problem == self._shown:
            index = self._beside(index, direction)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self._choose(index)

    def fix_chosen(self) -> None:
        """Mend the problem that is chosen, or all of the page that is."""
        self._mend(self._chosen())

    # --- building

    def _make_view(self) -> QTreeView:
        view = QTreeView()
        view.setModel(self.model)
        view.setItemDelegate(ProblemDelegate(self._theme, view))
        view.setHeaderHidden(True)
        view.setUniformRowHeights(True)
        view.setIndentation(16)
        view.setMouseTracking(True)
        view.setExpandsOnDoubleClick(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return view

    def _name_controls(self) -> None:
        self.view.setAccessibleName(tr("Problems"))
        self.severity.setAccessibleName(tr("Filter by severity"))
        self.kind.setAccessibleName(tr("Filter by type"))
        self.progress.setAccessibleName(tr("Progress"))
        self.summary.setProperty("role", "muted")
        self.notice.setProperty("role", "muted")
        self.look.setToolTip(tr("Find whatever would make training fail or give wrong results without an error"))
        self.for_paddleocr.setToolTip(tr("Labels and long pages that work here but not in PaddleOCR's own training"))
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for combo in (self.severity, self.kind):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(10, 8, 8, 8)
        top.setSpacing(6)
        for row in ((self.summary, self.look), (self.progress, self.cancel), (self.severity, self.kind)):
            line = QHBoxLayout()
            line.addWidget(row[0], 1)
            line.addWidget(row[1], 1 if row[1] is self.kind else 0)
            top.addLayout(line)
        top.addWidget(self.for_paddleocr)
        column.addLayout(top)
        self.notice.setContentsMargins(24, 24, 24, 24)
        self.pages.addWidget(self.notice)
        self.pages.addWidget(self.view)
        column.addWidget(self.pages, 1)
        column.addWidget(self._below())

    def _below(self) -> QFrame:
        """What is to say and to do about the row that is chosen."""
        self.below = QFrame()
        self.below.setObjectName("section")
        buttons = QHBoxLayout()
        buttons.addWidget(self.fix)
        buttons.addWidget(self.fix_kind)
        buttons.addStretch(1)
        column = QVBoxLayout(self.below)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self.details)
        column.addLayout(buttons)
        return self.below

    def _connect(self) -> None:
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        for signal in (self.problems.progressed, self.problems.page_changed):
            signal.connect(self._refresh_soon)
        self.problems.reset.connect(self._on_reset)
        self.model.modelReset.connect(self._unfold)
        self._session.project.label_set_changed.connect(self._on_labels)
        self._theme.changed.connect(self.view.viewport().update)
        self.look.clicked.connect(self.refresh)
        self.cancel.clicked.connect(self.problems.cancel)
        self.for_paddleocr.clicked.connect(self.refresh)
        self.severity.currentIndexChanged.connect(self._choose_severity)
        self.kind.currentIndexChanged.connect(self._filter)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.selectionModel().currentChanged.connect(self._show_details)
        self.fix.clicked.connect(self.fix_chosen)
        self.fix_kind.clicked.connect(self._fix_kind)

    # --- following

    def _on_reset(self) -> None:
        self._outdated = False
        self._refresh()

    def _on_labels(self) -> None:
        self._outdated = self.problems.looked
        self._refresh_soon()

    def _refresh_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _refresh(self) -> None:
        """Counts, filters, notices and progress as they are now."""
        severities = self.model.severities()
        self._fill_filters(severities)
        self._show_progress()
        total = severities.total()
        self.counted.emit(total)
        self.summary.setText(self._summary_words())
        self.notice.setText(self._notice_words())
        self.pages.setCurrentWidget(self.view if self.model.rowCount() else self.notice)
        for widget in (self.severity, self.kind, self.below):
            widget.setVisible(bool(total))
        for control in (self.look, self.for_paddleocr):
            control.setEnabled(self._session.path is not None)
        self._show_details()

    def _summary_words(self) -> str:
        state = self.problems.state
        if state is not None and state.total:
            return tr("{}: {} of {}").format(tr(state.title), min(state.done + 1, state.total), state.total)
        if state is not None:
            return tr(state.title)
        if not self.problems.looked:
            return tr("Not checked yet.")
        if self._outdated:
            return tr("The labels have changed since the last check; check again.")
        pages = sum(page is not None for page in self.problems.pages)
        counts = severity_counts(self.model.severities())
        on_pages = count(pages, tr("page"), tr("pages"))
        return tr("{} on {}.").format(counts, on_pages) if counts else tr("No problems found.")

    def _notice_words(self) -> str:
        if self.problems.state is not None and not self.problems.pages:
            return tr("Checking all pages…")
        if self._session.path is None or not self.problems.looked:
            return tr(
                "Click Find problems to check all pages for whatever would make training fail or give "
                "wrong results without an error."
            )
        if self.problems.pages:
            return tr("No problems match this filter.")
        return tr("No problems found on any page.")

    def _show_progress(self) -> None:
        state = self.problems.state
        for widget in (self.progress, self.cancel):
            widget.setVisible(state is not None)
        if state is not None:
            self.progress.setRange(0, state.total)
            self.progress.setValue(state.done)

    def _fill_filters(self, severities: dict[Severity, int]) -> None:
        total = sum(severities.values())
        rows: list[tuple[str, object]] = [(tr("All problems ({})").format(total), None)]
        rows.append((tr("Errors ({})").format(severities[Severity.ERROR]), Severity.ERROR))
        rows.append((tr("Warnings ({})").format(severities[Severity.WARNING]), Severity.WARNING))
        _fill(self.severity, rows)
        kinds = self.model.kinds()
        named = sorted((kind_name(code), code) for code in kinds)
        rows = [(tr("All types ({})").format(kinds.total()), None)]
        rows += [(f"{name} ({kinds[code]})", code) for name, code in named]
        _fill(self.kind, rows)
        self._filter()

    def _choose_severity(self) -> None:
        self._filter()
        self._refresh()  # the kinds are others

    def _filter(self) -> None:
        self.model.set_filter(self.severity.currentData(), self.kind.currentData())
        self.pages.setCurrentWidget(self.view if self.model.rowCount() else self.notice)

    def _unfold(self) -> None:
        code = self.kind.currentData()
        kinds = self.model.kinds()
        if (kinds[code] if code else kinds.total()) <= OPEN_AT_ONCE:
            self.view.expandAll()
        else:
            self.view.expand(self.model.index_of(self._session.page_id))

    # --- the row that is chosen

    def _beside(self, index: QModelIndex, direction: int) -> QModelIndex:
        """The next or previous row of a problem, on whatever page; an invalid one at the end of the list."""
        move = self.view.indexBelow if direction > 0 else self.view.indexAbove
        index = move(index) if index.isValid() else self.model.index(0, 0)
        while index.isValid() and index.data(ProblemRole.PROBLEM) is None:
            if self.view.isExpanded(index):
                index = move(index)
            else:
                self.view.expand(index)
                last = self.model.rowCount(index) - 1
                index = self.model.index(0 if direction > 0 else last, 0, index)
        return index

    def _choose(self, index: QModelIndex) -> None:
        """Show the place of a problem; of a page, that of its first one."""
        problem: Problem | None = index.data(ProblemRole.PROBLEM)
        if problem is None:
            problem = self.model.shown(index.data(ProblemRole.PAGE))[0]
        self._shown = problem
        self.chosen.emit(problem)

    def _chosen(self) -> list[PageProblem]:
        """What can be mended of the row that is chosen."""
        index = self.view.currentIndex()
        page = index.data(ProblemRole.PAGE)
        if page is None:
            return []
        problem: Problem | None = index.data(ProblemRole.PROBLEM)
        problems = self.model.shown(page) if problem is None else [problem]
        return [(page, row) for row in problems if can_fix(row)]

    def _number_of_kind(self) -> int:
        """How many problems of the chosen one's kind can be mended."""
        problem: Problem | None = self.view.currentIndex().data(ProblemRole.PROBLEM)
        return self.model.kinds()[problem.code] if problem is not None and can_fix(problem) else 0

    def _show_details(self) -> None:
        index = self.view.currentIndex()
        problem: Problem | None = index.data(ProblemRole.PROBLEM)
        chosen, of_kind = self._chosen(), self._number_of_kind()
        if problem is not None:
            pattern = tr("Fix: {}") if can_fix(problem) else tr("To do: {}")
            words = fix_words(problem)
            self.details.setText(f"{sentence(problem)}\n{pattern.format(words)}" if words else sentence(problem))
        elif index.isValid():
            self.details.setText(tr("{} problems on this page can be fixed automatically.").format(len(chosen)))
        else:
            self.details.setText(tr("Click a problem, or press Enter, to show where it is."))
        self.fix.setEnabled(bool(chosen))
        self.fix_kind.setVisible(of_kind > 1)
        self.fix_kind.setText(tr("Fix all {} of this type").format(of_kind))

    def _open_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if not index.isValid():
            return
        of_kind = self._number_of_kind()
        menu = QMenu(self)
        menu.addAction(tr("Show on page")).triggered.connect(lambda: self._choose(index))
        fix = menu.addAction(tr("Fix"))
        fix.setEnabled(bool(self._chosen()))
        fix.triggered.connect(self.fix_chosen)
        everywhere = menu.addAction(tr("Fix all {} of this type").format(of_kind))
        everywhere.setEnabled(of_kind > 1)
        everywhere.triggered.connect(self._fix_kind)
        copy = menu.addAction(tr("Copy message"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.details.text()))
        menu.exec(self.view.viewport().mapToGlobal(place))
        menu.deleteLater()

    def _fix_kind(self) -> None:
        chosen: Problem = self.view.currentIndex().data(ProblemRole.PROBLEM)
        problems = [row for row in self.model.all_shown() if row[1].code == chosen.code]
        pages = len({page for page, _ in problems})
        if pages <= 1 or questions.ask_fix(self, len(problems), pages, fix_words(problems[0][1])):
            self._mend(problems)

    def _mend(self, problems: Sequence[PageProblem]) -> None:
        if problems:
            self.problems.fix(problems, tr("Fix problems"))


def _fill(combo: QComboBox, rows: Sequence[tuple[str, object]]) -> None:
    """Give a combo box other rows (words, data); what was chosen stays so, where it is still there."""
    blocker = QSignalBlocker(combo)
    chosen = combo.currentData()
    combo.clear()
    for words, data in rows:
        combo.addItem(words, data)
    combo.setCurrentIndex(max(0, next((place for place, (_, data) in enumerate(rows) if data == chosen), 0)))
    blocker.unblock()
