"""Pages as training examples, and examples as batches of like length.

Encoding happens once (`example_of`); batches are cut from examples sorted by length, so that little or
nothing is padded (upstream pads every page to 512 tokens).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.encoding import encode_page, label_ids
from kie_desktop.kie.relations import Candidates, candidates, gold_pairs
from kie_desktop.kie.tokenizer import PAD, Tokenizer
from kie_desktop.kie.windows import MAX_TOKENS, cover
from kie_desktop.networks.ser import IGNORED


@dataclass(frozen=True, slots=True)
class Example:
    """One window of one page, ready to be learned from.

    input_ids: int64[n]. bbox: int64[n, 4]. labels: int64[n], `IGNORED` where another window of the page
    counts. pairs: the keys and values inside the window, their tokens counted from its start.
    gold: int64[k, v], 1 where they are linked. page: the image path, for messages.
    """

    page: str
    input_ids: NDArray[np.int64]
    bbox: NDArray[np.int64]
    labels: NDArray[np.int64]
    pairs: Candidates
    gold: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.input_ids)

    def cut(self, size: int) -> Example:
        """The first `size` tokens only, with the pairs that stand in them."""
        pairs, rows, columns = _inside(self.pairs, 0, size)
        gold = self.gold[np.ix_(rows, columns)]
        return Example(self.page, self.input_ids[:size], self.bbox[:size], self.labels[:size], pairs, gold)


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples padded to the longest of them.

    input_ids, labels: int64[B, n]. bbox: int64[B, n, 4]. mask: float32[B, n], or None where nothing is
    padded, which spares the network a pass over all attention scores.
    """

    examples: tuple[Example, ...]
    input_ids: NDArray[np.int64]
    bbox: NDArray[np.int64]
    labels: NDArray[np.int64]
    mask: NDArray[np.float32] | None

    @property
    def labelled(self) -> int:
        """Tokens whose label counts."""
        return int((self.labels != IGNORED).sum())

    @property
    def tokens(self) -> int:
        """Tokens, padding left out."""
        return sum(map(len, self.examples))

    @property
    def paired(self) -> int:
        """Examples with a key and a value."""
        return sum(bool(example.pairs) for example in self.examples)

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Batch:
        """Stack at least one example."""
        rows, longest = len(examples), max(map(len, examples))
        input_ids = np.full((rows, longest), PAD, np.int64)
        bbox = np.zeros((rows, longest, 4), np.int64)
        labels = np.full((rows, longest), IGNORED, np.int64)
        mask = np.zeros((rows, longest), np.float32)
        for row, example in enumerate(examples):
            size = len(example)
            input_ids[row, :size] = example.input_ids
            bbox[row, :size] = example.bbox
            labels[row, :size] = example.labels
            mask[row, :size] = 1
        return cls(tuple(examples), input_ids, bbox, labels, None if mask.all() else mask)


def examples_of(
    page: Page, tokenizer: Tokenizer, label_set: LabelSet, size: int = MAX_TOKENS, first_only: bool = False
) -> list[Example]:
    """All windows of a page; none for a page without text.

    No token is dropped: pages longer than `size` tokens give several overlapping windows, each token's
    label counts in one of them, and pairs count wherever both ends stand in one window. With `first_only`
    there are only the first `size` tokens and the entities that end within them, as PaddleOCR has it (spec B8).
    Raises UserError for a label that is not in the label set.
    """
    entities = [*page.entities.values()]
    encoded = encode_page(entities, page.width, page.height, tokenizer)
    roles = {entity.id: label_set.role_of(entity.label) for entity in entities}
    whole = candidates(encoded, roles, size if first_only else None)
    if first_only:
        encoded = encoded.cut(size)
    labels = label_ids(encoded, entities, BioClasses.of_label_set(label_set))
    gold = gold_pairs(whole, page.links.values())
    examples = []
    for window in cover(len(encoded.input_ids), size, line_starts=encoded.spans[:, 0]):
        mine = labels[window.start : window.stop].copy()
        mine[: window.keep_start - window.start] = IGNORED
        mine[window.keep_stop - window.start :] = IGNORED
        pairs, rows, columns = _inside(whole, window.start, window.stop)
        examples.append(
            Example(
                page.image,
                encoded.input_ids[window.start : window.stop],
                encoded.bbox[window.start : window.stop],
                mine,
                pairs,
                gold[np.ix_(rows, columns)],
            )
        )
    return examples


def _inside(pairs: Candidates, start: int, stop: int) -> tuple[Candidates, NDArray[np.int64], NDArray[np.int64]]:
    """The candidates whose first tokens stand in [start, stop), and which rows and columns they were."""
    rows = np.flatnonzero((pairs.key_tokens >= start) & (pairs.key_tokens < stop))
    columns = np.flatnonzero((pairs.value_tokens >= start) & (pairs.value_tokens < stop))
    inside = Candidates(
        tuple(pairs.key_ids[row] for row in rows),
        tuple(pairs.value_ids[column] for column in columns),
        pairs.key_tokens[rows] - start,
        pairs.value_tokens[columns] - start,
    )
    return inside, rows, columns


def bucketed(examples: Iterable[Example], tokens: int, rng: Random) -> Iterator[Batch]:
    """Every example once, in batches of about `tokens` tokens of like length, in random order.

    Examples of one length are shuffled among each other. A batch holds at least one example, and no more
    than fit into `tokens` tokens, padding included; from half full on it takes its own length only.
    """
    shuffled = [*examples]
    rng.shuffle(shuffled)
    shuffled.sort(key=len)
    groups: list[list[Example]] = []
    for example in shuffled:
        rows = len(groups[-1]) + 1 if groups else 0
        level = groups and (len(groups[-1][-1]) == len(example) or 2 * rows * len(example) <= tokens)
        if level and rows * len(example) <= tokens:
            groups[-1].append(example)
        else:
            groups.append([example])
    rng.shuffle(groups)
    for group in groups:
        yield Batch.of(group)
