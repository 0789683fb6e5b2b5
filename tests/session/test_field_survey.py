"""What is known of the fields of all documents: figures, order, search, the same document twice, held-out ones."""

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
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.session import Session
from kie_desktop.session.fields.learning import LearningState
from kie_desktop.session.fields.survey import FieldSurvey

SCHEMA = Schema(fields=(FieldSpec("company", required=True), FieldSpec("total", FieldType.AMOUNT)))


@pytest.fixture
def session(sitting: Sitting, tmp_path: Path) -> Session:
    """Four pages: two with a company and a total each, the third the second again, the fourth without any."""
    for name in ("p1", "p2", "p3", "p4"):
        write_image(tmp_path / "scans" / f"{name}.png")
    session = sitting.open(tmp_path / "scans")
    texts = [("ACME 1", "1.50"), ("ACME 2", "2.50"), ("ACME 2", "2.50")]
    for row, (company, total) in zip(list(session.summaries), texts, strict=False):
        session.pages.show_page(row.id)
        for number, text in enumerate((f"company: {company}", f"total: {total}")):
            box = (5.0, 10.0 * number, 90.0, 10.0 * number + 8)
            assert session.editor.do("Add", edits.add_entity, rectangle(box), text)
    session.pages.show_page(session.summaries[-1].id)
    assert session.editor.do("Add", edits.add_entity, rectangle((5.0, 10.0, 90.0, 18.0)), "Thank you")
    session.pages.show_page(session.summaries[0].id)
    assert session.fields.set_schema(SCHEMA)
    return session


def read_all(session: Session) -> FieldSurvey:
    survey, told = session.fields.survey, list[bool]()
    until(lambda: session.fields.state is LearningState.IDLE)
    survey.changed.connect(lambda: told.append(True))
    survey.read()
    until(lambda: bool(told))
    return survey


def test_all_documents_are_read_once_and_counted(session: Session) -> None:
    survey = read_all(session)
    assert survey.unread == 0
    company, total = survey.figures()
    assert (company.field, total.field) == ("company", "total")
    assert company.states[FieldState.LOOK] == 4 and company.missing == 0  # required: its absence needs a look
    assert total.states[FieldState.LOOK] == 4
    fields = session.fields
    until(fields.is_read)
    assert fields.decisions.accept("company") and fields.decisions.mark_absent("total")
    company, total = survey.figures()
    assert (company.states[FieldState.PERSON], company.states[FieldState.LOOK]) == (1, 3)
    assert total.states[FieldState.ABSENT] == 1


def test_before_anything_was_read_it_says_so(session: Session) -> None:
    survey = session.fields.survey
    last = session.fields.documents[-1]
    assert survey.unread > 0 and survey.chance(last) is None and survey.needs_look(last) is None
    assert survey.figures()[0].unread > 0


def test_values_are_found_as_they_stand_and_as_they_are_normalized(session: Session) -> None:
    survey = read_all(session)
    assert [hit.value.value for hit in survey.find("acme", 9)] == ["ACME 1", "ACME 2", "ACME 2"]
    assert len(survey.find("acme", 2)) == 2 and survey.find("  ", 9) == []
    fields = session.fields
    until(fields.is_read)
    assert fields.decisions.set_text("total", "RM 1,234.50")
    (hit,) = survey.find("1234.5", 9)
    assert (hit.page, hit.value.value, hit.value.state) == (session.page_id, "RM 1,234.50", FieldState.PERSON)


def test_the_same_document_twice_is_known(session: Session) -> None:
    survey = read_all(session)
    documents = session.fields.documents
    assert [survey.same(one) for one in documents] == [[], ["p3.png"], ["p2.png"], []]


def test_documents_are_ordered_by_how_likely_all_of_them_is_right(session: Session) -> None:
    survey = read_all(session)
    first, *_, last = session.fields.documents
    assert survey.chance(first) == pytest.approx(survey.chance(session.fields.documents[1]))
    assert survey.chance(last) < survey.chance(first)
    until(session.fields.is_read)
    for name in SCHEMA.names:
        session.fields.decisions.accept(name)
    assert survey.chance(session.fields.documents[0]) == 1.0  # nothing is left that could be wrong


def test_a_held_out_document_is_measured_and_teaches_nothing(session: Session) -> None:
    fields, survey = session.fields, session.fields.survey
    ids = [row.id for row in session.summaries]
    session.editor.change_pages(_hold_out(session, ids[1]))
    session.pages.show_page(ids[1])
    until(fields.is_read)
    fields.decisions.accept("company")
    fields.decisions.set_text("total", "9.99")
    assert survey.measured()["company"].tried == 1
    session.editor.do("Review", edits.set_state, ReviewState.REVIEWED)
    session.pages.show_page(ids[0])
    until(fields.is_read)
    fields.decisions.accept("company")
    session.editor.do("Review", edits.set_state, ReviewState.REVIEWED)
    until(lambda: fields.taught == 1 and fields.state is LearningState.IDLE)
    measured = survey.measured()
    assert (measured["company"].right, measured["company"].tried) == (1, 1)
    assert (measured["total"].right, measured["total"].tried) == (0, 1)
    document = fields.document_list.of_page(ids[1])
    until(lambda: document is not None and fields._proposals.reading.is_current(document, full=False))


def _hold_out(session: Session, page_id: PageId):  # type: ignore[no-untyped-def]
    from kie_desktop.session.project.bulk_edits import BulkEdit

    return BulkEdit("Hold out", [page_id], lambda _: Patch(held_out=(False, True)))


def test_documents_that_need_no_look_are_counted_until_they_are_reviewed(session: Session) -> None:
    fields, survey = session.fields, session.fields.survey
    fields.set_schema(replace(SCHEMA, fields=(FieldSpec("company"), FieldSpec("total", FieldType.AMOUNT))))
    until(fields.is_read)
    fields.decisions.accept("company")
    session.editor.do("Review", edits.set_state, ReviewState.REVIEWED)
    until(lambda: fields.taught == 1 and fields.state is LearningState.IDLE)  # the fake engine is sure from now on
    read_all(session)
    assert [one.key for one in survey.settled] == ["p2.png", "p3.png"]


def test_what_is_wrong_with_fields_is_among_the_problems(session: Session) -> None:
    fields, problems = session.fields, session.problems
    spec = (FieldSpec("company", required=True), FieldSpec("total", FieldType.AMOUNT), FieldSpec("day", FieldType.DATE))
    fields.set_schema(Schema(fields=spec, rules=("total >= 100", "total / (total - 1.5) = 1", "nothing = total")))
    until(fields.is_read)
    fields.decisions.accept("total")
    fields.decisions.set_text("day", "some day")
    fields.decisions.mark_absent("company")
    session.editor.do("Review", edits.set_state, ReviewState.REVIEWED)
    problems.check_all()
    until(lambda: problems.looked and not session.jobs.states)

    def codes() -> list[str]:
        rows = problems.pages.get(session.page_id, [])
        return sorted(row.code for row in rows if row.code.startswith("field"))

    assert codes() == ["field-missing", "field-rule", "field-rule", "field-value"]
    assert [row.code for row in problems.pages[None] if row.code == "rule-faulty"] == ["rule-faulty"]
    (rule, zero) = [row for row in problems.pages[session.page_id] if row.code == "field-rule"]
    assert rule.entity == 2 and "is not met" in rule.message and "divides by zero" in zero.message
    fields.decisions.set_text("company", "ACME")
    fields.decisions.set_text("day", "2020-01-01")
    fields.decisions.set_text("total", "120.00")
    until(lambda: codes() == ["field-rule"])


def test_a_document_without_text_counts_as_one_that_was_not_read(session: Session, tmp_path: Path) -> None:
    """Nobody knows what stands in its picture."""
    write_image(tmp_path / "scans" / "p5.png")
    assert session.project.add_files([tmp_path / "scans" / "p5.png"])
    until(lambda: len(session.fields.documents) == 5)
    survey = read_all(session)
    last = session.fields.documents[-1]
    assert survey.unread == 1 and survey.chance(last) is None and survey.needs_look(last) is None
