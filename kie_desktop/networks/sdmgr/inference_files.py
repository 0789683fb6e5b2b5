"""SDMGR as Paddle inference files: `inference.json` and `inference.pdiparams`. Upstream cannot export it (spec H6)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import paddle
from paddle import Tensor, nn
from paddle.nn import functional as F  # noqa: N812
from paddle.static import InputSpec

from kie_desktop.kie.sdmgr import GraphPage, SdmgrModel, SdmgrSettings
from kie_desktop.kie.sdmgr.encoding import network_input
from kie_desktop.kie.sdmgr.model import GraphLogits, Picture
from kie_desktop.networks.inference_files import predictor, save_program
from kie_desktop.networks.sdmgr.head import NO_PARTNER
from kie_desktop.networks.sdmgr.network import SdmgrNetwork
from kie_desktop.networks.sdmgr.unet import box_features


def write_sdmgr_files(network: SdmgrNetwork, folder: Path) -> None:
    """Write the network for one page at a time; sizes stay open."""
    floats = {"image": [1, 3, None, None], "boxes": [None, 4], "relations": [None, None, 5]}
    whole = {"texts": [None, None], "lengths": [None]}
    inputs = [InputSpec(shape, "float32", name) for name, shape in floats.items()]
    inputs += [InputSpec(shape, "int64", name) for name, shape in whole.items()]
    save_program(_OnePage(network), inputs, folder)


def sdmgr_inference_model(folder: Path, settings: SdmgrSettings) -> SdmgrModel:
    """The files of a folder on Paddle's inference engine, on the CPU."""
    engine = predictor(folder, onednn=False)  # it cannot scale a picture up by a factor

    def run(pages: Sequence[GraphPage], pictures: Sequence[Picture]) -> list[GraphLogits]:
        answers = []
        for page, picture in zip(pages, pictures, strict=True):
            arrays = (network_input(picture)[None], page.boxes, page.relations, page.texts, page.lengths)
            nodes, edges = engine.run([paddle.to_tensor(array) for array in arrays])
            answers.append(GraphLogits(*(np.asarray(part.numpy(), np.float32) for part in (nodes, edges))))
        return answers

    return SdmgrModel(settings, run)


class _OnePage(nn.Layer):
    """The network without loops over pages or parts, which a traced program cannot have."""

    def __init__(self, network: SdmgrNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, image: Tensor, boxes: Tensor, relations: Tensor, texts: Tensor, lengths: Tensor
    ) -> tuple[Tensor, Tensor]:
        head = self.network.head
        features = self.network.backbone.img_feat(image)
        count = paddle.shape(boxes)[:1].astype("int32")
        nodes = head.fusion(box_features(features, boxes, count), head.read(texts, lengths))
        places = paddle.arange(boxes.shape[0])
        alone = (places.unsqueeze(1) == places.unsqueeze(0)).astype("float32") * NO_PARTNER
        pairs = nodes
        for layer in head.gnn_layers:
            pairs = layer.pairs(nodes, nodes, relations, head.edge_embed)
            nodes = nodes + F.relu(layer.out_fc(layer.taken_up(pairs, alone)))
        return head.node_cls(nodes), head.edge_cls(pairs)
