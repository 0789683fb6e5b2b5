"""Calibration: how far off scores are, the temperature that mends it, and pages stranger than those learned from."""

from __future__ import annotations

import numpy as np
import pytest

from build_scripts.starter.calibration import (
    ReAnswers,
    SerAnswers,
    best_temperature,
    expected_calibration_error,
    strange_pages,
)
from build_scripts.starter.pages import generate
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.kie.encoding import EncodedPage
from kie_desktop.kie.model import WindowedModel
from kie_desktop.kie.relations import Candidates
from kie_desktop.training.evaluation import evaluate_ser
from tests import goldens


class SureModel(WindowedModel):
    """Says `question` of every token and links every pair, `sharpness` above everything else."""

    def __init__(self, sharpness: float) -> None:
        super().__init__(default_label_set(), goldens.tokenizer())
        self.sharpness = np.float32(sharpness)

    def ser_logits(self, encoded: EncodedPage) -> np.ndarray:
        logits = np.zeros((len(encoded.input_ids), 7), np.float32)
        logits[:, 1] = self.sharpness
        return logits

    def link_logits(self, encoded: EncodedPage, pairs: Candidates) -> np.ndarray:
        logits = np.zeros((len(pairs.key_ids), len(pairs.value_ids), 2), np.float32)
        logits[:, :, 1] = self.sharpness
        return logits


def some_pages() -> list[Page]:
    return list(generate(11, 0, 6))


def test_scores_that_are_met_are_no_error_and_others_are_off_by_what_they_miss() -> None:
    right = np.array([True, True, True, False] * 5)
    assert expected_calibration_error((np.full(20, 0.75), right)) == pytest.approx(0.0)
    assert expected_calibration_error((np.full(20, 0.95), right)) == pytest.approx(0.2)
    halves = np.array([1.0] * 10 + [0.0] * 10), np.array([True] * 5 + [False] * 15)
    assert expected_calibration_error(halves) == pytest.approx(0.25)


def test_temperature_makes_the_shown_scores_those_that_are_met() -> None:
    model, pages = SureModel(6.0), some_pages()
    for answers in (SerAnswers(model, pages), ReAnswers(model, pages)):
        temperature = best_temperature(answers)
        assert temperature > 1
        assert expected_calibration_error(answers.at(temperature)) < expected_calibration_error(answers.at(1.0)) - 0.2


def test_an_entity_is_right_when_its_label_is() -> None:
    pages = some_pages()
    scores, right = SerAnswers(SureModel(6.0), pages).at(1.0)
    table = evaluate_ser(SureModel(6.0), pages).confusion
    assert len(scores) == sum(sum(row.values()) for row in table.values())
    assert right.sum() == table["QUESTION"]["QUESTION"]


def test_strange_pages_hold_other_words_in_the_same_places() -> None:
    pages, strange = list(generate(5, 40, 4)), strange_pages(5, 40, 4)
    pairs = [
        (mine.text.split(), other.text.split(), mine.points == other.points)
        for page, changed in zip(pages, strange, strict=True)
        for mine, other in zip(page.entities.values(), changed.entities.values(), strict=True)
    ]
    assert all(len(mine) == len(other) and same for mine, other, same in pairs)
    words = [(one, two) for mine, other, _ in pairs for one, two in zip(mine, other, strict=True)]
    assert 0.6 < sum(one != two for one, two in words) / len(words) < 0.85
