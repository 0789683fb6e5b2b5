"""Networks that went on from one start, as one that answers with the mean of what they say (adr/0088)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.joint_labels import ScoreLinks
from kie_desktop.kie.model import WindowedModel
from kie_desktop.kie.relations import Candidates
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork

Network = TypeVar("Network", SerNetwork, ReNetwork)


class Ensemble(WindowedModel):
    """Models whose logits are the mean of theirs; all else is as the first has it."""

    def __init__(self, models: Sequence[WindowedModel]) -> None:
        first = models[0]
        super().__init__(
            first.label_set,
            first.tokenizer,
            layout=first.layout,
            linking=first.linking,
            least_line=first.least_line,
        )
        self._models = models

    def can(self, task: str) -> bool:
        """Whether all do it."""
        return all(model.can(task) for model in self._models)

    def ser_logits(self, encoded: EncodedPage) -> NDArray[np.float32]:
        """[n, num_classes]."""
        return _mean([model.ser_logits(encoded) for model in self._models])

    def link_scorer(self, encoded: EncodedPage) -> ScoreLinks:
        """The mean of what the networks alone say, and what places add, once."""
        scorers = [model.alone().link_scorer(encoded) for model in self._models]

        def scored(pairs: Candidates) -> NDArray[np.float32]:
            return self.with_places(_mean([scorer(pairs) for scorer in scorers]), encoded, pairs)

        return scored


def mean_of(networks: Sequence[Network], into: Network) -> None:
    """Give a network the mean of others' weights: where training goes on."""
    states = [network.state_dict() for network in networks]
    for name, row in into.state_dict().items():
        if row.is_floating_point():
            row.set_value(sum(state[name] for state in states) / len(states))


def _mean(answers: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.asarray(np.mean(answers, axis=0), np.float32)
