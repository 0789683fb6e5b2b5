"""A table of values put beside the documents of a project: which row is which document, and what would be imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import listed
from kie_desktop.fields.schema import RANKED, Schema
from kie_desktop.language import count, tr
from kie_desktop.session.fields.documents import ProjectDocument

if TYPE_CHECKING:
    from kie_desktop.fields.locate import Located
    from kie_desktop.formats.value_table import ValueRow, ValueTable


@dataclass(frozen=True)
class FieldTally:
    """What became of a field's values in the table: found once, several times, something alike, or not found.

    decided: values that people have decided already for their documents.
    """

    once: int = 0
    several: int = 0
    alike: int = 0
    missing: int = 0
    decided: int = 0

    @property
    def total(self) -> int:
        """All values of the table."""
        return self.once + self.several + self.alike + self.missing


@dataclass(frozen=True)
class TablePreview:
    """What importing a table would do.

    schema: of the project, or one guessed from the table (is_new) that it gets then. rows: documents of the table;
    matched: those that are documents of the project. tallies: by field, in the order of the schema. located: every
    value with its places. problems: rows, columns and values that are left out, and why.
    """

    path: Path
    schema: Schema
    is_new: bool
    rows: int
    matched: int
    tallies: Mapping[str, FieldTally]
    located: Sequence[Located]
    problems: Sequence[Problem]

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


@dataclass(frozen=True)
class TableMatch:
    """Rows of a table with their documents, and what is left out."""

    schema: Schema
    is_new: bool
    rows: int
    documents: Sequence[tuple[ProjectDocument, Mapping[str, str]]]
    problems: list[Problem] = field(default_factory=list)


def match_table(table: ValueTable, schema: Schema | None, documents: Iterable[ProjectDocument]) -> TableMatch:
    """Find the document of every row, and the field of every column."""
    problems = list(table.problems)
    known = schema or _guessed(table)
    table = table.renamed(known.names)
    usable = set(_usable_columns(table, known, problems))
    lookup = _Lookup(documents)
    taken: dict[str, ValueRow] = {}
    matched: list[tuple[ProjectDocument, Mapping[str, str]]] = []
    for row in table.rows:
        found = lookup.find(row.image)
        if len(found) != 1:
            problems.append(_no_document(row, found))
        elif found[0].key in taken:
            words = tr("line {}: {} is the document of line {} as well; left out")
            message = words.format(row.line, row.image, taken[found[0].key].line)
            problems.append(_problem("second-row", message, row.image))
        elif not any(summary.entities for summary in found[0].rows):
            words = tr("line {}: {} has no lines of text yet; pre-annotate it, then import the table again")
            problems.append(_problem("no-text", words.format(row.line, row.image), row.image))
        else:
            taken[found[0].key] = row
            values = {name: text for name, text in row.values.items() if name in usable}
            matched.append((found[0], _short(values, row, problems)))
    return TableMatch(known, schema is None, len(table.rows), matched, problems)


class _Lookup:
    """Documents by what a table may call them: their path, their file name, or that without its ending."""

    def __init__(self, documents: Iterable[ProjectDocument]) -> None:
        self._by_form: tuple[dict[str, list[ProjectDocument]], ...] = ({}, {}, {})
        for document in documents:
            for known, name in zip(self._by_form, _names(document.key), strict=True):
                known.setdefault(name, []).append(document)

    def find(self, name: str) -> list[ProjectDocument]:
        """The documents that a name may mean: those of this path, else of this file name, else of any ending."""
        path, file, _ = _names(name.replace("\\", "/").removeprefix("./"))
        for known, form in zip(self._by_form, (path, file, file), strict=True):
            if form in known:
                return known[form]
        return []


def _names(key: str) -> list[str]:
    """A path, its file name, and that without its ending, in small letters."""
    path = PurePosixPath(key)
    return [str(path).casefold(), path.name.casefold(), path.stem.casefold()]


def _guessed(table: ValueTable) -> Schema:
    from kie_desktop.fields.schema_guess import schema_of_columns

    return schema_of_columns(table.columns, {name: table.column(name) for name in table.columns})


def _usable_columns(table: ValueTable, schema: Schema, problems: list[Problem]) -> Iterable[str]:
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


def _short(values: Mapping[str, str], row: ValueRow, problems: list[Problem]) -> Mapping[str, str]:
    """Values without those that are too long to be one."""
    from kie_desktop.fields.values import MOST_CHARACTERS

    for name, text in values.items():
        if len(text) > MOST_CHARACTERS:
            words = tr("line {}, {}: a value of {} characters is too long; left out")
            message = words.format(row.line, name, f"{len(text):,}")
            problems.append(_problem("too-long", message, row.image))
    return {name: text for name, text in values.items() if len(text) <= MOST_CHARACTERS}


def _no_document(row: ValueRow, found: Sequence[ProjectDocument]) -> Problem:
    if not found:
        message = tr("line {}: there is no document {} in this project; left out").format(row.line, row.image)
        return _problem("no-file", message, row.image)
    names = listed([document.key for document in found])
    words = tr("line {}: {} may be {}; name the folder too. Left out")
    return _problem("ambiguous-file", words.format(row.line, row.image, names), row.image)


def _problem(code: str, message: str, image: str = "") -> Problem:
    is_lost = code in ("no-file", "ambiguous-file", "no-text", "second-row")
    return Problem(image, code, Severity.ERROR if is_lost else Severity.WARNING, message)
