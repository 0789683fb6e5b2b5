"""Finding values of a table on their pages, whatever way they are written there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from kie_desktop.fields.candidates import Family
from kie_desktop.fields.document import Document
from kie_desktop.fields.learner import Example, example_of, learn_fields, writing_of
from kie_desktop.fields.likeness import closest, likeness
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.prepared import Prepared
from kie_desktop.fields.reading import Candidate, Piece, Reading
from kie_desktop.fields.result import Span
from kie_desktop.fields.schema import RANKED, FieldSpec, Schema
from kie_desktop.fields.table_writing import as_documents_write
from kie_desktop.fields.values import bare, value_key


class Found(StrEnum):
    """How a value was found."""

    ONCE = "found"
    SEVERAL = "several"
    ALIKE = "alike"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands. text: as it stands there. likeness: 1 where it is the same value."""

    page: int
    spans: tuple[Span, ...]
    text: str
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Located:
    """One value of the table. places: where it stands, the likeliest first; empty where it was not found.

    found: `several` where it stands at several places, `alike` where only a text very like it was found.
    """

    document: str
    field: str
    value: str
    found: Found
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values of a field were found once, several times, only alike, and not."""

    once: int = 0
    several: int = 0
    alike: int = 0
    missing: int = 0

    @property
    def found(self) -> int:
        """How many were found at all."""
        return self.once + self.several + self.alike


def locate(
    schema: Schema,
    table: Sequence[tuple[Document, Mapping[str, str]]],
    *,
    progress: Callable[[float], None] | None = None,
) -> list[Located]:
    """Find every value of a table, documents in order, fields in the order of the schema; empty ones are left out.

    Where a value stands several times, a ranker taught on this table by itself says which is meant.
    """
    writing = writing_of(schema, (document for document, _ in table))
    model = FieldsModel.untaught(schema)
    known = [{name: text for name, text in values.items() if name in schema} for _, values in table]
    wanted = list(zip((document for document, _ in table), as_documents_write(known, schema, writing), strict=True))
    if len(table) > 1:
        examples: list[Example] = [example_of(document, values) for document, values in wanted]
        model = learn_fields(schema, examples, validate=False)
    result = []
    for number, (document, values) in enumerate(wanted):
        prepared = Prepared(document, model.ground, writing)
        for spec in schema.fields:
            text = values.get(spec.name, "").strip()
            if text and spec.type in RANKED:
                result.append(_located(model, prepared, spec, text))
        if progress:
            progress((number + 1) / len(wanted))
    return result


def tally(located: Sequence[Located]) -> dict[str, Tally]:
    """What came of each field's values."""
    counts: dict[str, dict[Found, int]] = {}
    for one in located:
        row = counts.setdefault(one.field, dict.fromkeys(Found, 0))
        row[one.found] += 1
    return {
        name: Tally(row[Found.ONCE], row[Found.SEVERAL], row[Found.ALIKE], row[Found.MISSING])
        for name, row in counts.items()
    }


def _located(model: FieldsModel, prepared: Prepared, spec: FieldSpec, text: str) -> Located:
    reading, sheet = prepared.reading, prepared.sheet(spec)
    keys, key = prepared.keys(spec), value_key(text, spec, prepared.writing)
    rows = [row for row, one in enumerate(keys) if key and one == key]
    if rows:
        chances = model.chances(prepared, spec)
        places = _apart(reading, [sheet.candidates[row] for row in sorted(rows, key=lambda row: -chances[row])])
        found = Found.ONCE if len(places) == 1 else Found.SEVERAL
        return Located(prepared.document.name, spec.name, text, found, places)
    places = _apart(reading, _inside_lines(reading, bare(text)))
    if places:
        found = Found.ONCE if len(places) == 1 else Found.SEVERAL
        return Located(prepared.document.name, spec.name, text, found, places)
    if sheet.family in (Family.TEXT, Family.CODE):
        row = closest(bare(text), keys)
        if row is not None:
            place = _place(reading, sheet.candidates[row], likeness(bare(text), keys[row]))
            return Located(prepared.document.name, spec.name, text, Found.ALIKE, (place,))
    return Located(prepared.document.name, spec.name, text, Found.MISSING, ())


def _apart(reading: Reading, candidates: Sequence[Candidate]) -> tuple[Place, ...]:
    """Places of candidates, without those that share a line's letters with an earlier one."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if not any(_overlap(candidate, other) for other in kept):
            kept.append(candidate)
    return tuple(_place(reading, candidate, 1.0) for candidate in kept)


def _overlap(first: Candidate, second: Candidate) -> bool:
    return any(
        one.line == other.line and one.start < other.end and other.start < one.end
        for one in first.pieces
        for other in second.pieces
    )


def _place(reading: Reading, candidate: Candidate, alike: float) -> Place:
    spans = tuple(Span(reading.lines[piece.line].id, piece.start, piece.end) for piece in candidate.pieces)
    return Place(reading.page(candidate), spans, reading.text(candidate), round(alike, 4))


def _inside_lines(reading: Reading, wanted: str) -> list[Candidate]:
    """Parts of lines that say a value, from one word's begin to another's end."""
    if len(wanted) < 3:
        return []
    found = []
    for index, line in enumerate(reading.lines):
        if wanted not in bare(line.text):
            continue
        letters = [(place, one) for place, sign in enumerate(line.text) for one in bare(sign)]
        joined = "".join(one for _, one in letters)
        start = joined.find(wanted)
        while start >= 0:
            first, last = letters[start][0], letters[start + len(wanted) - 1][0]
            if _is_edge(line.text, first - 1, first) and _is_edge(line.text, last, last + 1):
                found.append(Candidate((Piece(index, first, last + 1),)))
            start = joined.find(wanted, start + 1)
    return found


def _is_edge(text: str, before: int, behind: int) -> bool:
    """Whether a word begins or ends between two places of a text."""
    if before < 0 or behind >= len(text):
        return True
    one, other = text[before], text[behind]
    return not (one.isalnum() and other.isalnum()) or one.isdigit() != other.isdigit() or not one.isascii()


def share_found(located: Sequence[Located]) -> float:
    """The share of values that were found."""
    return float(np.mean([one.found is not Found.MISSING for one in located])) if located else 0.0
