"""How good a model pack is, as one table, and what it does wrong: `python build_scripts/measure_starter.py [PACK]`.

On real forms where `../shared/data` is there, on generated pages and on generated pages with blocks that no page to
learn from holds. `links` are those that a user gets of the lines alone. `--draw FOLDER` draws the pages.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from build_scripts.starter.calibration import SerAnswers, expected_calibration_error  # noqa: E402
from build_scripts.starter.linking import link_answers, read_pages  # noqa: E402
from build_scripts.starter.measure import (  # noqa: E402
    REAL,
    as_read,
    held_out_pages,
    measured,
    real_pages,
)
from build_scripts.starter.mistakes import counted, drawn  # noqa: E402
from build_scripts.starter.pages import language_of  # noqa: E402
from build_scripts.starter.recipe import Recipe  # noqa: E402
from kie_desktop.contract.packs import load_pack  # noqa: E402
from kie_desktop.domain.page import Page  # noqa: E402
from kie_desktop.kie.model import Model  # noqa: E402
from kie_desktop.runtime.onnx_runner import OnnxModel  # noqa: E402

_OF_LANGUAGE = 5
"""Generated pages made for each measured on, of which the Chinese ones are taken."""
COLUMNS = ("ser", "entity_f1", "re", "re_best_key", "links_predicted", "labels_ece", "links_ece")


def sets_of_pages(seed: int, count: int) -> dict[str, list[Page]]:
    """Name -> pages; real ones only where they are."""
    sets = {name: real_pages(path) for name, path in REAL.items()}
    unseen = held_out_pages(seed, _OF_LANGUAGE * count, unseen=True)
    sets |= {"generated": held_out_pages(seed, count), "unseen blocks": unseen[:count]}
    sets["Chinese, unseen blocks"] = [page for page in unseen if language_of(page) == "zh"]
    return {name: pages for name, pages in sets.items() if pages}


def figures_of(model: Model, pages: list[Page]) -> tuple[dict[str, float], list[tuple[Page, Page]]]:
    """`measured` and both calibration errors; and the pages with what was read of them."""
    both = [(page, as_read(model, page)) for page in pages]
    rows = read_pages(model, pages, model.linking.labels)
    errors = {
        "labels_ece": expected_calibration_error(SerAnswers(model, pages).at(1.0)),
        "links_ece": expected_calibration_error(link_answers(rows, model.linking)),
    }
    return measured(model, pages) | {name: round(value, 4) for name, value in errors.items()}, both


def draw(folder: Path, name: str, both: list[tuple[Page, Page]]) -> None:
    """Write the pages of a set as pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    for page, read in both:
        path = REAL.get(name, folder) / page.image
        picture = Image.open(path) if path.is_file() else None
        drawn(page, read, picture).save(folder / f"{name.replace(' ', '-')}-{Path(page.image).stem}.png")


def main() -> None:
    """Print the table, then the kinds of mistakes on each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack", nargs="?", default="starter", help="a model pack's name or folder")
    parser.add_argument("--pages", type=int, default=100, help="generated pages of each kind")
    parser.add_argument("--json", type=Path, help="write figures and counts there too")
    parser.add_argument("--draw", type=Path, metavar="FOLDER", help="draw every page with what was read of it")
    arguments = parser.parse_args()
    seed = Recipe.read(ROOT / "build_scripts" / "starter" / "recipe.toml").seed
    model = OnnxModel(load_pack(arguments.pack), 1)
    found: dict[str, dict[str, object]] = {}
    print(f"| pages | {' | '.join(COLUMNS)} |\n|{'---|' * (len(COLUMNS) + 1)}")
    for name, pages in sets_of_pages(seed, arguments.pages).items():
        figures, both = figures_of(model, pages)
        print(f"| {len(pages)} {name} | {' | '.join(f'{figures[column]:.3f}' for column in COLUMNS)} |", flush=True)
        found[name] = {**figures, "mistakes": counted(both)}
        if arguments.draw:
            draw(arguments.draw, name, both)
    for name, row in found.items():
        print(f"\n{name}")
        for kind, count in row["mistakes"].items():  # type: ignore[attr-defined]
            print(f"{count:6} {kind}")
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
