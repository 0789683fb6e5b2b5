"""Bringing the page of a label file together with the page of the project that has the same image.

What no person touched here is brought up to date. Where a person decided here and the file's person
decided otherwise is a conflict: the page stays as it is there, unless the rule says to take the
file's. What models proposed in the file never counts against a person's decision here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from kie_desktop.domain.geometry import Polygon, bounding_box, clipped, rectangle, same_place
from kie_desktop.domain.label_set import is_background
from kie_desktop.domain.matching import with_file
from kie_desktop.domain.page import Entity, EntityPart, Link, LinkKey, Page, ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.text import is_blank

_T = TypeVar("_T")
_NEAR = 1.0
"""Pixels that a corner may be off after a format that rounds, or that keeps shares of the page."""


class Subject(StrEnum):
    """What a conflict is about. ERASED, UNLINKED: a person removed here what the file has.

    ABSENT, LINK_ABSENT: a person made or corrected here what the file does not have.
    """

    TEXT = "text"
    LABEL = "label"
    SHAPE = "shape"
    ERASED = "erased"
    UNLINKED = "unlinked"
    ABSENT = "absent"
    LINK_ABSENT = "link-absent"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place where page and file contradict each other.

    name: the entity's text, or those of head and tail. here, there: text or label on either side,
    "" where that side has nothing to show. entity: its id here (of a link the head's), None where the
    page does not have it.
    """

    subject: Subject
    name: str
    here: str = ""
    there: str = ""
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """How to merge, and what the file is able to say.

    theirs: take the file's side of conflicts. remove: also take away what the file does not have.
    ids, links: the file says something about them. labels: an entity that it calls background is so.
    vouches: it tells proposals from work by hand.
    """

    theirs: bool = False
    remove: bool = False
    ids: bool = True
    links: bool = True
    labels: bool = True
    vouches: bool = True


@dataclass(frozen=True, slots=True)
class Merged:
    """What comes of it. conflicts: always all of them, whichever side the rule takes.

    missing: entities and links here that the file does not have; missing_decided: those of them that a
    person made or corrected, so that they stay unless the rule takes the file's side.
    """

    patch: Patch
    conflicts: tuple[Conflict, ...]
    missing: int
    missing_decided: tuple[Conflict, ...]


def merge(page: Page, imported: Page, rule: Rule | None = None) -> Merged:
    """Bring a page up to date with what a label file says of it (ids of `imported` are the file's own).

    `matching.with_file` says which entities are the same. New ones keep the file's id where it was never used here.
    """
    return _Merge(page, imported, rule or Rule()).result()


def _on_page(imported: Page, page: Page) -> Page:
    """What the file says, with its polygons kept on the page, so that it finds them there when it comes again."""
    shapes = {entity.id: clipped(entity.points, page.width, page.height) for entity in imported.entities.values()}
    entities = {
        entity.id: entity if entity.points is shapes[entity.id] else replace(entity, points=shapes[entity.id])
        for entity in imported.entities.values()
    }
    return replace(imported, entities=entities)


def _same_shape(here: Polygon, there: Polygon) -> bool:
    """Whether two polygons are one, as far as a format that rounds or keeps upright boxes can tell."""
    if len(here) == len(there) and _close(here, there):
        return True
    box = rectangle(bounding_box(there))
    return len(there) == 4 and _close(there, box) and _close(rectangle(bounding_box(here)), box)


def _close(first: Polygon, second: Polygon) -> bool:
    pairs = zip(first, second, strict=True)
    return all(abs(x1 - x2) <= _NEAR and abs(y1 - y2) <= _NEAR for (x1, y1), (x2, y2) in pairs)


class _Merge:
    """One merge under way: what changes, and what contradicts."""

    def __init__(self, page: Page, imported: Page, rule: Rule) -> None:
        self._page, self._imported, self._rule = page, _on_page(imported, page), rule
        self._match = with_file(page, self._imported, ids=rule.ids)
        self._entities: dict[int, tuple[Entity | None, Entity | None]] = {}
        self._links: dict[LinkKey, tuple[Link | None, Link | None]] = {}
        self._rejected, self._erased = set(page.rejected), set(page.erased)
        self._conflicts: list[Conflict] = []
        self._missing_decided: list[Conflict] = []
        self._missing = 0

    def result(self) -> Merged:
        """The patch, and what is to be said about it. Call it once."""
        ids = self._merge_entities()
        self._merge_links(ids)
        self._leave_out(ids)
        extra = {**self._page.extra, **self._imported.extra}
        patch = Patch(
            self._entities,
            self._links,
            _pair(self._page.rejected, frozenset(self._rejected)),
            self._state(),
            _pair(self._page.erased, frozenset(self._erased)),
            (self._page.extra, extra) if extra != self._page.extra else None,
        )
        return Merged(patch, tuple(self._conflicts), self._missing, tuple(self._missing_decided))

    # --- entities

    def _merge_entities(self) -> dict[int, int]:
        """Returns id in the file -> id here, of everything that is on the page afterwards."""
        ids = dict(self._match)
        fresh = self._fresh_ids()
        for entity in self._imported.entities.values():
            if entity.id in self._match:
                before = self._page.entities[self._match[entity.id]]
                after = self._updated(before, entity)
                if after != before:
                    self._entities[before.id] = (before, after)
            elif self._may_come(entity):
                new_id = ids[entity.id] = fresh[entity.id]
                self._entities[new_id] = (None, entity if new_id == entity.id else replace(entity, id=new_id))
        return ids

    def _fresh_ids(self) -> dict[int, int]:
        """Ids for entities that are new: the file's own where the page never used them."""
        first = self._page.next_id
        new = [entity_id for entity_id in self._imported.entities if entity_id not in self._match]
        kept = {entity_id for entity_id in new if entity_id >= first or (first == 1 and not self._page.entities)}
        following = max([first - 1, *kept]) + 1
        ids: dict[int, int] = {}
        for entity_id in new:
            ids[entity_id] = entity_id if entity_id in kept else following
            following += entity_id not in kept
        return ids

    def _may_come(self, entity: Entity) -> bool:
        """Whether a new entity is taken: not where a person deleted one here, unless asked for."""
        erased = [box for box in self._page.erased if same_place(entity.box, box)]
        if not erased:
            return True
        if not entity.by_human or not self._asks(Conflict(Subject.ERASED, entity.text, there=entity.text)):
            return False
        self._erased.difference_update(erased)
        return True

    def _updated(self, before: Entity, theirs: Entity) -> Entity:
        after = before
        same = _same_shape(before.points, theirs.points)
        if self._takes(before, theirs, EntityPart.POINTS, same, "", ""):
            after = _taken(after, theirs, EntityPart.POINTS, points=before.points if same else theirs.points)
        here, there = before.shown_text, theirs.shown_text
        says_one = before.kind is theirs.kind and not is_blank(there)
        if says_one and self._takes(before, theirs, EntityPart.TEXT, here == there, here, there):
            read = {"text": theirs.text, "text_score": theirs.text_score, "checked": theirs.checked}
            after = _taken(after, theirs, EntityPart.TEXT, **read)
        same = before.label.casefold() == theirs.label.casefold()
        says_one = self._rule.labels or not is_background(theirs.label)
        if says_one and self._takes(before, theirs, EntityPart.LABEL, same, before.label, theirs.label):
            label = before.label if same else theirs.label
            after = _taken(after, theirs, EntityPart.LABEL, label=label, label_score=theirs.label_score)
        extra = {**before.extra, **theirs.extra}
        return replace(after, extra=extra) if extra != before.extra else after

    def _takes(self, before: Entity, theirs: Entity, field: EntityPart, same: bool, here: str, there: str) -> bool:
        """Whether one field of an entity is taken from the file."""
        decided_here, decided_there = field in before.by_human, field in theirs.by_human
        if same:
            return not decided_here and decided_there and self._rule.vouches
        if not decided_here:
            return True
        return decided_there and self._asks(Conflict(_SUBJECTS[field], before.text, here, there, before.id))

    # --- links

    def _merge_links(self, ids: Mapping[int, int]) -> None:
        links = self._mapped_links(ids)
        for key, theirs in links.items():
            before, back = self._page.links.get(key), self._page.links.get((key[1], key[0]))
            if before is not None:
                if theirs.by_human and not before.by_human and self._rule.vouches:
                    self._links[key] = (before, replace(before, by_human=True, score=None))
                continue
            if key in self._page.rejected or (back is not None and back.by_human):
                there = _names(self._imported, theirs.key)
                here = _names(self._page, back.key) if back is not None and back.by_human else ""
                if not theirs.by_human or not self._asks(Conflict(Subject.UNLINKED, there, here, there, key[0])):
                    continue
            if back is not None:
                self._links[back.key] = (back, None)
            self._rejected.discard(key)
            self._links[key] = (None, Link(*key, theirs.score, theirs.by_human))
        tails = {tail for _, tail in links}
        for key, link in self._page.links.items():  # a model's link gives way to the file's of the same value
            if key[1] in tails and key not in links and not link.by_human:
                self._links[key] = (link, None)

    def _mapped_links(self, ids: Mapping[int, int]) -> dict[LinkKey, Link]:
        """The file's links whose ends are on the page, by their ids here; of two directions the first."""
        links: dict[LinkKey, Link] = {}
        for link in self._imported.links.values():
            if link.head in ids and link.tail in ids:
                key = ids[link.head], ids[link.tail]
                if (key[1], key[0]) not in links:
                    links[key] = link
        return links

    # --- what the file does not have

    def _leave_out(self, ids: Mapping[int, int]) -> None:
        kept = {*ids.values()}
        linked = {end for link in self._page.links.values() if link.by_human for end in link.key}
        has_lines_only = all(entity.is_line for entity in self._imported.entities.values())
        for entity in self._page.entities.values():
            if entity.id in kept or (has_lines_only and not entity.is_line):  # most formats cannot hold it
                continue
            conflict = Conflict(Subject.ABSENT, entity.text, entity.text, entity=entity.id)
            if self._goes(conflict, decided=bool(entity.by_human) or entity.id in linked):
                self._entities[entity.id] = (entity, None)
                self._links |= {key: (link, None) for key, link in self._page.links.items() if entity.id in key}
        if not self._rule.links:
            return
        links = self._mapped_links(ids)
        for key, link in self._page.links.items():
            if key in links or key in self._links or not {*key} <= kept:
                continue
            name = _names(self._page, key)
            if self._goes(Conflict(Subject.LINK_ABSENT, name, name, entity=key[0]), decided=link.by_human):
                self._links[key] = (link, None)

    def _goes(self, conflict: Conflict, *, decided: bool) -> bool:
        """Whether something that the file does not have is removed."""
        self._missing += 1
        if decided:
            self._missing_decided.append(conflict)
        return self._rule.remove and (self._rule.theirs or not decided)

    # --- the page

    def _state(self) -> tuple[ReviewState, ReviewState] | None:
        """A page that nobody worked on follows the file; one in work is reviewed where the file says so."""
        before, said = self._page.state, self._imported.state
        after = before
        if before in (ReviewState.NEW, ReviewState.PRE_ANNOTATED):
            if said in (ReviewState.REVIEWED, ReviewState.EXCLUDED) or self._entities or self._links:
                after = before if said is ReviewState.NEW else said
        elif before is ReviewState.IN_WORK and said is ReviewState.REVIEWED:
            after = said if self._rule.theirs or not self._conflicts else before
        return (before, after) if after is not before else None

    def _asks(self, conflict: Conflict) -> bool:
        self._conflicts.append(conflict)
        return self._rule.theirs


_SUBJECTS = {EntityPart.TEXT: Subject.TEXT, EntityPart.LABEL: Subject.LABEL, EntityPart.POINTS: Subject.SHAPE}


def _names(page: Page, key: LinkKey) -> str:
    return " → ".join(page.entities[end].text for end in key)


def _taken(entity: Entity, theirs: Entity, field: EntityPart, **values: object) -> Entity:
    """An entity with one field as the file has it, and decided by whoever decided it there."""
    decided = entity.by_human | {field} if field in theirs.by_human else entity.by_human - {field}
    return replace(entity, by_human=decided, **values)  # type: ignore[arg-type]


def _pair(before: frozenset[_T], after: frozenset[_T]) -> tuple[frozenset[_T], frozenset[_T]] | None:
    return (before, after) if before != after else None
