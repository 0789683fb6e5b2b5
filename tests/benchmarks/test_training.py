"""The peer of the training benchmarks does the same work: upstream's way to the same losses."""

from __future__ import annotations

import numpy as np
import paddle
import pytest

from build_scripts.benchmarks.training import examples, our_round, sizes
from build_scripts.benchmarks.upstream_step import UpstreamStep, candidate_pairs, padded, relation_tables
from kie_desktop.training.data import Batch
from kie_desktop.training.step import Objective, ReObjective, SerObjective


@pytest.mark.parametrize("task", ["ser", "re"])
def test_both_sides_have_the_same_loss(task: str) -> None:
    rows = examples()[:2]
    peer = UpstreamStep(task, sizes(), 7)
    peer.network.eval()
    objective: Objective = SerObjective(peer.network) if task == "ser" else ReObjective(peer.network)
    with paddle.no_grad():
        (ours,) = objective.losses(Batch.of(rows)).values()
        assert float(peer.loss(rows)) == pytest.approx(float(ours), rel=1e-4)


def test_the_peer_learns() -> None:
    rows = examples()[:1]
    peer = UpstreamStep("re", sizes(), 7)
    before = peer.network.layoutxlm.encoder.layer[0].output.dense.weight.numpy()
    assert np.isfinite(peer(rows))
    assert not np.array_equal(before, peer.network.layoutxlm.encoder.layer[0].output.dense.weight.numpy())


def test_the_sample_pages_are_of_a_usual_kind() -> None:
    rows = examples()
    assert 100 < np.mean([len(row) for row in rows]) < 512
    ids, _, mask, labels = padded(rows[:1])
    assert ids.shape == (1, 512) and mask.sum() == len(rows[0]) == (labels != -100).sum()
    pairs = candidate_pairs(*(paddle.to_tensor(table) for table in relation_tables(rows[0]))).numpy()
    assert len(pairs) == rows[0].gold.size and pairs[:, 2].sum() == rows[0].gold.sum()
    _, parameters = our_round("ser", rows)
    assert 2.5e6 < parameters < 3.5e6
