"""What came of documents held out of the learning: how much of what was learned to believe, and how sure to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.calibration import Outcome
from kie_desktop.fields.decode import best_value
from kie_desktop.fields.ranker import softmax

_SHARES = (1.0, 0.75, 0.5, 0.25, 0.0)
_LEAST = 1e-3
"""No single document counts more than a chance so small: one odd value must not decide."""
_FEWEST = 4
"""With fewer documents held out nothing is to be seen, and what was learned counts in full."""


@dataclass(frozen=True)
class Trial:
    """One field of a document that was held out.

    keys: [n] what each candidate means. before, after: [n + 1] scores of candidates and of none, by what was known
    before and by what was learned from other documents. wanted: what is right, empty where nothing is. readings: [n]
    how well each candidate's lines were read.
    """

    keys: Sequence[str]
    before: NDArray[np.float64]
    after: NDArray[np.float64]
    wanted: frozenset[str]
    readings: Sequence[float]

    def chances(self, share: float) -> NDArray[np.float64]:
        """Probabilities [n + 1] with so much of what was learned."""
        return softmax(share * self.after + (1 - share) * self.before)


def best_share(trials: Sequence[Trial]) -> float:
    """How much of what was learned gives the right values the highest chances on documents held out, 0 to 1."""
    told = [trial for trial in trials if not trial.wanted or not trial.wanted.isdisjoint(trial.keys)]
    if len(told) < _FEWEST:
        return 1.0

    def worth(share: float) -> float:
        total = 0.0
        for trial in told:
            right = np.array([*(key in trial.wanted for key in trial.keys), not trial.wanted])
            total += float(np.log(max(trial.chances(share)[right].sum(), _LEAST)))
        return total

    return max(_SHARES, key=worth)


def outcome_of(field: str, trial: Trial, share: float) -> Outcome | None:
    """What would have been proposed, and whether it is right; None where nothing is right and nothing was proposed."""
    chosen = best_value(trial.keys, trial.chances(share))
    if chosen.row is None:
        return Outcome(field, chosen.chance, chosen.second, 1.0, False) if trial.wanted else None
    return Outcome(field, chosen.chance, chosen.second, trial.readings[chosen.row], chosen.key in trial.wanted)
