import sys
import threading
from collections.abc import Callable

import pytest
from event_loop import application, until

from kie_desktop.domain.errors import UserError
from kie_desktop.jobs.background import BackgroundJob, Outcome, Report
from kie_desktop.jobs.job import Job, JobKind, JobState


class Watched:
    """A job that runs, and everything that it said."""

    def __init__(self, work: Callable[[Report], object]) -> None:
        application()
        self.job = BackgroundJob(Job(JobKind.COUNTING_LABELS, "Counting"), work)
        self.states: list[JobState] = []
        self.parts: list[object] = []
        self.outcomes: list[Outcome] = []
        self.job.progressed.connect(self.states.append)
        self.job.partial.connect(lambda _, value: self.parts.append(value))
        self.job.ended.connect(lambda _, outcome: self.outcomes.append(outcome))
        self.job.start()

    def wait(self) -> Outcome:
        until(lambda: self.outcomes)
        self.job.wait()
        [outcome] = self.outcomes
        return outcome


def test_progress_and_parts_come_before_the_result() -> None:
    def work(report: Report) -> str:
        for index in range(3):
            report.progress(index, 3, f"page {index}")
            report.partial(index)
        return f"in {threading.current_thread() is threading.main_thread()}"

    watched = Watched(work)
    assert watched.wait() == Outcome("in False")
    assert watched.parts == [0, 1, 2]
    assert [(state.done, state.total, state.text) for state in watched.states][2] == (2, 3, "page 2")


def test_what_the_user_can_mend_is_an_outcome() -> None:
    def work(report: Report) -> None:
        raise UserError("a.png: it is no image; scan it again")

    assert Watched(work).wait() == Outcome(error="a.png: it is no image; scan it again")


def test_cancelled_work_ends_at_its_next_report() -> None:
    begun = threading.Event()

    def work(report: Report) -> None:
        while True:
            begun.set()
            report.progress(0, 0)

    watched = Watched(work)
    assert begun.wait(60)
    watched.job.cancel()
    assert watched.wait() == Outcome(cancelled=True)


def test_a_fault_of_the_program_is_told_and_reaches_the_excepthook(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: seen.append(kind))

    def work(report: Report) -> None:
        raise ZeroDivisionError

    assert "Counting: an unexpected error occurred" in Watched(work).wait().error
    assert seen == [ZeroDivisionError]
