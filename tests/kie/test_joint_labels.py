"""Labels chosen together with links."""

from __future__ import annotations

import numpy as np
import pytest

from kie_desktop.domain.label_set import Label, LabelSet, Role, default_label_set
from kie_desktop.kie import joint_labels as joint
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.decoding import decode_ser
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.joint_labels import LineChances, evidence, joint_labels
from kie_desktop.kie.relations import Candidates

LABELS = default_label_set()
WEIGHTS = ((0.0,) * 7, (0.0,) * 5 + (4.0, -1.0), (0.0,) * 4 + (4.0, 0.0, -1.0), (0.0,) * 7)
"""Links count for keys and values, and nothing else does."""


def encoded_page(count: int) -> EncodedPage:
    """Lines 1, 2, ... of one token each."""
    spans = np.stack([np.arange(count), np.arange(1, count + 1)], axis=1)
    tokens = np.zeros(count, np.int64)
    return EncodedPage(
        tuple(range(1, count + 1)), tokens, np.zeros((count, 4), np.int64), spans, 100, 100, ("x",) * count
    )


def logits_of(*lines: tuple[float, float, float]) -> np.ndarray:
    """SER's logits of lines that are other, key and value with these probabilities."""
    likely = np.full((len(lines), 7), 1e-6, np.float32)
    likely[:, [0, 1, 3]] = lines
    return np.log(likely)


def links_of(scores: dict[tuple[int, int], float]) -> joint.ScoreLinks:
    """RE that finds these pairs of ids linked so surely, and no other."""

    def score(pairs: Candidates) -> np.ndarray:
        likely = np.array([[scores.get((key, value), 0.01) for value in pairs.value_ids] for key in pairs.key_ids])
        return np.stack([np.log(1 - likely), np.log(likely)], axis=-1).astype(np.float32)

    return score


def chosen(logits: np.ndarray, scores: dict[tuple[int, int], float], **more: object) -> list[str]:
    found = joint_labels(logits, encoded_page(len(logits)), LABELS, WEIGHTS, links_of(scores), **more)  # type: ignore[arg-type]
    return [row.label for row in found.values()]


UNSURE = logits_of((0.02, 0.96, 0.02), (0.05, 0.55, 0.4))
"""A key, and a line of which SER makes a key, too, but only just."""


def test_a_line_that_is_surely_linked_to_a_key_is_its_value() -> None:
    assert chosen(UNSURE, {}) == ["question", "question"]
    assert chosen(UNSURE, {(1, 2): 0.98}) == ["question", "answer"]


def test_a_line_whose_value_no_other_key_claims_is_a_key() -> None:
    logits = logits_of((0.02, 0.4, 0.58), (0.02, 0.02, 0.96), (0.02, 0.96, 0.02))
    assert chosen(logits, {(1, 2): 0.98}) == ["question", "answer", "question"]
    assert chosen(logits, {(1, 2): 0.98, (3, 2): 0.99}) == ["answer", "answer", "question"]


def test_what_a_person_decided_counts_for_its_neighbours() -> None:
    logits = logits_of((0.96, 0.02, 0.02), (0.05, 0.55, 0.4))
    assert chosen(logits, {(1, 2): 0.98}) == ["other", "question"]
    assert chosen(logits, {(1, 2): 0.98}, decided={1: Role.KEY})[1] == "answer"


def test_looks_decide_where_ser_hesitates_and_not_where_a_person_has_decided() -> None:
    logits = logits_of((0.02, 0.96, 0.02), (0.04, 0.5, 0.46))
    looks = np.log(np.array([[0.1, 0.6, 0.2, 0.1], [0.1, 0.2, 0.6, 0.1]], np.float32))
    assert chosen(logits, {}) == ["question", "question"]
    assert chosen(logits, {}, looks=looks) == ["question", "answer"]
    decided = {2: Role.KEY}
    assert chosen(logits, {(1, 2): 0.98}, looks=looks, decided=decided)[0] == "question"
    chances = joint.LineChances.of(logits, encoded_page(2), LABELS, decided, looks)
    assert chances.roles[1].tolist() == [0, 1, 0, 0]


def test_scores_are_probabilities() -> None:
    found = joint_labels(UNSURE, encoded_page(2), LABELS, WEIGHTS, links_of({(1, 2): 0.98}))
    assert 0.9 < found[1].score <= 1 and 0.5 < found[2].score < 1


def test_within_a_role_the_likelier_label_is_chosen() -> None:
    labels = LabelSet(
        [
            Label("other", "#000000", Role.OTHER),
            Label("name", "#000000", Role.KEY),
            Label("date", "#000000", Role.KEY),
            Label("text", "#000000", Role.VALUE),
        ]
    )
    logits = np.log(np.array([[0.05, 0.2, 0.01, 0.3, 0.01, 0.42, 0.01], [0.01, 0.01, 0.01, 0.01, 0.01, 0.94, 0.01]]))
    found = joint_labels(logits.astype(np.float32), encoded_page(2), labels, WEIGHTS, links_of({(1, 2): 0.98}))
    assert [row.label for row in found.values()] == ["date", "text"]


def test_evidence_is_what_ser_and_links_say() -> None:
    chances = LineChances.of(logits_of((0.1, 0.8, 0.1), (0.2, 0.2, 0.6)), encoded_page(2), LABELS)
    pairs = chances.possible_pairs()
    assert pairs.key_ids == pairs.value_ids == (1, 2)
    rows = evidence(chances, pairs, np.array([[0.9, 0.5], [0.3, 0.9]], np.float32))
    assert np.exp(rows[:, 1:3]) == pytest.approx(np.array([[0.8, 0.1], [0.2, 0.6]]), abs=2e-3)
    # 1 -> 2 is likely with 0.5, 2 -> 1 with 0.3; a line is never linked with itself.
    assert rows[:, 4] == pytest.approx([0.2 * 0.3, 0.8 * 0.5], abs=1e-4)
    assert rows[:, 5] == pytest.approx([0.6 * 0.5, 0.1 * 0.3], abs=1e-4)


def test_ser_decides_where_nothing_can_be_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    classes = BioClasses.of_label_set(LABELS)
    for logits in (logits_of((0.98, 0.01, 0.01)), np.zeros((0, 7), np.float32), np.zeros((0, 0), np.float32)):
        page = encoded_page(len(logits))
        assert joint_labels(logits, page, LABELS, WEIGHTS, links_of({})) == decode_ser(logits, page, classes)
    page = encoded_page(2)
    for weights, links in (((), links_of({(1, 2): 0.98})), (WEIGHTS, None)):
        assert joint_labels(UNSURE, page, LABELS, weights, links) == decode_ser(UNSURE, page, classes)
    monkeypatch.setattr(joint, "_MOST_PAIRS", 1)
    assert chosen(UNSURE, {(1, 2): 0.98}) == ["question", "question"]
