"""Which candidate of a document is a field's value: a softmax over them and over `none`, linear in their features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.bins import distinct
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
    """Texts of candidates as a sparse matrix over the weights that count: of a feature in a role where it occurs.

    buckets: [k], the features that occur, sorted. known: [w], the weights that count, as places in [k, ROLES].
    extra: rows without texts behind each sheet's candidates.
    """

    def __init__(self, sheets: Sequence[Sheet], extra: int = 0) -> None:
        owner_starts = np.cumsum([0, *(len(sheet) + extra for sheet in sheets)])
        self.candidates = int(owner_starts[-1])
        unit, counts, features = _merged_units(sheets)
        self.buckets, column = distinct(features)
        self._owner = _joined([sheet.owner + start for sheet, start in zip(sheets, owner_starts, strict=False)])
        slots, slot = distinct(unit * ROLES + _joined([sheet.role for sheet in sheets]))
        filled = counts[slots // ROLES] > 0
        self._slots, self._slot, self._filled = len(slots), slot.astype(np.int32), np.flatnonzero(filled)
        units, roles = np.divmod(slots[filled], ROLES)
        size = counts[units]
        self._starts = np.cumsum(size) - size
        source = np.repeat(np.cumsum(counts)[units] - size - self._starts, size) + np.arange(int(size.sum()))
        self._row = np.repeat(self._filled, size)
        self._scale = np.repeat(1 / np.sqrt(size), size).astype(np.float32)
        self.known, entry = distinct(column[source] * ROLES + np.repeat(roles, size))
        self._entry = entry.astype(np.int32)

    def known_scores(self, weights: NDArray[np.float32]) -> Floats:
        """[w] weights that count -> [candidates] scores."""
        sums = np.zeros(self._slots)
        if len(self._filled):
            sums[self._filled] = np.add.reduceat(weights[self._entry] * self._scale, self._starts)
        return np.bincount(self._owner, sums[self._slot], self.candidates).astype(np.float64)

    def known_gradient(self, slope: Floats) -> Floats:
        """[candidates] slopes of their scores -> [w] slopes of the weights that count."""
        slots = np.bincount(self._slot, slope[self._owner], self._slots)
        return np.bincount(self._entry, slots[self._row] * self._scale, len(self.known)).astype(np.float64)

    def scores(self, weights: NDArray[np.float32]) -> Floats:
        """[k, ROLES] weights -> [candidates] scores."""
        return self.known_scores(weights.reshape(-1)[self.known])

    def gradient(self, slope: Floats) -> NDArray[np.float32]:
        """[candidates] slopes of their scores -> [k, ROLES] slopes of the weights."""
        return self.table(self.known_gradient(slope))

    def table(self, values: Floats) -> NDArray[np.float32]:
        """[w] values of the weights that count -> [k, ROLES], 0 for the others."""
        result = np.zeros(len(self.buckets) * ROLES, np.float32)
        result[self.known] = values
        return result.reshape(-1, ROLES)


def _merged_units(sheets: Sequence[Sheet]) -> tuple[Ints, Ints, Ints]:
    """The texts of all sheets, those of the same features once: of each role its text, [m]; how many features each
    has; and these, one text behind the other. Forms and receipts say most of what they say again and again.
    """
    numbers: dict[bytes, int] = {}
    parts: list[Ints] = [np.zeros(0, np.int64)]
    features: list[NDArray[np.integer[Any]]] = [np.zeros(0, np.int32)]
    for sheet in sheets:
        here = []
        for place, name in enumerate(sheet.unit_names):
            if name not in numbers:
                numbers[name] = len(numbers)
                features.append(sheet.features[sheet.starts[place] : sheet.starts[place + 1]])
            here.append(numbers[name])
        parts.append(np.array(here, np.int64)[sheet.unit])
    return _joined(parts), np.array([len(part) for part in features[1:]], np.int64), _joined(features)


def _joined(parts: Sequence[NDArray[np.integer[Any]]]) -> Ints:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, np.int64)


def text_sums(sheet: Sheet, buckets: Ints, table: NDArray[np.float32]) -> Floats:
    """Scores [n, f] of candidates from tables [k, ROLES, f] of weights of hashed features `buckets` (sorted)."""
    fields = table.shape[2]
    result = np.zeros((len(sheet), fields))
    if not len(sheet) or not len(buckets) or not len(sheet.features):
        return result
    sums = sheet.sums
    place = np.searchsorted(buckets, sums.unique)
    place[place == len(buckets)] = 0
    weights = table.reshape(len(buckets), -1)[place]
    weights[buckets[place] != sums.unique] = 0
    gathered = weights[sums.inverse] * sums.scale[:, None]
    rows = np.zeros((len(sums.filled), gathered.shape[1]))
    rows[sums.filled] = np.add.reduceat(gathered, sums.row_starts, axis=0)
    result[sums.owned] = np.add.reduceat(rows.reshape(-1, fields)[sums.slots], sums.starts, axis=0)
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
    known = len(texts.known)

    def loss(place: Floats) -> tuple[float, Floats]:
        small = place.astype(np.float32)
        moved = place[known:] - penalty.start
        scores = texts.known_scores(small[:known]) + columns @ small[known:]
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[document])
        total = np.add.reduceat(likely, starts)
        right = np.maximum(np.add.reduceat(likely * wanted, starts), 1e-300)
        slope = likely * ((weight / total)[document] - wanted * (weight / right)[document])
        value = float(weight @ (np.log(total) - np.log(right)))
        value += 0.5 * penalty.texts * float(place[:known] @ place[:known]) + 0.5 * float(
            penalty.dense @ (moved * moved)
        )
        gradient = np.empty(len(place))
        gradient[:known] = texts.known_gradient(slope) + penalty.texts * place[:known]
        gradient[known:] = slope.astype(np.float32) @ columns + penalty.dense * moved
        return value, gradient

    found = minimise(loss, np.concatenate((np.zeros(known), penalty.start)), steps, tolerance)
    return Weights(texts.buckets, texts.table(found[:known]), found[known:].astype(np.float32))
