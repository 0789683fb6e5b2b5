"""From probabilities of candidates to a value: those that mean the same count together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Chosen(NamedTuple):
    """A value. key: what it means. row: its likeliest candidate, None for "not on this document".

    chance: of all candidates that mean it. second: of the next best value, or of none.
    """

    key: str
    row: int | None
    chance: float
    second: float


def ranked_values(
    keys: Sequence[str], chances: NDArray[np.float64], most: int = 10, *, each_alone: bool = False
) -> list[Chosen]:
    """Values and none, the likeliest first.

    chances: [n + 1] of candidates and of none. `Chosen.second` is the chance of the next one in this list.
    each_alone: a value counts by its likeliest candidate. Where nothing is known of a field, the text that stands most
    often on the page would be its value.
    """
    sums: dict[str, float] = {}
    best: dict[str, int] = {}
    for row in np.flatnonzero(chances[:-1] > 1e-5).tolist():
        key, chance = keys[row], float(chances[row])
        sums[key] = max(sums.get(key, 0.0), chance) if each_alone else sums.get(key, 0.0) + chance
        if key not in best or chances[row] > chances[best[key]]:
            best[key] = row
    rows: list[tuple[float, str, int | None]] = [(chance, key, best[key]) for key, chance in sums.items()]
    rows.append((float(chances[-1]), "", None))
    rows.sort(key=lambda row: -row[0])
    following = [chance for chance, _, _ in rows[1:]] + [0.0]
    return [
        Chosen(key, row, min(chance, 1.0), second) for (chance, key, row), second in zip(rows, following, strict=True)
    ][:most]


def best_value(keys: Sequence[str], chances: NDArray[np.float64]) -> Chosen:
    """The likeliest value, or none."""
    return ranked_values(keys, chances, 1)[0]
