"""Threads that share a batch: the same gradients as one, the same again, and nothing left behind by a failure."""

from __future__ import annotations

import numpy as np
import paddle
import pytest

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.networks.dropout import Dropout, seed_dropout
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.training.data import Batch, examples_of
from kie_desktop.training.distillation import MutualObjective
from kie_desktop.training.step import Objective, TrainStep
from tests.training.test_data import form
from tests.training.test_step import KINDS, config, gradients, objective


@pytest.fixture
def batch(tokenizer: Tokenizer) -> Batch:
    """Five pages, one of them without a key, so that a thread may have none."""
    rows = [row for size in (3, 4, 2, 6) for row in examples_of(form(size), tokenizer, default_label_set())]
    return Batch.of([*rows, rows[0].cut(1)])


def of_kind(kind: str, tokenizer: Tokenizer, dropout: float = 0.0) -> Objective:
    if kind == "udml":
        paddle.seed(5)
        made: Objective = MutualObjective(*(SerNetwork(config(tokenizer), 7) for _ in range(2)))
    else:
        made = objective(kind, tokenizer)
    for network in made.networks():
        for layer in network.sublayers():
            if isinstance(layer, Dropout):
                layer.rate = dropout
    return made


@pytest.mark.parametrize("cores", [2, 4])
@pytest.mark.parametrize("kind", [*KINDS, "udml"])
def test_threads_have_the_gradients_of_one(kind: str, cores: int, tokenizer: Tokenizer, batch: Batch) -> None:
    alone = gradients(TrainStep(of_kind(kind, tokenizer)), batch)
    together = gradients(TrainStep(of_kind(kind, tokenizer), cores=cores), batch)
    assert alone.keys() == together.keys()
    for name, value in alone.items():
        np.testing.assert_allclose(together[name], value, rtol=1e-4, atol=1e-6, err_msg=name)


def test_threads_read_the_weights_that_were_updated_loaded_or_set(tokenizer: Tokenizer, batch: Batch) -> None:
    steps = [TrainStep(of_kind("ser", tokenizer), cores=cores) for cores in (1, 2)]
    for step in steps:
        (network,) = step.objective.networks()
        halved = {name: parameter.numpy() / 2 for name, parameter in network.named_parameters()}
        network.set_state_dict({**network.state_dict(), **halved})
        network.classifier.bias.set_value(np.arange(7, dtype=np.float32))
    first, second = ([step(batch, 1e-2)["ser"] for _ in range(6)] for step in steps)
    assert second == pytest.approx(first, rel=1e-3)
    assert second[-1] < second[0]


def test_masks_are_the_same_again_whatever_thread_is_first(tokenizer: Tokenizer, batch: Batch) -> None:
    losses = []
    for _ in range(3):
        step = TrainStep(of_kind("re", tokenizer, dropout=0.3), cores=2)
        seed_dropout(11)
        losses.append([step(batch, 1e-3)["re"] for _ in range(4)])
    assert losses[0] == losses[1] == losses[2]


def test_a_failing_thread_leaves_no_gradients(tokenizer: Tokenizer, batch: Batch) -> None:
    step = TrainStep(of_kind("ser", tokenizer), cores=2)
    (network,) = step.objective.networks()
    good, before = network.classifier.weight.numpy(), network.classifier.bias.numpy()
    network.classifier.weight.set_value(paddle.full([48, 7], float("nan")))
    with pytest.raises(FloatingPointError, match=r"form\d\.png"):
        step(batch, 1e-3)
    assert all(parameter.grad is None for parameter in step.parameters.values())
    np.testing.assert_array_equal(network.classifier.bias.numpy(), before)
    network.classifier.weight.set_value(good)
    whole = gradients(TrainStep(of_kind("ser", tokenizer)), batch)
    for name, value in gradients(step, batch).items():
        np.testing.assert_allclose(value, whole[name], rtol=1e-4, atol=1e-6, err_msg=name)
