"""RE as one program with PaddleOCR's six inputs and three outputs, for its `predict_kie_token_ser_re.py` (spec G1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import Tensor, nn
from paddle.static import InputSpec

from kie_desktop.domain.label_set import Role
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.windows import MAX_TOKENS
from kie_desktop.networks.relation import HEADER_ROW, KEY_ROW, VALUE_ROW, ReNetwork

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
_MOST_ENTITIES = MAX_TOKENS + 1
_ROWS = {Role.HEADER: HEADER_ROW, Role.KEY: KEY_ROW, Role.VALUE: VALUE_ROW}


def upstream_inputs(encoded: EncodedPage, roles: Mapping[int, Role]) -> tuple[list[NDArray[np.int64]], list[int]]:
    """The six arrays that PaddleOCR's script feeds for a page (spec B8 to B10), and the ids of its entities in them.

    The page's first 512 tokens, padded, and every pair of a key and a value among the entities that end before.
    """
    found = [(one, encoded.spans[index]) for index, one in enumerate(encoded.entity_ids) if roles.get(one) in _ROWS]
    rows = [(one, *span) for one, span in found if span[0] < span[1] < MAX_TOKENS]
    cut = encoded.cut(MAX_TOKENS)
    count = len(cut.input_ids)
    ids, mask = np.ones((1, MAX_TOKENS), np.int64), np.zeros((1, MAX_TOKENS), np.int64)
    boxes = np.zeros((1, MAX_TOKENS, 4), np.int64)
    ids[0, :count], mask[0, :count], boxes[0, :count] = cut.input_ids, 1, cut.bbox
    entities = np.full((1, _MOST_ENTITIES, 3), -1, np.int64)
    entities[0, 0] = len(rows)
    for number, (one, start, end) in enumerate(rows, 1):
        entities[0, number] = start, end, _ROWS[roles[one]]
    kinds = [_ROWS[roles[one]] for one, _, _ in rows]
    keys, values = ([place for place, kind in enumerate(kinds) if kind == row] for row in (KEY_ROW, VALUE_ROW))
    pairs = [(key, value) for key in keys for value in values]
    relations = np.array([(len(pairs), len(pairs)), *pairs], np.int64)[None]
    return [ids, boxes, mask, np.zeros_like(ids), entities, relations], [one for one, _, _ in rows]


def linked_pairs(pred_relations: NDArray[Any]) -> list[tuple[int, int]]:
    """Indices of key and value of what the third output links on the first page, as PaddleOCR reads it (spec G1)."""
    page = pred_relations[0]
    return [(int(block[0, 0]), int(block[3, 0])) for block in page[1 : int(page[0, 0, 0]) + 1]]


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
        places = paddle.arange(relations.shape[1]).unsqueeze(0)
        given = (places > 0).astype("int64") * (places <= relations[:, :1, 0]).astype("int64")
        heads, tails = (_taken(entities, (relations[:, :, side] + 1) * given) for side in (0, 1))
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
