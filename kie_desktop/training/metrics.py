"""Precision, recall and hmean of SER and RE, as PaddleOCR counts them (spec D2, D5) and as a user gets them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from kie_desktop.domain.label_set import is_background
from kie_desktop.domain.page import Entity
from kie_desktop.domain.score import Score

Chunk = tuple[str, int, int]
"""(type, first token, last token)."""


def chunks(tags: Sequence[str]) -> set[Chunk]:
    """The chunks of one page's tags (`O`, `B-NAME`, `I-NAME`), as seqeval's default mode finds them.

    A chunk ends before an O, a B and a change of type; an I after one of these opens a new chunk.
    """
    found: set[Chunk] = set()
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        if kind and (prefix != "I" or name != kind):
            found.add((kind, start, index - 1))
            kind = ""
        if prefix != "O" and not kind:
            start, kind = index, name
    return found


class SerMetric:
    """Chunks found and missed over all pages, in all and by label."""

    def __init__(self) -> None:
        self._hits: Counter[str] = Counter()
        self._predicted: Counter[str] = Counter()
        self._gold: Counter[str] = Counter()

    def add(self, gold: Sequence[str], predicted: Sequence[str]) -> None:
        """Count one page: its gold tags and its predicted tags, one each a token."""
        gold_chunks, predicted_chunks = chunks(gold), chunks(predicted)
        self._gold.update(kind for kind, _, _ in gold_chunks)
        self._predicted.update(kind for kind, _, _ in predicted_chunks)
        self._hits.update(kind for kind, _, _ in gold_chunks & predicted_chunks)

    @property
    def score(self) -> Score:
        """Over all labels (micro average)."""
        return Score.of_counts(self._hits.total(), self._predicted.total(), self._gold.total())

    @property
    def per_label(self) -> dict[str, Score]:
        """By label, for every label that was there or was predicted."""
        names = sorted(self._gold.keys() | self._predicted.keys())
        return {name: Score.of_counts(self._hits[name], self._predicted[name], self._gold[name]) for name in names}


class RelationMetric:
    """Linked pairs found and missed over all pages."""

    def __init__(self) -> None:
        self._hits = self._predicted = self._gold = 0

    def add(self, gold: Collection[Hashable], predicted: Collection[Hashable]) -> None:
        """Count one page: its gold pairs and its predicted pairs; a pair counts once."""
        self._hits += len({*gold} & {*predicted})
        self._predicted += len({*predicted})
        self._gold += len({*gold})

    @property
    def score(self) -> Score:
        """Over all pages (micro average)."""
        return Score.of_counts(self._hits, self._predicted, self._gold)


class Tally(NamedTuple):
    """What was found on one page: `hits` of `predicted` are among the `gold` ones."""

    hits: int
    predicted: int
    gold: int


def tally(gold: Collection[Hashable], predicted: Collection[Hashable]) -> Tally:
    """Count one page; each thing counts once."""
    return Tally(len({*gold} & {*predicted}), len({*predicted}), len({*gold}))


def f1_of(tallies: Iterable[Tally]) -> float:
    """F1 over all pages (micro average), 0 to 1; 0 where nothing is found."""
    rows = [*tallies]
    return Score.of_counts(*(sum(row[part] for row in rows) for part in range(len(Tally._fields)))).hmean


def label_tally(entities: Iterable[Entity], predicted: Mapping[int, str]) -> Tally:
    """Entities of one page that have a label, and those that were given one; background counts for nothing."""
    rows = [*entities]
    gold = {(entity.id, entity.label.casefold()) for entity in rows if not is_background(entity.label)}
    given = {(entity.id, predicted[entity.id]) for entity in rows}
    return tally(gold, {(number, label.casefold()) for number, label in given if not is_background(label)})
