"""Which candidate of a document is a field's value: a softmax over them and over `none`, linear in their features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.minimise import minimise
from kie_desktop.fields.sheet import ROLES, Sheet

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Weights:
    """What a field's ranker has learned.

    buckets: int64[k], the hashed features that it knows, sorted. texts: float32[k, ROLES], their weights in each
    role. dense: float32[d], of the columns.
    """

    buckets: Ints
    texts: NDArray[np.float32]
    dense: NDArray[np.float32]

    def towards(self, start: NDArray[np.float32], share: float) -> Weights:
        """Weights that give `share` of these scores, and the rest of those of dense weights `start`."""
        if share == 1.0:
            return self
        return Weights(self.buckets, self.texts * np.float32(share), start + np.float32(share) * (self.dense - start))


@dataclass(frozen=True)
class Penalty:
    """How dear weights are. texts: of hashed features. dense: [d]. start: [d], where dense weights cost nothing."""

    texts: float
    dense: Floats
    start: Floats


@dataclass(frozen=True)
class Lesson:
    """One document to learn one value from.

    columns: [n + 1, d], dense features of the sheet's n candidates, and in the last row those of `none`.
    targets: [n + 1], whether each is right; where several are, the ranker itself chooses among them, as they only
    have to have the probability together. weight: how much the document counts.
    """

    sheet: Sheet
    columns: NDArray[np.float32]
    targets: NDArray[np.bool_]
    weight: float = 1.0


class TextMatrix:
    """Texts of candidates as a sparse matrix [units, k] over the features that occur, and roles of units.

    extra: rows without texts behind each sheet's candidates.
    """

    def __init__(self, sheets: Sequence[Sheet], extra: int = 0) -> None:
        counts = [np.diff(sheet.starts) for sheet in sheets]
        unit_starts = np.cumsum([0, *(len(count) for count in counts)])
        owner_starts = np.cumsum([0, *(len(sheet) + extra for sheet in sheets)])
        self.units, self.candidates = int(unit_starts[-1]), int(owner_starts[-1])
        count = _joined(counts)
        self.buckets, column = np.unique(_joined([sheet.features for sheet in sheets]), return_inverse=True)
        self._column = column.astype(np.int32)
        self._row = np.repeat(np.arange(self.units, dtype=np.int32), count)
        self._scale = np.repeat(1 / np.sqrt(np.maximum(count, 1)), count).astype(np.float32)[:, None]
        self._owner = _joined([sheet.owner + start for sheet, start in zip(sheets, owner_starts, strict=False)])
        unit = _joined([sheet.unit + start for sheet, start in zip(sheets, unit_starts, strict=False)])
        self._slot = unit * ROLES + _joined([sheet.role for sheet in sheets])
        by_column = np.argsort(self._column, kind="stable")
        self._row_of_column, self._scale_of_column = self._row[by_column], self._scale[by_column]
        self._column_starts = np.searchsorted(self._column[by_column], np.arange(len(self.buckets)))
        self._filled = np.flatnonzero(count)
        self._row_starts = (np.cumsum(count) - count)[self._filled]

    def scores(self, weights: NDArray[np.float32]) -> Floats:
        """[k, ROLES] weights -> [candidates] scores."""
        sums = np.zeros((self.units, ROLES), np.float32)
        if len(self._filled):
            sums[self._filled] = np.add.reduceat(weights[self._column] * self._scale, self._row_starts, axis=0)
        return np.bincount(self._owner, sums.reshape(-1)[self._slot], self.candidates).astype(np.float64)

    def gradient(self, slope: Floats) -> NDArray[np.float32]:
        """[candidates] slopes of their scores -> [k, ROLES] slopes of the weights."""
        if not len(self.buckets):
            return np.zeros((0, ROLES), np.float32)
        units = np.bincount(self._slot, slope[self._owner], self.units * ROLES).reshape(self.units, ROLES)
        gathered = units.astype(np.float32)[self._row_of_column] * self._scale_of_column
        return np.add.reduceat(gathered, self._column_starts, axis=0)


def _joined(parts: Sequence[NDArray[np.integer[Any]]]) -> Ints:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, np.int64)


def text_sums(sheet: Sheet, buckets: Ints, table: NDArray[np.float32]) -> Floats:
    """Scores [n, f] of candidates from tables [k, ROLES, f] of weights of hashed features `buckets` (sorted)."""
    fields = table.shape[2]
    result = np.zeros((len(sheet), fields))
    if not len(sheet) or not len(buckets) or not len(sheet.features):
        return result
    place = np.searchsorted(buckets, sheet.features)
    place[place == len(buckets)] = 0
    counts = np.diff(sheet.starts)
    scale = (np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts) * (buckets[place] == sheet.features)).astype(
        np.float32
    )
    gathered = table.reshape(len(buckets), -1)[place] * scale[:, None]
    rows = np.zeros((len(counts), gathered.shape[1]))
    filled = counts > 0
    rows[filled] = np.add.reduceat(gathered, sheet.starts[:-1][filled], axis=0)
    parts = rows.reshape(-1, fields)[sheet.unit * ROLES + sheet.role]
    owned = np.bincount(sheet.owner, minlength=len(sheet)) > 0
    starts = np.searchsorted(sheet.owner, np.flatnonzero(owned))
    result[owned] = np.add.reduceat(parts, starts, axis=0)
    return result


def scores_of(sheet: Sheet, columns: NDArray[np.float32], weights: Weights) -> Floats:
    """Scores [n + 1] of a sheet's candidates and of `none`. columns: [n + 1, d], as in `Lesson`."""
    scores = columns @ weights.dense
    result = scores.astype(np.float64)
    result[:-1] += text_sums(sheet, weights.buckets, weights.texts[:, :, None])[:, 0]
    return result


def softmax(scores: Floats) -> Floats:
    """Probabilities of scores [n]."""
    likely: Floats = np.exp(scores - scores.max(initial=-np.inf))
    return likely / float(likely.sum())


def learn(lessons: Sequence[Lesson], penalty: Penalty, *, steps: int = 60, tolerance: float = 1e-4) -> Weights:
    """Learn from documents: the right answers of each together should have all the probability.

    steps, tolerance: where to stop, see `minimise`.
    """
    texts = TextMatrix([lesson.sheet for lesson in lessons], extra=1)
    columns = np.concatenate([lesson.columns for lesson in lessons]).astype(np.float32)
    sizes = [len(lesson.sheet) + 1 for lesson in lessons]
    starts = np.cumsum([0, *sizes[:-1]])
    document = np.repeat(np.arange(len(lessons)), sizes)
    wanted = np.concatenate([lesson.targets for lesson in lessons]).astype(np.float64)
    weight = np.array([lesson.weight for lesson in lessons])
    known = len(texts.buckets) * ROLES

    def loss(place: Floats) -> tuple[float, Floats]:
        small = place.astype(np.float32)
        moved = place[known:] - penalty.start
        scores = texts.scores(small[:known].reshape(-1, ROLES)) + columns @ small[known:]
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[document])
        total = np.add.reduceat(likely, starts)
        right = np.maximum(np.add.reduceat(likely * wanted, starts), 1e-300)
        slope = likely * ((weight / total)[document] - wanted * (weight / right)[document])
        value = float(weight @ (np.log(total) - np.log(right)))
        value += 0.5 * penalty.texts * float(place[:known] @ place[:known]) + 0.5 * float(
            penalty.dense @ (moved * moved)
        )
        gradient = np.empty(len(place))
        gradient[:known] = texts.gradient(slope).reshape(-1) + penalty.texts * place[:known]
        gradient[known:] = slope.astype(np.float32) @ columns + penalty.dense * moved
        return value, gradient

    found = minimise(loss, np.concatenate((np.zeros(known), penalty.start)), steps, tolerance)
    return Weights(texts.buckets, found[:known].reshape(-1, ROLES).astype(np.float32), found[known:].astype(np.float32))
