"""Files whose pages are several documents: each page one, or a scanned stack that is split."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PIL import Image

import kie_desktop as kie
from kie_desktop.cli.main import run_command

SCHEMA = '[[field]]\nname = "total"\ntype = "amount"\n'
PAGES = ("total", "", "total", "more")
"""What stands on the pages of the stack, beside a number; the second one is blank."""


@pytest.fixture
def stack(tmp_path: Path) -> Path:
    """A TIFF with a label file of its lines, and a schema."""
    frames = [Image.new("RGB", (300, 200), "white") for _ in PAGES]
    frames[0].save(tmp_path / "stack.tif", save_all=True, append_images=frames[1:])
    rows = []
    for number, text in enumerate(PAGES):
        lines = [] if not text else [(text, 10, 10), (f"{number + 1}0.50", 150, 10)]
        segments = [
            {"transcription": text, "points": [[x, y], [x + 90, y], [x + 90, y + 15], [x, y + 15]]}
            for text, x, y in lines
        ]
        rows.append(f"stack_p{number}.png\t{json.dumps(segments)}\n")
    (tmp_path / "Label.txt").write_text("".join(rows), "utf-8")
    (tmp_path / "schema.toml").write_text(SCHEMA, "utf-8")
    return tmp_path


def read(stack: Path, documents: str) -> list[kie.Document]:
    found = kie.extract_many(
        [stack / "stack.tif"],
        ocr="none",
        label_file=stack / "Label.txt",
        schema=stack / "schema.toml",
        documents=documents,
    )
    result = []
    for path, document in found:
        assert path == stack / "stack.tif" and isinstance(document, kie.Document), document
        result.append(document)
    return result


def test_a_stack_is_split_and_each_part_has_its_fields(stack: Path) -> None:
    first, second = read(stack, "stack")
    assert (first.name, second.name) == ("stack.tif", "stack.tif (3)")
    assert [[reading.source.frame for reading in one.readings] for one in (first, second)] == [[0], [2, 3]]
    assert [one.named[0].value for one in (first, second)] == ["10.50", "30.50"]
    assert (second.named[0].page, second.readings[0].result()["document"]) == (2, "stack.tif (3)")


def test_each_page_can_be_a_document(stack: Path) -> None:
    names = [document.name for document in read(stack, "page")]
    assert names == ["stack.tif", "stack.tif (2)", "stack.tif (3)", "stack.tif (4)"]
    assert len(read(stack, "file")) == 1


def test_the_command_writes_a_row_for_each_document(stack: Path) -> None:
    common = ["--ocr", "none", "--label-file", str(stack / "Label.txt"), "--format", "json,csv"]
    schema = ["--schema", str(stack / "schema.toml"), "--documents", "stack"]
    assert run_command(["extract", str(stack / "stack.tif"), "--out", str(stack / "out"), *common, *schema]) == 0
    with (stack / "out" / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["file"], row["pages"], row["total"]) for row in csv.DictReader(file)]
    assert rows == [("stack.tif", "1", "10.50"), ("stack.tif (3)", "2", "30.50")]
    assert json.loads((stack / "out" / "stack_p3.json").read_text("utf-8"))["document"] == "stack.tif (3)"
    with (stack / "out" / "fields.csv").open(encoding="utf-8-sig", newline="") as file:
        named = [row["value"] for row in csv.DictReader(file) if row["field"] == "total"]
    assert named == ["10.50", "30.50"]


def test_splitting_needs_a_schema_and_a_known_way(stack: Path) -> None:
    with pytest.raises(kie.KieError, match="needs a schema"):
        kie.extract_many([stack / "stack.tif"], documents="page")
    with pytest.raises(kie.KieError, match="choose one of file, page, stack"):
        kie.extract_many([stack / "stack.tif"], schema=stack / "schema.toml", documents="pages")
