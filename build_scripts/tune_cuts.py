"""Learn where lines are cut (`kie.line_cuts`) for a pack: `python build_scripts/tune_cuts.py [--pack models/starter]`.

Learns from generated pages with joined lines, writes `line_cuts.npz` into the pack and seals it anew. Says how many
cuts are right on other generated pages.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from build_scripts.starter.beside import put_beside  # noqa: E402
from build_scripts.starter.cuts import cuts_of  # noqa: E402
from build_scripts.starter.recipe import Recipe  # noqa: E402
from kie_desktop.contract.packs import load_pack  # noqa: E402
from kie_desktop.kie.line_cuts import FILE_NAME  # noqa: E402
from kie_desktop.runtime.onnx_runner import OnnxModel  # noqa: E402


def main() -> int:
    """Learn, write, and say what it gives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, default=ROOT / "models" / "starter")
    parser.add_argument("--pages", type=int, default=600, help="generated pages to learn from")
    parser.add_argument("--dry-run", action="store_true", help="measure only")
    chosen = parser.parse_args()
    model = OnnxModel(load_pack(chosen.pack))
    seed = Recipe.read(ROOT / "build_scripts" / "starter" / "recipe.toml").seed
    cuts = cuts_of(model, seed, chosen.pages)
    if not chosen.dry_run:
        put_beside(chosen.pack, FILE_NAME, cuts.to_bytes())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
