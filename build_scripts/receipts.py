"""Made-up till receipts with pictures, labelled field by field as wildreceipt's are: what SDMGR is tried on.

`python build_scripts/receipts.py FOLDER --count 200 --val 40 --test 100` writes a folder for
`train --task sdmgr --data FOLDER` (PaddleOCR's label files). All classes can be told apart by place, text and
neighbours, as on real receipts. What the run scores on `val.json` chose its best checkpoint; `test.json` chose nothing.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from build_scripts.starter.pages import values
from build_scripts.starter.pages.pools import pool_of
from build_scripts.starter.pages.sheet import Sheet
from build_scripts.starter.render import picture_of
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import HUMAN, Entity, Link, Page
from kie_desktop.formats.class_list import write_class_list
from kie_desktop.formats.paddleocr import write_label_file

_FIELDS = ("Tel", "Date", "Time", "Subtotal", "Tax", "Total")
LABELS = LabelSet.of_names(
    [
        *("Store_name_value", "Store_addr_value", "Prod_item_value", "Prod_quantity_value", "Prod_price_value"),
        *(f"{field}_{end}" for field in _FIELDS for end in ("value", "key")),
    ]
)
_KEYS = {
    "Tel": ("Tel", "TEL:", "Phone", "Ph:"),
    "Date": ("Date", "DATE:", "Date:"),
    "Time": ("Time", "TIME:", "Time:"),
    "Subtotal": ("Subtotal", "SUB TOTAL", "Sub-total:"),
    "Tax": ("Tax", "TAX", "VAT 20%", "GST:"),
    "Total": ("Total", "TOTAL", "Amount due", "TOTAL:"),
}
_THANKS = ("Thank you", "THANK YOU FOR SHOPPING", "Please come again", "Have a nice day")
_EDGE, _MARGIN = 14.0, 20.0


def receipt(seed: int, index: int) -> Page:
    """One receipt; the same numbers always give the same one."""
    rng = Random(f"receipt/{seed}/{index}")
    sheet = Sheet(rng, pool_of("en"))
    right = _EDGE + rng.uniform(260, 340)
    y = _head(sheet, right)
    y = _items(sheet, right, y + sheet.style.size)
    for field in ("Subtotal", "Tax", "Total")[rng.choice((0, 0, 1, 2)) :]:
        scale = 1.25 if field == "Total" and rng.random() < 0.5 else 1.0
        key = sheet.put(rng.choice(_KEYS[field]), _EDGE, y, f"{field}_key", scale)
        price = _price(rng, 900)
        value = sheet.put(price, right - sheet.width_of(price, scale), y, f"{field}_value", scale)
        sheet.link([key], [value])
        y += sheet.style.size * scale * 1.4
    sheet.centred(rng.choice(_THANKS), _EDGE, right, y + sheet.style.size, "other")
    return _page(sheet, f"{seed}-{index}.png", right)


def _head(sheet: Sheet, right: float) -> float:
    """Shop, address, and telephone, date and time in any order, beside each other or not; the lower edge."""
    rng, pool, step = sheet.rng, sheet.pool, sheet.style.size * 1.4
    y = _EDGE
    sheet.centred(rng.choice(pool.companies), _EDGE, right, y, "Store_name_value", rng.uniform(1.0, 1.5))
    y += step * 1.5
    for row in rng.choice(pool.addresses):
        sheet.centred(row, _EDGE, right, y, "Store_addr_value")
        y += step
    makers = {"Tel": values.phone, "Date": values.date, "Time": values.time}
    for field in rng.sample([*makers], rng.randint(2, 3)):
        text, x = makers[field](rng, pool), _EDGE
        if rng.random() < 0.8:
            key = sheet.put(rng.choice(_KEYS[field]), x, y, f"{field}_key")
            value = sheet.put(text, sheet.right(key) + 8, y, f"{field}_value")
            sheet.link([key], [value])
        else:
            sheet.put(text, x, y, f"{field}_value")
        y += step
    return y


def _items(sheet: Sheet, right: float, y: float) -> float:
    """Goods with their prices, with or without quantities; the lower edge."""
    rng = sheet.rng
    counted = rng.random() < 0.5
    for _ in range(rng.randint(2, 9)):
        if counted:
            sheet.put(str(rng.randint(1, 9)), _EDGE, y, "Prod_quantity_value")
        name = values.phrase(rng, sheet.pool)[:20].strip() or "Item"
        sheet.put(name, _EDGE + 28 * counted, y, "Prod_item_value")
        price = _price(rng, 90)
        sheet.put(price, right - sheet.width_of(price), y, "Prod_price_value")
        y += sheet.style.size * 1.4
    return y + sheet.style.size * 0.5


def _price(rng: Random, most: int) -> str:
    return f"{rng.choice(('', '', '$'))}{rng.randint(0, most)}.{rng.randint(0, 99):02}"


def _page(sheet: Sheet, name: str, right: float) -> Page:
    """The paper ends where the receipt does; boxes lie a little beside their lines."""
    rng = sheet.rng
    width = round(max(right, *(line.box[2] for line in sheet.lines)) + _MARGIN)
    height = round(max(line.box[3] for line in sheet.lines) + _MARGIN)
    entities = []
    for number, line in enumerate(sheet.lines, 1):
        x1, y1, x2, y2 = (round(edge + rng.gauss(0, 0.8)) for edge in line.box)
        box = (max(x1, 0), max(y1, 0), min(max(x2, x1 + 2), width), min(max(y2, y1 + 2), height))
        entities.append(Entity(number, rectangle(box), line.text, line.label, by_human=HUMAN))
    links = [Link(head + 1, tail + 1, by_human=True) for head, tail in sheet.links]
    return Page(name, width, height).with_entities(entities, links)


def write_folder(folder: Path, seed: int, parts: Mapping[str, int]) -> None:
    """Label files with so many receipts each, no receipt in two of them, their pictures and `class_list.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    index = itertools.count()
    for name, count in parts.items():
        pages = [receipt(seed, number) for number in itertools.islice(index, count)]
        for page in pages:
            picture_of(page, seed).save(folder / page.image)
        write_label_file(folder / name, pages, LABELS)
    write_class_list(folder / "class_list.txt", LABELS.names)


def main() -> int:
    """Write the folder and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--val", type=int, default=40)
    parser.add_argument("--test", type=int, default=100)
    chosen = parser.parse_args()
    parts = {"train.json": chosen.count, "val.json": chosen.val, "test.json": chosen.test}
    write_folder(chosen.folder, chosen.seed, parts)
    print(f"{chosen.folder}: {', '.join(f'{count} receipts in {name}' for name, count in parts.items())}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
