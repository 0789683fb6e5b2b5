"""The training step on a toy page: it learns, for every objective, and stops at nonsense."""

from __future__ import annotations

from dataclasses import replace

import goldens
import numpy as np
import paddle
import pytest

from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.label_set import default_label_set
from kie_desktop.domain.page import Entity, Link, Page
from kie_desktop.kie.encoding import encode_page
from kie_desktop.kie.relations import candidates
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.paddle_model import paddle_model
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import IGNORED, SerNetwork, entity_loss
from kie_desktop.training.data import Batch, Example, examples_of, label_weights
from kie_desktop.training.schedule import (
    paddleocr_constant,
    paddleocr_linear,
    paddleocr_scheduler_state,
    trapezoid_schedule,
)
from kie_desktop.training.step import (
    Objective,
    ReObjective,
    SerObjective,
    TrainStep,
    inputs_of,
    pair_logits,
)
from tests.training.test_data import form


@pytest.fixture
def batch(tokenizer: Tokenizer) -> Batch:
    rows = [example for size in (3, 4) for example in examples_of(form(size), tokenizer, default_label_set())]
    return Batch.of(rows)


def config(tokenizer: Tokenizer) -> LayoutXLMConfig:
    return LayoutXLMConfig(
        vocab_size=tokenizer.vocab_size,
        hidden_size=48,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        coordinate_size=8,
        shape_size=8,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )


def objective(kind: str, tokenizer: Tokenizer) -> Objective:
    paddle.seed(5)
    task, _, by_entity = kind.partition(" ")
    if task == "ser":
        weights = np.array([0.5, 1.0, 1.5, 2.0], np.float32) if by_entity else None
        return SerObjective(SerNetwork(config(tokenizer), 7), weights)
    return ReObjective(ReNetwork(config(tokenizer)), bool(by_entity))


KINDS = ["ser", "re", "ser by entity", "re by entity"]


@pytest.mark.parametrize("kind", KINDS)
def test_steps_lower_the_loss(kind: str, tokenizer: Tokenizer, batch: Batch) -> None:
    step = TrainStep(objective(kind, tokenizer))
    first = sum(step(batch, 3e-3).values())
    for _ in range(25):
        last = sum(step(batch, 3e-3).values())
    assert last < first / 3


@pytest.mark.parametrize("kind", KINDS)
def test_padding_changes_no_loss(kind: str, tokenizer: Tokenizer, batch: Batch) -> None:
    asked = objective(kind, tokenizer)
    (task,) = asked.losses(batch)
    alone = [(float(asked.losses(page)[task]), asked.counts(page)) for page in map(Batch.of, zip(batch.examples))]
    sizes = [counts.get(task, 1) for _, counts in alone]
    expected = sum(loss * size for (loss, _), size in zip(alone, sizes, strict=True))
    whole = asked.counts(batch).get(task)
    assert whole in (None, sum(sizes))
    assert float(asked.losses(batch)[task]) == pytest.approx(expected / (whole or 1), rel=1e-4)


def test_entities_weigh_by_their_label_and_their_worst_token_as_much_as_all_of_them() -> None:
    labels = np.array([[1, 2, 2, 0, 3, IGNORED], [0, 1, 1, 2, IGNORED, IGNORED]])
    bbox = np.repeat(np.array([[0, 0, 0, 1, 2, 0], [3, 4, 4, 4, 0, 0]])[:, :, None], 4, axis=2)
    batch = Batch((), labels, bbox, labels, None, ())
    assert batch.entities.tolist() == [[0, 0, 0, 1, 2, -1], [3, 4, 5, 5, -1, -1]]
    logits = np.random.default_rng(3).normal(size=(2, 6, 5)).astype(np.float32)
    likely = logits - np.log(np.exp(logits).sum(axis=2, keepdims=True))
    groups = [[(0, 0), (0, 1), (0, 2)], [(0, 3)], [(0, 4)], [(1, 0)], [(1, 1)], [(1, 2), (1, 3)]]
    assert batch.entity_labels.tolist() == [1, 0, 2, 0, 1, 1]
    weights = np.array([0.5, 1.0, 2.0], np.float32)
    losses = [[-likely[row, place, labels[row, place]] for row, place in group] for group in groups]
    means = [(np.mean(loss) + np.max(loss)) / 2 for loss in losses]
    expected = np.average(means, weights=[1.0, 0.5, 2.0, 0.5, 1.0, 1.0])
    found = entity_loss(*(paddle.to_tensor(array) for array in (logits, labels, batch.entities, weights)))
    assert float(found) == pytest.approx(expected, rel=1e-5)


def test_rare_labels_weigh_more_and_an_entity_on_average_one(tokenizer: Tokenizer) -> None:
    page = form(4)
    relabelled = replace(page.entities[1], label="header")
    examples = examples_of(replace(page, entities={**page.entities, 1: relabelled}), tokenizer, default_label_set())
    background, key, value, header = label_weights(examples, 3)
    assert background == 0 and header > key and header > value
    seen = np.bincount(Batch.of(examples).entity_labels, minlength=4)
    assert np.average([background, key, value, header], weights=seen) == pytest.approx(1.0)


def test_a_loss_that_is_no_number_names_the_pages_and_changes_nothing(tokenizer: Tokenizer, batch: Batch) -> None:
    ser = objective("ser", tokenizer)
    step = TrainStep(ser)
    (network,) = ser.networks()
    before = network.classifier.bias.numpy()
    network.classifier.weight.set_value(paddle.full([48, 7], float("nan")))
    with pytest.raises(FloatingPointError, match=r"form3\.png, form4\.png"):
        step(batch, 1e-3)
    np.testing.assert_array_equal(network.classifier.bias.numpy(), before)


def test_schedules_rise_hold_and_fall() -> None:
    rate = trapezoid_schedule(1.0, warmup=4, total=20, decay=10)
    assert [rate(step) for step in (0, 3, 9, 15, 20)] == pytest.approx([0.25, 1, 1, 0.5, 0])


def test_rates_equal_paddleocrs_step_by_step() -> None:
    arrays = np.load(goldens.FOLDER / "golden.npz")
    linear, constant = paddleocr_linear(5e-5, 14, 70), paddleocr_constant(5e-5, 21)
    np.testing.assert_allclose([linear(step) for step in range(75)], arrays["lr_ser"], rtol=1e-6, atol=1e-12)
    np.testing.assert_allclose([constant(step) for step in range(75)], arrays["lr_re"], rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("step", [0, 3, 5, 6, 11])
def test_the_saved_schedule_is_the_one_that_paddle_itself_saves(step: int) -> None:
    rate = paddleocr_linear(2.0, 5, 20)
    decay = paddle.optimizer.lr.PolynomialDecay(2.0, decay_steps=20, end_lr=0.0, power=1.0)
    warm = paddle.optimizer.lr.LinearWarmup(decay, 5, 0.0, 2.0)
    for _ in range(step):
        warm.step()
    state = paddleocr_scheduler_state(rate, step, 5, is_linear=True)
    theirs = warm.state_dict()
    inner, its = state.pop("LinearWarmup_LR"), theirs.pop("LinearWarmup_LR")
    assert state == pytest.approx(theirs) and inner == pytest.approx(its)


def gradients(step: TrainStep, batches: Batch | list[Batch]) -> dict[str, np.ndarray]:
    """The gradients as the optimizer gets them; nothing is updated."""
    seen: dict[str, np.ndarray] = {}

    def look(_optimizer: object) -> None:
        seen.update({name: row.grad.numpy() for name, row in step.parameters.items() if row.grad is not None})

    step.precision.update = look
    step(batches, 0.0)
    return seen


@pytest.mark.parametrize("kind", KINDS)
def test_several_batches_of_a_step_have_the_gradients_of_one(kind: str, tokenizer: Tokenizer, batch: Batch) -> None:
    whole = gradients(TrainStep(objective(kind, tokenizer)), batch)
    parts = gradients(TrainStep(objective(kind, tokenizer)), [Batch.of([example]) for example in batch.examples])
    assert whole.keys() == parts.keys()
    for name, value in whole.items():
        np.testing.assert_allclose(parts[name], value, rtol=1e-4, atol=1e-6, err_msg=name)


def test_clipping_by_tensor_is_paddleocrs_and_not_by_the_norm_of_all(tokenizer: Tokenizer, batch: Batch) -> None:
    """One step of AdamW without decay moves by lr * sign; its first moment tells the clipped gradient."""
    free = gradients(TrainStep(objective("ser", tokenizer)), batch)
    step = TrainStep(objective("ser", tokenizer), clip="per_tensor", clip_norm=0.05)
    step(batch, 1e-3)
    state = step.optimizer.state_dict()
    clipped = 0
    for name, gradient in free.items():
        norm = np.linalg.norm(gradient)
        expected = gradient * min(1.0, 0.05 / max(norm, 1e-12)) * 0.1
        moment = state[f"{step.parameters[name].name}_moment1_0"].numpy()
        np.testing.assert_allclose(moment, expected, rtol=1e-3, atol=1e-8, err_msg=name)
        clipped += norm > 0.05
    assert 0 < clipped < len(free)


def test_weight_decay_takes_biases_only_where_it_is_told_to(tokenizer: Tokenizer, batch: Batch) -> None:
    shrunk = []
    for decay_one_dim in (False, True):
        ser = objective("ser", tokenizer)
        (network,) = ser.networks()
        norm = network.layoutxlm.embeddings.LayerNorm.weight
        norm.set_value(paddle.full([48], 1000.0))
        TrainStep(ser, weight_decay=0.5, decay_one_dim=decay_one_dim)(batch, 1e-2)
        shrunk.append(float(norm.mean()) < 999)
    assert shrunk == [False, True]


def two_windows() -> Page:
    """A page of more than 512 tokens whose keys come first and whose values come last, so that links go across."""
    upper = [
        Entity(row + 1, rectangle((10, 40 * row, 290, 40 * row + 15)), f"Field {row}", "question") for row in range(90)
    ]
    lower = [
        Entity(row + 91, rectangle((10, 40 * row + 3600, 290, 40 * row + 3615)), f"value {row}", "answer")
        for row in range(90)
    ]
    links = [Link(row, row + 90) for row in range(1, 91)]
    return Page("long.png", 300, 7300).with_entities([*upper, *lower], links)


def test_links_across_the_windows_of_a_page_are_learned_as_they_are_inferred(tokenizer: Tokenizer) -> None:
    page, label_set = two_windows(), default_label_set()
    (example,) = examples_of(page, tokenizer, label_set, whole=True)
    assert len(example.starts) > 1
    assert example.gold.sum() == 90
    alone = examples_of(page, tokenizer, label_set)
    assert sum(int(window.gold.sum()) for window in alone) < 90  # windows by themselves lose links
    learned = objective("re", tokenizer)
    (network,) = learned.networks()
    network.eval()
    batch = Batch.of([example, *examples_of(form(3), tokenizer, label_set, whole=True)])
    with paddle.no_grad():
        training = pair_logits(network, network.encode(*inputs_of(batch)), batch)[0].numpy()
    encoded = encode_page(page.entities.values(), page.width, page.height, tokenizer)
    pairs = candidates(encoded, {entity.id: label_set.role_of(entity.label) for entity in page.entities.values()})
    inference = paddle_model(label_set, tokenizer, re=network).link_logits(encoded, pairs)
    np.testing.assert_allclose(training, inference, rtol=1e-4, atol=1e-5)
    assert (example.gold * apart_by_windows(example)).sum() > 20
    step = TrainStep(learned)
    first = step(Batch.of([example]), 3e-3)["re"]
    losses = [step(Batch.of([example]), 3e-3)["re"] for _ in range(15)]
    assert losses[-1] < first / 3


def apart_by_windows(example: Example) -> np.ndarray:
    """1 for the pairs whose ends are read in different windows."""
    windows = [
        np.searchsorted(example.starts, tokens, side="right")
        for tokens in (example.pairs.key_tokens, example.pairs.value_tokens)
    ]
    return (windows[0][:, None] != windows[1][None, :]).astype(int)
