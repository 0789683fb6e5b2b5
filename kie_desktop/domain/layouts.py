"""Pages of the same layout: which entity of one stands for which of the other, and taking labels and links over.

A form keeps its printed words (keys, headers) in their places; what is filled in differs. So words
that both pages have, at about the same place, say whether the layout is the same and how far the
scan is shifted; then every entity finds its counterpart by where it lies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median
from typing import NamedTuple

from kie_desktop.domain import edits
from kie_desktop.domain.assist import link_pairs
from kie_desktop.domain.geometry import Box, intersection_over_union
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Entity, EntityPart, LinkKey, Page
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.domain.text import folded, is_blank

SAME_LAYOUT = 0.6
"""Share of the printed words that another page must have in their places."""

FEWEST_WORDS = 3
"""With fewer printed words nothing can be said about a layout."""

SHIFT = 0.08
"""How far a printed word may lie off its place, as a share of the page's larger side."""

OVERLAP = 0.2
"""Counterparts with other texts overlap at least this much (intersection over union), once shifted."""


class LayoutMatch(NamedTuple):
    """How well a page fits another one's layout, and what it would take over.

    likeness: share of the printed words found in their places, 0 to 1. patch: the edit of the page.
    """

    likeness: float
    labels: int
    links: int
    patch: Patch


def match_layout(source: Page, target: Page, label_set: LabelSet) -> LayoutMatch | None:
    """What `target` takes over from `source`; None where the layout is another one.

    Labels go to counterparts that no person labelled; links to values that nobody linked by hand.
    """
    printed = [entity for entity in source.entities.values() if _is_printed(entity, label_set)]
    if len(printed) < FEWEST_WORDS:
        return None
    scale = target.width / source.width, target.height / source.height
    anchors = dict(_anchors(printed, scale, target))
    likeness = len(anchors) / len(printed)
    if likeness < SAME_LAYOUT:
        return None
    counterparts = _counterparts(source, target, scale, anchors)
    labels = _labels(source, target, counterparts)
    patch = Patch()
    for label, ids in labels.items():
        patch = patch.then(edits.set_label(apply(target, patch), ids, label))
    links = _links(source, target, counterparts)
    patch = patch.then(link_pairs(apply(target, patch), links))
    return LayoutMatch(likeness, sum(map(len, labels.values())), len(links), patch)


def _is_printed(entity: Entity, label_set: LabelSet) -> bool:
    """Whether the words of an entity belong to the form: a key, a header, not what is filled in."""
    return not is_blank(entity.text) and label_set.role_of(entity.label) in (Role.KEY, Role.HEADER)


def _anchors(printed: list[Entity], scale: tuple[float, float], target: Page) -> Iterator[tuple[int, int]]:
    """Printed words of the source -> those of the target with the same text, nearest to the same place."""
    by_text: dict[str, list[Entity]] = {}
    for entity in target.entities.values():
        by_text.setdefault(folded(entity.text), []).append(entity)
    reach = SHIFT * max(target.width, target.height)
    taken: set[int] = set()
    for entity in printed:
        place = _corner(_scaled(entity.box, scale))
        near = [
            (_apart(place, _corner(other.box)), other.id)
            for other in by_text.get(folded(entity.text), [])
            if other.id not in taken
        ]
        if near and min(near)[0] <= reach:
            taken.add(min(near)[1])
            yield entity.id, min(near)[1]


def _counterparts(source: Page, target: Page, scale: tuple[float, float], anchors: Mapping[int, int]) -> dict[int, int]:
    """Entities of the source -> entities of the target: same words first, then the greatest overlap."""
    offsets = [_difference(_scaled(source.entities[a].box, scale), target.entities[b].box) for a, b in anchors.items()]
    dx, dy = median(x for x, _ in offsets), median(y for _, y in offsets)
    result = dict(anchors)
    taken = {*anchors.values()}
    rest = [entity for entity in target.entities.values() if entity.id not in taken]
    pairs: list[tuple[float, int, int]] = []
    for entity in source.entities.values():
        if entity.id not in result:
            x1, y1, x2, y2 = _scaled(entity.box, scale)
            place = x1 + dx, y1 + dy, x2 + dx, y2 + dy
            pairs += [(_fit(place, other.box), entity.id, other.id) for other in rest]
    for fit, entity_id, other_id in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:])):
        if fit >= OVERLAP and entity_id not in result and other_id not in taken:
            result[entity_id] = other_id
            taken.add(other_id)
    return result


def _labels(source: Page, target: Page, counterparts: Mapping[int, int]) -> dict[str, list[int]]:
    """Label -> entities of the target that would get it."""
    result: dict[str, list[int]] = {}
    for entity_id, other_id in counterparts.items():
        label, other = source.entities[entity_id].label, target.entities[other_id]
        if EntityPart.LABEL not in other.by_human:
            result.setdefault(label, []).append(other_id)
    return result


def _links(source: Page, target: Page, counterparts: Mapping[int, int]) -> list[LinkKey]:
    """Links of the source between entities that have counterparts, where the target has no better ones."""
    decided = {link.tail for link in target.links.values() if link.by_human}
    result = []
    for head, tail in sorted(source.links):
        if head in counterparts and tail in counterparts:
            key = counterparts[head], counterparts[tail]
            if key[1] not in decided and key not in target.rejected:
                result.append(key)
    return result


def _fit(place: Box, box: Box) -> float:
    """How well a box fills a place, 0 to 1: what is filled in starts where it starts, however long it is."""
    shorter = min(place[2] - place[0], box[2] - box[0])
    return intersection_over_union(
        (place[0], place[1], place[0] + shorter, place[3]), (box[0], box[1], box[0] + shorter, box[3])
    )


def _scaled(box: Box, scale: tuple[float, float]) -> Box:
    across, down = scale
    return box[0] * across, box[1] * down, box[2] * across, box[3] * down


def _corner(box: Box) -> tuple[float, float]:
    """Top left, which stays where it is when a text gets longer."""
    return box[0], box[1]


def _difference(first: Box, second: Box) -> tuple[float, float]:
    return second[0] - first[0], second[1] - first[1]


def _apart(first: tuple[float, float], second: tuple[float, float]) -> float:
    return max(abs(first[0] - second[0]), abs(first[1] - second[1]))
