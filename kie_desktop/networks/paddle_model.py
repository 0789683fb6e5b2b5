"""Networks as a model: SER, RE or both on Paddle, for pages of any length."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import Tensor

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.kie.beside import NOTHING_BESIDE, Beside
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.model import RelationNetwork, RunTokens, WindowedModel
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork


def paddle_model(
    label_set: LabelSet,
    tokenizer: Tokenizer,
    ser: SerNetwork | None = None,
    re: ReNetwork | None = None,
    beside: Beside = NOTHING_BESIDE,
) -> WindowedModel:
    """A model of networks. beside: what stands beside RE's.

    The networks' mode is left as it is: put them in evaluation mode before asking.
    Raises UserError where a network does not fit the label set or the tokenizer.
    """
    check_fit(label_set, tokenizer, *(network for network in (ser, re) if network is not None))
    relation = None if re is None else RelationNetwork(_tokens(re.encode), _pairs(re))
    labels = None if ser is None else _tokens(ser)
    return WindowedModel(label_set, tokenizer, labels, relation, layout=beside.layout, linking=beside.linking)


def check_fit(label_set: LabelSet, tokenizer: Tokenizer, *networks: SerNetwork | ReNetwork) -> None:
    """Raise UserError where a network has other classes than the label set, or fewer tokens than the tokenizer."""
    wanted = BioClasses.of_label_set(label_set)
    for network in networks:
        if isinstance(network, SerNetwork) and network.num_classes != wanted.num_classes:
            raise UserError(
                f"the network has {network.num_classes} classes, but the class list ({', '.join(wanted.names)}) "
                f"gives {wanted.num_classes}; specify the class list that it was trained with"
            )
        if network.config.vocab_size < tokenizer.vocab_size:
            raise UserError(
                f"the network has {network.config.vocab_size} tokens, but the tokenizer has "
                f"{tokenizer.vocab_size}; specify the tokenizer that it was trained with"
            )


def _tokens(network: Callable[[Tensor, Tensor], Tensor]) -> RunTokens:
    """One window as a batch of one."""

    def run(ids: NDArray[np.int64], bbox: NDArray[np.int64]) -> NDArray[np.float32]:
        with paddle.no_grad():
            return _array(network(paddle.to_tensor(ids[None]), paddle.to_tensor(bbox[None]))[0])

    return run


def _pairs(network: ReNetwork) -> Callable[[NDArray[np.float32], NDArray[np.float32]], NDArray[np.float32]]:
    def score(keys: NDArray[np.float32], values: NDArray[np.float32]) -> NDArray[np.float32]:
        with paddle.no_grad():
            return _array(network.score(paddle.to_tensor(keys), paddle.to_tensor(values)))

    return score


def _array(tensor: Tensor) -> NDArray[np.float32]:
    return np.asarray(tensor.astype("float32").numpy(), np.float32)
