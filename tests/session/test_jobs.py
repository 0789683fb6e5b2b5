"""Jobs: found, cancelled and judged by their kind; and who waits for them."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from event_loop import application, until
from PySide6.QtCore import QObject
from session_sitting import Sitting, write_image
from shiboken6 import delete

from kie_desktop.jobs.background import Report
from kie_desktop.places import program_folder
from kie_desktop.session import Job, JobKind
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.project.bulk_edits import MANY_PAGES, BulkEdit

COUNT = Job(JobKind.COUNTING_LABELS, "counting")
SEARCH = Job(JobKind.SEARCHING, "counting")
"""Another kind under the same title."""
heard: list[object] = []


class Listener(QObject):
    """Waits for a value, as a dialog does that may be closed meanwhile."""

    def take(self, value: object) -> None:
        """Note what came."""
        heard.append(value)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    application()
    heard.clear()
    made = Jobs()
    yield made
    made.stop()


def without_end(report: Report) -> None:
    """Work that goes on until it is cancelled."""
    while True:
        time.sleep(0.001)
        report.progress(0, 0)


def test_a_deleted_object_is_told_nothing(jobs: Jobs) -> None:
    stays, goes = Listener(), Listener()
    for listener in (stays, goes):
        jobs.start(COUNT, lambda _: 42, listener.take)
    delete(goes)
    until(lambda: not jobs.states)
    assert heard == [42]


def test_jobs_are_found_and_cancelled_by_kind_not_by_title(jobs: Jobs) -> None:
    for job in (COUNT, SEARCH):
        jobs.start(job, without_end, heard.append)
    assert jobs.find(JobKind.ANNOTATING) is None
    jobs.cancel(JobKind.SEARCHING)
    until(lambda: jobs.find(JobKind.SEARCHING) is None)
    state = jobs.find(JobKind.SEARCHING, JobKind.COUNTING_LABELS)
    assert state is not None and state.job == COUNT
    jobs.cancel_all()
    until(lambda: not jobs.all)
    assert heard == []


def test_a_job_takes_the_place_of_its_kind(jobs: Jobs) -> None:
    jobs.start(COUNT, without_end, heard.append)
    jobs.start(SEARCH, without_end, heard.append)
    jobs.restart(Job(JobKind.COUNTING_LABELS, "another title"), lambda _: "second", heard.append)
    until(lambda: heard and jobs.find(JobKind.COUNTING_LABELS) is None)
    assert heard == ["second"]
    assert [state.kind for state in jobs.states] == [JobKind.SEARCHING]


def test_runs_are_listed_apart_and_left_alone(jobs: Jobs) -> None:
    stopped: list[str] = []
    run = jobs.begin(Job(JobKind.TRAINING, "Training"), lambda: stopped.append("run"))
    bulk = jobs.begin(Job(JobKind.BULK_EDIT, "Label"), lambda: (stopped.append("bulk"), bulk.end()))
    bulk.progress(3, 9, "a.png")
    assert [(state.kind, state.done, state.total, state.text) for state in jobs.states] == [
        (JobKind.BULK_EDIT, 3, 9, "a.png")
    ]
    jobs.cancel_all()
    assert stopped == ["bulk"]
    jobs.stop()
    assert stopped == ["bulk"]
    assert [state.kind for state in jobs.all] == [JobKind.TRAINING]
    jobs.cancel(JobKind.TRAINING)
    assert stopped == ["bulk", "run"]
    run.end()
    assert jobs.all == []


def test_progress_of_a_job_that_is_over_is_nothing(jobs: Jobs) -> None:
    job = jobs.begin(COUNT, lambda: None)
    job.end()
    job.progress(1, 2)
    job.end()
    assert jobs.all == []


def _annotate(sitting: Sitting) -> None:
    sitting.session.annotator.annotate([row.id for row in sitting.session.summaries])


def _bulk_edit(sitting: Sitting) -> None:
    sitting.session.editor.change_pages(
        BulkEdit("Nothing", [row.id for row in sitting.session.summaries], lambda _: None)
    )


def _export(sitting: Sitting) -> None:
    path = sitting.session.path
    assert path is not None
    sitting.session.exchange.export_dataset(path.parent / "data")


def _turn(sitting: Sitting) -> None:
    sitting.session.rotation.turn({row.id: 1 for row in sitting.session.summaries})


def _find(sitting: Sitting) -> None:
    sitting.session.problems.find()


def _look_over(sitting: Sitting) -> None:
    sitting.session.project.look_over(lambda _: None, lambda _: None)


KINDS: dict[JobKind, Callable[[Sitting], None]] = {
    JobKind.ANNOTATING: _annotate,
    JobKind.BULK_EDIT: _bulk_edit,
    JobKind.EXPORTING_DATASET: _export,
    JobKind.TURNING: _turn,
    JobKind.FINDING_PROBLEMS: _find,
    JobKind.LOOKING_OVER: _look_over,
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_project_closes_while_a_job_of_any_kind_runs(sitting: Sitting, tmp_path: Path, kind: JobKind) -> None:
    image = write_image(tmp_path / "forms" / "0.png")
    for number in range(1, MANY_PAGES + 10):
        (image.parent / f"{number}.png").hardlink_to(image)
    session = sitting.open(tmp_path / "forms")
    path = session.path
    assert path is not None
    KINDS[kind](sitting)
    state = session.jobs.find(kind)
    assert state is not None
    asked_first = {JobKind.ANNOTATING, JobKind.BULK_EDIT, JobKind.EXPORTING_DATASET, JobKind.TURNING}
    assert state.job.may_be_dropped is (kind not in asked_first)
    session.project.close()
    assert session.jobs.all == []
    sitting.messages.clear()
    assert len(sitting.open(path).summaries) == MANY_PAGES + 10
    assert not [text for level, text in sitting.messages if level == "error"]


def test_nobody_judges_a_job_by_its_title() -> None:
    """A title is for people, and translated: `state.title == ...` works in English only."""
    package = program_folder() / "kie_desktop"
    found = [
        f"{path.name}:{node.lineno}"
        for room in ("session", "ui", "jobs")
        for path in sorted((package / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Attribute) and side.attr == "title"
    ]
    assert found == []
