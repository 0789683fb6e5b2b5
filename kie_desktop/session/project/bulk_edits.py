"""Editing, undoing and redoing many pages, part by part, so that the window stays responsive."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.patch import Patch, StaleEditError, apply
from kie_desktop.domain.relabelling import without_lost_links
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import tr, translatable
from kie_desktop.session.jobs import Jobs, RunningJob
from kie_desktop.session.project.writer import PAGES_A_PART, ProjectWriter
from kie_desktop.session.sentences import CHANGED_MEANWHILE, FAILED, attempt, left_out_words
from kie_desktop.store import PageFaultError

UNDO = Job(JobKind.UNDOING, translatable("Undoing"))
REDO = Job(JobKind.REDOING, translatable("Redoing"))
MANY_PAGES = 50
"""A step of more pages is not done at once: the window would stand still."""
_AT_ONCE_S = 0.02
"""Time spent on pages before the window gets its turn."""
_WRITING_MS = 5


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """One undoable step on pages, each of whose patches is made when its turn has come.

    make(page id): the patch of a page, None for none; raises UserError. labels: the new label set of the project;
    until all pages are done, those that go are there too. done(step): called once all of it is done; of no step, None.
    given_up(step): called in place of `done` where it was stopped or failed; the step holds what was done.
    kind: of the job that it is where the pages are many; the job is called like the step.
    settings: of the project, JSON values before and after by name (`Step.settings`); they change with the first pages.
    """

    text: str
    pages: Sequence[PageId]
    make: Callable[[PageId], Patch | None]
    labels: LabelSet | None = None
    done: Callable[[Step | None], None] | None = None
    given_up: Callable[[Step | None], None] | None = None
    kind: JobKind = JobKind.BULK_EDIT
    settings: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    def do(self, document: ProjectWriter, damaged: list[str]) -> Step | None:
        """All of it at once; None where nothing is to be done. UserError, StaleEditError.

        damaged: gets a sentence for each page that cannot be read, and so is left out.
        """
        labels = (document.label_set, self.labels) if self.labels else None
        step = Step(
            self.text,
            _made(self, document, self.pages, damaged, document.label_set),
            labels,
            settings=self.settings,
        )
        if not step.patches and labels is None and not self.settings:
            return None
        document.do(step)
        return step


class BulkEdits(QObject):
    """One step at a time, which gets to disk as a whole: a program that is killed meanwhile leaves none of it.

    Where undoing or redoing is stopped, both parts are steps of their own: one undone, one not.

    ended(Step): what was undone or redone last. message(level, text).
    """

    ended = Signal(object)
    message = Signal(str, str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: RunningJob | None = None
        self._document: ProjectWriter | None = None
        self._work: _Work = _MoveInHistory(None, redo=False)
        self._bulk_edit: BulkEdit | None = None
        """What is being done; None where something is undone or redone."""
        self._text = ""
        self._is_ending = False
        self._done = self._total = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._work_on)

    def begin(self, document: ProjectWriter, step: Step, *, redo: bool) -> None:
        """Undo a step of the history, or redo one that was undone."""
        if self._document is None:
            work = _MoveInHistory(step, redo=redo)
            self._begin(document, work, REDO if redo else UNDO, len(step.patches), tr(step.text))

    def do(self, document: ProjectWriter, bulk_edit: BulkEdit) -> None:
        """Do something, unless something is under way. What is done of it stays where it is stopped, as one step."""
        if self._document is None:
            self._bulk_edit = bulk_edit
            self._begin(document, _DoEdit(bulk_edit), Job(bulk_edit.kind, bulk_edit.text), len(bulk_edit.pages))

    def cancel(self) -> None:
        """Stop; what is done stays."""
        if self._document is not None:
            self._document.end_long()
        self._end()

    def _begin(self, document: ProjectWriter, work: _Work, job: Job, total: int, text: str = "") -> None:
        if attempt(document.begin_long, self.message) is FAILED:
            self._bulk_edit = None
            return
        self._document, self._work, self._text = document, work, text
        self._done, self._total, self._is_ending = 0, total, False
        self._timer.start()
        self._job = self._jobs.begin(job, self.cancel, total, text)

    def _work_on(self) -> None:
        started = time.monotonic()
        while (document := self._document) is not None and time.monotonic() - started < _AT_ONCE_S:
            if document.is_writing:
                break
            if self._is_ending:
                self._end()
            elif not self._do_part(document):
                document.end_long()
                self._is_ending = True
        if document is not None and self._job is not None:
            self._job.progress(self._done, self._total, self._text)
            self._timer.start(_WRITING_MS if document.is_writing else 0)

    def _do_part(self, document: ProjectWriter) -> bool:
        """Do the next pages; False where there are none left, or an error was reported."""
        document.settle()
        if not document.moving:  # it was taken back
            return False
        try:
            pages = self._work.do_part(document)
        except (UserError, StaleEditError) as error:
            self.message.emit("error", str(error))
            return False
        self._done += pages
        return pages > 0

    def _end(self) -> None:
        """It is all done, or is stopped; what is done stays, if it can be written."""
        document, bulk_edit, job, latest = self._document, self._bulk_edit, self._job, self._work.latest
        self._timer.stop()
        self._document = self._bulk_edit = self._job = None
        if document is None or job is None:
            return
        document.settle()
        is_kept = not document.is_long_reverted
        document.history.end_gesture()
        job.end()
        if bulk_edit is None and latest is not None and is_kept:
            self.ended.emit(latest)
        if self._work.left_out:
            self.message.emit("warning", tr(CHANGED_MEANWHILE))
        if self._work.damaged:
            self.message.emit("warning", left_out_words(self._work.damaged))
        if bulk_edit is not None:
            callback = bulk_edit.done if self._work.is_complete and is_kept else bulk_edit.given_up
            if callback is not None:
                callback(latest if is_kept else None)


class _Work(Protocol):
    """latest: what was applied last. left_out: whether pages were, which are not as it expects.

    damaged: a sentence for each page that cannot be read. is_complete: no page is left, and all are written.
    """

    latest: Step | None
    left_out: bool
    damaged: list[str]
    is_complete: bool

    def do_part(self, document: ProjectWriter) -> int:
        """Deal with the next pages; returns how many, 0 where none are left. UserError, StaleEditError."""


class _MoveInHistory:
    """Undoes or redoes a step, the latest of its history or another one."""

    def __init__(self, step: Step | None, *, redo: bool) -> None:
        self.latest: Step | None = None
        self.left_out = self.is_complete = False
        self.damaged: list[str] = []
        self._redo = redo
        self._rest = step

    def do_part(self, document: ProjectWriter) -> int:
        self.is_complete = self._rest is None
        rest, history = self._rest, document.history
        if rest is None or not history.holds(rest):  # the part before could not be written
            return 0
        move = document.redo if self._redo else document.undo
        self.latest = move(PAGES_A_PART, of=rest, goes_on=self.latest is not None)
        self._rest = history.rest
        return len(rest.patches) - (len(history.rest.patches) if history.rest else 0)


class _DoEdit:
    """Does something; its parts become one step."""

    def __init__(self, bulk_edit: BulkEdit) -> None:
        self.latest: Step | None = None
        self.left_out = self.is_complete = False
        self.damaged: list[str] = []
        self._bulk_edit = bulk_edit
        self._at = 0
        self._before: LabelSet | None = None
        self._gesture = object()

    def do_part(self, document: ProjectWriter) -> int:
        if self.latest is not document.history.next_undo and self.latest is not None:
            return 0  # the part before could not be written
        bulk_edit, begin = self._bulk_edit, self._at
        pages = bulk_edit.pages[begin : begin + PAGES_A_PART]
        self.is_complete = not pages
        self._at += len(pages)
        self._before = self._before or document.label_set
        patches = _made(bulk_edit, document, pages, self.damaged, self._before)
        fitting = tuple(row for row in patches if _fits(document, *row))
        self.left_out |= fitting != patches
        labels = (
            self._labels(document, is_first=begin == 0, is_last=self._at == len(bulk_edit.pages)) if pages else None
        )
        settings = bulk_edit.settings if begin == 0 else {}
        if fitting or labels or settings:
            step = Step(bulk_edit.text, fitting, labels, settings=settings)
            document.do(step, self._gesture, goes_on=True)
            self.latest = document.history.next_undo
        return len(pages)

    def _labels(self, document: ProjectWriter, *, is_first: bool, is_last: bool) -> tuple[LabelSet, LabelSet] | None:
        """How the label set changes with a part: first what is new comes, at last what is not wanted goes."""
        before, wanted = document.label_set, self._bulk_edit.labels
        if wanted is None or not (is_first or is_last):
            return None
        return before, wanted if is_last else before.changed(LabelSet(()), wanted)


def _made(
    bulk_edit: BulkEdit, document: ProjectWriter, pages: Sequence[PageId], damaged: list[str], before: LabelSet
) -> tuple[tuple[PageId, Patch], ...]:
    """The patches of pages that are still there and can be read, where there is something to do.

    before: the label set before any of the pages was done.
    """
    made: list[tuple[PageId, Patch]] = []
    for page_id in pages:
        try:
            patch = bulk_edit.make(page_id) if page_id in document else None
            if patch is not None:
                patch = without_lost_links(document.page(page_id), patch, before, bulk_edit.labels or before)
        except PageFaultError as fault:
            damaged.append(str(fault))
            continue
        if patch:
            made.append((page_id, patch))
    return tuple(made)


def _fits(document: ProjectWriter, page_id: PageId, patch: Patch) -> bool:
    try:
        apply(document.page(page_id), patch)
    except (StaleEditError, PageFaultError):
        return False
    return True
