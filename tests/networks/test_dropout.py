"""Dropout drops as many as it says, keeps the mean, and repeats itself when told to."""

from __future__ import annotations

import numpy as np
import paddle
import pytest

from kie_desktop.networks.dropout import Dropout, seed_dropout


def test_it_drops_its_share_and_keeps_the_mean() -> None:
    seed_dropout(3)
    dropped = Dropout(0.1)(paddle.ones([400, 500])).numpy()
    assert set(np.unique(dropped)) == {np.float32(0), np.float32(1 / 0.9)}
    assert (dropped == 0).mean() == pytest.approx(0.1, abs=0.003)
    assert np.abs((dropped == 0).mean(axis=0) - 0.1).max() < 0.08


def test_the_gradient_passes_where_the_value_did() -> None:
    value = paddle.ones([50, 3])
    value.stop_gradient = False
    dropped = Dropout(0.5)(value)
    dropped.sum().backward()
    np.testing.assert_array_equal(value.grad.numpy(), dropped.numpy())


def test_the_same_seed_gives_the_same_masks_and_the_next_call_others() -> None:
    layer, value = Dropout(0.3), paddle.ones([1000])
    seed_dropout(5)
    first, second = layer(value).numpy(), layer(value).numpy()
    seed_dropout(5)
    np.testing.assert_array_equal(layer(value).numpy(), first)
    assert (first != second).any()


def test_outside_training_nothing_is_dropped() -> None:
    layer, value = Dropout(0.5), paddle.ones([10])
    layer.eval()
    assert layer(value) is value
