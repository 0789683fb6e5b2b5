"""How well fields are found after few documents: `python build_scripts/fields_skill.py [--data FOLDER]`.

Measures on receipts that are no part of the project (SROIE in `receipts_more`, wildreceipt in `receipts_wild` of the
data folder) and skips what is not there, saying so. Each draw learns from some of them by their values alone and
reads all others; figures are shares of values that are exactly right, mean and deviation over draws.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from kie_desktop.domain.geometry import bounding_box  # noqa: E402
from kie_desktop.fields.document import Document, TextLine, TextPage  # noqa: E402
from kie_desktop.fields.learner import example_of, learn_fields  # noqa: E402
from kie_desktop.fields.model import FieldsModel  # noqa: E402
from kie_desktop.fields.reader import read_fields  # noqa: E402
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema  # noqa: E402
from kie_desktop.fields.schema_file import template  # noqa: E402
from kie_desktop.fields.values import same_value  # noqa: E402

PROMISE = 0.95
SROIE = ("date", "total", "address", "company")
WILD = {
    "Store_name_value": "company",
    "Store_addr_value": "address",
    "Tel_value": "phone",
    "Date_value": "date",
    "Time_value": "time",
    "Subtotal_value": "subtotal",
    "Tax_value": "tax",
    "Tips_value": "tip",
    "Total_value": "total",
}
"""Classes of wildreceipt that a receipt has one value of, and the fields of the template that they are."""


@dataclass(frozen=True)
class Labelled:
    """A document with its true values.

    group: documents of one group look alike. others: further writings of a value that are right as well.
    """

    document: Document
    values: Mapping[str, str]
    group: str
    others: Mapping[str, Sequence[str]] = field(default_factory=dict)


def sroie(folder: Path, *, ocr: bool) -> list[Labelled]:
    """Receipts with four fields each. ocr: their lines are read from the pictures instead of taken from the files."""
    read = _reader() if ocr else None
    result = []
    for path in sorted(folder.glob("*.json")):
        values = json.loads(path.read_text("utf-8"))
        lines = read(path.with_suffix(".jpg")) if read else _lines(path.with_suffix(".csv"))
        group = "".join(filter(str.isalpha, values["company"].casefold()))[:8]
        result.append(Labelled(_document(path.stem, lines), values, group))
    return result


def _lines(path: Path) -> list[TextLine]:
    lines = []
    for number, row in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
        parts = row.split(",", 8)
        if len(parts) == 9:
            xs, ys = [float(one) for one in parts[:8:2]], [float(one) for one in parts[1:8:2]]
            lines.append(TextLine(number, parts[8], (min(xs), min(ys), max(xs), max(ys))))
    return lines


def _reader() -> Callable[[Path], list[TextLine]]:
    from kie_desktop.formats.images import read_image
    from kie_desktop.ocr.create import create_engine

    engine = create_engine("rapid")

    def read(path: Path) -> list[TextLine]:
        lines = []
        for number, line in enumerate(engine.read(read_image(path)), 1):
            lines.append(TextLine(number, line.text, bounding_box(line.points), line.score))
        return lines

    return read


def _document(name: str, lines: Sequence[TextLine]) -> Document:
    width, height = (max(line.box[edge] for line in lines) + 20 for edge in (2, 3))
    return Document(name, (TextPage(width, height, tuple(lines)),))


def wild(folder: Path) -> list[Labelled]:
    """Photographed receipts. The value of a class is what its lines say together, of one that may stand there several
    times what the first says; what any of them says is right then.
    """
    result = []
    for row in (folder / "label.json").read_text("utf-8").splitlines():
        name, rows = row.split("\t", 1)
        lines, values, others = [], {}, {}
        for number, one in enumerate(json.loads(rows), 1):
            xs, ys = [point[0] for point in one["points"]], [point[1] for point in one["points"]]
            lines.append((TextLine(number, one["transcription"], (min(xs), min(ys), max(xs), max(ys))), one["label"]))
        for label, name_of in WILD.items():
            own = sorted((line for line, one in lines if one == label), key=lambda line: (line.box[1], line.box[0]))
            if own:
                together = " ".join(line.text for line in own)
                values[name_of] = together if name_of in ("company", "address") else own[0].text
                others[name_of] = [together, *(line.text for line in own)]
        result.append(Labelled(_document(name, [line for line, _ in lines]), values, name, others))
    return result


@dataclass
class Draw:
    """What came of one draw. exact: by field. accepted, right: of all proposed values those with a score that keeps
    the promise, and those of them that are right. seconds: processor time of learning.
    """

    exact: dict[str, float]
    proposed: int
    accepted: int
    right: int
    seconds: float


def draw(data: Sequence[Labelled], schema: Schema, count: int, seed: int, *, groups: bool) -> Draw:
    """Learn from `count` documents and read the others. groups: no document of a group that was learned from."""
    order = list(range(len(data)))
    random.Random(seed).shuffle(order)
    taught = order[:count]
    known = {data[one].group for one in taught} if groups else set()
    others = [one for one in order[count:] if data[one].group not in known]
    start = time.process_time()
    examples = [example_of(data[one].document, data[one].values) for one in taught]
    model = learn_fields(schema, examples) if count else FieldsModel.untaught(schema)
    seconds = time.process_time() - start
    threshold = model.promise(PROMISE).threshold
    hits: dict[str, list[bool]] = {}
    accepted = right = proposed = 0
    for one in others:
        found = read_fields(model, data[one].document)
        for name, text in data[one].values.items():
            if name not in schema:
                continue
            value = found[name]
            is_right = value.value is not None and any(
                same_value(value.value, true, schema[name], model.writing)
                for true in (text, *data[one].others.get(name, ()))
            )
            hits.setdefault(name, []).append(is_right)
            proposed += 1
            if value.value is not None and (value.score or 0) >= threshold:
                accepted, right = accepted + 1, right + is_right
    return Draw({name: float(np.mean(row)) for name, row in hits.items()}, proposed, accepted, right, seconds)


def measure(
    data: Sequence[Labelled], schema: Schema, counts: Sequence[int], draws: int, *, groups: bool = False
) -> list[dict[str, object]]:
    """A row for each count of documents learned from."""
    rows: list[dict[str, object]] = []
    for count in counts:
        if count >= len(data):
            continue
        made = [draw(data, schema, count, seed, groups=groups) for seed in range(draws if count else 1)]
        names = [name for name in schema.names if any(name in one.exact for one in made)]
        exact = {name: [one.exact[name] for one in made if name in one.exact] for name in names}
        means = [float(np.mean(list(one.exact.values()))) for one in made]
        accepted = sum(one.accepted for one in made)
        rows.append(
            {
                "taught": count,
                "exact": {name: round(float(np.mean(row)), 3) for name, row in exact.items()},
                "deviation": {name: round(float(np.std(row)), 3) for name, row in exact.items()},
                "mean": round(float(np.mean(means)), 3),
                "mean_deviation": round(float(np.std(means)), 3),
                "accepted_share": round(accepted / sum(one.proposed for one in made), 3),
                "accepted_precision": round(sum(one.right for one in made) / accepted, 3) if accepted else None,
                "learn_s": round(float(np.mean([one.seconds for one in made])), 2),
            }
        )
    return rows


def show(title: str, rows: Sequence[dict[str, object]]) -> None:
    """Print rows as a table."""
    print(title)
    for row in rows:
        exact, spread = row["exact"], row["deviation"]
        assert isinstance(exact, dict) and isinstance(spread, dict)
        fields = "  ".join(f"{name} {value:.2f}±{spread[name]:.2f}" for name, value in exact.items())
        share, precision = row["accepted_share"], row["accepted_precision"]
        print(f"  {row['taught']:>3} taught: {fields}  mean {row['mean']:.3f}±{row['mean_deviation']:.3f}")
        print(f"      promise {PROMISE}: {share} accepted, {precision} of them right; learned in {row['learn_s']} s")


def main() -> int:
    """Measure what data there is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--counts", type=int, nargs="+", default=[0, 10, 50])
    parser.add_argument("--draws", type=int, default=6)
    parser.add_argument("--groups", action="store_true", help="read only receipts of shops that were not learned from")
    parser.add_argument("--no-template", action="store_true", help="without the ranker that the template brings")
    parser.add_argument("--ocr", action="store_true", help="read the lines from the pictures")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    schema = template("receipt")
    if chosen.no_template:
        own = [FieldSpec(one.name, one.type) for one in schema.fields if one.type is not FieldType.CHOICE]
        schema = Schema(fields=tuple(own))
    result: dict[str, list[dict[str, object]]] = {}
    folder = chosen.data / "receipts_more"
    if folder.is_dir():
        rows = measure(sroie(folder, ocr=chosen.ocr), schema, chosen.counts, chosen.draws, groups=chosen.groups)
        result["receipts_more"] = rows
    folder = chosen.data / "receipts_wild"
    if folder.is_dir() and not chosen.ocr:
        counts = [count if count != 50 else 30 for count in chosen.counts]
        result["receipts_wild"] = measure(wild(folder), schema, counts, chosen.draws)
    if not result:
        print(f"{chosen.data}: the receipts to measure on are not there; skipped", file=sys.stderr)
    if chosen.json:
        print(json.dumps(result, indent=1))
    else:
        for name, rows in result.items():
            show(name, rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
