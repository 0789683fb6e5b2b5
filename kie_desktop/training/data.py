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
from kie_desktop.kie.beside import Layout
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.encoding import EncodedPage, encode_page, label_ids
from kie_desktop.kie.relations import Candidates, candidates, gold_pairs
from kie_desktop.kie.tokenizer import PAD, Tokenizer
from kie_desktop.kie.windows import MAX_TOKENS, Window, page_windows
from kie_desktop.networks.ser import IGNORED


@dataclass(frozen=True, slots=True)
class Example:
    """What is learned from at once: a window of a page, or a page with all its windows.

    input_ids: int64[n], the windows one behind the other. bbox: int64[n, 4]. labels: int64[n], `IGNORED`
    where another window of the page counts. pairs: keys and values, their tokens places in these n.
    gold: int64[k, v], 1 where they are linked. page: the image path, for messages. starts: the place
    where each window begins. margins: float32[k, v], what stands beside RE says of the pairs; None where nothing does.
    """

    page: str
    input_ids: NDArray[np.int64]
    bbox: NDArray[np.int64]
    labels: NDArray[np.int64]
    pairs: Candidates
    gold: NDArray[np.int64]
    starts: tuple[int, ...] = (0,)
    margins: NDArray[np.float32] | None = None

    def __len__(self) -> int:
        return len(self.input_ids)

    @property
    def windows(self) -> list[slice]:
        """Where each window stands among the tokens."""
        return [slice(start, stop) for start, stop in zip(self.starts, (*self.starts[1:], len(self)), strict=True)]

    @property
    def longest(self) -> int:
        """Tokens of the longest window."""
        return max(window.stop - window.start for window in self.windows)

    def cut(self, size: int) -> Example:
        """The first `size` tokens of the first window only, with the pairs that stand in them."""
        places = np.full(len(self), _NOWHERE)
        places[:size] = np.arange(len(self))[:size]
        pairs, (rows, columns) = _placed(self.pairs, places)
        margins = None if self.margins is None else self.margins[rows, columns]
        ids, bbox, labels = (array[:size] for array in (self.input_ids, self.bbox, self.labels))
        return Example(self.page, ids, bbox, labels, pairs, self.gold[rows, columns], margins=margins)


@dataclass(frozen=True, slots=True)
class Batch:
    """The windows of some examples, one a row, padded to the longest of them.

    input_ids, labels: int64[B, n]. bbox: int64[B, n, 4]. mask: float32[B, n], or None where nothing is
    padded, which spares the network a pass over all attention scores. first_rows: of each example.
    """

    examples: tuple[Example, ...]
    input_ids: NDArray[np.int64]
    bbox: NDArray[np.int64]
    labels: NDArray[np.int64]
    mask: NDArray[np.float32] | None
    first_rows: tuple[int, ...]

    @property
    def labelled(self) -> int:
        """Tokens whose label counts."""
        return int((self.labels != IGNORED).sum())

    @property
    def tokens(self) -> int:
        """Tokens, padding left out."""
        return sum(map(len, self.examples))

    @property
    def valued(self) -> int:
        """Values of the examples that have keys as well."""
        return sum(len(example.pairs.value_ids) for example in self.examples if example.pairs)

    @property
    def entities(self) -> NDArray[np.int64]:
        """int64[B, n]: the number of each token's entity in the batch, from 0 on; -1 where no label counts.

        An entity begins where the box changes or with a B class: next to each other, two have different boxes.
        """
        counted = self.labels != IGNORED
        starts = counted.copy()
        starts[:, 1:] &= (
            (self.bbox[:, 1:] != self.bbox[:, :-1]).any(axis=2) | (self.labels[:, 1:] % 2 == 1) | ~counted[:, :-1]
        )
        return np.where(counted, starts.ravel().cumsum().reshape(starts.shape) - 1, -1)

    @property
    def entity_labels(self) -> NDArray[np.int64]:
        """int64[entities]: 0 for each that is background, k + 1 for the label of the classes 2k + 1 and 2k + 2."""
        numbers = self.entities
        _, firsts = np.unique(numbers[numbers >= 0], return_index=True)
        labels: NDArray[np.int64] = (self.labels[numbers >= 0][firsts] + 1) // 2
        return labels

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Batch:
        """Stack at least one example."""
        windows = [(example, part) for example in examples for part in example.windows]
        rows, longest = len(windows), max(example.longest for example in examples)
        input_ids = np.full((rows, longest), PAD, np.int64)
        bbox = np.zeros((rows, longest, 4), np.int64)
        labels = np.full((rows, longest), IGNORED, np.int64)
        mask = np.zeros((rows, longest), np.float32)
        for row, (example, part) in enumerate(windows):
            size = part.stop - part.start
            input_ids[row, :size] = example.input_ids[part]
            bbox[row, :size] = example.bbox[part]
            labels[row, :size] = example.labels[part]
            mask[row, :size] = 1
        counts = [len(example.starts) for example in examples]
        first_rows = tuple(int(row) for row in np.cumsum([0, *counts[:-1]]))
        return cls(tuple(examples), input_ids, bbox, labels, None if mask.all() else mask, first_rows)

    def places(self, number: int, tokens: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where tokens of an example stand among the B * n places of the batch: int64[len(tokens)]."""
        starts = np.array(self.examples[number].starts)
        windows = np.searchsorted(starts, tokens, side="right") - 1
        places: NDArray[np.int64] = (self.first_rows[number] + windows) * self.input_ids.shape[1]
        return places + tokens - starts[windows]

    def split(self, count: int) -> list[Batch]:
        """At most `count` batches with about the same number of tokens, which have the same examples together."""
        if count < 2 or len(self.examples) < 2:
            return [self]
        shares: list[list[Example]] = [[] for _ in range(min(count, len(self.examples)))]
        for example in sorted(self.examples, key=len, reverse=True):
            min(shares, key=lambda share: sum(map(len, share))).append(example)
        return [Batch.of(share) for share in shares]


def examples_of(
    page: Page,
    tokenizer: Tokenizer,
    label_set: LabelSet,
    size: int = MAX_TOKENS,
    first_only: bool = False,
    *,
    whole: bool = False,
    layout: Layout | None = None,
) -> list[Example]:
    """All windows of a page, as an example each or, with `whole`, as one; none for a page without text.

    No token is dropped: pages longer than `size` tokens give several overlapping windows, and each token's
    label counts in one of them. Pairs count wherever both ends stand in one window; in a whole page all count,
    and as in inference each entity is read from the window that keeps its first token. With `first_only`
    there are only the first `size` tokens and the entities that end within them, as PaddleOCR has it (spec B8).
    layout: what stands beside RE, for `Example.margins`; it judges places as they are on the page.
    Raises UserError for a label that is not in the label set.
    """
    entities = [*page.entities.values()]
    encoded = encode_page(entities, page.width, page.height, tokenizer)
    roles = {entity.id: label_set.role_of(entity.label) for entity in entities}
    pairs = candidates(encoded, roles, size if first_only else None)
    if first_only:
        encoded = encoded.cut(size)
    labels = label_ids(encoded, entities, BioClasses.of_label_set(label_set))
    gold = gold_pairs(pairs, page.links.values())
    windows = page_windows(encoded, size)
    groups = [windows] if whole and windows else [[window] for window in windows]
    margins = layout.margins(encoded, pairs) if layout is not None and pairs else None
    return [_example(page.image, encoded, labels, pairs, gold, margins, group) for group in groups]


_NOWHERE = -1


def _example(
    page: str,
    encoded: EncodedPage,
    labels: NDArray[np.int64],
    pairs: Candidates,
    gold: NDArray[np.int64],
    margins: NDArray[np.float32] | None,
    windows: Sequence[Window],
) -> Example:
    """Some windows of a page; labels, pairs and margins are the page's."""
    tokens = np.concatenate([np.arange(window.start, window.stop) for window in windows])
    starts = np.cumsum([0, *(window.stop - window.start for window in windows[:-1])])
    places = np.full(len(labels), _NOWHERE)
    if len(windows) == 1:
        places[tokens] = np.arange(len(tokens))
    mine = np.full(len(tokens), IGNORED)
    for start, window in zip(starts, windows, strict=True):
        kept = np.arange(window.keep_start, window.keep_stop)
        mine[kept - window.start + start] = labels[kept]
        places[kept] = kept - window.start + start
    pairs, (rows, columns) = _placed(pairs, places)
    return Example(
        page,
        encoded.input_ids[tokens],
        encoded.bbox[tokens],
        mine,
        pairs,
        gold[rows, columns],
        tuple(int(start) for start in starts),
        None if margins is None else margins[rows, columns],
    )


def _placed(
    pairs: Candidates, places: NDArray[np.int64]
) -> tuple[Candidates, tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The candidates whose first tokens have a place, there; and the rows [k, 1] and columns [1, v] that they had."""
    rows = np.flatnonzero(places[pairs.key_tokens] != _NOWHERE)
    columns = np.flatnonzero(places[pairs.value_tokens] != _NOWHERE)
    placed = Candidates(
        tuple(pairs.key_ids[row] for row in rows),
        tuple(pairs.value_ids[column] for column in columns),
        places[pairs.key_tokens[rows]],
        places[pairs.value_tokens[columns]],
    )
    return placed, (rows[:, None], columns[None])


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


_BACKGROUND = 0.4
"""What background counts beside a label that comes as often: the scores do not count it at all."""


def label_weights(examples: Iterable[Example], labels: int) -> NDArray[np.float32]:
    """What an entity counts, float32[1 + labels], background first: rare labels more, an entity on average 1.

    The inverse root of how often a label comes: where nine lines in ten are background, as on receipts, a network
    that is taught by few pages would else learn to call everything so.
    """
    seen = sum(np.bincount(Batch.of([example]).entity_labels, minlength=labels + 1) for example in examples)
    weights = np.where(seen > 0, 1 / np.sqrt(np.maximum(seen, 1)), 0.0)
    weights[0] *= _BACKGROUND
    return np.asarray(weights * np.sum(seen) / max(float((weights * seen).sum()), 1e-9), np.float32)
