"""What the pipeline needs of a model, whichever runtime it runs on."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.relations import Candidates
from kie_desktop.kie.tokenizer import Tokenizer


class Model(Protocol):
    """SER, RE or both, for pages of any length."""

    label_set: LabelSet
    """In the order of SER's classes."""
    tokenizer: Tokenizer

    def can(self, task: str) -> bool:
        """Whether it does `ser` or `re`."""

    def ser_logits(self, encoded: EncodedPage) -> NDArray[np.float32]:
        """[n, num_classes] for the n tokens of a page."""

    def link_logits(self, encoded: EncodedPage, pairs: Candidates) -> NDArray[np.float32]:
        """[k, v, 2] (apart, linked) for the k keys and v values of a page."""
