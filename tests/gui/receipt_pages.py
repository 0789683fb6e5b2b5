"""A project of made-up receipts: their lines as OCR leaves them, and the table of what is on them."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from pathlib import Path

from text_image import save

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Page, ReviewState
from kie_desktop.store import ProjectFile

FIELDS = ("company", "date", "number", "total")
_SIZE = (460, 620)
_LETTER, _LINE = 18, 30
_SHOPS = ("GREEN VALLEY MART", "OLD TOWN BAKERY", "SUNRISE HARDWARE SDN BHD", "KLINIK PERMATA", "CITY BOOK CENTRE")
_STREETS = ("12 JALAN MERDEKA", "7 HIGH STREET", "88 LORONG BUKIT", "3 MARKET SQUARE")
_GOODS = ("BREAD", "MILK 1L", "PAINT BRUSH", "NOTEBOOK A5", "COFFEE", "RICE 5KG", "SOAP", "TEA BAGS")


@dataclass(frozen=True)
class Receipt:
    """A page and what is on it: values by field, as the table of a bookkeeper has them."""

    name: str
    lines: tuple[tuple[float, float, str], ...]
    values: dict[str, str]


def receipt(number: int, seed: int = 0) -> Receipt:
    """One of many receipts, all unlike."""
    chance = random.Random(1000 * seed + number)
    day = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(2017, 2019)}"
    goods = [(chance.choice(_GOODS), chance.randint(200, 4000)) for _ in range(chance.randint(2, 5))]
    total = sum(price for _, price in goods)
    cash = (total // 1000 + 1) * 1000
    shop, invoice = f"{chance.choice(_SHOPS)} {number}", f"INV-{chance.randint(10000, 99999)}"
    rows: list[tuple[str, ...]] = [(shop,), (f"{chance.choice(_STREETS)}, 5{chance.randint(1000, 9999)} KL",)]
    rows.append((f"TEL: 03-{chance.randint(1000000, 9999999)}",))
    rows.append((f"DATE: {day} {chance.randint(8, 21):02}:{chance.randint(10, 59)}",))
    rows.append((f"RECEIPT NO: {invoice}",))
    rows += [(name, f"{price / 100:.2f}") for name, price in goods]
    rows += [("TOTAL", f"RM {total / 100:.2f}"), ("CASH", f"{cash / 100:.2f}")]
    rows += [("CHANGE", f"{(cash - total) / 100:.2f}"), ("THANK YOU, COME AGAIN",)]
    lines = [
        (24.0 if column == 0 else 320.0, 20.0 + _LINE * row, text)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    values = {"company": shop, "date": day, "number": invoice, "total": f"{total / 100:.2f}"}
    return Receipt(f"r{number:03}.png", tuple(lines), values)


def page_of(one: Receipt) -> Page:
    """A receipt as OCR would have read it without a fault."""
    entities = [
        Entity(number, rectangle((x - 2, y - 2, x + 11 * len(text), y + 22)), text, "other", None, 0.97)
        for number, (x, y, text) in enumerate(one.lines, 1)
    ]
    blank = Page(one.name, *_SIZE, state=ReviewState.PRE_ANNOTATED)
    return blank.with_entities(entities, [])


def make_receipts(folder: Path, number: int, seed: int = 0) -> tuple[Path, list[Receipt]]:
    """A project of so many receipts, and what is on them."""
    receipts = [receipt(place, seed) for place in range(1, number + 1)]
    path = folder / "p.kie"
    with ProjectFile.create(path, default_label_set()) as file:
        for one in receipts:
            save(folder / one.name, one.lines, _SIZE, _LETTER)
        file.add_pages([page_of(one) for one in receipts])
    return path, receipts


def write_table(path: Path, receipts: list[Receipt], columns: tuple[str, ...] = FIELDS) -> Path:
    """The values of receipts as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("file", *columns))
        writer.writerows((one.name, *(one.values[name] for name in columns)) for one in receipts)
    return path
