"""Pages changed a little, so that one that comes again is another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np

from kie_desktop.kie.encoding import BOX_SCALE
from kie_desktop.training.data import Example

STRANGE_SHARES = (0.0, 0.1, 0.25, 0.5)
"""Shares of a page's tokens that are exchanged; one of them is drawn for each page."""
_SCALES = (0.88, 1.08)
_SHIFT = 40.0
"""How much larger and how far away (in thousandths of the page) a page may come again."""


def changed(examples: Sequence[Example], rng: Random) -> list[Example]:
    """The examples moved, scaled and with strange words."""
    return [moved(example, rng) for example in with_strange_words(examples, rng)]


def with_strange_words(examples: Sequence[Example], rng: Random) -> list[Example]:
    """The examples with some tokens exchanged for tokens of other pages, on each page another share.

    Real pages are full of words that were never learned from. What such a word is must come from its place
    and from the rest of its line.
    """
    everything = np.concatenate([example.input_ids for example in examples])
    random = np.random.default_rng(rng.getrandbits(64))
    exchanged = []
    for example in examples:
        share = random.choice(STRANGE_SHARES)
        others = random.choice(everything, len(example))
        ids = np.where(random.random(len(example)) < share, others, example.input_ids)
        exchanged.append(replace(example, input_ids=ids))
    return exchanged


def moved(example: Example, rng: Random) -> Example:
    """The example on a sheet of a little other size and margins."""
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
