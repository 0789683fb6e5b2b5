"""Marks and codes that were found on a page, beside what a person made there; and links that follow what is ticked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import prod

from kie_desktop.domain.geometry import intersection_over_union, same_place
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.options import OptionGroup, option_groups
from kie_desktop.domain.page import Entity, EntityKind, EntityPart, Link, Page
from kie_desktop.ocr.found import FoundCode, FoundMark


def with_found(page: Page, marks: Iterable[FoundMark], codes: Iterable[FoundCode], before: Page) -> Page:
    """A page with the marks and codes that were found on it.

    before: the page as it was: where it had one of that kind, it keeps its id and whatever a person set; those that a
    person touched or linked stay, and none comes where a person deleted an entity.
    """
    found = [Entity(0, one.points, text_score=one.score, kind=EntityKind.MARK, checked=one.checked) for one in marks]
    found += [
        Entity(0, one.points, one.payload, text_score=1.0, kind=EntityKind.CODE, symbology=one.symbology)
        for one in codes
    ]
    linked = {end for link in before.links.values() if link.by_human for end in link.key}
    old = {entity.id: entity for entity in before.entities.values() if not entity.is_line}
    entities = dict(page.entities) | {key: one for key, one in old.items() if one.by_human or key in linked}
    next_id = max(page.next_id, before.next_id, max(entities, default=0) + 1)
    for new in found:
        alike = [one for one in old.values() if one.kind is new.kind]
        same = max(alike, key=lambda one: intersection_over_union(one.box, new.box), default=None)
        if same is not None and same_place(same.box, new.box):
            del old[same.id]
            entities[same.id] = _read_again(same, new)
        elif not any(same_place(new.box, erased) for erased in page.erased):
            entities[next_id] = replace(new, id=next_id)
            next_id += 1
    links = [link for link in before.links.values() if link.by_human and entities.keys() >= {*link.key}]
    kept = {link.key: link for link in (*links, *page.links.values())}
    return page.with_entities([*entities.values()], [*kept.values()])


def _read_again(old: Entity, new: Entity) -> Entity:
    if EntityPart.TEXT not in old.by_human:
        old = replace(old, text=new.text, text_score=new.text_score, checked=new.checked, symbology=new.symbology)
    return old if EntityPart.POINTS in old.by_human else replace(old, points=new.points)


def with_ticked_links(page: Page, roles: Mapping[int, Role], value_label: str) -> Page:
    """A page whose keys are linked to the ticked ones of the options that they lead to, which are values then.

    roles: of the entities. value_label: what an option is labelled that is no value yet. Links and labels that a
    person made stay, and so does all of a choice in which nothing is ticked or that no key leads to.
    """
    entities, links = dict(page.entities), dict(page.links)
    for group in option_groups(page):
        options = {line for line in group.lines.values() if line is not None}
        ticked = [line for mark, line in group.lines.items() if line is not None and page.entities[mark].checked]
        into = [link for link in page.links.values() if link.tail in options and link.head not in options]
        key = _key_of(group, into, roles)
        if not ticked or key is None:
            continue
        scores = [link.score for link in into if link.head == key and link.score is not None]
        score = max(scores) if scores else _sure(page, group)
        for link in page.links.values():
            if link.tail in options and not link.by_human and (link.head != key or link.tail not in ticked):
                del links[link.key]
        for line in ticked:
            if (key, line) not in links and (key, line) not in page.rejected:
                links[key, line] = Link(key, line, score)
            if EntityPart.LABEL not in entities[line].by_human and roles.get(line) is not Role.VALUE:
                entities[line] = replace(entities[line], label=value_label, label_score=score)
    return page.with_entities([*entities.values()], [*links.values()])


def _key_of(group: OptionGroup, into: Iterable[Link], roles: Mapping[int, Role]) -> int | None:
    """The key before a choice, else the one with the best link to one of its options."""
    if group.lead is not None and roles.get(group.lead) is Role.KEY:
        return group.lead
    best = max(into, key=lambda link: 1.0 if link.score is None else link.score, default=None)
    return None if best is None else best.head


def _sure(page: Page, group: OptionGroup) -> float:
    return round(prod(page.entities[mark].text_score or 1.0 for mark in group.marks), 4)
