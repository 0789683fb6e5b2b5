"""What came of documents held out of the learning: how much of what was learned to believe, and how sure to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kie_desktop.fields.calibration import Outcome
from kie_desktop.fields.decode import best_value
from kie_desktop.fields.model import NETWORK_UNTRIED
from kie_desktop.fields.networks import NetworkScores
from kie_desktop.fields.ranker import softmax

_SHARES = (1.0, 0.75, 0.5, 0.25, 0.0)
_NETWORKS = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0)
_WHOLE = (0.0, 2.0, 4.0, 8.0)
_LEAST = 1e-3
"""No single document counts more than a chance so small: one odd value must not decide."""
_FEWEST = 4
"""With fewer documents held out nothing is to be seen, and what was learned counts in full."""


@dataclass(frozen=True)
class Trial:
    """One field of a document that was held out.

    keys: [n] what each candidate means. before, after: [n + 1] scores of candidates and of none, by what was known
    before and by what was learned from other documents. wanted: what is right, empty where nothing is. readings: [n]
    how well each candidate's lines were read. network: what a network says that was not trained on the document and
    has a label for the field; None where there is none.
    """

    keys: Sequence[str]
    before: NDArray[np.float64]
    after: NDArray[np.float64]
    wanted: frozenset[str]
    readings: Sequence[float]
    network: NetworkScores | None = None

    def chances(self, mix: Mix) -> NDArray[np.float64]:
        """Probabilities [n + 1] of this mix."""
        scores = mix.share * self.after + (1 - mix.share) * self.before
        return softmax(scores if self.network is None else scores + self.network.scores(mix.network, mix.whole))


class Mix(NamedTuple):
    """share: how much of what was learned counts, 0 to 1, against what was known before. network: how much the labels
    of a network count beside it. whole: how much it counts that a candidate is whole lines with its label.
    """

    share: float = 1.0
    network: float = NETWORK_UNTRIED
    whole: float = 0.0


def best_mix(trials: Sequence[Trial]) -> Mix:
    """The mix that gives the right values the highest chances on documents held out.

    Where too few show how good the network is, the learner leads.
    """
    told = [trial for trial in trials if not trial.wanted or not trial.wanted.isdisjoint(trial.keys)]
    if len(told) < _FEWEST:
        return Mix()
    rights = [np.array([*(key in trial.wanted for key in trial.keys), not trial.wanted]) for trial in told]

    def worth(mix: Mix, trials: Sequence[Trial], rights: Sequence[NDArray[np.bool_]]) -> float:
        return sum(
            float(np.log(max(trial.chances(mix)[right].sum(), _LEAST)))
            for trial, right in zip(trials, rights, strict=True)
        )

    seen = [place for place, trial in enumerate(told) if trial.network is not None]
    if len(seen) < _FEWEST:
        return max((Mix(share) for share in _SHARES), key=lambda mix: worth(mix, told, rights))
    known, their_rights = [told[place] for place in seen], [rights[place] for place in seen]
    mixes = [Mix(share, network) for network in _NETWORKS for share in _SHARES]
    best = max(mixes, key=lambda mix: worth(mix, known, their_rights))
    if not best.network:
        return best
    return max((best._replace(whole=whole) for whole in _WHOLE), key=lambda mix: worth(mix, known, their_rights))


def outcome_of(field: str, trial: Trial, mix: Mix) -> Outcome | None:
    """What would have been proposed, and whether it is right; None where nothing is right and nothing was proposed."""
    chosen = best_value(trial.keys, trial.chances(mix))
    if chosen.row is None:
        return Outcome(field, chosen.chance, chosen.second, 1.0, False) if trial.wanted else None
    return Outcome(field, chosen.chance, chosen.second, trial.readings[chosen.row], chosen.key in trial.wanted)
