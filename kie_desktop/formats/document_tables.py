"""Named fields as tables: one row a document, and what is left for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.fields.open_fields import fields_of
from kie_desktop.fields.result import FieldState, FieldValue
from kie_desktop.fields.schema import RANKED, FieldType, unique_names
from kie_desktop.formats.tables import Table

SCORE, AS_READ = "_score", "_read"
"""What the columns of a field's score, and of its value as it stands on the document, have behind the field's name."""
REVIEW_COLUMNS = ("file", "field", "value", "score", "why")
_BETWEEN = "; "
"""Several values of a field in one cell."""
_EXACT_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?")
"""Spreadsheets keep fifteen digits, and no zeros in front."""
_DECIDED = (FieldState.PERSON, FieldState.ABSENT)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its named fields. file: as page results name it. pages: how many were read."""

    file: str
    pages: int
    values: Sequence[FieldValue]

    def of(self, name: str) -> list[FieldValue]:
        """The values that were found of a field, best first."""
        return [value for value in self.values if value.name == name and value.value is not None]


def document_table(
    names: Iterable[str], documents: Iterable[DocumentRow], *, scores: bool = True, as_read: Iterable[str] = ()
) -> Table:
    """One row a document; for each field its value, normalized where it can be, and its score.

    names: of the fields, in order. as_read: those that have one more column, behind all others, with what stands on the
    document, as a normalized code has lost its separators. Several values stand in one cell with `; ` between them,
    with the lowest score. A column whose name is taken (a field `file`, or `total_score` beside `total`) gets a number
    behind it.
    """
    fields = tuple(names)
    twice = [name for name in as_read if name in fields]
    columns = ["file", "pages"]
    for name in fields:
        columns += [name, f"{name}{SCORE}"] if scores else [name]
    rows = []
    for document in documents:
        cells: list[object] = [document.file, document.pages]
        for name in fields:
            found = document.of(name)
            cells += [_cell(found), _lowest_score(found)] if scores else [_cell(found)]
        cells += [_BETWEEN.join(value.value or "" for value in document.of(name)) for name in twice]
        rows.append(cells)
    return Table("documents", unique_names([*columns, *(f"{name}{AS_READ}" for name in twice)]), rows)


def _lowest_score(found: Sequence[FieldValue]) -> object:
    scores = [value.score for value in found if value.score is not None]
    return round(min(scores), 4) if scores else ""


def _cell(found: Sequence[FieldValue]) -> object:
    """What a cell holds: of a single amount or number, or a date, something that a spreadsheet computes with.

    As text it is what stands in a CSV file.
    """
    if len(found) == 1 and (normalized := found[0].normalized):
        if found[0].type in (FieldType.AMOUNT, FieldType.NUMBER) and _EXACT_NUMBER.fullmatch(normalized):
            return Decimal(normalized)
        if found[0].type is FieldType.DATE:
            with suppress(ValueError):  # of a date without a day or year
                return date.fromisoformat(normalized)
    return _BETWEEN.join(map(shown_value, found))


def shown_value(value: FieldValue) -> str:
    """What stands in a table for a value: normalized where it can be."""
    return value.normalized or value.value or ""


def review_table(documents: Iterable[DocumentRow], below: float) -> Table:
    """Named fields that a person should look at: with a smaller score than `below`, or with a problem.

    Of one without a value the score says how likely there is none.
    """
    rows = [
        _review_row(document.file, value.name or "", value, why)
        for document in documents
        for value in document.values
        if (why := _why(value, below))
    ]
    return Table("review", REVIEW_COLUMNS, rows)


def open_review_table(pages: Iterable[Page], label_set: LabelSet, below: float) -> Table:
    """The same of open fields, for pages that were read without a schema; one left blank is none of them."""
    rows = [
        _review_row(page.image, value.key or "", value, why)
        for page in pages
        for value in fields_of(page, label_set)
        if value.value and (why := _why(value, below))
    ]
    return Table("review", REVIEW_COLUMNS, rows)


def _review_row(file: str, field: str, value: FieldValue, why: str) -> tuple[object, ...]:
    score = "" if value.score is None else round(value.score, 4)
    return (file, field, value.value or "", score, why)


def _why(value: FieldValue, below: float) -> str:
    """Why a value deserves a look, in words; "" where it does not."""
    if value.state in _DECIDED:
        return _BETWEEN.join(value.problems)
    reasons = list(value.problems)
    if not reasons and value.score is None and value.value is None and value.type in RANKED:
        reasons.append("nothing was found, and nobody has taught this field yet")
    if value.score is not None and value.score < below:
        what = "it is unsure that there is none: " if value.value is None else ""
        reasons.append(f"{what}the score {value.score:.2f} is below {below:g}")
    return _BETWEEN.join(reasons)
