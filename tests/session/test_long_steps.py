"""Steps of many pages are undone and redone part by part."""

from pathlib import Path

import pytest
from event_loop import until
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import Label
from kie_desktop.session import Session
from kie_desktop.session.exporting import ExportWish
from kie_desktop.session.long_steps import MANY_PAGES, UNDOING

PAGES = MANY_PAGES + 20
BOX = rectangle((1, 1, 9, 9))


@pytest.fixture
def session(sitting: Sitting, tmp_path: Path) -> Session:
    """A project on whose every page an entity was drawn, with a label set of one more label, in one step."""
    image = write_image(tmp_path / "forms" / "0.png")
    for number in range(1, PAGES):
        (image.parent / f"{number}.png").hardlink_to(image)
    session = sitting.open(tmp_path / "forms")
    patches = [(row.id, edits.add_entity(session.page_of(row.id), BOX)) for row in session.summaries]
    labels = session.label_set.with_label(Label("total", "#123456"))
    assert session.edit_pages(patches, "Draw everywhere", labels=labels)
    return session


def entities(session: Session) -> int:
    return sum(summary.entities for summary in session.summaries)


def test_many_pages_are_undone_and_redone_as_a_job(sitting: Sitting, session: Session) -> None:
    session.undo()
    assert [job.title for job in session.jobs] == [UNDOING]
    assert not session.do("Add", edits.add_entity, BOX)
    assert "wait for it" in sitting.messages[-1][1]
    sitting.messages.clear()
    session.turn_pages({session.page_id: 1})
    session.export(session.path.parent / "data")
    session.exchange.export(ExportWish(session.path.parent / "out.json", "xfund", (session.page_id,)))
    assert len(session.jobs) == 1
    assert ["wait for it" in text for _, text in sitting.messages] == [True] * 3
    sitting.rest()
    assert (entities(session), "total" in session.label_set) == (0, False)
    assert (session.undo_text, session.redo_text) == (None, "Draw everywhere")
    session.redo()
    sitting.rest()
    assert (entities(session), "total" in session.label_set) == (PAGES, True)
    assert (session.undo_text, session.redo_text) == ("Draw everywhere", None)
    assert session.do("Add", edits.add_entity, BOX)


def test_what_is_stopped_becomes_two_steps(sitting: Sitting, session: Session) -> None:
    session.undo()
    until(lambda: entities(session) < PAGES)
    session.cancel_jobs()
    left = entities(session)
    assert 0 < left < PAGES
    assert session.undo_text == session.redo_text == "Draw everywhere"
    assert "total" in session.label_set
    session.redo()
    sitting.rest()
    assert (entities(session), session.redo_text) == (PAGES, None)
    for _ in range(2):
        session.undo()
        sitting.rest()
    assert (entities(session), session.undo_text) == (0, None)
    assert "total" not in session.label_set


def test_closing_in_the_middle_keeps_what_is_done(sitting: Sitting, session: Session) -> None:
    path = session.path
    session.undo()
    until(lambda: entities(session) < PAGES)
    left = entities(session)
    session.close()
    assert entities(sitting.open(path)) == left
