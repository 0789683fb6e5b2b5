"""Every snippet of docs/python.md runs, one after the other, on pages made here and with the shipped starter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import field_pages
import pytest
from PIL import Image
from text_image import picture, save

import kie_desktop as kie
from kie_desktop.domain.geometry import rectangle
from kie_desktop.places import program_folder

GUIDE = program_folder() / "docs" / "python.md"
ROWS = [
    ("Code", "Description", "Qty", "Unit price", "Amount"),
    ("B-100", "Steel bolt, zinc plated", "12", "4.50", "54.00"),
    ("W-020", "Washer, stainless", "40", "1.25", "50.00"),
    ("N-310", "Hexagon nut, M8", "25", "0.80", "20.00"),
    ("S-007", "Anchor set, complete", "2", "18.00", "36.00"),
]
COLUMNS = (60, 180, 560, 680, 850)
INVOICE = [
    (400, 40, "INVOICE"),
    *((60, 130, "Invoice no."), (250, 130, "2024-118"), (560, 130, "Date"), (680, 130, "7 May 2024")),
    *((60, 180, "Customer"), (250, 180, "Ada Byron, London")),
    *((x, 270 + 55 * row, text) for row, cells in enumerate(ROWS) for x, text in zip(COLUMNS, cells, strict=True)),
]
SIZE, LETTER = (1000, 560), 24


def snippets() -> list[tuple[int, str]]:
    """Line and source of each block of Python."""
    text = GUIDE.read_text("utf-8")
    return [
        (text.count("\n", 0, match.start(1)), match.group(1))
        for match in re.finditer(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    ]


def labelled_page(folder: Path, number: int) -> kie.Page:
    lines = [(60, 50, "Name:"), (300, 50, "Ada Byron"), (60, 150, f"Number {number}:"), (300, 150, "London")]
    image = save(folder / f"form{number}.png", lines).name
    entities = [
        kie.Entity(place, rectangle((x, y, x + 14 * len(text), y + 32)), text, ("question", "answer")[place % 2])
        for place, (x, y, text) in enumerate(lines)
    ]
    return kie.Page(image, 800, 400).with_entities(entities, [kie.Link(0, 1), kie.Link(2, 3)])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the snippets name."""
    invoice = Image.fromarray(picture(INVOICE, SIZE, LETTER))
    invoice.save(tmp_path / "scan.pdf", save_all=True, append_images=[Image.new("RGB", SIZE, "white")], resolution=200)
    for name in ("scans", "labelled"):
        (tmp_path / name).mkdir()
    save(tmp_path / "scans" / "a.png", INVOICE, SIZE, LETTER)
    save(tmp_path / "scans" / "b.png", [])
    field_pages.write(tmp_path / "receipts", 3)
    field_pages.write(tmp_path / "receipts", 1, start=3)
    table = [(f"r{number}.png", *field_pages.values(number)) for number in range(3)]
    field_pages.write_table(tmp_path / "table.csv", table)
    pages = [labelled_page(tmp_path / "labelled", number) for number in range(4)]
    kie.write(pages, tmp_path / "labelled", format="ppocrlabel", images=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.timeout(900)  # it trains the starter, and a busy machine takes its time
def test_every_snippet_runs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    printed = []
    for line, source in snippets():
        exec(compile("\n" * line + source, str(GUIDE), "exec"), names)
        printed.append(capsys.readouterr().out)
    assert len(printed) == 8
    read, _, named, learned, many, files, trained, failed = printed
    shop, _, total = field_pages.values(0)
    assert f"company {shop} {shop} 0." in named and f"total {total} {total} 0." in named
    assert "shop 3 0 0\n" in learned and f"'total': '{field_pages.values(3)[2]}'" in learned
    assert "1 Invoice no. 2024-118 0." in read and "1 Customer Ada Byron, London 0." in read
    assert f"{ROWS[0]}" in read and all(f"{list(row)}" in read for row in ROWS[1:])
    assert {path.name for path in (here / "drawn").iterdir()} == {"scan_p0_result.jpg", "scan_p1_result.jpg"}
    assert "scans/a.png {" in many and "'Customer': 'Ada Byron, London'" in many and "scans/b.png {}" in many
    assert "failed: missing.png: " in many
    assert files.startswith("4 ppocrlabel ('other', 'question', 'answer') ") and (here / "fields.xlsx").is_file()
    assert trained.startswith("finished run/best_accuracy {")
    assert failed == "missing.png: file or folder not found; check the path\n"
    assert names["result"].hmean == names["run"].metrics["hmean"]
