"""SDMGR's head as PaddleOCR has it, written anew from its description (spec H1): the peer of the benchmarks.

Three vectors are joined for each pair of boxes and multiplied by one matrix. Picture, texts and fusion are ours.
"""

from __future__ import annotations

from paddle import Tensor, concat
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.networks.sdmgr.head import GraphHead, alone
from kie_desktop.networks.sdmgr.network import SdmgrNetwork


class JoinedPairs(GraphHead):
    """Answers as `GraphHead`; all pairs are in memory at once."""

    def reason(self, nodes: Tensor, relations: Tensor) -> tuple[Tensor, Tensor]:
        """One page: vectors [n, width] after all layers, and the pairs' logits [n, n, 2]."""
        count, width = nodes.shape
        edges = F.normalize(self.edge_embed(relations.reshape([count * count, -1])))
        pairs = edges
        for layer in self.gnn_layers:
            first = nodes.unsqueeze(1).expand([count, count, width]).reshape([count * count, width])
            second = nodes.unsqueeze(0).expand([count, count, width]).reshape([count * count, width])
            pairs = F.relu(layer.in_fc(concat([first, second, edges], -1)))
            heard = layer.taken_up(pairs.reshape([count, count, -1]), alone(0, count, count))
            nodes = nodes + F.relu(layer.out_fc(heard))
        return nodes, self.edge_cls(pairs).reshape([count, count, 2])


def as_upstream(network: SdmgrNetwork) -> SdmgrNetwork:
    """A network with the same weights that works as PaddleOCR's does."""
    peer = SdmgrNetwork(network.settings)
    peer.head = JoinedPairs(peer.sizes)
    peer.set_state_dict(network.state_dict())
    peer.train() if network.training else peer.eval()
    return peer
