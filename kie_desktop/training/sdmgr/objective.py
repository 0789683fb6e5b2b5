"""What SDMGR learns to make small: the loss over boxes and the one over pairs (spec H4)."""

from __future__ import annotations

from collections.abc import Mapping

import paddle
from paddle import Tensor, nn

from kie_desktop.kie.sdmgr import IGNORED
from kie_desktop.networks.sdmgr.network import NO_EDGE, SdmgrNetwork, edge_loss, node_loss
from kie_desktop.training.sdmgr.data import GraphBatch


class SdmgrObjective:
    """Cross-entropy of boxes and of pairs, both with weight 1."""

    def __init__(self, network: SdmgrNetwork) -> None:
        self.network = network

    def networks(self) -> tuple[nn.Layer, ...]:
        """The network."""
        return (self.network,)

    def losses(self, batch: GraphBatch) -> dict[str, Tensor]:
        """The scalars `loss_node` and `loss_edge`, as upstream's log names them."""
        graphs = [example.graph for example in batch.examples]
        nodes, edges = self.network.answers(graphs, [example.picture for example in batch.examples], batch.canvas)
        pairs = paddle.concat([rows.reshape([-1, 2]) for rows in edges])
        return {
            "loss_node": node_loss(nodes, paddle.to_tensor(batch.labels)),
            "loss_edge": edge_loss(pairs, paddle.to_tensor(batch.edges)),
        }

    def counts(self, batch: GraphBatch) -> Mapping[str, float]:
        """Boxes and pairs that count."""
        return {
            "loss_node": float((batch.labels != IGNORED).sum()),
            "loss_edge": float((batch.edges != NO_EDGE).sum()),
        }
