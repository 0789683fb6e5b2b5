"""What is proposed for documents, with what people decided in it; learning and reading go on behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Choice
from kie_desktop.domain.patch import Changes
from kie_desktop.fields.result import Alternative, DocumentFields, FieldState, FieldValue
from kie_desktop.fields.schema import DateOrder, DecimalSign, FieldType, Schema
from kie_desktop.fields.schema_file import schema_text
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.documents import OpenDocument, ProjectDocument
from kie_desktop.session.fields.evidence import NetworkEvidence
from kie_desktop.session.fields.learning import FieldQuality, Learned, Learning, LearningState
from kie_desktop.session.fields.page_lines import PageLines
from kie_desktop.session.fields.reading import FieldReading, ReadBy
from kie_desktop.session.fields.writing import GuessedWriting, WritingGuess
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.model_in_use import ModelInUse

if TYPE_CHECKING:
    from kie_desktop.fields.values import Writing

_MERGED = 64
"""Of so many documents the merged values are kept."""


class Proposals(QObject):
    """document_changed(key): `values` of it may be others. learned. busy_changed: `state` is another one.

    documents(): all of the project. choices: of all pages of the project.
    """

    document_changed = Signal(str)
    learned = Signal()
    busy_changed = Signal()

    def __init__(
        self,
        editor: Editor,
        jobs: Jobs,
        engine: EngineClient,
        documents: Callable[[], Mapping[str, ProjectDocument]],
        choices: Mapping[PageId, tuple[Choice, ...]],
        model: ModelInUse,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._documents, self._choices = editor, documents, choices
        self._schema: Schema | None = None
        self.failure = ""
        self._state = LearningState.IDLE
        self._number = 0
        self._merged: dict[str, tuple[object, DocumentFields]] = {}
        self.networks = NetworkEvidence(editor, model, self)
        self.lines = PageLines(editor.page_of, editor.image_path, self.networks.network_of)
        self.writing = WritingGuess(editor, self)
        self.learning = Learning(
            editor, engine, self.lines, self._decided_documents, self._choices_of, self.decided, self
        )
        self.reading = FieldReading(
            engine, jobs, self.lines, self._given, self._stamp, lambda: editor.is_in_bulk_edit, self
        )
        self.networks.changed.connect(self._on_network)
        self.writing.guessed.connect(self._on_writing_guessed)
        self.learning.learned.connect(self._on_learned)
        self.learning.failed.connect(self._on_failed)
        self.learning.busy_changed.connect(self._tell_state)
        self.reading.read.connect(self._on_read)
        self.reading.failed.connect(self._on_failed)
        self.reading.busy_changed.connect(self._tell_state)
        editor.page_shown.connect(self.read_shown)

    def begin(self, schema: Schema | None) -> None:
        """Propose by another schema from now on; None: there is nothing to propose."""
        self._schema = schema
        self.failure = ""
        self.writing.begin(schema)
        self._begin()
        self._tell_state()

    @property
    def schema(self) -> Schema | None:
        """The schema with how dates and numbers are written, as the person says or else as was guessed."""
        return self._schema and completed(self._schema, self.writing.guess)

    @property
    def state(self) -> LearningState:
        """What goes on."""
        return self._state

    @property
    def model(self) -> Learned | None:
        """What was learned."""
        return self.learning.model

    def quality(self, name: str) -> FieldQuality | None:
        """How good a field is."""
        return self.model.fields.get(name) if self.model else None

    def values(self, document: ProjectDocument) -> DocumentFields | None:
        """The fields of a document as people decided and else as they are proposed; it is read soon if need be."""
        schema = self.schema
        if schema is None:
            return None
        if not self.reading.is_current(document):
            self._read_soon(document)
        return self._merge(schema, document, self.reading.proposed(document))

    def alternatives(self, document: ProjectDocument, field: str) -> tuple[Alternative, ...]:
        """Other candidates for a field of a document, best first, without the values that it has."""
        found = self.values(document)
        if found is None:
            return ()
        shown = {(value.page, value.spans) for value in found.values if value.name == field}
        return tuple(one for one in found.others.get(field, ()) if (one.page, one.spans) not in shown)

    def with_decided(self, document: ProjectDocument, proposed: DocumentFields | None) -> DocumentFields:
        """What was read of a document (None: nothing), with what people decided. There must be a schema."""
        schema = self.schema
        assert schema is not None
        return self._merge(schema, document, proposed)

    def may_need_look(self, document: ProjectDocument) -> bool:
        """Whether a document needs a look, as far as is known: one that has not been read does."""
        from kie_desktop.session.fields.merged import needs_look

        schema, proposed = self.schema, self.reading.proposed(document)
        if schema is None:
            return False
        if proposed is None:
            decided = {choice.field for choices in self._choices_of(document).values() for choice in choices}
            return not decided >= set(schema.names)
        return any(needs_look(value, schema) for value in self._merge(schema, document, proposed).values)

    def decided(self, document: ProjectDocument) -> dict[str, list[FieldValue]]:
        """The values of a document that people decided, by field."""
        from kie_desktop.session.fields.decisions import values_decided

        schema = self.schema
        pages = OpenDocument(document, self._editor.page_of, self._choices)
        return values_decided(pages, schema, self.writing_of(schema)) if schema else {}

    @property
    def has_rows(self) -> bool:
        """Whether the schema has fields of type rows, whose values depend on labels and links."""
        return self._schema is not None and any(spec.type is FieldType.ROWS for spec in self._schema.fields)

    def _given(self, document: ProjectDocument) -> dict[str, list[FieldValue]]:
        """What is known of a document before it is read: its records as values, and what people decided."""
        return self._rows(document) | self.decided(document)

    def _rows(self, document: ProjectDocument) -> dict[str, list[FieldValue]]:
        schema = self.schema
        if schema is None or not self.has_rows:
            return {}
        from kie_desktop.fields.document_records import document_records
        from kie_desktop.fields.rows import rows_fields

        opened = OpenDocument(document, self._editor.page_of, self._choices)
        pages = {place: opened[place] for place in range(len(opened))}
        records = document_records(list(pages.values()), self._editor.label_set, list(pages))
        return rows_fields(schema, records, pages, self.writing_of(schema))

    def sure_values(self, document: ProjectDocument) -> list[FieldValue]:
        """What is shown as sure or proved and nobody decided, if the lines still say it."""
        from kie_desktop.session.fields.decisions import stands

        found = self.values(document)
        pages = OpenDocument(document, self._editor.page_of, self._choices)
        return [value for value in sure_of(found) if stands(value, pages)] if found else []

    def note_roles(self) -> None:
        """Labels may have other roles: the records of documents are found anew."""
        if self.has_rows:
            self._merged.clear()
            self._tell_all()

    def note_edit(self, page_id: PageId, changes: Changes, document: ProjectDocument | None) -> None:
        """A page was edited: read its document again; learn where it is reviewed, or taught something before."""
        if changes.entities or changes.picture or (self.has_rows and (changes.links or changes.extra)):
            self.lines.note_change(page_id)
        if document is None or self._schema is None:
            return
        teaches = document.is_reviewed or self.learning.has_learned_from(document)
        if teaches and (changes.state or changes.choices):
            self.learning.learn_soon()
            self.writing.guess_soon()
        if page_id == self._editor.page_id:
            self.read_shown(page_id)

    def read_shown(self, page_id: PageId) -> None:
        """Read the document of a page, and the next ones."""
        documents = self._documents()
        shown = next((one for one in documents.values() if page_id in one.pages), None)
        if shown is not None and self._schema is not None:
            self.reading.want(self.reading.following(list(documents.values()), shown))

    def learn(self) -> None:
        """Learn now."""
        self.failure = ""
        self.learning.learn()
        self._tell_state()

    def writing_of(self, schema: Schema) -> Writing:
        """How dates and numbers are written: as the schema says, else as the learner has seen."""
        from kie_desktop.fields.values import Writing

        order, decimal = schema.date_order, schema.decimal
        if self.model is not None:
            order = DateOrder(self.model.date_order) if order is DateOrder.AUTO else order
            decimal = DecimalSign(self.model.decimal) if decimal is DecimalSign.AUTO else decimal
        return Writing(order, decimal)

    # --- inside

    def _begin(self) -> None:
        """Learn and read by the schema as it is now."""
        schema = self.schema
        self._merged.clear()
        self.learning.begin(schema_text(schema) if schema else "")
        self._read_by()

    def _read_by(self) -> None:
        schema = self.schema
        self._number += 1
        self._merged.clear()
        if schema is None:
            self.reading.begin(None)
            return
        self.reading.begin(ReadBy(schema_text(schema), self.model.path if self.model else None, self._number))
        if self._editor.page_id is not None:
            self.read_shown(self._editor.page_id)

    def _merge(self, schema: Schema, document: ProjectDocument, proposed: DocumentFields | None) -> DocumentFields:
        from kie_desktop.session.fields.merged import merged

        stamp = (self._stamp(document), self._number, proposed)
        known = self._merged.get(document.key)
        if known is None or known[0] != stamp:
            writing = self.writing_of(schema)
            fields = merged(schema, document.key, proposed, self._given(document), writing)
            if len(self._merged) >= _MERGED:
                self._merged.clear()
            known = self._merged[document.key] = stamp, fields
        return known[1]

    def _read_soon(self, document: ProjectDocument) -> None:
        documents = list(self._documents().values())
        shown = self._editor.page_id
        if shown in document.pages:
            self.reading.want(self.reading.following(documents, document))
        else:
            self.reading.want_too(document)

    def _decided_documents(self) -> Sequence[ProjectDocument]:
        names = set(self._schema.names) if self._schema else set()
        return [
            document
            for document in self._documents().values()
            if any(choice.field in names for choices in self._choices_of(document).values() for choice in choices)
        ]

    def _choices_of(self, document: ProjectDocument) -> Mapping[int, tuple[Choice, ...]]:
        return OpenDocument(document, self._editor.page_of, self._choices).choices

    def _stamp(self, document: ProjectDocument) -> object:
        pages = ((page_id, self.lines.version(page_id), self._choices.get(page_id, ())) for page_id in document.pages)
        return *pages, self.lines.networks(document)

    def _on_network(self) -> None:
        """Another model labels and links: learn and read with what it says."""
        self.learning.learn_soon()
        if self._editor.page_id is not None:
            self.read_shown(self._editor.page_id)
        self._tell_all()

    def _on_writing_guessed(self) -> None:
        self._begin()
        self._tell_all()

    def _on_learned(self) -> None:
        self.failure = ""
        self._read_by()
        self.learned.emit()
        self._tell_all()

    def _on_read(self, key: str) -> None:
        if self.failure and not self.learning.is_busy:
            self.failure = ""
        self.document_changed.emit(key)

    def _on_failed(self, text: str) -> None:
        self.failure = text
        self._tell_state()

    def _tell_all(self) -> None:
        """The shown document has other values, or will have."""
        shown = next((one for one in self._documents().values() if self._editor.page_id in one.pages), None)
        if shown is not None:
            self.document_changed.emit(shown.key)

    def _tell_state(self) -> None:
        state = LearningState.FAILED if self.failure else LearningState.IDLE
        if self.learning.is_busy:
            state = LearningState.LEARNING
        elif self.reading.is_busy:
            state = LearningState.READING
        if state is not self._state:
            self._state = state
            self.busy_changed.emit()


def sure_of(found: DocumentFields, threshold: float = 0.0) -> list[FieldValue]:
    """Proposed values that are sure or proved and have at least a score; of a field with several all or none."""
    rows: dict[str, list[FieldValue]] = {}
    for value in found.values:
        rows.setdefault(value.name or "", []).append(value)
    return [value for values in rows.values() if all(_is_sure(one, threshold) for one in values) for value in values]


def _is_sure(value: FieldValue, threshold: float) -> bool:
    is_trusted = value.state in (FieldState.SURE, FieldState.PROVED)
    return value.value is not None and is_trusted and (value.score or 0.0) >= threshold


def completed(schema: Schema, guess: GuessedWriting) -> Schema:
    """A schema with a guess where it does not say how dates and numbers are written."""
    return replace(
        schema,
        date_order=guess.date_order if schema.date_order is DateOrder.AUTO else schema.date_order,
        decimal=guess.decimal if schema.decimal is DecimalSign.AUTO else schema.decimal,
        currency=schema.currency or guess.currency,
    )
