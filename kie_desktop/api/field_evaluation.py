"""How often the fields of documents are exactly right, against a table of values or the labels of lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kie_desktop.api.errors import KieError
from kie_desktop.api.field_documents import FieldDocuments, evident_pages, read_field_documents
from kie_desktop.api.fields_model import AnySchema, FieldReader, NamedModel, needs_evidence, open_named
from kie_desktop.api.locating import VALUES_FILE
from kie_desktop.domain.problems import Problem
from kie_desktop.fields.model import SURE, FieldsModel
from kie_desktop.fields.result import FieldValue
from kie_desktop.fields.schema import FieldSpec
from kie_desktop.fields.values import Writing, same_value
from kie_desktop.formats.value_table import ValueTable, read_value_table


@dataclass(frozen=True, slots=True)
class WrongField:
    """A value that is not that of the table. value: what was found, None for nothing. wanted: what the table has."""

    document: str
    field: str
    value: str | None
    wanted: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What comes of accepting values by their score. promise: the precision that is asked for.

    precision: how many of the accepted ones are right, None where none is. share: of all values of the table.
    """

    promise: float
    precision: float | None
    share: float


@dataclass(frozen=True)
class FieldsEvaluation:
    """What came out, counted only where the table has a value; shares are 0 to 1.

    exact: by field; macro: their mean. wrong: values that are others; missing: those that were not found.
    mistakes: both, one by one. problems: what is wrong in the label file or the table; not in the document.
    """

    pages: int
    documents: int
    exact: Mapping[str, float]
    wrong: int
    missing: int
    accepted: Accepted
    mistakes: Sequence[WrongField]
    problems: Sequence[Problem] = ()
    task: str = "fields"

    @property
    def macro(self) -> float:
        """The mean of `exact`."""
        return sum(self.exact.values()) / len(self.exact)

    def to_dict(self) -> dict[str, Any]:
        """The document of the command line, ready for `json.dumps`."""
        precision = self.accepted.precision
        return {
            "task": self.task,
            "pages": self.pages,
            "documents": self.documents,
            "exact": {name: round(share, 4) for name, share in self.exact.items()},
            "macro": round(self.macro, 4),
            "wrong": self.wrong,
            "missing": self.missing,
            "accepted": {
                "promise": self.accepted.promise,
                "precision": None if precision is None else round(precision, 4),
                "share": round(self.accepted.share, 4),
            },
            "mistakes": [
                {"document": row.document, "field": row.field, "value": row.value, "wanted": row.wanted}
                for row in self.mistakes
            ],
        }


@dataclass(frozen=True, slots=True)
class _Judged:
    """One value of the table and what was found for it."""

    document: str
    field: str
    wanted: str
    found: FieldValue | None
    right: bool


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
    named = open_named(model, schema)
    if named.fields is None:
        raise KieError(f"{model}: this model knows no fields; name a schema, or a run of train --task fields")
    table = _table(label_file, values)
    if table is not None:
        table = table.renamed(named.fields.schema.names)
    documents = read_field_documents([label_file], image_dir, table)
    judged = list(_judged(named, named.fields, documents, image_dir))
    if not judged:
        where = table.path if table is not None else label_file
        raise KieError(f"{where}: it has no value of any field of the schema; nothing can be compared")
    rows: dict[str, list[bool]] = {}
    for one in judged:
        rows.setdefault(one.field, []).append(one.right)
    exact = {name: sum(rows[name]) / len(rows[name]) for name in named.fields.schema.names if name in rows}
    mistakes = [
        WrongField(
            one.document,
            one.field,
            None if one.found is None else one.found.value,
            one.wanted,
            None if one.found is None else one.found.score,
        )
        for one in judged
        if not one.right
    ]
    missing = sum(row.value is None for row in mistakes)
    return FieldsEvaluation(
        sum(len(each.pages) for each in documents.documents),
        len(documents.documents),
        exact,
        len(mistakes) - missing,
        missing,
        _accepted(judged, named.fields, promise),
        mistakes,
        documents.problems,
    )


def _table(label_file: Path, values: Path | None) -> ValueTable | None:
    if values is not None:
        return read_value_table(values)
    beside = label_file.parent / VALUES_FILE
    return read_value_table(beside) if beside.is_file() else None


def _judged(named: NamedModel, fields: FieldsModel, documents: FieldDocuments, image_dir: Path) -> Iterator[_Judged]:
    asked = documents.documents if needs_evidence(fields) else ()
    examples = documents.examples(fields.schema, evident_pages(asked, image_dir, named.pack))
    reader = FieldReader(fields)
    for each, example in zip(documents.documents, examples, strict=True):
        document = example.document
        writing = reader.model_for([document]).writing
        found = reader.read_document(document)
        for name, answers in example.answers.items():
            wanted = [answer.text for answer in answers]
            if wanted:
                values = [one for one in found.values if one.name == name and one.value is not None]
                yield _compared(each.name, fields.schema[name], wanted, values, writing)


def _compared(
    document: str, spec: FieldSpec, wanted: Sequence[str], found: Sequence[FieldValue], writing: Writing
) -> _Judged:
    """Of a field that may occur several times, all values must be there and no other."""
    texts = [value.value or "" for value in found]

    def within(one: str, others: Sequence[str]) -> bool:
        return any(same_value(one, other, spec, writing) for other in others)

    right = all(within(text, texts) for text in wanted) and all(within(text, wanted) for text in texts)
    worst = min(found, key=lambda value: 1.0 if value.score is None else value.score, default=None)
    return _Judged(document, spec.name, "; ".join(wanted), worst, right)


def _accepted(judged: Sequence[_Judged], fields: FieldsModel, promised: float) -> Accepted:
    threshold = fields.promise(promised).threshold
    taken = [
        one.right
        for one in judged
        if one.found is not None and one.found.score is not None and one.found.score >= threshold
    ]
    return Accepted(promised, sum(taken) / len(taken) if taken else None, len(taken) / len(judged))
