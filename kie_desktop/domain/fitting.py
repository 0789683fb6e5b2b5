"""A patch that comes late: the page is not as it was when the patch was made, as undo and redo may find it.

What is still as the patch expects is changed, part by part; what somebody or something has changed since stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from kie_desktop.domain.page import Entity, EntityPart, Link, LinkKey, Page
from kie_desktop.domain.patch import Patch, StaleEditError, apply

_V = TypeVar("_V")
_T = TypeVar("_T")

_READING = ("text", "checked", "kind", "symbology")
_GROUPS = dict.fromkeys((*_READING, "text_score"), _READING) | {"label_score": ("label",)}
"""Part of an entity -> the parts that it goes with: a score without what was scored would be of something else."""
_SINGLE = ("rejected", "erased", "state", "extra", "held_out", "choices", "document")
"""Fields of a patch that hold one pair for the whole page, of which `apply` does not ask that it is as expected."""
_OF_PERSON = {part.value: part for part in EntityPart}


def fitted(page: Page, patch: Patch) -> Patch:
    """The patch as it can be applied to this page; the patch itself where the page is as it expects.

    An entity's shape, text or check (with its score) and label (with its score) each change where they are as the
    patch expects. An entity that the patch removes goes, with whatever links it has got since; a link without one of
    its entities does not come. What was proposed for the page before is not brought back where the page has changed.
    StaleEditError where it rotates a page that has changed.
    """
    if patch.picture and any(entity_id >= patch.next_id for entity_id in page.entities):
        raise StaleEditError(f"{page.image}: lines were read since the page was rotated")
    try:
        apply(page, patch)
    except StaleEditError:
        if patch.picture:
            raise  # all places are of the other picture, also those of entities that came since
        return replace(_fitted(page, patch), proposal=None)
    pairs = {name: getattr(patch, name) for name in _SINGLE}
    is_expected = all(pair is None or pair[0] == getattr(page, name) for name, pair in pairs.items())
    return patch if is_expected else _fitted(page, patch)


def _fitted(page: Page, patch: Patch) -> Patch:
    entities: dict[int, tuple[Entity | None, Entity | None]] = {}
    for entity_id, (before, after) in patch.entities.items():
        now = page.entities.get(entity_id)
        wanted = _merged(now, before, after)
        if wanted != now:
            entities[entity_id] = (now, wanted)
    return replace(
        patch,
        entities=entities,
        links=_links(page, patch, entities),
        rejected=_set_of(page.rejected, patch.rejected),
        erased=_set_of(page.erased, patch.erased),
        state=_kept(page.state, patch.state),
        extra=_kept(page.extra, patch.extra),
        held_out=_kept(page.held_out, patch.held_out),
        choices=_kept(page.choices, patch.choices),
        document=_kept(page.document, patch.document),
    )


def _merged(now: Entity | None, before: Entity | None, after: Entity | None) -> Entity | None:
    """What becomes of an entity."""
    if now == before:
        return after
    if now is None or before is None:  # it was removed since; or there is another one in its place
        return now
    if after is None:
        return None
    changes: dict[str, object] = {}
    for row in fields(Entity):
        group = _GROUPS.get(row.name, (row.name,))
        if row.name != "by_human" and all(getattr(now, part) == getattr(before, part) for part in group):
            changes[row.name] = getattr(after, row.name)
    by_human = {
        part for name, part in _OF_PERSON.items() if part in (after.by_human if name in changes else now.by_human)
    }
    return replace(now, **changes, by_human=frozenset(by_human))  # type: ignore[arg-type]


def _links(
    page: Page, patch: Patch, entities: Mapping[int, tuple[Entity | None, Entity | None]]
) -> dict[LinkKey, tuple[Link | None, Link | None]]:
    there = ({*page.entities} | {*entities}) - {key for key, (_, after) in entities.items() if after is None}
    links = {
        key: (before, after)
        for key, (before, after) in patch.links.items()
        if page.links.get(key) == before and before != after and (after is None or {*key} <= there)
    }
    loose = [link for key, link in page.links.items() if not {*key} <= there]
    return links | {link.key: (link, None) for link in loose}


def _kept(now: _V, pair: tuple[_V, _V] | None) -> tuple[_V, _V] | None:
    return pair if pair and now == pair[0] else None


def _set_of(
    now: frozenset[_T], pair: tuple[frozenset[_T], frozenset[_T]] | None
) -> tuple[frozenset[_T], frozenset[_T]] | None:
    """What a patch adds to a set and takes from it, done to the set as it is now."""
    if pair is None:
        return None
    wanted = (now - (pair[0] - pair[1])) | (pair[1] - pair[0])
    return (now, wanted) if wanted != now else None
