"""Neighbours in a row as readers of pictures run them together: two texts in one box."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from kie_desktop.networks.ser import IGNORED
from kie_desktop.training.data import Example

_PAGES, _PAIRS = 0.3, 0.15
"""Shares of the pages that have such lines, and of the neighbours on them that stand near enough."""
_NEAR = 2.5
"""Gaps below so many heights of a line (both in thousandths of their side of the page) can be overlooked."""


def with_joined_lines(example: Example, rng: Random) -> Example:
    """The example with some neighbours in one box around both, on a share of the pages.

    Labels stay: the tokens of such a line say where its second text begins, with a B class of their own.
    """
    if rng.random() >= _PAGES:
        return example
    bbox, labels = example.bbox, example.labels
    changes = (bbox[1:] != bbox[:-1]).any(axis=1) | (labels[1:] % 2 == 1)
    starts = np.concatenate([[0], np.flatnonzero(changes) + 1, [len(bbox)]])
    joined, skip = bbox.copy(), False
    for first, middle, end in zip(starts[:-2], starts[1:-1], starts[2:], strict=True):
        one, other = bbox[first], bbox[middle]
        shared = min(one[3], other[3]) - max(one[1], other[1])
        height, taller = sorted((one[3] - one[1], other[3] - other[1]))
        near = shared > 0.6 * height and taller < 1.8 * height and 0 <= other[0] - one[2] < _NEAR * height
        counted = IGNORED not in (labels[first], labels[middle])
        if skip or not (near and counted) or rng.random() >= _PAIRS:
            skip = False
            continue
        joined[first:end, :2], joined[first:end, 2:] = np.minimum(one, other)[:2], np.maximum(one, other)[2:]
        skip = True
    return replace(example, bbox=joined)
