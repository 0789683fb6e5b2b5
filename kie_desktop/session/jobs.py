"""The jobs of a session: one list of all that is under way, whoever does it, and one way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from kie_desktop.jobs.background import BackgroundJob, Outcome, Report
from kie_desktop.jobs.job import Job, JobKind, JobState, new_job_id
from kie_desktop.session.sentences import left_out_words

_PROGRESS_MS = 50
"""Shortest time between two progress signals of threads, which report thousands of pages a second."""


class RunningJob:
    """A job that its owner does by itself: bit by bit between events, or in another process."""

    def __init__(self, jobs: Jobs, job_id: int) -> None:
        self._jobs = jobs
        self._id = job_id

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Report how far it is."""
        self._jobs.note_progress(self._id, done, total, text)

    def end(self) -> None:
        """It is over, however it went."""
        self._jobs.forget(self._id)


@dataclass(slots=True)
class _Entry:
    """A job under way. thread: None where its owner does it; on_part, on_value: of a thread."""

    state: JobState
    cancel: Callable[[], None]
    thread: BackgroundJob | None = None
    on_value: Callable[[object], None] | None = None
    on_part: Callable[[object], None] | None = None


class Jobs(QObject):
    """Runs jobs in threads, and lists those that others do.

    After `stop` nothing of the stopped jobs arrives any more. changed: what is under way, or how far it is.
    message(level, text): a job failed.
    """

    changed = Signal()
    message = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, singleShot=True, interval=_PROGRESS_MS)
        self._soon.timeout.connect(self.changed)
        self._entries: dict[int, _Entry] = {}

    @property
    def all(self) -> list[JobState]:
        """What is under way, the oldest first."""
        return [entry.state for entry in self._entries.values()]

    @property
    def states(self) -> list[JobState]:
        """What is under way but for runs, which are shown in a dialog of their own."""
        return [state for state in self.all if not state.kind.is_run]

    def find(self, *kinds: JobKind) -> JobState | None:
        """The oldest job of some kinds; None where none is under way."""
        return next((state for state in self.all if state.kind in kinds), None)

    def start(
        self,
        job: Job,
        work: Callable[[Report], object],
        on_value: Callable[[object], None],
        on_part: Callable[[object], None] | None = None,
    ) -> None:
        """Run `work` in a thread. on_part gets what it hands over early, on_value its result.

        on_value is not called where the work fails or is cancelled, or its object was deleted meanwhile.
        """
        thread = BackgroundJob(job, work, self)
        self._entries[thread.id] = _Entry(JobState(thread.id, job), thread.cancel, thread, on_value, on_part)
        thread.progressed.connect(self._on_progressed)
        thread.partial.connect(self._on_partial)
        thread.ended.connect(self._on_ended)
        thread.start()
        self.changed.emit()

    def restart(self, job: Job, work: Callable[[Report], object], on_value: Callable[[object], None]) -> None:
        """Run `work` in a thread in place of what is under way of the same kind."""
        self.cancel(job.kind)
        self.start(job, work, on_value)

    def begin(self, job: Job, cancel: Callable[[], None], total: int = 0, text: str = "") -> RunningJob:
        """List a job that the caller does by itself. cancel: stops it, and ends the job sooner or later."""
        job_id = new_job_id()
        self._entries[job_id] = _Entry(JobState(job_id, job, 0, total, text), cancel)
        self.changed.emit()
        return RunningJob(self, job_id)

    def cancel(self, *kinds: JobKind) -> None:
        """Stop the jobs of some kinds; what they have done stays."""
        for entry in list(self._entries.values()):
            if entry.state.kind in kinds:
                entry.cancel()

    def cancel_all(self) -> None:
        """Stop everything but runs, which are stopped in their dialog; what is done stays."""
        self.cancel(*(kind for kind in JobKind if not kind.is_run))

    def stop(self) -> None:
        """Stop everything but runs, wait for it, and forget it."""
        self.cancel_all()
        for job_id, entry in list(self._entries.items()):
            if entry.thread is not None:
                entry.thread.wait()
            if not entry.state.kind.is_run:
                self.forget(job_id)

    # --- for `RunningJob`

    def note_progress(self, job_id: int, done: int, total: int, text: str) -> None:
        """Store how far a job is, and emit `changed`."""
        entry = self._entries.get(job_id)
        if entry is not None:
            entry.state = replace(entry.state, done=done, total=total, text=text)
            self.changed.emit()

    def forget(self, job_id: int) -> None:
        """Take a job that is over off the list."""
        entry = self._entries.pop(job_id, None)
        if entry is not None:
            if entry.thread is not None:
                entry.thread.deleteLater()
            self.changed.emit()

    # --- inside

    def _on_progressed(self, state: JobState) -> None:
        entry = self._entries.get(state.id)
        if entry is not None:
            entry.state = state
            if not self._soon.isActive():
                self._soon.start()

    def _on_partial(self, job_id: int, value: object) -> None:
        entry = self._entries.get(job_id)
        if entry is not None and entry.on_part is not None:
            entry.on_part(value)

    def _on_ended(self, job_id: int, outcome: Outcome) -> None:
        entry = self._entries.get(job_id)
        if entry is None or entry.on_value is None:
            return
        self.forget(job_id)
        if outcome.left_out and not entry.state.job.may_be_dropped:  # what nobody asked for says nothing
            self.message.emit("warning", left_out_words(outcome.left_out))
        if outcome.error:
            self.message.emit("error", outcome.error)
        elif not outcome.cancelled and not _is_gone(entry.on_value):
            entry.on_value(outcome.value)


def _is_gone(method: Callable[[object], None]) -> bool:
    """Whether a method is one of an object that Qt has deleted, such as a dialog that was closed."""
    while isinstance(method, partial):
        method = method.func
    owner = getattr(method, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
