"""How far two annotations agree, counted over pages: entities by label, links, texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kie_desktop.domain.differences import SameValue, decided_values, same_text, same_values
from kie_desktop.domain.label_set import is_background
from kie_desktop.domain.matching import Match, by_id
from kie_desktop.domain.page import EntityPart, LinkKey, Page
from kie_desktop.domain.score import Score


@dataclass(slots=True)
class Tally:
    """Counts of two sides. first: of the model or the other person; second: of what it is held against.

    hits, first, second: entities by label, background among them. links: hits, first, second.
    texts: equal ones, compared ones. fields: the same, of those that both people decided.
    """

    pages: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    second: Counter[str] = field(default_factory=Counter)
    links: tuple[int, int, int] = (0, 0, 0)
    texts: tuple[int, int] = (0, 0)
    fields: tuple[int, int] = (0, 0)

    def __add__(self, other: Tally) -> Tally:
        first, second, third = (mine + theirs for mine, theirs in zip(self.links, other.links, strict=True))
        return Tally(
            self.pages + other.pages,
            self.hits + other.hits,
            self.first + other.first,
            self.second + other.second,
            (first, second, third),
            (self.texts[0] + other.texts[0], self.texts[1] + other.texts[1]),
            (self.fields[0] + other.fields[0], self.fields[1] + other.fields[1]),
        )

    @property
    def labels(self) -> dict[str, Score]:
        """By label, for every label that either side uses; background too."""
        names = sorted(self.first.keys() | self.second.keys(), key=str.casefold)
        return {name: Score.of_counts(self.hits[name], self.first[name], self.second[name]) for name in names}

    @property
    def entities(self) -> Score:
        """Over all labels but background, as SER is scored."""
        counts = [
            sum(number for name, number in side.items() if not is_background(name))
            for side in (self.hits, self.first, self.second)
        ]
        return Score.of_counts(*counts)

    @property
    def relations(self) -> Score:
        """Of the links."""
        return Score.of_counts(*self.links)

    @property
    def equal_texts(self) -> float | None:
        """The share of texts that are the same letter by letter; None where none was compared."""
        return self.texts[0] / self.texts[1] if self.texts[1] else None


def tally_proposal(page: Page, proposal: Page) -> Tally:
    """How right a proposal was, held against the page as a person left it.

    What a person had decided before the proposal counts on neither side.
    """
    match = by_id(page, proposal)
    settled = {entity.id for entity in proposal.entities.values() if EntityPart.LABEL in entity.by_human}
    proposed = [entity for entity in proposal.entities.values() if entity.id not in settled]
    texts = [
        (entity.shown_text, page.entities[entity.id].shown_text)
        for entity in proposal.entities.values()
        if entity.id in match and EntityPart.TEXT not in entity.by_human
    ]
    drawn = {link.key for link in proposal.links.values() if link.by_human}
    return _tally(
        ((entity.label, page.entities[entity.id].label) for entity in proposed if entity.id in match),
        (entity.label for entity in proposed),
        (entity.label for entity in page.entities.values() if entity.id not in settled),
        _counts({*proposal.links} - drawn, {*page.links} - drawn),
        texts,
    )


def tally_readers(mine: Page, theirs: Page, match: Match, same: SameValue = same_text) -> Tally:
    """How far another person agrees with this page; entities count as the same where they are matched."""
    ours, others = decided_values(mine), decided_values(theirs)
    both = [same_values(field, ours[field], others[field], same) for field in ours.keys() & others.keys()]
    links = {(match[head], match[tail]) for head, tail in theirs.links if head in match and tail in match}
    pairs = [(theirs.entities[other], mine.entities[own]) for other, own in match.items()]
    tally = _tally(
        ((other.label, own.label) for other, own in pairs),
        (entity.label for entity in theirs.entities.values()),
        (entity.label for entity in mine.entities.values()),
        (len(links & mine.links.keys()), len(theirs.links), len(mine.links)),
        [(other.shown_text, own.shown_text) for other, own in pairs],
    )
    return replace(tally, fields=(sum(both), len(both)))


def _tally(
    pairs: Iterable[tuple[str, str]],
    first: Iterable[str],
    second: Iterable[str],
    links: tuple[int, int, int],
    texts: Iterable[tuple[str, str]],
) -> Tally:
    compared = [one == other for one, other in texts]
    return Tally(
        1,
        Counter(label for label, other in pairs if label == other),
        Counter(first),
        Counter(second),
        links,
        (sum(compared), len(compared)),
    )


def _counts(first: set[LinkKey], second: set[LinkKey]) -> tuple[int, int, int]:
    return len(first & second), len(first), len(second)
