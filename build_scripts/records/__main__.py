"""How many rows of made-up tables are found: `python -m build_scripts.records`.

A row counts where it has exactly the cells that it should have, and they stand under the right keys (`keys`) or at
least together (`cells`). Given: lines, labels and links; the lines alone; or a picture. The starter does the rest.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from build_scripts.form_fields.pages import Sample, read_page
from build_scripts.form_fields.scoring import Places
from build_scripts.records.goods import HELD_BACK, LAYOUTS, GoldRow, Made, make
from build_scripts.records.others import beside, two_lines, wide
from build_scripts.records.papers import paper
from build_scripts.starter.measure import as_read
from build_scripts.starter.render import picture_of
from kie_desktop.contract.packs import load_pack
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.fields.records import records_of
from kie_desktop.ocr.create import create_engine
from kie_desktop.ocr.protocol import Image
from kie_desktop.runtime.onnx_runner import OnnxModel
from kie_desktop.runtime.pipeline import Pipeline

Row = frozenset[tuple[str, frozenset[int]]]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-back", action="store_true", help="layouts that nothing was tuned on, and other papers")
    parser.add_argument(
        "--others", action="store_true", help="tables beside each other, with gaps, with heads of two lines"
    )
    parser.add_argument("--given", choices=("links", "lines", "picture"), default="links")
    parser.add_argument("--pages", type=int, default=40, help="of each layout")
    parser.add_argument("--seed", type=int, default=1, help="another draw of pages; those of 1 were looked at")
    chosen = parser.parse_args()
    read = _reader(chosen.given)
    total = np.zeros(4, int)
    samples = (
        _others(chosen.pages, chosen.seed) if chosen.others else _samples(chosen.held_back, chosen.pages, chosen.seed)
    )
    for name, pages in samples:
        counts = sum((_counts(made, read(made), chosen.given == "picture") for made in pages), np.zeros(4, int))
        total += counts
        print(_line(name, counts), flush=True)
    print(_line("all", total))
    return 0


def _samples(held_back: bool, count: int, seed: int) -> Iterator[tuple[str, Iterator[Made]]]:
    for name, layout in (HELD_BACK if held_back else LAYOUTS).items():
        yield name, (make(layout, seed, index) for index in range(count))
    yield "papers", (paper(seed + held_back, index) for index in range(2 * count))


def _others(count: int, seed: int) -> Iterator[tuple[str, Iterator[Made]]]:
    for draw in (beside, wide, two_lines):
        yield draw.__name__.replace("_", " "), (draw(seed, index) for index in range(count))


def _reader(given: str) -> Callable[[Made], Page]:
    """What makes the page to look for tables on."""
    if given == "links":
        return lambda made: made.page
    model = OnnxModel(load_pack("starter"))
    if given == "lines":
        return lambda made: as_read(model, made.page)
    pipeline = Pipeline(create_engine("rapid"), model)
    return lambda made: read_page(Sample("", made.page, partial(_drawn, made.page)), pipeline)


def _drawn(page: Page) -> Image:
    return np.array(picture_of(page, 1, worn=False).convert("RGB"))


def _counts(made: Made, page: Page, is_picture: bool) -> np.ndarray:
    """Rows that are right with their keys, rows whose cells are right, rows found, rows there."""
    own = {line: line for line in made.page.entities}
    if is_picture:
        own = Places(page, made.page).of  # of lines that OCR read: the true line at their place
    label_set = default_label_set()
    found = [
        frozenset(
            (key, frozenset(own.get(one, -one) for one in cell.ids))
            for key, cell in zip(record.keys, row, strict=True)
            if cell.ids
        )
        for record in records_of(page, label_set)
        for row in record.rows
    ]
    true = [_row(row) for table in made.tables for row in table]
    cells = set(map(_cells, found)) & set(map(_cells, true))
    return np.array([len(set(found) & set(true)), len(cells), len(found), len(true)])


def _row(row: GoldRow) -> Row:
    return frozenset((key, frozenset(ids)) for key, ids in row)


def _cells(row: Row) -> frozenset[frozenset[int]]:
    return frozenset(ids for _, ids in row)


def _line(name: str, counts: np.ndarray) -> str:
    keys, cells, found, true = (int(count) for count in counts)
    both = max(found + true, 1)
    return f"{name:24} F1 keys {2 * keys / both:.3f}  cells {2 * cells / both:.3f}  ({found} found, {true} there)"


if __name__ == "__main__":
    raise SystemExit(main())
