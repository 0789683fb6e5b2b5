"""Receipts made for tests: pictures, a label file with their lines and a table with what is on them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from text_image import Line, save

SHOPS = (
    "Blue Lantern Ltd",
    "Corner Bakery",
    "Green Valley Foods",
    "Harbour Books Inc",
    "Mill Street Tools",
    "Nine Cups",
)
SIZE = (600, 700)
COLUMNS = ("image", "shop", "day", "total")


def values(number: int) -> tuple[str, str, str]:
    """Shop, day and total of a receipt."""
    return SHOPS[number % len(SHOPS)], f"{number % 27 + 1:02d}/{number % 12 + 1:02d}/2021", f"{12 + 7 * number}.50"


def lines(number: int) -> list[Line]:
    """What is printed on it; the total stands there twice, as a receipt's often does."""
    shop, day, total = values(number)
    return [
        (60, 40, shop),
        (60, 100, f"{number + 3} High Street"),
        (60, 200, f"Date: {day} 10:{number % 50 + 10}"),
        (60, 300, "Coffee"),
        (420, 300, "9.50"),
        (60, 350, "Cake"),
        (420, 350, f"{3 + 7 * number}.00"),
        (60, 450, "TOTAL"),
        (420, 450, total),
        (60, 500, "CASH"),
        (420, 500, total),
    ]


def rows(number: int) -> list[dict[str, object]]:
    """The same as a label file has it."""
    return [
        {
            "id": place,
            "transcription": text,
            "label": "other",
            "points": [[x, y], [x + 14 * len(text), y], [x + 14 * len(text), y + 30], [x, y + 30]],
            "linking": [],
        }
        for place, (x, y, text) in enumerate(lines(number), 1)
    ]


def write(folder: Path, count: int, start: int = 0) -> Path:
    """Receipts `r0.png` and on in a folder with `lines.json` and `table.csv`; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = range(start, start + count)
    for number in numbers:
        save(folder / f"r{number}.png", lines(number), SIZE)
    label_lines = [f"r{number}.png\t{json.dumps(rows(number))}\n" for number in numbers]
    (folder / "lines.json").write_text("".join(label_lines), "utf-8")
    write_table(folder / "table.csv", [(f"r{number}.png", *values(number)) for number in numbers])
    return folder


def write_table(path: Path, table: list[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> Path:
    """A CSV file of values."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *table])
    return path
