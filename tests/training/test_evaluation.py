"""Scores of the reference's networks on its own pages, computed from its own answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import goldens
import numpy as np
import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.kie.model import Model
from kie_desktop.networks.checkpoint import re_network, read_checkpoint, ser_network
from kie_desktop.networks.paddle_model import paddle_model
from kie_desktop.training.evaluation import evaluate_re, evaluate_ser, link_tallies
from kie_desktop.training.metrics import RelationMetric, SerMetric, f1_of

LABELS = LabelSet.of_names(goldens.classes().names)


@pytest.fixture(scope="module")
def model() -> Model:
    ser = ser_network(read_checkpoint(goldens.FOLDER / "ser"))
    re = re_network(read_checkpoint(goldens.FOLDER / "re"))
    return paddle_model(LABELS, goldens.tokenizer(), ser, re)


def pages() -> list[Page]:
    return [golden.page for golden in goldens.pages()]


def test_ser_on_the_first_window_equals_the_reference(model: Model) -> None:
    metric, tag = SerMetric(), goldens.classes().tag
    for golden in goldens.pages():
        predicted = golden.arrays["ser_logits"].argmax(axis=1)
        metric.add([tag(label) for label in golden.arrays["labels"]], [tag(index) for index in predicted])
    evaluation = evaluate_ser(model, pages(), window="first")
    assert evaluation.score == metric.score and evaluation.per_label == metric.per_label
    assert evaluation.score.support == 281 and evaluation.pages == 5 and evaluation.fps > 0


def test_re_on_the_first_window_equals_the_reference(model: Model) -> None:
    metric = RelationMetric()
    for golden in goldens.pages():
        pairs = ([tuple(pair) for pair in golden.arrays[name]] for name in ("re_gold", "re_pred"))
        metric.add(*pairs)
    evaluation = evaluate_re(model, pages(), window="first")
    assert evaluation.score == metric.score
    assert evaluation.score.support == 179
    assert evaluation.best_key is not None and evaluation.best_key.support == 179


def test_whole_pages_count_what_the_first_window_leaves_out(model: Model) -> None:
    ser_first, ser_whole = (evaluate_ser(model, pages(), mode) for mode in ("first", "whole"))
    re_first, re_whole = (evaluate_re(model, pages(), mode) for mode in ("first", "whole"))
    assert ser_whole.score.support > ser_first.score.support
    assert re_whole.score.support > re_first.score.support
    short = [golden.page for golden in goldens.pages() if golden.arrays["n"] < 512]
    assert evaluate_ser(model, short, "first").score == evaluate_ser(model, short, "whole").score
    assert evaluate_re(model, short, "first").score == evaluate_re(model, short, "whole").score


@pytest.mark.parametrize("measure", [evaluate_ser, evaluate_re])
def test_paddleocrs_figures_are_of_the_first_window_whatever_else_is_measured(measure: Any, model: Model) -> None:
    whole = measure(model, pages(), "whole", paddleocrs=True)
    assert whole.score == measure(model, pages(), "first").score != measure(model, pages(), "whole").score
    if measure is evaluate_ser:
        assert whole.user_f1 == measure(model, pages(), "whole").user_f1
    else:
        assert whole.best_key == measure(model, pages(), "whole").best_key
        assert whole.best_key is not None and whole.user_f1 == whole.best_key.hmean
        assert f1_of(link_tallies(model, pages(), None)) == whole.user_f1


def test_a_label_that_the_model_does_not_know_names_page_and_entity(model: Model) -> None:
    page = pages()[0]
    entity = replace(page.entities[5], label="total")
    with pytest.raises(UserError, match=r"page_0\.png: entity 5 .*'total'"):
        evaluate_ser(model, [page.with_entities([entity], [])])


def test_pages_without_text_or_pairs_count_as_pages(model: Model) -> None:
    empty = Page("empty.png", 100, 100)
    assert evaluate_ser(model, [empty]).score.support == 0
    assert evaluate_re(model, [empty]).pages == 1


def test_a_model_that_does_not_fit_its_class_list_is_refused() -> None:
    ser = ser_network(read_checkpoint(goldens.FOLDER / "ser"))
    with pytest.raises(UserError, match=r"7 classes, but the class list \(A, B\) gives 5"):
        paddle_model(LabelSet.of_names(["A", "B"]), goldens.tokenizer(), ser)


def test_windows_agree_with_one_window_where_they_are_the_same(model: Model) -> None:
    from kie_desktop.kie.encoding import encode_page

    page = pages()[3]
    encoded = encode_page(page.entities.values(), page.width, page.height, goldens.tokenizer())
    logits = model.ser_logits(encoded)
    assert logits.shape == (741, 7)
    np.testing.assert_allclose(logits[:200], goldens.pages()[3].arrays["ser_logits"][:200], atol=1e-3)
