"""Batches as the trainer takes them, made by a process of their own while it computes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from multiprocessing.process import BaseProcess
from multiprocessing.queues import Queue
from pathlib import Path
from queue import Empty

import numpy as np
from numpy.typing import NDArray

from build_scripts.starter.recipe import Recipe
from kie_desktop.domain.label_set import LabelSet, Role, default_label_set
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.training.data import Batch

NO_ROLE, KEY, VALUE, ABSENT = 0, 1, 2, -1
_AHEAD = 600
"""Batches that may wait: more than one chunk gives, so that the next is made while one is learned from."""
_PATIENCE = 20.0
"""Seconds without a batch after which the process that makes them is looked at."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A batch without Python objects inside.

    chunk, number: where it stands in the recipe's row. input_ids, labels: int64[B, n]. bbox: int64[B, n, 4].
    mask: bool[B, n], True for tokens. lines: int64[B, n], each token's text line, counted through the whole
    batch from 0; padding has the number after the last. firsts: int64[B, m], the first tokens of the lines, rows
    filled up with 0. roles: int64[B, m], `NO_ROLE`, `KEY` or `VALUE`; `ABSENT` where filled up.
    gold: bool[B, m, m], True where the first line is a key and the second one its value.
    """

    chunk: int
    number: int
    input_ids: NDArray[np.int64]
    bbox: NDArray[np.int64]
    labels: NDArray[np.int64]
    mask: NDArray[np.bool_]
    lines: NDArray[np.int64]
    firsts: NDArray[np.int64]
    roles: NDArray[np.int64]
    gold: NDArray[np.bool_]

    @classmethod
    def of(cls, batch: Batch, chunk: int, number: int, role_of_class: NDArray[np.int64]) -> Packed:
        """Put a batch's pages into arrays. role_of_class: int64[classes], as `class_roles` gives it."""
        mask = np.ones(batch.input_ids.shape, np.bool_) if batch.mask is None else batch.mask > 0
        lines = lines_of(batch.bbox, batch.labels, mask)
        starts = mask.copy()
        starts[:, 1:] &= lines[:, 1:] != lines[:, :-1]
        roles_of_tokens = role_of_class[np.maximum(batch.labels, 0)]
        for row, example in enumerate(batch.examples):
            # What another window of the page counts has no label here, but it has its links.
            for role, tokens in ((KEY, example.pairs.key_tokens), (VALUE, example.pairs.value_tokens)):
                starts[row, tokens], roles_of_tokens[row, tokens] = True, role
        places = [np.flatnonzero(row) for row in starts]
        firsts = filled_up(places)
        present = np.arange(firsts.shape[1])[None] < starts.sum(axis=1)[:, None]
        roles = np.where(present, np.take_along_axis(roles_of_tokens, firsts, axis=1), ABSENT)
        gold = np.zeros((*firsts.shape, firsts.shape[1]), np.bool_)
        for row, example in enumerate(batch.examples):
            sides = example.pairs.key_tokens, example.pairs.value_tokens
            gold[row][np.ix_(*(np.searchsorted(places[row], tokens) for tokens in sides))] = example.gold > 0
        return cls(chunk, number, batch.input_ids, batch.bbox, batch.labels, mask, lines, firsts, roles, gold)

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


def filled_up(rows: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Rows of any length as one array, at least one wide, with 0 behind them."""
    lengths = np.array([len(row) for row in rows])
    mask = np.arange(max(lengths.max(), 1))[None] < lengths[:, None]
    array = np.zeros(mask.shape, np.int64)
    array[mask] = np.concatenate(rows)
    return array


def class_roles(label_set: LabelSet) -> NDArray[np.int64]:
    """The role of each of SER's classes, int64[classes]."""
    numbers = {Role.KEY: KEY, Role.VALUE: VALUE}
    roles = [numbers.get(label_set.role_of(name), NO_ROLE) for name in BioClasses.of_label_set(label_set).names]
    return np.array([NO_ROLE, *(role for role in roles for _ in "BI")], np.int64)


@contextmanager
def fed(recipe: Recipe, tokenizer: Path, chunk: int, number: int) -> Iterator[Iterator[Packed]]:
    """The recipe's batches from a place on, without end; the process that makes them ends with the context."""
    context = multiprocessing.get_context("spawn")
    queue: Queue[Packed] = context.Queue(_AHEAD)
    process = context.Process(target=_make, args=(queue, recipe, tokenizer, chunk, number), daemon=True)
    process.start()
    try:
        yield _arriving(queue, process)
    finally:
        process.kill()  # it holds nothing; Paddle, which it loads, makes a fuss of a polite end
        process.join()


def _arriving(queue: Queue[Packed], process: BaseProcess) -> Iterator[Packed]:
    """What the process makes. Raises RuntimeError where it has ended."""
    while True:
        try:
            yield queue.get(timeout=_PATIENCE)
        except Empty:
            if not process.is_alive():
                raise RuntimeError("the process that makes the pages has ended; see what it wrote last") from None


def _make(queue: Queue[Packed], recipe: Recipe, path: Path, chunk: int, number: int) -> None:
    tokenizer, roles = Tokenizer.from_file(path), class_roles(default_label_set())
    while True:
        for index, batch in enumerate(recipe.batches(chunk, tokenizer)):
            if index >= number:
                queue.put(Packed.of(batch, chunk, index, roles))
        chunk, number = chunk + 1, 0
