"""Importing a table of values: found on the pages by the engine, shown as a preview, then taken over as one step."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kie_desktop.contract import field_messages
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import Step
from kie_desktop.fields.schema import FieldSpec, Schema
from kie_desktop.fields.schema_file import PROJECT_SETTING, schema_text
from kie_desktop.fields.values import Writing, same_value
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import count, tr, translatable
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.decisions import Decision, decisions_of
from kie_desktop.session.fields.documents import ACCEPTED, OpenDocument, ProjectDocument, accepted_fields
from kie_desktop.session.fields.page_lines import PageLines
from kie_desktop.session.fields.taking_values import Taking
from kie_desktop.session.fields.value_tables import FieldTally, TableMatch, TablePreview, match_table
from kie_desktop.session.jobs import Jobs, RunningJob
from kie_desktop.session.project.bulk_edits import BulkEdit

if TYPE_CHECKING:
    from kie_desktop.fields.locate import Located
    from kie_desktop.fields.values_table import ValuesTable

_READ = Job(JobKind.READING_TABLE, translatable("Reading table"), may_be_dropped=True)
_LOCATE = Job(JobKind.LOCATING_VALUES, translatable("Looking for values"), may_be_dropped=True)
_TOGETHER = 250
"""Documents that are looked through in one request: where a value stands several times, they say which is meant."""
_AT_ONCE_MS = 15


@dataclass
class _Search:
    """Values being looked for. rest: documents still to be sent. part: those that are collected for one request."""

    path: Path
    match: TableMatch
    job: RunningJob
    rest: deque[tuple[ProjectDocument, Mapping[str, str]]]
    collecting: Iterator[None] | None = None
    part: list[field_messages.Json] = field(default_factory=list)
    located: list[Located] = field(default_factory=list)
    id: int | None = None


class ValuesImport(QObject):
    """previewed(TablePreview): the answer to `preview`. imported(level, text): `apply` has ended. message(level, text).

    schema(): the project's, with how dates and numbers are written. documents(): of the project by key.
    """

    previewed = Signal(object)
    imported = Signal(str, str)
    message = Signal(str, str)

    def __init__(
        self,
        editor: Editor,
        jobs: Jobs,
        engine: EngineClient,
        lines: PageLines,
        schema: Callable[[], Schema | None],
        documents: Callable[[], Mapping[str, ProjectDocument]],
        pages: Callable[[ProjectDocument], OpenDocument],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._jobs, self._engine, self._lines = editor, jobs, engine, lines
        self._schema, self._documents, self._pages = schema, documents, pages
        self._search: _Search | None = None
        self._asked = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._collect)
        engine.done.connect(self._on_done)
        engine.failed.connect(self._on_failed)
        editor.closing.connect(self.cancel)

    def preview(self, path: Path, file_column: str | None = None) -> None:
        """Read a CSV or XLSX table and look for its values on the documents; `previewed` brings what `apply` would do.

        file_column: which column holds the file names; None for `image` or `file`. What is being read is given up.
        """
        self.cancel()
        if self._editor.path is not None:
            work = partial(_read, path, file_column)
            found = partial(self._on_table, self._asked, path)
            self._jobs.restart(_READ, work, cast(Callable[[object], None], found))

    def cancel(self) -> None:
        """Give up reading and looking."""
        self._asked += 1
        self._jobs.cancel(JobKind.READING_TABLE)
        search, self._search = self._search, None
        if search is not None:
            search.job.end()

    def apply(self, preview: TablePreview, *, replace: bool = False) -> bool:
        """Let the values of the table be the values of their documents, as one undoable step; of many pages a job.

        replace: also where somebody has decided otherwise already. A project without a schema gets the guessed one.
        Values that were not found are kept without a place. Returns whether it was done or begun.
        """
        if self._editor.path is None or self._editor.refuses_change():
            return False
        taking = Taking(preview, self._documents(), self._pages, replace=replace)
        settings: dict[str, tuple[object, object]] = {}
        if preview.is_new:
            settings[PROJECT_SETTING] = (self._editor.recall(PROJECT_SETTING), schema_text(preview.schema))
        accepted = self._editor.recall(ACCEPTED)
        if accepted and accepted != (after := taking.without_taken(accepted_fields(accepted))):
            settings[ACCEPTED] = (accepted, after)
        return self._editor.change_pages(
            BulkEdit(
                tr("Import {}").format(preview.path.name),
                list(taking.pages),
                taking.make,
                done=partial(self._on_taken, taking),
                given_up=partial(self._on_taken, taking, is_stopped=True),
                kind=JobKind.IMPORTING_TABLE,
                settings=settings,
            )
        )

    # --- inside

    def _on_table(self, asked: int, path: Path, table: ValuesTable) -> None:
        if asked != self._asked:
            return  # it was given up when it had been read already
        try:
            match = match_table(table, self._schema(), self._documents().values(), path.name)
        except UserError as fault:
            self.message.emit("error", str(fault))
            return
        job = self._jobs.begin(_LOCATE, self.cancel, len(match.documents), path.name)
        self._search = _Search(path, match, job, deque(match.documents))
        if not match.documents:  # none has text yet
            self._end(self._search)
            return
        self._soon.start()

    def _collect(self) -> None:
        """Read pages for some milliseconds; ask the engine once there are enough."""
        search = self._search
        if search is None or search.id is not None:
            return
        if search.collecting is None:
            search.part = []
            search.collecting = self._part(search)
        clock = QElapsedTimer()
        clock.start()
        try:
            for _ in search.collecting:
                if clock.elapsed() > _AT_ONCE_MS:
                    self._soon.start()
                    return
        except (UserError, KeyError) as fault:  # KeyError: a page has been removed meanwhile
            self._fail(str(fault))
            return
        search.collecting = None
        search.id = self._engine.locate_values(schema_text(search.match.schema), search.part)

    def _part(self, search: _Search) -> Iterator[None]:
        from kie_desktop.fields.codec import document_to_json

        while search.rest and len(search.part) < _TOGETHER:
            document, values = search.rest.popleft()
            pages = []
            for page in self._lines.pages_of(document):
                pages.append(page)
                yield
            search.part.append({"document": document_to_json(document.key, pages), "values": dict(values)})

    def _on_done(self, request_id: int, answer: object) -> None:
        search = self._search
        if search is None or search.id != request_id or not isinstance(answer, field_messages.ValuesLocated):
            return
        from kie_desktop.fields.codec import located_from_json

        search.located += map(located_from_json, answer.located)
        search.id = None
        total = len(search.match.documents)
        search.job.progress(total - len(search.rest), total, search.path.name)
        if search.rest:
            self._soon.start()
            return
        self._end(search)

    def _end(self, search: _Search) -> None:
        self._search = None
        search.job.end()
        self.previewed.emit(self._preview_of(search))

    def _on_failed(self, request_id: int, text: str) -> None:
        if self._search is not None and self._search.id == request_id:
            self._fail(text)

    def _fail(self, text: str) -> None:
        self.cancel()
        self.message.emit("error", text)

    def _preview_of(self, search: _Search) -> TablePreview:
        match = search.match
        opened = {document.key: self._pages(document) for document, _ in match.documents}
        tallies = _tallies(match.schema, search.located, opened)
        return TablePreview(
            search.path,
            match.schema,
            match.is_new,
            match.rows,
            len(match.documents),
            tallies,
            tuple(search.located),
            tuple(match.problems),
            tuple(match.unread),
            match.waiting,
        )

    def _on_taken(self, taking: Taking, step: Step | None, *, is_stopped: bool = False) -> None:
        if step is None and (is_stopped or taking.taken):
            self.imported.emit("warning", tr("No value was taken over."))
            return
        if not taking.taken:
            number = taking.same + taking.kept
            text = tr("Nothing changed: the value was decided already.")
            if number > 1:
                text = tr("Nothing changed: all {} were decided already.")
                text = text.format(count(number, tr("value"), tr("values")))
            self.imported.emit("info", text)
            return
        number, where = taking.taken, len(taking.documents)
        words = [
            tr("Taken over: {} of {}.").format(
                count(number, tr("value"), tr("values")), count(where, tr("document"), tr("documents"))
            )
        ]
        if taking.kept:
            words.append(tr("{} kept as they were decided here.").format(count(taking.kept, tr("value"), tr("values"))))
        self.imported.emit("info", " ".join(words))


def _read(path: Path, file_column: str | None, report: Report) -> ValuesTable:
    from kie_desktop.formats.value_table import read_value_table

    report.progress(0, 0, path.name)
    return read_value_table(path, file_column)


def _tallies(
    schema: Schema, located: Sequence[Located], opened: Mapping[str, OpenDocument]
) -> Mapping[str, FieldTally]:
    """What became of each field's values. opened: the documents of the table."""
    from kie_desktop.fields.locate import tally

    counts, again, others = tally(located), Counter[str](), Counter[str]()
    writing = Writing.of(schema)
    for one in located:
        pages, spec = opened[one.document], schema[one.field]
        decisions = decisions_of(pages, one.field)
        again[one.field] += bool(decisions)
        others[one.field] += bool(decisions) and not _agrees(one.value, decisions, pages, spec, writing)
    return {
        name: FieldTally(row.once, row.several, row.alike, row.missing, again[name], others[name])
        for name in schema.names
        if (row := counts.get(name)) is not None
    }


def _agrees(value: str, decisions: Sequence[Decision], pages: OpenDocument, spec: FieldSpec, writing: Writing) -> bool:
    """Whether what was decided is the table's value; of a page only what the choice itself does not say is read."""
    from kie_desktop.fields.choice_text import text_of_choice

    if any(decision.choice.absent for decision in decisions):
        return False
    if same_value("; ".join(decision.choice.text for decision in decisions), value, spec, writing):
        return True
    texts = [text_of_choice(decision.choice, pages[decision.page], spec) for decision in decisions]
    return same_value("; ".join(texts), value, spec, writing)
