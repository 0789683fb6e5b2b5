"""Fields for people (tables) and for scripts (page results)."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from openpyxl import load_workbook

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.formats.page_result import page_result
from kie_desktop.formats.tables import field_rows, write_csv, write_xlsx

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
    rows = field_rows([page_of(NASTY)], default_label_set())
    write_csv(tmp_path / "fields.csv", rows)
    data = (tmp_path / "fields.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    with (tmp_path / "fields.csv").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file))
    assert read[0] == ["image", "page", "key", "value"]
    assert read[1] == ["scans/a.pdf", "3", "key 0", "'=1+1"]
    values = [row[3] for row in read[1:]]
    assert values[:5] == ["'=1+1", "'@SUM(A1)", "'+cmd|' /C calc'!A0", "'-2+3", "x"]
    assert values[5:9] == NASTY[5:9]


def test_a_workbook_holds_texts_only(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "fields.xlsx", field_rows([page_of(NASTY)], default_label_set()))
    sheet = load_workbook(tmp_path / "fields.xlsx").active
    cells = [sheet.cell(row, 4) for row in range(2, 2 + len(NASTY))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells][:4] == NASTY[:4] and cells[-1].value == "表"
    assert sheet["B2"].value == 3 and sheet.freeze_panes == "A2"


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
        "entities": [
            {
                "id": 0,
                "text": "key 0",
                "points": [[0, 0], [40.25, 0], [40.25, 10], [0, 10]],
                "text_score": None,
                "label": "question",
                "label_score": None,
            },
            {
                "id": 1,
                "text": "Ada",
                "points": [[60, 0], [90, 0], [90, 10]],
                "text_score": 0.9123,
                "label": "answer",
                "label_score": 0.5,
            },
        ],
        "links": [{"head": 0, "tail": 1, "score": 0.8765}],
        "fields": [{"key": "key 0", "value": "Ada", "key_ids": [0], "value_ids": [1]}],
        "timing": {"ocr_s": 0.9},
    }
