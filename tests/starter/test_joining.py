"""Neighbours that run together: one box around both, their tokens' labels as before."""

from __future__ import annotations

from random import Random

import numpy as np

from build_scripts.starter.joining import with_joined_lines
from build_scripts.starter.pages import generate
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.training.data import Example, examples_of
from tests import goldens


def pages(count: int = 60) -> list[Example]:
    tokenizer, label_set = goldens.tokenizer(), default_label_set()
    return [examples_of(page, tokenizer, label_set)[0] for page in generate(7, 0, count)]


def test_some_neighbours_get_one_box_and_nothing_else_changes() -> None:
    changed = 0
    for number, example in enumerate(pages()):
        joined = with_joined_lines(example, Random(number))
        assert (joined.labels == example.labels).all() and (joined.input_ids == example.input_ids).all()
        assert joined.pairs is example.pairs
        moved = (joined.bbox != example.bbox).any(axis=1)
        changed += moved.any()
        grown = joined.bbox[moved] - example.bbox[moved]
        assert (grown[:, :2] <= 0).all() and (grown[:, 2:] >= 0).all()
    assert 5 < changed < 40


def test_what_runs_together_stands_in_one_row_and_near() -> None:
    for number, example in enumerate(pages()):
        joined = with_joined_lines(example, Random(number))
        for token in np.flatnonzero((joined.bbox != example.bbox).any(axis=1)):
            old, new = example.bbox[token], joined.bbox[token]
            assert new[3] - new[1] < 2.5 * (old[3] - old[1]) + 2
