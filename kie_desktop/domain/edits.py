"""What a person or a model can do to a page. Each function returns the patch that does it.

Every edit by a person marks what it set (`Entity.by_human`), so that pre-annotation leaves it
alone, and moves a page that nobody worked on yet to `in-work`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from kie_desktop.domain.geometry import (
    Box,
    Polygon,
    clipped,
    rectangle,
    same_place,
    split_quadrilateral,
    union_box,
)
from kie_desktop.domain.page import HUMAN, Entity, EntityKind, EntityPart, Link, LinkKey, Page, ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.domain.text import is_blank, without_lone_surrogates

_T = TypeVar("_T")


class EditError(ValueError):
    """An edit that makes no sense on this page; the message says why."""


def add_entity(page: Page, points: Polygon, text: str = "", label: str = "other", like: Entity | None = None) -> Patch:
    """Draw a new entity; it gets the page's next id. like: what kind it is of, and its state; a line without."""
    if len(points) < 3:
        raise EditError("a region needs at least 3 corners")
    kept = clipped(points, page.width, page.height)
    text, label = without_lone_surrogates(text), without_lone_surrogates(label)
    entity = Entity(page.next_id, kept, text, label, by_human=HUMAN)
    if like is not None:
        entity = replace(entity, kind=like.kind, checked=like.checked, symbology=like.symbology)
    return _by_human(page, {entity.id: (None, entity)})


def reshape(page: Page, shapes: Mapping[int, Polygon]) -> Patch:
    """Give entities new polygons (moved, resized, or with vertices moved)."""
    changed: dict[int, tuple[Entity | None, Entity | None]] = {}
    for entity_id, points in shapes.items():
        before = _entity(page, entity_id)
        kept = clipped(points, page.width, page.height)
        if kept != before.points:
            changed[entity_id] = (before, _touched(before, EntityPart.POINTS, points=kept))
    return _by_human(page, changed)


def set_text(page: Page, entity_id: int, text: str) -> Patch:
    """Correct the text of an entity."""
    return set_texts(page, {entity_id: text})


def set_texts(page: Page, texts: Mapping[int, str]) -> Patch:
    """Correct the texts of entities, by id. Setting the text that was read confirms it."""
    changed: dict[int, tuple[Entity | None, Entity | None]] = {}
    for entity_id, given in texts.items():
        before, text = _entity(page, entity_id), without_lone_surrogates(given)
        if before.kind is EntityKind.MARK:
            raise EditError("a check box has no text; check it, uncheck it, or edit the line beside it")
        if before.text != text or EntityPart.TEXT not in before.by_human:
            changed[entity_id] = (before, _touched(before, EntityPart.TEXT, text=text, text_score=None))
    return _by_human(page, changed)


def set_checked(page: Page, states: Mapping[int, bool]) -> Patch:
    """Check and uncheck marks, by id. Setting the state that a model proposed confirms it."""
    changed: dict[int, tuple[Entity | None, Entity | None]] = {}
    for entity_id, checked in states.items():
        before = _entity(page, entity_id)
        if before.kind is not EntityKind.MARK:
            raise EditError(f"entity {entity_id} is not a check box")
        if before.checked is not checked or EntityPart.TEXT not in before.by_human:
            changed[entity_id] = (before, _touched(before, EntityPart.TEXT, checked=checked, text_score=None))
    return _by_human(page, changed)


def toggle(page: Page, entity_ids: Iterable[int]) -> Patch:
    """Check marks, or uncheck them where all are checked; other entities stay as they are."""
    marks = [page.entities[key] for key in entity_ids if _entity(page, key).kind is EntityKind.MARK]
    checked = not all(mark.checked for mark in marks)
    return set_checked(page, {mark.id: checked for mark in marks})


def set_kind(page: Page, entity_ids: Iterable[int], kind: EntityKind) -> Patch:
    """Say what entities are. A line that becomes a mark loses its text; it is not checked."""
    changed: dict[int, tuple[Entity | None, Entity | None]] = {}
    for entity_id in entity_ids:
        before = _entity(page, entity_id)
        text = "" if kind is EntityKind.MARK else before.text
        after = replace(before, kind=kind, text=text, text_score=None, checked=False, symbology="", by_human=HUMAN)
        if before.kind is not kind:
            changed[entity_id] = (before, after)
    return _by_human(page, changed)


def set_label(page: Page, entity_ids: Iterable[int], label: str) -> Patch:
    """Label entities. Setting the label that a model proposed confirms it."""
    label = without_lone_surrogates(label)
    changed: dict[int, tuple[Entity | None, Entity | None]] = {}
    for entity_id in entity_ids:
        before = _entity(page, entity_id)
        if before.label != label or EntityPart.LABEL not in before.by_human:
            changed[entity_id] = (before, _touched(before, EntityPart.LABEL, label=label, label_score=None))
    return _by_human(page, changed)


def delete(page: Page, entity_ids: Collection[int]) -> Patch:
    """Remove entities and every link that touches them; no model proposes them again."""
    gone = set(entity_ids)
    entities = {entity_id: (_entity(page, entity_id), None) for entity_id in gone}
    links = {key: (link, None) for key, link in page.links.items() if gone & {*key}}
    erased = page.erased | {before.box for before, _ in entities.values()}
    return _by_human(page, entities, links, erased=erased)


def add_links(page: Page, head: int, tails: Iterable[int]) -> Patch:
    """Link one key to one or more values; a link against the direction is turned around.

    Drawing a link that a model proposed confirms it.
    """
    _entity(page, head)
    links: dict[LinkKey, tuple[Link | None, Link | None]] = {}
    for tail in tails:
        _entity(page, tail)
        if head == tail:
            raise EditError("an entity cannot be linked to itself; link it to another entity")
        before = page.links.get((head, tail))
        if before is None or not before.by_human:
            links[head, tail] = (before, Link(head, tail, by_human=True))
        backwards = page.links.get((tail, head))
        if backwards:
            links[tail, head] = (backwards, None)
    rejected = page.rejected - links.keys()
    return _by_human(page, {}, links, rejected)


def remove_links(page: Page, keys: Iterable[LinkKey]) -> Patch:
    """Remove links, and remember them, so that no model proposes them again."""
    links: dict[LinkKey, tuple[Link | None, Link | None]] = {}
    for key in keys:
        if key not in page.links:
            raise EditError(f"there is no link {key[0]} -> {key[1]}")
        links[key] = (page.links[key], None)
    return _by_human(page, {}, links, page.rejected | links.keys())


def split(page: Page, entity_id: int, at: int, fraction: float | None = None) -> Patch:
    """Cut an entity in two before character `at`; `fraction` of the way along, 0 to 1.

    Without `fraction` the cut stands where the character does in evenly spaced text. The first
    part keeps the id and all links; the second part gets the page's next id.
    """
    before = _entity(page, entity_id)
    if not before.is_line:
        raise EditError("only lines of text can be split; select a line")
    length = len(before.text)
    if fraction is None:
        fraction = at / length if length else 0.5
    if not 0 < fraction < 1:
        raise EditError("the split position must be inside the entity; put the cursor between two characters")
    first_points, second_points = split_quadrilateral(before.points, fraction)
    second = Entity(page.next_id, second_points, before.text[at:].strip(), before.label, by_human=HUMAN)
    first = replace(before, points=first_points, text=before.text[:at].strip(), text_score=None, by_human=HUMAN)
    return _by_human(page, {entity_id: (before, first), second.id: (None, second)})


def merge(page: Page, entity_ids: Collection[int], separator: str = " ") -> Patch:
    """Join two or more entities into the first in reading order, which takes all their links.

    The shape is the box around all of them. Links among the joined entities vanish.
    """
    if len(set(entity_ids)) < 2:
        raise EditError("select at least two entities to merge")
    parts = in_reading_order(_entity(page, entity_id) for entity_id in set(entity_ids))
    if not all(part.is_line for part in parts):
        raise EditError("only lines of text can be merged; leave check boxes and codes out of the selection")
    kept, gone = parts[0], {part.id for part in parts[1:]}
    text = separator.join(part.text for part in parts if part.text)
    points = rectangle(union_box(part.box for part in parts))
    merged = replace(kept, points=points, text=text, text_score=None, by_human=HUMAN)
    entities: dict[int, tuple[Entity | None, Entity | None]] = {part.id: (part, None) for part in parts[1:]}
    entities[kept.id] = (kept, merged)
    links: dict[LinkKey, tuple[Link | None, Link | None]] = {}
    for key, link in page.links.items():
        if not gone & {*key}:
            continue
        links[key] = (link, None)
        head, tail = (kept.id if end in gone else end for end in key)
        if head != tail and (head, tail) not in page.links:
            links[head, tail] = (None, replace(link, head=head, tail=tail))
    return _by_human(page, entities, links)


def set_state(page: Page, state: ReviewState) -> Patch:
    """Move a page to another review state."""
    return Patch(state=(page.state, state)) if page.state != state else Patch()


def set_recognised(page: Page, entity_id: int, text: str, score: float) -> Patch:
    """Take the text that OCR read in an entity because a person asked for it (0 <= score <= 1).

    Where nothing was read, the text stays: OCR that fails is no reason to lose what was there.
    """
    before = _entity(page, entity_id)
    if not before.is_line or (is_blank(text) and not is_blank(before.text)):
        return Patch()
    after = replace(before, text=text, text_score=score, by_human=before.by_human - {EntityPart.TEXT})
    return _by_human(page, {entity_id: (before, after)} if after != before else {})


def pre_annotate(page: Page, proposed: Page, base: Page | None = None, only_new: bool = False) -> Patch:
    """Take what models propose for a page, leaving everything a person decided as it is.

    `proposed` holds the entities and links of the models, made from `base` (default: the page):
    an entity with an id of `base` proposes shape, text and label for that entity, unless a person
    removed it meanwhile; one with another id is new. Entities that no person touched and that are
    not proposed again are removed. Nothing comes where a person deleted an entity.
    only_new: what is there stays as it is; lines come where there are none, with their labels and links.
    A reviewed page that changes is pre-annotated again: nobody has looked at what stands on it now.
    """
    base = page if base is None else base
    entities: dict[int, tuple[Entity | None, Entity | None]] = {}
    ids = {entity_id: entity_id for entity_id in page.entities}
    settled = _settled(page, base)
    next_id = page.next_id
    for entity in proposed.entities.values():
        if entity.id in base.entities:
            before = page.entities.get(entity.id)
            after = before and (before if only_new else _proposal(before, entity))
            if after != before:
                entities[entity.id] = (before, after)
        elif any(same_place(entity.box, box) for box in settled):
            ids.pop(entity.id, None)  # the page may have another entity of that id since
        else:
            ids[entity.id] = next_id
            entities[next_id] = (None, replace(entity, id=next_id, by_human=frozenset()))
            next_id += 1
    if not only_new:
        entities.update({entity_id: (page.entities[entity_id], None) for entity_id in _unwanted(page, proposed, base)})
    removed = {entity_id for entity_id, (_, after) in entities.items() if after is None}
    alive = {*page.entities, *entities} - removed
    links = _proposed_links(page, proposed, ids, alive, only_new)
    state = None
    if page.state in (ReviewState.NEW, ReviewState.REVIEWED) and (entities or links):
        state = (page.state, ReviewState.PRE_ANNOTATED)
    return Patch(entities, links, None, state)


def _proposal(before: Entity, proposed: Entity) -> Entity:
    """An entity with everything that no person set taken from the proposal."""
    after = before
    if EntityPart.POINTS not in before.by_human:
        after = replace(after, points=proposed.points)
    if EntityPart.TEXT not in before.by_human and not (is_blank(proposed.text) and not is_blank(before.text)):
        after = replace(after, text=proposed.text, text_score=proposed.text_score, checked=proposed.checked)
    if EntityPart.LABEL not in before.by_human:
        after = replace(after, label=proposed.label, label_score=proposed.label_score)
    return after


def _settled(page: Page, base: Page) -> list[Box]:
    """Where a person deleted an entity, or made one after `base`: nothing new is proposed there."""
    drawn = [page.entities[entity_id] for entity_id in page.entities.keys() - base.entities.keys()]
    return [*page.erased, *(entity.box for entity in drawn if entity.by_human)]


def _unwanted(page: Page, proposed: Page, base: Page) -> set[int]:
    """Entities that the models saw and do not propose again, and that no person touched or linked."""
    linked_by_human = {end for link in page.links.values() if link.by_human for end in link.key}
    left = base.entities.keys() & page.entities.keys() - proposed.entities.keys() - linked_by_human
    return {entity_id for entity_id in left if not page.entities[entity_id].by_human}


def _proposed_links(
    page: Page, proposed: Page, ids: Mapping[int, int], alive: Collection[int], only_new: bool
) -> dict[LinkKey, tuple[Link | None, Link | None]]:
    """Changes to the links: a person's links stay, rejected ones stay away, the rest is replaced.

    A value that a person linked keeps that key only. only_new: whatever is there stays, and what was there is not
    linked with each other.
    ids: the proposal's entities -> entities of the page; those that are left out have none.
    """
    kept = [link for link in page.links.values() if link.by_human or only_new]
    decided = {link.tail for link in kept}
    backwards = {(link.tail, link.head) for link in kept}
    wanted: dict[LinkKey, Link] = {}
    for link in proposed.links.values():
        head, tail = ids.get(link.head), ids.get(link.tail)
        if head is None or tail is None or head not in alive or tail not in alive:
            continue
        key = head, tail
        is_old = only_new and {*key} <= page.entities.keys()
        if not is_old and tail not in decided and key not in page.rejected and key not in backwards:
            wanted[key] = replace(link, head=head, tail=tail, by_human=False)
    links: dict[LinkKey, tuple[Link | None, Link | None]] = {}
    for key, old in page.links.items():
        dangling = not {*key} <= {*alive}
        if dangling or (not old.by_human and not only_new and wanted.get(key) != old):
            links[key] = (old, wanted.get(key))
    links.update({key: (None, new) for key, new in wanted.items() if key not in page.links})
    return links


def _entity(page: Page, entity_id: int) -> Entity:
    if entity_id not in page.entities:
        raise EditError(f"there is no entity {entity_id} on {page.image}")
    return page.entities[entity_id]


def _touched(entity: Entity, by_human: EntityPart, **changes: object) -> Entity:
    return replace(entity, by_human=entity.by_human | {by_human}, **changes)  # type: ignore[arg-type]


def _by_human(
    page: Page,
    entities: Mapping[int, tuple[Entity | None, Entity | None]],
    links: Mapping[LinkKey, tuple[Link | None, Link | None]] | None = None,
    rejected: frozenset[LinkKey] | None = None,
    erased: frozenset[Box] | None = None,
) -> Patch:
    """A patch made by a person: a page that nobody worked on yet is in work now."""
    new_rejected = _pair(page.rejected, rejected)
    new_erased = _pair(page.erased, erased)
    if not (entities or links or new_rejected or new_erased):
        return Patch()
    state = None
    if page.state in (ReviewState.NEW, ReviewState.PRE_ANNOTATED):
        state = (page.state, ReviewState.IN_WORK)
    return Patch(entities, links or {}, new_rejected, state, new_erased)


def _pair(before: frozenset[_T], after: frozenset[_T] | None) -> tuple[frozenset[_T], frozenset[_T]] | None:
    return None if after is None or after == before else (before, after)
