"""Learning fields from a data folder and its table of values: in seconds, in this process, without Paddle."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kie_desktop.api.errors import KieError
from kie_desktop.api.field_documents import (
    FieldDocuments,
    evident_pages,
    read_field_documents,
    text_mark,
)
from kie_desktop.api.fields_model import pack_mark, rule_problems
from kie_desktop.contract.packs import FIELDS_RUN, ModelPack, load_pack
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.fields.archive import FIELDS_FILE, write_model
from kie_desktop.fields.document import TextPage
from kie_desktop.fields.learner import learn_fields
from kie_desktop.fields.model import SURE, FieldsModel, ground_of
from kie_desktop.fields.schema import Schema
from kie_desktop.fields.schema_file import SCHEMA_FILE, read_schema, schema_text
from kie_desktop.fields.values_table import ValuesTable
from kie_desktop.formats.atomic import write_error, write_text
from kie_desktop.formats.field_data import VALUES_FILE
from kie_desktop.formats.value_table import read_value_table, spelled
from kie_desktop.places import program_folder
from kie_desktop.training.data_folder import TRAIN, VAL

_FEWEST = 2
"""Documents that cross-validation needs."""


@dataclass(frozen=True)
class FieldsTraining:
    """What was learned. out: the run, which `extract` and `evaluate` take as a model. model: the same in memory.

    pack: whose labels and links are evidence. seconds: how long. problems: what could not be used. `exact`, `macro` and
    `accepted` are by cross-validation: each document is read with what the others taught.
    """

    out: Path
    model: FieldsModel
    pack: str
    documents: int
    pages: int
    seconds: float
    problems: Sequence[Problem] = ()
    marks: Sequence[str] = ()
    """`text_mark` of each document."""

    @property
    def exact(self) -> dict[str, float]:
        """The share of each field's values that is exactly right; fields that were never held out are left out."""
        return {name: row.exact for name, row in self.model.fields.items() if row.exact is not None}

    @property
    def macro(self) -> float | None:
        """The mean of `exact`; None where nothing was held out."""
        return sum(self.exact.values()) / len(self.exact) if self.exact else None

    def to_dict(self) -> dict[str, Any]:
        """What `kie-desktop train --task fields --json` prints, ready for `json.dumps`."""
        kept = self.model.promise(SURE)
        return {
            "task": "fields",
            "out": str(self.out),
            "outcome": "finished",
            "pack": self.pack,
            "documents": self.documents,
            "pages": self.pages,
            "taught": {name: row.taught for name, row in self.model.fields.items()},
            "exact": {name: round(share, 4) for name, share in self.exact.items()},
            "macro": None if self.macro is None else round(self.macro, 4),
            "accepted": {
                "promise": SURE,
                "precision": None if kept.precision is None else round(kept.precision, 4),
                "share": round(kept.share, 4),
            },
            "seconds": round(self.seconds, 3),
            "problems": [problem.as_dict() for problem in self.problems],
        }


@dataclass(frozen=True)
class FieldsPlan:
    """A run before it learns: its documents, its schema and what is wrong with them."""

    out: Path
    pack: ModelPack
    schema: Schema
    documents: FieldDocuments
    image_dir: Path
    unseen: frozenset[str]
    """Images of pages that the pack's networks cannot have been trained on, as they are in `val.json`."""

    @property
    def problems(self) -> list[Problem]:
        """What cannot be used: rules, rows and pages."""
        return [*rule_problems(self.schema), *self.documents.problems]

    @property
    def pages(self) -> int:
        """How many pages there are to learn from."""
        return sum(len(each.pages) for each in self.documents.documents)


def plan_fields(data: Path, out: Path, init: str, values: Path | None = None) -> FieldsPlan:
    """What there is to learn from in a data folder. init: the pack whose labels and links are evidence.

    values: the table of values; without it `values.csv` of the folder, else the labels of the lines. Raises KieError
    where there is nothing to learn from.
    """
    if not (data / TRAIN).is_file():
        raise KieError(f"{data}: there is no {TRAIN} in it; make it with locate or export it from a project")
    pack = load_pack(init)
    table = _table(data, values)
    files = [path for path in (data / TRAIN, data / VAL) if path.is_file() and path.stat().st_size]
    schema = read_schema(data / SCHEMA_FILE) if (data / SCHEMA_FILE).is_file() else None
    if table is not None and schema is not None:
        table = spelled(table, schema)
    documents = read_field_documents(files or [data / TRAIN], data, table)
    if schema is None:
        schema = documents.guessed_schema()
    unseen = frozenset[str]()
    if len(files) > 1:
        held_out = read_field_documents(files[1:], data)
        unseen = frozenset(page.image for each in held_out.documents for page in each.pages)
    return FieldsPlan(out, pack, schema, documents, data, unseen)


def learn_plan(plan: FieldsPlan, progress: Callable[[float], None] | None = None) -> FieldsTraining:
    """Learn and write the run; one that is in the folder is replaced. Raises KieError."""
    started = time.perf_counter()
    examples = plan.documents.examples(plan.schema, evidence_of(plan))
    if not any(answer.text for each in examples for row in each.answers.values() for answer in row):
        raise KieError(
            f"{plan.image_dir}: no field of the schema has a value on any document; name the table with --values"
        )
    model = replace(learn_fields(plan.schema, examples, progress=progress), pack=pack_mark(plan.pack))
    problems = [*plan.problems, *_doubts(plan, model)]
    seconds = time.perf_counter() - started
    marks = [text_mark(each) for each in plan.documents.documents]
    result = FieldsTraining(plan.out, model, plan.pack.name, len(examples), plan.pages, seconds, tuple(problems), marks)
    _write(result)
    return result


def train_fields(
    data: Path,
    out: Path,
    init: str,
    values: Path | None = None,
    progress: Callable[[float], None] | None = None,
) -> FieldsTraining:
    """Learn the fields of a data folder (see `plan_fields`) and write the run to `out`. Raises KieError."""
    return learn_plan(plan_fields(data, out, init, values), progress)


def _table(data: Path, values: Path | None) -> ValuesTable | None:
    if values is None:
        values = data / VALUES_FILE
        if not values.is_file():
            return None
    return read_value_table(values)


def evidence_of(plan: FieldsPlan) -> Mapping[tuple[str, int], TextPage]:
    """Labels and links of the pack, for pages that it was not trained on.

    The pack in the box was trained on none of a person's pages. Of another one nobody knows, but a run on this folder
    does not train on its `val.json`.
    """
    if not ground_of(plan.schema).wants_evidence(plan.pack.label_set.names):
        return {}
    documents = plan.documents.documents
    if plan.pack.folder.resolve().parent != (program_folder() / "models").resolve():
        documents = [each for each in documents if all(page.image in plan.unseen for page in each.pages)]
    return evident_pages(documents, plan.image_dir, plan.pack)


def _doubts(plan: FieldsPlan, model: FieldsModel) -> Iterator[Problem]:
    """What a person should know of what was learned."""
    count = len(plan.documents.documents)
    if count < _FEWEST:
        yield _problem("one-document", "there is only 1 document: nobody can say how good the fields are; add others")
    for spec in plan.schema.ranked:
        row = model.fields.get(spec.name)
        if row is None:
            yield _problem("no-values", f"{spec.name}: no document has a value of it; it is found by its name alone")
        elif row.taught == 0:
            yield _problem(
                "not-found", f"{spec.name}: none of its values stands on its document; it is found by its name alone"
            )
    for spec in plan.schema.fields:
        if spec not in plan.schema.ranked:
            yield _problem("not-learned", f"{spec.name}: fields of type {spec.type.value} are not learned from values")


def _write(result: FieldsTraining) -> None:
    out, (name, digest) = result.out, result.model.pack
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_text(out / SCHEMA_FILE, schema_text(result.model.schema), follow_links=False)
        about = {
            "task": "fields",
            "pack": {"name": name, "sha256": digest},
            "documents": result.documents,
            "pages": result.pages,
            "exact": result.to_dict()["exact"],
            "taught_by": list(result.marks),
            "note": "fields.npz holds words of these pages",
        }
        write_text(out / FIELDS_RUN, json.dumps(about, ensure_ascii=False, indent=1) + "\n", follow_links=False)
        write_model(out / FIELDS_FILE, result.model)
    except OSError as fault:
        raise write_error(out, fault) from fault


def _problem(code: str, message: str) -> Problem:
    return Problem("", code, Severity.WARNING, message)
