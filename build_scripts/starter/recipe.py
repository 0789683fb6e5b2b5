"""The recipe as values, and the endless row of batches that it describes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from build_scripts.starter.pages import generate
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.kie.encoding import BOX_SCALE
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.training.data import Batch, Example, bucketed, examples_of

LENGTH_STEP = 8
"""Pages are cut to multiples of this many tokens, so that most batches need no padding at all."""
STRANGE_SHARES = (0.0, 0.1, 0.25, 0.5)
"""Shares of a page's tokens that are exchanged; one of them is drawn for each page."""
_SCALES = (0.88, 1.08)
_SHIFT = 40.0
"""How much larger and how far away (in thousandths of the page) a page may come again."""
HELD_OUT = 9_000_000
"""Generated pages from this number on are never learned from."""


@dataclass(frozen=True, slots=True)
class Training:
    """The `[training]` table of a recipe; `[re_training]` changes some of it."""

    steps: int
    warmup: int
    decay: int
    peak: float
    weight_decay: float
    batch_tokens: int
    max_tokens: int
    re_weight: float
    worst_share: float
    average: float
    chunk_pages: int
    repeats: int
    save_every: int


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe file. network: sizes of LayoutXLMConfig, the vocabulary left out."""

    seed: int
    tokenizer_pages: int
    tokenizer_pieces: int
    network: dict[str, Any]
    training: Training
    re_training: Training

    @classmethod
    def read(cls, path: Path) -> Recipe:
        """Read a recipe file."""
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        tokenizer = document["tokenizer"]
        training = Training(**document["training"])
        alone = replace(training, **document["re_training"])
        return cls(document["seed"], tokenizer["pages"], tokenizer["pieces"], document["network"], training, alone)

    def config(self, tokenizer: Tokenizer) -> LayoutXLMConfig:
        """The network's config with the tokenizer's vocabulary."""
        return LayoutXLMConfig(vocab_size=tokenizer.vocab_size, **self.network)

    def batches(self, chunk: int, tokenizer: Tokenizer, label_set: LabelSet | None = None) -> Iterator[Batch]:
        """The batches of one chunk of pages; chunks are counted from 0 and are all different."""
        training, rng = self.training, Random(f"{self.seed}/{chunk}")
        examples = []
        for page in generate(self.seed, chunk * training.chunk_pages, training.chunk_pages):
            for example in examples_of(page, tokenizer, label_set or default_label_set())[:1]:
                size = min(len(example), training.max_tokens) // LENGTH_STEP * LENGTH_STEP
                if size:
                    examples.append(example.cut(size))
        for _ in range(training.repeats):
            changed = [_moved(example, rng) for example in _with_strange_words(examples, rng)]
            yield from bucketed(changed, training.batch_tokens, rng)


def _with_strange_words(examples: Sequence[Example], rng: Random) -> list[Example]:
    """The examples with some tokens exchanged for tokens of other pages, on each page another share.

    Real forms are full of words that no generated page holds. What such a word is must come from its place
    and from the rest of its line.
    """
    everything = np.concatenate([example.input_ids for example in examples])
    random = np.random.default_rng(rng.getrandbits(64))
    changed = []
    for example in examples:
        share = random.choice(STRANGE_SHARES)
        others = random.choice(everything, len(example))
        ids = np.where(random.random(len(example)) < share, others, example.input_ids)
        changed.append(replace(example, input_ids=ids))
    return changed


def _moved(example: Example, rng: Random) -> Example:
    """The example on a sheet of a little other size and margins, so that a page that comes again is another one."""
    bbox = example.bbox.astype(np.float64)
    for axis in (0, 1):
        sides = bbox[:, axis::2]
        low, high = sides.min(), sides.max()
        scale = rng.uniform(*_SCALES)
        scale = min(scale, BOX_SCALE / max(high - low, 1.0))
        space = BOX_SCALE - scale * (high - low)
        start = min(max(low * scale + rng.uniform(-_SHIFT, _SHIFT), 0.0), space)
        sides[:] = (sides - low) * scale + start
    return replace(example, bbox=bbox.astype(np.int64))
