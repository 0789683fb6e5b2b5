"""What the latest look for problems found, page by page, kept true while pages are edited and mended."""

from __future__ import annotations

import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.patch import Changes
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.jobs.background import JobState, new_job_id
from kie_desktop.session.session import LOOKING
from kie_desktop.store import PageSummary

if TYPE_CHECKING:
    from kie_desktop.session.session import Session

CHECK_AFTER_MS = 200
"""A page is checked again when it has been left alone for this long."""
_AT_ONCE_S = 0.012
"""Time spent on pages before the window gets its turn."""
Kind = tuple[Severity, str]
"""Severity and code."""
_TWO_LABELS = "label-undecided"


class ProblemList(QObject):
    """Problems by page id, in the project's order; None stands for the label set.

    reset: they are others altogether. page_changed(page id): those of one page are. progressed:
    `state` or `looked` has changed. Problems that need all pages stay until the next look, save
    those that an edit has settled.
    """

    reset = Signal()
    page_changed = Signal(int)
    progressed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: dict[PageId | None, list[Problem]] = {}
        self._counts: Counter[Kind] = Counter()
        self._of_all: dict[PageId, list[Problem]] = {}
        self._aside: dict[PageId, list[Problem]] = {}
        self._looked = False
        self._for_paddleocr = False
        self._edited: dict[PageId, None] = {}
        self._mending: deque[tuple[PageId, list[Problem]]] = deque()
        self._mend_state = JobState(new_job_id(), "")
        self._check_timer = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._check_timer.timeout.connect(self._check_edited)
        self._mend_timer = QTimer(self, singleShot=True, interval=0)
        self._mend_timer.timeout.connect(self._mend_some)
        session.problems_found.connect(self._take)
        session.page_edited.connect(self._note_edit)
        session.jobs_changed.connect(self.progressed)
        session.pages_changed.connect(self._follow_pages)
        session.project_opened.connect(self._forget)
        session.project_closed.connect(self._forget)

    @property
    def pages(self) -> Mapping[PageId | None, Sequence[Problem]]:
        """The problems of each page that has any."""
        return self._found

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many problems of each kind there are; kinds without any are not there."""
        return self._counts

    @property
    def looked(self) -> bool:
        """Whether the list is the answer to a look."""
        return self._looked

    @property
    def state(self) -> JobState | None:
        """How far looking or mending is; None where neither goes on."""
        if self._mending:
            return self._mend_state
        return next((job for job in self._session.jobs if job.title == LOOKING), None)

    def look(self, for_paddleocr: bool = False) -> None:
        """Check all pages that are not excluded; `reset` tells when the answer is there."""
        self._for_paddleocr = for_paddleocr
        self._session.find_problems(for_paddleocr=for_paddleocr)

    def fix(self, problems: Iterable[tuple[PageId, Problem]], text: str) -> None:
        """Mend problems, page by page, each page as one undoable step called `text`."""
        by_page: dict[PageId, list[Problem]] = defaultdict(list)
        for page_id, problem in problems:
            by_page[page_id].append(problem)
        self._mending.extend(by_page.items())
        self._mend_state = JobState(new_job_id(), text, 0, len(self._mending))
        self._mend_some()

    def cancel(self) -> None:
        """Stop looking and mending; what is mended stays."""
        self._mending.clear()
        self._session.stop_looking()
        self.progressed.emit()

    def _take(self, problems: list[Problem]) -> None:
        ids = {summary.name: summary.id for summary in self._session.summaries}
        found: dict[PageId | None, list[Problem]] = defaultdict(list)
        for problem in problems:
            if not problem.page or problem.page in ids:
                found[ids.get(problem.page)].append(problem)
        self._fill(found, looked=True)

    def _forget(self) -> None:
        self._mending.clear()
        self._fill({}, looked=False)

    def _fill(self, found: Mapping[PageId | None, list[Problem]], looked: bool) -> None:
        from kie_desktop.domain.checks import NOT_OF_ONE_PAGE  # numpy: not before a project is open

        order = [None, *(summary.id for summary in self._session.summaries)]
        self._found = {page_id: found[page_id] for page_id in order if page_id in found}
        self._of_all = {}
        for page_id, problems in self._found.items():
            kept = [problem for problem in problems if problem.code in NOT_OF_ONE_PAGE]
            if page_id is not None and kept:
                self._of_all[page_id] = kept
        self._aside = {}
        self._counts = self._counted()
        self._edited.clear()
        self._looked = looked
        self.reset.emit()
        self.progressed.emit()

    def _counted(self) -> Counter[Kind]:
        return Counter(_kind(problem) for problems in self._found.values() for problem in problems)

    # --- following edits

    def _follow_pages(self) -> None:
        """Put the problems of removed pages aside, and take back those of pages that came back."""
        there = {summary.id for summary in self._session.summaries}
        gone = [page_id for page_id in self._found if page_id is not None and page_id not in there]
        back = there & self._aside.keys()
        self._aside |= {page_id: self._found.pop(page_id) for page_id in gone}
        self._found |= {page_id: self._aside.pop(page_id) for page_id in back}
        if gone or back:
            self._counts = self._counted()
            self.reset.emit()

    def _note_edit(self, page_id: PageId, changes: Changes) -> None:
        if not self._looked:
            return
        settled = changes.relabelled | changes.retexted
        kept = [row for row in self._of_all.get(page_id, []) if row.code != _TWO_LABELS or row.entity not in settled]
        self._of_all[page_id] = kept
        self._edited[page_id] = None
        self._check_timer.start()

    def _check_edited(self) -> None:
        """Check some of the edited pages again, and the rest after the window had its turn."""
        end = time.monotonic() + _AT_ONCE_S
        while self._edited:
            page_id = next(iter(self._edited))
            del self._edited[page_id]
            with suppress(KeyError, UserError):  # the page is gone, or will be named when it is shown
                self._check(page_id)
            if time.monotonic() > end:
                break
        if self._edited:
            self._check_timer.start(0)
        else:
            self._check_timer.setInterval(CHECK_AFTER_MS)

    def _check(self, page_id: PageId) -> None:
        from kie_desktop.domain.checks import check_page, still_there

        page = self._session.page_of(page_id)
        problems = [problem for problem in self._of_all.get(page_id, []) if still_there(problem, page)]
        if page.state is not ReviewState.EXCLUDED:
            named = replace(page, image=PageSummary.of(page_id, page).name)
            problems += check_page(named, self._session.label_set, for_paddleocr=self._for_paddleocr)
        before = self._found.get(page_id, [])
        if problems == before:
            return
        self._counts = self._counts - Counter(map(_kind, before)) + Counter(map(_kind, problems))
        if problems:
            self._found[page_id] = problems
        else:
            self._found.pop(page_id, None)
        self.page_changed.emit(page_id)

    # --- mending

    def _mend_some(self) -> None:
        """Mend some pages, and the rest after the window had its turn."""
        end = time.monotonic() + _AT_ONCE_S
        while self._mending:
            page_id, problems = self._mending.popleft()
            if not self._mend(page_id, problems):
                self._mending.clear()
            if time.monotonic() > end:
                break
        state = self._mend_state
        self._mend_state = replace(state, done=state.total - len(self._mending))
        if self._mending:
            self._mend_timer.start()
        self.progressed.emit()

    def _mend(self, page_id: PageId, problems: Sequence[Problem]) -> bool:
        """Mend one page; False where it cannot be read or written, which has been said then."""
        from kie_desktop.domain.fixes import mended

        try:
            patch = mended(self._session.page_of(page_id), problems)
        except UserError as error:
            self._session.message.emit("error", str(error))
            return False
        except KeyError:  # the page has been removed since
            return True
        return not patch or self._session.edit_pages([(page_id, patch)], self._mend_state.title)


def _kind(problem: Problem) -> Kind:
    return problem.severity, problem.code
