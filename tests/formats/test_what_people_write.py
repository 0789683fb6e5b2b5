"""Label files that a person would understand: as spreadsheets, editors, Windows and Label Studio leave them."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kie_desktop.domain.problems import Severity
from kie_desktop.formats.image_lookup import ImageLookup, locate_image
from kie_desktop.formats.images import encode_png
from kie_desktop.formats.labelstudio.pages import by_page
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.formats.paddleocr.check import check_label_file, write_repaired
from kie_desktop.formats.registry import read, recognise

ROWS: list[dict[str, Any]] = [
    {"transcription": "No: it's", "label": "question", "points": [[1, 1], [30, 1], [30, 9], [1, 9]], "id": 1},
    {"transcription": "{7}", "label": "answer", "points": [[40, 1], [60, 1], [60, 9], [40, 9]], "id": 2},
]
for row in ROWS:
    row["linking"] = [[1, 2]]
JSON = json.dumps(ROWS)


def as_csv(delimiter: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="", quoting=csv.QUOTE_ALL).writerow(["images/a.png", JSON])
    return text.getvalue()


LINES = {
    "space-for-tab": [f"images/a.png {JSON}", f"images/a.png    {JSON}", f"images/a.png  {JSON}\r"],
    "two-on-a-line": [f"images/a.png\t{JSON}images/b.png\t{JSON}", f"images/a.png\t{JSON} \t images/b.png\t{JSON}"],
    "single-quotes": [f"images/a.png\t{ROWS!r}", f"images/a.png\t[{ROWS[0]!r}, {ROWS[1]!r},]"],
    "csv-quotes": [
        *(as_csv("\t"), f'"images/a.png"\t{JSON}', f"images/a.png\t{json.dumps(JSON)}"),
        f'images/a.png\t"{JSON.replace(chr(34), chr(34) * 2)}"',
    ],
}


@pytest.mark.parametrize(("code", "line"), [(code, line) for code, lines in LINES.items() for line in lines])
def test_a_line_is_read_as_it_is_meant(tmp_path: Path, code: str, line: str) -> None:
    path = tmp_path / "train.txt"
    path.write_text(f"{line}\nimages/z.png\t{JSON}\n", "utf-8", newline="")
    found = recognise(path)
    assert found is not None and found.name == "paddleocr"
    label_file = read_label_file(path)
    assert label_file.rows[0].image == "images/a.png" and label_file.lost_lines == 0
    assert len(label_file.rows) == (3 if code == "two-on-a-line" else 2)
    for row in label_file.rows:
        assert [entity.text for entity in row.entities] == ["No: it's", "{7}"]
        assert [link.key for link in row.links] == [(1, 2)]
    told = {problem.code for problem in label_file.problems if problem.severity is Severity.ERROR}
    assert told == {code} and all(problem.message.startswith("line 1: ") for problem in label_file.problems)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_spreadsheet_s_other_delimiters(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "train.csv"
    path.write_text(as_csv(delimiter) + "\n", "utf-8")
    (row,) = read_label_file(path).rows
    assert row.image == "images/a.png" and len(row.entities) == 2


def test_a_name_with_spaces_and_brackets_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "train.txt"
    path.write_text(f"scan [1] of {{2}}.png\t{JSON}\nscan [1] of {{2}}.png {JSON}\n", "utf-8")
    assert [row.image for row in read_label_file(path).rows] == ["scan [1] of {2}.png"] * 2


def test_a_damaged_second_record_does_not_take_the_first_along(tmp_path: Path) -> None:
    path = tmp_path / "train.txt"
    path.write_text(f"a.png\t{JSON}b.png\t[{{]\nc.png\t{JSON}\n", "utf-8")
    label_file = read_label_file(path)
    assert [row.image for row in label_file.rows] == ["a.png", "c.png"]
    assert {problem.code for problem in label_file.problems} == {"two-on-a-line", "bad-json"}


def image(path: Path, width: int = 80, height: int = 40) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode_png(np.full((height, width, 3), 255, np.uint8)))


SPELLINGS = [
    *("images/a.png", "images\\a.png", "C:\\Users\\me\\data\\images\\a.png", ".\\images\\a.png", "./images//a.png"),
    *("\\\\server\\share\\images\\a.png", "file:///C:/data/images/a.png", "images/A.PNG", "IMAGES/a.png", "a.png"),
    *("/content/drive/train/images/a.png", "images/../images/a.png", " images/a.png", "images/a.png ", "gone/a.png"),
    *("images / a.png", "../data/images/a.png"),
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_image_is_found_however_its_path_is_spelled(tmp_path: Path, spelling: str) -> None:
    image(tmp_path / "data" / "images" / "a.png")
    if spelling in ("a.png", "gone/a.png"):
        image(tmp_path / "data" / "a.png")
    found = locate_image(spelling, tmp_path / "data")
    assert found is not None and found.is_file() and found.name == "a.png"
    label_file = tmp_path / "data" / "train.txt"
    label_file.write_text(f"{spelling}\t{JSON}\n", "utf-8")
    pages, problems = pages_of(read_label_file(label_file), tmp_path / "data")
    assert len(pages) == 1 and not problems
    check = check_label_file(label_file, tmp_path / "data")
    assert check.rows[0].has_image
    write_repaired(tmp_path / "data" / "mended.txt", check)
    again = check_label_file(tmp_path / "data" / "mended.txt", tmp_path / "data")
    assert not [problem for problem in again.problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("name", ["hoá đơn.png", "견적서.png", "Ångström é.png", "STRASSE.png"])
def test_accents_and_case_are_spelled_in_two_ways(tmp_path: Path, name: str) -> None:
    forms = [unicodedata.normalize(form, name) for form in ("NFC", "NFD")]
    for on_disk, written in (forms, forms[::-1], (forms[0].upper(), forms[1].lower())):
        folder = tmp_path / str(abs(hash((on_disk, written))))
        image(folder / "p" / on_disk)
        found = ImageLookup(folder).find(f"p/{written}")
        assert found is not None and found.samefile(folder / "p" / on_disk)


def test_what_could_be_two_images_is_none(tmp_path: Path) -> None:
    for name in ("A.png", "a.PNG"):
        image(tmp_path / name)
    if len([*tmp_path.iterdir()]) == 1:
        pytest.skip("this file system takes them for one")
    lookup = ImageLookup(tmp_path)
    assert lookup.find("a.png") is None and lookup.find("A.PNG") is None
    assert lookup.find("x/A.png") == tmp_path / "A.png"


@pytest.mark.parametrize("name", ["", ".", "..", "/", "a\0b.png", "x" * 5000, "file://[", "%zz.png", "../" * 100])
def test_paths_that_name_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "sub").mkdir()
    assert ImageLookup(tmp_path).find(name) is None


def test_images_of_other_folders_are_not_taken(tmp_path: Path) -> None:
    """Only what the row names: a picture of the same name elsewhere is another page."""
    image(tmp_path / "b" / "p.png")
    assert ImageLookup(tmp_path).find("a/p.png") is None and ImageLookup(tmp_path).find("p.png") is None


def rectangle(name: str, label: str, **more: object) -> dict[str, Any]:
    value = {"x": 10, "y": 10, "width": 20, "height": 20, "rotation": 0, "rectanglelabels": [label]}
    size = {"original_width": 80, "original_height": 40}
    return {"id": name, "type": "rectanglelabels", "value": value, **size, **more}


def relation(one: str, other: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right"}


def task(data: object, results: list[dict[str, Any]]) -> str:
    return json.dumps([{"data": data, "annotations": [{"result": results}]}])


PAGED = {
    "a repeater": (
        {"images": [{"page": "https://s.invalid/a.png"}, {"page": "/data/upload/1/0123abcd-b.png"}], "source": "x"},
        lambda number: {"to_name": f"page_{number}", "from_name": f"labels_{number}"},
    ),
    "a list of values": (
        {"pages": ["a.png", "b.png"], "title": "letter"},
        lambda number: {"to_name": "image", "item_index": number},
    ),
}


@pytest.mark.parametrize("kind", PAGED)
def test_a_label_studio_task_may_have_several_pages(tmp_path: Path, kind: str) -> None:
    data, place = PAGED[kind]
    results = [
        rectangle("r1", "question", **place(0)),
        rectangle("r2", "answer", **place(0)),
        rectangle("r3", "header", **place(1)),
        rectangle("r4", "header", **place(7)),
        relation("r1", "r2"),
        relation("r1", "r3"),
    ]
    path = tmp_path / "tasks.json"
    path.write_text(task(data, results), "utf-8")
    for name in ("a.png", "b.png"):
        image(tmp_path / name)
    reading = read(path, tmp_path)
    assert reading.format == "labelstudio" and reading.damaged == 0
    first, second = reading.pages
    assert (first.image, second.image) == ("a.png", "b.png")
    assert [entity.label for entity in first.entities.values()] == ["question", "answer"] and len(first.links) == 1
    assert [entity.label for entity in second.entities.values()] == ["header"] and not second.links
    codes = [problem.code for problem in reading.problems]
    assert codes.count("link-across-pages") == 1 and codes.count("no-page") == 1


def test_a_task_with_one_image_and_a_list_of_something_else_stays_one_page(tmp_path: Path) -> None:
    path = tmp_path / "tasks.json"
    path.write_text(
        task({"ocr": "a.png", "others": ["b.png", "c.png"]}, [rectangle("r1", "question", to_name="image")])
    )
    image(tmp_path / "a.png")
    (page,) = read(path, tmp_path).pages
    assert page.image == "a.png" and len(page.entities) == 1


def test_results_of_any_kind_are_told_apart() -> None:
    warned: list[str] = []
    odd: list[Any] = [None, "x", {"type": "relation", "from_id": [], "to_id": {}}, {"id": 3, "to_name": 5}]
    assert by_page(odd, 2, lambda code, _: warned.append(code)) == [[], []]
    assert warned == ["link-across-pages", "no-page"]
