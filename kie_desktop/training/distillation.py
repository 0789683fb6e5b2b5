"""Two networks that learn together (PaddleOCR's UDML, spec E8), and a small one that learns from a finished one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import paddle
from paddle import Tensor, nn
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork, ser_loss
from kie_desktop.training.data import Batch
from kie_desktop.training.step import inputs_of, loss_of_pairs, pair_logits

Network = SerNetwork | ReNetwork

LAYERS, OF = (5, 8), 12
"""The layers (from 0, of 12) whose outputs UDML draws together; those at the same heights in other networks."""
_LAYER_WEIGHT = 0.5
_TINY = 1e-10


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a network makes of a batch. layers: [B, n, hidden] each.

    tokens: SER's logits [B, n, C]; pairs: RE's logits [k, v, 2] by window; the other one is None.
    """

    layers: list[Tensor]
    tokens: Tensor | None = None
    pairs: list[Tensor | None] | None = None


class MutualObjective:
    """UDML: two networks of one kind, each with its own task, drawn to each other; gradients reach both."""

    def __init__(self, student: Network, teacher: Network) -> None:
        self.student = student
        self.teacher = teacher

    def networks(self) -> tuple[nn.Layer, ...]:
        """Both; the student is the result."""
        return self.student, self.teacher

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """The parts, scalars, under PaddleOCR's names and in its order, already weighted."""
        student, teacher = (_read(network, batch) for network in (self.student, self.teacher))
        task = self.student.task
        parts = {
            f"loss_{task}_Student": _task_loss(student, batch),
            f"loss_{task}_Teacher": _task_loss(teacher, batch),
        }
        if student.tokens is not None and teacher.tokens is not None:
            parts["loss_dml_ser_0"] = mutual_loss(_active(student.tokens, batch), _active(teacher.tokens, batch))
        for name, layer in self._layers().items():
            distance = F.mse_loss(_active(student.layers[layer], batch), _active(teacher.layers[layer], batch))
            parts[name] = distance * _LAYER_WEIGHT
        return parts

    def counts(self, batch: Batch) -> Mapping[str, float]:
        """Tokens; RE's own losses are sums over windows."""
        counts: dict[str, float] = dict.fromkeys(self._layers(), batch.tokens)
        if self.student.task == "ser":
            own = dict.fromkeys(("loss_ser_Student", "loss_ser_Teacher"), batch.labelled)
            counts |= {**own, "loss_dml_ser_0": batch.tokens}
        return counts

    def _layers(self) -> dict[str, int]:
        """Log key and index of the layers that are compared."""
        count = self.student.config.num_hidden_layers
        return {f"loss_{index}_l2_Student_Teacher_0": index for index in compared_layers(count)}


def compared_layers(count: int) -> list[int]:
    """The layers (from 0) of a network with `count` of them that UDML draws together."""
    return [*dict.fromkeys(height * count // OF for height in LAYERS)]


class TeacherObjective:
    """A student that learns its task and what a finished teacher answers; the teacher stays as it is.

    Where their hidden sizes differ, a linear layer, which learns too, makes the student's vectors comparable.
    """

    def __init__(self, student: Network, teacher: Network, weight: float) -> None:
        self.student = student
        self.teacher = teacher
        self.weight = weight
        teacher.eval()
        sizes = student.config.hidden_size, teacher.config.hidden_size
        self._bridge = nn.Linear(*sizes) if sizes[0] != sizes[1] else None

    def networks(self) -> tuple[nn.Layer, ...]:
        """The student, and the bridge where there is one."""
        return (self.student,) if self._bridge is None else (self.student, self._bridge)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Scalars `loss_ser` or `loss_re`, `loss_teacher` (divergence of answers), `loss_hidden` (of vectors)."""
        student = _read(self.student, batch)
        with paddle.no_grad():
            teacher = _read(self.teacher, batch)
        vectors = _active(student.layers[-1], batch)
        vectors = vectors if self._bridge is None else self._bridge(vectors)
        distance = F.mse_loss(vectors, _active(teacher.layers[-1], batch))
        return {
            f"loss_{self.student.task}": _task_loss(student, batch),
            "loss_teacher": _answer_loss(student, teacher, batch) * self.weight,
            "loss_hidden": distance * self.weight,
        }

    def counts(self, batch: Batch) -> Mapping[str, float]:
        """Tokens; RE's losses of pairs are sums over windows."""
        if self.student.task == "re":
            return {"loss_hidden": batch.tokens}
        return {"loss_ser": batch.labelled, "loss_teacher": batch.tokens, "loss_hidden": batch.tokens}


def mutual_loss(first: Tensor, second: Tensor) -> Tensor:
    """Half the two divergences of two rows of logits [m, C], the mean over m (spec E8, PaddleOCR's constants)."""
    p, q = (F.softmax(logits.astype("float32")) + _TINY for logits in (first, second))
    return (_divergence(q, p) + _divergence(p, q)) / 2


def _divergence(target: Tensor, other: Tensor) -> Tensor:
    """Kullback-Leibler, the mean over rows of probabilities [m, C]."""
    return (target * (paddle.log(target + _TINY) - paddle.log(other))).sum() / target.shape[0]


def _read(network: Network, batch: Batch) -> _Reading:
    layers = network.layoutxlm.layers(*inputs_of(batch))
    last = network.dropout(layers[-1])
    if isinstance(network, SerNetwork):
        return _Reading(layers, tokens=network.classifier(last))
    return _Reading(layers, pairs=pair_logits(network, last, batch))


def _task_loss(reading: _Reading, batch: Batch) -> Tensor:
    if reading.tokens is not None:
        return ser_loss(reading.tokens, paddle.to_tensor(batch.labels))
    return loss_of_pairs(reading.pairs or [], reading.layers[-1], batch)


def _answer_loss(student: _Reading, teacher: _Reading, batch: Batch) -> Tensor:
    """How far the student's answers are from the teacher's: mean over tokens, or by window over pairs and added up."""
    if student.tokens is not None and teacher.tokens is not None:
        rows = [(_active(student.tokens, batch), _active(teacher.tokens, batch))]
    else:
        both = zip(student.pairs or [], teacher.pairs or [], strict=True)
        rows = [
            (mine.reshape([-1, 2]), its.reshape([-1, 2])) for mine, its in both if mine is not None and its is not None
        ]
    losses = [_divergence(F.softmax(its.astype("float32")), _probabilities(mine)) for mine, its in rows]
    return paddle.add_n(losses) if losses else (student.layers[-1] * 0).sum()


def _probabilities(logits: Tensor) -> Tensor:
    return F.softmax(logits.astype("float32")) + _TINY


def _active(values: Tensor, batch: Batch) -> Tensor:
    """The rows [m, ...] of [B, n, ...] that belong to tokens."""
    rows = values.reshape([-1, values.shape[-1]])
    if batch.mask is None:
        return rows
    return paddle.gather(rows, paddle.to_tensor(np.flatnonzero(batch.mask)))
