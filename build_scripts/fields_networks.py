"""The fields' learner beside networks taught on the same pages: `python build_scripts/fields_networks.py WORK`.

Pages are the receipts of wildreceipt in the data folder, which are no part of the project; where it is not there, this
is said. For each draw some pages are learned from; VI-LayoutXLM (the starter) and SDMGR are trained on them with the
product's own `train`, and all read the other pages. What a class says is measured in the same way for all: of classes
with one value on a receipt the share that is exactly right; of the classes of items the F1 of their values.
Runs are kept in WORK and not made again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from build_scripts.fields_skill import WILD, Labelled, wild  # noqa: E402
from kie_desktop.fields.document import Document  # noqa: E402
from kie_desktop.fields.learner import Answer, Example, learn_fields  # noqa: E402
from kie_desktop.fields.model import FieldsModel  # noqa: E402
from kie_desktop.fields.reader import read_fields  # noqa: E402
from kie_desktop.fields.result import DocumentFields  # noqa: E402
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema  # noqa: E402
from kie_desktop.fields.schema_file import template  # noqa: E402
from kie_desktop.fields.values import Writing, same_value, value_key  # noqa: E402

ITEMS = {"Prod_item_value": "item", "Prod_quantity_value": "quantity", "Prod_price_value": "price"}
"""Classes that a receipt has several values of, and the names of fields for them."""
JOINED = ("company", "address")
NETWORKS = ("ser", "sdmgr")
Row = dict[str, Any]


def schema_of_classes() -> Schema:
    """The twelve classes of values as fields: nine of the template and three that occur several times."""
    known = [spec for spec in template("receipt").fields if spec.name in WILD.values()]
    items = [
        FieldSpec("item", FieldType.TEXT, repeated=True),
        FieldSpec("quantity", FieldType.NUMBER, repeated=True),
        FieldSpec("price", FieldType.AMOUNT, repeated=True),
    ]
    return Schema(fields=(*known, *items), template="receipt")


def rows_of(path: Path) -> dict[str, list[Row]]:
    """The segments of each image of a label file."""
    rows = (row.split("\t", 1) for row in path.read_text("utf-8").splitlines())
    return {image: json.loads(segments) for image, segments in rows}


def said(segments: Sequence[Row], label_of: str) -> dict[str, list[str]]:
    """The values of each field that labels say, best first of those that occur once. label_of: a key of segments."""
    result: dict[str, list[str]] = {}
    for label, name in {**WILD, **ITEMS}.items():
        own = [one for one in segments if str(one[label_of]).casefold() == label.casefold()]
        own.sort(key=lambda one: (min(y for _, y in one["points"]), min(x for x, _ in one["points"])))
        texts = [one["transcription"] for one in own]
        if name in JOINED and texts:
            texts = [" ".join(texts)]
        elif name in WILD.values():
            texts = [one["transcription"] for one in sorted(own, key=lambda one: -one["score"])[:1]]
        result[name] = [text for text in texts if text.strip()]
    return result


class Tally:
    """Counts what is right, by field."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._once: dict[str, list[bool]] = {}
        self._items: dict[str, list[int]] = {name: [0, 0, 0] for name in ITEMS.values() if name in schema}

    def add(self, truth: Labelled, items: Mapping[str, Sequence[str]], found: Mapping[str, Sequence[str]]) -> None:
        """One receipt. items: its true values of classes of items; found: what was read of all."""
        writing = Writing.of(self._schema)
        for name, text in truth.values.items():
            value = found.get(name) or [""]
            rights = (text, *truth.others.get(name, ()))
            self._once.setdefault(name, []).append(
                bool(value[0]) and any(same_value(value[0], right, self._schema[name], writing) for right in rights)
            )
        for name in self._items:
            true = Counter(value_key(text, self._schema[name], writing) for text in items.get(name, ()))
            read = Counter(value_key(text, self._schema[name], writing) for text in found.get(name, ()))
            for place, count in enumerate(((true & read).total(), true.total(), read.total())):
                self._items[name][place] += count

    def shares(self) -> dict[str, float]:
        """Of each field the share that is exactly right, of items F1."""
        once = {name: float(np.mean(row)) for name, row in self._once.items()}
        items = {name: 2 * hits / max(true + read, 1) for name, (hits, true, read) in self._items.items()}
        return {**once, **items}


def learned(schema: Schema, examples: Sequence[Example], count: int) -> tuple[FieldsModel, float]:
    """What the learner makes of the examples, and the processor time of it."""
    start = time.process_time()
    model = learn_fields(schema, examples) if count else FieldsModel.untaught(schema)
    return model, time.process_time() - start


def train(task: str, folder: Path, data: Path, names: Sequence[str], epochs: int | None) -> tuple[Path, float]:
    """A label file with what the network says of all pages, and the seconds of training on the pages in `names`.

    epochs: None for as many as the product takes.
    """
    predicted, seconds = folder / f"{task}.txt", folder / f"{task}.seconds"
    if predicted.is_file() and seconds.is_file():
        return predicted, float(seconds.read_text("utf-8"))
    own = folder / "data"
    if not own.is_dir():
        own.mkdir(parents=True)
        rows = rows_of(data / "label.json")
        text = "".join(f"{name}\t{json.dumps(rows[name], ensure_ascii=False)}\n" for name in names)
        (own / "train.json").write_text(text, "utf-8")
        shutil.copy(data / "class_list.txt", own)
        for name in names:
            shutil.copy(data / name, own)
    start = time.perf_counter()
    run = folder / task
    program = [sys.executable, "-m", "kie_desktop"]
    command = [*program, "train", "--task", task, "--data", str(own), "--out", str(run)]
    _call(command if epochs is None else [*command, "--epochs", str(epochs)], folder / f"{task}.log")
    took = time.perf_counter() - start
    kept = run / "best_accuracy", run / "latest"  # a folder; of SDMGR the start of file names
    model = next(path for path in kept if path.is_dir() or path.with_name(f"{path.name}.pdparams").is_file())
    label_file = ["--label-file", str(data / "label.json"), "--image-dir", str(data)]
    command = [*program, "predict", "--task", task, "--model", str(model), *label_file, "--out", str(predicted)]
    _call(command, folder / f"{task}-predict.log")
    seconds.write_text(f"{took:.1f}", "utf-8")
    return predicted, took


def _call(command: Sequence[str], log: Path) -> None:
    with log.open("w", encoding="utf-8") as target:
        status = subprocess.run(command, cwd=ROOT, stdout=target, stderr=subprocess.STDOUT, check=False).returncode
    if status:
        raise SystemExit(f"{' '.join(command)}: status {status}; see {log}")


def draw(
    data: Path, work: Path, count: int, seed: int, networks: Sequence[str], epochs: int | None
) -> dict[str, dict[str, float]]:
    """Shares by field of all learners, after the same `count` pages. `seconds` is the time of learning.

    epochs: of SDMGR.
    """
    schema, receipts = schema_of_classes(), wild(data)
    segments = rows_of(data / "label.json")
    items = {name: said([{**one, "score": 1.0} for one in rows], "label") for name, rows in segments.items()}
    order = _shuffled(len(receipts), seed)
    taught, others = [receipts[one] for one in order[:count]], [receipts[one] for one in order[count:]]
    result = {}
    examples = [_example(one, items[one.document.name]) for one in taught]
    model, seconds = learned(schema, examples, count)
    tally = Tally(schema)
    for one in others:
        found = read_fields(model, one.document)
        tally.add(one, items[one.document.name], _values(found, schema))
    result["fields"] = {**tally.shares(), "seconds": seconds}
    for task in networks:
        folder = work / f"{count}-{seed}"
        folder.mkdir(parents=True, exist_ok=True)
        predicted, seconds = train(
            task, folder, data, [one.document.name for one in taught], epochs if task == "sdmgr" else None
        )
        answers = rows_of(predicted)
        tally = Tally(schema)
        for one in others:
            tally.add(one, items[one.document.name], said(answers[one.document.name], "pred"))
        result[task] = {**tally.shares(), "seconds": seconds}
    return result


MORE = 10
"""Pages that are reviewed after the network was trained, so that it may speak about them."""


def together(data: Path, answers: Path | float, count: int, seed: int) -> dict[str, float]:
    """Mean shares of the fields that occur once, on pages that neither has seen, of network, learner and both.

    answers: what a network trained on the first `count` pages says of all; a number for a made-up one that is right so
    often. The learner knows these pages and `MORE` others, of which alone the network's labels count.
    """
    full = schema_of_classes()
    once = tuple(spec for spec in full.fields if not spec.repeated and spec.name != "tip")
    schema, receipts = Schema(fields=once, template=full.template), wild(data)
    order, truth = _shuffled(len(receipts), seed), rows_of(data / "label.json")
    said_of = _made_up(truth, answers, seed) if isinstance(answers, float) else rows_of(answers)
    own, more, rest = order[:count], order[count : count + MORE], order[count + MORE :]
    plain = [_example(receipts[one], {}) for one in (*own, *more)]
    seen = plain[:count] + [
        replace(example, document=evident(receipts[one], said_of))
        for example, one in zip(plain[count:], more, strict=True)
    ]
    alone, both = learn_fields(schema, plain), learn_fields(schema, seen)
    tallies = {name: Tally(schema) for name in ("network", "learner", "together")}
    for one in rest:
        receipt = receipts[one]
        found = {
            "network": said(said_of[receipt.document.name], "pred"),
            "learner": _values(read_fields(alone, receipt.document), schema),
            "together": _values(read_fields(both, evident(receipt, said_of)), schema),
        }
        wanted = {name: text for name, text in receipt.values.items() if name in schema}
        for name, values in found.items():
            tallies[name].add(replace(receipt, values=wanted), {}, values)
    return {
        name: float(np.mean([share for field, share in tally.shares().items() if field in schema]))
        for name, tally in tallies.items()
    }


def evident(receipt: Labelled, answers: Mapping[str, Sequence[Row]]) -> Document:
    """A receipt with the labels that a network gave it, by the names of fields."""
    fields = {label.casefold(): name for label, name in WILD.items()}
    page = receipt.document.pages[0]
    lines = tuple(
        replace(line, labels={fields.get(str(row["pred"]).casefold(), "other"): float(row["score"])})
        for line, row in zip(page.lines, answers[receipt.document.name], strict=True)
    )
    classes = frozenset((*WILD.values(), "other"))
    return replace(receipt.document, pages=(replace(page, lines=lines, classes=classes),))


def _made_up(truth: Mapping[str, Sequence[Row]], right: float, seed: int) -> dict[str, list[Row]]:
    """What a network says that gives a line its true label so often, else the label of another line of its page."""
    chance = random.Random(seed)
    return {
        name: [
            {**row, "pred": (row if chance.random() < right else chance.choice(rows))["label"], "score": 0.9}
            for row in rows
        ]
        for name, rows in truth.items()
    }


def _values(found: DocumentFields, schema: Schema) -> dict[str, list[str]]:
    return {
        name: [value.value for value in found.values if value.name == name and value.value] for name in schema.names
    }


def _shuffled(count: int, seed: int) -> list[int]:
    order = list(range(count))
    random.Random(seed).shuffle(order)
    return order


def _example(receipt: Labelled, items: Mapping[str, Sequence[str]]) -> Example:
    """Values only, as a table has them; classes that are not on the receipt are said to be absent."""
    answers = {name: [Answer(text)] for name, text in receipt.values.items()}
    answers |= {name: [Answer(text) for text in items.get(name, ())] for name in ITEMS.values()}
    return Example(receipt.document, answers)


def show_together(data: Path, work: Path, count: int, draws: int) -> None:
    """Print what networks and learner reach, of the trained network and of made-up ones that are right more often."""
    receipts = wild(data)
    for network in (None, 0.8, 0.95, 0.99):
        runs = []
        for seed in range(draws):
            names = [receipts[one].document.name for one in _shuffled(len(receipts), seed)[:count]]
            answers = network or train("ser", work / f"{count}-{seed}", data, names, None)[0]
            runs.append(together(data, answers, count, seed))
        shown = "  ".join(f"{name} {np.mean([run[name] for run in runs]):.3f}" for name in runs[0])
        which = "trained" if network is None else f"made up, right in {network}"
        print(f"network of {count} pages ({which}), {draws} draws: {shown}", flush=True)


def main() -> int:
    """Measure, and print a table a count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "receipts_wild")
    parser.add_argument("--counts", type=int, nargs="+", default=[10, 30])
    parser.add_argument("--draws", type=int, nargs="+", default=[3, 2], help="draws for each count")
    parser.add_argument("--networks", nargs="*", default=list(NETWORKS), choices=NETWORKS)
    parser.add_argument("--together", action="store_true", help="network and learner beside each other, and both")
    parser.add_argument("--sdmgr-epochs", type=int, help="instead of the 60 that take hours on a small computer")
    chosen = parser.parse_args()
    if not chosen.data.is_dir():
        print(f"{chosen.data}: the receipts to measure on are not there; skipped", file=sys.stderr)
        return 0
    for count, draws in zip(chosen.counts, chosen.draws, strict=True):
        if chosen.together:
            show_together(chosen.data, chosen.work.absolute(), count, draws)
            continue
        made = [
            draw(chosen.data, chosen.work.absolute(), count, seed, chosen.networks, chosen.sdmgr_epochs)
            for seed in range(draws)
        ]
        for learner in made[0]:
            names = sorted({name for one in made for name in one[learner]})
            means = {name: np.mean([one[learner][name] for one in made if name in one[learner]]) for name in names}
            mean = np.mean([value for name, value in means.items() if name != "seconds"])
            shown = "  ".join(f"{name} {value:.2f}" for name, value in means.items())
            print(f"{count} pages, {draws} draws, {learner}: {shown}  mean {mean:.3f}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
