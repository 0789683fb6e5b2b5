"""Named fields of type rows: which record a field of the schema is, its columns, and what its cells mean.

The value is a text of a row a line; what it means is a JSON list of an object a row, so that rules know its columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from math import prod

from kie_desktop.domain.page import UNSURE_BELOW, Page
from kie_desktop.fields.column_words import column_class, plain_words
from kie_desktop.fields.records import Cell, Record
from kie_desktop.fields.result import FieldState, FieldValue
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.values import Writing, meaning

_NUMBERS = frozenset(("quantity", "unit_price", "amount", "discount", "tax"))
_WORDS = frozenset(("position", "code", "description", "unit", "date"))
_NUMBER = FieldSpec("", FieldType.NUMBER)
_SEPARATOR = " | "


def rows_fields(
    schema: Schema, records: Sequence[Record], pages: Mapping[int, Page], writing: Writing
) -> dict[str, list[FieldValue]]:
    """The values of the schema's fields of type rows, by name; fields that no record fits are left out.

    records: of the document; `Record.page` and its rows' pages are keys of `pages`.
    """
    found: dict[str, list[FieldValue]] = {}
    free = list(records)
    for spec in schema.fields:
        if spec.type is not FieldType.ROWS:
            continue
        fitting = [(record, columns) for record in free if (columns := _columns(spec, record)) is not None]
        fitting.sort(key=lambda one: (-len([at for at in one[1].values() if at is not None]), -len(one[0].rows)))
        chosen = fitting if spec.repeated else fitting[:1]
        if chosen:
            found[spec.name] = [_value(spec, record, columns, pages, writing) for record, columns in chosen]
            free = [record for record in free if all(record is not one for one, _ in chosen)]
    return found


def _columns(spec: FieldSpec, record: Record) -> dict[str, int | None] | None:
    """The place of each column of a field in a record, None where it has none; None where half of them are missing.

    A field without columns has those of the record.
    """
    if not spec.columns:
        return {key: place for place, key in enumerate(record.keys) if key}
    places: dict[str, int | None] = dict.fromkeys(spec.columns)
    free = {place: key for place, key in enumerate(record.keys) if key}
    for is_same in (_same_words, _same_class):
        for name in spec.columns:
            place = next((place for place, key in free.items() if is_same(name, key)), None)
            if places[name] is None and place is not None:
                places[name] = place
                del free[place]
    known = sum(place is not None for place in places.values())
    return places if known and 2 * known >= len(places) else None


def _same_words(name: str, key: str) -> bool:
    return plain_words(name) == plain_words(key)


def _same_class(name: str, key: str) -> bool:
    known = column_class(name)
    return known is not None and known == column_class(key)


def _value(
    spec: FieldSpec, record: Record, columns: Mapping[str, int | None], pages: Mapping[int, Page], writing: Writing
) -> FieldValue:
    cells = [[row[place] if place is not None else Cell() for place in columns.values()] for row in record.rows]
    names = list(columns)
    read = [
        _read([row[at].text for row in cells], name, _key(record, columns[name]), writing)
        for at, name in enumerate(names)
    ]
    rows = [{name: read[at][number] for at, name in enumerate(names)} for number in range(len(cells))]
    score = _score(record, cells, pages)
    ids = tuple(
        one
        for number, row in enumerate(cells)
        if record.page_of(number) == record.page
        for cell in row
        for one in cell.ids
    )
    return FieldValue(
        spec.name,
        FieldType.ROWS,
        "\n".join(_SEPARATOR.join(cell.text for cell in row) for row in cells),
        json.dumps(rows, ensure_ascii=False),
        score,
        _state(score),
        key=_SEPARATOR.join(record.keys),
        page=record.page,
        value_ids=ids,
    )


def _key(record: Record, place: int | None) -> str:
    return record.keys[place] if place is not None else ""


def _read(texts: Sequence[str], name: str, key: str, writing: Writing) -> list[str]:
    """What the cells of a column mean: numbers with a point where the column holds numbers, else texts."""
    kinds = {column_class(name), column_class(key)}
    if kinds & _WORDS and not kinds & _NUMBERS:
        return list(texts)
    numbers = [meaning(text, _NUMBER, writing).normalized if text else "" for text in texts]
    is_numeric = 2 * sum(bool(one) for one in numbers) >= sum(bool(text) for text in texts) > 0
    if not is_numeric and not kinds & _NUMBERS:
        return list(texts)
    return [text if number is None else number for text, number in zip(texts, numbers, strict=True)]


def _score(record: Record, cells: Sequence[Sequence[Cell]], pages: Mapping[int, Page]) -> float | None:
    """The product of what is known of the texts and labels of its cells; None where a person decided them all."""
    parts = [part for number, row in enumerate(cells) for part in _parts(row, pages.get(record.page_of(number)))]
    return round(prod(parts), 4) if parts else None


def _state(score: float | None) -> FieldState:
    if score is None:
        return FieldState.PERSON
    return FieldState.SURE if score >= UNSURE_BELOW else FieldState.LOOK


def _parts(row: Iterable[Cell], page: Page | None) -> Iterable[float]:
    for cell in row:
        for one in cell.ids:
            entity = page.entities.get(one) if page is not None else None
            if entity is not None:
                yield from (part for part in (entity.text_score, entity.label_score) if part is not None)


def values_for_rules(values: Iterable[FieldValue]) -> dict[str, list[str]]:
    """Normalized values by field, as rules know them: of a field of rows its rows, and by `field.column` its cells.

    Empty cells are left out.
    """
    found: dict[str, list[str]] = {}
    for value in values:
        name = value.name or ""
        own = found.setdefault(name, [])
        if value.normalized is None:
            continue
        if value.type is not FieldType.ROWS:
            own.append(value.normalized)
            continue
        for row in json.loads(value.normalized):
            own.append(json.dumps(row, ensure_ascii=False))
            for column, text in row.items():
                found.setdefault(f"{name}.{column}", []).extend([text] if text else [])
    return found
