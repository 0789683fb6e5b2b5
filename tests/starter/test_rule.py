"""The plain rule: which key is nearest to a value."""

import numpy as np

from build_scripts.starter.rule import nearest_keys

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
