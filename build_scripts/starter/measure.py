"""How good the networks are, as training goes on: generated held-out pages and, where they are, real ones."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_scripts.starter.pages import generate
from build_scripts.starter.recipe import HELD_OUT
from kie_desktop.domain.page import Page
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.kie.model import Model
from kie_desktop.training.evaluation import evaluate_re, evaluate_ser

REAL_PAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "forms_en"


def measured(model: Model, pages: Iterable[Page]) -> dict[str, float]:
    """hmean of SER (in all and by label) and of RE (every pair, and each value's best key)."""
    rows = list(pages)
    ser, relation = evaluate_ser(model, rows), evaluate_re(model, rows)
    figures = {"ser": ser.score.hmean, "re": relation.score.hmean}
    figures |= {f"ser_{name.lower()}": score.hmean for name, score in ser.per_label.items()}
    if relation.best_key:
        figures["re_best_key"] = relation.best_key.hmean
    return {name: round(value, 4) for name, value in figures.items()}


def held_out_pages(seed: int, count: int) -> list[Page]:
    """Generated pages that no training sees."""
    return list(generate(seed, HELD_OUT, count))


def real_pages(folder: Path = REAL_PAGES) -> list[Page]:
    """AnnotateResult real pages, for measuring only; none where the folder is absent."""
    label_file = folder / "label.json"
    if not label_file.exists():
        return []
    return pages_of(read_label_file(label_file), folder)[0]
