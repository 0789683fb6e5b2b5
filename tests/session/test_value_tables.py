"""A table of values put beside the documents, and the table of documents that is written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from event_loop import until
from openpyxl import Workbook, load_workbook
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Choice
from kie_desktop.domain.problems import Severity
from kie_desktop.fields.result import FieldState
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.session import JobKind, Session
from kie_desktop.session.fields.documents_export import DocumentsWritten
from kie_desktop.session.fields.value_tables import FieldTally, TablePreview

SCHEMA = Schema(
    fields=(FieldSpec("company"), FieldSpec("total", FieldType.AMOUNT), FieldSpec("address", FieldType.LINES))
)


def fill(session: Session, page_id: int, *lines: str) -> None:
    session.pages.show_page(page_id)
    for number, text in enumerate(lines):
        assert session.editor.do("Add", edits.add_entity, rectangle((5, 10 * number, 90, 10 * number + 8)), text)


@pytest.fixture
def session(sitting: Sitting, folder: Path) -> Session:
    """p1, p2 and p10 with lines; another p2 further down, and a page without lines."""
    write_image(folder / "more" / "p2.png")
    write_image(folder / "p20.png")
    session = sitting.open(folder)
    session.project.add_files([folder / "more" / "p2.png"])
    sitting.rest()
    for row in list(session.summaries):
        if row.image != "p20.png":
            fill(session, row.id, f"company: ACME {row.image}", "total: 1.50", "total: 1.50", "1 Main Rd")
    session.pages.show_page(next(row.id for row in session.summaries if row.image == "p1.png"))
    return session


def write_table(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def preview(session: Session, path: Path) -> TablePreview:
    found: list[TablePreview] = []
    connection = session.fields.table.previewed.connect(found.append)
    session.fields.table.preview(path)
    until(lambda: found)
    session.fields.table.disconnect(connection)
    return found[0]


def apply(session: Session, found: TablePreview, **options: bool) -> str:
    told: list[str] = []
    connection = session.fields.table.imported.connect(lambda _, text: told.append(text))
    assert session.fields.table.apply(found, **options)
    until(lambda: told)
    session.fields.table.disconnect(connection)
    return told[0]


def choices(session: Session, image: str) -> dict[str, Choice]:
    row = next(row for row in session.summaries if row.image == image)
    return {choice.field: choice for choice in session.pages.page_of(row.id).choices}


def test_the_preview_tells_what_was_found_and_changes_nothing(session: Session, tmp_path: Path) -> None:
    session.fields.set_schema(SCHEMA)
    table = write_table(
        tmp_path / "values.csv",
        ("file", "Company", "total", "vat"),
        ("p1.png", "ACME p1.png", "1.50", "7"),
        ("P10", "like ACME", "9.99", ""),
        ("gone.png", "x", "", ""),
        ("p2.png", "ACME", "1.50", ""),
        ("./more/p2.png", "ACME", "", ""),
        ("p20.png", "ACME", "", ""),
        ("more\\p2.png", "ACME", "", ""),
    )
    found = preview(session, table)
    assert (found.rows, found.matched, found.is_new) == (7, 4, False)
    assert dict(found.tallies) == {"company": FieldTally(3, 0, 1, 0), "total": FieldTally(0, 2, 0, 1)}
    texts = "\n".join(problem.message for problem in found.problems)
    assert len(found.problems) == 4 and "p20.png has no text yet" in texts and "left out: vat" in texts
    assert "1 of its names are no file here: gone.png" in texts
    assert "several rows are of the same file, and the first one counts: ./more/p2.png, more\\p2.png" in texts
    assert found.words == "7 values of 4 documents, 6 of them found."
    assert not any(choices(session, row.image) for row in session.summaries)


def test_a_name_of_two_documents_is_told(session: Session, tmp_path: Path) -> None:
    session.fields.set_schema(SCHEMA)
    found = preview(session, write_table(tmp_path / "v.csv", ("file", "company"), ("P2", "ACME"), ("p1", "ACME")))
    [problem] = found.problems
    assert "P2 may be" in problem.message and "more/p2.png" in problem.message and "p2.png" in problem.message


def test_importing_is_one_step_that_labels_and_corrects_nothing(session: Session, tmp_path: Path) -> None:
    session.fields.set_schema(SCHEMA)
    rows = (("p1.png", "ACME p1.png", "1.50"), ("p10.png", "like ACME", "9.99"))
    table = write_table(tmp_path / "values.csv", ("file", "company", "total"), *rows)
    assert apply(session, preview(session, table)) == "Taken over: 4 values of 2 documents."
    assert choices(session, "p1.png") == {
        "company": Choice("company", (1,), (9, 20), "ACME p1.png"),
        "total": Choice("total", (2,), (7, 11), "1.50"),
    }
    assert choices(session, "p10.png") == {
        "company": Choice("company", (1,), (9, 13), "like ACME"),
        "total": Choice("total", (), None, "9.99"),
    }
    assert session.page.entities[1].text == "company: ACME p1.png"
    assert session.editor.undo_text == "Import values.csv"
    until(lambda: session.fields.taught == 2)  # a table teaches, whether its pages are reviewed or not
    session.editor.undo()
    assert not choices(session, "p1.png") and not choices(session, "p10.png")
    until(lambda: session.fields.taught == 0)
    session.editor.redo()
    until(lambda: session.fields.taught == 2)


def test_what_was_decided_here_stays_unless_told(session: Session, tmp_path: Path) -> None:
    session.fields.set_schema(SCHEMA)
    session.fields.decisions.mark_absent("total")
    table = write_table(tmp_path / "v.csv", ("file", "total"), ("p1.png", "1.50"))
    found = preview(session, table)
    assert found.tallies["total"].decided == 1
    assert apply(session, found) == "Nothing changed: the value was decided already."
    assert choices(session, "p1.png")["total"].absent
    apply(session, found, replace=True)
    assert choices(session, "p1.png")["total"].text == "1.50"


def test_the_preview_tells_which_decided_values_the_table_contradicts(
    sitting: Sitting, session: Session, tmp_path: Path
) -> None:
    session.fields.set_schema(SCHEMA)
    session.fields.decisions.mark_absent("total")
    session.fields.decisions.set_text("company", "Acme P1.PNG")
    table = write_table(tmp_path / "v.csv", ("file", "company", "total"), ("p1.png", "ACME p1.png", "1.50"))
    found = preview(session, table)
    assert [(one.decided, one.contradicted) for one in found.tallies.values()] == [(1, 0), (1, 1)]
    assert found.contradiction == "Other than in the table: 1 decided value (total 1)."
    assert apply(session, found, replace=True) == "Taken over: 2 values of 1 document."
    again = preview(session, table)
    assert again.contradiction == ""
    assert apply(session, again, replace=True) == "Nothing changed: all 2 values were decided already."
    assert ("info", "Nothing changed: all 2 values were decided already.") in sitting.messages


def test_pages_that_are_still_to_be_read_are_no_errors(session: Session, tmp_path: Path) -> None:
    session.fields.set_schema(SCHEMA)
    found = preview(session, write_table(tmp_path / "v.csv", ("file", "company"), ("p20.png", "A"), ("p1.png", "A")))
    [problem] = found.problems
    assert problem.severity is Severity.WARNING and "p20.png has no text yet" in problem.message
    page = next(row.id for row in session.summaries if row.image == "p20.png")
    assert found.waiting == {"p20.png": (page,)}


def test_a_project_without_schema_gets_that_of_the_table(session: Session, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["image", "Company", "Total"])
    book.active.append(["p1.png", "ACME", 1.5])
    book.save(tmp_path / "values.xlsx")
    found = preview(session, tmp_path / "values.xlsx")
    assert found.is_new and found.schema.names == ("Company", "Total")
    assert found.schema["Total"].type is FieldType.AMOUNT
    assert session.fields.schema is None
    apply(session, found)
    assert session.fields.schema == found.schema and choices(session, "p1.png")["Company"].text == "ACME"
    session.editor.undo()
    assert session.fields.schema is None


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("file", "total"), ("gone.png", "1"), ("lost.png", "2")], "no name in it is one of the"),
        ([("a", "b"), ("p1", "1")], "there is no column"),
        ([], "the table is empty"),
        ([("file", "total"), ("", "1")], "no name in it is one of the"),
    ],
)
def test_a_table_that_cannot_be_used_is_a_message(
    sitting: Sitting, session: Session, tmp_path: Path, rows: list[tuple[str, ...]], words: str
) -> None:
    session.fields.table.preview(write_table(tmp_path / "bad.csv", *rows))
    until(lambda: any(level == "error" for level, _ in sitting.messages))
    assert words in sitting.messages[-1][1] and "bad.csv" in sitting.messages[-1][1]
    assert session.jobs.find(JobKind.READING_TABLE, JobKind.LOCATING_VALUES) is None


def test_a_value_of_ten_thousand_characters_and_an_empty_column_are_left_out(session: Session, tmp_path: Path) -> None:
    session.fields.set_schema(SCHEMA)
    table = write_table(
        tmp_path / "v.csv", ("file", "company", "total", "address"), ("p1.png", "x" * 10_000, "1.50", "")
    )
    found = preview(session, table)
    texts = sorted(problem.message.partition(", row")[2] or problem.message for problem in found.problems)
    assert "company has 10,000 characters" in texts[0] and "the column 'address' is empty" in texts[1]
    assert list(found.tallies) == ["total"]


def test_a_preview_that_is_given_up_says_nothing(session: Session, tmp_path: Path) -> None:
    session.fields.set_schema(SCHEMA)
    found: list[TablePreview] = []
    session.fields.table.previewed.connect(found.append)
    session.fields.table.preview(write_table(tmp_path / "v.csv", ("file", "company"), ("p1.png", "ACME")))
    session.fields.table.cancel()
    until(lambda: not session.jobs.states)
    assert not found


def written(session: Session, path: Path, **options: object) -> DocumentsWritten:
    found: list[DocumentsWritten] = []
    connection = session.fields.export.written.connect(found.append)
    session.fields.write_documents(path, **options)
    until(lambda: found)
    session.fields.export.disconnect(connection)
    return found[0]


def test_a_row_for_each_document_is_written(session: Session, tmp_path: Path) -> None:
    fields = session.fields
    fields.set_schema(SCHEMA)
    until(fields.is_read)
    fields.decisions.accept("company")
    done = written(session, tmp_path / "out.xlsx", fields=["total", "company"])
    assert (done.documents, done.values, done.left_out) == (5, 8, 0) and len(done.unsure) == 7
    sheet = load_workbook(tmp_path / "out.xlsx")["documents"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["file", "pages", "total", "total_score", "company", "company_score"]
    assert rows[2] == ["p1.png", 1, "1.50", 0.6, "ACME p1.png", None]
    assert rows[-1][:2] == ["p20.png", 1] and rows[-1][2] in (None, "")


def test_only_what_is_accepted_or_proved_is_written(session: Session, tmp_path: Path) -> None:
    fields = session.fields
    fields.set_schema(SCHEMA)
    until(fields.is_read)
    fields.decisions.accept("company")
    done = written(session, tmp_path / "out.csv", only_trusted=True)
    assert (done.values, done.left_out) == (1, 7)
    lines = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "file,pages,company,company_score,total,total_score,address,address_score"
    assert "p1.png,1,ACME p1.png,,,,," in lines


def test_the_same_document_twice_is_told(session: Session, tmp_path: Path) -> None:
    fields = session.fields
    fields.set_schema(SCHEMA)
    for row in session.summaries:
        session.pages.show_page(row.id)
        if row.image != "p20.png":
            fields.decisions.set_text("company", "ACME")
            fields.decisions.set_text("total", "1.50" if row.image in ("p1.png", "p10.png") else row.image)
            fields.decisions.set_text("address", "1 Main Rd")
    assert fields.values()["company"].state is FieldState.LOOK  # nothing is on p20
    assert written(session, tmp_path / "out.csv").same == [("p1.png", "p10.png")]


def test_a_table_that_cannot_be_written_is_a_message(sitting: Sitting, session: Session, tmp_path: Path) -> None:
    session.fields.set_schema(SCHEMA)
    session.fields.write_documents(tmp_path / "nowhere" / "out.csv")
    until(lambda: any(level == "error" for level, _ in sitting.messages))
    assert "out.csv" in sitting.messages[-1][1]
