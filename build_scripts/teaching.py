"""Whether a few pages taught make the starter better, and never worse: draws of pages, measured on all the others.

    python -m build_scripts.teaching --log FILE            # goes on where the log stops
    python -m build_scripts.teaching --log FILE --summary  # the table

A draw takes some pages of a set by lot, trains SER and then RE on them as `kie-desktop train --data` does, and measures
what a user gets on pages that were neither learned from nor used to choose. Of every second draw a fifth of the pages
is held out in `val.json`, as the window does. Real pages come from `../shared/data`; they are only measured with.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from build_scripts.own_form import own_form
from kie_desktop.contract import events
from kie_desktop.contract.packs import load_pack
from kie_desktop.contract.train_config import Task, TrainConfig, usual_choices
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.formats.paddleocr import read_label_file, write_label_file
from kie_desktop.formats.paddleocr.reader import pages_of
from kie_desktop.kie.model import Model
from kie_desktop.training.cpu import load_paddle

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
MOST_MEASURED = 12
"""Pages that a draw is measured on, at most: a page of `forms_de` takes a second on one core."""
STARTER = "starter"


@dataclass(frozen=True)
class Draw:
    """source: `forms_en`, `forms_de` or `own`. pages: to learn from and to hold out."""

    source: str
    pages: int
    seed: int

    @property
    def held_out(self) -> int:
        """Of its pages."""
        return self.pages // 5 if self.seed % 2 else 0


DRAWS = [
    *(Draw("forms_en", pages, seed) for pages in (5, 10) for seed in (0, 1)),
    *(Draw("forms_de", 5, seed) for seed in (0, 1)),
    *(Draw("own", pages, seed) for pages in (5, 10) for seed in (0, 1)),
    *(Draw("forms_de", 10, seed) for seed in (0, 1)),
    *(Draw("forms_en", pages, seed) for pages in (5, 10) for seed in (2,)),
    *(Draw("forms_en", 15, seed) for seed in (0, 1)),
    *(Draw("forms_de", 5, seed) for seed in (2,)),
    *(Draw("own", 25, seed) for seed in (0, 1)),
    *(Draw("own", pages, 2) for pages in (5, 10)),
    Draw("forms_de", 25, 0),
]
"""Cheap ones first. Of `forms_en` there are only 25 pages, so 15 stand for 25 there."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the draws that the log lacks, or print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--log", required=True, type=Path, help="a JSON line for each draw; those there are not redone")
    parser.add_argument("--only", default="", help="the draws whose `source/pages/seed` begins so")
    parser.add_argument("--summary", action="store_true", help="only print the table of the log")
    chosen = parser.parse_args(arguments)
    if chosen.summary:
        print("\n".join(table(_rows(chosen.log))))
        return 0
    load_paddle()
    recipe = recipe_of()
    done = {(row["source"], row["pages"], row["seed"]) for row in _rows(chosen.log) if row["recipe"] == recipe}
    for draw in DRAWS:
        place = draw.source, draw.pages, draw.seed
        if place in done or not "/".join(map(str, place)).startswith(chosen.only):
            continue
        pages = SOURCES[draw.source]()
        if not pages:
            print(f"{draw.source}: skipped, there is no {SHARED}", file=sys.stderr)
            continue
        row = {**asdict(draw), "recipe": recipe, **measured(draw, pages)}
        with chosen.log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        print("\n".join(table([row])[2:]), flush=True)
    return 0


def recipe_of() -> dict[str, Any]:
    """What the figures depend on: how fine-tuning is done, and the model that it begins with."""
    pack = load_pack(STARTER)
    hashes = {name: digest[:8] for name, digest in pack.files.items() if name.endswith((".onnx", ".npz"))}
    return {
        "version": pack.info.version,
        "files": hashes,
        "ser": {**usual_choices("ser")},
        "re": {**usual_choices("re")},
    }


def measured(draw: Draw, pages: Sequence[Page]) -> dict[str, Any]:
    """Train on a draw and measure before and after, on pages that had no part in it."""
    drawn = Random(f"{draw.source}/{draw.pages}/{draw.seed}").sample([*pages], len(pages))
    taught, unseen = drawn[: draw.pages], drawn[draw.pages :][:MOST_MEASURED]
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        data = data_folder(Path(folder) / "data", taught[draw.held_out :], taught[: draw.held_out])
        ser = _taught("ser", data, Path(folder) / "ser", draw.seed)
        re = _taught("re", data, Path(folder) / "re", draw.seed, str(Path(folder) / "ser"))
        figures = figures_of(unseen, ser, re)
    return {
        "held_out": draw.held_out,
        "measured_on": len(unseen),
        **figures,
        "ser_choice": asdict(ser.choice) if ser.choice else None,
        "re_choice": asdict(re.choice) if re.choice else None,
        "seconds": round(time.process_time() - started, 1),
    }


@dataclass
class Taught:
    """A finished run. choice: what it said of its end."""

    folder: Path
    checkpoint: Path
    choice: events.Chosen | None = None


def _taught(task: Task, data: Path, out: Path, seed: int, ser: str | None = None) -> Taught:
    """A run in this process: the same code as in the child process that trains, without starting Paddle each time."""
    from kie_desktop.training.data_folder import config_of_folder
    from kie_desktop.training.distributed import Ranks
    from kie_desktop.training.run import Run
    from kie_desktop.training.setup import prepare
    from kie_desktop.training.start import Pack
    from kie_desktop.training.train_log import TrainLog

    def find_pack(name: str) -> Pack:
        pack = load_pack(name)
        return Pack(pack.folder, pack.label_set.names)

    config: TrainConfig = replace(config_of_folder(task, data, out, STARTER), device="cpu", ser=ser, seed=2022 + seed)
    out.mkdir(parents=True)
    told: list[events.Event] = []
    setup = prepare(config, Ranks(), find_pack, lambda _: None)
    finished = Run(config, setup, Ranks(), TrainLog(None), told.append, lambda: False).go()
    choices = [event for event in told if isinstance(event, events.Chosen)]
    return Taught(out, Path(finished.checkpoint), choices[-1] if choices else None)


def figures_of(pages: Sequence[Page], ser: Taught, re: Taught) -> dict[str, float]:
    """What a user gets of the start (`_before`), of what the runs ended with, and of their last weights."""
    from kie_desktop.api.models import open_model
    from kie_desktop.training.evaluation import label_tallies, labeller_of, link_tallies
    from kie_desktop.training.metrics import f1_of

    start = open_model(STARTER, "re")
    figures: dict[str, float] = {}
    for ending, model in (
        ("_before", start),
        ("", _joined(ser.checkpoint, re.checkpoint)),
        ("_last", _joined(ser.folder / "latest", re.folder / "latest")),
    ):
        figures[f"ser{ending}"] = f1_of(label_tallies(model, pages))
        figures[f"re{ending}"] = f1_of(link_tallies(model, pages, labeller_of(model)))
    return {name: round(value, 4) for name, value in figures.items()}


def _joined(ser: Path, re: Path) -> Model:
    """Two checkpoints as the model pack that a user makes of them."""
    from kie_desktop.api.models import labels_of, open_checkpoint
    from kie_desktop.kie.tokenizer import Tokenizer
    from kie_desktop.networks.checkpoint import beside_of, re_network, ser_network
    from kie_desktop.networks.paddle_model import paddle_model

    one, other = open_checkpoint(ser), open_checkpoint(re)
    if one.tokenizer is None:
        raise FileNotFoundError(f"{ser}: there is no tokenizer")
    tokenizer = Tokenizer.from_file(one.tokenizer)
    return paddle_model(labels_of(one), tokenizer, ser_network(one), re_network(other), beside_of(other))


def data_folder(folder: Path, train: Sequence[Page], val: Sequence[Page]) -> Path:
    """What `train --data` takes, with blank pictures."""
    from PIL import Image

    folder.mkdir(parents=True)
    for name, pages in (("train.json", train), ("val.json", val)):
        if not pages:
            continue
        write_label_file(folder / name, pages, default_label_set())
        for page in pages:
            (folder / page.image).parent.mkdir(exist_ok=True)
            Image.new("1", (page.width, page.height)).save(folder / page.image, format="PNG")
    (folder / "class_list.txt").write_text("".join(f"{label.name.upper()}\n" for label in default_label_set()), "utf-8")
    return folder


def table(rows: Iterable[dict[str, Any]]) -> list[str]:
    """A line a draw, and the mean and spread of each set."""
    lines = [
        "| pages | of | SER before | after | last | links before | after | last | SER kept | RE kept | CPU s |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    kept = [*rows]
    for row in kept:
        names = ("ser_before", "ser", "ser_last", "re_before", "re", "re_last")
        shares = [f"{row[f'{task}_choice']['share']:.0%}" if row[f"{task}_choice"] else "?" for task in ("ser", "re")]
        cells = [f"{row['pages']} ({row['held_out']} held out)", f"{row['source']} {row['seed']}"]
        cells += [*(f"{row[name]:.3f}" for name in names), *shares, f"{row['seconds']:.0f}"]
        lines.append(f"| {' | '.join(cells)} |")
    for source in dict.fromkeys(row["source"] for row in kept):
        for task in ("ser", "re"):
            gains = [row[task] - row[f"{task}_before"] for row in kept if row["source"] == source]
            spread = statistics.stdev(gains) if len(gains) > 1 else 0.0
            mean, least = statistics.mean(gains), min(gains)
            spread_of = f"deviation {spread:.3f}, least {least:+.3f}, {len(gains)} draws"
            lines.append(f"{source} {task}: gain {mean:+.3f} ({spread_of})")
    return lines


def _forms_en() -> list[Page]:
    label_file = SHARED / "forms_en" / "label.json"
    return pages_of(read_label_file(label_file), SHARED / "forms_en")[0] if label_file.exists() else []


def _forms_de() -> list[Page]:
    """Their pictures are not to be had, only their sizes."""
    label_file = SHARED / "forms_de" / "label.json"
    if not label_file.exists():
        return []
    sizes = json.loads((SHARED / "forms_de" / "sizes.json").read_text("utf-8"))
    return [row.page(sizes[row.image][0], sizes[row.image][1]) for row in read_label_file(label_file).rows]


SOURCES: dict[str, Callable[[], list[Page]]] = {
    "forms_en": _forms_en,
    "forms_de": _forms_de,
    "own": lambda: [own_form(number) for number in range(40)],
}


def _rows(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []


if __name__ == "__main__":
    sys.exit(main())
