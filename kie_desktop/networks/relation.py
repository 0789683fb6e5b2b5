"""RE: is this value the answer to this key? (spec C7, C8, D4)."""

from __future__ import annotations

import paddle
from paddle import Tensor, nn
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.dropout import Dropout
from kie_desktop.networks.layoutxlm import LayoutXLMEncoder

HEADER_ROW, KEY_ROW, VALUE_ROW = 0, 1, 2
"""Rows of the role embedding. Headers are never paired; their row exists for the checkpoint's sake."""


class ReNetwork(nn.Layer):
    """Encoder and pair decoder. Encode the windows of a page, gather its entities, score all pairs."""

    task = "re"

    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        self.config = config
        self.layoutxlm = LayoutXLMEncoder(config)
        self.dropout = Dropout(config.hidden_dropout_prob)
        self.extractor = _PairDecoder(config)

    def encode(self, input_ids: Tensor, bbox: Tensor, mask: Tensor | None = None) -> Tensor:
        """Vectors [B, n, hidden] of input_ids int64[B, n], bbox int64[B, n, 4], mask [B, n] or None."""
        return self.dropout(self.layoutxlm(input_ids, bbox, mask))

    def score(self, key_hidden: Tensor, value_hidden: Tensor) -> Tensor:
        """Logits [k, v, 2] (apart, linked) from the first tokens' vectors [k, hidden] and [v, hidden]."""
        return self.extractor(key_hidden, value_hidden)

    def forward(self, input_ids: Tensor, bbox: Tensor, key_tokens: Tensor, value_tokens: Tensor) -> Tensor:
        """Logits [k, v, 2] of one page of one window: [1, n], [1, n, 4], int64[k], int64[v]."""
        hidden = self.encode(input_ids, bbox)[0]
        return self.score(paddle.gather(hidden, key_tokens), paddle.gather(hidden, value_tokens))


class _PairDecoder(nn.Layer):
    """Each entity is projected once; pairs meet in two small matrix products, never in a pair tensor."""

    def __init__(self, config: LayoutXLMConfig) -> None:
        super().__init__()
        hidden = config.hidden_size
        self.entity_emb = nn.Embedding(3, hidden)
        self.ffnn_head = _projection(config)
        self.ffnn_tail = _projection(config)
        self.rel_classifier = _Biaffine(hidden // 2, 2)

    def forward(self, key_hidden: Tensor, value_hidden: Tensor) -> Tensor:
        heads = self.ffnn_head(self._with_role(key_hidden, KEY_ROW))
        tails = self.ffnn_tail(self._with_role(value_hidden, VALUE_ROW))
        return self.rel_classifier(heads, tails)

    def margins(self, key_hidden: Tensor, value_hidden: Tensor) -> Tensor:
        """Linked minus apart of m pairs, one by one: [m, 1] of [m, hidden] both.

        What is joined elsewhere is added up here: of an exported program Paddle's oneDNN cannot join such rows.
        """
        heads = self._projected(self.ffnn_head, key_hidden, KEY_ROW)
        tails = self._projected(self.ffnn_tail, value_hidden, VALUE_ROW)
        return self.rel_classifier.margins(heads, tails)

    def _projected(self, projection: nn.Sequential, hidden: Tensor, row: int) -> Tensor:
        first, size = projection[0], hidden.shape[1]
        of_role = paddle.matmul(self.entity_emb.weight[row : row + 1], first.weight[size:]) + first.bias
        return projection[1:](paddle.matmul(hidden, first.weight[:size]) + of_role.squeeze(0))

    def _with_role(self, hidden: Tensor, row: int) -> Tensor:
        role = self.entity_emb.weight[row].astype(hidden.dtype)
        return paddle.concat([hidden, role.expand([hidden.shape[0], -1])], axis=1)


def _projection(config: LayoutXLMConfig) -> nn.Sequential:
    hidden, rate = config.hidden_size, config.hidden_dropout_prob
    return nn.Sequential(
        nn.Linear(2 * hidden, hidden),
        nn.ReLU(),
        Dropout(rate),
        nn.Linear(hidden, hidden // 2),
        nn.ReLU(),
        Dropout(rate),
    )


class _Bilinear(nn.Layer):
    """x W_o y for each output o, without bias."""

    def __init__(self, size: int, outputs: int) -> None:
        super().__init__()
        self.weight = self.create_parameter([outputs, size, size])

    def forward(self, heads: Tensor, tails: Tensor) -> Tensor:
        """[k, v, outputs] of [k, size] and [v, size]."""
        scores = paddle.matmul(paddle.matmul(heads.unsqueeze(0), self.weight), tails, transpose_y=True)
        return scores.transpose([1, 2, 0])


class _Biaffine(nn.Layer):
    def __init__(self, size: int, outputs: int) -> None:
        super().__init__()
        self.size = size
        self.bilinear = _Bilinear(size, outputs)
        self.linear = nn.Linear(2 * size, outputs)

    def forward(self, heads: Tensor, tails: Tensor) -> Tensor:
        # linear([head, tail]) of a pair is the sum of one part for the head and one for the tail.
        of_head = paddle.matmul(heads, self.linear.weight[: self.size]).unsqueeze(1)
        of_tail = paddle.matmul(tails, self.linear.weight[self.size :]).unsqueeze(0)
        return self.bilinear(heads, tails) + of_head + of_tail + self.linear.bias

    def margins(self, heads: Tensor, tails: Tensor) -> Tensor:
        """The second output minus the first of m pairs, one by one: [m, 1]."""
        matrix = self.bilinear.weight[1] - self.bilinear.weight[0]
        vector = self.linear.weight[:, 1:] - self.linear.weight[:, :1]
        products = paddle.matmul(heads, matrix) * tails
        # A product with ones: `sum` is not to be had in programs of Paddle's old form.
        total = paddle.matmul(products, paddle.ones([self.size, 1]))
        total = total + paddle.matmul(heads, vector[: self.size]) + paddle.matmul(tails, vector[self.size :])
        return total + (self.linear.bias[1] - self.linear.bias[0])


def relation_loss(logits: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy over one page's candidate pairs; 0 where it has none.

    logits: [k, v, 2]. gold: int64[k, v]. Upstream sums this over the pages of a batch (D4).
    """
    if not gold.size:
        return (logits * 0).sum()
    return F.cross_entropy(logits.astype("float32").reshape([-1, 2]), gold.reshape([-1]))


def choice_loss(logits: Tensor, gold: Tensor) -> Tensor:
    """What each value loses by choosing wrong keys, averaged over values; 0 where there are no pairs.

    logits: [k, v, 2]. gold: int64[k, v]. `relation_loss` averages over all pairs; nearly all of them are apart,
    so a network that starts from nothing learns for a long time only to say no. Here the keys of a value
    compete: a value chooses among its keys and "none", whose margin (linked minus apart) is fixed at 0. To this
    comes the cross-entropy of its pairs, added up over its keys, so that a second key needs a margin below 0.
    """
    if not gold.size:
        return (logits * 0).sum()
    logits = logits.astype("float32")
    margins = logits[:, :, 1] - logits[:, :, 0]
    scores = paddle.concat([paddle.zeros([1, margins.shape[1]]), margins])
    linked = gold.astype("bool")
    right = paddle.concat([~linked.any(axis=0, keepdim=True), linked])
    chosen = paddle.where(right, scores, paddle.full_like(scores, _NEVER))
    choice = paddle.logsumexp(scores, axis=0) - paddle.logsumexp(chosen, axis=0)
    pairs = F.cross_entropy(logits.reshape([-1, 2]), gold.reshape([-1]), reduction="sum")
    return choice.mean() + pairs / gold.shape[1]


_NEVER = -1e4
"""A score that takes no part in a logsumexp."""
