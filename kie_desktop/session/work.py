"""The background jobs of a session: what runs, how far it is, and stopping it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from kie_desktop.jobs.background import BackgroundJob, JobState, Outcome, Report

_PROGRESS_MS = 50
"""Progress is told at most this often: jobs that look at pages report thousands a second, and each is painted."""


class Work(QObject):
    """Starts jobs in threads and hands their results to callbacks in this thread.

    After `stop` nothing of the stopped jobs arrives any more. message(level, text): a job failed.
    """

    changed = Signal()
    message = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, singleShot=True, interval=_PROGRESS_MS)
        self._soon.timeout.connect(self.changed)
        self._jobs: dict[int, BackgroundJob] = {}
        self._states: dict[int, JobState] = {}
        self._on_part: dict[int, Callable[[object], None]] = {}
        self._on_value: dict[int, Callable[[object], None]] = {}

    @property
    def states(self) -> list[JobState]:
        """What runs, the oldest first."""
        return list(self._states.values())

    def start(
        self,
        title: str,
        work: Callable[[Report], object],
        on_value: Callable[[object], None],
        on_part: Callable[[object], None] | None = None,
    ) -> None:
        """Run `work` in a thread. on_part gets what it hands over early, on_value its result.

        on_value is not called where the work fails or is cancelled, or its object was deleted meanwhile.
        """
        job = BackgroundJob(title, work, self)
        self._jobs[job.id] = job
        self._states[job.id] = JobState(job.id, title)
        self._on_value[job.id] = on_value
        if on_part is not None:
            self._on_part[job.id] = on_part
        job.progressed.connect(self._progressed)
        job.partial.connect(self._partial)
        job.ended.connect(self._ended)
        job.start()
        self.changed.emit()

    def cancel(self, title: str | None = None) -> None:
        """Ask every job to end, or those of a title; what they handed over stays."""
        for job in self._jobs.values():
            if title is None or job.title == title:
                job.cancel()

    def stop(self) -> None:
        """End every job, wait for it, and forget it."""
        self.cancel()
        for job in self._jobs.values():
            job.wait()
        self._forget(*self._jobs)

    def _progressed(self, state: JobState) -> None:
        if state.id in self._states:
            self._states[state.id] = state
            if not self._soon.isActive():
                self._soon.start()

    def _partial(self, job_id: int, value: object) -> None:
        if job_id in self._on_part:
            self._on_part[job_id](value)

    def _ended(self, job_id: int, outcome: Outcome) -> None:
        on_value = self._on_value.get(job_id)
        if on_value is None:
            return
        self._forget(job_id)
        if outcome.error:
            self.message.emit("error", outcome.error)
        elif not outcome.cancelled and not _is_gone(on_value):
            on_value(outcome.value)

    def _forget(self, *job_ids: int) -> None:
        for job_id in list(job_ids):
            self._jobs.pop(job_id).deleteLater()
            self._states.pop(job_id)
            self._on_value.pop(job_id)
            self._on_part.pop(job_id, None)
        self.changed.emit()


def _is_gone(method: Callable[[object], None]) -> bool:
    """Whether a method, or a partial of one, is of an object that Qt has deleted, such as a dialog that was closed."""
    while isinstance(method, partial):
        method = method.func
    owner = getattr(method, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
