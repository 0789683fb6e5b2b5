"""The recipe as values, and the endless row of batches that it describes."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from build_scripts.starter.joining import with_joined_lines
from build_scripts.starter.pages import generate, language_of
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.training.augment import changed
from kie_desktop.training.data import Batch, Example, bucketed, examples_of

LENGTH_STEP = 8
"""Pages are cut to multiples of this many tokens, so that most batches need no padding at all."""
_FEWEST_PAGES = 50
HELD_OUT = 9_000_000
"""Generated pages from this number on are never learned from."""


@dataclass(frozen=True, slots=True)
class Training:
    """The `[training]` table of a recipe.

    joined_chunks: the first ones, on whose pages some neighbours are one line.
    predicted_share: of the pages, on which RE learns from keys and values as SER has them by then, right or wrong.
    """

    steps: int
    warmup: int
    decay: int
    peak: float
    weight_decay: float
    batch_tokens: int
    max_tokens: int
    re_weight: float
    predicted_share: float
    worst_share: float
    average: float
    chunk_pages: int
    joined_chunks: int
    repeats: int
    save_every: int


@dataclass(frozen=True, slots=True)
class WordlessTraining:
    """The `[wordless]` table of a recipe. seed: of its pages and weights. steps: batches that are learned from."""

    seed: int
    pages: int
    steps: int


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe file. network: sizes of LayoutXLMConfig, the vocabulary left out.

    measured_pages: generated pages that temperatures and scores of the pack are taken on.
    """

    seed: int
    tokenizer_pages: int
    tokenizer_pieces: int
    network: dict[str, Any]
    training: Training
    wordless: WordlessTraining
    measured_pages: int

    @classmethod
    def read(cls, path: Path) -> Recipe:
        """Read a recipe file."""
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        tokenizer = document["tokenizer"]
        training = Training(**document["training"])
        wordless = WordlessTraining(**document["wordless"])
        sizes = tokenizer["pages"], tokenizer["pieces"], document["network"]
        return cls(document["seed"], *sizes, training, wordless, document["measured"]["pages"])

    def scaled(self, share: float) -> Recipe:
        """The same stages with a share of the pages and steps, to see that all of it works; nothing good comes of it.

        Raises ValueError where the share is not above 0 and at most 1.
        """
        if not 0 < share <= 1:
            raise ValueError(f"a share of {share} makes no sense; it is above 0 and at most 1")

        def fewer(count: int, least: int = 1) -> int:
            return min(max(round(count * share), least), count)

        def shorter(training: Training) -> Training:
            steps, warmup = fewer(training.steps, 4), fewer(training.warmup)
            decay = min(fewer(training.decay), steps - warmup)
            chunk, saved = fewer(training.chunk_pages, _FEWEST_PAGES), fewer(training.save_every, steps)
            return replace(training, steps=steps, warmup=warmup, decay=decay, chunk_pages=chunk, save_every=saved)

        return replace(
            self,
            tokenizer_pages=fewer(self.tokenizer_pages, _FEWEST_PAGES),
            training=shorter(self.training),
            wordless=replace(
                self.wordless, pages=fewer(self.wordless.pages, _FEWEST_PAGES), steps=fewer(self.wordless.steps, 4)
            ),
            measured_pages=fewer(self.measured_pages, 5),
        )

    def config(self, tokenizer: Tokenizer) -> LayoutXLMConfig:
        """The network's config with the tokenizer's vocabulary."""
        return LayoutXLMConfig(vocab_size=tokenizer.vocab_size, **self.network)

    def batches(self, chunk: int, tokenizer: Tokenizer, label_set: LabelSet | None = None) -> Iterator[Batch]:
        """The batches of one chunk of pages; chunks are counted from 0 and are all different."""
        training, rng = self.training, Random(f"{self.seed}/{chunk}")
        of_language: dict[str, list[Example]] = defaultdict(list)
        for page in generate(self.seed, chunk * training.chunk_pages, training.chunk_pages):
            windows = examples_of(page, tokenizer, label_set or default_label_set(), training.max_tokens)
            for example in rng.sample(windows, min(len(windows), 1)):
                size = len(example) // LENGTH_STEP * LENGTH_STEP
                if size:
                    of_language[language_of(page)].append(example.cut(size))
        for _ in range(training.repeats):
            # Strange words are those of other pages in the same language: it tells how a page is annotated.
            again = [example for examples in of_language.values() for example in changed(examples, rng)]
            if chunk < training.joined_chunks:
                again = [with_joined_lines(example, rng) for example in again]
            yield from bucketed(again, training.batch_tokens, rng)
