"""Numbers as columns that a linear model can use: piecewise linear bins, flags for each value."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


def hat(values: NDArray[np.float64], knots: Sequence[float]) -> Array:
    """Piecewise linear bins: [n] -> [n, len(knots)], each row sums to 1; values beyond the ends count as the ends."""
    grid, steps = _grid(tuple(knots))
    clipped = np.minimum(np.maximum(values, grid[0]), grid[-1])
    index = np.minimum(grid.searchsorted(clipped, side="right") - 1, len(grid) - 2)
    share = (clipped - grid[index]) / steps[index]
    result = np.zeros(len(values) * len(grid), np.float32)
    place = np.arange(0, len(result), len(grid)) + index
    result[place] = 1 - share
    result[place + 1] = share
    return result.reshape(len(values), len(grid))


@lru_cache(maxsize=100)
def _grid(knots: tuple[float, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Knots and the steps between them: there are some twenty calls for each family of candidates on a page."""
    grid = np.array(knots, np.float64)
    return grid, np.diff(grid)


def one_hot(values: NDArray[np.int64], size: int) -> Array:
    """[n] -> [n, size]; larger values count as the last."""
    result = np.zeros((len(values), size), np.float32)
    result[np.arange(len(values)), np.clip(values, 0, size - 1)] = 1
    return result


def distinct(values: NDArray[np.integer[Any]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """`np.unique(values, return_inverse=True)` of numbers from 0, none of them large, without sorting them."""
    if not len(values):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    there = np.zeros(int(values.max()) + 1, np.bool_)
    there[values] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[values]


class Columns:
    """Dense columns put side by side, with their names."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._parts: list[Array] = []

    def add(self, name: str, values: NDArray[np.float32] | NDArray[np.float64] | NDArray[np.bool_]) -> None:
        """Put a column [n], or several [n, k], to the right."""
        part = np.asarray(values, np.float32)
        part = part[:, None] if part.ndim == 1 else part
        self._parts.append(part)
        self.names += [name] if part.shape[1] == 1 else [f"{name} {number}" for number in range(part.shape[1])]

    def array(self, count: int) -> Array:
        """All columns: [count, d]."""
        return np.concatenate(self._parts, axis=1) if self._parts else np.zeros((count, 0), np.float32)
