from __future__ import annotations

from field_documents import document_of, shop_receipt

from kie_desktop.fields.locate import Found, Tally, locate, share_found, tally
from kie_desktop.fields.result import Span
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.schema_guess import schema_of_columns

SCHEMA = Schema(
    fields=(
        FieldSpec("name"),
        FieldSpec("address", FieldType.LINES),
        FieldSpec("day", FieldType.DATE),
        FieldSpec("sum", FieldType.AMOUNT),
    )
)
PAGE = document_of(
    [
        "EIGHT OUNCE COFFEE CO. THE GARDENS MALL",
        "12, Long Street,",
        "Upper Vi1lage",
        "Date: 25/12/2018 10:35",
        (("Total", 0.0), ("RM 4.00", 500.0)),
        (("Cash", 0.0), ("RM 4.00", 500.0)),
    ]
)


def test_values_are_found_whatever_way_they_are_written() -> None:
    values = {
        "name": "Eight Ounce Coffee Co",
        "address": "12 Long Street, Upper Village",
        "day": "2018-12-25",
        "sum": "4",
    }
    name, address, day, total = locate(SCHEMA, [(PAGE, values)])
    assert (name.found, name.places[0].spans) == (Found.ONCE, (Span(1, 0, 21),))
    assert (address.found, address.places[0].text) == (Found.ALIKE, "12, Long Street, Upper Vi1lage")
    assert 0.85 < address.places[0].likeness < 1
    assert (day.found, day.places[0].spans) == (Found.ONCE, (Span(4, 6, 16),))
    assert total.found is Found.SEVERAL and {place.spans[0].entity for place in total.places} == {6, 8}


def test_what_is_not_there_is_missing_and_empty_values_are_left_out() -> None:
    values = {"name": "Nobody", "address": " ", "day": "1/1/1999", "sum": "x" * 10_000}
    located = locate(SCHEMA, [(PAGE, values)])
    assert [(one.field, one.found) for one in located] == [(name, Found.MISSING) for name in ("name", "day", "sum")]
    assert share_found(located) == 0
    assert tally(located)["day"] == Tally(missing=1)


def test_a_part_of_a_word_is_not_the_word() -> None:
    (one,) = locate(SCHEMA, [(document_of(["Hallowell"]), {"name": "Hallo"})])
    assert one.found is Found.MISSING


def test_of_several_places_the_other_rows_of_the_table_say_which() -> None:
    """The total stands as cash as well on some receipts; where it does not, it stands beside `Total`."""
    table = [shop_receipt(number) for number in range(6)]
    amounts = (("Goods", "3.00"), ("Total", "9.00"), ("Cash", "9.00"), ("Change", "0.00"))
    both = document_of([((key, 0.0), (text, 500.0)) for key, text in amounts])
    schema = schema_of_columns(["shop", "sum"], {"sum": ["9.00"]})
    located = locate(schema, [*table, (both, {"sum": "9.00"})])
    last = located[-1]
    assert last.found is Found.SEVERAL and last.places[0].spans[0].entity == 4
    assert tally(located)["sum"].once == 6
