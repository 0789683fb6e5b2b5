"""SDMGR exported: the written ONNX graph and Paddle's inference files answer as the network does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import paddle
import pytest

from kie_desktop.contract.packs import ModelPack, PackInfo
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page
from kie_desktop.kie.sdmgr import SdmgrModel, SdmgrSettings
from kie_desktop.networks.sdmgr.checkpoint import SdmgrCheckpoint
from kie_desktop.networks.sdmgr.inference_files import sdmgr_inference_model, write_sdmgr_files
from kie_desktop.networks.sdmgr.network import SdmgrNetwork, sdmgr_model
from kie_desktop.networks.sdmgr.onnx_graph import save_onnx
from kie_desktop.runtime.sdmgr_runner import OnnxSdmgr

SIZES = {"node_embed": 32, "edge_embed": 32, "fusion_dim": 60, "node_input": 8}
SETTINGS = SdmgrSettings(("Ignore", "shop", "total", "other"), tuple("abc123"), (64, 64), links=True, sizes=SIZES)


@pytest.fixture(scope="module")
def network() -> SdmgrNetwork:
    """With batch norm that has seen something."""
    paddle.seed(5)
    network = SdmgrNetwork(SETTINGS)
    network.train()
    model = sdmgr_model(network)
    model.ask(page_of(9), picture())
    network.eval()
    return network


def page_of(count: int) -> Page:
    """Lines, some of which have no area."""
    texts = ["", "a", "b2c", "ÄÖ", "abc123abc"]
    rows = [
        Entity(
            k + 1, rectangle((5 + k % 7, 3 + 6 * k, 60 + 3 * (k % 9), (3 if k % 4 == 1 else 9) + 6 * k)), texts[k % 5]
        )
        for k in range(count)
    ]
    return Page("a.png", 120, 30 + 6 * count).with_entities(rows, [])


def picture() -> np.ndarray:
    return np.random.default_rng(2).integers(0, 255, (90, 120, 3), np.uint8)


def assert_same(first: SdmgrModel, second: SdmgrModel) -> None:
    for count in (1, 2, 9, 40):
        mine, its = (model.ask(page_of(count), picture()) for model in (first, second))
        np.testing.assert_allclose(mine.nodes, its.nodes, atol=1e-4)
        np.testing.assert_allclose(mine.edges, its.edges, atol=1e-4)


def test_the_onnx_graph_answers_as_the_network(network: SdmgrNetwork, tmp_path: Path) -> None:
    state = {key: value.numpy() for key, value in network.state_dict().items()}
    save_onnx(SdmgrCheckpoint(tmp_path, SETTINGS, state), str(tmp_path / "sdmgr.onnx"))
    (tmp_path / "sdmgr.json").write_text(SETTINGS.to_json())
    model = sdmgr_model(network)
    exported = OnnxSdmgr(ModelPack(tmp_path, PackInfo("a", "1", "", ("sdmgr",), model.label_set), {}))
    assert_same(model, exported)
    assert onnxruntime.InferenceSession(str(tmp_path / "sdmgr.onnx")).get_inputs()[0].name == "image"


def test_paddles_inference_files_answer_as_the_network(network: SdmgrNetwork, tmp_path: Path) -> None:
    write_sdmgr_files(network, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"inference.json", "inference.pdiparams"}
    assert_same(sdmgr_model(network), sdmgr_inference_model(tmp_path, SETTINGS))
