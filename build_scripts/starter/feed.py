"""Batches as the trainer takes them, made by a process of their own while it computes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from multiprocessing.queues import Queue
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from build_scripts.starter.recipe import Recipe
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.training.data import Batch

_AHEAD = 600
"""Batches that may wait: more than one chunk gives, so that the next is made while one is learned from."""
_PATIENCE = 600.0
"""Seconds without a batch after which something must be wrong."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A batch without Python objects inside.

    chunk, number: where it stands in the recipe's row. input_ids, labels: int64[B, n]. bbox: int64[B, n, 4].
    mask: bool[B, n], True for tokens. lines: int64[B, n], each token's text line, counted through the whole
    batch from 0; padding has the number after the last. keys, values: int64[B, k] and int64[B, v], first tokens,
    rows filled up with 0. gold: bool[B, k, v]. key_mask, value_mask: bool, False where filled up.
    """

    chunk: int
    number: int
    input_ids: NDArray[np.int64]
    bbox: NDArray[np.int64]
    labels: NDArray[np.int64]
    mask: NDArray[np.bool_]
    lines: NDArray[np.int64]
    keys: NDArray[np.int64]
    values: NDArray[np.int64]
    gold: NDArray[np.bool_]
    key_mask: NDArray[np.bool_]
    value_mask: NDArray[np.bool_]

    @classmethod
    def of(cls, batch: Batch, chunk: int, number: int) -> Packed:
        """Put a batch's pages into arrays."""
        mask = np.ones(batch.input_ids.shape, np.bool_) if batch.mask is None else batch.mask > 0
        pages = [(example.pairs.key_tokens, example.pairs.value_tokens, example.gold) for example in batch.examples]
        keys, key_mask = _filled_up([page[0] for page in pages])
        values, value_mask = _filled_up([page[1] for page in pages])
        gold = np.zeros((*keys.shape, values.shape[1]), np.bool_)
        for row, (_, _, linked) in enumerate(pages):
            gold[row, : linked.shape[0], : linked.shape[1]] = linked
        lines = lines_of(batch.bbox, batch.labels, mask)
        return cls(
            chunk,
            number,
            batch.input_ids,
            batch.bbox,
            batch.labels,
            mask,
            lines,
            keys,
            values,
            gold,
            key_mask,
            value_mask,
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Name -> array, without the two numbers."""
        names = [field.name for field in fields(self)][2:]
        return {name: getattr(self, name) for name in names}


def lines_of(bbox: NDArray[np.int64], labels: NDArray[np.int64], mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """`Packed.lines`: a line ends where the box changes, or a B class begins another."""
    starts = np.ones(mask.shape, np.bool_)
    starts[:, 1:] = (bbox[:, 1:] != bbox[:, :-1]).any(axis=2) | (labels[:, 1:] % 2 == 1)
    starts &= mask
    lines = starts.ravel().cumsum().reshape(mask.shape) - 1
    lines[~mask] = starts.sum()
    return lines


def _filled_up(rows: list[NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Rows of any length as one array, at least one wide, and where it holds them."""
    lengths = np.array([len(row) for row in rows])
    mask = np.arange(max(lengths.max(), 1))[None] < lengths[:, None]
    array = np.zeros(mask.shape, np.int64)
    array[mask] = np.concatenate(rows)
    return array, mask


@contextmanager
def fed(recipe: Recipe, tokenizer: Path, chunk: int, number: int) -> Iterator[Iterator[Packed]]:
    """The recipe's batches from a place on, without end; the process that makes them ends with the context."""
    context = multiprocessing.get_context("spawn")
    queue: Queue[Packed] = context.Queue(_AHEAD)
    process = context.Process(target=_make, args=(queue, recipe, tokenizer, chunk, number), daemon=True)
    process.start()
    try:
        yield iter(lambda: queue.get(timeout=_PATIENCE), None)
    finally:
        process.kill()  # it holds nothing; Paddle, which it loads, makes a fuss of a polite end
        process.join()


def _make(queue: Queue[Packed], recipe: Recipe, path: Path, chunk: int, number: int) -> None:
    tokenizer = Tokenizer.from_file(path)
    while True:
        for index, batch in enumerate(recipe.batches(chunk, tokenizer)):
            if index >= number:
                queue.put(Packed.of(batch, chunk, index))
        chunk, number = chunk + 1, 0
