"""RE as one program with PaddleOCR's six inputs and three outputs, for its `predict_kie_token_ser_re.py` (spec G1)."""

from __future__ import annotations

import paddle
from paddle import Tensor, nn
from paddle.static import InputSpec

from kie_desktop.networks.relation import KEY_ROW, VALUE_ROW, ReNetwork

INPUTS = [
    InputSpec([None, None], "int64", "input_ids"),
    InputSpec([None, None, 4], "int64", "bbox"),
    InputSpec([None, None], "int64", "attention_mask"),
    InputSpec([None, None], "int64", "token_type_ids"),
    InputSpec([None, None, 3], "int64", "entities"),
    InputSpec([None, None, 2], "int64", "relations"),
]
_CELLS = 7
"""Rows of the block that tells one relation."""


class UpstreamRe(nn.Layer):
    """Which of the pairs given are linked, page by page, in the form of PaddleNLP's decoder.

    PaddleNLP's own one cannot be exported: it walks through the pairs in Python.
    """

    def __init__(self, network: ReNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self,
        input_ids: Tensor,
        bbox: Tensor,
        attention_mask: Tensor,
        token_type_ids: Tensor,
        entities: Tensor,
        relations: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """hidden_states [N, layers, n, H], loss (0), pred_relations int64[N, m + 2, 7, 2].

        input_ids, attention_mask, token_type_ids: int64[N, n]. bbox: int64[N, n, 4]. entities: int64[N, e + 1, 3],
        first token, the one after the last, and role of each; the first row is their number. relations:
        int64[N, m + 1, 2], indices of key and value; the first row is their number. Rows behind the numbers are passed
        over. pred_relations: the first block is the number of those linked, then a block each; -1 in all other cells.
        """
        # There is one type of token only. Paddle drops inputs that nothing reads, and callers feed six.
        layers = self.network.layoutxlm.layers(input_ids, bbox, attention_mask + 0 * token_type_ids)
        # The first rows stay in, as a pair that is none: a page without pairs must not make empty tensors.
        heads, tails = (_taken(entities, relations[:, :, side] + 1) for side in (0, 1))
        places = paddle.arange(relations.shape[1]).unsqueeze(0)
        given = (places > 0).astype("int64") * (places <= relations[:, :1, 0]).astype("int64")
        is_pair = given * _is(heads[:, :, 2], KEY_ROW) * _is(tails[:, :, 2], VALUE_ROW)
        linked = is_pair * self._linked(layers[-1], heads[:, :, 0], tails[:, :, 0])
        return paddle.stack(layers, axis=1), paddle.zeros([1]), _relations(relations, heads, tails, linked)

    def _linked(self, hidden: Tensor, head_tokens: Tensor, tail_tokens: Tensor) -> Tensor:
        """1 for the pairs that belong together, int64[N, m]. hidden: [N, n, H]. tokens: int64[N, m]."""
        network, size = self.network.extractor, self.network.config.hidden_size
        rows = hidden.reshape([-1, size])
        offsets = (paddle.arange(hidden.shape[0]) * hidden.shape[1]).unsqueeze(1)
        ends = [paddle.gather(rows, (tokens + offsets).reshape([-1])) for tokens in (head_tokens, tail_tokens)]
        return (network.margins(*ends) > 0).astype("int64").reshape([-1, head_tokens.shape[1]])


def _is(values: Tensor, wanted: int) -> Tensor:
    return (values == wanted).astype("int64")


def _taken(rows: Tensor, places: Tensor) -> Tensor:
    """int64[N, m, 3] of rows [N, e, 3] and places [N, m]; those of no place are as the first."""
    count, width = places.shape[1], rows.shape[2]
    inside = paddle.clip(places, 0).unsqueeze(2).expand([-1, count, width])
    return paddle.clip(paddle.take_along_axis(rows, inside, axis=1), 0)


def _sums(flags: Tensor) -> Tensor:
    """int64[N, 1] of int64[N, m]; `sum` is not to be had in Paddle's old form."""
    values = flags.astype("float32")
    return paddle.matmul(values.unsqueeze(1), paddle.ones_like(values).unsqueeze(2)).squeeze(2).astype("int64")


def _relations(pairs: Tensor, heads: Tensor, tails: Tensor, linked: Tensor) -> Tensor:
    count = pairs.shape[1]
    numbers = paddle.arange(count).unsqueeze(0)
    order = paddle.argsort((1 - linked) * count + numbers, axis=1)  # those linked first, in the order given
    nothing = paddle.full_like(linked, -1)
    cells = [
        *(pairs[:, :, 0], nothing, heads[:, :, 0], heads[:, :, 1], heads[:, :, 2], nothing),
        *(pairs[:, :, 1], nothing, tails[:, :, 0], tails[:, :, 1], tails[:, :, 2], nothing),
        *(paddle.ones_like(linked), nothing),
    ]
    block = paddle.stack(cells, axis=2)
    block = paddle.take_along_axis(block, order.unsqueeze(2).expand([-1, count, 2 * _CELLS]), axis=1)
    total = _sums(linked)
    shown = (numbers < total).astype("int64").unsqueeze(2)
    block = block * shown - (1 - shown)
    first = paddle.concat([total, paddle.full_like(total.expand([-1, 2 * _CELLS - 1]), -1)], axis=1).unsqueeze(1)
    return paddle.concat([first, block], axis=1).reshape([0, 0, _CELLS, 2])
