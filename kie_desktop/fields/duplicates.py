"""Documents that seem to be the same one twice, such as an invoice that was scanned again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import combinations

from kie_desktop.fields.result import FieldValue
from kie_desktop.fields.schema import FieldType, Schema
from kie_desktop.fields.values import bare

_TELLING = (FieldType.AMOUNT, FieldType.NUMBER, FieldType.CODE)
_PARSED = (FieldType.AMOUNT, FieldType.NUMBER, FieldType.DATE)
_LEAST_SAME = 3
_MOST_TOGETHER = 50
"""Documents with the same telling value are compared in pairs; of more, that value tells nothing."""


def same_documents(schema: Schema, documents: Mapping[str, Sequence[FieldValue]]) -> list[tuple[str, ...]]:
    """Groups of documents, by key, that hold the same values.

    They agree in three fields at least (or in all that the schema has, if fewer), one of them an amount, a number or a
    code, and in no field that both have do they differ. Fields that may occur several times do not count.
    """
    known = {key: compared_values(schema, values) for key, values in documents.items()}
    together: dict[tuple[str, str], list[str]] = {}
    for key, values in known.items():
        for name, value in values.items():
            if schema[name].type in _TELLING:
                together.setdefault((name, value), []).append(key)
    leader = {key: key for key in known}
    for keys in together.values():
        for one, other in combinations(keys, 2) if len(keys) <= _MOST_TOGETHER else ():
            if are_same(schema, known[one], known[other]):
                first, second = _leader(leader, one), _leader(leader, other)
                leader[second] = first
    groups: dict[str, list[str]] = {}
    for key in known:
        groups.setdefault(_leader(leader, key), []).append(key)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def compared_values(schema: Schema, values: Iterable[FieldValue]) -> dict[str, str]:
    """What documents are compared by: by field what its value means, else its letters and digits."""
    return {
        value.name or "": text
        for value in values
        if value.name in schema.names and value.value and not schema[value.name].repeated and (text := _text(value))
    }


def are_same(schema: Schema, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether the values of two documents (`compared_values`) say that they are the same one."""
    shared = one.keys() & other.keys()
    if len(shared) < min(_LEAST_SAME, len(schema.fields)) or any(one[name] != other[name] for name in shared):
        return False
    return any(schema[name].type in _TELLING for name in shared)


def _text(value: FieldValue) -> str:
    """Without parsing anything anew: that takes half a millisecond for a date."""
    if value.normalized is None or value.value is None or value.type not in _PARSED:
        return bare(value.value or "")
    if value.type is FieldType.DATE:
        return value.normalized
    try:
        return f"{Decimal(value.normalized).normalize():f}"
    except InvalidOperation:
        return bare(value.normalized)


def _leader(leader: dict[str, str], key: str) -> str:
    while leader[key] != key:
        key = leader[key]
    return key
