"""Which candidate of a document is a field's value: a softmax over them and over `none`, linear in their features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.features import ROLES, Sheet
from kie_desktop.fields.minimise import minimise
from kie_desktop.fields.text_features import BUCKETS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass
class Weights:
    """What a field's ranker has learned.

    buckets: int64[k], the hashed features that it knows, sorted. texts: float32[k, ROLES], their weights in each
    role. dense: float32[d]. none: score of "not on this document".
    """

    buckets: Ints
    texts: NDArray[np.float32]
    dense: NDArray[np.float32]
    none: float


@dataclass(frozen=True)
class Penalty:
    """How dear weights are. texts: of hashed features. dense: [d]. start: [d], where dense weights are free of charge.

    none_start: the same for the score of `none`.
    """

    texts: float
    dense: Floats
    start: Floats
    none: float = 0.05
    none_start: float = 0.0


class TextMatrix:
    """Texts of candidates as a sparse matrix [units, k] over the features that occur, and roles of units."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        flat, units, owners, unit_of, roles = [], [], [], [], []
        unit_offset = owner_offset = 0
        scales = []
        for sheet in sheets:
            counts = np.diff(sheet.starts)
            flat.append(sheet.features)
            units.append(np.repeat(np.arange(len(counts)) + unit_offset, counts))
            scales.append(np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts))
            owners.append(sheet.owner + owner_offset)
            unit_of.append(sheet.unit + unit_offset)
            roles.append(sheet.role)
            unit_offset += len(counts)
            owner_offset += len(sheet)
        self.units, self.candidates = unit_offset, owner_offset
        features = np.concatenate(flat) if flat else np.zeros(0, np.int32)
        self.buckets, self.column = np.unique(features, return_inverse=True)
        self.row = np.concatenate(units) if units else np.zeros(0, np.int64)
        self.scale = np.concatenate(scales) if scales else np.zeros(0)
        self.owner = np.concatenate(owners) if owners else np.zeros(0, np.int64)
        self.slot = (np.concatenate(unit_of) * ROLES + np.concatenate(roles)) if roles else np.zeros(0, np.int64)
        by_column = np.argsort(self.column, kind="stable")
        self._row_of_column, self._scale_of_column = self.row[by_column], self.scale[by_column, None]
        self._column_starts = np.searchsorted(self.column[by_column], np.arange(len(self.buckets)))
        self._row_starts = np.searchsorted(self.row, np.arange(self.units))
        self._row_filled = np.bincount(self.row, minlength=self.units) > 0

    def scores(self, weights: Floats) -> Floats:
        """[k, ROLES] weights -> [candidates] scores."""
        if not len(self.row):
            return np.zeros(self.candidates)
        sums = np.add.reduceat(weights[self.column] * self.scale[:, None], self._row_starts, axis=0)
        sums[~self._row_filled] = 0
        return np.bincount(self.owner, sums.reshape(-1)[self.slot], self.candidates)

    def gradient(self, slope: Floats) -> Floats:
        """[candidates] slopes of their scores -> [k, ROLES] slopes of the weights."""
        if not len(self.row):
            return np.zeros((len(self.buckets), ROLES))
        units = np.bincount(self.slot, slope[self.owner], self.units * ROLES).reshape(self.units, ROLES)
        return np.add.reduceat(units[self._row_of_column] * self._scale_of_column, self._column_starts, axis=0)


def text_scores(sheet: Sheet, weights: Weights) -> Floats:
    """Scores [n] that the texts of a sheet's candidates give."""
    return text_scores_of(sheet, weights.buckets, weights.texts)


def text_scores_of(sheet: Sheet, buckets: Ints, table: NDArray[np.floating]) -> Floats:
    """Scores [n] of candidates from a table [k, ROLES] of weights of hashed features `buckets` (sorted)."""
    if not len(sheet) or not len(buckets) or not len(sheet.features):
        return np.zeros(len(sheet))
    place = np.searchsorted(buckets, sheet.features)
    place[place == len(buckets)] = 0
    known = buckets[place] == sheet.features
    counts = np.diff(sheet.starts)
    scale = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts) * known
    gathered = table[place] * scale[:, None]
    rows = np.zeros((len(counts), table.shape[1]))
    filled = counts > 0
    rows[filled] = np.add.reduceat(gathered, sheet.starts[:-1][filled], axis=0)
    return np.bincount(sheet.owner, rows.reshape(-1)[sheet.unit * ROLES + sheet.role], len(sheet))


def score(sheet: Sheet, dense: NDArray[np.floating], weights: Weights) -> Floats:
    """Scores [n] of candidates. dense: [n, d] columns as the weights have them."""
    return text_scores(sheet, weights) + dense @ weights.dense.astype(np.float64)


def probabilities(scores: Floats, none: float) -> tuple[Floats, float]:
    """Softmax over candidates [n] and `none`."""
    top = max(float(scores.max(initial=-np.inf)), none)
    likely, nothing = np.exp(scores - top), float(np.exp(none - top))
    total = float(likely.sum()) + nothing
    return likely / total, nothing / total


def learn(
    sheets: Sequence[Sheet],
    dense: Sequence[NDArray[np.floating]],
    targets: Sequence[NDArray[np.floating]],
    absent: Sequence[bool],
    penalty: Penalty,
    *,
    steps: int = 60,
    weight: Sequence[float] | None = None,
) -> Weights:
    """Learn from documents: a softmax whose right answers together should have all the probability.

    targets: [n] of each document, how right each candidate is, 0 to 1; where several are, the ranker itself chooses
    among them, as they only have to have the probability together. absent: nothing of it is on the document.
    """
    texts = TextMatrix(sheets)
    columns = np.concatenate(dense).astype(np.float64) if len(dense) else np.zeros((0, len(penalty.dense)))
    sizes = np.array([len(sheet) for sheet in sheets], np.int64)
    document = np.repeat(np.arange(len(sheets)), sizes)
    wanted = np.concatenate(targets).astype(np.float64) if targets else np.zeros(0)
    none_wanted = np.array(absent, np.float64)
    shares = np.ones(len(sheets)) if weight is None else np.asarray(weight, np.float64)
    known = len(texts.buckets) * ROLES
    most = np.full(len(sheets), -np.inf)

    def loss(place: Floats) -> tuple[float, Floats]:
        table = place[:known].reshape(-1, ROLES)
        moved = place[known:-1] - penalty.start
        scores = texts.scores(table) + columns @ place[known:-1]
        none = float(place[-1])
        most[:] = none
        np.maximum.at(most, document, scores)
        likely, nothing = np.exp(scores - most[document]), np.exp(none - most)
        total = np.bincount(document, likely, len(sheets)) + nothing
        right = np.bincount(document, likely * wanted, len(sheets)) + nothing * none_wanted
        right = np.maximum(right, 1e-300)
        value = float(shares @ (np.log(total) - np.log(right)))
        slope = likely * (shares / total)[document] - likely * wanted * (shares / right)[document]
        none_slope = float((nothing * shares / total - nothing * none_wanted * shares / right).sum())
        gradient = np.concatenate(
            (
                (texts.gradient(slope) + penalty.texts * table).reshape(-1),
                columns.T @ slope + penalty.dense * moved,
                [none_slope + penalty.none * (none - penalty.none_start)],
            )
        )
        value += 0.5 * penalty.texts * float(place[:known] @ place[:known])
        value += 0.5 * float(penalty.dense @ (moved * moved))
        value += 0.5 * penalty.none * (none - penalty.none_start) ** 2
        return value, gradient

    begin = np.concatenate((np.zeros(known), penalty.start, [penalty.none_start]))
    found = minimise(loss, begin, steps)
    return Weights(
        texts.buckets.astype(np.int64),
        found[:known].reshape(-1, ROLES).astype(np.float32),
        found[known:-1].astype(np.float32),
        float(found[-1]),
    )
