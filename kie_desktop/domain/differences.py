"""Where two annotations of one page differ: a correction from its proposal, or two people from each other.

`here` is the page at hand, `there` the other annotation of it. `match` says which entity there is
which one here (`domain.matching`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kie_desktop.domain import edits
from kie_desktop.domain.matching import Match, by_id
from kie_desktop.domain.page import EntityPart, LinkKey, Page
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.reading_order import in_reading_order


class Kind(StrEnum):
    """What is different. HERE and THERE: that side alone has it."""

    LABEL = "label"
    TEXT = "text"
    ENTITY_HERE = "entity-here"
    ENTITY_THERE = "entity-there"
    LINK_HERE = "link-here"
    LINK_THERE = "link-there"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different.

    here, there: the entity on that side, or head and tail of the link; empty where that side does
    not have it. texts: of the entity or of head and tail. now, was: label or text here and there.
    """

    kind: Kind
    here: tuple[int, ...]
    there: tuple[int, ...]
    texts: tuple[str, ...]
    now: str = ""
    was: str = ""


def corrections(page: Page, proposal: Page) -> list[Difference]:
    """What a person changed of a proposal; what a person had decided before it counts for nothing."""
    return _sorted(page, _differences(page, proposal, by_id(page, proposal), proposed_only=True))


def disagreements(mine: Page, theirs: Page, match: Match) -> list[Difference]:
    """Where two people differ, in the order in which one reads the page."""
    return _sorted(mine, _differences(mine, theirs, match, proposed_only=False))


def taken_over(page: Page, theirs: Page, match: Match, difference: Difference) -> Patch:
    """The edit that makes the page agree with the other reader in one point.

    EditError where a link needs an entity that only the other reader has.
    """
    kind, here, there = difference.kind, difference.here, difference.there
    if kind is Kind.LABEL:
        return edits.set_label(page, here, theirs.entities[there[0]].label)
    if kind is Kind.TEXT:
        return edits.set_text(page, here[0], theirs.entities[there[0]].text)
    if kind is Kind.ENTITY_HERE:
        return edits.delete(page, here)
    if kind is Kind.LINK_HERE:
        return edits.remove_links(page, [(here[0], here[1])])
    if kind is Kind.ENTITY_THERE:
        entity = theirs.entities[there[0]]
        return edits.add_entity(page, entity.points, entity.text, entity.label)
    ends = [match.get(end) for end in there]
    if ends[0] is None or ends[1] is None:
        raise edits.EditError(
            "one end of this link is an entity that only the other annotator has; accept that entity first"
        )
    return edits.add_links(page, ends[0], [ends[1]])


def _differences(here: Page, there: Page, match: Match, *, proposed_only: bool) -> Iterator[Difference]:
    """All differences. proposed_only: leave out what a person had decided there already."""
    matched = {*match.values()}
    for other_id, other in there.entities.items():
        own = here.entities.get(match.get(other_id, -1)) if other_id in match else None
        if own is None:
            if not (proposed_only and EntityPart.POINTS in other.by_human):
                yield Difference(Kind.ENTITY_THERE, (), (other_id,), (other.text,), was=other.label)
            continue
        settled = other.by_human if proposed_only else frozenset()
        ids = (own.id,), (other_id,), (own.text,)
        if own.label != other.label and EntityPart.LABEL not in settled:
            yield Difference(Kind.LABEL, *ids, own.label, other.label)
        if own.text != other.text and EntityPart.TEXT not in settled:
            yield Difference(Kind.TEXT, *ids, own.text, other.text)
    for own in here.entities.values():
        if own.id not in matched:
            yield Difference(Kind.ENTITY_HERE, (own.id,), (), (own.text,), now=own.label)
    their_links = _mapped_links(there, match)
    for key in here.links:
        if key not in their_links:
            yield Difference(Kind.LINK_HERE, key, (), _texts(here, key))
    ours = {*here.links}
    for key, link in there.links.items():
        mapped = match.get(key[0]), match.get(key[1])
        if mapped not in ours and not (proposed_only and link.by_human):
            yield Difference(Kind.LINK_THERE, _known(mapped), key, _texts(there, key))


def _mapped_links(there: Page, match: Match) -> set[LinkKey]:
    return {(match[head], match[tail]) for head, tail in there.links if head in match and tail in match}


def _known(ends: tuple[int | None, int | None]) -> tuple[int, ...]:
    return tuple(end for end in ends if end is not None)


def _texts(page: Page, key: LinkKey) -> tuple[str, ...]:
    return tuple(page.entities[end].text for end in key)


def _sorted(page: Page, found: Iterator[Difference]) -> list[Difference]:
    """In reading order of the page; what is on the other side only comes last.

    Entities of that side come before links to them, which can be taken over only after them.
    """
    place = {entity.id: number for number, entity in enumerate(in_reading_order(page.entities.values()))}

    def order(row: Difference) -> tuple[int, int]:
        missing = len(row.texts) if len(row.here) < len(row.texts) else 0  # 1: an entity, 2: a link with an end of it
        return missing, min((place[end] for end in row.here), default=0)

    return sorted(found, key=order)
