"""PaddleOCR's training step, written anew from its description (spec B8, B10, C3, C4, C7, C8, D1, D4)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import paddle
from paddle import Tensor, nn
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.dropout import Dropout
from kie_desktop.networks.relation import KEY_ROW, VALUE_ROW, ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.training.data import Example

_TOKENS, _VISUAL = 512, 49
_EDGES = [1000 * step // 7 for step in range(8)]


class UpstreamStep:
    """Learns from some pages at a time. The layers are ours, which are the same, with Paddle's own dropout."""

    def __init__(self, task: str, sizes: LayoutXLMConfig, num_classes: int) -> None:
        self.network = SerNetwork(sizes, num_classes) if task == "ser" else ReNetwork(sizes)
        _use_paddles_dropout(self.network)
        self.network.train()
        clip = None if task == "ser" else nn.ClipGradByNorm(10.0)
        self._optimizer = paddle.optimizer.AdamW(
            5e-5, parameters=self.network.parameters(), weight_decay=0.0, grad_clip=clip
        )

    @property
    def parameters(self) -> int:
        """How many learn."""
        return sum(int(row.size) for row in self.network.parameters())

    def __call__(self, rows: Sequence[Example]) -> float:
        """One step; the loss before it."""
        loss = self.loss(rows)
        loss.backward()
        self._optimizer.step()
        self._optimizer.clear_grad()
        return float(loss)

    def loss(self, rows: Sequence[Example]) -> Tensor:
        """SER: mean over the tokens. RE: the sum of the pages' means."""
        input_ids, bbox, mask, labels = (paddle.to_tensor(part) for part in padded(rows))
        if isinstance(self.network, SerNetwork):
            logits = self.network(input_ids, bbox, mask)[:, :_TOKENS]
            active = mask[:, :_TOKENS].reshape([-1]) == 1
            return F.cross_entropy(logits.reshape([-1, self.network.num_classes])[active], labels.reshape([-1])[active])
        hidden = self.network.encode(input_ids, bbox, mask)[:, :_TOKENS]
        losses = [pair_loss(self.network, hidden[number], row) for number, row in enumerate(rows)]
        return paddle.add_n(losses)


def padded(rows: Sequence[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """input_ids, bbox, mask over 512 tokens and 49 visual positions, labels over the tokens; all int64."""
    count = len(rows)
    ids = np.ones((count, _TOKENS + _VISUAL), np.int64)
    bbox = np.zeros((count, _TOKENS + _VISUAL, 4), np.int64)
    mask = np.zeros((count, _TOKENS + _VISUAL), np.int64)
    labels = np.full((count, _TOKENS), -100, np.int64)
    grid = [[_EDGES[x], _EDGES[y], _EDGES[x + 1], _EDGES[y + 1]] for y in range(7) for x in range(7)]
    bbox[:, _TOKENS:] = grid
    for number, row in enumerate(rows):
        size = len(row)
        ids[number, :size], bbox[number, :size] = row.input_ids, row.bbox
        mask[number, :size], labels[number, :size] = 1, row.labels
    return ids, bbox, mask, labels


def pair_loss(network: ReNetwork, hidden: Tensor, row: Example) -> Tensor:
    """The loss of one page's pairs; hidden: [512, hidden]."""
    pairs, targets = candidate_pairs(row)
    if not pairs:
        return (hidden * 0).sum()
    decoder = network.extractor
    sides = []
    for side, role, projection in ((0, KEY_ROW, decoder.ffnn_head), (1, VALUE_ROW, decoder.ffnn_tail)):
        tokens = paddle.to_tensor([pair[side] for pair in pairs])
        roles = decoder.entity_emb(paddle.full([len(pairs)], role, "int64"))
        sides.append(projection(paddle.concat([paddle.gather(hidden, tokens), roles], axis=1)))
    heads, tails = sides
    classifier = decoder.rel_classifier
    logits = F.bilinear(heads, tails, classifier.bilinear.weight) + classifier.linear(paddle.concat(sides, axis=1))
    _predicted_relations(logits)
    return F.cross_entropy(logits, paddle.to_tensor(targets))


def candidate_pairs(row: Example) -> tuple[list[tuple[int, int]], list[int]]:
    """First tokens of all pairs, the linked ones first, and 1 for these; out of the page's big tensor of relations."""
    relations = np.full((_TOKENS**2 + 1, 2), -1, np.int64)
    linked = np.argwhere(row.gold)
    relations[0] = len(linked)
    relations[1 : len(linked) + 1] = linked
    table = paddle.to_tensor(relations)
    given = [tuple(int(part) for part in pair) for pair in table[1 : int(table[0, 0]) + 1].numpy()]
    known = set(given)
    possible = [(key, value) for key in range(row.gold.shape[0]) for value in range(row.gold.shape[1])]
    rest = [pair for pair in possible if pair not in known]
    tokens = [(int(row.pairs.key_tokens[key]), int(row.pairs.value_tokens[value])) for key, value in [*given, *rest]]
    return tokens, [1] * len(given) + [0] * len(rest)


def _predicted_relations(logits: Tensor) -> Tensor:
    """What the decoder also answers in training: a block of 7 x 2 for each pair that it takes for linked."""
    blocks = paddle.full([_TOKENS**2 + 1, 7, 2], -1, "int64")
    found = [number for number, label in enumerate(logits.argmax(axis=1).tolist()) if label == 1]
    blocks[0] = len(found)
    for place, number in enumerate(found, 1):
        blocks[place, 0, 0] = number
        blocks[place, 6, 0] = 1
    return blocks


def _use_paddles_dropout(layer: nn.Layer) -> None:
    for name, part in layer.named_children():
        if isinstance(part, Dropout):
            setattr(layer, name, nn.Dropout(part.rate))
        else:
            _use_paddles_dropout(part)
