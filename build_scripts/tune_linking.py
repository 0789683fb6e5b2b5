"""Choose how a pack makes labels and links: `python build_scripts/tune_linking.py [--pack models/starter]`.

Writes `linking.json` into the pack and seals it anew. Generated pages decide; the real forms of `../shared/data`, where
they are, are measured only.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from build_scripts.starter.beside import put_beside  # noqa: E402
from build_scripts.starter.calibration import expected_calibration_error, strange_pages  # noqa: E402
from build_scripts.starter.linking import NO_KEY_LINES, link_answers, links_f1, read_pages, score_weights, tuned  # noqa: E402
from build_scripts.starter.measure import REAL, real_pages  # noqa: E402
from build_scripts.starter.pages import generate  # noqa: E402
from build_scripts.starter.recipe import HELD_OUT, Recipe  # noqa: E402
from build_scripts.starter.wordless_pages import worn  # noqa: E402
from kie_desktop.contract.packs import load_pack  # noqa: E402
from kie_desktop.kie.linking import FILE_NAME, Linking  # noqa: E402
from kie_desktop.runtime.onnx_runner import OnnxModel  # noqa: E402

TUNED_FROM = HELD_OUT + 100_000


def main() -> int:
    """Tune, write, and say what it gives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, default=ROOT / "models" / "starter")
    parser.add_argument("--pages", type=int, default=300, help="generated pages of each of two kinds")
    parser.add_argument("--keep-keys", action="store_true", help="choose labels and the least score only")
    parser.add_argument("--scores-only", action="store_true", help="choose what makes a link's score, not the links")
    parser.add_argument("--dry-run", action="store_true", help="measure only")
    chosen = parser.parse_args()
    pack = load_pack(chosen.pack)
    model = OnnxModel(pack)
    before = model.linking
    seed = Recipe.read(ROOT / "build_scripts" / "starter" / "recipe.toml").seed
    unseen = [*generate(seed, TUNED_FROM, chosen.pages, unseen=True)]
    strange = [*strange_pages(seed, TUNED_FROM, chosen.pages)]
    if chosen.scores_only:
        told = read_pages(model, worn([*unseen, *strange], seed), before.labels)
        after = replace(before, scores=score_weights(told, before))
    else:
        after = tuned(model, unseen, strange, before if chosen.keep_keys else None)
    print(after.to_json())
    for folder in REAL.values():
        pages = real_pages(folder)
        for name, linking in (
            (("alone", Linking(1.0, NO_KEY_LINES)), ("before", before), ("after", after)) if pages else ()
        ):
            rows = read_pages(model, pages, linking.labels)
            error = expected_calibration_error(link_answers(rows, linking))
            print(f"{folder.name}, {name}: links {links_f1(rows, linking):.4f}, calibration error {error:.4f}")
    if not chosen.dry_run:
        put_beside(chosen.pack, FILE_NAME, after.to_json().encode())
        if (chosen.pack / "re").is_dir():  # the checkpoint that `train --init` may begin with
            (chosen.pack / "re" / FILE_NAME).write_text(after.to_json(), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
