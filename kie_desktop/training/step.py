"""One training step: loss, gradients, clipping, update.

An objective says what is to become small; the step does not care which it is. Distillation and other
losses are further objectives.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import paddle
from paddle import Tensor, nn

from kie_desktop.networks.relation import ReNetwork, relation_loss
from kie_desktop.networks.ser import SerNetwork, ser_loss
from kie_desktop.training.data import Batch


class Objective(Protocol):
    """A loss over a batch, and the parameters that it depends on."""

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Named scalar parts; their sum is what is minimised."""

    def networks(self) -> tuple[nn.Layer, ...]:
        """The networks that learn; each parameter may stand in several of them."""


class SerObjective:
    """The loss of SER: every token its class (spec D1)."""

    def __init__(self, network: SerNetwork) -> None:
        self.network = network

    def networks(self) -> tuple[nn.Layer, ...]:
        """The SER network."""
        return (self.network,)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """`ser`: mean cross-entropy over the tokens of the batch."""
        input_ids, bbox, mask = _inputs(batch)
        logits = self.network(input_ids, bbox, mask)
        return {"ser": ser_loss(logits, paddle.to_tensor(batch.labels))}


class ReObjective:
    """The loss of RE: every pair of key and value, linked or apart (spec D4)."""

    def __init__(self, network: ReNetwork) -> None:
        self.network = network

    def networks(self) -> tuple[nn.Layer, ...]:
        """The RE network."""
        return (self.network,)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """`re`: the pages' mean losses, averaged over the pages that have pairs."""
        input_ids, bbox, mask = _inputs(batch)
        return {"re": pair_loss(self.network, self.network.encode(input_ids, bbox, mask), batch)}


class JointObjective:
    """SER and RE through one shared encoder: one pass for both, so twice the pages in the same time.

    The two networks hold the same encoder object; saved apart, each is a complete checkpoint.
    """

    def __init__(self, ser: SerNetwork, relation: ReNetwork, re_weight: float = 1.0) -> None:
        relation.layoutxlm = ser.layoutxlm
        self.ser = ser
        self.relation = relation
        self.re_weight = re_weight

    def networks(self) -> tuple[nn.Layer, ...]:
        """Both networks."""
        return self.ser, self.relation

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """`ser` and `re`, the latter times its weight."""
        input_ids, bbox, mask = _inputs(batch)
        hidden = self.ser.layoutxlm(input_ids, bbox, mask)
        logits = self.ser.classifier(self.ser.dropout(hidden))
        pairs = pair_loss(self.relation, self.relation.dropout(hidden), batch)
        return {"ser": ser_loss(logits, paddle.to_tensor(batch.labels)), "re": pairs * self.re_weight}


def pair_loss(network: ReNetwork, hidden: Tensor, batch: Batch) -> Tensor:
    """RE's loss of a batch from its encoder's vectors [B, n, hidden]; 0 where no page has pairs.

    Pages without a key or without a value take no part.
    """
    losses = []
    for row, example in enumerate(batch.examples):
        if example.pairs:
            keys = paddle.gather(hidden[row], paddle.to_tensor(example.pairs.key_tokens))
            values = paddle.gather(hidden[row], paddle.to_tensor(example.pairs.value_tokens))
            losses.append(relation_loss(network.score(keys, values), paddle.to_tensor(example.gold)))
    if not losses:
        return (hidden * 0).sum()
    return paddle.stack(losses).mean()


def _inputs(batch: Batch) -> tuple[Tensor, Tensor, Tensor | None]:
    mask = None if batch.mask is None else paddle.to_tensor(batch.mask)
    return paddle.to_tensor(batch.input_ids), paddle.to_tensor(batch.bbox), mask


class TrainStep:
    """Makes an objective a little smaller, batch by batch.

    The optimizer clips by the global norm and does not decay biases and norms.
    """

    def __init__(self, objective: Objective, weight_decay: float = 0.01, clip_norm: float = 1.0) -> None:
        self.objective = objective
        named = _learning_parameters(objective)
        kept = {parameter.name for name, parameter in named if name.endswith(".bias") or "LayerNorm" in name}
        self.optimizer = paddle.optimizer.AdamW(
            learning_rate=0.0,
            parameters=[parameter for _, parameter in named],
            weight_decay=weight_decay,
            apply_decay_param_fun=lambda name: name not in kept,
            grad_clip=nn.ClipGradByGlobalNorm(clip_norm),
        )

    def __call__(self, batch: Batch, learning_rate: float) -> dict[str, float]:
        """Learn from one batch; the parts of its loss before the update.

        Raises FloatingPointError, naming the pages, where the loss is no number; nothing is updated then.
        """
        for network in self.objective.networks():
            network.train()
        losses = self.objective.losses(batch)
        total = paddle.add_n([*losses.values()])
        values = {name: float(part) for name, part in losses.items()}
        if not np.isfinite(sum(values.values())):
            pages = ", ".join(example.page for example in batch.examples)
            raise FloatingPointError(f"the loss is not a number ({values}) on these pages: {pages}")
        total.backward()
        self.optimizer.set_lr(learning_rate)
        self.optimizer.step()
        self.optimizer.clear_grad()
        return values


def _learning_parameters(objective: Objective) -> list[tuple[str, Tensor]]:
    """Name and parameter of everything that learns, each parameter once."""
    found: dict[int, tuple[str, Tensor]] = {}
    for network in objective.networks():
        for name, parameter in network.named_parameters():
            if not parameter.stop_gradient:
                found.setdefault(id(parameter), (name, parameter))
    return [*found.values()]
