"""What the trainer is fed with: pages as arrays, their lines counted, their pairs filled up."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from build_scripts.starter.feed import Packed, lines_of
from build_scripts.starter.pages import generate
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.training.data import Batch, Example, examples_of
from tests import goldens

RECIPE = Path(__file__).resolve().parents[2] / "build_scripts" / "starter" / "recipe.toml"


def examples(count: int) -> list[Example]:
    tokenizer, label_set = goldens.tokenizer(), default_label_set()
    return [examples_of(page, tokenizer, label_set)[0] for page in generate(7, 0, count)]


def test_each_page_keeps_its_tokens_its_candidates_and_its_links() -> None:
    pages = examples(4)
    packed = Packed.of(Batch.of(pages), 3, 8)
    assert (packed.chunk, packed.number) == (3, 8)
    for row, page in enumerate(pages):
        keys, values = packed.keys[row][packed.key_mask[row]], packed.values[row][packed.value_mask[row]]
        assert keys.tolist() == page.pairs.key_tokens.tolist()
        assert values.tolist() == page.pairs.value_tokens.tolist()
        assert packed.input_ids[row][packed.mask[row]].tolist() == page.input_ids.tolist()
        assert packed.gold[row][: len(keys), : len(values)].tolist() == page.gold.astype(bool).tolist()
        assert packed.gold[row].sum() == page.gold.sum()


def test_a_page_without_keys_has_none_and_does_not_narrow_the_others() -> None:
    page, other = examples(2)
    packed = Packed.of(Batch.of([page.cut(1), other]), 0, 0)
    assert packed.key_mask[0].sum() == len(page.cut(1).pairs.key_ids)
    assert packed.key_mask[1].sum() == len(other.pairs.key_ids)


def test_lines_are_counted_through_the_batch_and_padding_has_the_number_after_the_last() -> None:
    labels = np.array([[1, 2, 1, 0], [3, 0, 0, 0]])
    bbox = np.zeros((2, 4, 4), np.int64)
    bbox[:, 3] = 9
    mask = np.array([[True] * 4, [True, False, False, False]])
    assert lines_of(bbox, labels, mask).tolist() == [[0, 0, 1, 2], [3, 4, 4, 4]]
