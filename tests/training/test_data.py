"""Batches for training: nothing lost, nothing padded that need not be."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.networks.ser import IGNORED
from kie_desktop.training.data import Batch, Example, bucketed, examples_of


def form(lines: int) -> Page:
    """A page of `lines` rows, each a key and its value."""
    entities, links = [], []
    for row in range(lines):
        top = 40 * row
        entities.append(Entity(2 * row + 1, rectangle((10, top, 90, top + 15)), f"Field {row}", "question"))
        entities.append(Entity(2 * row + 2, rectangle((120, top, 190, top + 15)), f"value {row}", "answer"))
        links.append(Link(2 * row + 1, 2 * row + 2))
    return Page(f"form{lines}.png", 300, 40 * lines + 10).with_entities(entities, links)


def examples(tokenizer: Tokenizer, sizes: list[int]) -> list[Example]:
    return [example for size in sizes for example in examples_of(form(size), tokenizer, default_label_set())]


def test_a_long_page_gives_windows_in_which_every_token_counts_once(tokenizer: Tokenizer) -> None:
    page = form(60)
    (whole,) = examples_of(page, tokenizer, default_label_set(), size=100_000)
    windows = examples_of(page, tokenizer, default_label_set(), size=200)
    assert len(windows) > 2
    assert all(len(window) <= 200 for window in windows)
    counted = np.concatenate([window.labels[window.labels != IGNORED] for window in windows])
    np.testing.assert_array_equal(counted, whole.labels)


def test_the_first_window_alone_ends_where_paddleocr_ends(tokenizer: Tokenizer) -> None:
    page = form(60)
    (first,) = examples_of(page, tokenizer, default_label_set(), size=200, first_only=True)
    (whole,) = examples_of(page, tokenizer, default_label_set(), size=100_000)
    assert len(first) == 200 and (first.labels != IGNORED).all()
    ends = np.append(np.flatnonzero(whole.labels % 2 == 1)[1:], len(whole))
    within = int((ends < 200).sum())  # an entity that ends exactly there is left out too
    assert len(first.pairs.key_ids) + len(first.pairs.value_ids) == within


def test_pairs_of_a_window_point_at_the_first_tokens_of_their_entities(tokenizer: Tokenizer) -> None:
    page = form(60)
    label_set = default_label_set()
    for window in examples_of(page, tokenizer, label_set, size=200):
        keys = window.labels[window.pairs.key_tokens]
        assert set(keys.tolist()) <= {1, IGNORED}
        for row, column in np.argwhere(window.gold):
            assert window.pairs.value_ids[column] == window.pairs.key_ids[row] + 1
        assert window.gold.sum() >= min(len(window.pairs.key_ids), len(window.pairs.value_ids)) - 1


def test_a_whole_page_has_all_its_pairs_and_reads_each_entity_where_its_first_token_counts(
    tokenizer: Tokenizer,
) -> None:
    page, label_set = form(60), default_label_set()
    (single,) = examples_of(page, tokenizer, label_set, size=100_000)
    windows = examples_of(page, tokenizer, label_set, size=200)
    (whole,) = examples_of(page, tokenizer, label_set, size=200, whole=True)
    assert [part.stop - part.start for part in whole.windows] == [len(window) for window in windows]
    assert whole.longest <= 200
    assert (whole.pairs.key_ids, whole.pairs.value_ids) == (single.pairs.key_ids, single.pairs.value_ids)
    np.testing.assert_array_equal(whole.gold, single.gold)
    np.testing.assert_array_equal(whole.labels[whole.labels != IGNORED], single.labels)
    for mine, its in zip(
        (whole.pairs.key_tokens, whole.pairs.value_tokens),
        (single.pairs.key_tokens, single.pairs.value_tokens),
        strict=True,
    ):
        assert set(whole.labels[mine].tolist()) <= {1, 3}
        np.testing.assert_array_equal(whole.bbox[mine], single.bbox[its])


def test_places_of_a_batch_are_those_of_its_rows(tokenizer: Tokenizer) -> None:
    label_set = default_label_set()
    rows = [example for size in (60, 2) for example in examples_of(form(size), tokenizer, label_set, 200, whole=True)]
    batch = Batch.of(rows)
    assert batch.input_ids.shape[0] == len(rows[0].starts) + 1
    for number, row in enumerate(rows):
        tokens = np.arange(len(row))
        places = batch.places(number, tokens)
        np.testing.assert_array_equal(batch.input_ids.ravel()[places], row.input_ids)
        np.testing.assert_array_equal(batch.bbox.reshape(-1, 4)[places], row.bbox)
    assert batch.tokens == batch.mask.sum()


def test_a_split_batch_has_every_example_once_in_parts_of_like_size(tokenizer: Tokenizer) -> None:
    batch = Batch.of(examples(tokenizer, [2, 20, 3, 9, 8, 2]))
    parts = batch.split(2)
    assert sorted(row.page for part in parts for row in part.examples) == sorted(row.page for row in batch.examples)
    assert [part.tokens for part in parts] == pytest.approx([batch.tokens / 2] * 2, rel=0.1)
    assert [len(part.examples) for part in batch.split(9)] == [1] * 6
    assert batch.split(1) == [batch]


def test_buckets_hold_every_example_once_and_no_more_than_fits(tokenizer: Tokenizer) -> None:
    rows = examples(tokenizer, [1, 2, 3, 3, 3, 5, 8, 8, 12, 20])
    batches = list(bucketed(rows, tokens=150, rng=Random(3)))
    seen = sorted(example.page for batch in batches for example in batch.examples)
    assert seen == sorted(row.page for row in rows)
    for batch in batches:
        assert len(batch.examples) == 1 or batch.input_ids.size <= 150


def test_equal_lengths_need_no_mask_and_others_are_padded_and_ignored(tokenizer: Tokenizer) -> None:
    short, long = examples(tokenizer, [2, 5])
    assert Batch.of([short, short]).mask is None
    mixed = Batch.of([short, long])
    assert mixed.mask is not None
    assert mixed.mask.sum() == len(short) + len(long)
    assert set(mixed.labels[0, len(short) :].tolist()) == {IGNORED}


def test_a_cut_example_keeps_the_pairs_that_stand_in_it(tokenizer: Tokenizer) -> None:
    (example,) = examples(tokenizer, [6])
    half = example.cut(len(example) // 2)
    assert len(half) == len(example) // 2
    assert half.gold.shape == (len(half.pairs.key_ids), len(half.pairs.value_ids))
    assert 0 < half.gold.sum() < example.gold.sum()


def test_an_unknown_label_is_named(tokenizer: Tokenizer) -> None:
    page = Page("odd.png", 100, 100).with_entities([Entity(1, rectangle((1, 1, 50, 10)), "hello", "stamp")], [])
    with pytest.raises(UserError, match="stamp"):
        examples_of(page, tokenizer, default_label_set())
