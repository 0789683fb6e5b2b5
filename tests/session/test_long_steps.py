"""Steps of many pages are done, undone and redone part by part."""

from pathlib import Path

import pytest
from event_loop import until
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import Step
from kie_desktop.domain.label_set import Label, LabelSet
from kie_desktop.domain.patch import Patch
from kie_desktop.formats.paddleocr import write_label_file
from kie_desktop.session import JobKind, Session
from kie_desktop.session.exchange.exporting import ExportWish
from kie_desktop.session.project.bulk_edits import MANY_PAGES, BulkEdit

PAGES = MANY_PAGES + 20
BOX = rectangle((1, 1, 9, 9))


@pytest.fixture
def session(sitting: Sitting, tmp_path: Path) -> Session:
    """A project on whose every page an entity was drawn, with a label set of one more label, in one step."""
    image = write_image(tmp_path / "forms" / "0.png")
    for number in range(1, PAGES):
        (image.parent / f"{number}.png").hardlink_to(image)
    session = sitting.open(tmp_path / "forms")
    patches = [(row.id, edits.add_entity(session.pages.page_of(row.id), BOX)) for row in session.summaries]
    labels = session.label_set.with_label(Label("total", "#123456"))
    assert session.editor.edit_pages(patches, "Draw everywhere", labels=labels)
    return session


def entities(session: Session) -> int:
    return sum(summary.entities for summary in session.summaries)


def test_many_pages_are_undone_and_redone_as_a_job(sitting: Sitting, session: Session) -> None:
    session.editor.undo()
    assert [job.kind for job in session.jobs.states] == [JobKind.UNDOING]
    assert not session.editor.do("Add", edits.add_entity, BOX)
    assert "wait until this is finished" in sitting.messages[-1][1]
    sitting.messages.clear()
    session.rotation.turn({session.page_id: 1})
    session.exchange.export_dataset(session.path.parent / "data")
    session.exchange.export(ExportWish(session.path.parent / "out.json", "xfund", (session.page_id,)))
    assert len(session.jobs.states) == 1
    assert ["wait until this is finished" in text for _, text in sitting.messages] == [True] * 3
    sitting.rest()
    assert (entities(session), "total" in session.label_set) == (0, False)
    assert (session.editor.undo_text, session.editor.redo_text) == (None, "Draw everywhere")
    session.editor.redo()
    sitting.rest()
    assert (entities(session), "total" in session.label_set) == (PAGES, True)
    assert (session.editor.undo_text, session.editor.redo_text) == ("Draw everywhere", None)
    assert session.editor.do("Add", edits.add_entity, BOX)


def test_what_is_stopped_becomes_two_steps(sitting: Sitting, session: Session) -> None:
    session.pages.summary_changed.connect(session.jobs.cancel_all)  # with the first part
    session.editor.undo()
    sitting.rest()
    session.pages.summary_changed.disconnect(session.jobs.cancel_all)
    left = entities(session)
    assert 0 < left < PAGES
    assert session.editor.undo_text == session.editor.redo_text == "Draw everywhere"
    assert "total" in session.label_set
    session.editor.redo()
    sitting.rest()
    assert (entities(session), session.editor.redo_text) == (PAGES, None)
    for _ in range(2):
        session.editor.undo()
        sitting.rest()
    assert (entities(session), session.editor.undo_text) == (0, None)
    assert "total" not in session.label_set


def test_closing_in_the_middle_keeps_what_is_done(sitting: Sitting, session: Session) -> None:
    path = session.path
    session.editor.undo()
    until(lambda: entities(session) < PAGES)
    left = entities(session)
    session.project.close()
    assert entities(sitting.open(path)) == left


def exported(session: Session) -> bytes:
    """What a label file of all pages holds."""
    path = session.path.with_name("exported.json")
    write_label_file(
        path, [session.pages.page_of(row.id) for row in session.summaries], session.label_set, with_scores=True
    )
    return path.read_bytes()


def renamed(session: Session, old: str, new: str) -> LabelSet:
    labels = [Label(new, row.colour, row.role) if row.name == old else row for row in session.label_set]
    return LabelSet(labels)


def labels_on_pages(session: Session) -> set[str]:
    return {session.pages.page_of(row.id).entities[1].label for row in session.summaries}


def test_renaming_on_many_pages_is_a_job_and_one_step(sitting: Sitting, session: Session) -> None:
    before = session.label_set
    after = before.with_label(Label("name", "#654321"))
    bytes_before = exported(session)
    assert session.editor.change_label_set(after, {"other": "name"})
    assert [(job.kind, job.title) for job in session.jobs.states] == [(JobKind.BULK_EDIT, "Change labels")]
    assert not session.editor.do("Add", edits.add_entity, BOX)
    assert "wait until this is finished" in sitting.messages[-1][1]
    sitting.rest()
    assert (labels_on_pages(session), session.label_set) == ({"name"}, after)
    bytes_after = exported(session)
    session.editor.undo()
    sitting.rest()
    assert (labels_on_pages(session), session.label_set) == ({"other"}, before)
    assert exported(session) == bytes_before != bytes_after
    assert (session.editor.undo_text, session.editor.redo_text) == ("Draw everywhere", "Change labels")
    session.editor.redo()
    sitting.rest()
    assert (labels_on_pages(session), session.label_set) == ({"name"}, after)
    assert exported(session) == bytes_after


def test_renaming_that_is_stopped_leaves_both_labels_and_can_be_undone(sitting: Sitting, session: Session) -> None:
    before, after = session.label_set, renamed(session, "total", "sum")
    patches = {row.id: edits.set_label(session.pages.page_of(row.id), [1], "total") for row in session.summaries}
    assert session.editor.change_pages(BulkEdit("Label", [*patches], patches.get))
    sitting.rest()
    path = session.path
    session.project.label_set_changed.connect(session.jobs.cancel_all)  # with the first part
    assert session.editor.change_label_set(after, {"total": "sum"})
    sitting.rest()
    session.project.label_set_changed.disconnect(session.jobs.cancel_all)
    assert labels_on_pages(session) == {"total", "sum"}
    assert {"total", "sum"} <= {*session.label_set.names}
    session.editor.undo()
    sitting.rest()
    assert (labels_on_pages(session), session.label_set) == ({"total"}, before)
    session.project.close()
    assert labels_on_pages(sitting.open(path)) == {"total"}


def test_pages_that_changed_meanwhile_are_left_out(sitting: Sitting, session: Session) -> None:
    patches = {row.id: edits.set_text(session.pages.page_of(row.id), 1, "late") for row in session.summaries}
    changed, removed = session.summaries[3].id, session.summaries[-1].id
    session.editor.edit_pages([(changed, edits.set_text(session.pages.page_of(changed), 1, "first"))], "Write")
    session.editor.remove_pages([removed])
    told: list[Step | None] = []
    assert session.editor.change_pages(BulkEdit("Write on all", [*patches], patches.get, done=told.append))
    sitting.rest()
    (step,) = told
    assert step is not None
    assert len(step.patches) == PAGES - 2
    assert session.pages.page_of(changed).entities[1].text == "first"
    assert sitting.messages[-1][0] == "warning"


def test_where_a_part_cannot_be_written_what_was_done_stays(sitting: Sitting, session: Session) -> None:
    patches = {row.id: edits.set_text(session.pages.page_of(row.id), 1, "late") for row in session.summaries}
    told: list[Step | None] = []

    def make(page_id: int) -> Patch:
        if page_id == [*patches][MANY_PAGES]:
            session.project.document.project._db.execute("PRAGMA query_only = ON")
        return patches[page_id]

    session.editor.change_pages(BulkEdit("Write on all", [*patches], make, done=told.append))
    sitting.rest()
    session.project.document.settle()
    assert ("error", told) == (sitting.messages[-1][0], [])
    written = [session.pages.page_of(row.id).entities[1].text == "late" for row in session.summaries]
    assert 0 < sum(written) < PAGES
    session.project.document.project._db.execute("PRAGMA query_only = OFF")
    session.editor.undo()
    sitting.rest()
    assert not any(session.pages.page_of(row.id).entities[1].text for row in session.summaries)


def test_answers_of_the_engine_wait_for_the_step(sitting: Sitting, session: Session) -> None:
    first = session.page_id
    session.annotator.recognise([1])
    patches = {row.id: edits.set_text(session.pages.page_of(row.id), 1, "late") for row in session.summaries[1:]}
    session.editor.change_pages(BulkEdit("Write on all", [*patches], patches.get))
    sitting.rest()
    assert first not in patches
    assert session.pages.page_of(first).entities[1].text == "read again"
    for _ in range(2):  # whichever came first, each is one step
        session.editor.undo()
        sitting.rest()
    assert not any(session.pages.page_of(row.id).entities[1].text for row in session.summaries)
    assert session.editor.undo_text == "Draw everywhere"
