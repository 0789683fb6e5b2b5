"""Documents that hold the same values."""

from __future__ import annotations

from kie_desktop.fields.duplicates import same_documents
from kie_desktop.fields.result import FieldValue
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema

SCHEMA = Schema(
    fields=(
        FieldSpec("company"),
        FieldSpec("date", FieldType.DATE),
        FieldSpec("number", FieldType.CODE),
        FieldSpec("total", FieldType.AMOUNT),
        FieldSpec("items", repeated=True),
    )
)


def document(**values: str) -> list[FieldValue]:
    return [FieldValue(name, SCHEMA[name].type, text, text) for name, text in values.items()]


def groups(**documents: list[FieldValue]) -> list[tuple[str, ...]]:
    return same_documents(SCHEMA, documents)


FIRST = {"company": "ACME", "date": "2018-12-25", "number": "A-1", "total": "11.90"}


def test_the_same_values_however_they_are_written() -> None:
    again = {**FIRST, "company": "Acme.", "number": "a1", "total": "11.9"}
    assert groups(a=document(**FIRST), b=document(**again), c=document(**FIRST)) == [("a", "b", "c")]


def test_one_other_value_makes_another_document() -> None:
    assert groups(a=document(**FIRST), b=document(**{**FIRST, "number": "A-2"})) == []


def test_a_field_that_one_lacks_does_not_count_and_two_same_values_are_too_few() -> None:
    few = {"company": "ACME", "total": "11.90"}
    assert groups(a=document(**FIRST), b=document(**few, date="2018-12-25")) == [("a", "b")]
    assert groups(a=document(**FIRST), b=document(**few)) == []


def test_texts_and_dates_alone_tell_nothing() -> None:
    texts = {"company": "ACME", "date": "2018-12-25"}
    assert groups(a=document(**texts), b=document(**texts)) == []


def test_a_value_of_half_the_project_tells_nothing() -> None:
    many = {f"d{place}": document(**{**FIRST, "number": f"N{place}"}) for place in range(60)}
    assert same_documents(SCHEMA, many) == []
