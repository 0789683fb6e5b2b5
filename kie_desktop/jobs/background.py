"""Work in a thread beside the window's: with progress, cancel and outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.formats.page_process import interruptible
from kie_desktop.jobs.job import Job, JobState, new_job_id


class WorkCancelled(Exception):  # noqa: N818  (asked for, not an error)
    """Raised inside the work by `Report.progress` after the user cancelled."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How work ended: with a value, with an error for the user, or cancelled. left_out: see `Report.leave_out`."""

    value: Any = None
    error: str = ""
    cancelled: bool = False
    left_out: tuple[str, ...] = ()


class Report:
    """What the work says while it runs. Handed to the work; used in its thread."""

    def __init__(self, job: BackgroundJob) -> None:
        self._job = job

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the work is. Raises WorkCancelled where the user wants no more of it."""
        if self._job.isInterruptionRequested():
            raise WorkCancelled
        self._job.progressed.emit(JobState(self._job.id, self._job.job, done, total, text))

    def leave_out(self, why: str) -> None:
        """Note that a part of the work was left out; whoever started it is told at the end."""
        self._job.left_out.append(why)

    def partial(self, value: object) -> None:
        """Hand over a part of the result already."""
        self._job.partial.emit(self._job.id, value)


class BackgroundJob(QThread):
    """Runs `work(report)` once. Signals arrive in the thread that made the job.

    progressed(JobState), partial(job id, object), ended(job id, Outcome). A UserError of the work is an outcome;
    any other exception is a fault of the program: it goes to the excepthook, and the outcome says so.
    """

    progressed = Signal(object)
    partial = Signal(int, object)
    ended = Signal(int, object)

    def __init__(self, job: Job, work: Callable[[Report], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.id = new_job_id()
        self.job = job
        self._work = work
        self.left_out: list[str] = []
        self._outcome = Outcome(error=f"{job.title}: an unexpected error occurred; see the log for details")
        self.finished.connect(self._tell)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self.requestInterruption()

    def run(self) -> None:
        """The thread's body; call `start`."""
        try:
            with interruptible(self.isInterruptionRequested):
                self._outcome = Outcome(self._work(Report(self)))
        except WorkCancelled:
            self._outcome = Outcome(cancelled=True)
        except UserError as error:
            self._outcome = Outcome(error=str(error))

    def _tell(self) -> None:
        self.ended.emit(self.id, replace(self._outcome, left_out=tuple(self.left_out)))
