"""Fields for people (tables) and for scripts (page results)."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.formats.page_result import page_result
from kie_desktop.formats.tables import Table, field_table, record_table, write_csv, write_workbook

NASTY = [
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "\tx",
    "-12.50",
    "+49 89 123",
    "plain",
    'a "b", c\nd',
    "表\x07",
]


def page_of(values: list[str]) -> Page:
    entities, links = [], []
    for index, value in enumerate(values):
        y = 30.0 * index
        entities.append(
            Entity(2 * index, ((0, y), (40.25, y), (40.25, y + 10), (0, y + 10)), f"key {index}", "question")
        )
        entities.append(Entity(2 * index + 1, ((60, y), (90, y), (90, y + 10)), value, "answer", 0.91234, 0.5))
        links.append(Link(2 * index, 2 * index + 1, 0.87654))
    return Page("scans/a.pdf", 100, 400, 2).with_entities(entities, links)


def test_a_csv_file_opens_in_a_spreadsheet_without_running_anything(tmp_path: Path) -> None:
    table = field_table([page_of(NASTY)], default_label_set())
    write_csv(tmp_path / "fields.csv", table.rows, table.columns)
    data = (tmp_path / "fields.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    with (tmp_path / "fields.csv").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file))
    assert read[0] == ["file", "page", "field", "key", "value", "normalized", "score", "state", "problems"]
    assert read[1] == ["scans/a.pdf", "3", "", "key 0", "'=1+1", "'=1+1", "0.3999", "look", ""]
    values = [row[4] for row in read[1:]]
    assert values[:5] == ["'=1+1", "'@SUM(A1)", "'+cmd|' /C calc'!A0", "'-2+3", "x"]
    assert values[5:9] == NASTY[5:9]


def test_a_workbook_holds_texts_only(tmp_path: Path) -> None:
    write_workbook(tmp_path / "fields.xlsx", [field_table([page_of(NASTY)], default_label_set())])
    sheet = load_workbook(tmp_path / "fields.xlsx")["fields"]
    cells = [sheet.cell(row, 5) for row in range(2, 2 + len(NASTY))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells][:4] == NASTY[:4] and cells[-1].value == "表"
    assert sheet["B2"].value == 3 and sheet.freeze_panes == "A2"
    assert (sheet["G2"].value, sheet["A1"].font.bold) == (0.3999, True)


def table_page(image: str, keys: tuple[str, ...], rows: list[tuple[str, ...]]) -> Page:
    """Keys in one row, values in rows below."""
    entities, links = [], []
    for column, key in enumerate(keys):
        head = 100 * (column + 1)
        for row, text in enumerate((key, *(row[column] for row in rows))):
            x, y = 200.0 * column, 40.0 * row
            entities.append(
                Entity(
                    head + row,
                    ((x, y), (x + 60, y), (x + 60, y + 12), (x, y + 12)),
                    text,
                    ("answer", "question")[row == 0],
                )
            )
            links += [Link(head, head + row, 0.9)] if row else []
    return Page(image, 800, 400).with_entities(entities, links)


def test_records_of_several_pages_share_a_table(tmp_path: Path) -> None:
    """A column for each key; two keys of one text are two columns, and no key takes the place of `row`."""
    pages = [
        table_page("a.png", ("Item", "Qty"), [("Bolt", "2"), ("=Nut", "4")]),
        table_page("b.png", ("Item", "Qty", "Qty", "row"), [("Pin", "1", "2", "3"), ("Cap", "4", "5", "6")]),
    ]
    table = record_table(pages, default_label_set())
    assert table.columns == ("file", "page", "record", "row", "Item", "Qty", "Qty 2", "row 2")
    assert [tuple(row) for row in table.rows] == [
        ("a.png", 1, 1, 1, "Bolt", "2", "", ""),
        ("a.png", 1, 1, 2, "=Nut", "4", "", ""),
        ("b.png", 1, 1, 1, "Pin", "1", "2", "3"),
        ("b.png", 1, 1, 2, "Cap", "4", "5", "6"),
    ]
    write_workbook(tmp_path / "t.xlsx", [field_table(pages, default_label_set()), table])
    book = load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["fields", "records"]
    assert (book["records"]["E3"].value, book["records"]["E3"].data_type, book["records"].max_row) == ("=Nut", "s", 5)


def test_pages_without_fields_give_tables_with_headings_only(tmp_path: Path) -> None:
    empty = [Page("a.png", 10, 10)]
    tables = [field_table(empty, default_label_set()), record_table(empty, default_label_set())]
    write_workbook(tmp_path / "t.xlsx", tables)
    assert [sheet.max_row for sheet in load_workbook(tmp_path / "t.xlsx")] == [1, 1]


def test_a_page_result_is_what_the_contract_says() -> None:
    result = page_result(page_of(["Ada"]), default_label_set(), model="starter", ocr="rapid", timing={"ocr_s": 0.9})
    assert json.loads(json.dumps(result)) == {
        "image": "scans/a.pdf",
        "page": 2,
        "width": 100,
        "height": 400,
        "turn": 0,
        "model": "starter",
        "ocr": "rapid",
        "document": "scans/a.pdf",
        "entities": [
            {
                "id": 0,
                "kind": "line",
                "text": "key 0",
                "points": [[0, 0], [40.25, 0], [40.25, 10], [0, 10]],
                "text_score": None,
                "label": "question",
                "label_score": None,
            },
            {
                "id": 1,
                "kind": "line",
                "text": "Ada",
                "points": [[60, 0], [90, 0], [90, 10]],
                "text_score": 0.9123,
                "label": "answer",
                "label_score": 0.5,
            },
        ],
        "links": [{"head": 0, "tail": 1, "score": 0.8765}],
        "fields": [
            {
                "name": None,
                "type": "text",
                "key": "key 0",
                "value": "Ada",
                "normalized": "Ada",
                "score": 0.3999,
                "state": "look",
                "problems": [],
                "page": 2,
                "key_ids": [0],
                "value_ids": [1],
            }
        ],
        "records": [],
        "timing": {"ocr_s": 0.9},
    }


@pytest.mark.parametrize("clock", [0, 253_402_300_000])
def test_a_workbook_is_written_whatever_the_clock_says(
    clock: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(clock))
    write_workbook(tmp_path / "t.xlsx", [Table("t", ("a",), [("words",)])])
    assert load_workbook(tmp_path / "t.xlsx")["t"]["A2"].value == "words"


def test_more_rows_than_a_sheet_has_are_one_message(tmp_path: Path) -> None:
    table = Table("records", ("a",), [("",)] * (1 << 20))
    with pytest.raises(UserError, match=r"t\.xlsx: the table records has 1,048,576 rows"):
        write_workbook(tmp_path / "t.xlsx", [table])
    assert not (tmp_path / "t.xlsx").exists()
