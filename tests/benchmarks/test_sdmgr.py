"""The peer of SDMGR's benchmarks does the same work: upstream's way to the same answers and losses."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import paddle
import pytest

from build_scripts.benchmarks.upstream_sdmgr import as_upstream
from kie_desktop.kie.sdmgr import SdmgrSettings
from kie_desktop.networks.sdmgr.network import SdmgrNetwork
from kie_desktop.training.sdmgr.data import GraphBatch, Pictures, examples_of
from kie_desktop.training.sdmgr.objective import SdmgrObjective
from tests.training.graph_pages import LABELS, archive, receipt


def test_both_sides_have_the_same_losses_and_gradients(tmp_path: Path) -> None:
    sizes = {"node_embed": 32, "edge_embed": 32, "fusion_dim": 60, "node_input": 8}
    settings = SdmgrSettings(("Ignore", *LABELS.names[1:], "other"), tuple("TOALShop123"), (64, 64), sizes=sizes)
    data = archive(tmp_path / "data", range(2))
    examples = examples_of([receipt(0), receipt(1)], data / "image_files", settings, Pictures())
    paddle.seed(1)
    network = SdmgrNetwork(settings)
    gradients = []
    losses = []
    for side in (network, as_upstream(network)):
        found = SdmgrObjective(side).losses(GraphBatch.of(examples))
        losses.append({name: float(value) for name, value in found.items()})
        paddle.add_n([*found.values()]).backward()
        gradients.append({name: row.grad.numpy() for name, row in side.named_parameters() if row.grad is not None})
    assert losses[0] == pytest.approx(losses[1], rel=1e-4)
    assert gradients[0].keys() == gradients[1].keys()
    for name, value in gradients[0].items():
        np.testing.assert_allclose(value, gradients[1][name], rtol=1e-2, atol=1e-4, err_msg=name)
