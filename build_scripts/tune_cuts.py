"""Learn where lines are cut (`kie.line_cuts`) for a pack: `python build_scripts/tune_cuts.py [--pack models/starter]`.

Learns from generated pages with joined lines, writes `line_cuts.npz` into the pack and seals it anew. Says how many cuts
are right on other generated pages.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from build_scripts.starter.beside import put_beside  # noqa: E402
from build_scripts.starter.calibration import strange_pages  # noqa: E402
from build_scripts.starter.cuts import cut_counts, learn_cuts, with_joined  # noqa: E402
from build_scripts.starter.pages import generate  # noqa: E402
from build_scripts.starter.recipe import HELD_OUT, Recipe  # noqa: E402
from kie_desktop.contract.packs import load_pack  # noqa: E402
from kie_desktop.domain.page import Page  # noqa: E402
from kie_desktop.kie.line_cuts import FILE_NAME  # noqa: E402
from kie_desktop.runtime.onnx_runner import OnnxModel  # noqa: E402

LEARNED_FROM, MEASURED_FROM = HELD_OUT + 300_000, HELD_OUT + 400_000
PROMISES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Least probabilities of a cut that are tried out."""
PRECISION = 0.75
"""The share of cuts that has to be right: a wrong one takes a field apart that was found."""


def main() -> int:
    """Learn, write, and say what it gives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, default=ROOT / "models" / "starter")
    parser.add_argument("--pages", type=int, default=600, help="generated pages to learn from")
    parser.add_argument("--dry-run", action="store_true", help="measure only")
    chosen = parser.parse_args()
    model = OnnxModel(load_pack(chosen.pack))
    seed = Recipe.read(ROOT / "build_scripts" / "starter" / "recipe.toml").seed
    sees = model.tokenizer, model.label_set, model.ser_logits
    cuts = learn_cuts(_mixed(seed, LEARNED_FROM, chosen.pages), seed, *sees)
    rng = Random(seed)
    held_out = [with_joined(page, rng) for page in _mixed(seed, MEASURED_FROM, max(chosen.pages // 5, 20))]
    for least in PROMISES:
        right, given, wanted = cut_counts(replace(cuts, least=least), held_out, *sees)
        print(f"from {least}: {right} of {given} cuts right, {wanted} joined lines")
        if right >= PRECISION * given:
            cuts = replace(cuts, least=least)
            break
    if not chosen.dry_run:
        put_beside(chosen.pack, FILE_NAME, cuts.to_bytes())
    return 0


def _mixed(seed: int, start: int, count: int) -> Iterator[Page]:
    """Generated pages, every second one with strange words: real forms are full of those."""
    half = -(-count // 2)
    for familiar, strange in zip(generate(seed, start, half), strange_pages(seed, start + half, half), strict=True):
        yield from (familiar, strange)


if __name__ == "__main__":
    raise SystemExit(main())
