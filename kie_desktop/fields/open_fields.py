"""What a page says: keys with their values, as a person would write them down."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from kie_desktop.domain.label_set import LabelSet, Role, is_background
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.reading_order import in_reading_order


class KeyValue(NamedTuple):
    """One field: texts joined in reading order, and the entities that they come from."""

    key: str
    value: str
    key_ids: tuple[int, ...]
    value_ids: tuple[int, ...]


def fields_of(page: Page, label_set: LabelSet) -> list[KeyValue]:
    """The fields of a page in reading order.

    A key takes all values linked to it; keys that share the same values are one key on several
    lines. A key without value is a field left blank. Labels that are neither key, value, header
    nor background (a label set such as company, date, total) are fields named after the label.
    Values without a key name nothing and are left out.
    """
    ordered = in_reading_order(page.entities.values())
    rank = {entity.id: index for index, entity in enumerate(ordered)}
    values_of: dict[int, list[int]] = {}
    for head, tail in sorted(page.links, key=lambda key: rank[key[1]]):
        if label_set.role_of(page.entities[tail].label) in (Role.VALUE, Role.OTHER):
            values_of.setdefault(head, []).append(tail)
    groups: dict[object, tuple[list[int], tuple[int, ...]]] = {}
    named: dict[str, list[int]] = {}
    for entity in ordered:
        role = label_set.role_of(entity.label)
        if role is Role.KEY:
            values = tuple(values_of.get(entity.id, ()))
            groups.setdefault(values or entity.id, ([], values))[0].append(entity.id)
        elif role is Role.OTHER and not is_background(entity.label):
            named.setdefault(entity.label, []).append(entity.id)
    found = [
        KeyValue(_joined(page, keys), _joined(page, values), tuple(keys), values) for keys, values in groups.values()
    ]
    return found + [KeyValue(label, _joined(page, ids), (), tuple(ids)) for label, ids in named.items()]


def join_texts(texts: Iterable[str]) -> str:
    """Lines of text as one: a space between words, none between Chinese or Japanese characters."""
    joined = ""
    for text in (text.strip() for text in texts):
        if joined and text and not (_is_wide(joined[-1]) and _is_wide(text[0])):
            joined += " "
        joined += text
    return joined


def _joined(page: Page, entity_ids: Iterable[int]) -> str:
    entities: list[Entity] = [page.entities[entity_id] for entity_id in entity_ids]
    return join_texts(entity.text for entity in entities)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")
