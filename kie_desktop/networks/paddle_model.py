"""Checkpoints as a model: SER, RE or both on Paddle, for pages of any length."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import Tensor

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.relations import Candidates
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.kie.windows import over_page
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork


class PaddleModel:
    """The same answers as `runtime.model.Model`, straight from the networks.

    The networks' mode is left as it is: put them in evaluation mode before.
    Raises UserError where a network does not fit the label set or the tokenizer.
    """

    def __init__(
        self,
        label_set: LabelSet,
        tokenizer: Tokenizer,
        ser: SerNetwork | None = None,
        re: ReNetwork | None = None,
    ) -> None:
        self.label_set = label_set
        self.tokenizer = tokenizer
        self._ser = ser
        self._re = re
        wanted = BioClasses.of_label_set(label_set)
        if ser is not None and ser.num_classes != wanted.num_classes:
            raise UserError(
                f"the network has {ser.num_classes} classes, and the class list ({', '.join(wanted.names)}) "
                f"makes {wanted.num_classes}; name the class list that it was trained with"
            )
        for network in (ser, re):
            if network is not None and network.config.vocab_size < tokenizer.vocab_size:
                raise UserError(
                    f"the network knows {network.config.vocab_size} tokens, and the tokenizer has "
                    f"{tokenizer.vocab_size}; name the tokenizer that it was trained with"
                )

    def can(self, task: str) -> bool:
        """Whether it does `ser` or `re`."""
        return {"ser": self._ser, "re": self._re}.get(task) is not None

    def ser_logits(self, encoded: EncodedPage) -> NDArray[np.float32]:
        """[n, num_classes] for the n tokens of a page."""
        network = self._ser
        assert network is not None, "ask `can` first"
        return over_page(encoded, lambda ids, bbox: _run(network, ids, bbox))

    def link_logits(self, encoded: EncodedPage, pairs: Candidates) -> NDArray[np.float32]:
        """[k, v, 2] (apart, linked) for the k keys and v values of a page."""
        network = self._re
        assert network is not None, "ask `can` first"
        if not pairs:
            return np.zeros((len(pairs.key_ids), len(pairs.value_ids), 2), np.float32)
        hidden = over_page(encoded, lambda ids, bbox: _run(network.encode, ids, bbox))
        with paddle.no_grad():
            keys, values = (paddle.to_tensor(hidden[tokens]) for tokens in (pairs.key_tokens, pairs.value_tokens))
            return np.asarray(network.score(keys, values).numpy(), np.float32)


def _run(
    network: Callable[[Tensor, Tensor], Tensor], ids: NDArray[np.int64], bbox: NDArray[np.int64]
) -> NDArray[np.float32]:
    """One window as a batch of one."""
    with paddle.no_grad():
        answer = network(paddle.to_tensor(ids[None]), paddle.to_tensor(bbox[None]))[0]
        return np.asarray(answer.astype("float32").numpy(), np.float32)
