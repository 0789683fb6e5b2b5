"""Closing the window while jobs are under way: their kind decides whether anybody is asked, in every language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from event_loop import until
from gui.user import User, use_window

from kie_desktop.language import LANGUAGES
from kie_desktop.session import JobKind, Session, Settings
from kie_desktop.session.project.bulk_edits import MANY_PAGES, BulkEdit

PAGES = MANY_PAGES + 10


def _look_over(session: Session) -> None:
    session.project.look_over(lambda _: None, lambda _: None)


def _find_problems(session: Session) -> None:
    session.problems.find()


def _bulk_edit(session: Session) -> None:
    session.editor.change_pages(BulkEdit("Nothing", [row.id for row in session.summaries], lambda _: None))


def _turn(session: Session) -> None:
    session.rotation.turn({row.id: 1 for row in session.summaries})


def _export(session: Session) -> None:
    assert session.path is not None
    session.exchange.export_dataset(session.path.parent / "data", overwrite=True)


DROPPED: dict[JobKind, Callable[[Session], None]] = {
    JobKind.LOOKING_OVER: _look_over,
    JobKind.FINDING_PROBLEMS: _find_problems,
}
ASKED: dict[JobKind, Callable[[Session], None]] = {
    JobKind.BULK_EDIT: _bulk_edit,
    JobKind.TURNING: _turn,
    JobKind.EXPORTING_DATASET: _export,
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, kie_desktop_home: Path) -> str:
    """The language that the window speaks from its start."""
    settings = Settings(kie_desktop_home / "settings.ini")
    settings["language"] = request.param
    settings.save()
    return str(request.param)


@pytest.fixture
def many(folder: Path) -> Path:
    """A folder of more pages than are changed at once."""
    first = folder / "a.png"
    for number in range(PAGES - len([*folder.glob("*.png")])):
        (folder / f"more{number}.png").hardlink_to(first)
    return folder


@pytest.mark.parametrize("kind", DROPPED)
def test_what_can_be_begun_again_is_dropped_unasked(many: Path, language: str, kind: JobKind) -> None:
    def work(user: User) -> None:
        user.wait_for_pages(PAGES)
        session = user.window.session
        DROPPED[kind](session)
        assert session.jobs.find(kind) is not None
        assert user.window.close()  # a question would stay without an answer, and fail the test
        assert session.jobs.all == []

    use_window(work, many)


@pytest.mark.parametrize("kind", ASKED)
def test_what_changes_pages_or_writes_files_is_stopped_when_told(many: Path, language: str, kind: JobKind) -> None:
    stay, stop = {"en": ("Keep working", "Stop"), "zh_CN": ("继续工作", "停止")}[language]

    def work(user: User) -> None:
        user.wait_for_pages(PAGES)
        session = user.window.session
        ASKED[kind](session)
        assert session.jobs.find(kind) is not None
        user.answer(stay)
        assert not user.window.close()
        until(user.at_rest)
        ASKED[kind](session)
        user.answer(stop)
        assert user.window.close()
        assert session.jobs.all == []

    use_window(work, many)
