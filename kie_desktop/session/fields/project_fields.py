"""The fields of the open project, for the window: schema, documents, values, and what people decide about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.choices import set_document
from kie_desktop.domain.edits import EditError, set_state
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.page import Choice, ReviewState
from kie_desktop.domain.patch import Changes, Patch, apply
from kie_desktop.fields.result import Alternative, DocumentFields, FieldState, FieldValue
from kie_desktop.fields.schema import Schema
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.language import tr
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.documents import (
    ACCEPTED,
    OpenDocument,
    ProjectDocument,
    documents_of,
    name_of_part,
    split_starts,
)
from kie_desktop.session.fields.learning import FieldQuality, LearningState
from kie_desktop.session.fields.proposals import Proposals
from kie_desktop.session.fields.schema_edit import SCHEMA, schema_edit, schema_of_setting
from kie_desktop.session.fields.writing import GuessedWriting
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.project.rotated_images import ORIGINS, origins_of
from kie_desktop.session.sentences import FAILED, attempt
from kie_desktop.session.settings import Settings

if TYPE_CHECKING:
    from kie_desktop.session.fields.accepting import SureValues
    from kie_desktop.session.fields.decisions import Decision
    from kie_desktop.session.fields.documents_export import DocumentsExport
    from kie_desktop.session.fields.import_values import ValuesImport
    from kie_desktop.session.project.editing import EditDone


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
        self, editor: Editor, jobs: Jobs, engine: EngineClient, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._jobs = jobs
        self._engine = engine
        self._schema: Schema | None = None
        self._choices: dict[PageId, tuple[Choice, ...]] = {}
        self._documents: dict[str, ProjectDocument] | None = None
        self._keys: dict[PageId, str] = {}
        self._proposals = Proposals(editor, jobs, engine, lambda: self._by_key, self._choices, settings, self)
        self._proposals.learned.connect(self.learned)
        self._proposals.document_changed.connect(self.document_changed)
        self._proposals.busy_changed.connect(self.busy_changed)
        editor.opened.connect(self._on_opened)
        editor.closed.connect(self._on_closed)
        editor.setting_changed.connect(self._on_setting_changed)
        editor.pages_changed.connect(self._on_pages_changed)
        editor.page_edited.connect(self._on_page_edited)
        editor.edited.connect(self._accept_reviewed)

    # --- the schema

    @property
    def schema(self) -> Schema | None:
        """The project's fields; None where it has no schema."""
        return self._schema

    @property
    def problems(self) -> list[str]:
        """What is wrong with the rules of the schema, in words."""
        return self.check_rules(self._schema) if self._schema else []

    @staticmethod
    def check_rules(schema: Schema) -> list[str]:
        """What is wrong with the rules of a schema that is being edited, in words."""
        if not schema.rules:
            return []
        from kie_desktop.fields.rules import check_rules

        return check_rules(schema)

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

    @staticmethod
    def template_names() -> tuple[str, ...]:
        """The start templates: `form`, `receipt`, `invoice`."""
        from kie_desktop.fields.schema_file import TEMPLATES

        return TEMPLATES

    @staticmethod
    def template(name: str) -> Schema:
        """One of the start templates. UserError for another name."""
        from kie_desktop.fields.schema_file import template

        return template(name)

    @staticmethod
    def schema_of_text(text: str) -> Schema:
        """A schema of a pasted list of names: one a line, or a spreadsheet's head. UserError where it names none."""
        from kie_desktop.fields.schema_guess import names_in, schema_of_columns

        return schema_of_columns(names_in(text))

    @staticmethod
    def schema_of_table(path: Path) -> Schema:
        """A schema of the columns of a table (CSV or XLSX), its types guessed from what stands in them. UserError."""
        from kie_desktop.fields.schema_guess import schema_of_columns
        from kie_desktop.fields.values_table import FILE_COLUMNS
        from kie_desktop.formats.value_table import read_cells

        rows = [[cell.strip() for cell in row] for row in read_cells(path)]
        head, *rows = [row for row in rows if any(row)] or [[]]
        columns = {
            name: [row[place] for row in rows if place < len(row) and row[place]]
            for place, name in enumerate(head)
            if name and name.casefold() not in FILE_COLUMNS
        }
        if not columns:
            raise UserError(f"{path}: no column has a name; write the names of the fields into the first row")
        return schema_of_columns([*columns], columns)

    @staticmethod
    def read_schema(path: Path) -> Schema:
        """The schema of a `schema.toml`, or of a folder that holds one. UserError."""
        from kie_desktop.fields.schema_file import find_schema

        return find_schema(str(path))

    @property
    def writing(self) -> GuessedWriting:
        """How dates and numbers are written on the project's pages: guessed, where the schema leaves it open.

        A person says it with `set_schema`: `Schema.date_order`, `decimal` and `currency` win.
        """
        return self._proposals.writing.guess

    @property
    def decided(self) -> Mapping[str, int]:
        """How many decisions there are about a field, in all documents; fields without any are left out."""
        return Counter(choice.field for choices in self._choices.values() for choice in choices)

    # --- documents

    @property
    def documents(self) -> Sequence[ProjectDocument]:
        """The documents of the project, in the order of the page list; excluded pages belong to none."""
        return list(self._by_key.values())

    @property
    def document(self) -> ProjectDocument | None:
        """The document of the page that is shown; None where none is shown, or it is excluded."""
        page_id = self._editor.page_id
        return None if page_id is None else self.document_of(page_id)

    def document_of(self, page_id: PageId) -> ProjectDocument | None:
        """The document of a page; None where the page is excluded or not there."""
        documents = self._by_key
        return documents.get(self._keys.get(page_id, ""))

    def find_document(self, key: str) -> ProjectDocument | None:
        """The document of a key; None where there is none."""
        return self._by_key.get(key)

    def join(self, page_ids: Iterable[PageId]) -> bool:
        """Make the documents of these pages one, that of the first page; one undoable step."""
        found = [self.document_of(page_id) for page_id in page_ids]
        documents = list(dict.fromkeys(document.key for document in found if document))
        if len(documents) < 2:
            return False
        pages = [page_id for key in documents[1:] for page_id in self._by_key[key].pages]
        return self._set_documents(dict.fromkeys(pages, documents[0]), tr("Join documents"))

    def split(self, page_ids: Iterable[PageId]) -> bool:
        """Let a document begin at each of these pages; one undoable step."""
        starts = set(page_ids)
        taken = set(self._by_key)
        names: dict[PageId, str] = {}
        for document in self.documents:
            name = ""
            for number, page_id in enumerate(document.pages, 1):
                if number > 1 and page_id in starts:
                    name = name_of_part(document.key, number, taken)
                    taken.add(name)
                if name:
                    names[page_id] = name
        return bool(names) and self._set_documents(names, tr("Split documents"))

    def split_at_blank_pages(self, key: str | None = None) -> bool:
        """Let a document of a scanned stack begin behind each page that was read and has no text; one undoable step."""
        document = self.document if key is None else self.find_document(key)
        if document is None:
            return False
        blank = [row.entities == 0 and row.state is not ReviewState.NEW for row in document.rows]
        return self.split(document.pages[place] for place in split_starts(blank))

    def separate_files(self, page_ids: Iterable[PageId]) -> bool:
        """Let these pages belong to the documents of their files again; one undoable step."""
        return self._set_documents(dict.fromkeys(page_ids, ""), tr("Split documents"))

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
        found = self.values()
        if found is None or self._schema is None or field not in self._schema:
            return ()
        shown = {(value.page, value.spans) for value in found.values if value.name == field}
        return tuple(one for one in found.others.get(field, ()) if (one.page, one.spans) not in shown)

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

    def next_document(self) -> PageId | None:
        """The first page of the next document that needs a look, from the shown one on and round; None for none.

        A document that is not reviewed and has not been read yet counts as one.
        """
        documents = self.documents
        current = self.document
        start = next((place + 1 for place, one in enumerate(documents) if one == current), 0)
        for document in [*documents[start:], *documents[:start]]:
            if document != current and not document.is_reviewed and self._proposals.may_need_look(document):
                return document.pages[0]
        return None

    # --- what a person decides about the document of the shown page

    def choose(
        self,
        field: str,
        page_id: PageId,
        entity_ids: Sequence[int],
        span: tuple[int, int] | None = None,
        text: str = "",
        *,
        add: bool = False,
    ) -> bool:
        """Let lines of a page, or a part of one, be the value of a field. Returns whether anything was done.

        span: first and last character + 1 in the text of the only line. text: as the person typed it; "" as it stands.
        add: one more value of a field that may occur several times; those that are shown are kept.
        """
        document = self.document_of(page_id)
        if document is None or self._schema is None or field not in self._schema:
            return False
        from kie_desktop.session.fields.decisions import Decision, text_of_lines

        spec = self._schema[field]
        pages = self._pages(document)
        place = document.pages.index(page_id)
        lines = [pages[place].entities[line] for line in entity_ids if line in pages[place].entities]
        if not text and lines:
            text = lines[0].text[slice(*span)] if span else text_of_lines(spec, [line.text for line in lines])
        chosen = Decision(place, Choice(field, tuple(entity_ids), span, text))
        kept = self._shown(document, pages, field) if add and spec.repeated else []
        return self._decide(document, pages, field, [*kept, chosen])

    def choose_alternative(self, field: str, number: int) -> bool:
        """Let another candidate be the value of a field. number: in `alternatives`, from 1."""
        others = self.alternatives(field)
        document = self.document
        if document is None or not 1 <= number <= len(others):
            return False
        from kie_desktop.session.fields.decisions import Decision, placed_choice

        one, pages = others[number - 1], self._pages(document)
        choice = placed_choice(field, pages[one.page], one.spans, one.value)
        return self._decide(document, pages, field, [Decision(one.page, choice)])

    def accept(self, field: str) -> bool:
        """Take what is proposed for a field as right; where nothing is, it is not on the document."""
        document = self.document
        if document is None or self._schema is None or field not in self._schema:
            return False
        pages = self._pages(document)
        return self._decide(document, pages, field, self._shown(document, pages, field, absent=True))

    def accept_document(self) -> bool:
        """Take all that is shown of the document as right, and mark its pages reviewed, as one undoable step.

        A field for which nothing was found is not on the document then; so it is refused before anything was proposed.
        """
        document, found = self.document, self.values()
        if document is None or found is None or self._editor.refuses_change():
            return False
        if not self.has_proposals():
            self.message.emit("info", tr("The document has not been read yet; wait a moment."))
            return False
        from kie_desktop.session.fields.decisions import decide, decisions_by_field, stands

        pages = self._pages(document)
        decided = (FieldState.PERSON, FieldState.ABSENT)
        open_values = [value for value in found.values if value.state not in decided]
        kept = [value for value in open_values if value.value is None or stands(value, pages)]
        patches = dict(decide(pages, decisions_by_field(kept, pages)))
        for place in range(len(pages)):
            page = apply(pages[place], patches.get(place, Patch()))
            if page.state is not ReviewState.REVIEWED:
                patches[place] = patches.get(place, Patch()).then(set_state(page, ReviewState.REVIEWED))
        rows = [(document.pages[place], patch) for place, patch in sorted(patches.items())]
        return self._editor.edit_pages(rows, tr("Mark reviewed"))

    def mark_absent(self, field: str) -> bool:
        """Decide that a field is not on the document."""
        from kie_desktop.session.fields.decisions import Decision

        document = self.document
        if document is None or self._schema is None or field not in self._schema:
            return False
        return self._decide(document, self._pages(document), field, [Decision(0, Choice(field, absent=True))])

    def clear(self, field: str) -> bool:
        """Take back what was decided about a field: it is proposed again."""
        document = self.document
        return document is not None and self._decide(document, self._pages(document), field, [])

    def set_text(self, field: str, text: str, number: int = 0) -> bool:
        """Type the value of a field where it stands; a value that is a whole line corrects the line's text too.

        An empty text means that it is not on the document. number: which value of a field that has several, from 0.
        """
        document = self.document
        if document is None or self._schema is None or field not in self._schema:
            return False
        from kie_desktop.session.fields.decisions import retyped

        pages = self._pages(document)
        kept = self._shown(document, pages, field)
        if not text.strip():
            del kept[number : number + 1]
        else:
            kept[number : number + 1] = [retyped(kept[number] if number < len(kept) else None, field, text)]
        if kept:
            return self._decide(document, pages, field, kept)
        return self.mark_absent(field)

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
            return self._pages(document) if document else None

        done = partial(self._on_bulk_done, sure.words)
        edit = accepting(sure, self._editor.recall(ACCEPTED), find, self._editor.page_of)
        return self._editor.change_pages(replace(edit, done=done))

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
            lambda: self._by_key,
            self._pages,
            self,
        )
        made.message.connect(self.message)
        made.imported.connect(self._proposals.learning.learn_soon)
        return made

    @cached_property
    def export(self) -> DocumentsExport:
        """Writing the values of all documents as a table: `write_documents` begins it."""
        from kie_desktop.session.fields.documents_export import DocumentsExport

        return DocumentsExport(self._jobs, self._proposals, self)

    def write_documents(
        self, path: Path, fields: Sequence[str] | None = None, *, only_trusted: bool = False, scores: bool = True
    ) -> None:
        """Write a row for each document, as Excel or CSV by the ending; `export.written` or a message tells.

        fields: columns in order; all by default. only_trusted: nothing that nobody accepted and nothing proves.
        scores: a column with the score beside each.
        """
        if self._schema is None or self._editor.refuses_export():
            return
        from kie_desktop.session.fields.documents_export import DocumentsWish

        wanted = tuple(name for name in fields or self._schema.names if name in self._schema)
        self.export.write(self.documents, DocumentsWish(path, wanted, only_trusted, scores))

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

    # --- inside

    @property
    def _by_key(self) -> Mapping[str, ProjectDocument]:
        if self._documents is None:
            origins = origins_of(self._editor.recall(ORIGINS))
            self._documents = documents_of(self._editor.summaries, origins)
            self._keys = {page_id: key for key, found in self._documents.items() for page_id in found.pages}
        return self._documents

    def _pages(self, document: ProjectDocument) -> OpenDocument:
        return OpenDocument(document, self._editor.page_of, self._choices)

    def _set_documents(self, names: Mapping[PageId, str], text: str) -> bool:
        if self._editor.refuses_change():
            return False
        from kie_desktop.session.project.bulk_edits import BulkEdit

        return self._editor.change_pages(
            BulkEdit(text, list(names), lambda page_id: set_document(self._editor.page_of(page_id), names[page_id]))
        )

    def _shown(
        self, document: ProjectDocument, pages: OpenDocument, field: str, *, absent: bool = False
    ) -> list[Decision]:
        """The values of a field that are shown, as decisions. absent: also that there is none."""
        from kie_desktop.session.fields.decisions import decision_of

        found = self.values(document.key)
        rows = [value for value in found.values if value.name == field] if found else []
        return [decision_of(value, pages) for value in rows if absent or value.value is not None]

    def _decide(
        self, document: ProjectDocument, pages: OpenDocument, field: str, decisions: Iterable[Decision]
    ) -> bool:
        from kie_desktop.session.fields.decisions import decide

        try:
            patches = decide(pages, {field: list(decisions)})
        except EditError as error:
            self.message.emit("warning", str(error))
            return False
        return self._editor.edit_pages(
            [(document.pages[place], patch) for place, patch in patches], tr("Set {}").format(field)
        )

    def _on_opened(self) -> None:
        self._documents = None
        file = self._editor.file
        choices = attempt(file.choices, self.message) if file else FAILED
        self._choices.clear()
        self._choices.update({} if choices is FAILED else choices)
        self._read_schema()

    def _on_closed(self) -> None:
        self._documents = None
        self._choices.clear()
        self._read_schema()

    def _on_setting_changed(self, name: str) -> None:
        if name == SCHEMA:
            self._read_schema()

    def _read_schema(self) -> None:
        schema = attempt(lambda: schema_of_setting(self._editor.recall(SCHEMA)), self.message)
        self._schema = None if schema is FAILED else schema
        self._proposals.begin(self._schema)
        self.schema_changed.emit()

    def _on_pages_changed(self) -> None:
        self._documents = None
        self.documents_changed.emit()

    def _on_page_edited(self, page_id: PageId, changes: Changes) -> None:
        if changes == Changes(links=changes.links, relabelled=changes.relabelled) and (
            changes.links or changes.relabelled
        ):
            return  # nothing here depends on labels and links
        if changes.choices:
            self._choices[page_id] = self._editor.page_of(page_id).choices
        is_other_list = changes.document or changes.picture or self._is_other_list(page_id)
        if is_other_list:
            self._documents = None
            self.documents_changed.emit()
        document = self.document_of(page_id)
        self._proposals.note_edit(page_id, changes, document)
        if document is not None and self._schema is not None:
            self.document_changed.emit(document.key)

    def _is_other_list(self, page_id: PageId) -> bool:
        """Put the line of a page as it is now into its document; True where it is excluded or no longer is."""
        if self._documents is None:
            return False
        row, key = self._editor.summary_of(page_id), self._keys.get(page_id)
        if (key is None) is not (row.state is ReviewState.EXCLUDED):
            return True
        if key is not None:
            rows = tuple(row if one.id == page_id else one for one in self._documents[key].rows)
            self._documents[key] = ProjectDocument(key, rows)
        return False

    def _accept_reviewed(self, edit: EditDone) -> None:
        """Take what is sure of a document that somebody has just marked as reviewed, in the same step (adr/0039)."""
        if edit.patch.state is None or self._schema is None:
            return
        document = self.document_of(edit.page_id)
        if document is None or not document.is_reviewed:
            return
        from kie_desktop.session.fields.decisions import decide, decisions_by_field

        pages = self._pages(document)
        sure = self._proposals.sure_values(document)
        patches = decide(pages, decisions_by_field(sure, pages))
        if patches:
            step = Step(edit.text, tuple((document.pages[place], patch) for place, patch in patches))
            attempt(partial(self._editor.do_step, step, edit.gesture), self.message)

    def _on_bulk_done(self, text: str, step: Step | None) -> None:
        if step is not None:
            self.message.emit("info", text)
            self._proposals.learning.learn_soon()
