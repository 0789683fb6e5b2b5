"""What the trainer learned, as Paddle's networks: handed over, compared, saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import paddle
import torch
from numpy.typing import NDArray

from build_scripts.starter.feed import Packed, class_roles
from build_scripts.starter.torch_network import JointNetwork, State
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.training.data import Batch, examples_of

_TOLERANCE = 1e-4
"""Of the largest answer, where that is above 1: rounding grows with it."""
_TASKS = ("ser", "re")


class PaddleNetworks:
    """SER and RE as the project has them, each with an encoder of its own."""

    def __init__(self, config: LayoutXLMConfig, label_set: LabelSet) -> None:
        self.config = config
        self.label_set = label_set
        self.ser = SerNetwork(config, BioClasses.of_label_set(label_set).num_classes)
        self.re = ReNetwork(config)
        self.ser.eval()
        self.re.eval()

    def taken(self) -> State:
        """The weights of both; the encoder is that of SER."""
        rows = {**self.re.state_dict(), **self.ser.state_dict()}
        return {name: row.numpy() for name, row in rows.items()}

    def put(self, state: State) -> None:
        """Take over the trainer's weights."""
        for network in (self.ser, self.re):
            own = network.state_dict()
            network.set_state_dict({**own, **{name: state[name] for name in own if name in state}})

    def check_same(self, network: JointNetwork, pages: Sequence[Page], tokenizer: Tokenizer) -> None:
        """Raise ValueError where the trainer's network and these answer differently on a page."""
        for page in pages:
            batch = Batch.of(examples_of(page, tokenizer, self.label_set)[:1])
            packed = Packed.of(batch, 0, 0, class_roles(self.label_set))
            ids, bbox, firsts = (torch.from_numpy(row) for row in (packed.input_ids, packed.bbox, packed.firsts))
            with torch.no_grad():
                hidden = network.encode(ids, bbox)
                theirs = [network.score(hidden, firsts, firsts)[0].numpy(), network.classify(hidden).numpy()]
            ids, bbox, firsts = (paddle.to_tensor(row) for row in (packed.input_ids, packed.bbox, packed.firsts[0]))
            with paddle.no_grad():
                ours = [self.re(ids, bbox, firsts, firsts).numpy(), self.ser(ids, bbox).numpy()]
            difference = max(_difference(mine, other) for mine, other in zip(ours, theirs, strict=True))
            if difference > _TOLERANCE:
                raise ValueError(f"{page.image}: Paddle's answers are {difference:.1e} away from the trainer's")

    def save(self, folder: Path) -> None:
        """`ser.pdparams` and `re.pdparams`."""
        for task in _TASKS:
            paddle.save(getattr(self, task).state_dict(), str(folder / f"{task}.pdparams"))

    def load(self, folder: Path) -> None:
        """What `save` wrote."""
        for task in _TASKS:
            getattr(self, task).set_state_dict(paddle.load(str(folder / f"{task}.pdparams")))


def _difference(mine: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    return float(np.abs(mine - other).max() / max(1.0, np.abs(other).max()))
