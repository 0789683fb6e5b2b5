"""What a skilled annotator sees before the hand moves: which lines one rubber band takes, which links one key draws.

Plans only; nothing is known here but the page as it is and as it should be, and what things cost the
hands. A band is drawn as a person would, around two lines and all between them, and never around a
line that it would spoil.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from kie_desktop.domain.assist import pairs_among
from kie_desktop.domain.geometry import Box, union_box
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import LinkKey, Page
from kie_desktop.domain.reading_order import in_reading_order

Pairs = Set[frozenset[int]]
"""Links without their direction, which follows from the labels."""


@dataclass(frozen=True)
class Gesture:
    """A rubber band from one entity to another, or a click on one: `ends`. takes: what it selects."""

    takes: frozenset[int]
    ends: tuple[int, ...]


class Hands(Protocol):
    """What things cost, in actions."""

    def to_select(self, gesture: Gesture, /) -> int:
        """A selection, or one more part of it."""

    def to_link(self, pair: frozenset[int], /) -> int:
        """One link drawn alone."""


class MouseHands:
    """A band or a click is one action, and so is a drag from key to value."""

    def to_select(self, _gesture: Gesture) -> int:
        """A click or a drag."""
        return 1

    def to_link(self, _pair: frozenset[int]) -> int:
        """A drag."""
        return 1


@dataclass(frozen=True)
class Group:
    """Entities that are selected together so that one key links them: `draws` of the links are missing yet.

    saved: actions fewer than drawing them one by one.
    """

    gestures: tuple[Gesture, ...]
    draws: Pairs
    saved: int


def click(entity_id: int) -> Gesture:
    """Select one entity."""
    return Gesture(frozenset({entity_id}), (entity_id,))


def pairs_of(page: Page) -> set[frozenset[int]]:
    """The links of a page without their direction."""
    return {frozenset(key) for key in page.links}


def gather(page: Page, wanted: Collection[int], spoilt: Collection[int], hands: Hands) -> tuple[Gesture, ...]:
    """How to select entities: the band that saves most clicks on what is left, again and again, then clicks.

    spoilt: what no band may take. Others may come along; whoever asks does not mind them.
    """
    left, bands, gestures = {*wanted}, _bands(page, wanted, spoilt, hands), []

    def saved(band: Gesture) -> int:
        return sum(hands.to_select(click(entity_id)) for entity_id in band.takes & left) - hands.to_select(band)

    while bands:
        best = max(bands, key=lambda band: (saved(band), -len(band.takes)))
        if saved(best) <= 0:
            break
        gestures.append(best)
        left -= best.takes
    clicks = in_reading_order(page.entities[entity_id] for entity_id in left)
    return (*gestures, *(click(entity.id) for entity in clicks))


def mislabelled(page: Page, gold: Page) -> dict[str, list[int]]:
    """Label -> entities that need it, in reading order."""
    wrong: dict[str, list[int]] = defaultdict(list)
    for entity in in_reading_order(page.entities.values()):
        label = gold.entities[entity.id].label
        if entity.label != label:
            wrong[label].append(entity.id)
    return wrong


def to_relabel(page: Page, gold: Page, label: str, entities: Collection[int], hands: Hands) -> tuple[Gesture, ...]:
    """How to select entities that need a label. What has it already may be selected too: that confirms it."""
    return gather(page, entities, [other.id for other in gold.entities.values() if other.label != label], hands)


def to_unlink(page: Page, gold: Page, hands: Hands) -> tuple[tuple[Gesture, ...], list[LinkKey]]:
    """How to select entities that lose every link that they have, and the wrong links that are left then."""
    right = pairs_of(gold)
    wrong = {key for key in page.links if frozenset(key) not in right}
    kept = {end for key in page.links if key not in wrong for end in key}
    bare: list[int] = []
    left = set(wrong)
    while True:
        count: dict[int, int] = defaultdict(int)
        for end in (end for key in left for end in key if end not in kept):
            count[end] += 1
        if not count:
            return gather(page, bare, kept, hands), sorted(left)
        most = max(count, key=lambda end: (count[end], -end))
        bare.append(most)
        left = {key for key in left if most not in key}


def to_link(page: Page, gold: Page, labels: LabelSet, hands: Hands) -> tuple[list[Group], list[LinkKey]]:
    """Groups that one key links at once, the most useful first, and the links that are better drawn one by one."""
    left = {frozenset(key): key for key in gold.links if frozenset(key) not in pairs_of(page)}
    groups: list[Group] = []
    while True:
        groups_left = _groups(page, pairs_of(gold), left.keys(), labels, hands)
        best = max(groups_left, key=lambda group: group.saved, default=None)
        if best is None or best.saved <= 0:
            return groups, list(left.values())
        groups.append(best)
        left = {pair: key for pair, key in left.items() if pair not in best.draws}


def cost_of_links(page: Page, gold: Page, labels: LabelSet, hands: Hands) -> int:
    """Actions that mending the links of a page takes by these plans."""
    bare, wrong = to_unlink(page, gold, hands)
    groups, missing = to_link(page, gold, labels, hands)
    unlinking = sum(map(hands.to_select, bare)) + bool(bare) + 2 * len(wrong)
    linking = sum(sum(map(hands.to_select, group.gestures)) + 1 for group in groups)
    return unlinking + linking + sum(hands.to_link(frozenset(key)) for key in missing) + 2 * bool(missing)


def band_box(page: Page, band: Gesture) -> Box:
    """What a band goes around."""
    return union_box(page.entities[entity_id].box for entity_id in band.ends)


def _bands(page: Page, wanted: Collection[int], spoilt: Collection[int], hands: Hands) -> list[Gesture]:
    """A band for every two wanted entities, as far as nothing is spoilt that lies between them."""
    boxes = {entity.id: entity.box for entity in page.entities.values()}
    bands: dict[frozenset[int], Gesture] = {}
    for two in combinations(sorted(wanted), 2):
        around = union_box(boxes[entity_id] for entity_id in two)
        takes = frozenset(key for key, box in boxes.items() if _holds(around, box))
        if takes.isdisjoint(spoilt):
            band = Gesture(takes, two)
            bands[takes] = min(bands.get(takes, band), band, key=hands.to_select)
    return list(bands.values())


def _groups(
    page: Page, right: Pairs, missing: Collection[frozenset[int]], labels: LabelSet, hands: Hands
) -> Iterable[Group]:
    """Ways to draw several missing links at once: one entity, or several with the same partners, and these partners."""
    partners: dict[tuple[int, Role], set[int]] = defaultdict(set)
    role = {entity.id: labels.role_of(entity.label) for entity in page.entities.values()}
    for one, other in (tuple(pair) for pair in missing if len(pair) == 2):
        partners[one, role[other]].add(other)
        partners[other, role[one]].add(one)
    for (start, wanted), ends in partners.items():
        twins = {one for (one, to), theirs in partners.items() if to is wanted and theirs >= ends}
        for starts in ({start}, {one for one in twins if role[one] is role[start]}):
            chosen = starts | ends
            drawn = {frozenset(pair) for pair in pairs_among(page, labels, chosen)}
            if not drawn <= right:
                continue
            spoilt = [
                key
                for key in page.entities.keys() - chosen
                if not {frozenset(pair) for pair in pairs_among(page, labels, chosen | {key})} <= right
            ]
            gestures = gather(page, chosen, spoilt, hands)
            taken = {key for gesture in gestures for key in gesture.takes}
            if {frozenset(pair) for pair in pairs_among(page, labels, taken)} <= right:
                draws = drawn & {*missing}
                saved = sum(map(hands.to_link, draws)) - sum(map(hands.to_select, gestures)) - 1
                yield Group(gestures, draws, saved)


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
