"""Where two annotations of one page differ: a correction from its proposal, or two people from each other.

People also differ in what they decided about fields; no proposal holds decisions.

`here` is the page at hand, `there` the other annotation of it. `match` says which entity there is
which one here (`domain.matching`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kie_desktop.domain import choices, edits
from kie_desktop.domain.matching import Match, by_id
from kie_desktop.domain.page import Choice, Entity, EntityKind, EntityPart, LinkKey, Page
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.domain.reading_order import in_reading_order
from kie_desktop.domain.text import folded

SameValue = Callable[[str, str, str], bool]
"""Whether two texts are the same value of a field: its name, one text, the other."""


class Kind(StrEnum):
    """What is different. HERE and THERE: that side alone has it."""

    LABEL = "label"
    TEXT = "text"
    ENTITY_HERE = "entity-here"
    ENTITY_THERE = "entity-there"
    LINK_HERE = "link-here"
    LINK_THERE = "link-there"
    FIELD = "field"
    FIELD_HERE = "field-here"
    FIELD_THERE = "field-there"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different.

    here, there: the entity on that side, head and tail of the link, or the entities of the field's value; empty where
    that side does not have it. texts: of the entity or of head and tail, or the field's name. now, was: label, text or
    value here and there; of a field that a person said is not there "".
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


def same_text(_: str, one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits, whatever the field."""
    return _bare(one) == _bare(other)


def disagreements(mine: Page, theirs: Page, match: Match, same: SameValue = same_text) -> list[Difference]:
    """Where two people differ, in the order in which one reads the page."""
    found = (*_differences(mine, theirs, match, proposed_only=False), *_field_differences(mine, theirs, same))
    return _sorted(mine, iter(found))


def decided_values(page: Page) -> dict[str, tuple[str, ...]]:
    """What a person decided on a page: by field its values as they stand now, () where it is not there."""
    found: dict[str, tuple[str, ...]] = {}
    for choice in page.choices:
        found[choice.field] = (*found.get(choice.field, ()), *([] if choice.absent else [_value(page, choice)]))
    return found


def same_values(field: str, one: tuple[str, ...], other: tuple[str, ...], same: SameValue) -> bool:
    """Whether two people decided the same about a field."""
    return len(one) == len(other) and all(same(field, *pair) for pair in zip(one, other, strict=True))


def taken_over(page: Page, theirs: Page, match: Match, difference: Difference) -> Patch:
    """The edit that makes the page agree with the other reader in one point.

    EditError where a link needs an entity that only the other reader has.
    """
    kind, here, there = difference.kind, difference.here, difference.there
    if kind is Kind.LABEL:
        return edits.set_label(page, here, theirs.entities[there[0]].label)
    if kind is Kind.TEXT:
        return _reading_taken_over(page, here[0], theirs.entities[there[0]])
    if kind in (Kind.ENTITY_HERE, Kind.LINK_HERE):
        return edits.delete(page, here) if kind is Kind.ENTITY_HERE else edits.remove_links(page, [(here[0], here[1])])
    if kind is Kind.ENTITY_THERE:
        entity = theirs.entities[there[0]]
        return edits.add_entity(page, entity.points, entity.text, entity.label, entity)
    if kind is Kind.LINK_THERE:
        return _link_taken_over(page, match, there)
    return _field_taken_over(page, theirs, match, difference.texts[0])


def _reading_taken_over(page: Page, entity_id: int, other: Entity) -> Patch:
    if page.entities[entity_id].kind is EntityKind.MARK:
        return edits.set_checked(page, {entity_id: other.checked})
    return edits.set_text(page, entity_id, other.text)


def _link_taken_over(page: Page, match: Match, there: tuple[int, ...]) -> Patch:
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
                yield Difference(Kind.ENTITY_THERE, (), (other_id,), (other.shown_text,), was=other.label)
            continue
        settled = other.by_human if proposed_only else frozenset()
        ids = (own.id,), (other_id,), (own.shown_text,)
        if own.label != other.label and EntityPart.LABEL not in settled:
            yield Difference(Kind.LABEL, *ids, own.label, other.label)
        if own.shown_text != other.shown_text and EntityPart.TEXT not in settled:
            yield Difference(Kind.TEXT, *ids, own.shown_text, other.shown_text)
    for own in here.entities.values():
        if own.id not in matched:
            yield Difference(Kind.ENTITY_HERE, (own.id,), (), (own.shown_text,), now=own.label)
    their_links = _mapped_links(there, match)
    for key in here.links:
        if key not in their_links:
            yield Difference(Kind.LINK_HERE, key, (), _texts(here, key))
    ours = {*here.links}
    for key, link in there.links.items():
        mapped = match.get(key[0]), match.get(key[1])
        if mapped not in ours and not (proposed_only and link.by_human):
            yield Difference(Kind.LINK_THERE, _known(mapped), key, _texts(there, key))


def _field_differences(here: Page, there: Page, same: SameValue) -> Iterator[Difference]:
    mine, theirs = decided_values(here), decided_values(there)
    for field in {**mine, **theirs}:
        if field in mine and field in theirs and same_values(field, mine[field], theirs[field], same):
            continue
        kind = Kind.FIELD if field in mine and field in theirs else Kind.FIELD_HERE
        kind = kind if field in mine else Kind.FIELD_THERE
        now, was = "; ".join(mine.get(field, ())), "; ".join(theirs.get(field, ()))
        yield Difference(kind, _lines(here, field), _lines(there, field), (field,), now, was)


def _field_taken_over(page: Page, theirs: Page, match: Match, field: str) -> Patch:
    """The other's decisions about a field; where a line of a value is not on the page, its text without a place."""
    patch = choices.clear(page, field)
    for choice in choices.choices_of(theirs, field):
        ids = tuple(match[line] for line in choice.entity_ids if match.get(line) in page.entities)
        taken = Choice(field, ids, choice.span, choice.text, choice.absent)
        if len(ids) != len(choice.entity_ids) or not _fits(page, taken):
            taken = Choice(field, text=_value(theirs, choice), absent=choice.absent)
        patch = patch.then(choices.choose(apply(page, patch), taken, add=True))
    return patch


def _fits(page: Page, choice: Choice) -> bool:
    """Whether the part of a line that is a value is the same text here."""
    if choice.span is None:
        return True
    return _bare(page.entities[choice.entity_ids[0]].text[slice(*choice.span)]) == _bare(choice.text)


def _value(page: Page, choice: Choice) -> str:
    texts = [page.entities[line].text for line in choice.entity_ids if line in page.entities]
    if choice.span is None and len(texts) == 1:
        return texts[0]  # a whole line is what it says now
    return choice.text or " ".join(texts)


def _lines(page: Page, field: str) -> tuple[int, ...]:
    rows = choices.choices_of(page, field)
    return tuple(line for choice in rows for line in choice.entity_ids if line in page.entities)


def _bare(text: str) -> str:
    return "".join(sign for sign in folded(text) if sign.isalnum())


def _mapped_links(there: Page, match: Match) -> set[LinkKey]:
    return {(match[head], match[tail]) for head, tail in there.links if head in match and tail in match}


def _known(ends: tuple[int | None, int | None]) -> tuple[int, ...]:
    return tuple(end for end in ends if end is not None)


def _texts(page: Page, key: LinkKey) -> tuple[str, ...]:
    return tuple(page.entities[end].shown_text for end in key)


def _sorted(page: Page, found: Iterator[Difference]) -> list[Difference]:
    """In reading order of the page; what is on the other side only comes last.

    Entities of that side come before links to them, which can be taken over only after them.
    """
    place = {entity.id: number for number, entity in enumerate(in_reading_order(page.entities.values()))}

    def order(row: Difference) -> tuple[int, int]:
        missing = len(row.texts) if len(row.here) < len(row.texts) else 0  # 1: an entity, 2: a link with an end of it
        return missing, min((place[end] for end in row.here), default=0)

    return sorted(found, key=order)
