"""The learner in an open project, with a fake engine: what is read when, learned when, accepted, kept and forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from event_loop import until
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.fields.result import FieldState
from kie_desktop.fields.schema import DateOrder, FieldSpec, FieldType, Schema
from kie_desktop.session import JobKind, Session
from kie_desktop.session.fields.accepting import SureValues
from kie_desktop.session.fields.learning import LearningState
from kie_desktop.session.fields.project_fields import ProjectFields

SCHEMA = Schema(fields=(FieldSpec("company", required=True), FieldSpec("total", FieldType.AMOUNT)))
ACCEPTED = ReviewState.REVIEWED


def fill(session: Session, page_id: PageId, *lines: str) -> None:
    session.pages.show_page(page_id)
    for number, text in enumerate(lines):
        box = (5.0, 10.0 * number, 90.0, 10.0 * number + 8)
        assert session.editor.do("Add", edits.add_entity, rectangle(box), text)


def states(fields: ProjectFields) -> dict[str, tuple[str | None, FieldState]]:
    found = fields.values()
    assert found is not None
    return {value.name or "": (value.value, value.state) for value in found.values}


def read(fields: ProjectFields) -> None:
    """Wait until the shown document has been read."""
    until(lambda: fields.values() and fields.is_read())


def quiet(fields: ProjectFields) -> None:
    """Wait until nothing more is learned or read, also not in a moment."""
    learning = fields._proposals.learning
    until(lambda: not learning._soon.isActive() and not learning.is_busy)
    read(fields)
    until(lambda: fields.state in (LearningState.IDLE, LearningState.FAILED))


@pytest.fixture
def session(sitting: Sitting, folder: Path) -> Session:
    """Three pages with a company and a total each; the first one shows."""
    session = sitting.open(folder)
    assert session.fields.set_schema(SCHEMA)
    for number, row in enumerate(list(session.summaries)):
        fill(session, row.id, f"company: ACME {number}", f"total: {number}.50", "total: 9.99")
    session.pages.show_page(session.summaries[0].id)
    quiet(session.fields)
    return session


def review(session: Session) -> None:
    assert session.editor.do("Mark reviewed", edits.set_state, ReviewState.REVIEWED)


def test_the_shown_document_is_read_and_the_next_ones_ahead(session: Session) -> None:
    fields = session.fields
    assert states(fields) == {"company": ("ACME 0", FieldState.LOOK), "total": ("0.50", FieldState.LOOK)}
    until(lambda: fields.is_read("p2.png") and fields.is_read("p10.png"))
    assert fields.state is LearningState.IDLE
    [alternative] = fields.alternatives("total")
    assert alternative.value == "9.99"
    assert fields.decisions.choose_alternative("total", 1) and not fields.decisions.choose_alternative("total", 2)
    assert states(fields)["total"] == ("9.99", FieldState.PERSON)
    assert session.page.choices[0].span == (7, 11)


def test_an_edit_of_a_line_is_read_again(session: Session) -> None:
    fields, told = session.fields, []
    fields.document_changed.connect(told.append)
    session.editor.do("Set text", edits.set_text, 1, "company: ACME Ltd")
    assert not fields.is_read()
    read(fields)
    assert states(fields)["company"] == ("ACME Ltd", FieldState.LOOK)
    assert told[0] == "p1.png" and told.count("p1.png") == 2


def test_a_reviewed_page_teaches_and_the_next_is_read_by_it(session: Session) -> None:
    fields, learned = session.fields, []
    fields.learned.connect(lambda: learned.append(fields.taught))
    assert fields.decisions.accept("company") and fields.decisions.choose("total", session.page_id, [2], (7, 11))
    quiet(fields)
    assert learned == []  # it is not reviewed yet
    review(session)
    until(lambda: learned == [1])
    quality = fields.quality("total")
    assert quality is not None and (quality.taught, quality.exact) == (1, 1.0)
    session.pages.show_next()
    read(fields)
    assert states(fields) == {"company": ("ACME 1", FieldState.SURE), "total": ("1.50", FieldState.SURE)}


def test_reviewing_accepts_what_is_sure_in_the_same_step(session: Session) -> None:
    fields = session.fields
    fields.decisions.accept("company")
    review(session)
    quiet(fields)
    assert [choice.field for choice in session.page.choices] == ["company"]  # the total was not sure
    assert fields.taught == 1 and fields.quality("total") is None
    session.pages.show_next()
    read(fields)
    fields.decisions.choose("company", session.page_id, [1])
    review(session)
    assert {choice.field for choice in session.page.choices} == {"company", "total"}
    assert session.editor.undo_text == "Mark reviewed"
    session.editor.undo()
    assert session.page.state is not ReviewState.REVIEWED
    assert {choice.field for choice in session.page.choices} == {"company"}
    session.editor.redo()
    quiet(fields)
    assert fields.taught == 2


def test_pages_marked_together_accept_nothing(session: Session) -> None:
    from kie_desktop.session.project.bulk_edits import BulkEdit

    fields = session.fields
    fields.decisions.accept("company")
    review(session)
    quiet(fields)
    rest = [row.id for row in session.summaries[1:]]
    until(lambda: fields.is_read("p2.png"))
    session.editor.change_pages(
        BulkEdit("Mark", rest, lambda page_id: edits.set_state(session.pages.page_of(page_id), ACCEPTED))
    )
    assert not any(session.pages.page_of(page_id).choices for page_id in rest)


def test_a_held_out_document_teaches_nothing(session: Session) -> None:
    fields = session.fields
    session.editor.edit(Patch(held_out=(False, True)), "Hold out")
    fields.decisions.accept("company")
    review(session)
    quiet(fields)
    assert fields.taught == 0


def test_learning_that_fails_is_told_and_reading_goes_on(sitting: Sitting, session: Session, folder: Path) -> None:
    fields = session.fields
    session.project.add_files([write_image(folder / "p0-fails.png")])
    sitting.rest()
    fill(session, session.summaries[0].id, "company: ACME", "total: 5.00")
    read(fields)
    fields.decisions.accept("company")
    review(session)
    until(lambda: fields.state is LearningState.FAILED)
    assert fields.failure == "these pages teach nothing" and fields.taught == 0
    assert states(fields)["total"] == ("5.00", FieldState.LOOK)
    session.editor.undo()
    session.editor.undo()  # nothing is decided about it any more
    session.pages.show_next()
    fields.decisions.accept("company")
    review(session)
    until(lambda: fields.taught == 1)
    assert fields.failure == "" and fields.state is not LearningState.FAILED


def test_what_was_learned_comes_back_with_the_project(sitting: Sitting, session: Session) -> None:
    fields = session.fields
    fields.decisions.accept("company")
    review(session)
    until(lambda: fields.taught == 1)
    path = session.path
    assert path is not None
    session.project.close()
    assert fields.taught == 0 and fields.state is LearningState.IDLE
    learned: list[int] = []
    fields.learned.connect(lambda: learned.append(1))
    sitting.open(path)
    assert fields.taught == 1 and fields.quality("company").exact == 1.0
    session.pages.show_page(session.summaries[1].id)
    read(fields)
    assert states(fields)["company"] == ("ACME 1", FieldState.SURE)
    quiet(fields)
    assert learned == []


def test_what_is_forgotten_stays_forgotten_until_something_new(sitting: Sitting, session: Session) -> None:
    fields = session.fields
    fields.decisions.accept("company")
    review(session)
    until(lambda: fields.taught == 1)
    fields.forget()
    assert fields.taught == 0
    session.pages.show_next()
    read(fields)
    assert states(fields)["company"][1] is FieldState.LOOK
    quiet(fields)
    assert fields.taught == 0
    fields.learn()
    until(lambda: fields.taught == 1)


def test_the_way_of_writing_is_guessed_and_can_be_overruled(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    for row in list(session.summaries):
        fill(session, row.id, "date: 25/12/2018", "total: EUR 1.234,50", "due: 03/04/2019")
    fields = session.fields
    schema = Schema(fields=(FieldSpec("date", FieldType.DATE), FieldSpec("due", FieldType.DATE)))
    fields.set_schema(schema)
    until(lambda: fields.writing.currency == "EUR")
    assert (fields.writing.date_order.value, fields.writing.decimal.value) == ("dmy", "comma")
    fields.decisions.choose("due", session.page_id, [3], (5, 15))
    assert fields.values()["due"].normalized == "2019-04-03"
    fields.set_schema(replace(schema, date_order=DateOrder.MDY))
    assert fields.values()["due"].normalized == "2019-03-04"


def find_sure(session: Session, precision: float) -> SureValues:
    found: list[SureValues] = []
    connection = session.fields.sure_found.connect(found.append)
    session.fields.find_sure(precision)
    until(lambda: found)
    session.fields.disconnect(connection)
    return found[0]


def test_what_keeps_a_promise_is_accepted_as_one_step(sitting: Sitting, session: Session) -> None:
    fields = session.fields
    assert find_sure(session, 0.95).count == 0
    fields.decisions.accept("company")
    fields.decisions.choose("total", session.page_id, [2], (7, 11))
    review(session)
    until(lambda: fields.taught == 1)
    quiet(fields)
    second = session.summaries[1].id
    session.pages.show_page(second)
    fields.decisions.mark_absent("total")
    session.pages.show_page(session.summaries[0].id)
    sure = find_sure(session, 0.5)
    assert (sure.documents, sure.count, sorted(sure.by_document)) == (3, 3, ["p10.png", "p2.png"])
    assert "3 values in 2 documents." in sure.words and "2 of 2 such values were right" in sure.words
    assert fields.accept_sure(sure)
    assert sitting.messages[-1] == ("info", f"Accepted: {sure.words}")
    session.pages.show_page(second)
    assert states(fields) == {"company": ("ACME 1", FieldState.PERSON), "total": (None, FieldState.ABSENT)}
    quiet(fields)
    company = fields.quality("company")
    assert fields.taught == 2 and company is not None and company.taught == 1  # nobody has looked at that company
    session.editor.undo()
    assert states(fields)["company"] == ("ACME 1", FieldState.SURE)
    session.editor.redo()
    session.pages.show_page(second)
    review(session)
    until(lambda: (quality := fields.quality("company")) and quality.taught == 2)


def test_accepting_leaves_what_was_taught_without_a_look(session: Session) -> None:
    fields = session.fields
    second = session.summaries[1].id
    session.pages.show_page(second)
    assert fields.decisions.accept("company")  # as a table does: it teaches, and its page is not reviewed
    session.pages.show_page(session.summaries[0].id)
    fields.decisions.accept("company")
    fields.decisions.choose("total", session.page_id, [2], (7, 11))
    review(session)
    quiet(fields)
    assert fields.taught == 2
    assert fields.accept_sure(find_sure(session, 0.5))
    session.pages.show_page(second)
    assert states(fields)["total"] == ("1.50", FieldState.PERSON)
    _check_taught(fields, "total")
    session.editor.undo()
    _check_taught(fields, "total")
    session.editor.redo()
    renamed = Schema((SCHEMA["company"], replace(SCHEMA["total"], name="sum")))
    assert fields.set_schema(renamed, {"total": "sum"})
    assert session.editor.recall("fields-accepted") == {"p10.png": ["company", "sum"], "p2.png": ["sum"]}


def _check_taught(fields: ProjectFields, accepted: str) -> None:
    """Two documents teach, and what nobody has looked at on the second does not."""
    fields.learn()
    quiet(fields)
    quality = fields.quality(accepted)
    assert fields.taught == 2 and quality is not None and quality.taught == 1


def test_what_has_changed_since_is_not_accepted(session: Session) -> None:
    fields = session.fields
    fields.decisions.accept("company")
    review(session)
    until(lambda: fields.taught == 1)
    sure = find_sure(session, 0.5)
    assert sure.count == 5
    session.pages.show_page(session.summaries[1].id)
    session.editor.do("Delete", edits.delete, [2])
    fields.decisions.mark_absent("company")
    fields.accept_sure(sure)
    assert [(choice.field, choice.absent) for choice in session.page.choices] == [("company", True)]


def test_finding_sure_values_can_be_stopped(session: Session) -> None:
    found: list[SureValues] = []
    session.fields.sure_found.connect(found.append)
    session.fields.find_sure(0.5)
    assert session.jobs.find(JobKind.READING_FIELDS) is not None
    session.jobs.cancel_all()
    quiet(session.fields)
    assert session.jobs.find(JobKind.READING_FIELDS) is None and not found
