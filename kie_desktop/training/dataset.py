"""The pages of a run, encoded once, and which of them each step of each epoch takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from kie_desktop.contract.train_config import DataSource, Task, TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.kie.beside import Layout
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.training.augment import changed
from kie_desktop.training.batches import AnyBatch
from kie_desktop.training.data import Batch, Example, examples_of
from kie_desktop.training.distributed import Ranks

_POOL = 16
"""Batches whose windows are sorted by length among each other: enough for little padding, few enough for chance."""
_JITTER = 0.05
"""How far lengths are taken wrong in that, so that no two epochs of a small data set have the same batches."""


def read_pages(source: DataSource) -> tuple[list[list[Page]], list[Problem]]:
    """The pages of each label file, and what is wrong with them. UserError where a file gives none."""
    files, problems = [], []
    for path in source.label_files:
        rows = read_label_file(path)
        pages, missing = pages_of(rows, source.image_dir)
        problems += [*rows.problems, *missing]
        if not pages:
            first = f" ({rows.problems[0].message})" if rows.problems else ""
            remedy = f"none of its pages can be used with the images in {source.image_dir}"
            raise UserError(f"{path}: {remedy}{first}; check the label file and the image folder")
        files.append([page.only_lines() for page in pages])
    return files, problems


def windows_of(
    pages: Iterable[Page],
    tokenizer: Tokenizer,
    label_set: LabelSet,
    first_only: bool = False,
    whole: bool = False,
    layout: Layout | None = None,
) -> list[Example]:
    """The windows of pages, or the whole pages, as `examples_of` makes them.

    Raises UserError for a label outside the label set, naming page and entity.
    """
    windows: list[Example] = []
    for page in pages:
        try:
            windows += examples_of(page, tokenizer, label_set, first_only=first_only, whole=whole, layout=layout)
        except UserError as error:
            raise UserError(f"{page.image}: {error}") from error
    return windows


def encode_files(
    files: Sequence[Sequence[Page]],
    task: Task,
    tokenizer: Tokenizer,
    label_set: LabelSet,
    first_only: bool,
    layout: Layout | None = None,
) -> list[list[Example]]:
    """What is learned from in each file: SER's windows, and RE's whole pages, whose pairs go across windows.

    Raises UserError as `windows_of` does, and where there is nothing to learn.
    """
    encoded = [windows_of(pages, tokenizer, label_set, first_only, task == "re", layout) for pages in files]
    every = [window for windows in encoded for window in windows]
    if not every:
        raise UserError("no page has any text, so there is nothing to learn; run OCR first")
    if task == "re" and not any(window.pairs for window in every):
        keys_and_values = ", ".join(f"{label.name} {label.role}" for label in label_set)
        raise UserError(
            "no page has both a key and a value, so RE has nothing to learn; the roles of the labels are: "
            f"{keys_and_values}"
        )
    return encoded


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """Which windows each step takes: a function of seed and epoch alone, so that a run can go on anywhere.

    files: the windows of each label file. ratios: the share of each that an epoch takes. A step is
    `accumulate` batches of `batch_size` windows for each process. augment: whether windows come changed. repeats: how
    often an epoch takes each window.
    kind: of the batches that the windows, or SDMGR's pages, are put into.
    """

    files: Sequence[Sequence[Any]]
    ratios: Sequence[float]
    batch_size: int
    accumulate: int
    rank: int
    processes: int
    seed: int
    augment: bool = False
    kind: type[AnyBatch] = Batch
    repeats: int = 1

    @classmethod
    def of(
        cls,
        config: TrainConfig,
        files: Sequence[Sequence[Any]],
        ranks: Ranks,
        kind: type[AnyBatch] = Batch,
        repeats: int = 1,
    ) -> BatchPlan:
        """The plan of a run, for this process."""
        ratios = config.train.ratios or (1.0,) * len(files)
        size, accumulate = config.batch_size, config.accumulate
        return cls(files, ratios, size, accumulate, ranks.rank, ranks.size, config.seed, config.augment, kind, repeats)

    @property
    def windows(self) -> int:
        """Windows an epoch takes."""
        drawn = sum(round(len(rows) * ratio) for rows, ratio in zip(self.files, self.ratios, strict=True))
        return drawn * self.repeats

    @property
    def steps_per_epoch(self) -> int:
        """Steps of every epoch."""
        batches = -(-self.windows // (self.batch_size * self.processes))
        return -(-batches // self.accumulate)

    @property
    def layout(self) -> str:
        """What decides the order of an epoch, as a text to compare."""
        return f"{self.windows} windows, {self.batch_size} x {self.accumulate} x {self.processes}, seed {self.seed}"

    def steps(self, epoch: int, first: int = 0) -> Iterator[list[AnyBatch]]:
        """This process's batches for each step of an epoch (from 1), without the `first` steps."""
        groups = self._groups(epoch)
        for start in range(first * self.accumulate, len(groups), self.accumulate):
            yield [self.kind.of(self._share(group)) for group in groups[start : start + self.accumulate]]

    def _groups(self, epoch: int) -> list[list[Any]]:
        """Windows of like length that all processes together take at once, in random order."""
        rng = Random(f"{self.seed}/{epoch}")
        chosen = self._drawn(epoch)
        rng.shuffle(chosen)
        if self.augment:
            chosen = changed(chosen, rng)
        size = self.batch_size * self.processes
        groups = []
        for start in range(0, len(chosen), _POOL * size):
            pool = [
                (row.longest * rng.uniform(1 - _JITTER, 1 + _JITTER), row) for row in chosen[start:][: _POOL * size]
            ]
            pool.sort(key=lambda pair: pair[0])
            groups += [[row for _, row in pool[place : place + size]] for place in range(0, len(pool), size)]
        rng.shuffle(groups)
        return groups

    def _drawn(self, epoch: int) -> list[Any]:
        """All windows, or the files' shares of them, drawn anew each epoch (spec E5)."""
        chosen: list[Any] = []
        for rows, ratio in zip(self.files, self.ratios, strict=True):
            chosen += rows if ratio >= 1 else Random(epoch).sample([*rows], round(len(rows) * ratio))
        return chosen * self.repeats

    def _share(self, group: list[Any]) -> list[Any]:
        """This process's part; at an epoch's end, with fewer windows than processes, one is taken twice."""
        return group[self.rank :: self.processes] or group[:1]
