"""Fields of a project without a window: schema, documents, what a person decides, and undo of all of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from event_loop import until
from PIL import Image
from session_sitting import Sitting

from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet, Role, default_label_set
from kie_desktop.domain.page import Choice, ReviewState
from kie_desktop.fields.result import DocumentFields, FieldState, FieldValue, Span
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.session import Session
from kie_desktop.session.fields.documents_export import DocumentsWritten
from kie_desktop.session.fields.project_fields import ProjectFields
from kie_desktop.session.fields.schema_sources import rule_faults, schema_of_table, start_template

SCHEMA = Schema(
    fields=(
        FieldSpec("company", required=True),
        FieldSpec("date", FieldType.DATE),
        FieldSpec("net", FieldType.AMOUNT),
        FieldSpec("tax", FieldType.AMOUNT),
        FieldSpec("total", FieldType.AMOUNT),
        FieldSpec("items", repeated=True),
    ),
    rules=("net + tax = total",),
)
LINES = ("ACME GmbH", "DATE: 25/12/2018 10:35", "10.00", "1.90", "11.90", "bolt", "nut")


def write_lines(session: Session, lines: tuple[str, ...] = LINES) -> None:
    """Lines of text on the shown page, one below the other; entity 1 is the first."""
    for number, text in enumerate(lines):
        box = (5.0, 10.0 * number, 5.0 + 6 * len(text), 10.0 * number + 8)
        assert session.editor.do("Add", edits.add_entity, rectangle(box), text)


def write_tiff(path: Path, frames: int) -> None:
    pictures = [Image.new("RGB", (200, 100), "white") for _ in range(frames)]
    path.parent.mkdir(parents=True, exist_ok=True)
    pictures[0].save(path, save_all=True, append_images=pictures[1:])


def value(fields: ProjectFields, name: str) -> FieldValue:
    found = fields.values()
    assert found is not None
    return found[name]


@pytest.fixture
def session(sitting: Sitting, folder: Path) -> Session:
    session = sitting.open(folder)
    assert session.fields.set_schema(SCHEMA)
    write_lines(session)
    return session


def test_a_schema_comes_and_goes_by_undo_and_stays_with_the_project(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    fields, told = session.fields, []
    fields.schema_changed.connect(lambda: told.append(fields.schema))
    assert fields.schema is None and fields.values() is None
    assert fields.set_schema(start_template("receipt"))
    assert fields.schema == start_template("receipt") == told[-1]
    assert not fields.set_schema(start_template("receipt"))  # it is the same
    session.editor.undo()
    assert fields.schema is None and told[-1] is None
    session.editor.redo()
    path = session.path
    assert path is not None
    session.project.close()
    assert fields.schema is None
    sitting.open(path)
    assert fields.schema == start_template("receipt")


def test_a_schema_that_cannot_be_kept_is_a_message(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    assert not session.fields.set_schema(Schema(fields=(FieldSpec("a"), FieldSpec("A"))))
    assert "two fields have the name" in sitting.messages[-1][1]
    assert session.fields.schema is None


def test_rules_that_cannot_be_computed_are_problems(session: Session) -> None:
    fields = session.fields
    assert rule_faults(SCHEMA) == []
    assert fields.set_schema(replace(SCHEMA, rules=("net + tax = totl", "total / (net - net) = 1", "total +")))
    faults = rule_faults(fields.schema)
    assert len(faults) == 3 and "totl" in faults[0] and "always divides by zero" in faults[1]
    for name, line in (("net", 3), ("tax", 4), ("total", 5)):
        assert fields.decisions.choose(name, session.page_id, [line])
    found = fields.values()
    assert found is not None and any("divides by zero" in problem for problem in found.problems)


def test_a_line_or_a_part_of_it_is_chosen_and_checked(session: Session) -> None:
    fields = session.fields
    assert value(fields, "date") == FieldValue("date", FieldType.DATE, None)
    told: list[str] = []
    fields.document_changed.connect(told.append)
    assert fields.decisions.choose("date", session.page_id, [2], (6, 16))
    assert told[-1] == "p1.png"
    date = value(fields, "date")
    assert (date.value, date.normalized, date.state, date.score) == (
        "25/12/2018",
        "2018-12-25",
        FieldState.PERSON,
        None,
    )
    assert date.page == 0 and date.value_ids == (2,)
    assert session.page.state is ReviewState.IN_WORK
    for name, line in (("net", 3), ("tax", 4), ("total", 4)):
        fields.decisions.choose(name, session.page_id, [line])
    assert "is not met" in value(fields, "total").problems[0]
    fields.decisions.choose("total", session.page_id, [5])
    assert value(fields, "total").problems == ()
    session.editor.undo()
    assert value(fields, "total").value == "1.90"


def test_a_typed_value_of_a_whole_line_corrects_the_line(session: Session) -> None:
    fields = session.fields
    fields.decisions.choose("company", session.page_id, [1])
    assert fields.decisions.set_text("company", "ACME AG")
    assert value(fields, "company").value == session.page.entities[1].text == "ACME AG"
    fields.decisions.choose("date", session.page_id, [2], (6, 16))
    fields.decisions.set_text("date", "26/12/2018")
    assert value(fields, "date").normalized == "2018-12-26"
    assert session.page.entities[2].text == LINES[1]
    fields.decisions.set_text("date", "no date at all")
    assert value(fields, "date").normalized is None and "is not a date" in value(fields, "date").problems[0]
    fields.decisions.set_text("total", "99.00")  # nothing was there: it has no place
    assert (value(fields, "total").value, value(fields, "total").page) == ("99.00", None)


def test_not_on_this_document_is_an_answer(session: Session) -> None:
    fields = session.fields
    fields.decisions.choose("tax", session.page_id, [4])
    assert fields.decisions.mark_absent("tax")
    assert value(fields, "tax").state is FieldState.ABSENT
    assert fields.decisions.clear("tax") and value(fields, "tax").state is FieldState.LOOK
    assert not fields.decisions.clear("tax")
    assert fields.decisions.accept("company")  # nothing is proposed
    assert value(fields, "company").state is FieldState.ABSENT
    assert fields.decisions.set_text("total", "")
    assert value(fields, "total").state is FieldState.ABSENT


def test_a_field_with_several_values(session: Session) -> None:
    fields = session.fields
    fields.decisions.choose("items", session.page_id, [6], add=True)
    fields.decisions.choose("items", session.page_id, [7], add=True)
    found = fields.values()
    assert found is not None
    assert [one.value for one in found.values if one.name == "items"] == ["bolt", "nut"]
    fields.decisions.set_text("items", "screw", 1)
    fields.decisions.set_text("items", "", 0)
    assert value(fields, "items").value == session.page.entities[7].text == "screw"


def test_what_cannot_be_chosen_is_a_message(sitting: Sitting, session: Session) -> None:
    fields = session.fields
    assert not fields.decisions.choose("date", session.page_id, [2], (6, 999))
    assert not fields.decisions.choose("date", session.page_id, [99])
    assert [level for level, _ in sitting.messages[-2:]] == ["warning", "warning"]
    assert not fields.decisions.choose("nothing", session.page_id, [1]) and not fields.decisions.choose(
        "date", 999, [1]
    )
    assert value(fields, "date").value is None


def test_choices_follow_a_renamed_and_a_merged_field_and_go_with_a_removed_one(session: Session) -> None:
    fields = session.fields
    fields.decisions.choose("net", session.page_id, [3])
    fields.decisions.choose("tax", session.page_id, [4])
    fields.decisions.choose("company", session.page_id, [1])
    specs = (FieldSpec("vendor"), FieldSpec("date", FieldType.DATE), FieldSpec("tax", FieldType.TEXT))
    changed = Schema(fields=specs)
    assert fields.set_schema(changed, {"company": "vendor", "net": "tax"})
    assert value(fields, "vendor").value == "ACME GmbH"
    assert [(one.value, one.type) for one in fields.values().values if one.name == "tax"] == [("1.90", FieldType.TEXT)]
    session.editor.undo()
    assert (value(fields, "company").value, value(fields, "net").value) == ("ACME GmbH", "10.00")
    fields.set_schema(Schema(fields=specs[1:]), {}, {"company", "net"})
    fields.set_schema(SCHEMA)
    assert value(fields, "company").value is None and value(fields, "tax").value == "1.90"


def test_undo_takes_a_decision_back_on_whatever_page_of_the_document(sitting: Sitting, tmp_path: Path) -> None:
    """The next field may have led to another page; the schema is no latest step then."""
    write_tiff(tmp_path / "two" / "t.tif", 2)
    session = sitting.open(tmp_path / "two")
    assert session.fields.set_schema(SCHEMA)
    first, second = (row.id for row in session.summaries)
    session.pages.show_page(second)
    write_lines(session)
    assert session.fields.decisions.choose("company", second, [1])
    session.pages.show_page(first)
    session.editor.undo()
    assert session.fields.schema is not None and not session.pages.page_of(second).choices
    session.editor.redo()
    assert session.pages.page_of(second).choices


def test_pages_of_a_file_are_a_document_that_can_be_split_and_joined(sitting: Sitting, tmp_path: Path) -> None:
    write_tiff(tmp_path / "scans" / "a.tif", 4)
    write_tiff(tmp_path / "scans" / "b.tif", 1)
    session = sitting.open(tmp_path / "scans")
    fields, ids = session.fields, [row.id for row in session.summaries]
    told: list[int] = []
    fields.documents_changed.connect(lambda: told.append(len(fields.documents)))

    def sizes() -> dict[str, int]:
        return {document.key: len(document.pages) for document in fields.documents}

    assert sizes() == {"a.tif": 4, "b.tif": 1}
    assert fields.document_list.split([ids[2]]) and told[-1] == 3
    assert sizes() == {"a.tif": 2, "a.tif (3)": 2, "b.tif": 1}
    assert fields.document_list.join([ids[4], ids[2]])
    assert sizes() == {"a.tif": 2, "b.tif": 3}
    assert fields.document_list.of_page(ids[3]).key == "b.tif"
    session.editor.undo()
    session.editor.undo()
    assert sizes() == {"a.tif": 4, "b.tif": 1}
    assert not fields.document_list.join(ids[:3]) and not fields.document_list.split(ids[:1])
    fields.document_list.split(ids[1:4])
    fields.document_list.separate_files(ids)
    assert sizes() == {"a.tif": 4, "b.tif": 1}
    session.editor.do("Exclude", edits.set_state, ReviewState.EXCLUDED)
    assert sizes() == {"a.tif": 3, "b.tif": 1} and fields.document is None


def test_a_stack_is_split_behind_blank_pages_and_at_pages_like_the_first(sitting: Sitting, tmp_path: Path) -> None:
    write_tiff(tmp_path / "scans" / "a.tif", 6)
    session = sitting.open(tmp_path / "scans")
    documents, ids = session.fields.document_list, [row.id for row in session.summaries]
    documents.split_stack()
    assert "have not been read" in sitting.messages[-1][1] and len(documents.all) == 1
    letterhead = ("Green Valley Market Limited", "Old Town High Street London", "Invoice Customer Number Date")
    for place, page_id in enumerate(ids):
        session.pages.show_page(page_id)
        if place == 1:
            session.editor.do("Read", edits.set_state, ReviewState.PRE_ANNOTATED)
        elif place in (0, 2, 4):
            write_lines(session, (*letterhead, f"amount {place}"))
        else:
            write_lines(session, (f"only rows of goods {place}", "continued from there"))
    documents.split_stack("a.tif")
    until(lambda: len(documents.all) > 1)
    assert [document.pages for document in documents.all] == [tuple(ids[:2]), tuple(ids[2:4]), tuple(ids[4:])]
    assert "Split into 3 documents" in sitting.messages[-1][1]
    session.editor.undo()
    assert len(documents.all) == 1


def test_a_stack_without_a_second_first_page_stays(sitting: Sitting, tmp_path: Path) -> None:
    write_tiff(tmp_path / "scans" / "a.tif", 2)
    session = sitting.open(tmp_path / "scans")
    for row in list(session.summaries):
        session.pages.show_page(row.id)
        write_lines(session, (f"quite another text {row.id * 7919}",))
    session.fields.document_list.split_stack()
    until(lambda: "stays one document" in sitting.messages[-1][1])
    assert len(session.fields.documents) == 1


def test_each_page_is_a_document_by_command_and_by_setting(sitting: Sitting, tmp_path: Path) -> None:
    write_tiff(tmp_path / "scans" / "a.tif", 3)
    session = sitting.open(tmp_path / "scans")
    fields = session.fields
    assert fields.document_list.split_pages([session.summaries[1].id])
    assert [document.key for document in fields.documents] == ["a.tif", "a.tif (2)", "a.tif (3)"]
    assert not fields.document_list.split_pages([session.summaries[1].id])
    session.editor.undo()
    assert len(fields.documents) == 1
    session.settings["new_documents"] = "page"
    write_tiff(tmp_path / "scans" / "b.tif", 2)
    session.project.add_files([tmp_path / "scans" / "b.tif"])
    until(lambda: len(session.summaries) == 5 and not session.jobs.states)
    assert [document.key for document in fields.documents] == ["a.tif", "b.tif", "b.tif (2)"]


def test_a_value_on_the_second_page_of_a_document(sitting: Sitting, tmp_path: Path) -> None:
    write_tiff(tmp_path / "scans" / "a.tif", 2)
    session = sitting.open(tmp_path / "scans")
    fields = session.fields
    fields.set_schema(SCHEMA)
    first, second = [row.id for row in session.summaries]
    fields.decisions.mark_absent("company")
    session.pages.show_page(second)
    write_lines(session)
    assert fields.decisions.choose("company", second, [1])
    assert (value(fields, "company").value, value(fields, "company").page) == ("ACME GmbH", 1)
    assert not session.pages.page_of(first).choices
    session.editor.undo()
    assert value(fields, "company").state is FieldState.ABSENT


def test_rows_are_found_once_their_heads_are_keys(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    fields = session.fields
    plain = LabelSet(
        [label if label.name != "question" else replace(label, role=Role.OTHER) for label in default_label_set()]
    )
    assert session.editor.change_label_set(plain, {})
    assert fields.set_schema(Schema(fields=(FieldSpec("goods", FieldType.ROWS, columns=("Item", "Amount")),)))
    for place, (text, label) in enumerate(
        (("Item", "question"), ("Amount", "question"), *[("x", "answer"), ("1.00", "answer")] * 3)
    ):
        x, y = 10.0 + 100 * (place % 2), 5.0 + 20 * (place // 2)
        assert session.editor.do("Add", edits.add_entity, rectangle((x, y, x + 40, y + 10)), text, label)
    assert session.editor.do("Link", edits.add_links, 1, [3, 5, 7]) and session.editor.do(
        "Link", edits.add_links, 2, [4, 6, 8]
    )
    until(fields.is_read)
    assert value(fields, "goods").value is None
    changed: list[str] = []
    fields.document_changed.connect(changed.append)
    assert session.editor.change_label_set(default_label_set(), {})
    assert changed and value(fields, "goods").value == "x | 1.00\nx | 1.00\nx | 1.00"


def test_the_next_field_and_document_that_need_a_look(session: Session) -> None:
    fields = session.fields
    assert fields.next_field() == "company" and fields.next_field("company") == "date"
    for name in SCHEMA.names:
        fields.decisions.mark_absent(name)
    assert fields.next_field() is None
    rows = list(session.summaries)
    assert fields.next_document() == rows[1].id
    session.pages.show_page(rows[1].id)
    session.editor.do("Review", edits.set_state, ReviewState.REVIEWED)
    session.pages.show_page(rows[2].id)
    assert fields.next_document() is None  # all is decided on the first one
    session.pages.show_page(rows[1].id)
    session.editor.undo()
    session.pages.show_page(rows[2].id)
    assert fields.next_document() == rows[1].id


def test_a_document_is_accepted_and_reviewed_in_one_step(sitting: Sitting, session: Session) -> None:
    fields = session.fields
    until(fields.is_read)
    assert fields.has_proposals()
    page_id = session.page_id
    assert page_id is not None
    assert fields.decisions.choose("company", page_id, [1])
    until(fields.is_read)
    assert fields.decisions.accept_document()
    page = session.pages.page_of(page_id)
    assert page.state is ReviewState.REVIEWED
    assert [choice.field for choice in page.choices] == ["company"]  # nothing says that the others are not there
    assert fields.decided["company"] == 1
    session.editor.undo()
    page = session.pages.page_of(page_id)
    assert page.state is not ReviewState.REVIEWED
    assert [choice.field for choice in page.choices] == ["company"]


def test_only_a_sure_gap_is_decided_when_a_document_is_accepted(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = session.fields
    until(fields.is_read)
    net = FieldValue("net", FieldType.AMOUNT, "10.00", "10.00", 0.6, page=0, value_ids=(3,), spans=(Span(3, 0, 5),))
    gaps = (
        net,
        FieldValue("date", FieldType.DATE, None, score=0.95, state=FieldState.SURE),
        FieldValue("tax", FieldType.AMOUNT, None, score=0.57),  # "Not found": nobody is asked about it
    )
    monkeypatch.setattr(fields._proposals, "values", lambda document: DocumentFields(document.key, gaps, {}))
    assert fields.decisions.accept_document()
    assert session.page is not None and session.page.state is ReviewState.REVIEWED
    assert set(session.page.choices) == {Choice("net", (3,), text="10.00"), Choice("date", absent=True)}
    assert fields.decisions.accept("tax")  # a person says it
    assert Choice("tax", absent=True) in session.page.choices


def test_a_decision_that_is_none_of_its_type_is_kept_and_said(sitting: Sitting, session: Session) -> None:
    decisions = session.fields.decisions
    assert decisions.set_text("total", "abc")
    assert value(session.fields, "total").state is FieldState.PERSON
    said = ("warning", "total: 'abc' is not a valid amount. Your decision is kept.")
    assert sitting.messages[-1] == said
    assert decisions.set_text("total", "11.90") and decisions.choose("company", session.page_id, [1])
    assert sitting.messages[-1] == said  # nothing more was said
    assert decisions.choose("date", session.page_id, [1])
    assert sitting.messages[-1] == ("warning", "date: 'ACME GmbH' is not a date. Your decision is kept.")


def test_a_document_is_not_accepted_before_it_was_read(sitting: Sitting, folder: Path) -> None:
    session = sitting.open(folder)
    assert session.fields.set_schema(SCHEMA)
    assert not session.fields.has_proposals()
    assert not session.fields.decisions.accept_document()
    assert "No text has been read" in sitting.messages[-1][1]
    assert session.page is not None and not session.page.choices


def test_the_head_of_a_table_names_fields(session: Session, tmp_path: Path) -> None:
    table = tmp_path / "head.csv"
    table.write_text("file;company;paid on\n;;2018-12-25\n", "utf-8")
    schema = schema_of_table(table)
    assert [(spec.name, spec.type) for spec in schema.fields] == [
        ("company", FieldType.TEXT),
        ("paid on", FieldType.DATE),
    ]
    table.write_text("\n", "utf-8")
    with pytest.raises(UserError, match="no column has a name"):
        schema_of_table(table)


def test_a_table_without_scores(sitting: Sitting, session: Session, tmp_path: Path) -> None:
    written: list[DocumentsWritten] = []
    session.fields.export.written.connect(written.append)
    path = tmp_path / "out.csv"
    session.fields.write_documents(path, ["total", "company"], scores=False)
    until(lambda: bool(written))
    assert path.read_text("utf-8-sig").splitlines()[0] == "file,pages,total,company"


@pytest.mark.parametrize("as_read", [True, False])
def test_codes_are_written_as_they_stand_as_well(session: Session, tmp_path: Path, as_read: bool) -> None:
    assert session.fields.set_schema(Schema(fields=(FieldSpec("order", FieldType.CODE), FieldSpec("company"))))
    until(session.fields.is_read)
    session.fields.decisions.set_text("order", "AB-12/3")
    written: list[DocumentsWritten] = []
    session.fields.export.written.connect(written.append)
    session.fields.write_documents(tmp_path / "out.csv", scores=False, codes_as_read=as_read)
    until(lambda: bool(written))
    head, *rows = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert head == "file,pages,order,company" + ",order_read" * as_read
    assert any(row.split(",")[2] == "AB123" for row in rows)
    assert any(row.endswith(",AB-12/3") for row in rows) is as_read
