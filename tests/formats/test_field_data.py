"""Fields in a data folder: which lines get their names as labels, and which rows the table of values has."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Choice, Entity, Page
from kie_desktop.fields.field_labels import FieldData, labelled_by_fields
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.schema_file import read_schema
from kie_desktop.formats.field_data import write_field_data

SCHEMA = Schema(
    fields=(
        FieldSpec("company"),
        FieldSpec("date", FieldType.DATE),
        FieldSpec("time"),
        FieldSpec("address", FieldType.LINES),
        FieldSpec("phone", FieldType.CODE, repeated=True),
    ),
    rules=("date = date",),
)
LINES = ("ACME LTD", "5 High Street", "Leeds", "25/12/2018 10:35", "Tel 01 or 02", "Thanks")
CHOICES = (
    Choice("company", (1,), None, "ACME LIMITED"),
    Choice("address", (2, 3), None, "5 High Street\nLeeds"),
    Choice("date", (4,), (0, 10), "25/12/2018"),
    Choice("time", (4,), (11, 16), "10:35"),
    Choice("phone", (5,), (4, 6), "01"),
    Choice("phone", (5,), (10, 12), "02"),
    Choice("gone", (6,), None, "Thanks"),
)


def page(image: str, frame: int = 0, choices: tuple[Choice, ...] = CHOICES) -> Page:
    lines = [
        Entity(number, rectangle((5, 20 * number, 90, 20 * number + 15)), text, "other", 0.9, 0.9)
        for number, text in enumerate(LINES, 1)
    ]
    return replace(Page(image, 100, 200, frame=frame).with_entities(lines, []), choices=choices)


def test_lines_get_the_names_of_their_fields() -> None:
    labelled = labelled_by_fields(page("a.png"), SCHEMA)
    labels = [one.label for one in labelled.entities.values()]
    assert labels == ["company", "address", "address", "date", "phone", "other"]
    assert labelled.entities[1].label_score is None and labelled.entities[6].label_score == 0.9
    assert labelled.choices == CHOICES


def test_values_have_a_row_for_each_file_or_page(tmp_path: Path) -> None:
    absent = (Choice("company", absent=True), Choice("date", (4,), (0, 10), "25/12/2018"))
    pages = [page("a.png"), page("b.pdf"), page("b.pdf", 1, absent), page("c.png", choices=()), page("d.png")]
    pages += [page("e.tif", number, (Choice("time", (1,), None, str(number)),)) for number in range(3)]
    by_key = {(one.image, one.frame): one for one in pages}
    images = {key: f"images/{key[0][0]}_p{key[1]}.png" for key in by_key}
    a, b, b2, c, d, e, e2, e3 = by_key
    write_field_data(tmp_path, FieldData(SCHEMA, ((a,), (b, b2), (c,), (d, e), (e2, e3))), by_key, images)
    assert read_schema(tmp_path / "schema.toml") == SCHEMA
    with (tmp_path / "values.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["image"]: row for row in csv.DictReader(file)}
    assert list(rows) == ["images/a_p0.png", "b.pdf", "images/d_p0.png", *(f"images/e_p{n}.png" for n in range(3))]
    assert rows["images/a_p0.png"] == {
        "image": "images/a_p0.png",
        "company": "ACME LTD",  # a whole line is what it says now
        "date": "25/12/2018",
        "time": "10:35",
        "address": "5 High Street\nLeeds",
        "phone": "",  # of several values a table says nothing
    }
    assert rows["b.pdf"]["company"] == "ACME LTD" and rows["b.pdf"]["date"] == "25/12/2018"
    assert rows["images/e_p2.png"]["time"] == "ACME LTD"
