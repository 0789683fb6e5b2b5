"""Records of documents of several pages, and fields of type rows out of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.fields.document_records import document_records
from kie_desktop.fields.records import Cell, Record
from kie_desktop.fields.rows import rows_fields, values_for_rules
from kie_desktop.fields.rules import evaluate_rules
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.values import Writing
from kie_desktop.formats.tables import record_table

LABELS = default_label_set()
COLUMNS = (("Item", 20.0), ("Qty", 300.0), ("Amount", 480.0))
HEIGHT = 14.0


class Sheet:
    """A page being set."""

    def __init__(self, frame: int = 0) -> None:
        self.frame = frame
        self.entities: list[Entity] = []
        self.links: list[Link] = []

    def put(self, x: float, y: float, text: str, label: str = "answer") -> int:
        box = (x, y, x + 8 * len(text), y + HEIGHT)
        self.entities.append(Entity(len(self.entities) + 1, rectangle(box), text, label, 0.99, 0.99))
        return len(self.entities)

    def table(self, rows: Sequence[Sequence[str]], y: float, *, heads: bool = True) -> Sheet:
        keys = [self.put(x, y, name, "question") for name, x in COLUMNS] if heads else []
        for place, row in enumerate(rows, 1):
            for column, ((_, x), text) in enumerate(zip(COLUMNS, row, strict=True)):
                if text:
                    value = self.put(x, y + 28 * place, text)
                    self.links += [Link(keys[column], value, 0.9)] if heads else []
        return self

    def total(self, y: float, text: str) -> Sheet:
        key = self.put(380, y, "Total", "question")
        self.links.append(Link(key, self.put(480, y, text), 0.9))
        return self

    @property
    def page(self) -> Page:
        return Page("a.pdf", 700, 900, self.frame).with_entities(self.entities, self.links)


def texts(record: Record) -> list[list[str]]:
    return [[cell.text for cell in row] for row in record.rows]


FIRST = [["Bolt", "2", "3.00"], ["Nut", "4", "0.80"], ["Washer", "6", "0.60"]]
SECOND = [["Hinge", "1", "7.50"], ["Valve", "3", "21.00"]]


@pytest.mark.parametrize("heads", [True, False])
def test_a_table_goes_on_on_the_next_page(heads: bool) -> None:
    pages = [Sheet().table(FIRST, 700).page, Sheet(1).table(SECOND, 60, heads=heads).total(160, "32.90").page]
    (record,) = document_records(pages, LABELS)
    assert texts(record) == FIRST + SECOND
    assert [record.page_of(row) for row in range(5)] == [0, 0, 0, 1, 1]
    assert record.to_dict()["pages"] == [0, 0, 0, 1, 1]
    table = record_table(pages, LABELS)
    assert [row[:4] for row in table.rows] == [("a.pdf", 1 + (row > 3), 1, row) for row in range(1, 6)]


def test_a_table_whose_total_stands_on_its_page_does_not_go_on() -> None:
    closed = Sheet().table(FIRST, 600).total(712, "4.40").page
    assert len(document_records([closed, Sheet(1).table(SECOND, 60, heads=False).page], LABELS)) == 1
    both = document_records([closed, Sheet(1).table(SECOND, 60).page], LABELS)
    assert [texts(record) for record in both] == [FIRST, SECOND] and [record.page for record in both] == [0, 1]


def test_keys_with_values_at_the_top_of_the_next_page_are_no_rows() -> None:
    letter = Sheet(1)
    for place, name in enumerate(("Name", "City")):
        key = letter.put(300, 60 + 28 * place, name, "question")
        letter.links.append(Link(key, letter.put(480, 60 + 28 * place, "Ada"), 0.9))
    (record,) = document_records([Sheet().table(FIRST, 700).page, letter.page], LABELS)
    assert texts(record) == FIRST


SCHEMA = Schema(
    fields=(
        FieldSpec("items", FieldType.ROWS, columns=("description", "quantity", "amount", "remark")),
        FieldSpec("total", FieldType.AMOUNT),
    ),
    rules=("sum(items.amount) = total", "count(items) > 0"),
)


def rows_of(page: Page, schema: Schema = SCHEMA) -> dict[str, list[str]]:
    records = document_records([page], LABELS)
    found = rows_fields(schema, records, {0: page}, Writing())
    return {name: [value.normalized or "" for value in values] for name, values in found.items()}


def test_a_field_of_rows_has_the_columns_of_the_schema() -> None:
    page = Sheet().table([["Bolt", "2", "1,003.00"], ["Nut", "", "0.80"]], 100).page
    records = document_records([page], LABELS)
    (value,) = rows_fields(SCHEMA, records, {0: page}, Writing())["items"]
    assert value.value == "Bolt | 2 | 1,003.00 | \nNut |  | 0.80 | "
    assert json.loads(value.normalized or "") == [
        {"description": "Bolt", "quantity": "2", "amount": "1003.00", "remark": ""},
        {"description": "Nut", "quantity": "", "amount": "0.80", "remark": ""},
    ]
    assert value.key == "Item | Qty | Amount" and value.page == 0 and len(value.value_ids) == 5
    assert value.score == pytest.approx(0.99**10, abs=1e-4)


@pytest.mark.parametrize(("total", "holds"), [("4.40", True), ("5.00", False)])
def test_rules_know_the_sum_of_a_column(total: str, holds: bool) -> None:
    page = Sheet().table(FIRST, 100).page
    values = rows_fields(SCHEMA, document_records([page], LABELS), {0: page}, Writing())["items"]
    known = values_for_rules(values) | {"total": [total]}
    summed, counted = evaluate_rules(SCHEMA, known)
    assert (summed.holds, counted.holds) == (holds, True)
    assert summed.speaks_of("items") and summed.speaks_of("total") and not summed.speaks_of("item")


def test_a_field_of_other_columns_has_no_value_and_one_without_columns_takes_those_of_the_record() -> None:
    page = Sheet().table(FIRST, 100).page
    other = Schema(fields=(FieldSpec("staff", FieldType.ROWS, columns=("name", "birthday", "city")),))
    assert rows_of(page, other) == {}
    free = Schema(fields=(FieldSpec("table", FieldType.ROWS),))
    assert json.loads(rows_of(page, free)["table"][0])[0] == {"Item": "Bolt", "Qty": "2", "Amount": "3.00"}


def test_a_record_without_keys_is_no_field_of_rows() -> None:
    blank = Record(("", ""), ((Cell("a", (1,)), Cell("b", (2,))),))
    page = Sheet().page
    assert rows_fields(SCHEMA, [blank], {0: page}, Writing()) == {}
    free = Schema(fields=(FieldSpec("table", FieldType.ROWS),))
    assert rows_fields(free, [blank, replace(blank, keys=("", "B"))], {0: page}, Writing())["table"][0].value == "b"
