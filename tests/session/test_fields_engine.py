"""Fields of a project with the real engine: values of a table or of reviewed pages, and the rest is filled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import receipts
from event_loop import application, until
from session_sitting import Sitting, write_image

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import ReviewState
from kie_desktop.domain.patch import apply
from kie_desktop.fields.result import FieldState
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.places import own_command
from kie_desktop.session import Session
from kie_desktop.session.fields.accepting import SureValues
from kie_desktop.session.fields.learning import LearningState
from kie_desktop.session.fields.value_tables import TablePreview
from kie_desktop.session.project.bulk_edits import BulkEdit

SCHEMA = Schema(
    fields=(FieldSpec("company"), FieldSpec("date", FieldType.DATE), FieldSpec("total", FieldType.AMOUNT)),
    template="receipt",
)
PAGES = 9


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A folder of receipts, read by OCR."""
    for number in range(PAGES):
        write_image(tmp_path / "receipts" / f"r{number}.png", 420, 400)
    application()
    engine = EngineClient(own_command("--worker", "engine", "1"))
    sitting = Sitting(tmp_path, fields_engine=engine)
    session = sitting.open(tmp_path / "receipts")
    numbers = {row.id: number for number, row in enumerate(session.summaries)}

    def lines(page_id: int) -> object:
        page = session.pages.page_of(page_id)
        for text, box in receipts.lines_of(numbers[page_id]):
            page = apply(page, edits.add_entity(page, rectangle(box), text))
        return edits.pre_annotate(session.pages.page_of(page_id), page, session.pages.page_of(page_id), False)

    session.editor.change_pages(BulkEdit("Read", list(numbers), lines))
    yield session
    session.shut_down()


def test_a_few_reviewed_receipts_fill_the_rest(session: Session) -> None:
    fields = session.fields
    assert fields.set_schema(SCHEMA)
    until(fields.is_read, 120_000)
    found = fields.values()
    assert found is not None and found["date"].value == receipts.values_of(0)["date"]  # nothing was taught yet
    for number, row in enumerate(list(session.summaries)[:5]):
        session.pages.show_page(row.id)
        until(fields.is_read, 120_000)
        for name, text in receipts.values_of(number).items():
            entity = next(one for one in session.page.entities.values() if text in one.text)
            start = entity.text.index(text)
            span = None if text == entity.text else (start, start + len(text))
            assert fields.decisions.choose(name, row.id, [entity.id], span)
        session.editor.do("Mark reviewed", edits.set_state, ReviewState.REVIEWED)
    until(lambda: fields.taught == 5 and fields.state is LearningState.IDLE, 120_000)
    quality = fields.quality("total")
    assert quality is not None and quality.tried == 5 and quality.exact is not None
    sure: list[SureValues] = []
    fields.sure_found.connect(sure.append)
    fields.find_sure(0.5)
    until(lambda: sure, 120_000)
    assert sure[0].count >= 2 * (PAGES - 5)
    assert fields.accept_sure(sure[0])
    rest = [row.id for row in session.summaries][5:]
    right = wrong = 0
    for number, page_id in enumerate(rest, 5):
        document = fields.document_list.of_page(page_id)
        found = fields.values(document.key)
        for name, text in receipts.values_of(number).items():
            if found[name].state is FieldState.PERSON:
                right, wrong = right + (found[name].value == text), wrong + (found[name].value != text)
    assert right == sure[0].count and wrong == 0


def test_a_table_is_found_on_its_pages_and_teaches(session: Session, tmp_path: Path) -> None:
    """Dates stand there in another way, and a total may stand twice."""
    fields = session.fields
    rows = [("file", "company", "date", "total")]
    for number in range(6):
        values = receipts.values_of(number)
        day = "-".join(reversed(values["date"].split("/")))
        rows.append((f"r{number}.png", values["company"], day, values["total"] if number else "12345.67"))
    table = tmp_path / "values.csv"
    table.write_text("".join(",".join(row) + "\n" for row in rows), "utf-8")
    found: list[TablePreview] = []
    fields.table.previewed.connect(found.append)
    fields.table.preview(table)
    until(lambda: found, 120_000)
    preview = found[0]
    assert (preview.matched, preview.problems, preview.is_new) == (6, (), True)
    assert preview.schema.template == "receipt" and preview.schema["date"].type is FieldType.DATE
    assert preview.tallies["date"].once == 6 and preview.tallies["total"].missing == 1
    assert fields.table.apply(preview)
    until(lambda: fields.taught == 6 and fields.state is LearningState.IDLE, 120_000)
    session.pages.show_page(session.summaries[1].id)
    shown = fields.values()
    assert shown is not None and (shown["date"].value, shown["date"].state) == (
        receipts.values_of(1)["date"],
        FieldState.PERSON,
    )
    assert shown["date"].spans[0].start == 6  # of "Date: 25/12/2018 10:35" the day alone
    session.pages.show_page(session.summaries[8].id)
    until(fields.is_read, 120_000)
    last = fields.values()
    assert last is not None and last["date"].value == receipts.values_of(8)["date"]
