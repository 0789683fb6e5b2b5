"""Metrics against seqeval, and by hand."""

from __future__ import annotations

import json

import goldens
import pytest

from kie_desktop.domain.score import Score
from kie_desktop.training.metrics import RelationMetric, SerMetric, chunks


def test_equals_seqeval() -> None:
    golden = json.loads((goldens.FOLDER / "seqeval.json").read_text())
    metric = SerMetric()
    for gold, predicted in zip(golden["gt"], golden["pred"], strict=True):
        metric.add(gold, predicted)
    score = metric.score
    assert (score.precision, score.recall, score.hmean) == pytest.approx(
        (golden["precision"], golden["recall"], golden["hmean"])
    )


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], set()),
        (["O", "O"], set()),
        (["B-A", "I-A", "O"], {("A", 0, 1)}),
        (["B-A", "B-A"], {("A", 0, 0), ("A", 1, 1)}),
        (["I-A", "I-A", "I-B"], {("A", 0, 1), ("B", 2, 2)}),
        (["O", "I-A"], {("A", 1, 1)}),
        (["B-DUE-DATE", "I-DUE-DATE"], {("DUE-DATE", 0, 1)}),
    ],
)
def test_chunks(tags: list[str], expected: set[tuple[str, int, int]]) -> None:
    assert chunks(tags) == expected


def test_by_label_with_what_was_never_there() -> None:
    metric = SerMetric()
    metric.add(["B-A", "I-A", "B-B", "O"], ["B-A", "I-A", "B-C", "O"])
    assert metric.per_label == {"A": Score(1, 1, 1, 1), "B": Score(0, 0, 0, 1), "C": Score(0, 0, 0, 0)}
    assert metric.score == Score(0.5, 0.5, 0.5, 2)


def test_chunks_do_not_cross_pages() -> None:
    metric = SerMetric()
    metric.add(["B-A"], ["B-A"])
    metric.add(["I-A"], ["I-A"])
    assert metric.score.support == 2


def test_pairs_count_once_a_page() -> None:
    metric = RelationMetric()
    metric.add([(1, 2), (1, 3), (1, 3)], [(1, 2), (4, 5), (1, 2)])
    metric.add([(1, 2)], [])
    assert metric.score == Score(0.5, pytest.approx(1 / 3), pytest.approx(0.4), 3)


def test_nothing_at_all_is_zero() -> None:
    assert RelationMetric().score == SerMetric().score == Score(0, 0, 0, 0)
