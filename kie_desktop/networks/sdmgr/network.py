"""The whole SDMGR network, and what it learns to make small (spec H1, H4)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import Tensor, nn
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.kie.sdmgr import IGNORED, GraphPage, SdmgrModel, SdmgrSettings
from kie_desktop.kie.sdmgr.encoding import network_input
from kie_desktop.kie.sdmgr.model import GraphLogits, Picture
from kie_desktop.networks.sdmgr.head import GraphHead, Page
from kie_desktop.networks.sdmgr.sizes import SdmgrSizes
from kie_desktop.networks.sdmgr.unet import ImageBranch

NO_EDGE = -1
"""Target of a pair that nothing is known of: no part of the loss."""


class SdmgrNetwork(nn.Layer):
    """Image branch and graph head; the sizes follow from the settings."""

    task = "sdmgr"

    def __init__(self, settings: SdmgrSettings) -> None:
        super().__init__()
        self.settings = settings
        self.sizes = SdmgrSizes.of(settings.sizes, len(settings.characters) + 1, len(settings.classes))
        self.backbone = ImageBranch()
        self.head = GraphHead(self.sizes)

    def forward(self, images: Tensor, boxes: Sequence[Tensor], pages: Sequence[Page]) -> tuple[Tensor, list[Tensor]]:
        """Logits [N, classes] of all boxes and [n, n, 2] of each page's pairs. Each page has a box at least."""
        return self.head(self.backbone(images, boxes), pages)

    def answers(
        self, pages: Sequence[GraphPage], pictures: Sequence[Picture], size: tuple[int, int] | None = None
    ) -> tuple[Tensor, list[Tensor]]:
        """`forward` of pages and their resized pictures; pictures smaller than `size` are filled up with zeros."""
        images = np.stack([network_input(picture, size) for picture in pictures])
        graphs = [Page(*map(paddle.to_tensor, (page.relations, page.texts, page.lengths))) for page in pages]
        return self(paddle.to_tensor(images), [paddle.to_tensor(page.boxes) for page in pages], graphs)


def sdmgr_model(network: SdmgrNetwork) -> SdmgrModel:
    """A network as a model. Its mode is left as it is: put it into evaluation mode before asking."""

    def run(pages: Sequence[GraphPage], pictures: Sequence[Picture]) -> list[GraphLogits]:
        with paddle.no_grad():
            nodes, edges = network.answers(pages, pictures)
        rows = np.split(_array(nodes), np.cumsum([len(page) for page in pages])[:-1])
        return [GraphLogits(row, _array(edge)) for row, edge in zip(rows, edges, strict=True)]

    return SdmgrModel(network.settings, run)


def node_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Mean cross-entropy over the boxes whose class is not `IGNORED`; logits[N, C], labels int64[N]."""
    return _mean_loss(logits, labels, labels != IGNORED)


def edge_loss(logits: Tensor, targets: Tensor) -> Tensor:
    """Mean cross-entropy over the pairs whose target is not `NO_EDGE`; logits[P, 2], targets int64[P]."""
    return _mean_loss(logits, targets, targets != NO_EDGE)


def _mean_loss(logits: Tensor, labels: Tensor, counted: Tensor) -> Tensor:
    known = paddle.where(counted, labels, paddle.zeros_like(labels))
    losses = F.cross_entropy(logits.astype("float32"), known, reduction="none").flatten()
    weights = counted.astype("float32")
    return (losses * weights).sum() / weights.sum().clip(min=1.0)


def _array(tensor: Tensor) -> NDArray[np.float32]:
    return np.asarray(tensor.astype("float32").numpy(), np.float32)
