"""Which key stands nearest to a value: what a plain rule knows about links, as a hand for small networks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

UPWARD = 3.0
"""What a pixel upwards counts, in pixels to the left: a line reads on to the right first."""


def nearest_keys(keys: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """[k, v], True where the key is the nearest to the left of the value or above it.

    keys [k, 4] and values [v, 4]: boxes x1, y1, x2, y2 in pixels. A key is to the left where it shares rows
    with the value and starts before it, above where it shares columns and starts higher. Of equally near
    keys the first counts; a value with no key to its left or above has none.
    """
    if not len(keys) or not len(values):
        return np.zeros((len(keys), len(values)), np.bool_)
    key, value = keys[:, None], values[None, :]
    shares_columns = np.minimum(key[..., 2], value[..., 2]) > np.maximum(key[..., 0], value[..., 0])
    shares_rows = np.minimum(key[..., 3], value[..., 3]) > np.maximum(key[..., 1], value[..., 1])
    left = shares_rows & (key[..., 0] < value[..., 0])
    above = shares_columns & (key[..., 1] < value[..., 1])
    distance = np.full(left.shape, np.inf)
    distance[above] = UPWARD * np.maximum(value[..., 1] - key[..., 3], 0.0)[above]
    distance[left] = np.maximum(value[..., 0] - key[..., 2], 0.0)[left]
    nearest = np.zeros(left.shape, np.bool_)
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
