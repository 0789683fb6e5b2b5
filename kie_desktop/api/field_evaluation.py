"""How often the fields of documents are exactly right, against a table of values or the labels of lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kie_desktop.api.errors import KieError
from kie_desktop.api.field_documents import FieldDocuments, evident_pages, read_field_documents, text_mark
from kie_desktop.api.fields_model import AnySchema, FieldReader, NamedModel, open_named, read_run_record, rule_problems
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.settings_files import MISFIT
from kie_desktop.domain.text import counted
from kie_desktop.fields.document import without_evidence
from kie_desktop.fields.evaluation import Evaluation, Mistake, evaluate
from kie_desktop.fields.evidence import is_own_class
from kie_desktop.fields.learner import Example
from kie_desktop.fields.model import SURE, FieldsModel
from kie_desktop.fields.values_table import ValuesTable
from kie_desktop.formats.field_data import VALUES_FILE
from kie_desktop.formats.value_table import read_value_table, spelled


@dataclass(frozen=True)
class FieldsEvaluation:
    """What came out, counted only where the table has a value; shares are 0 to 1.

    result: `exact` by field, `macro`, their mean, `wrong` and `missing` values, `mistakes`, and what comes of accepting
    values by their score. apart: `exact` by field of the `learner` without any network, and of the `network` alone,
    for the fields that the model's network has a label of its own for; empty where it has none. problems: what is wrong
    in the label file or the table; not in the document.
    """

    result: Evaluation
    documents: int
    problems: Sequence[Problem] = ()
    apart: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages were read."""
        return self.result.pages

    @property
    def exact(self) -> dict[str, float]:
        """The share of exactly right values, by field."""
        return self.result.exact

    @property
    def macro(self) -> float:
        """The mean of `exact`."""
        return self.result.macro

    @property
    def wrong(self) -> int:
        """How many values are others than those of the table."""
        return self.result.wrong

    @property
    def missing(self) -> int:
        """How many values were not found."""
        return self.result.missing

    @property
    def mistakes(self) -> Sequence[Mistake]:
        """Values that were wrong or not found, one by one."""
        return self.result.mistakes

    @property
    def accepted(self) -> dict[str, Any]:
        """`promise`, the precision that is asked for; the `precision` of accepted values, None for none; `share`."""
        accepted: dict[str, Any] = self.result.as_json()["accepted"]
        return accepted

    def to_dict(self) -> dict[str, Any]:
        """The document of the command line, ready for `json.dumps`."""
        document = self.result.as_json() | {
            "documents": self.documents,
            "mistakes": [asdict(row) for row in self.mistakes],
        }
        if self.apart:
            document["apart"] = {
                name: {field: round(share, 4) for field, share in shares.items()} for name, shares in self.apart.items()
            }
        return document


def evaluate_fields(
    model: str,
    label_file: Path,
    image_dir: Path,
    values: Path | None = None,
    schema: AnySchema | None = None,
    promise: float = SURE,
) -> FieldsEvaluation:
    """Read the fields of a label file's documents and compare them with a table.

    values: the table; without it `values.csv` beside the label file, else the labels of its lines are the truth.
    promise: the precision that accepting by score shall keep. Raises KieError where there is no schema, no document, or
    nothing to compare.
    """
    if not 0 <= promise <= 1:
        raise KieError(f"the promise is {promise:g}; it must be from 0 to 1, for example 0.95")
    named = open_named(model, schema)
    if named.fields is None:
        raise KieError(f"{model}: this model knows no fields; name a schema, or a run of train --task fields")
    table = _table(label_file, values)
    if table is not None:
        table = spelled(table, named.fields.schema)
    documents = read_field_documents([label_file], image_dir, table)
    examples = _examples(named, named.fields, documents, image_dir)
    reader = FieldReader(named.fields, named.pack.label_set)
    found = [reader.read_document(example.document) for example in examples]
    truth = [
        {name: "; ".join(answer.text for answer in answers) for name, answers in example.answers.items()}
        for example in examples
    ]
    pages = sum(len(each.pages) for each in documents.documents)
    judge = reader.model_for(example.document for example in examples)
    result = evaluate(judge, found, truth, pages=pages, precision=promise)
    apart = _apart(named, named.fields, examples, truth, judge)
    if not result.exact:
        where = label_file if table is None else values or label_file.parent / VALUES_FILE
        raise KieError(f"{where}: it has no value of any field of the schema; nothing can be compared")
    problems = (*rule_problems(named.fields.schema), *documents.problems, *_taught_problems(Path(model), documents))
    return FieldsEvaluation(result, len(examples), problems, apart)


def _apart(
    named: NamedModel,
    fields: FieldsModel,
    examples: Sequence[Example],
    truth: Sequence[Mapping[str, str]],
    judge: FieldsModel,
) -> dict[str, dict[str, float]]:
    """What learner and network reach, each by itself, of the fields that both know."""
    both = {spec.name for spec in fields.schema.ranked if is_own_class(spec, named.pack.label_set.names)}
    known = [{name: text for name, text in row.items() if name in both} for row in truth]
    if not any(known):
        return {}
    result = {}
    for name, model, is_plain in (("learner", fields, True), ("network", fields.led_by_network(), False)):
        reader = FieldReader(model)
        documents = [without_evidence(one.document) if is_plain else one.document for one in examples]
        result[name] = evaluate(judge, list(map(reader.read_document, documents)), known, pages=0, precision=SURE).exact
    return result


def _taught_problems(run: Path, documents: FieldDocuments) -> list[Problem]:
    """A warning where a run is judged by documents that taught it. Only runs of `train` say which those were."""
    try:
        taught = set(read_run_record(run)["taught_by"])
    except (OSError, *MISFIT):  # a pack, or a run that does not say it
        return []
    same = sum(text_mark(each) in taught for each in documents.documents)
    if not same:
        return []
    message = (
        f"{same} of the {counted(len(documents.documents), 'document')} taught this model: these figures are too good; "
        "evaluate it on others"
    )
    return [Problem("", "taught", Severity.WARNING, message)]


def _examples(named: NamedModel, fields: FieldsModel, documents: FieldDocuments, image_dir: Path) -> list[Example]:
    """Documents with their true values, and with the pack's labels and links where those are needed."""
    asked = documents.documents if fields.ground.wants_evidence(named.pack.label_set.names) else ()
    return documents.examples(fields.schema, evident_pages(asked, image_dir, named.pack))


def _table(label_file: Path, values: Path | None) -> ValuesTable | None:
    if values is not None:
        return read_value_table(values)
    beside = label_file.parent / VALUES_FILE
    return read_value_table(beside) if beside.is_file() else None
