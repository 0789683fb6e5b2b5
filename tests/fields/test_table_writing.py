"""Tables that write dates and amounts in another way than their documents."""

from __future__ import annotations

from field_documents import document_of

from kie_desktop.fields.locate import Found, locate
from kie_desktop.fields.schema import DateOrder, DecimalSign, FieldSpec, FieldType, Schema
from kie_desktop.fields.table_writing import as_documents_write
from kie_desktop.fields.values import Writing, meaning

SCHEMA = Schema(fields=(FieldSpec("day", FieldType.DATE), FieldSpec("sum", FieldType.AMOUNT), FieldSpec("shop")))
ROWS = [
    {"day": "10/19/2018", "sum": "1.234,50", "shop": "03/04"},
    {"day": "03/04/2018", "sum": "1.234", "shop": ""},
    {"day": "2018-04-03", "sum": "", "shop": "x"},
]


def test_only_what_means_something_else_is_written_anew() -> None:
    writing = Writing(DateOrder.DMY, DecimalSign.POINT)
    rows = as_documents_write(ROWS, SCHEMA, writing)
    assert [row["day"] for row in rows] == ["10/19/2018", "2018-03-04", "2018-04-03"]
    assert [row["shop"] for row in rows] == ["03/04", "", "x"]
    assert [meaning(row["sum"], SCHEMA["sum"], writing).normalized for row in rows[:2]] == ["1234.50", "1234"]
    assert as_documents_write(rows, SCHEMA, writing) == rows


def test_a_column_that_tells_nothing_is_left() -> None:
    rows = [{"day": "03/04/2018", "sum": "1,234"}]
    assert as_documents_write(rows, SCHEMA, Writing(DateOrder.DMY, DecimalSign.COMMA)) == rows


def test_values_of_another_writing_are_found() -> None:
    pages = [document_of([f"{day}/03/2018", "Total 1,234.50"], name=f"{day}.png") for day in ("04", "19")]
    values = [{"day": "03/04/2018", "sum": "1.234,50"}, {"day": "03/19/2018", "sum": "1.234,50"}]
    found = locate(SCHEMA, list(zip(pages, values, strict=True)))
    assert [one.found for one in found] == [Found.ONCE] * 4
