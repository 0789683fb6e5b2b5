"""Precision, recall and hmean of SER and RE, counted as PaddleOCR counts them (spec D2, D5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence

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
