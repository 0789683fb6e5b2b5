"""Text branch, fusion with the image branch, and reasoning over the graph of all boxes of a page (spec H1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import paddle
from paddle import Tensor, nn
from paddle.distributed.fleet.utils import recompute
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.networks.sdmgr.sizes import CHUNKS, PAIRS_AT_ONCE, RANK, SdmgrSizes, parts_of

_TINY = 1e-12
NO_PARTNER = -1e9
"""Added to the weight of the pair of a box with itself."""


class Page(NamedTuple):
    """The graph of one page: relations float32[n, n, 5]; texts int64[n, longest], filled with 0; lengths int64[n]."""

    relations: Tensor
    texts: Tensor
    lengths: Tensor


class Fusion(nn.Layer):
    """Two vectors to one: sums of products of their projections, part by part."""

    def __init__(self, visual: int, text: int, width: int) -> None:
        super().__init__()
        self.linear0 = nn.Linear(visual, width)
        self.linear1 = nn.Linear(text, width)
        self.parts = parts_of(width)
        self.merge_linears0 = nn.LayerList([nn.Linear(size, size * RANK) for size in self.parts])
        self.merge_linears1 = nn.LayerList([nn.Linear(size, size * RANK) for size in self.parts])
        self.linear_out = nn.Linear(width, text)

    def forward(self, visual: Tensor, text: Tensor) -> Tensor:
        """[n, text width] of [n, visual width] and [n, text width]."""
        firsts = paddle.split(self.linear0(visual), self.parts, -1)
        seconds = paddle.split(self.linear1(text), self.parts, -1)
        merged = []
        for part in range(CHUNKS):  # plain enough for Paddle to trace
            product = self.merge_linears0[part](firsts[part]) * self.merge_linears1[part](seconds[part])
            total = product.reshape([0, RANK, self.parts[part]]).sum(1)
            # The root with the sign of what it is of; at 0 the slope stays finite.
            merged.append(F.normalize(total / total.abs().clip(min=_TINY).sqrt()))
        return self.linear_out(paddle.concat(merged, 1))


class GraphLayer(nn.Layer):
    """Every box takes up what its pairs with all others say."""

    def __init__(self, width: int, edge_width: int) -> None:
        super().__init__()
        self.width = width
        self.in_fc = nn.Linear(2 * width + edge_width, width)
        self.coef_fc = nn.Linear(width, 1)
        self.out_fc = nn.Linear(width, width)

    def pairs(self, rows: Tensor, nodes: Tensor, relations: Tensor, edge_embed: nn.Linear) -> Tensor:
        """Features [r, n, width] of the pairs of r boxes with all n. relations: [r, n, 5].

        Upstream joins three vectors for each pair and multiplies them by one matrix. The same comes out of one
        product for each box and one with the 5 numbers of each pair, at a fiftieth of the work.
        """
        of_first, of_second, of_edge = paddle.split(
            self.in_fc.weight, [self.width, self.width, self.in_fc.weight.shape[0] - 2 * self.width]
        )
        length = edge_embed(relations).square().sum(-1, keepdim=True).sqrt().clip(min=_TINY)
        edges = (relations @ (edge_embed.weight @ of_edge) + edge_embed.bias @ of_edge) / length
        sides = (rows @ of_first).unsqueeze(1) + (nodes @ of_second + self.in_fc.bias).unsqueeze(0)
        return F.relu(sides + edges)

    def taken_up(self, pairs: Tensor, alone: Tensor) -> Tensor:
        """What each of r boxes hears of the others: [r, width]. alone: [r, n], `NO_PARTNER` for itself."""
        weights = F.softmax(self.coef_fc(pairs) + alone.unsqueeze(-1), 1)
        return (weights * pairs).sum(1)


class GraphHead(nn.Layer):
    """From boxes' visual vectors and their texts to classes of boxes and of pairs."""

    def __init__(self, sizes: SdmgrSizes) -> None:
        super().__init__()
        width = sizes.node_embed
        self.fusion = Fusion(sizes.visual_dim, width, sizes.fusion_dim)
        self.node_embed = nn.Embedding(sizes.num_chars, sizes.node_input, 0)
        self.rnn = nn.LSTM(sizes.node_input, width)
        self.edge_embed = nn.Linear(sizes.edge_input, sizes.edge_embed)
        self.gnn_layers = nn.LayerList([GraphLayer(width, sizes.edge_embed) for _ in range(sizes.num_gnn)])
        self.node_cls = nn.Linear(width, sizes.num_classes)
        self.edge_cls = nn.Linear(sizes.edge_embed, 2)

    def forward(self, visual: Tensor, pages: Sequence[Page]) -> tuple[Tensor, list[Tensor]]:
        """Logits [N, classes] of all N boxes, and for each page [n, n, 2] (apart, together) of its pairs.

        visual: [N, 16], the pages' boxes one page behind the other.
        """
        nodes = self.fusion(visual, paddle.concat([self.read(page.texts, page.lengths) for page in pages]))
        graphs = [
            self.reason(rows, page.relations)
            for rows, page in zip(paddle.split(nodes, [len(page.lengths) for page in pages]), pages, strict=True)
        ]
        return self.node_cls(paddle.concat([rows for rows, _ in graphs])), [edges for _, edges in graphs]

    def read(self, texts: Tensor, lengths: Tensor) -> Tensor:
        """[n, width]: what the LSTM says at the last character; zero for no text."""
        outputs, _ = self.rnn(self.node_embed(texts))
        last = (paddle.arange(texts.shape[1]).unsqueeze(0) == (lengths - 1).unsqueeze(1)).astype("float32")
        return paddle.bmm(last.unsqueeze(1), outputs).squeeze(1)

    def reason(self, nodes: Tensor, relations: Tensor) -> tuple[Tensor, Tensor]:
        """One page: vectors [n, width] after all layers, and the pairs' logits [n, n, 2]."""
        count = nodes.shape[0]
        rows = max(PAIRS_AT_ONCE // count, 1)
        starts = range(0, count, rows)
        edges: list[Tensor] = []
        for layer in self.gnn_layers:
            heard = []
            for start in starts:
                part = relations[start : start + rows]
                if len(starts) > 1 and self.training:  # keep nothing of the pairs for the way back
                    context, logits = recompute(self._rows, layer, nodes, part, start)
                else:
                    context, logits = self._rows(layer, nodes, part, start)
                heard.append(context)
                edges.append(logits)
            nodes = nodes + F.relu(layer.out_fc(paddle.concat(heard)))
        return nodes, paddle.concat(edges[-len(starts) :])

    def _rows(self, layer: GraphLayer, nodes: Tensor, relations: Tensor, start: int) -> tuple[Tensor, Tensor]:
        """What some boxes, from `start` on, hear of all: [r, width], and their pairs' logits [r, n, 2]."""
        count = relations.shape[0]
        pairs = layer.pairs(nodes[start : start + count], nodes, relations, self.edge_embed)
        return layer.taken_up(pairs, alone(start, count, nodes.shape[0])), self.edge_cls(pairs)


def alone(start: int, count: int, total: int) -> Tensor:
    """[count, total]: `NO_PARTNER` where a box, `count` of them from `start` on, meets itself; else 0."""
    itself = paddle.arange(start, start + count).unsqueeze(1) == paddle.arange(total).unsqueeze(0)
    return itself.astype("float32") * NO_PARTNER
