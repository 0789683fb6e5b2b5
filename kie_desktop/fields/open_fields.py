"""Open fields: keys on a page with the values that are linked to them, without any schema."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kie_desktop.domain.geometry import shared_height
from kie_desktop.domain.label_set import LabelSet, Role, is_background
from kie_desktop.domain.page import UNSURE_BELOW, Entity, Page
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.fields.open_marks import NO, YES, KeyGroup, TickedKey, open_marks
from kie_desktop.fields.result import FieldState, FieldValue, joint_score, state_of
from kie_desktop.fields.schema import FieldType
from kie_desktop.fields.values import joined_values

NO_LINK = "a value stands beside this key, but no link joins them"
"""The problem of a field left blank."""
_BESIDE = 12.0
"""Heights of a key within which a value to its right is likely its own."""


def fields_of(page: Page, label_set: LabelSet, unsure_below: float = UNSURE_BELOW) -> list[FieldValue]:
    """The open fields of a page in reading order.

    A key takes all values linked to it. A key without value is a field left blank. Labels that are neither key,
    value, header nor background (a label set such as company, date, total) are fields named after the label.
    Values without a key name nothing and are left out. The score is the product of the scores of the parts.
    Of options with marks the ticked ones are the value, None where there is none; a box beside its text is yes or no.
    unsure_below: fields with a smaller score deserve a look.
    """
    groups = key_groups(page, label_set)
    marks = open_marks(page, groups)
    found: list[FieldValue] = []
    linked = {tail for _, tail in page.links}
    free = [
        entity
        for entity in page.lines.values()
        if entity.id not in linked and label_set.role_of(entity.label) is Role.VALUE
    ]
    for place, group in enumerate(groups):
        if place not in marks.by_key:
            field = _field(page, joined_text(page, group.key_ids), group, unsure_below)
            found.append(_doubted(field, page, free) if not group.value_ids else field)
        elif ticked := marks.by_key[place]:
            found.append(_ticked_field(page, ticked, unsure_below))
    if marks.others:
        found += [_ticked_field(page, ticked, unsure_below) for ticked in marks.others]
        rank = {entity.id: index for index, entity in enumerate(in_reading_order(page.entities.values()))}
        found.sort(key=lambda field: rank[field.key_ids[0]])
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
        None,
        FieldType.TEXT,
        value,
        normalized=" ".join(value.split()) or None,
        score=score,
        state=state_of(score, unsure_below),
        key=key,
        page=page.frame,
        key_ids=group.key_ids,
        value_ids=group.value_ids,
    )


def _doubted(blank: FieldValue, page: Page, free: Iterable[Entity]) -> FieldValue:
    """A field left blank, which needs a look where a value that no key has stands to the right of its key."""
    last = page.entities[blank.key_ids[-1]].box
    reach = last[2] + _BESIDE * (last[3] - last[1])
    beside = any(last[2] <= one.box[0] <= reach and shared_height(last, one.box) >= 0.5 for one in free)
    is_open = beside and blank.state is not FieldState.PERSON
    return replace(blank, state=FieldState.LOOK, problems=(NO_LINK,)) if is_open else blank


def _ticked_field(page: Page, ticked: TickedKey, unsure_below: float) -> FieldValue:
    entities = page.entities
    is_choice = ticked.ticked is not None
    value_ids = (*ticked.ticked, *ticked.others) if ticked.ticked is not None else ticked.marks
    value: str | None = joined_values([entities[line].text.strip() for line in value_ids]) or None
    if not is_choice:
        value = YES if entities[ticked.marks[0]].checked else NO
    of_marks = (entities[mark].text_score for mark in ticked.marks)
    lines = _parts(page, KeyGroup(ticked.key_ids, value_ids if is_choice else ()))
    score = joint_score((*of_marks, *lines))
    return FieldValue(
        None,
        FieldType.CHOICE if is_choice else FieldType.MARK,
        value,
        value if is_choice else str(entities[ticked.marks[0]].checked).lower(),
        score,
        state_of(score, unsure_below),
        key=joined_text(page, ticked.key_ids),
        page=page.frame,
        key_ids=ticked.key_ids,
        value_ids=value_ids,
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
