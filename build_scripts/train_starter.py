"""Make the starter model from nothing but its recipe: `python build_scripts/train_starter.py`.

Generates pages, learns a tokenizer from them, trains SER and RE over one shared encoder, then RE by itself and what
stands beside it, and writes log and weights to `build/starter/` and the model pack to `build/starter/pack`. Run again,
it goes on where it last saved. Needs PyTorch (`pip install -e .[starter]`), which is four times as fast here as Paddle;
the weights are Paddle's. `--scale 0.01` goes through all of it within minutes. See `build_scripts/starter/README.md`.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kie_desktop.training.cpu import prepare_cpu  # noqa: E402

prepare_cpu()

from build_scripts.pack_starter import VERSION, make_pack  # noqa: E402
from build_scripts.starter.recipe import Recipe  # noqa: E402
from build_scripts.starter.run import Run  # noqa: E402


def main() -> None:
    """Train, or go on training, and pack what was learned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipe", type=Path, default=ROOT / "build_scripts" / "starter" / "recipe.toml")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "starter")
    parser.add_argument("--scale", type=float, default=1.0, help="a share of the pages and steps, to try the recipe")
    parser.add_argument(
        "--until", metavar="HH:MM", help="end at this time of today, however many steps are done by then"
    )
    arguments = parser.parse_args()
    recipe, pack = Recipe.read(arguments.recipe).scaled(arguments.scale), arguments.folder / "pack"
    if pack.exists():
        parser.error(f"{pack} is there already: this folder's model is finished; name another --folder")
    until = datetime.combine(date.today(), time.fromisoformat(arguments.until)).timestamp() if arguments.until else None
    Run(recipe, arguments.folder, until).run()
    make_pack(recipe, [arguments.folder], pack, VERSION)


if __name__ == "__main__":
    main()
