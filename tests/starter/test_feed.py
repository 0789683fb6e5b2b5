"""What the trainer is fed with: pages as arrays, their lines counted, their pairs filled up."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from build_scripts.starter.feed import ABSENT, KEY, VALUE, Packed, class_roles, lines_of
from build_scripts.starter.pages import generate
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.training.data import Batch, Example, examples_of
from tests import goldens

ROLES = class_roles(default_label_set())
RECIPE = Path(__file__).resolve().parents[2] / "build_scripts" / "starter" / "recipe.toml"


def examples(count: int) -> list[Example]:
    tokenizer, label_set = goldens.tokenizer(), default_label_set()
    return [examples_of(page, tokenizer, label_set)[0] for page in generate(7, 0, count)]


def test_each_page_keeps_its_tokens_its_candidates_and_its_links() -> None:
    pages = examples(4)
    packed = Packed.of(Batch.of(pages), 3, 8, ROLES)
    assert (packed.chunk, packed.number) == (3, 8)
    for row, page in enumerate(pages):
        keys, values = (packed.roles[row] == role for role in (KEY, VALUE))
        assert packed.firsts[row][keys].tolist() == page.pairs.key_tokens.tolist()
        assert packed.firsts[row][values].tolist() == page.pairs.value_tokens.tolist()
        assert packed.input_ids[row][packed.mask[row]].tolist() == page.input_ids.tolist()
        assert packed.gold[row][np.ix_(keys, values)].tolist() == page.gold.astype(bool).tolist()
        assert packed.gold[row].sum() == page.gold.sum()
        assert (packed.roles[row] != ABSENT).sum() == len({*packed.lines[row][packed.mask[row]]})


def test_a_page_without_keys_has_none_and_does_not_narrow_the_others() -> None:
    page, other = examples(2)
    packed = Packed.of(Batch.of([page.cut(1), other]), 0, 0, ROLES)
    assert (packed.roles[0] == KEY).sum() == len(page.cut(1).pairs.key_ids)
    assert (packed.roles[1] == KEY).sum() == len(other.pairs.key_ids)


def test_what_another_window_of_the_page_counts_keeps_its_links_here() -> None:
    page = max(generate(7, 0, 40), key=lambda page: len(page.links))
    windows = examples_of(page, goldens.tokenizer(), default_label_set(), 160)
    assert len(windows) > 2
    for window in windows:
        packed = Packed.of(Batch.of([window]), 0, 0, ROLES)
        assert packed.gold.sum() == window.gold.sum()
    assert sum(window.gold.sum() for window in windows) > 0


def test_lines_are_counted_through_the_batch_and_padding_has_the_number_after_the_last() -> None:
    labels = np.array([[1, 2, 1, 0], [3, 0, 0, 0]])
    bbox = np.zeros((2, 4, 4), np.int64)
    bbox[:, 3] = 9
    mask = np.array([[True] * 4, [True, False, False, False]])
    assert lines_of(bbox, labels, mask).tolist() == [[0, 0, 1, 2], [3, 4, 4, 4]]
