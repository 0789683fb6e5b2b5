"""Which key stands nearest to a value: what a plain rule knows about links, as a hand for small networks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.nearness import link_distances


def nearest_keys(keys: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """[k, v], True where the key is the nearest to the left of the value or above it.

    keys [k, 4] and values [v, 4]: boxes x1, y1, x2, y2 in pixels, compared by `link_distances`. Of equally
    near keys the first counts; a value with no key to its left or above has none.
    """
    if not len(keys) or not len(values):
        return np.zeros((len(keys), len(values)), np.bool_)
    distance = link_distances(keys, values)
    nearest = np.zeros(distance.shape, np.bool_)
    rows = distance.argmin(axis=0)
    columns = np.flatnonzero(np.isfinite(distance.min(axis=0)))
    nearest[rows[columns], columns] = True
    return nearest


def with_nearness(
    logits: NDArray[np.float32], keys: NDArray[np.float64], values: NDArray[np.float64], weight: float
) -> NDArray[np.float32]:
    """Link logits [k, v, 2] with `weight` added to "linked" for nearest keys and to "apart" for all others."""
    if not weight or not logits.size:
        return logits
    nearest = nearest_keys(keys, values)
    return logits + np.float32(weight) * np.stack([~nearest, nearest], axis=2).astype(np.float32)
