"""What an edit does to a page: before and after of everything it touches.

A patch applies, says what it changed and inverts. The store writes it as one transaction,
the history keeps it for undo, views read `changes` and refresh only that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from kie_desktop.domain.geometry import Box
from kie_desktop.domain.page import Choice, Entity, Link, LinkKey, Page, Picture, ReviewState

_K = TypeVar("_K")
_V = TypeVar("_V")


class StaleEditError(ValueError):
    """A patch met a page that is not as the patch expects; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different after a patch; views refresh exactly this. retexted: marks that were checked, too."""

    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    reshaped: frozenset[int] = frozenset()
    retexted: frozenset[int] = frozenset()
    relabelled: frozenset[int] = frozenset()
    links: frozenset[LinkKey] = frozenset()
    state: bool = False
    picture: bool = False
    choices: bool = False
    document: bool = False
    extra: bool = False

    @property
    def entities(self) -> frozenset[int]:
        """Every entity touched in any way."""
        return self.added | self.removed | self.reshaped | self.retexted | self.relabelled


@dataclass(frozen=True, slots=True)
class Patch:
    """(before, after) of every entity and link that an edit touches; None is "not there".

    proposal: what a pre-annotation proposed (`domain.proposal`). It is kept with the project only,
    no page in memory carries it. picture: the page was turned (`picture_edits.turn`) or replaced.
    held_out: it is kept for measuring, or learned from again. choices: of fields. document: `Page.document`.
    next_id: with a picture, `Page.next_id` when it changed: entities from there on came since, and were not moved.
    """

    entities: Mapping[int, tuple[Entity | None, Entity | None]] = field(default_factory=dict)
    links: Mapping[LinkKey, tuple[Link | None, Link | None]] = field(default_factory=dict)
    rejected: tuple[frozenset[LinkKey], frozenset[LinkKey]] | None = None
    state: tuple[ReviewState, ReviewState] | None = None
    erased: tuple[frozenset[Box], frozenset[Box]] | None = None
    extra: tuple[Mapping[str, Any], Mapping[str, Any]] | None = None
    proposal: tuple[Page | None, Page | None] | None = None
    picture: tuple[Picture, Picture] | None = None
    held_out: tuple[bool, bool] | None = None
    choices: tuple[tuple[Choice, ...], tuple[Choice, ...]] | None = None
    document: tuple[str, str] | None = None
    next_id: int = 0

    def __bool__(self) -> bool:
        single = (self.rejected, self.state, self.erased, self.extra, self.proposal, self.picture, self.held_out)
        return any((self.entities, self.links, *single, self.choices, self.document))

    def inverted(self) -> Patch:
        """The patch that takes this one back."""
        return Patch(
            {key: (after, before) for key, (before, after) in self.entities.items()},
            {key: (after, before) for key, (before, after) in self.links.items()},
            self.rejected and (self.rejected[1], self.rejected[0]),
            self.state and (self.state[1], self.state[0]),
            self.erased and (self.erased[1], self.erased[0]),
            self.extra and (self.extra[1], self.extra[0]),
            self.proposal and (self.proposal[1], self.proposal[0]),
            self.picture and (self.picture[1], self.picture[0]),
            self.held_out and (self.held_out[1], self.held_out[0]),
            self.choices and (self.choices[1], self.choices[0]),
            self.document and (self.document[1], self.document[0]),
            self.next_id,
        )

    def then(self, later: Patch) -> Patch:
        """One patch that does this and then `later` (for gestures of many small moves)."""
        entities = dict(self.entities)
        for entity_id, (before, after) in later.entities.items():
            entities[entity_id] = (entities[entity_id][0] if entity_id in entities else before, after)
        links = dict(self.links)
        for link_key, (link_before, link_after) in later.links.items():
            links[link_key] = (links[link_key][0] if link_key in links else link_before, link_after)
        return Patch(
            {key: pair for key, pair in entities.items() if pair[0] != pair[1]},
            {key: pair for key, pair in links.items() if pair[0] != pair[1]},
            _joined(self.rejected, later.rejected),
            _joined(self.state, later.state),
            _joined(self.erased, later.erased),
            _joined(self.extra, later.extra),
            _joined(self.proposal, later.proposal),
            _joined(self.picture, later.picture),
            _joined(self.held_out, later.held_out),
            _joined(self.choices, later.choices),
            _joined(self.document, later.document),
            max(self.next_id, later.next_id),
        )

    @property
    def changes(self) -> Changes:
        """What a view has to refresh."""
        return Changes(
            *(_entity_changes(self.entities) if self.entities else _UNCHANGED),
            links=frozenset(self.links),
            state=self.state is not None,
            picture=self.picture is not None,
            choices=self.choices is not None,
            document=self.document is not None,
            extra=self.extra is not None,
        )


_Ids = frozenset[int]
_Touched = tuple[_Ids, _Ids, _Ids, _Ids, _Ids]
_UNCHANGED: _Touched = (frozenset(), frozenset(), frozenset(), frozenset(), frozenset())


def _entity_changes(entities: Mapping[int, tuple[Entity | None, Entity | None]]) -> _Touched:
    """The first five of `Changes`, in its order."""
    both = [(key, before, after) for key, (before, after) in entities.items() if before and after]
    return (
        frozenset(key for key, (before, _) in entities.items() if before is None),
        frozenset(key for key, (_, after) in entities.items() if after is None),
        frozenset(key for key, before, after in both if before.points != after.points),
        frozenset(key for key, before, after in both if _reading(before) != _reading(after)),
        frozenset(
            key
            for key, before, after in both
            if (before.label, before.label_score, before.by_human) != (after.label, after.label_score, after.by_human)
        ),
    )


def _reading(entity: Entity) -> tuple[object, ...]:
    """All that was read of an entity."""
    return entity.text, entity.text_score, entity.kind, entity.checked, entity.symbology


def apply(page: Page, patch: Patch) -> Page:
    """The page after a patch.

    Raises StaleEditError where the page is not as the patch expects, or where a link would be
    left without one of its entities.
    """
    if patch.picture and page.picture != patch.picture[0]:
        raise StaleEditError(f"{page.image}: the page has been rotated since this edit was made")
    if patch.choices and page.choices != patch.choices[0]:
        raise StaleEditError(f"{page.image}: fields of the page have changed since this edit was made")
    entities = dict(page.entities)
    for entity_id, (before, after) in patch.entities.items():
        _replace(entities, entity_id, before, after, "entity")
    links = dict(page.links)
    for link_key, (link_before, link_after) in patch.links.items():
        _replace(links, link_key, link_before, link_after, "link")
    if patch.entities or patch.links:
        for head, tail in links:
            if head not in entities or tail not in entities:
                raise StaleEditError(f"{page.image}: link {head} -> {tail} refers to an entity that does not exist")
    next_id = max(page.next_id, max(patch.entities, default=0) + 1)
    image, frame, width, height = patch.picture[1] if patch.picture else page.picture
    return replace(
        page,
        image=image,
        width=width,
        height=height,
        frame=frame,
        entities=entities,
        links=links,
        rejected=patch.rejected[1] if patch.rejected else page.rejected,
        state=patch.state[1] if patch.state else page.state,
        next_id=next_id,
        erased=patch.erased[1] if patch.erased else page.erased,
        extra=patch.extra[1] if patch.extra else page.extra,
        held_out=patch.held_out[1] if patch.held_out else page.held_out,
        choices=patch.choices[1] if patch.choices else page.choices,
        document=patch.document[1] if patch.document else page.document,
    )


def _joined(earlier: tuple[_V, _V] | None, later: tuple[_V, _V] | None) -> tuple[_V, _V] | None:
    """One (before, after) of two in a row; None where nothing is different at the end."""
    if earlier and later:
        return (earlier[0], later[1]) if earlier[0] != later[1] else None
    return earlier or later


def _replace(rows: dict[_K, _V], key: _K, before: _V | None, after: _V | None, kind: str) -> None:
    if rows.get(key) != before:
        raise StaleEditError(f"{kind} {key} has changed since this edit was made")
    if after is None:
        del rows[key]
    else:
        rows[key] = after
