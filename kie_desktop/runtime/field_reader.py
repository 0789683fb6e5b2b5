"""Learns and reads the fields of a project's documents for the engine; networks and OCR where pages ask for them."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.contract.field_messages import (
    FieldsLearned,
    FieldsRead,
    Json,
    LearnFields,
    LocateValues,
    ReadFields,
    ValuesLocated,
)
from kie_desktop.domain.errors import UserError
from kie_desktop.runtime.field_evidence import NetworkOutputs

if TYPE_CHECKING:  # numpy: the engine says that it is there before it loads anything
    from kie_desktop.fields.learner import Answer
    from kie_desktop.fields.model import FieldsModel
    from kie_desktop.fields.rereading import Reread
    from kie_desktop.runtime.page_reader import PageReader

logger = logging.getLogger(__name__)

_EVIDENCE_S = 3.0
"""So long networks are asked about pages that are learned from: a page that somebody wants to see waits meanwhile.
The rest has been read before, or is asked about when it is."""
_KEPT = 3
"""So many models stay in memory: the latest, the one before, and what was known before anything was taught."""


class FieldReader:
    """Keeps the latest learned models. A model is known by its file, which holds it when this process ends."""

    def __init__(self, reader: PageReader) -> None:
        self._reader = reader
        self._networks = NetworkOutputs(reader)
        self._models: OrderedDict[tuple[str, str], FieldsModel] = OrderedDict()

    def learn(self, request: LearnFields, progress: Callable[[float], None]) -> FieldsLearned:
        """Learn from documents whose values are known, and write the model to its file. Raises UserError."""
        from kie_desktop.fields.archive import write_model
        from kie_desktop.fields.codec import document_from_json
        from kie_desktop.fields.learner import Example, learn_fields
        from kie_desktop.fields.model import ground_of
        from kie_desktop.fields.schema_file import parse_schema

        schema = parse_schema(request.schema, "the project's schema")
        ground, end = ground_of(schema), time.monotonic() + _EVIDENCE_S
        examples = [
            Example(
                self._networks.evident(
                    document_from_json(example["document"]),
                    example["document"]["pages"],
                    ground,
                    max(end - time.monotonic(), 0),
                ),
                {name: [_answer(row) for row in rows] for name, rows in example["answers"].items() if name in schema},
            )
            for example in request.examples
        ]
        model = learn_fields(schema, examples, ground=ground, progress=progress)
        try:
            part = Path(f"{request.model}.part")
            write_model(part, model)
            part.replace(request.model)
        except OSError as fault:
            reason = fault.strerror or str(fault)
            raise UserError(f"{request.model}: what was learned cannot be kept ({reason}); free some space") from fault
        self._keep((request.model, request.schema), model)
        fields = {name: (one.taught, one.tried, one.right) for name, one in model.fields.items()}
        score = model.calibration.score
        outcomes = tuple(
            (one.field, score(one.field, one.chance, one.second, one.reading), one.right) for one in model.outcomes
        )
        writing = model.writing
        return FieldsLearned(request.id, fields, outcomes, writing.date_order.value, writing.decimal.value)

    def read(self, request: ReadFields) -> FieldsRead:
        """The fields of documents. Raises UserError."""
        from kie_desktop.fields.codec import document_from_json, fields_to_json, given_from_json
        from kie_desktop.fields.reader import Given, read_fields

        model = self._model(request.model, request.schema)
        results = []
        for row in request.documents:
            pages = row["document"]["pages"]
            document = self._networks.evident(document_from_json(row["document"]), pages, model.ground)
            reread = self._rereading(pages)
            free = read_fields(model, document, reread=reread)
            decided = given_from_json(row.get("given", {}))
            if decided:  # it may make a rule choose other values for the rest
                bound = read_fields(model, document, Given(decided), reread)
                rows = {name: free if name in decided else bound for name in model.schema.names}
                values = [one for name, found in rows.items() for one in found.values if one.name == name]
                free = replace(free, values=tuple(values), problems=bound.problems)
            results.append(fields_to_json(free))
        return FieldsRead(request.id, tuple(results))

    def locate(self, request: LocateValues, progress: Callable[[float], None]) -> ValuesLocated:
        """Where the values of a table stand on their documents. Raises UserError."""
        from kie_desktop.fields.codec import document_from_json, located_to_json
        from kie_desktop.fields.locate import locate
        from kie_desktop.fields.schema_file import parse_schema

        schema = parse_schema(request.schema, "the project's schema")
        table = [
            (document_from_json(row["document"]), {str(name): str(text) for name, text in row["values"].items()})
            for row in request.documents
        ]
        located = locate(schema, table, progress=progress)
        return ValuesLocated(request.id, tuple(map(located_to_json, located)))

    def _rereading(self, pages: Sequence[Json]) -> Reread:
        """What reads lines of these pages again, where their pictures are known."""
        from kie_desktop.fields.codec import place_of_line

        known: dict[tuple[int, int, str], list[tuple[str, float]]] = {}

        def reread(number: int, line: int, among: str) -> list[tuple[str, float]]:
            place = place_of_line(pages[number], line)
            if place is None:
                return []
            key = number, line, among
            if key not in known:
                image, frame, points, size = place
                try:
                    known[key] = self._reader.alternatives(image, frame, 0, points, among, size)
                except UserError as fault:  # the picture is gone; its page stays as it was read
                    logger.warning("fields: a line cannot be read again (%s)", fault)
                    known[key] = []
            return known[key]

        return reread

    def _model(self, path: str, schema_text: str) -> FieldsModel:
        """A learned model for a schema; where the schema has changed since, new fields are those of its template."""
        from kie_desktop.fields.archive import read_model
        from kie_desktop.fields.model import FieldsModel, ground_of
        from kie_desktop.fields.schema_file import parse_schema

        key = path, schema_text
        if key not in self._models:
            schema = parse_schema(schema_text, "the project's schema")
            if path:
                model = read_model(Path(path))
                if model.schema != schema:
                    model = replace(model, schema=schema, ground=ground_of(schema))
            else:
                model = FieldsModel.untaught(schema)
            self._keep(key, model)
        self._models.move_to_end(key)
        return self._models[key]

    def _keep(self, key: tuple[str, str], model: FieldsModel) -> None:
        self._models[key] = model
        while len(self._models) > _KEPT:
            self._models.popitem(last=False)


def _answer(row: Json) -> Answer:
    from kie_desktop.fields.codec import spans_from_json
    from kie_desktop.fields.learner import Answer

    return Answer(str(row["text"]), row["page"], spans_from_json(row["spans"]))
