"""Which key is nearest, and what that does to link logits."""

import numpy as np

from kie_desktop.kie.nearness import nearest_keys, with_nearness

LEFT, ABOVE, RIGHT = [0, 100, 80, 120], [100, 40, 180, 60], [300, 100, 360, 120]
VALUE = [100, 100, 200, 120]


def boxes(*rows):
    return np.array(rows, float).reshape(-1, 4)


def test_the_key_on_the_left_is_nearer_than_the_one_above():
    assert nearest_keys(boxes(ABOVE, RIGHT, LEFT), boxes(VALUE)).tolist() == [[False], [False], [True]]


def test_without_a_key_on_the_left_the_one_above_counts_and_one_on_the_right_never():
    assert nearest_keys(boxes(RIGHT, ABOVE), boxes(VALUE)).tolist() == [[False], [True]]
    assert not nearest_keys(boxes(RIGHT), boxes(VALUE)).any()


def test_no_keys_or_no_values():
    assert nearest_keys(boxes(), boxes(VALUE)).shape == (0, 1)
    assert nearest_keys(boxes(LEFT), boxes()).shape == (1, 0)


def test_nearness_moves_the_margin_by_its_weight_both_ways():
    logits = np.zeros((2, 1, 2), np.float32)
    assert with_nearness(logits, boxes(LEFT, RIGHT), boxes(VALUE), 1.5).tolist() == [[[0.0, 1.5]], [[1.5, 0.0]]]
    assert with_nearness(logits, boxes(LEFT, RIGHT), boxes(VALUE), 0.0) is logits
