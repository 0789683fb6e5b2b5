"""From logits to labels and links."""

from __future__ import annotations

import goldens
import numpy as np
import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity
from kie_desktop.kie.decoding import decode_links, decode_ser, pair_scores
from kie_desktop.kie.encoding import EncodedPage, encode_page


def encoded_page(lengths: list[int]) -> EncodedPage:
    ends = np.cumsum(lengths)
    n = int(ends[-1]) if lengths else 0
    spans = np.stack([ends - lengths, ends], axis=1).astype(np.int64)
    zeros = np.zeros(n, np.int64)
    return EncodedPage(
        tuple(range(10, 10 + len(lengths))), zeros, np.zeros((n, 4), np.int64), spans, 100, 100, ("x",) * len(lengths)
    )


def logits_of(class_ids: list[int], height: float = 2.0) -> np.ndarray:
    return (np.eye(7)[class_ids] * height).astype(np.float32)


def test_each_entity_gets_the_label_that_most_of_its_tokens_vote_for() -> None:
    page = encoded_page([3, 2, 1])
    labels = decode_ser(logits_of([1, 2, 0, 3, 4, 0]), page, goldens.classes())
    assert {key: row.label for key, row in labels.items()} == {10: "QUESTION", 11: "ANSWER", 12: "other"}


@pytest.mark.parametrize(("votes", "label"), [([0, 1], "other"), ([3, 1], "QUESTION"), ([6, 5, 3, 4], "ANSWER")])
def test_ties_go_to_the_label_that_stands_first(votes: list[int], label: str) -> None:
    assert decode_ser(logits_of(votes), encoded_page([len(votes)]), goldens.classes())[10].label == label


def test_lines_without_text_are_background_and_shift_nothing() -> None:
    page = encoded_page([0, 2, 0, 0, 1, 0])
    labels = decode_ser(logits_of([1, 2, 3]), page, goldens.classes())
    assert [labels[key].label for key in range(10, 16)] == ["other", "QUESTION", "other", "other", "ANSWER", "other"]
    assert labels[12].score == 0
    empty = encode_page([Entity(1, rectangle((0, 0, 9, 9)))], 100, 100, goldens.tokenizer())
    assert decode_ser(np.zeros((0, 7), np.float32), empty, goldens.classes())[1].label == "other"


def test_scores_are_probabilities_of_the_label() -> None:
    row = decode_ser(logits_of([1, 2], height=1.0), encoded_page([2]), goldens.classes())[10]
    assert row.score == pytest.approx((np.e + 1) / (np.e + 6))
    assert decode_ser(logits_of([1], height=200.0), encoded_page([1]), goldens.classes())[10].score <= 1


def test_a_value_keeps_its_best_key_and_a_key_may_have_many_values() -> None:
    scores = np.array([[0.6, 0.9, 0.1], [0.8, 0.7, 0.2]], np.float32)
    links = decode_links(scores, [1, 2], [5, 6, 7])
    assert [(link.head, link.tail) for link in links] == [(1, 6), (2, 5)]
    assert [link.score for link in links] == [pytest.approx(0.9), pytest.approx(0.8)]


def test_compatible_mode_keeps_the_first_key() -> None:
    scores = np.array([[0.6, 0.4], [0.8, 0.7]], np.float32)
    assert [link.key for link in decode_links(scores, [1, 2], [5, 6], compat=True)] == [(1, 5), (2, 6)]


def test_no_pairs_no_links() -> None:
    assert decode_links(np.zeros((0, 3), np.float32), [], [1, 2, 3]) == []
    assert decode_links(np.zeros((2, 0), np.float32), [1, 2], []) == []


@pytest.mark.parametrize("golden", goldens.pages(), ids=lambda golden: golden.page.image)
def test_the_reference_links_the_pairs_above_one_half(golden: goldens.GoldenPage) -> None:
    pairs, logits = golden.arrays["re_pairs"], golden.arrays["re_pair_logits"]
    linked = {tuple(pair[:2]) for pair, score in zip(pairs, pair_scores(logits), strict=True) if score > 0.5}
    assert linked == {tuple(pair) for pair in golden.arrays["re_pred"]}


def test_a_rejected_pair_leaves_room_for_the_next_best_and_others_alone() -> None:
    scores = np.array([[0.9, 0.6], [0.7, 0.8], [0.2, 0.1]], np.float32)
    kept = scores.copy()
    rejected = {(1, 11), (2, 99), (99, 12), (3, 12)}  # ids that are no candidates count for nothing
    links = decode_links(scores, (1, 2, 3), (11, 12), rejected=rejected)
    assert [link.key for link in links] == [(2, 11), (2, 12)]
    np.testing.assert_array_equal(scores, kept)
    assert decode_links(scores, (1, 2, 3), (11, 12), rejected={(1, 11), (2, 11)})[0].key == (2, 12)
    half = np.array([[0.5]], np.float32)
    assert decode_links(half, (1,), (11,)) == []


def test_further_keys_of_a_value_are_kept_above_a_score() -> None:
    scores = np.array([[0.95, 0.4], [0.9, 0.6], [0.7, 0.2]], np.float32)
    links = decode_links(scores, (1, 2, 3), (11, 12), further=0.8)
    assert [link.key for link in links] == [(1, 11), (2, 11), (2, 12)]
