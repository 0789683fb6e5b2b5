"""The values of all documents as a table, one row a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from kie_desktop.fields.result import DocumentFields, FieldState, FieldValue
from kie_desktop.fields.schema import Schema
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import translatable
from kie_desktop.session.fields.documents import ProjectDocument
from kie_desktop.session.fields.proposals import Proposals
from kie_desktop.session.jobs import Jobs

_READ = Job(JobKind.READING_FIELDS, translatable("Reading fields"), may_be_dropped=True)
_WRITE = Job(JobKind.EXPORTING_DOCUMENTS, translatable("Writing"))
TRUSTED = (FieldState.PERSON, FieldState.ABSENT, FieldState.PROVED)
"""What a person decided, or a checksum or a rule proves."""


@dataclass(frozen=True, slots=True)
class DocumentsWish:
    """What to write. path: Excel where it ends with `.xlsx`, else CSV. fields: names in the order of the columns.

    only_trusted: leave out values that nobody accepted and nothing proves. scores: a column with the score beside each.
    codes_as_read: last columns with codes as they stand on the documents.
    """

    path: Path
    fields: tuple[str, ...]
    only_trusted: bool = False
    scores: bool = True
    codes_as_read: bool = True


@dataclass(frozen=True)
class DocumentsWritten:
    """What was written. left_out: values that were not trusted. unsure: document and field of values written that need
    a look, in their order.

    same: groups of documents, by key, that hold the same values.
    """

    path: Path
    documents: int
    values: int
    left_out: int
    unsure: Sequence[tuple[str, str]]
    same: Sequence[tuple[str, ...]]


class DocumentsExport(QObject):
    """written(DocumentsWritten): the answer to `write`; a message tells where it cannot be done."""

    written = Signal(object)

    def __init__(self, jobs: Jobs, proposals: Proposals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._proposals = jobs, proposals

    def write(self, documents: Sequence[ProjectDocument], wish: DocumentsWish) -> None:
        """Read what has not been read yet, as a job, then write the table. Nothing is written where that is stopped."""
        found: dict[str, DocumentFields] = {}

        def note(document: ProjectDocument, fields: DocumentFields) -> None:
            found[document.key] = self._proposals.with_decided(document, fields)

        self._proposals.reading.read_all(documents, _READ, note, partial(self._on_read, documents, wish, found))

    def _on_read(
        self,
        documents: Sequence[ProjectDocument],
        wish: DocumentsWish,
        found: Mapping[str, DocumentFields],
        complete: bool,
    ) -> None:
        schema = self._proposals.schema
        if not complete or schema is None:
            return
        rows = [
            (document.key, len(document.pages), found[document.key].values)
            for document in documents
            if document.key in found
        ]
        work = partial(_write, wish, schema, rows)
        self._jobs.start(_WRITE, work, cast(Callable[[object], None], self.written.emit))


def _write(
    wish: DocumentsWish, schema: Schema, rows: Iterable[tuple[str, int, Sequence[FieldValue]]], report: Report
) -> DocumentsWritten:
    """Write the table. UserError."""
    from kie_desktop.fields.duplicates import same_documents
    from kie_desktop.formats.document_tables import DocumentRow, document_table
    from kie_desktop.formats.tables import write_csv, write_workbook

    report.progress(0, 0, wish.path.name)
    kept: dict[str, list[FieldValue]] = {}
    left_out, documents = 0, []
    unsure: list[tuple[str, str]] = []
    for key, pages, values in rows:
        wanted = [value for value in values if value.name in wish.fields and value.value is not None]
        kept[key] = [value for value in wanted if value.state in TRUSTED or not wish.only_trusted]
        left_out += len(wanted) - len(kept[key])
        unsure += [(key, value.name or "") for value in kept[key] if value.state is FieldState.LOOK]
        documents.append(DocumentRow(key, pages, kept[key]))
    as_read = schema.codes if wish.codes_as_read else ()
    table = document_table(wish.fields, documents, scores=wish.scores, as_read=as_read)
    if wish.path.suffix.lower() == ".xlsx":
        write_workbook(wish.path, [table])
    else:
        write_csv(wish.path, table.rows, table.columns)
    written = DocumentsWritten(wish.path, len(documents), sum(map(len, kept.values())), left_out, unsure, ())
    return replace(written, same=same_documents(schema, kept))
