"""Make the starter model from nothing but its recipe: `python build_scripts/train_starter.py`.

Generates pages, learns a tokenizer from them, trains SER and RE over one shared encoder, then RE by itself,
and writes log and weights to `build/starter/`. Run again, it goes on where it last saved. Needs PyTorch
(`pip install -e .[starter]`), which is four times as fast here as Paddle; the weights are Paddle's.
`build_scripts/starter/README.md` says how the model pack is made of the result.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kie_desktop.training.cpu import prepare_cpu  # noqa: E402

prepare_cpu()

from build_scripts.starter.recipe import Recipe  # noqa: E402
from build_scripts.starter.run import Run  # noqa: E402


def main() -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipe", type=Path, default=ROOT / "build_scripts" / "starter" / "recipe.toml")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "starter")
    arguments = parser.parse_args()
    Run(Recipe.read(arguments.recipe), arguments.folder).run()


if __name__ == "__main__":
    main()
