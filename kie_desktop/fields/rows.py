"""Named fields of type rows: which record a field of the schema is, its columns, and what its cells mean.

The value is a text of a row a line; what it means is a JSON list of an object a row, so that rules know its columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from kie_desktop.domain.page import UNSURE_BELOW, Page
from kie_desktop.fields.column_words import column_class, plain_words
from kie_desktop.fields.records import Cell, Record
from kie_desktop.fields.result import FieldValue, joint_score, state_of
from kie_desktop.fields.row_text import meaning_of_rows, text_of_rows
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.values import Writing


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
    texts = [[cell.text for cell in row] for row in cells]
    keys = [record.keys[place] if place is not None else "" for place in columns.values()]
    scores = (_scores(row, pages.get(record.page_of(number))) for number, row in enumerate(cells))
    score = joint_score(chain.from_iterable(scores))
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
        text_of_rows(texts),
        meaning_of_rows(texts, list(columns), writing.decimal, keys),
        score,
        state_of(score, UNSURE_BELOW),
        key=" | ".join(record.keys),
        page=record.page,
        value_ids=ids,
    )


def _scores(row: Iterable[Cell], page: Page | None) -> Iterator[float | None]:
    """What is known of the texts and labels of a row's cells."""
    for cell in row:
        for one in cell.ids:
            entity = page.entities.get(one) if page is not None else None
            if entity is not None:
                yield from (entity.text_score, entity.label_score)


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
