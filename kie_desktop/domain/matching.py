"""Which entity of another annotation of a page is which of the page at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from kie_desktop.domain.geometry import Polygon, intersection_over_union, same_place
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.text import is_blank

Match = Mapping[int, int]
"""Entity id there -> entity id here."""


def by_id(here: Page, there: Page) -> dict[int, int]:
    """The match of a page and an earlier state of it: entities keep their ids."""
    return {entity_id: entity_id for entity_id in there.entities if entity_id in here.entities}


def by_place(here: Page, there: Page) -> dict[int, int]:
    """The match of two people's pages: boxes in the same place that overlap most; the same id wins."""
    if not here.entities or not there.entities:
        return {}
    ours, theirs = list(here.entities.values()), list(there.entities.values())
    near = _touching(ours, theirs)
    pairs = []
    for row, column in zip(*np.nonzero(near), strict=True):
        mine, other = ours[row], theirs[column]
        if same_place(mine.box, other.box):
            overlap = intersection_over_union(mine.box, other.box)
            pairs.append((mine.id != other.id, -overlap, other.id, mine.id))
    match: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, other_id, own_id in sorted(pairs):
        if other_id not in match and own_id not in taken:
            match[other_id] = own_id
            taken.add(own_id)
    return match


def _touching(ours: list[Entity], theirs: list[Entity]) -> np.ndarray:
    """[ours, theirs]: whether two boxes have anything in common."""
    first = np.array([entity.box for entity in ours])[:, None]
    second = np.array([entity.box for entity in theirs])[None, :]
    across = np.minimum(first[..., 2], second[..., 2]) > np.maximum(first[..., 0], second[..., 0])
    down = np.minimum(first[..., 3], second[..., 3]) > np.maximum(first[..., 1], second[..., 1])
    return np.asarray(across & down)


def with_file(page: Page, imported: Page, *, ids: bool) -> dict[int, int]:
    """The match of a page and what a label file says of it. ids: those of the file may count.

    The same entities are those in the same place, then those of one id that touch or say the same, then those that
    have the same points and text.
    """
    match = by_place(page, imported)
    left = {entity_id: page.entities[entity_id] for entity_id in page.entities.keys() - {*match.values()}}
    theirs = [entity for entity in imported.entities.values() if entity.id not in match]
    for entity in theirs:
        if ids and entity.id in left and _alike(left[entity.id], entity):
            match[entity.id] = left.pop(entity.id).id
    equal: defaultdict[tuple[Polygon, str], list[int]] = defaultdict(list)
    for own in left.values():
        equal[own.points, own.text].append(own.id)
    for entity in theirs:  # boxes without an area overlap nothing
        if entity.id not in match and equal[entity.points, entity.text]:
            match[entity.id] = equal[entity.points, entity.text].pop()
    return match


def _alike(own: Entity, theirs: Entity) -> bool:
    """Whether two entities of one id can be the same: one may have been moved, or read anew."""
    says_the_same = own.text == theirs.text and not is_blank(own.text)
    return says_the_same or intersection_over_union(own.box, theirs.box) > 0
