"""How good the networks are, as training goes on: generated held-out pages and, where they are, real ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from build_scripts.starter.pages import generate
from build_scripts.starter.recipe import HELD_OUT
from kie_desktop.contract.messages import RE, SER
from kie_desktop.domain.label_set import OTHER
from kie_desktop.domain.page import Page
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.kie.model import Model
from kie_desktop.ocr.protocol import Image
from kie_desktop.runtime.pipeline import Pipeline
from kie_desktop.training.evaluation import evaluate_re, evaluate_ser, label_tallies, labeller_of
from kie_desktop.training.metrics import f1_of

REAL_PAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "forms_en"
GERMAN_PAGES = REAL_PAGES.with_name("forms_de")
REAL = {folder.name: folder for folder in (REAL_PAGES, GERMAN_PAGES)}
UNSEEN = 50_000
"""Pages from `HELD_OUT` to those with unseen blocks."""


def measured(model: Model, pages: Iterable[Page]) -> dict[str, float]:
    """hmean of SER (in all and by label) and of RE (every pair, and those that are shown), and what a user gets.

    That is `entity_f1`, of the labels that lines have in the end, and `links_predicted`, of links between keys and
    values that were found, not given.
    """
    rows = list(pages)
    ser, relation = evaluate_ser(model, rows), evaluate_re(model, rows, labeller=labeller_of(model))
    labels = f1_of(label_tallies(model, rows))
    figures: dict[str, float | None] = {"ser": ser.score.hmean, "entity_f1": labels, "re": relation.score.hmean}
    figures |= {f"ser_{name.lower()}": score.hmean for name, score in ser.per_label.items()}
    if relation.best_key:
        figures["re_best_key"] = relation.best_key.hmean
    figures["links_predicted"] = relation.user_f1
    return {name: round(value, 4) for name, value in figures.items() if value is not None}


def as_read(model: Model, page: Page) -> Page:
    """The page as the program shows it when only its lines are given."""
    bare = [replace(entity, label=OTHER, by_human=frozenset()) for entity in page.entities.values()]
    return Pipeline(None, model).annotate(_no_image, page.with_entities(bare, []), (SER, RE)).page


def _no_image() -> Image:
    raise RuntimeError("reading lines of a page needs no picture")


def held_out_pages(seed: int, count: int, unseen: bool = False) -> list[Page]:
    """Generated pages that no training sees; unseen: with blocks that no page to learn from holds."""
    return list(generate(seed, HELD_OUT + (UNSEEN if unseen else 0), count, unseen))


def real_pages(folder: Path = REAL_PAGES) -> list[Page]:
    """Real pages with labels and links, for measuring only; none where the folder is absent.

    `sizes.json` in it stands for pictures that are not to be had.
    """
    if not (folder / "label.json").exists():
        return []
    label_file = read_label_file(folder / "label.json")
    if not (folder / "sizes.json").exists():
        return pages_of(label_file, folder)[0]
    sizes = json.loads((folder / "sizes.json").read_text(encoding="utf-8"))
    return [row.page(width, height) for row in label_file.rows for width, height in (sizes[row.image],)]
