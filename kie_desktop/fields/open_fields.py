"""Open fields: keys on a page with the values that are linked to them, without any schema."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kie_desktop.domain.label_set import LabelSet, Role, is_background
from kie_desktop.domain.page import UNSURE_BELOW, Entity, Page
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.fields.field_value import FieldValue, joint_score, state_of


class KeyGroup(NamedTuple):
    """Ids of a key's lines and of the values linked to it, both in reading order."""

    key_ids: tuple[int, ...]
    value_ids: tuple[int, ...]


def fields_of(page: Page, label_set: LabelSet, unsure_below: float = UNSURE_BELOW) -> list[FieldValue]:
    """The open fields of a page in reading order.

    A key takes all values linked to it. A key without value is a field left blank. Labels that are neither key,
    value, header nor background (a label set such as company, date, total) are fields named after the label.
    Values without a key name nothing and are left out. unsure_below: fields with a smaller score deserve a look.
    """
    found = [
        _field(page, joined_text(page, group.key_ids), group, unsure_below) for group in key_groups(page, label_set)
    ]
    named: dict[str, list[int]] = {}
    for entity in in_reading_order(page.entities.values()):
        if label_set.role_of(entity.label) is Role.OTHER and not is_background(entity.label):
            named.setdefault(entity.label, []).append(entity.id)
    return found + [_field(page, label, KeyGroup((), tuple(ids)), unsure_below) for label, ids in named.items()]


def key_groups(page: Page, label_set: LabelSet) -> list[KeyGroup]:
    """Every key of a page with its values, in reading order; keys with the same values are one on several lines."""
    ordered = in_reading_order(page.entities.values())
    rank = {entity.id: index for index, entity in enumerate(ordered)}
    values_of: dict[int, list[int]] = {}
    for head, tail in sorted(page.links, key=lambda key: rank[key[1]]):
        if label_set.role_of(page.entities[tail].label) in (Role.VALUE, Role.OTHER):
            values_of.setdefault(head, []).append(tail)
    groups: dict[object, tuple[list[int], tuple[int, ...]]] = {}
    for entity in ordered:
        if label_set.role_of(entity.label) is Role.KEY:
            values = tuple(values_of.get(entity.id, ()))
            groups.setdefault(values or entity.id, ([], values))[0].append(entity.id)
    return [KeyGroup(tuple(keys), values) for keys, values in groups.values()]


def join_texts(texts: Iterable[str]) -> str:
    """Lines of text as one: a space between words, none between Chinese or Japanese characters."""
    joined = ""
    for text in (text.strip() for text in texts):
        if joined and text and not (_is_wide(joined[-1]) and _is_wide(text[0])):
            joined += " "
        joined += text
    return joined


def joined_text(page: Page, entity_ids: Iterable[int]) -> str:
    """The texts of some entities as one."""
    entities: list[Entity] = [page.entities[entity_id] for entity_id in entity_ids]
    return join_texts(entity.text for entity in entities)


def _field(page: Page, key: str, group: KeyGroup, unsure_below: float) -> FieldValue:
    value = joined_text(page, group.value_ids)
    score = joint_score(_parts(page, group))
    return FieldValue(
        name=None,
        key=key,
        value=value,
        normalized=" ".join(value.split()) or None,
        score=score,
        state=state_of(score, unsure_below),
        page=page.frame,
        key_ids=group.key_ids,
        value_ids=group.value_ids,
    )


def _parts(page: Page, group: KeyGroup) -> Iterator[float | None]:
    """The scores that a field depends on: labels of key and value, texts of the value, and the best link to each."""
    for entity_id in (*group.key_ids, *group.value_ids):
        yield page.entities[entity_id].label_score
    for entity_id in group.value_ids:
        yield page.entities[entity_id].text_score
        links = [page.links[key, entity_id] for key in group.key_ids if (key, entity_id) in page.links]
        if links and all(link.score is not None for link in links):
            yield max(link.score for link in links if link.score is not None)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")
