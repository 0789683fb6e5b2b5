"""The peer of the RE benchmark does the same work: upstream's way to the same numbers."""

from __future__ import annotations

import goldens
import numpy as np
import paddle

from build_scripts.benchmarks.inference import score_built_pairs
from kie_desktop.networks.checkpoint import re_network, read_checkpoint


@paddle.no_grad()
def test_built_pairs_score_as_broadcast_ones() -> None:
    network = re_network(read_checkpoint(goldens.FOLDER / "re"))
    hidden = paddle.randn([30, network.config.hidden_size])
    keys, values = np.array([1, 4, 20]), np.array([2, 3, 5, 7, 29])
    ours = network.score(hidden[paddle.to_tensor(keys)], hidden[paddle.to_tensor(values)]).numpy()
    built = score_built_pairs(network, hidden, keys, values).numpy().reshape(3, 5, 2)
    np.testing.assert_allclose(ours, built, atol=1e-3)
