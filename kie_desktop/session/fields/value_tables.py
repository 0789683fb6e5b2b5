"""A table of values put beside the documents of a project: which row is which document, and what would be imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.domain.history import PageId
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import listed
from kie_desktop.fields.schema import RANKED, Schema
from kie_desktop.language import count, tr
from kie_desktop.session.fields.documents import ProjectDocument

if TYPE_CHECKING:
    from kie_desktop.fields.locate import Located
    from kie_desktop.fields.values_table import ValuesTable


@dataclass(frozen=True)
class FieldTally:
    """What became of a field's values in the table: found once, several times, something alike, or not found.

    decided: values that people have decided already for their documents; contradicted: those decided otherwise.
    """

    once: int = 0
    several: int = 0
    alike: int = 0
    missing: int = 0
    decided: int = 0
    contradicted: int = 0

    @property
    def total(self) -> int:
        """All values of the table."""
        return self.once + self.several + self.alike + self.missing


@dataclass(frozen=True)
class TablePreview:
    """What importing a table would do.

    schema: of the project, or one guessed from the table (is_new) that it gets then. rows: documents of the table;
    matched: those that are documents of the project and have text. unread: those that have none yet. tallies:
    by field, in the order of the schema. located: every value with its places. problems: rows, columns and values that
    are left out, and why. waiting: pages of its documents that nobody has read yet, by document.
    """

    path: Path
    schema: Schema
    is_new: bool
    rows: int
    matched: int
    tallies: Mapping[str, FieldTally]
    located: Sequence[Located]
    problems: Sequence[Problem]
    unread: Sequence[ProjectDocument] = ()
    waiting: Mapping[str, Sequence[PageId]] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """How many values of how many documents there are, and how many were found."""
        total = sum(tally.total for tally in self.tallies.values())
        missing = sum(tally.missing for tally in self.tallies.values())
        return tr("{} of {}, {} of them found.").format(
            count(total, tr("value"), tr("values")),
            count(self.matched, tr("document"), tr("documents")),
            total - missing,
        )

    @property
    def contradiction(self) -> str:
        """How many decided values are others than those of the table, and of which fields; "" for none."""
        rows = [(name, tally.contradicted) for name, tally in self.tallies.items() if tally.contradicted]
        number = count(sum(each for _, each in rows), tr("decided value"), tr("decided values"))
        words = tr("Other than in the table: {} ({}).")
        return words.format(number, listed([f"{name} {each}" for name, each in rows])) if rows else ""


@dataclass(frozen=True)
class TableMatch:
    """Rows of a table with their documents, and what is left out. unread: documents of rows that have no text yet."""

    schema: Schema
    is_new: bool
    rows: int
    documents: Sequence[tuple[ProjectDocument, Mapping[str, str]]]
    problems: list[Problem] = field(default_factory=list)
    unread: Sequence[ProjectDocument] = ()

    @property
    def waiting(self) -> dict[str, tuple[PageId, ...]]:
        """Pages that nobody has read yet, by document."""
        documents = (*(document for document, _ in self.documents), *self.unread)
        return {document.key: pages for document in documents if (pages := document.unread_pages)}


def match_table(
    table: ValuesTable, schema: Schema | None, documents: Iterable[ProjectDocument], source: str
) -> TableMatch:
    """Find the document of every row, and the field of every column. source: the table's name, for messages.

    UserError where no row is a document of the project.
    """
    from kie_desktop.fields.schema_guess import schema_of_table
    from kie_desktop.fields.values_table import match_files
    from kie_desktop.formats.value_table import spelled

    there = list(documents)
    files = match_files(table, [document.key for document in there], source)
    known = schema or schema_of_table(table, files.files)
    table = spelled(table, known)
    problems = [_problem("table", text) for text in (*table.problems, *files.problems)]
    usable = set(_usable_columns(table, known, problems))
    matched: dict[str, tuple[ProjectDocument, Mapping[str, str]]] = {}
    unread: dict[str, ProjectDocument] = {}
    for name, place in files.files.items():
        document = there[place]
        if document.key in matched:
            continue  # among the problems of `match_files`; the first row counts
        if not any(summary.entities for summary in document.rows):
            severity = Severity.WARNING if document.unread_pages else Severity.ERROR  # it may just be its turn to come
            problems.append(Problem(name, "no-text", severity, tr("{} has no text yet").format(name)))
            unread[document.key] = document
            continue
        values = {field: text for field, text in table.rows[name].items() if field in usable and text}
        matched[document.key] = document, values
    return TableMatch(known, schema is None, len(table.rows), [*matched.values()], problems, [*unread.values()])


def _usable_columns(table: ValuesTable, schema: Schema, problems: list[Problem]) -> Iterable[str]:
    """Columns whose values can be looked for."""
    unknown = [name for name in table.columns if name not in schema]
    if unknown:
        words = tr("not among the fields of the project, left out: {}; add them there first")
        problems.append(_problem("unknown-column", words.format(listed(unknown))))
    for name in table.columns:
        if name in schema and schema[name].type not in RANKED:
            words = tr("{}: values of type {} are not looked for; left out")
            problems.append(_problem("not-located", words.format(name, schema[name].type.value)))
        elif name in schema:
            yield name


def _problem(code: str, message: str) -> Problem:
    return Problem("", code, Severity.WARNING, message)
