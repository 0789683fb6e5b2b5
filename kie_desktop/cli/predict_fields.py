"""Named fields on the OCR results that a label file holds: `predict --task fields`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kie_desktop.api.field_documents import proposed
from kie_desktop.api.fields_model import FieldReader, open_named, rule_problems
from kie_desktop.cli.output import note
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import OTHER, LabelSet, is_background
from kie_desktop.domain.page import Page
from kie_desktop.fields.result import FieldValue

Json = dict[str, Any]


class FieldsPredictor:
    """Reads the fields of single pages, each a document of its own."""

    def __init__(self, model: str, schema: str | None, image_dir: Path) -> None:
        """Raises UserError where the model knows no fields and no schema is named."""
        named = open_named(model, schema)
        if named.fields is None:
            raise UserError(
                f"{model}: this model knows no fields; name --schema receipt, invoice or a schema.toml, or a run of "
                "train --task fields"
            )
        reader = FieldReader(named.fields, named.pack.label_set)
        self._pack, self._reader, self._image_dir = named.pack, reader, image_dir
        for problem in rule_problems(named.fields.schema):
            note(f"{schema or model}: {problem.message}")
        names = [name for name in named.fields.schema.names if not is_background(name)]
        self.label_set = LabelSet.of_names(names)

    def predict(self, page: Page, ids: Sequence[int]) -> tuple[Page, Json]:
        """The page with its values labelled by their fields, and `{"fields": [...]}`.

        page: with entities numbered from 0. ids: what they are called in the file, which the fields name them by.
        """
        found = self._reader.read(page.image, [proposed(page, self._image_dir, self._pack)])
        labels = {entity: value.name for value in found.values for entity in value.value_ids}
        lines = [replace(one, label=labels.get(one.id) or OTHER, label_score=None) for one in page.entities.values()]
        rows = [_renumbered(value, ids).to_dict() for value in found.values]
        return page.with_entities(lines, []), {"fields": rows}


def _renumbered(value: FieldValue, ids: Sequence[int]) -> FieldValue:
    return replace(
        value,
        key_ids=tuple(ids[number] for number in value.key_ids),
        value_ids=tuple(ids[number] for number in value.value_ids),
    )
