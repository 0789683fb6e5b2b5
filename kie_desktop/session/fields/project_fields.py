"""The fields of the open project, for the window: schema, documents, values, and what people decide about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.patch import Changes
from kie_desktop.fields.result import Alternative, DocumentFields, FieldValue
from kie_desktop.fields.schema import Schema
from kie_desktop.fields.schema_file import PROJECT_SETTING
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.language import tr
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.deciding import FieldDecisions
from kie_desktop.session.fields.document_list import DocumentList
from kie_desktop.session.fields.documents import ACCEPTED, OpenDocument, ProjectDocument
from kie_desktop.session.fields.learning import FieldQuality, LearningState
from kie_desktop.session.fields.proposals import Proposals
from kie_desktop.session.fields.record_list import RecordList
from kie_desktop.session.fields.schema_edit import schema_edit, schema_of_setting
from kie_desktop.session.fields.survey import FieldSurvey
from kie_desktop.session.fields.writing import GuessedWriting
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.model_in_use import ModelInUse
from kie_desktop.session.sentences import FAILED, attempt

if TYPE_CHECKING:
    from kie_desktop.fields.field_labels import FieldData
    from kie_desktop.session.fields.accepting import SureValues
    from kie_desktop.session.fields.documents_export import DocumentsExport
    from kie_desktop.session.fields.import_values import ValuesImport
    from kie_desktop.session.fields.problems import FieldProblems


class ProjectFields(QObject):
    """Where the project has no schema there are no values, and nothing can be decided.

    A document is known by its key (`ProjectDocument.key`); where a method takes none, the document of the page that
    is shown is meant. `FieldValue.page` is a place in `ProjectDocument.pages`. Edits are undoable steps; what cannot
    be done becomes a message.

    schema_changed. documents_changed: `documents` is another list. document_changed(key): `values` of it are other
    ones, by an edit, by undo, or because it has been read. learned: the learner has taken in what was decided, and all
    values may be others soon. busy_changed: `state` is another one. sure_found(SureValues): the answer to `find_sure`.
    message(level, text).
    """

    schema_changed = Signal()
    documents_changed = Signal()
    document_changed = Signal(str)
    learned = Signal()
    busy_changed = Signal()
    sure_found = Signal(object)
    message = Signal(str, str)

    def __init__(
        self,
        editor: Editor,
        jobs: Jobs,
        engine: EngineClient,
        model: ModelInUse,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._jobs = jobs
        self._engine = engine
        self._schema: Schema | None = None
        self.schema_fault = ""
        """Why the fields that the project keeps cannot be read; "" where they can."""
        self.document_list = DocumentList(editor, self)
        """Which pages are one document, joining and splitting."""
        choices = self.document_list.choices
        self._proposals = Proposals(editor, jobs, engine, lambda: self.document_list.by_key, choices, model, self)
        self.decisions = FieldDecisions(editor, self.document_list, self._proposals, self)
        """What a person decides about the document of the shown page."""
        self.record_list = RecordList(editor, self.document_list, self)
        """The tables of the document that shows."""
        self.survey = FieldSurvey(editor, jobs, self.document_list, self._proposals, self)
        """What is known of all documents at once."""
        self.document_list.changed.connect(self.survey.clear)
        self.document_list.changed.connect(self.documents_changed)
        self.document_list.message.connect(self.message)
        self.decisions.message.connect(self.message)
        self._proposals.learned.connect(self.learned)
        self._proposals.document_changed.connect(self.document_changed)
        self._proposals.busy_changed.connect(self.busy_changed)
        editor.opened.connect(self._on_opened)
        editor.closed.connect(self._on_closed)
        editor.setting_changed.connect(self._on_setting_changed)
        editor.pages_changed.connect(self._on_pages_changed)
        editor.page_edited.connect(self._on_page_edited)

    # --- the schema

    @property
    def schema(self) -> Schema | None:
        """The project's fields; None where it has no schema."""
        return self._schema

    def set_schema(
        self, schema: Schema | None, renamed: Mapping[str, str] | None = None, removed: Collection[str] = ()
    ) -> bool:
        """Give the project another schema, as one undoable step; of many pages it is a job. Returns whether begun.

        renamed: field -> the one that gets what was decided about it (a new name, or a field that it is merged into).
        removed: fields whose decisions go too; those of other fields that the schema lacks are kept and come back
        with a field of their name.
        """
        if self._editor.path is None or self._editor.refuses_change():
            return False
        edit = attempt(partial(schema_edit, self._editor, schema, renamed or {}, removed), self.message)
        return edit is not FAILED and edit is not None and self._editor.change_pages(edit)

    @property
    def writing(self) -> GuessedWriting:
        """How dates and numbers are written on the project's pages: guessed, where the schema leaves it open.

        A person says it with `set_schema`: `Schema.date_order`, `decimal` and `currency` win.
        """
        return self._proposals.writing.guess

    @property
    def decided(self) -> Mapping[str, int]:
        """How many decisions there are about a field, in all documents; fields without any are left out."""
        return Counter(choice.field for choices in self.document_list.choices.values() for choice in choices)

    def data(self) -> FieldData | None:
        """What of the fields goes into a data folder; None where the project has none."""
        if self._schema is None:
            return None
        from kie_desktop.fields.field_labels import FieldData

        keys = tuple(tuple((row.image, row.frame) for row in document.rows) for document in self.documents)
        return FieldData(self._schema, keys)

    # --- documents

    @property
    def documents(self) -> Sequence[ProjectDocument]:
        """The documents of the project, in the order of the page list; excluded pages belong to none."""
        return self.document_list.all

    @property
    def document(self) -> ProjectDocument | None:
        """The document of the page that is shown; None where none is shown, or it is excluded."""
        return self.document_list.shown

    def find_document(self, key: str) -> ProjectDocument | None:
        """The document of a key; None where there is none."""
        return self.document_list.find(key)

    # --- values

    def values(self, key: str | None = None) -> DocumentFields | None:
        """The fields of a document, as people decided and else as they are proposed; None without schema or document.

        At least one entry for each field, in the order of the schema. Before the document has been read (`is_read`)
        nothing is proposed. A document that is asked for is read soon; `document_changed` tells when it was.
        """
        document = self.document if key is None else self.find_document(key)
        return None if document is None or self._schema is None else self._proposals.values(document)

    def is_read(self, key: str | None = None) -> bool:
        """Whether the proposals of a document are those of what was learned, and of its lines as they are now."""
        document = self.document if key is None else self.find_document(key)
        return document is not None and self._proposals.reading.is_current(document)

    def has_proposals(self, key: str | None = None) -> bool:
        """Whether a document has been read since its pages are these: maybe before the latest decisions about it."""
        document = self.document if key is None else self.find_document(key)
        return document is not None and self._proposals.reading.proposed(document) is not None

    def alternatives(self, field: str) -> tuple[Alternative, ...]:
        """Other candidates for a field of the shown document, best first, without the value that it has."""
        document = self.document
        if document is None or self._schema is None or field not in self._schema:
            return ()
        return self._proposals.alternatives(document, field)

    def needs_look(self, value: FieldValue) -> bool:
        """Whether a person should look at a value: a field that need not be there and likely is not needs no look."""
        from kie_desktop.session.fields.merged import needs_look

        return self._schema is not None and (value.name or "") in self._schema and needs_look(value, self._schema)

    def next_field(self, after: str | None = None) -> str | None:
        """The next field of the shown document that needs a look, in the order of the schema; None where none does.

        after: begin behind this field. Fields before it are not looked at.
        """
        found = self.values()
        if found is None or self._schema is None:
            return None
        names = list(self._schema.names)
        rest = names[names.index(after) + 1 :] if after in names else names
        waiting = {value.name for value in found.values if self.needs_look(value)}
        return next((name for name in rest if name in waiting), None)

    def next_document(self, *, settled: bool = False) -> PageId | None:
        """The first page of the next document that needs a look, from the shown one on and round; None for none.

        A document that is not reviewed and has not been read yet counts as one. settled: also one that needs none.
        """
        documents = self.documents
        current = self.document
        start = next((place + 1 for place, one in enumerate(documents) if one == current), 0)
        for document in [*documents[start:], *documents[:start]]:
            is_open = document != current and not document.is_reviewed
            if is_open and (settled or self._proposals.may_need_look(document)):
                return document.pages[0]
        return None

    # --- many documents at once

    def find_sure(self, precision: float) -> None:
        """Look for proposed values that are right in a promised share, such as 0.99; `sure_found` brings them.

        Documents that have not been read yet are read, as a job.
        """
        if self._schema is not None:
            from kie_desktop.session.fields.accepting import find_sure

            waiting = [document for document in self.documents if not document.is_held_out]
            find_sure(self._proposals, waiting, precision, self.sure_found.emit)

    def accept_sure(self, sure: SureValues) -> bool:
        """Take what `find_sure` found as right, as one undoable step; of many pages it is a job.

        What was decided meanwhile stays. Pages stay as reviewed as they are. Returns whether it was done or begun.
        """
        from kie_desktop.session.fields.accepting import accepting

        def find(key: str) -> OpenDocument | None:
            document = self.find_document(key)
            return self.document_list.open(document) if document else None

        done = partial(self._on_bulk_done, tr("Accepted: {}").format(sure.words))
        edit = accepting(sure, self._editor.recall(ACCEPTED), find, self._editor.page_of)
        return self._editor.change_pages(replace(edit, done=done))

    @cached_property
    def faults(self) -> FieldProblems:
        """What is wrong with the values of documents."""
        from kie_desktop.session.fields.problems import FieldProblems

        return FieldProblems(self.document_list, self._proposals, self.survey, self._has_labels)

    @cached_property
    def table(self) -> ValuesImport:
        """Importing a table of values: `preview`, then `apply`."""
        from kie_desktop.session.fields.import_values import ValuesImport

        made = ValuesImport(
            self._editor,
            self._jobs,
            self._engine,
            self._proposals.lines,
            lambda: self._proposals.schema,
            lambda: self.document_list.by_key,
            self.document_list.open,
            self,
        )
        for signal in (made.message, made.imported):
            signal.connect(self.message)
        made.imported.connect(self._proposals.learning.learn_soon)
        return made

    @cached_property
    def export(self) -> DocumentsExport:
        """Writing the values of all documents as a table: `write_documents` begins it."""
        from kie_desktop.session.fields.documents_export import DocumentsExport

        return DocumentsExport(self._jobs, self._proposals, self)

    def write_documents(
        self,
        path: Path,
        fields: Sequence[str] | None = None,
        *,
        only_trusted: bool = False,
        scores: bool = True,
        codes_as_read: bool = True,
    ) -> None:
        """Write a row for each document, as Excel or CSV by the ending; `export.written` or a message tells.

        fields: columns in order; all by default. only_trusted: nothing that nobody accepted and nothing proves.
        scores: a column with the score beside each. codes_as_read: codes once more, as they stand on the documents.
        """
        if self._schema is None or self._editor.refuses_export():
            return
        from kie_desktop.session.fields.documents_export import DocumentsWish

        wanted = tuple(name for name in fields or self._schema.names if name in self._schema)
        self.export.write(self.documents, DocumentsWish(path, wanted, only_trusted, scores, codes_as_read))

    # --- learning

    @property
    def state(self) -> LearningState:
        """Whether the learner is idle, learns, reads documents, or has failed (`failure`)."""
        return self._proposals.state

    @property
    def failure(self) -> str:
        """Why learning or reading failed the last time, for the user; "" where it did not."""
        return self._proposals.failure

    @property
    def taught(self) -> int:
        """From how many documents the fields have been learned."""
        return self._proposals.model.documents if self._proposals.model else 0

    def quality(self, field: str) -> FieldQuality | None:
        """How good a field is, by cross-validation; None where nothing of it has been learned."""
        return self._proposals.quality(field)

    def learn(self) -> None:
        """Learn from everything that was decided, now; it is done by itself after each page that is reviewed."""
        self._proposals.learn()

    def forget(self) -> None:
        """Forget what was learned of this project; only what the template knows is left, until it learns again."""
        self._proposals.learning.forget()

    def write_run(self, folder: Path, pack: str) -> None:
        """Write what was learned as a run of `train --task fields`, of which a model pack can be made. UserError."""
        self._proposals.learning.write_run(folder, pack)

    # --- inside

    def _has_labels(self) -> bool:
        file = self._editor.file
        counts = attempt(file.entities_by_label, self.message) if file else FAILED
        background = self._editor.label_set.background.name.casefold()
        return counts is FAILED or any(number and label != background for label, number in counts.items())

    def _on_opened(self) -> None:
        self.document_list.forget()
        file = self._editor.file
        choices = attempt(file.choices, self.message) if file else FAILED
        self.document_list.choices.clear()
        self.document_list.choices.update({} if choices is FAILED else choices)
        self._read_schema()

    def _on_closed(self) -> None:
        self.document_list.forget()
        self.document_list.choices.clear()
        self._read_schema()

    def _on_setting_changed(self, name: str) -> None:
        if name == PROJECT_SETTING:
            self._read_schema()

    def _read_schema(self) -> None:
        self._schema, self.schema_fault = None, ""
        try:
            self._schema = schema_of_setting(self._editor.recall(PROJECT_SETTING))
        except UserError as fault:
            self.schema_fault = str(fault)
            self.message.emit("error", self.schema_fault)
        self.survey.clear()
        self._proposals.begin(self._schema)
        self.schema_changed.emit()

    def note_label_set(self) -> None:
        """The project has other labels, or labels with other roles."""
        self._proposals.note_roles()

    def _on_pages_changed(self) -> None:
        self.document_list.forget()
        self.survey.clear()
        self.documents_changed.emit()

    def _on_page_edited(self, page_id: PageId, changes: Changes) -> None:
        of_networks = Changes(links=changes.links, relabelled=changes.relabelled)
        if changes == of_networks and (changes.links or changes.relabelled) and not self._proposals.has_rows:
            return  # nothing but records depends on labels and links
        self.document_list.note_edit(page_id, changes)
        document = self.document_list.of_page(page_id)
        self._proposals.note_edit(page_id, changes, document)
        if document is not None and self._schema is not None:
            self.survey.note(document.key)
            self.document_changed.emit(document.key)

    def _on_bulk_done(self, text: str, step: Step | None) -> None:
        if step is not None:
            self.message.emit("info", text)
            self._proposals.learning.learn_soon()
