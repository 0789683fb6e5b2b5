"""From a ranker's confidence to the chance that the value is right, learned from pages held out of the learning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.minimise import minimise

Floats = NDArray[np.float64]
FEATURES = 3
_START = np.array([0.75, 0.0, 0.5])
"""Before anything was held out: a ranker is surer than it should be."""
_START_SHIFT = -0.3
_PRICE = np.array([6.0, 4.0, 8.0])
_SHIFT_PRICE = 1.0
_FIELD_PRICE = 3.0
_MOST = 9.0


@dataclass(frozen=True)
class Outcome:
    """A value proposed for a page that was not learned from. chance, second: probability of the value and of the
    next best one. reading: how well its lines were read, 0 to 1. right: whether it was.
    """

    field: str
    chance: float
    second: float
    reading: float
    right: bool


@dataclass(frozen=True)
class Calibration:
    """A logistic model of being right. slopes: [FEATURES]. shift: of all fields; fields: of each, beside it."""

    slopes: tuple[float, ...] = tuple(_START.tolist())
    shift: float = _START_SHIFT
    fields: tuple[tuple[str, float], ...] = ()

    def score(self, field: str, chance: float, second: float, reading: float) -> float:
        """How likely the value is right."""
        shift = self.shift + dict(self.fields).get(field, 0.0)
        return float(1 / (1 + np.exp(-np.clip(_row(chance, second, reading) @ np.array(self.slopes) + shift, -30, 30))))


def _row(chance: float, second: float, reading: float) -> Floats:
    """Features of a proposal: log odds of it, of it against the next one, and of its reading (0 at 0.95)."""
    odds = np.log(max(chance, 1e-6) / max(1 - chance, 1e-6))
    margin = np.log(max(chance, 1e-6) / max(second, 1e-6))
    read = np.log(max(reading, 1e-3) / max(1 - reading, 1e-3)) - np.log(0.95 / 0.05)
    return np.array([np.clip(odds, -_MOST, _MOST), np.clip(margin, 0, _MOST) / 3, np.clip(read, -4, 0)])


def calibrate(outcomes: Sequence[Outcome]) -> Calibration:
    """Fit the model to what came of values on held-out pages; few of them change it little."""
    if not outcomes:
        return Calibration()
    names = sorted({outcome.field for outcome in outcomes})
    rows = np.array([_row(one.chance, one.second, one.reading) for one in outcomes])
    own = np.array([names.index(one.field) for one in outcomes])
    right = np.array([float(one.right) for one in outcomes])

    def loss(place: Floats) -> tuple[float, Floats]:
        slopes, shift, shifts = place[:FEATURES], place[FEATURES], place[FEATURES + 1 :]
        odds = rows @ slopes + shift + shifts[own]
        value = float((np.logaddexp(0, odds) - right * odds).sum())
        error = 1 / (1 + np.exp(-odds)) - right
        value += 0.5 * float(_PRICE @ (slopes - _START) ** 2) + 0.5 * _SHIFT_PRICE * (shift - _START_SHIFT) ** 2
        value += 0.5 * _FIELD_PRICE * float(shifts @ shifts)
        return value, np.concatenate(
            (
                error @ rows + _PRICE * (slopes - _START),
                [error.sum() + _SHIFT_PRICE * (shift - _START_SHIFT)],
                np.bincount(own, error, len(names)) + _FIELD_PRICE * shifts,
            )
        )

    start = np.concatenate((_START, [_START_SHIFT], np.zeros(len(names))))
    found = minimise(loss, start, 100, 1e-7)
    slopes = np.maximum(found[:FEATURES], 0.0)
    return Calibration(
        tuple(slopes.tolist()), float(found[FEATURES]), tuple(zip(names, found[FEATURES + 1 :].tolist(), strict=True))
    )


@dataclass(frozen=True)
class Promise:
    """What a promised precision comes to. threshold: values with this score or more are accepted.

    share: of the held-out values that are. precision: how many of these were right; None where none is.
    """

    precision_promised: float
    threshold: float
    share: float
    precision: float | None


def promise(scores: Sequence[float], right: Sequence[bool], wanted: float) -> Promise:
    """The lowest threshold that keeps a promised precision, by what came of held-out values.

    Both the scores and what was right must keep it, with one wrong value more assumed than was seen; where nothing
    was held out, the scores alone: the threshold is the promise.
    """
    if not scores:
        return Promise(wanted, wanted, 0.0, None)
    order = np.argsort(-np.asarray(scores), kind="stable")
    ranked, hits = np.asarray(scores)[order], np.asarray(right, np.float64)[order]
    count = np.arange(1, len(ranked) + 1)
    expected = np.cumsum(ranked) / count
    seen = (np.cumsum(hits) + wanted) / (count + 1)
    ends = np.append(ranked[1:] < ranked[:-1], True)
    kept = np.flatnonzero((expected >= wanted) & (seen >= wanted) & ends)
    if not len(kept):
        return Promise(wanted, max(wanted, float(ranked[0]) + 1e-6), 0.0, None)
    last = int(kept[-1])
    return Promise(wanted, float(ranked[last]), (last + 1) / len(ranked), float(hits[: last + 1].mean()))
