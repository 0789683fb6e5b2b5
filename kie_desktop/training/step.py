"""One training step: loss, gradients, clipping, update.

An objective says what is to become small; the step does not care which one it is. Distillation has objectives
of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Literal, NoReturn, Protocol

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import Tensor, nn

from kie_desktop.networks.relation import ReNetwork, choice_loss, relation_loss
from kie_desktop.networks.ser import SerNetwork, entity_loss, ser_loss
from kie_desktop.training.batches import AnyBatch
from kie_desktop.training.data import Batch, Example
from kie_desktop.training.distributed import Ranks
from kie_desktop.training.parallel import Crew
from kie_desktop.training.precision import FullPrecision, MixedPrecision

Clip = Literal["none", "per_tensor", "global"]


class Objective(Protocol):
    """A loss over a batch, and the parameters that it depends on."""

    def losses(self, batch: Any) -> dict[str, Tensor]:
        """Named scalar parts; their sum is what is minimised."""

    def counts(self, batch: Any) -> Mapping[str, float]:
        """For each part that is a mean, of how many things it is one; the parts left out are sums.

        A step over several batches weighs their means by this, so that it equals one over all at once.
        """

    def networks(self) -> tuple[nn.Layer, ...]:
        """The networks that learn; each parameter may stand in several of them."""


class SerObjective:
    """The loss of SER: every token its class (spec D1) or, with `weights` of labels, every entity (`entity_loss`)."""

    def __init__(self, network: SerNetwork, weights: NDArray[np.float32] | None = None) -> None:
        self.network = network
        self.weights = weights

    def networks(self) -> tuple[nn.Layer, ...]:
        """The SER network."""
        return (self.network,)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """`ser`: mean cross-entropy over the tokens of the batch, or over its entities."""
        input_ids, bbox, mask = inputs_of(batch)
        logits, labels = self.network(input_ids, bbox, mask), paddle.to_tensor(batch.labels)
        if self.weights is not None:
            entities, weights = (paddle.to_tensor(array) for array in (batch.entities, self.weights))
            return {"ser": entity_loss(logits, labels, entities, weights)}
        return {"ser": ser_loss(logits, labels)}

    def counts(self, batch: Batch) -> Mapping[str, float]:
        """The tokens that count, or what the entities count together."""
        return {"ser": batch.labelled if self.weights is None else float(self.weights[batch.entity_labels].sum())}


class ReObjective:
    """The loss of RE: every pair, linked or apart (spec D4), or every value's choice of a key (`choice_loss`)."""

    def __init__(self, network: ReNetwork, by_entity: bool = False, share: float = 1.0) -> None:
        """share: of the network's logits where the examples have margins, as `Layout` has it."""
        self.network = network
        self.by_entity = by_entity
        self.share = share

    def networks(self) -> tuple[nn.Layer, ...]:
        """The RE network."""
        return (self.network,)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """`re`: the pages' mean losses, added up as PaddleOCR does, or the mean over the values of all pages."""
        input_ids, bbox, mask = inputs_of(batch)
        hidden = self.network.encode(input_ids, bbox, mask)
        rows = pair_logits(self.network, hidden, batch)
        logits = [self._with_margins(*row) for row in zip(rows, batch.examples, strict=True)]
        return {"re": loss_of_pairs(logits, hidden, batch, self.by_entity)}

    def _with_margins(self, logits: Tensor | None, example: Example) -> Tensor | None:
        """What links a user gets: the network learns to be right together with what stands beside it."""
        if logits is None or example.margins is None:
            return logits
        beside = np.stack([np.zeros_like(example.margins), example.margins], axis=-1)
        return logits * self.share + paddle.to_tensor(beside)

    def counts(self, batch: Batch) -> Mapping[str, float]:
        """The values, where it is a mean."""
        return {"re": batch.valued} if self.by_entity else {}


def loss_of_pairs(logits: Sequence[Tensor | None], hidden: Tensor, batch: Batch, by_entity: bool = False) -> Tensor:
    """RE's loss of a batch, a scalar, from its pages' `pair_logits`.

    hidden: [B, n, H]; keeps a batch without pairs in the graph. Pages without a key or without a value take no part.
    """
    total = (hidden * 0).sum()
    for example, rows in zip(batch.examples, logits, strict=True):
        if rows is None:
            continue
        gold = paddle.to_tensor(example.gold)
        total += choice_loss(rows, gold) * (gold.shape[1] / batch.valued) if by_entity else relation_loss(rows, gold)
    return total


def pair_logits(network: ReNetwork, hidden: Tensor, batch: Batch) -> list[Tensor | None]:
    """Logits [k, v, 2] of each example's candidate pairs, over all its windows; None where it has none.

    hidden: [B, n, H], a row for each window of the batch.
    """
    vectors = hidden.reshape([-1, hidden.shape[-1]])
    rows: list[Tensor | None] = []
    for number, example in enumerate(batch.examples):
        if not example.pairs:
            rows.append(None)
            continue
        ends = (example.pairs.key_tokens, example.pairs.value_tokens)
        keys, values = (paddle.gather(vectors, paddle.to_tensor(batch.places(number, tokens))) for tokens in ends)
        rows.append(network.score(keys, values))
    return rows


def inputs_of(batch: Batch) -> tuple[Tensor, Tensor, Tensor | None]:
    """input_ids int64[B, n], bbox int64[B, n, 4] and mask float32[B, n] or None, as the encoder takes them."""
    mask = None if batch.mask is None else paddle.to_tensor(batch.mask)
    return paddle.to_tensor(batch.input_ids), paddle.to_tensor(batch.bbox), mask


class TrainStep:
    """Makes an objective a little smaller, step by step, with AdamW or Adam as PaddleOCR has them (spec E4)."""

    def __init__(
        self,
        objective: Objective,
        weight_decay: float = 0.01,
        clip_norm: float = 1.0,
        *,
        clip: Clip = "global",
        betas: tuple[float, float] = (0.9, 0.999),
        decay_one_dim: bool = False,
        precision: FullPrecision | MixedPrecision | None = None,
        ranks: Ranks | None = None,
        cores: int = 1,
        adam: bool = False,
    ) -> None:
        """clip: `global` by the norm of all gradients together, `per_tensor` each by its own as PaddleOCR does.

        decay_one_dim: whether weight decay takes biases and norms too. precision: fp32 where None.
        ranks: the processes that share each step; this one alone where None. cores: of the processor, for threads
        that share a batch. adam: weight decay is a part of the gradients, of all parameters.
        """
        self.objective = objective
        self.precision = precision or FullPrecision()
        self.parameters = learning_parameters(objective)
        self._ranks = ranks or Ranks()
        self._crew = Crew(objective, [*self.parameters.values()], cores)
        spared = {} if decay_one_dim else {row.name for row in self.parameters.values() if row.ndim == 1}
        common: dict[str, Any] = {
            "learning_rate": 0.0,
            "beta1": betas[0],
            "beta2": betas[1],
            "parameters": [*self.parameters.values()],
            "weight_decay": weight_decay,
            "grad_clip": _clip(clip, clip_norm),
        }
        if adam:
            self.optimizer = paddle.optimizer.Adam(**common)
        else:
            self.optimizer = paddle.optimizer.AdamW(**common, apply_decay_param_fun=lambda name: name not in spared)

    def __call__(self, batches: AnyBatch | Sequence[AnyBatch], learning_rate: float) -> dict[str, float]:
        """Learn from one batch, or from several at once; returns the parts of their loss before the update.

        Raises FloatingPointError, naming the pages, where the loss is no number; nothing is updated then.
        """
        rows = batches if isinstance(batches, Sequence) else [batches]
        counts = [self.objective.counts(batch) for batch in rows]
        totals = self._totals(counts)
        values: dict[str, float] = {}
        for batch in rows:
            learned = self._crew.learn(partial(self._learn, totals=totals), batch.split(self._crew.size))
            for name, part in (row for parts in learned for row in parts.items()):
                values[name] = values.get(name, 0.0) + part
        self._ranks.add_gradients(self.optimizer._parameter_list)
        self.optimizer.set_lr(learning_rate)
        self.precision.update(self.optimizer)
        self.optimizer.clear_grad(set_to_zero=False)
        return dict(zip(values, self._ranks.totals([*values.values()]), strict=True))

    def _learn(self, objective: Objective, batch: AnyBatch, totals: Mapping[str, float]) -> dict[str, float]:
        """Compute gradients of a part of the step; its share of the losses."""
        for network in objective.networks():
            network.train()
        mine = objective.counts(batch)
        with self.precision.forward():
            losses = objective.losses(batch)
            parts = {
                name: part if name not in mine or mine[name] == totals[name] else part * (mine[name] / totals[name])
                for name, part in losses.items()
            }
            total = paddle.add_n([*parts.values()])
        values = {name: float(part) for name, part in parts.items()}
        if not np.isfinite(sum(values.values())):
            _refuse(objective, batch, values)
        self.precision.backward(total)
        return values

    def _totals(self, counts: Sequence[Mapping[str, float]]) -> dict[str, float]:
        """How many things each mean is of, over all batches and processes."""
        names = [*counts[0]]
        sums = self._ranks.totals([sum(row[name] for row in counts) for name in names])
        return {name: max(value, 1.0) for name, value in zip(names, sums, strict=True)}


def _refuse(objective: Objective, batch: AnyBatch, values: Mapping[str, float]) -> NoReturn:
    """Name the pages of a batch whose loss alone is no number; all of them where it takes several."""
    with paddle.no_grad():
        alone = {
            example.page: sum(float(part) for part in objective.losses(type(batch).of([example])).values())
            for example in batch.examples
        }
    pages = [page for page, loss in alone.items() if not np.isfinite(loss)] or [*alone]
    raise FloatingPointError(f"the loss is not a number ({dict(values)}) on these pages: {', '.join(pages)}")


def learning_parameters(objective: Objective) -> dict[str, Tensor]:
    """Everything that learns, each parameter once, under `network number.key`."""
    found: dict[int, tuple[str, Tensor]] = {}
    for number, network in enumerate(objective.networks()):
        for name, parameter in network.named_parameters():
            if not parameter.stop_gradient:
                found.setdefault(id(parameter), (f"{number}.{name}", parameter))
    return dict(found.values())


def _clip(clip: Clip, norm: float) -> nn.ClipGradBase | None:
    if clip == "none":
        return None
    return nn.ClipGradByNorm(norm) if clip == "per_tensor" else nn.ClipGradByGlobalNorm(norm)
