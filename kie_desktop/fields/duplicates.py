"""Documents that seem to be the same one twice, such as an invoice that was scanned again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kie_desktop.fields.result import FieldValue
from kie_desktop.fields.schema import FieldType, Schema
from kie_desktop.fields.values import value_key

_TELLING = (FieldType.AMOUNT, FieldType.NUMBER, FieldType.CODE)
_LEAST_SAME = 3
_MOST_TOGETHER = 50
"""Documents with the same telling value are compared in pairs; of more, that value tells nothing."""


def same_documents(schema: Schema, documents: Mapping[str, Sequence[FieldValue]]) -> list[tuple[str, ...]]:
    """Groups of documents, by key, that hold the same values.

    They agree in three fields at least (or in all that the schema has, if fewer), one of them an amount, a number or a
    code, and in no field that both have do they differ. Fields that may occur several times do not count.
    """
    known = {key: _values(schema, values) for key, values in documents.items()}
    together: dict[tuple[str, str], list[str]] = {}
    for key, values in known.items():
        for name, value in values.items():
            if schema[name].type in _TELLING:
                together.setdefault((name, value), []).append(key)
    leader = {key: key for key in known}
    for keys in together.values():
        for one, other in combinations(keys, 2) if len(keys) <= _MOST_TOGETHER else ():
            if _are_same(known[one], known[other], min(_LEAST_SAME, len(schema.fields))):
                first, second = _leader(leader, one), _leader(leader, other)
                leader[second] = first
    groups: dict[str, list[str]] = {}
    for key in known:
        groups.setdefault(_leader(leader, key), []).append(key)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _values(schema: Schema, values: Iterable[FieldValue]) -> dict[str, str]:
    result = {}
    for value in values:
        name = value.name or ""
        if name in schema and value.value and not schema[name].repeated:
            key = value_key(value.normalized or value.value, schema[name])
            if key:
                result[name] = key
    return result


def _are_same(one: Mapping[str, str], other: Mapping[str, str], least: int) -> bool:
    shared = one.keys() & other.keys()
    return len(shared) >= least and all(one[name] == other[name] for name in shared)


def _leader(leader: dict[str, str], key: str) -> str:
    while leader[key] != key:
        key = leader[key]
    return key
