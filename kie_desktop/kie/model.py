"""What reads a page's tokens: SER and RE networks on whatever runtime, for pages of any length."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.kie.beside import Layout, is_known, with_layout
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.joint_labels import ScoreLinks
from kie_desktop.kie.linking import Linking
from kie_desktop.kie.relations import Candidates
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.kie.windows import MAX_TOKENS, over_page

RunTokens = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float32]]
"""input_ids int64[n], bbox int64[n, 4] of one window -> a row for each token, float32[n, ...]."""
ScorePairs = Callable[[NDArray[np.float32], NDArray[np.float32]], NDArray[np.float32]]
"""key_hidden[k, H], value_hidden[v, H] -> logits[k, v, 2] (apart, linked)."""


class Model(Protocol):
    """What the pipeline and the evaluation need of a model."""

    label_set: LabelSet
    """In the order of SER's classes."""
    tokenizer: Tokenizer
    linking: Linking
    """How links are made of `link_logits`."""
    least_line: float
    """Lines of pages that its networks know are at least so high, as a part of the page's height; 0 for all pages."""

    def can(self, task: str) -> bool:
        """Whether it does `ser` or `re`."""

    def ser_logits(self, encoded: EncodedPage) -> NDArray[np.float32]:
        """[n, num_classes] for the n tokens of a page."""

    def link_logits(self, encoded: EncodedPage, pairs: Candidates) -> NDArray[np.float32]:
        """[k, v, 2] (apart, linked) for the k keys and v values of a page."""

    def link_scorer(self, encoded: EncodedPage) -> ScoreLinks:
        """`link_logits` of one page for several sets of pairs: the page goes through the network once."""

    def looks(self, encoded: EncodedPage) -> NDArray[np.float32] | None:
        """[n, 4]: what the looks of the n lines with tokens add to the logarithms of SER's roles; None for nothing."""


class RelationNetwork(NamedTuple):
    """RE in two parts: the vectors of a window's tokens, and the scores of pairs of vectors."""

    encode: RunTokens
    score: ScorePairs


class WindowedModel:
    """A `Model` of networks that read one window at a time. SER, RE or both."""

    def __init__(
        self,
        label_set: LabelSet,
        tokenizer: Tokenizer,
        ser: RunTokens | None = None,
        re: RelationNetwork | None = None,
        max_tokens: int = MAX_TOKENS,
        layout: Layout | None = None,
        linking: Linking | None = None,
        least_line: float = 0.0,
    ) -> None:
        """layout: what a page looks like, which has a say in `link_logits` and `looks`; None for the network alone.

        linking: None for that of a pack that says nothing. least_line: see `Model`.
        """
        self.label_set = label_set
        self.tokenizer = tokenizer
        self._ser = ser
        self._re = re
        self._max_tokens = max_tokens
        self.layout = layout
        self.linking = linking or Linking()
        self.least_line = least_line

    def can(self, task: str) -> bool:
        """Whether it does `ser` or `re`."""
        return {"ser": self._ser, "re": self._re}.get(task) is not None

    def ser_logits(self, encoded: EncodedPage) -> NDArray[np.float32]:
        """[n, num_classes]; each token's row comes from the window that `cover` says it counts in."""
        if self._ser is None:
            raise ValueError("this model has no SER network; ask `can` first")
        return checked_numbers(over_page(encoded, self._ser, self._max_tokens))

    def link_logits(self, encoded: EncodedPage, pairs: Candidates) -> NDArray[np.float32]:
        """[k, v, 2]; keys and values may stand in different windows."""
        return self.link_scorer(encoded)(pairs)

    def link_scorer(self, encoded: EncodedPage) -> ScoreLinks:
        """`link_logits` of one page for several sets of pairs: the page goes through the network once."""
        if self._re is None:
            raise ValueError("this model has no RE network; ask `can` first")
        encode, score = self._re
        hidden: list[NDArray[np.float32]] = []

        def scored(pairs: Candidates) -> NDArray[np.float32]:
            if not pairs:
                return np.zeros((len(pairs.key_ids), len(pairs.value_ids), 2), np.float32)
            if not hidden:
                hidden.append(over_page(encoded, encode, self._max_tokens))
            logits = score(hidden[0][pairs.key_tokens], hidden[0][pairs.value_tokens])
            checked_numbers(logits)
            return self.with_places(logits, encoded, pairs)

        return scored

    def looks(self, encoded: EncodedPage) -> NDArray[np.float32] | None:
        """[n, 4]: what the looks of the n lines with tokens add to the logarithms of SER's roles; None for nothing."""
        return self.layout.looks(encoded) if self.layout is not None and is_known(self.label_set) else None

    def with_places(self, logits: NDArray[np.float32], encoded: EncodedPage, pairs: Candidates) -> NDArray[np.float32]:
        """What the network alone says of pairs [k, v, 2], with what the page's looks add where this model has that."""
        return logits if self.layout is None or not pairs else with_layout(logits, self.layout, encoded, pairs)

    def alone(self) -> WindowedModel:
        """The same model without what a page looks like."""
        alone = copy(self)
        alone.layout = None
        return alone


def checked_numbers(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """What a network answered. Raises UserError where that is no number: everything would silently be `other`."""
    if not np.isfinite(logits).all():
        raise UserError("the model's results are not numbers, so its weights are damaged; download it again")
    return logits
