"""Edits that do many things at once for an annotator. Each function returns the patch that does it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from kie_desktop.domain import edits
from kie_desktop.domain.geometry import Point, Polygon, bounding_box, rectangle, shifted, union_box
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import HUMAN, Entity, EntityPart, Link, LinkKey, Page, ReviewState
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.domain.text import folded, is_blank

SMALLEST_PX = 2.0
"""No edge comes nearer to its opposite one than this when a key makes an entity smaller."""


class Certain(NamedTuple):
    """What a page's models are sure enough of: entities and links that no person has confirmed yet."""

    entities: frozenset[int]
    links: frozenset[LinkKey]


def confirm(page: Page, entity_ids: Iterable[int] = (), link_keys: Iterable[LinkKey] = ()) -> Patch:
    """Take what models proposed for entities and links as right: from now on a person has decided it."""
    entities: dict[int, tuple[Entity | None, Entity | None]] = {}
    for entity_id in entity_ids:
        before = page.entities[entity_id]
        after = replace(before, text_score=None, label_score=None, by_human=HUMAN)
        if after != before:
            entities[entity_id] = (before, after)
    links: dict[LinkKey, tuple[Link | None, Link | None]] = {}
    for key in link_keys:
        link = page.links[key]
        if not link.by_human:
            links[key] = (link, Link(*key, by_human=True))
    if not entities and not links:
        return Patch()
    worked_on = page.state in (ReviewState.NEW, ReviewState.PRE_ANNOTATED)
    return Patch(entities, links, state=(page.state, ReviewState.IN_WORK) if worked_on else None)


def certain(page: Page, score: float) -> Certain:
    """What models proposed with at least this score (0 to 1): of an entity both text and label."""

    def sure(entity: Entity) -> bool:
        scores = [given for given in (entity.text_score, entity.label_score) if given is not None]
        return bool(scores) and min(scores) >= score

    return Certain(
        frozenset(entity.id for entity in page.entities.values() if sure(entity)),
        frozenset(
            link.key
            for link in page.links.values()
            if not link.by_human and link.score is not None and link.score >= score
        ),
    )


def confirm_above(page: Page, score: float) -> Patch:
    """Confirm everything that models proposed with at least this score, 0 to 1."""
    return confirm(page, *certain(page, score))


def pairs_among(page: Page, label_set: LabelSet, entity_ids: Iterable[int]) -> list[LinkKey]:
    """What linking several selected entities means: each header to each key, each key to each value.

    The others are left out. Beside a header a key that has a value and a value that has a key do not get each other:
    whoever selects a whole section wants its header linked. Where all are of one role, the first in reading order
    leads to the rest, and where only one has a role that links have, that one does.
    """
    chosen = in_reading_order(page.entities[entity_id] for entity_id in entity_ids)
    headers, keys, values = (
        [entity.id for entity in chosen if label_set.role_of(entity.label) is role]
        for role in (Role.HEADER, Role.KEY, Role.VALUE)
    )
    pairs = [*product(headers, keys)]
    settled = _settled(page, label_set) if headers else set()
    pairs += [pair for pair in product(keys, values) if pair in page.links or not settled.issuperset(pair)]
    if pairs or not chosen:
        return pairs
    with_role = [*headers, *keys, *values]
    head = with_role[0] if len(with_role) == 1 else chosen[0].id
    return [(head, entity.id) for entity in chosen if entity.id != head]


def _settled(page: Page, label_set: LabelSet) -> set[int]:
    """Keys that have a value, and values that have a key."""
    role = {entity.id: label_set.role_of(entity.label) for entity in page.entities.values()}
    return {end for key in page.links if [role[end] for end in key] == [Role.KEY, Role.VALUE] for end in key}


def link_pairs(page: Page, pairs: Iterable[LinkKey]) -> Patch:
    """Draw several links at once, each from a key to a value."""
    by_head: dict[int, list[int]] = {}
    for head, tail in pairs:
        by_head.setdefault(head, []).append(tail)
    result = Patch()
    for head, tails in by_head.items():
        step = edits.add_links(page, head, tails)
        page, result = apply(page, step), result.then(step)
    return result


def unlink(page: Page, entity_ids: Collection[int]) -> Patch:
    """Remove every link that touches one of these entities; of two that are linked with each other that link alone.

    No model proposes them again.
    """
    wanted = {*entity_ids}
    between = [key for key in page.links if wanted == {*key}]
    return edits.remove_links(page, between or [key for key in page.links if wanted & {*key}])


def label_same_text(page: Page, text: str, label: str, only: Collection[int] | None = None) -> Patch:
    """Label every entity with the same text, apart from those that a person labelled otherwise.

    only: ids to look at; all of the page by default. Case, white space and width of letters do not matter.
    """
    wanted = folded(text)
    if is_blank(wanted):
        raise edits.EditError("the entity has no text; run OCR on it or type its text first")
    alike = [
        entity.id
        for entity in page.entities.values()
        if (only is None or entity.id in only)
        and folded(entity.text) == wanted
        and (EntityPart.LABEL not in entity.by_human or entity.label.casefold() == label.casefold())
    ]
    return edits.set_label(page, alike, label)


def move(page: Page, entity_ids: Collection[int], offset: Point) -> Patch:
    """Shift entities together by (dx, dy) pixels, as far as the page reaches."""
    if not entity_ids:
        return Patch()
    x1, y1, x2, y2 = union_box(page.entities[entity_id].box for entity_id in entity_ids)
    dx = min(max(offset[0], -x1), page.width - x2)
    dy = min(max(offset[1], -y1), page.height - y2)
    return edits.reshape(page, {key: shifted(page.entities[key].points, dx, dy) for key in entity_ids})


def grow(page: Page, entity_ids: Collection[int], right: float, bottom: float) -> Patch:
    """Move the right and bottom edges of entities by some pixels; other corners follow in proportion."""
    return edits.reshape(page, {key: _stretched(page.entities[key].points, right, bottom) for key in entity_ids})


def add_below(page: Page, entity_id: int | None, near: Point, size: Point, label: str) -> Patch:
    """Draw an entity without a mouse: under another one and as large as it, else around a place on the page.

    near: the place; size: width and height where there is no other entity to take them from.
    """
    if entity_id is not None:
        x1, y1, x2, y2 = page.entities[entity_id].box
        height = y2 - y1
        top = min(y2 + 0.25 * height, page.height - height)
        box = x1, top, x2, top + height
    else:
        (x, y), (width, height) = near, size
        box = x - width / 2, y - height / 2, x + width / 2, y + height / 2
    return edits.add_entity(page, rectangle(box), label=label)


def _stretched(points: Polygon, right: float, bottom: float) -> Polygon:
    x1, y1, x2, y2 = bounding_box(points)
    width, height = max(x2 - x1, SMALLEST_PX), max(y2 - y1, SMALLEST_PX)
    across = max(width + right, SMALLEST_PX) / width
    down = max(height + bottom, SMALLEST_PX) / height
    return tuple((x1 + (x - x1) * across, y1 + (y - y1) * down) for x, y in points)
