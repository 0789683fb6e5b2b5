"""What window and engine say to each other about fields (`messages` makes lines of it).

Schemas are the text of a `schema.toml`; documents and their fields are JSON values of `fields.codec`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LearnFields:
    """Learn the fields of a schema from documents whose values are known.

    schema: the text of a `schema.toml`. examples: `document` (`fields.codec`) and `answers`: by field a list of
    objects `text`, `page`, `spans`, empty where the field is not on the document. model: the file to keep it in.
    """

    id: int
    schema: str
    examples: tuple[Json, ...]
    model: str


@dataclass(frozen=True, slots=True)
class ReadFields:
    """Read the fields of documents.

    documents: objects `document` (`fields.codec`) and `given`: by field the values that people decided. model: the file
    of what was learned; "" for what the template of the schema knows.
    """

    id: int
    schema: str
    documents: tuple[Json, ...]
    model: str = ""


@dataclass(frozen=True, slots=True)
class LocateValues:
    """Find the values of a table on their documents.

    documents: objects `document` (`fields.codec`) and `values`: text by field.
    """

    id: int
    schema: str
    documents: tuple[Json, ...]


FieldsRequest = LearnFields | ReadFields | LocateValues


@dataclass(frozen=True, slots=True)
class FieldsLearned:
    """Fields were learned.

    fields: by name, from how many documents, how many held-out values were tried, and how many of them were right.
    outcomes: field, score and whether it was right, of every held-out value. date_order, decimal: how dates and numbers
    are written on the documents.
    """

    id: int
    fields: Mapping[str, tuple[int, int, int]]
    outcomes: tuple[tuple[str, float, bool], ...] = ()
    date_order: str = "auto"
    decimal: str = "auto"


@dataclass(frozen=True, slots=True)
class FieldsRead:
    """What is proposed for documents (`fields.codec.fields_to_json`), in the order of the request.

    Also for fields that were given: what would be proposed if they were not.
    """

    id: int
    documents: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class ValuesLocated:
    """Where values of a table stand (`fields.codec.located_to_json`), documents in the order of the request."""

    id: int
    located: tuple[Json, ...]


FieldsAnswer = FieldsLearned | FieldsRead | ValuesLocated


def fields_request_to_json(request: FieldsRequest) -> Json:
    """A request as an object."""
    match request:
        case LearnFields():
            more: Json = {"op": "learn_fields", "examples": list(request.examples), "model": request.model}
        case ReadFields():
            more = {"op": "read_fields", "documents": list(request.documents), "model": request.model}
        case LocateValues():
            more = {"op": "locate_values", "documents": list(request.documents)}
    return {"id": request.id, "schema": request.schema, **more}


def fields_request_from_json(value: Json) -> FieldsRequest:
    """The inverse of `fields_request_to_json`. Raises KeyError, TypeError or ValueError for anything else."""
    request_id, schema = int(value["id"]), str(value["schema"])
    if value["op"] == "learn_fields":
        examples = _objects(value["examples"], "document", "answers")
        return LearnFields(request_id, schema, examples, str(value["model"]))
    if value["op"] == "read_fields":
        return ReadFields(request_id, schema, _objects(value["documents"], "document"), str(value.get("model", "")))
    return LocateValues(request_id, schema, _objects(value["documents"], "document", "values"))


def fields_answer_to_json(answer: FieldsAnswer) -> Json:
    """An answer as an object."""
    match answer:
        case FieldsLearned():
            more: Json = {
                "fields": {name: list(counts) for name, counts in answer.fields.items()},
                "outcomes": [list(row) for row in answer.outcomes],
                "date_order": answer.date_order,
                "decimal": answer.decimal,
            }
        case FieldsRead():
            more = {"documents": list(answer.documents)}
        case ValuesLocated():
            more = {"located": list(answer.located)}
    return {"id": answer.id, "event": "done", **more}


def fields_answer_from_json(value: Json) -> FieldsAnswer:
    """The inverse of `fields_answer_to_json`, known by what it holds. Raises KeyError, TypeError or ValueError."""
    request_id = int(value["id"])
    if "documents" in value:
        return FieldsRead(request_id, _objects(value["documents"], "values"))
    if "located" in value:
        return ValuesLocated(request_id, _objects(value["located"], "document", "field", "found", "places"))
    fields = {str(name): (int(row[0]), int(row[1]), int(row[2])) for name, row in value["fields"].items()}
    outcomes = tuple((str(name), float(score), bool(right)) for name, score, right in value["outcomes"])
    return FieldsLearned(request_id, fields, outcomes, str(value["date_order"]), str(value["decimal"]))


def _objects(value: object, *keys: str) -> tuple[Json, ...]:
    """Objects that have these keys; TypeError, KeyError for anything else."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise TypeError("not a list of objects")
    for row in value:
        for key in keys:
            row[key]
    return tuple(value)
