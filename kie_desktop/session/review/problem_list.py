"""What the latest look for problems found, page by page, kept up to date while pages are edited and fixed."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.patch import Changes, Patch
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.jobs.job import Job, JobKind, JobState
from kie_desktop.language import translatable
from kie_desktop.session.editor import Editor
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.session.review.finding import find_problems
from kie_desktop.store import PageSummary

if TYPE_CHECKING:
    from kie_desktop.domain.checks import CountTokens

CHECK_AFTER_MS = 200
"""A page is checked again when it has been left alone for this long."""
_FIND = Job(JobKind.FINDING_PROBLEMS, translatable("Finding problems"), may_be_dropped=True)
_AT_ONCE_S = 0.012
"""Time spent on pages before the window gets its turn."""
Kind = tuple[Severity, str]
"""Severity and code."""
_TWO_LABELS = "label-undecided"


class MoreProblems(Protocol):
    """Finds what the pages alone do not tell, such as rules over the fields of their documents."""

    def finder(self, page_ids: Iterable[PageId]) -> Callable[[], list[Problem]]:
        """What finds the problems of these pages; it runs in a thread."""

    def of_page(self, page_id: PageId) -> list[Problem]:
        """The problems that stand on one page."""

    def pages_with(self, page_id: PageId) -> Sequence[PageId]:
        """The pages whose problems may be others when this one is edited."""

    def beside_the_point(self) -> Collection[str]:
        """Codes of problems that are none in this project."""


class ProblemList(QObject):
    """Problems by page id, in the project's order; None stands for the label set.

    found(list of Problem): the answer to `find`. reset: they are others altogether. page_changed(page id): those of
    one page are. progressed: `state` or `looked` has changed. Problems that need all pages stay until the next look,
    save those that an edit has settled.
    """

    found = Signal(object)
    reset = Signal()
    page_changed = Signal(int)
    progressed = Signal()

    def __init__(self, editor: Editor, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._jobs = jobs
        self.tokens: Callable[[], CountTokens] | None = None
        """Makes what counts the tokens of a text; without it, pages too long for PaddleOCR are not found."""
        self.more: MoreProblems | None = None
        self._found: dict[PageId | None, list[Problem]] = {}
        self._counts: Counter[Kind] = Counter()
        self._of_all: dict[PageId, list[Problem]] = {}
        self._aside: dict[PageId, list[Problem]] = {}
        self._looked = False
        self._for_paddleocr = False
        self._without: Collection[str] = ()
        self._edited: dict[PageId, None] = {}
        self._check_timer = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._check_timer.timeout.connect(self._check_edited)
        self.found.connect(self._on_found)
        editor.page_edited.connect(self._note_edit)
        jobs.changed.connect(self.progressed)
        editor.pages_changed.connect(self._on_pages_changed)
        editor.opened.connect(self._forget)
        editor.closed.connect(self._forget)

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
        """How far looking or fixing is; None where neither goes on."""
        return self._jobs.find(JobKind.FINDING_PROBLEMS, JobKind.FIXING_PROBLEMS)

    def check_all(self, for_paddleocr: bool = False) -> None:
        """Check all pages that are not excluded; `reset` tells when the answer is there."""
        self._for_paddleocr = for_paddleocr
        self.find(for_paddleocr=for_paddleocr)

    def find(self, page_ids: Iterable[PageId] | None = None, *, for_paddleocr: bool = False) -> None:
        """Check pages (all that are not excluded by default); `found` brings the answer.

        for_paddleocr: also what only PaddleOCR's own training stumbles over. A look that is under
        way is given up for this one.
        """
        file = self._editor.file
        if file is not None:
            checked = self._editor.checked_pages(page_ids)
            self._without = self.more.beside_the_point() if self.more and not for_paddleocr else ()
            work = partial(
                find_problems,
                file.path,
                checked,
                self._editor.label_set,
                for_paddleocr=for_paddleocr,
                tokens=self.tokens,
                more=self.more.finder(checked) if self.more else list,
                without=self._without,
            )
            self._jobs.restart(_FIND, work, self.found.emit)

    def page_of(self, problem: Problem) -> PageId | None:
        """The page that a problem is on, if it is still there."""
        return next((summary.id for summary in self._editor.summaries if summary.name == problem.page), None)

    def fix(self, problems: Iterable[tuple[PageId, Problem]], text: str) -> None:
        """Fix problems, on all pages as one undoable step called `text`; of many pages it is a job."""
        by_page: dict[PageId, list[Problem]] = defaultdict(list)
        for page_id, problem in problems:
            by_page[page_id].append(problem)
        if by_page:
            patch = partial(_fixed, self._editor, by_page)
            self._editor.change_pages(BulkEdit(text, [*by_page], patch, kind=JobKind.FIXING_PROBLEMS))

    def cancel(self) -> None:
        """Stop looking and fixing; what is fixed stays."""
        self._jobs.cancel(JobKind.FINDING_PROBLEMS, JobKind.FIXING_PROBLEMS)

    # --- inside

    def _on_found(self, problems: list[Problem]) -> None:
        ids = {summary.name: summary.id for summary in self._editor.summaries}
        found: dict[PageId | None, list[Problem]] = defaultdict(list)
        for problem in problems:
            if not problem.page or problem.page in ids:
                found[ids.get(problem.page)].append(problem)
        self._fill(found, looked=True)

    def _forget(self) -> None:
        self._fill({}, looked=False)

    def _fill(self, found: Mapping[PageId | None, list[Problem]], looked: bool) -> None:
        from kie_desktop.domain.checks import NOT_OF_ONE_PAGE  # numpy: not before a project is open

        order = [None, *(summary.id for summary in self._editor.summaries)]
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

    def _on_pages_changed(self) -> None:
        """Put the problems of removed pages aside, and take back those of pages that came back."""
        there = {summary.id for summary in self._editor.summaries}
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
        self._edited |= dict.fromkeys(self.more.pages_with(page_id) if self.more else (page_id,))
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

        page = self._editor.page_of(page_id)
        problems = [problem for problem in self._of_all.get(page_id, []) if still_there(problem, page)]
        if page.state is not ReviewState.EXCLUDED:
            named = replace(page, image=PageSummary.of(page_id, page).name)
            of_page = check_page(named, self._editor.label_set, for_paddleocr=self._for_paddleocr, by_place=True)
            problems += [problem for problem in of_page if problem.code not in self._without]
            problems += self.more.of_page(page_id) if self.more else []
        before = self._found.get(page_id, [])
        if problems == before:
            return
        self._counts = self._counts - Counter(map(_kind, before)) + Counter(map(_kind, problems))
        if problems:
            self._found[page_id] = problems
        else:
            self._found.pop(page_id, None)
        self.page_changed.emit(page_id)


def _fixed(editor: Editor, by_page: Mapping[PageId, Sequence[Problem]], page_id: PageId) -> Patch:
    """What fixes the problems of a page. UserError where it cannot be read."""
    from kie_desktop.domain.fixes import mended

    return mended(editor.page_of(page_id), by_page[page_id])


def _kind(problem: Problem) -> Kind:
    return problem.severity, problem.code
