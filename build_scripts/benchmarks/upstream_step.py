"""PaddleOCR's training step, written anew from its description (spec B8 to B10, C2 to C8, D1, D4).

Only the parameters and the linear layers are ours. Everything that this program does otherwise is done as there:
padding to 512 tokens, 49 visual positions, scores replaced behind a mask (C4), Paddle's own dropout, the pooler
that nobody reads, every pair through the decoder, and the pairs picked out of tensors of all that there could be.
Reading and encoding the pages is left out, although there it is done anew in every epoch: other processes do it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import paddle
from paddle import Tensor, nn
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.dropout import Dropout
from kie_desktop.networks.layoutxlm import LayoutXLMEncoder
from kie_desktop.networks.relation import KEY_ROW, VALUE_ROW, ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.training.data import Example

_TOKENS, _VISUAL = 512, 49
_ENTITIES, _PAIRS = _TOKENS + 1, (_TOKENS + 1) ** 2
"""Rows of the tensors of a page's entities, and of its pairs in the decoder (B10, C8)."""
_EDGES = [1000 * step // 7 for step in range(8)]
_GRID = [[_EDGES[x], _EDGES[y], _EDGES[x + 1], _EDGES[y + 1]] for y in range(7) for x in range(7)]


class UpstreamStep:
    """Learns from some pages at a time."""

    def __init__(self, task: str, sizes: LayoutXLMConfig, num_classes: int) -> None:
        self.network = SerNetwork(sizes, num_classes) if task == "ser" else ReNetwork(sizes)
        for unused in self.network.parameters():
            unused.stop_gradient = False
        _use_paddles_dropout(self.network)
        self.network.train()
        clip = None if task == "ser" else nn.ClipGradByNorm(10.0)
        self._optimizer = paddle.optimizer.AdamW(
            5e-5, parameters=self.network.parameters(), weight_decay=0.0, grad_clip=clip
        )

    @property
    def parameters(self) -> int:
        """How many there are."""
        return sum(int(row.size) for row in self.network.parameters())

    def __call__(self, rows: Sequence[Example]) -> float:
        """One step; the loss before it."""
        loss = self.loss(rows)
        loss.backward()
        self._optimizer.step()
        self._optimizer.clear_grad()
        return float(loss)

    def loss(self, rows: Sequence[Example]) -> Tensor:
        """SER: mean over the tokens (D1). RE: the sum of the pages' means (D4)."""
        input_ids, bbox, mask, labels = (paddle.to_tensor(part) for part in padded(rows))
        hidden = self.network.dropout(encoded(self.network.layoutxlm, input_ids, bbox, mask)[:, :_TOKENS])
        if isinstance(self.network, SerNetwork):
            active = mask.reshape([-1]) == 1
            logits = self.network.classifier(hidden).reshape([-1, self.network.num_classes])
            return F.cross_entropy(logits[active], labels.reshape([-1])[active])
        tables = [relation_tables(row) for row in rows]
        entities, relations = (paddle.to_tensor(np.stack(part)) for part in zip(*tables, strict=True))
        return relation_loss(self.network, hidden, entities, relations)


def padded(rows: Sequence[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """input_ids, bbox, mask and labels over 512 tokens, all int64 (B8)."""
    count = len(rows)
    ids = np.ones((count, _TOKENS), np.int64)
    bbox = np.zeros((count, _TOKENS, 4), np.int64)
    mask = np.zeros((count, _TOKENS), np.int64)
    labels = np.full((count, _TOKENS), -100, np.int64)
    for number, row in enumerate(rows):
        size = len(row)
        ids[number, :size], bbox[number, :size] = row.input_ids, row.bbox
        mask[number, :size], labels[number, :size] = 1, row.labels
    return ids, bbox, mask, labels


def encoded(encoder: LayoutXLMEncoder, input_ids: Tensor, bbox: Tensor, mask: Tensor) -> Tensor:
    """Vectors [B, 561, hidden] of text and visual positions (C2 to C4)."""
    count = input_ids.shape[0]
    hidden = paddle.concat([encoder.embeddings(input_ids, bbox), _visual(encoder, count)], axis=1)
    seen = paddle.concat([mask, paddle.zeros([count, _VISUAL], mask.dtype)], axis=1)
    unseen = ((1.0 - seen.astype("float32")) * -1e4).unsqueeze([1, 2]).astype("bool")
    for layer in encoder.encoder.layer:
        attention = layer.attention
        hidden = attention.output(_context(attention.self, hidden, unseen), hidden)
        hidden = layer.output(F.gelu(layer.intermediate(hidden)), hidden)
    paddle.tanh(encoder.pooler(hidden[:, 0]))
    return hidden


def _visual(encoder: LayoutXLMEncoder, count: int) -> Tensor:
    """The 49 positions of a picture that is not looked at [count, 49, hidden] (C3)."""
    tables = encoder.embeddings
    x1, y1, x2, y2 = paddle.to_tensor([_GRID] * count).unbind(axis=2)
    sides = [(tables.x_position_embeddings, x1), (tables.y_position_embeddings, y1)]
    sides += [(tables.x_position_embeddings, x2), (tables.y_position_embeddings, y2)]
    sides += [(tables.h_position_embeddings, y2 - y1), (tables.w_position_embeddings, x2 - x1)]
    place = paddle.concat([table(side) for table, side in sides], axis=-1)
    positions = tables.position_embeddings(paddle.arange(_VISUAL).expand([count, -1]))
    return tables.dropout(encoder.visual_LayerNorm(positions + place + encoder.visual_segment_embedding))


def _context(attention: nn.Layer, hidden: Tensor, unseen: Tensor) -> Tensor:
    """Self-attention [B, n, hidden]; unseen: bool[B, 1, 1, n] (C4)."""
    shape = [0, 0, attention.heads, attention.head_size]
    parts = (attention.query, attention.key, attention.value)
    query, key, value = (part(hidden).reshape(shape).transpose([0, 2, 1, 3]) for part in parts)
    scores = paddle.matmul(query / attention.head_size**0.5, key.transpose([0, 1, 3, 2]))
    scores = paddle.where(unseen.expand(scores.shape), paddle.full(scores.shape, -1e10), scores)
    weights = attention.dropout(F.softmax(scores))
    return paddle.matmul(weights, value).transpose([0, 2, 1, 3]).reshape([0, 0, hidden.shape[2]])


def relation_tables(row: Example) -> tuple[np.ndarray, np.ndarray]:
    """entities [513, 3] and relations [262145, 2] of a page, as the loader hands them over (B9, B10)."""
    ends = [(int(start), KEY_ROW) for start in row.pairs.key_tokens]
    ends += [(int(start), VALUE_ROW) for start in row.pairs.value_tokens]
    order = sorted(range(len(ends)), key=lambda index: ends[index][0])
    place = {index: number for number, index in enumerate(order)}
    entities = np.full((_ENTITIES, 3), -1, np.int64)
    entities[0] = len(ends)
    for number, index in enumerate(order, 1):
        start, role = ends[index]
        entities[number] = start, start + 1, role  # nobody reads the end
    keys = row.gold.shape[0]
    linked = sorted((place[key], place[keys + value]) for key, value in np.argwhere(row.gold).tolist())
    relations = np.full((_TOKENS**2 + 1, 2), -1, np.int64)
    relations[0] = len(linked)
    relations[1 : len(linked) + 1] = np.array(linked, np.int64).reshape(-1, 2)
    return entities, relations


def relation_loss(network: ReNetwork, hidden: Tensor, entities: Tensor, relations: Tensor) -> Tensor:
    """The sum of the pages' losses; hidden: [B, 512, hidden] (C7, C8, D4)."""
    every = paddle.full([hidden.shape[0], _PAIRS, 3], -1, "int64")
    for page in range(hidden.shape[0]):
        pairs = candidate_pairs(entities[page], relations[page])
        every[page, 0] = len(pairs)
        every[page, 1 : len(pairs) + 1] = pairs
    answers = paddle.full([hidden.shape[0], _PAIRS, 7, 2], -1, "int64")
    losses = []
    for page in range(hidden.shape[0]):
        pairs = every[page, 1 : int(every[page, 0, 0]) + 1]
        rows = entities[page, 1 : int(entities[page, 0, 0]) + 1]
        if not pairs.shape[0]:
            losses.append((hidden[page] * 0).sum())
            continue
        logits = _decoded(network, hidden[page], rows, pairs)
        losses.append(F.cross_entropy(logits, pairs[:, 2]))
        found = _predicted(logits, rows, pairs)
        if found:
            answers[page, 0] = len(found)
            answers[page, 1 : len(found) + 1] = paddle.stack(found)
    return paddle.add_n(losses)


def candidate_pairs(entities: Tensor, relations: Tensor) -> Tensor:
    """[p, 3] head, tail and 1 where linked; the linked pairs first, the others key by key (C8)."""
    roles = entities[1 : int(entities[0, 0]) + 1, 2]
    keys, values = (paddle.nonzero(roles == role).flatten() for role in (KEY_ROW, VALUE_ROW))
    possible = paddle.stack(paddle.meshgrid(keys, values), axis=2).reshape([-1, 2])
    given = relations[1 : int(relations[0, 0]) + 1]
    same = (possible.unsqueeze(1) == given.unsqueeze(0)).all(axis=2)
    linked, apart = given[same.any(axis=0)], possible[~same.any(axis=1)]
    targets = paddle.concat([paddle.ones([len(linked), 1], "int64"), paddle.zeros([len(apart), 1], "int64")])
    return paddle.concat([paddle.concat([linked, apart]), targets], axis=1)


def _decoded(network: ReNetwork, hidden: Tensor, entities: Tensor, pairs: Tensor) -> Tensor:
    """Logits [p, 2] (C7): both ends of every pair go through the projections."""
    decoder = network.extractor
    sides = []
    for column, projection in ((0, decoder.ffnn_head), (1, decoder.ffnn_tail)):
        ends = paddle.gather(entities, pairs[:, column])
        sides.append(projection(paddle.concat([hidden[ends[:, 0]], decoder.entity_emb(ends[:, 2])], axis=-1)))
    classifier = decoder.rel_classifier
    heads, tails = sides
    return F.bilinear(heads, tails, classifier.bilinear.weight) + classifier.linear(paddle.concat(sides, axis=-1))


def _predicted(logits: Tensor, entities: Tensor, pairs: Tensor) -> list[Tensor]:
    """What the decoder answers besides, in training too: a block [7, 2] for each pair that it takes for linked (B10).

    It looks at the pairs one by one, each answer a tensor.
    """
    blocks = []
    for number, answer in enumerate(logits.argmax(axis=-1)):
        if answer != 1:
            continue
        block = paddle.full([7, 2], -1, "int64")
        for column, row in ((0, 0), (1, 3)):
            index = pairs[number, column]
            block[row, 0] = index
            block[row + 1] = entities[index][:2]
            block[row + 2, 0] = entities[index][2]
        block[6, 0] = 1
        blocks.append(block)
    return blocks


def _use_paddles_dropout(layer: nn.Layer) -> None:
    for name, part in layer.named_children():
        if isinstance(part, Dropout):
            setattr(layer, name, nn.Dropout(part.rate))
        else:
            _use_paddles_dropout(part)
