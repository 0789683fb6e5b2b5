"""Invoices of the templates' generator, with labels and links of forms, and the rows of goods that they hold.

What the starter's pages make of goods is taken back: a name that begins as a key does ("T-Shirt") is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from build_scripts.records.goods import KEY, VALUE, GoldRow, Made
from build_scripts.starter.pages.papers import on_sheet
from build_scripts.starter.pages.sheet import HEIGHT, WIDTH
from build_scripts.templates.invoices import set_invoice
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Link, Page

_SCALE = 1.6
"""Pixels of a unit of the sheet: about 150 dots per inch."""


def paper(seed: int, index: int) -> Made:
    """One invoice; the same numbers always give the same one."""
    rng = Random(f"records/{seed}/{index}")
    made = set_invoice(rng)
    sheet, _, lines = on_sheet(rng, made)
    heads = [(segment.text.strip(), lines[id(segment)]) for segment in made.heads]
    rows = [
        [(number, line) for number, cell in enumerate(row) for segment in cell for line in lines[id(segment)]]
        for row in made.goods
    ]
    cells = {line: number for row in rows for number, line in row}
    keys = {line for _, ids in heads for line in ids}
    entities = []
    for number, line in enumerate(sheet.lines):
        x1, y1, x2, y2 = (edge * _SCALE + rng.gauss(0, 0.4) for edge in line.box)
        box = max(x1, 0.0), max(y1, 0.0), min(x2, WIDTH * _SCALE), min(y2, HEIGHT * _SCALE)
        label = KEY if number in keys else VALUE if number in cells else line.label
        entities.append(Entity(number + 1, rectangle(box), line.text, label))
    pairs = [pair for pair in sheet.links if not {*pair} & {*keys, *cells}]
    pairs += [(head, line) for line, column in cells.items() for head in heads[column][1]]
    links = [Link(head + 1, tail + 1) for head, tail in dict.fromkeys(pairs)]
    page = Page(f"papers/{seed}/{index}.png", round(WIDTH * _SCALE), round(HEIGHT * _SCALE))
    return Made(page.with_entities(entities, links), [[_row(heads, row) for row in rows]])


def _row(heads: Sequence[tuple[str, Sequence[int]]], row: Sequence[tuple[int, int]]) -> GoldRow:
    columns = dict.fromkeys(number for number, _ in row)
    return tuple((heads[one][0], tuple(line + 1 for number, line in row if number == one)) for one in columns)
