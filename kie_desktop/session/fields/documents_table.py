"""Writing the fields of documents as a table, a row a document; what has not been read yet is read first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.fields.result import DocumentFields, FieldState, FieldValue
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import translatable
from kie_desktop.session.fields.documents import ProjectDocument
from kie_desktop.session.fields.proposals import Proposals
from kie_desktop.session.jobs import Jobs

if TYPE_CHECKING:
    pass

_READ = Job(JobKind.READING_FIELDS, translatable("Reading fields"), may_be_dropped=True)
_WRITE = Job(JobKind.SAVING_FIELDS, translatable("Saving fields"))
_TRUSTED = (FieldState.PROVED, FieldState.PERSON)


@dataclass(frozen=True, slots=True)
class DocumentsWish:
    """What to write. path: Excel where it ends with .xlsx, else CSV. columns: fields, in order.

    scores: a column with the score beside each. only_trusted: leave values out that are neither proved nor decided by
    a person. only_reviewed: leave documents out that are not reviewed.
    """

    path: Path
    columns: Sequence[str]
    scores: bool = False
    only_trusted: bool = False
    only_reviewed: bool = False


@dataclass(frozen=True, slots=True)
class DocumentsWritten:
    """What was written. values: cells that hold one. left_out: values that are neither proved nor decided."""

    path: Path
    documents: int
    values: int
    left_out: int


def write_documents(
    proposals: Proposals,
    documents: Sequence[ProjectDocument],
    jobs: Jobs,
    wish: DocumentsWish,
    written: Callable[[DocumentsWritten], None],
) -> None:
    """Read what has not been read yet, as a job, then write in a thread; nothing is written where either is stopped."""
    chosen = [document for document in documents if document.is_reviewed or not wish.only_reviewed]
    found: dict[str, Sequence[FieldValue]] = {}

    def note(document: ProjectDocument, fields: DocumentFields) -> None:
        found[document.key] = proposals.with_decided(document, fields).values

    def end(complete: bool) -> None:
        if complete:
            rows = [(document.key, len(document.pages), found.get(document.key, ())) for document in chosen]
            jobs.start(_WRITE, partial(_write, wish, rows), written)

    proposals.reading.read_all(chosen, _READ, note, end)


def _write(
    wish: DocumentsWish, documents: Sequence[tuple[str, int, Sequence[FieldValue]]], report: Report
) -> DocumentsWritten:
    """Write the table; runs in a thread. UserError."""
    from kie_desktop.formats.document_tables import DocumentRow, document_table
    from kie_desktop.formats.tables import write_csv, write_workbook

    report.progress(0, 0, wish.path.name)
    rows, left_out = list[DocumentRow](), 0
    for key, pages, values in documents:
        kept = [value for value in values if not wish.only_trusted or value.state in _TRUSTED]
        there = [value for value in values if value.name in wish.columns and value.value is not None]
        left_out += sum(value not in kept for value in there)
        rows.append(DocumentRow(key, pages, kept))
    table = document_table(wish.columns, rows)
    places = [place for place in range(len(table.columns)) if wish.scores or place < 2 or place % 2 == 0]
    table = replace(
        table,
        columns=[table.columns[place] for place in places],
        rows=[[row[place] for place in places] for row in table.rows],
    )
    if wish.path.suffix.lower() == ".xlsx":
        write_workbook(wish.path, [table])
    else:
        write_csv(wish.path, table.rows, table.columns)
    filled = sum(bool(row.of(name)) for row in rows for name in wish.columns)
    return DocumentsWritten(wish.path, len(rows), filled, left_out)
