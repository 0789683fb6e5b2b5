"""What names values: a template or schema, a run of `--task fields`, or what a model pack holds of fields."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kie_desktop.api.checkpoint_packs import is_any_checkpoint, pack_of_checkpoint
from kie_desktop.api.errors import KieError
from kie_desktop.contract.packs import DESCRIPTION, FIELDS_RUN, ModelPack, find_pack, load_pack
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.settings_files import MISFIT, load_json
from kie_desktop.fields.archive import FIELDS_FILE, read_model
from kie_desktop.fields.document import Document, evident_page
from kie_desktop.fields.document_records import document_records
from kie_desktop.fields.learner import writing_of
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.reader import Given, read_fields
from kie_desktop.fields.rereading import Reread
from kie_desktop.fields.result import DocumentFields
from kie_desktop.fields.rows import rows_fields
from kie_desktop.fields.rules import check_rules
from kie_desktop.fields.schema import FieldType, Schema
from kie_desktop.fields.schema_file import find_schema
from kie_desktop.fields.schema_guess import with_template
from kie_desktop.runtime.trial import try_fields
from kie_desktop.safe_files import is_file, read_given

log = logging.getLogger(__name__)

_MOST_RECORD = 64 << 20
"""Bytes of what a run says of itself: half a million documents that taught it."""

AnySchema = str | os.PathLike[str] | Schema
"""`receipt`, `invoice`, a `schema.toml`, a folder that holds one, or a schema itself."""


@dataclass(frozen=True)
class NamedModel:
    """What reads pages. pack: its networks label and link; fields: names values, None where no schema is known."""

    pack: ModelPack
    fields: FieldsModel | None


def is_fields_run(path: Path) -> bool:
    """Whether a folder is a run of `train --task fields`."""
    return is_file(path / FIELDS_FILE) and not (path / DESCRIPTION).exists()


def open_named(
    model: str, schema: AnySchema | None = None, tokenizer: Path | None = None, class_list: Path | None = None
) -> NamedModel:
    """A model pack, a checkpoint or a run of `--task fields`, every file of it checked.

    tokenizer, class_list: of a checkpoint, where they do not lie in it. schema: replaces that of the model; where it is
    another one, nothing that was learned counts. Raises KieError where there is no such model or schema, or the pack
    that a run stands beside is not here.
    """
    folder = Path(model)
    if is_fields_run(folder):
        fields: FieldsModel | None = read_model(folder / FIELDS_FILE)
        assert fields is not None
        try_fields(fields, str(folder / FIELDS_FILE))
        pack = _pack_of_run(folder, fields)
    elif is_any_checkpoint(folder):
        pack, fields = pack_of_checkpoint(folder, tokenizer, class_list), None
    else:
        pack = load_pack(model)
        fields = read_model(pack.path(FIELDS_FILE)) if FIELDS_FILE in pack.files else None
    if schema is not None:
        wanted = schema_of(schema)
        if fields is None or fields.schema != wanted:
            fields = FieldsModel.untaught(with_template(wanted))
    return NamedModel(pack, fields)


def schema_of(schema: AnySchema) -> Schema:
    """A schema by what names it. Raises KieError, also for one without fields."""
    found = schema if isinstance(schema, Schema) else find_schema(os.fspath(schema))
    if not found.fields:
        name = found.name if isinstance(schema, Schema) else os.fspath(schema)
        raise KieError(f"{name}: this schema names no field; add a [[field]] section with a name for each")
    return found


def rule_problems(schema: Schema) -> list[Problem]:
    """What is wrong with the rules of a schema, to be told once; the rest of it is used."""
    return [Problem("", "rule", Severity.WARNING, message) for message in check_rules(schema)]


def pack_mark(pack: ModelPack) -> tuple[str, str]:
    """Name and hash of a pack, as a run keeps them; in place of the name its folder, where the name leads elsewhere."""
    digest = hashlib.sha256((pack.folder / DESCRIPTION).read_bytes()).hexdigest()
    try:
        is_named = find_pack(pack.folder.name).resolve() == pack.folder.resolve()
    except KieError:
        is_named = False
    return (pack.folder.name if is_named else str(pack.folder.absolute()), digest)


def _pack_of_run(folder: Path, fields: FieldsModel) -> ModelPack:
    name, digest = fields.pack if fields.pack[0] else (_pack_beside(folder), "")
    try:
        pack = load_pack(name)
    except KieError as fault:
        raise KieError(
            f"{folder}: the model pack {name!r} that this run needs is not here ({fault}); add it or train again"
        ) from fault
    if digest and pack_mark(pack)[1] != digest:
        log.warning("%s: the model pack %s was changed since; train again for the best fields", folder, name)
    return pack


class FieldReader:
    """Reads the named fields of documents whose pages the networks have labelled and linked.

    labels: all labels of the network that labels them.
    """

    def __init__(self, model: FieldsModel, labels: LabelSet | None = None) -> None:
        self.model, self._labels = model, labels

    def read(self, name: str, pages: Sequence[Page], reread: Reread | None = None) -> DocumentFields:
        """The fields of a document; their `page` is the frame of the page that they stand on.

        pages: upright, with labels and links that a network which was not trained on them proposes. reread: see
        `fields.reader.read_fields`.
        """
        classes = self._labels.names if self._labels else ()
        document = Document(name, tuple(evident_page(page, classes) for page in pages))
        model = self.model_for([document])
        found = read_fields(model, document, self._rows(model, pages), reread)
        frames = [page.frame for page in pages]
        values = tuple(
            value if value.page is None else replace(value, page=frames[value.page]) for value in found.values
        )
        return replace(found, values=values)

    def _rows(self, model: FieldsModel, pages: Sequence[Page]) -> Given | None:
        """The records of a document as values of its fields of type rows."""
        if self._labels is None or not any(spec.type is FieldType.ROWS for spec in model.schema.fields):
            return None
        places = range(len(pages))
        records = document_records(pages, self._labels, places)
        return Given(rows_fields(model.schema, records, dict(zip(places, pages, strict=True)), model.writing))

    def read_document(self, document: Document, reread: Reread | None = None) -> DocumentFields:
        """The same of a document that is ready; `page` is the place of the page in it, from 0.

        How dates and numbers are written is guessed from the document, where neither schema nor learning says it.
        """
        return read_fields(self.model_for([document]), document, reread=reread)

    def model_for(self, documents: Iterable[Document]) -> FieldsModel:
        """The model with what the documents say of writing dates and numbers."""
        known = replace(self.model.schema, date_order=self.model.writing.date_order, decimal=self.model.writing.decimal)
        return replace(self.model, writing=writing_of(known, documents))


def read_run_record(folder: Path) -> Any:
    """What a run of fields says of itself. Raises OSError, ValueError where it is damaged or too deep."""
    return load_json(read_given(folder / FIELDS_RUN, _MOST_RECORD))


def _pack_beside(folder: Path) -> str:
    """The pack that the run's description names: what was learned in the window knows of none itself."""
    try:
        return str(read_run_record(folder)["pack"]["name"])
    except (OSError, *MISFIT) as fault:
        raise KieError(f"{folder}: its {FIELDS_RUN} names no model pack ({fault}); train again") from fault
