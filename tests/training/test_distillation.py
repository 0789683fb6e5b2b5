"""Mutual learning has PaddleOCR's losses, weights and names; a student learns from a finished teacher."""

from __future__ import annotations

import goldens
import numpy as np
import paddle
import pytest
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.training.data import Batch, examples_of
from kie_desktop.training.distillation import MutualObjective, TeacherObjective, mutual_loss
from kie_desktop.training.step import TrainStep
from tests.training.test_data import form


@pytest.fixture
def batch() -> Batch:
    pages = [form(2), form(4)]
    return Batch.of([row for page in pages for row in examples_of(page, goldens.tokenizer(), default_label_set())])


def network(task: str, seed: int, layers: int = 2, hidden: int = 48) -> SerNetwork | ReNetwork:
    paddle.seed(seed)
    config = LayoutXLMConfig(
        vocab_size=goldens.tokenizer().vocab_size,
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=2,
        intermediate_size=64,
        coordinate_size=hidden // 6,
        shape_size=hidden // 6,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    return SerNetwork(config, 7) if task == "ser" else ReNetwork(config)


def test_mutual_loss_and_distance_equal_the_reference() -> None:
    arrays = np.load(goldens.FOLDER / "golden.npz")
    active = arrays["dml_mask"].reshape(-1).astype(bool)
    first, second = (
        paddle.to_tensor(arrays[name].reshape(-1, arrays[name].shape[-1])[active]) for name in ("dml_a", "dml_b")
    )
    assert float(mutual_loss(first, second)) == pytest.approx(float(arrays["dml_loss"]), rel=1e-5)
    assert float(F.mse_loss(first, second)) == pytest.approx(float(arrays["dml_mse"]), rel=1e-5)


@pytest.mark.parametrize(
    ("task", "own"), [("ser", ["loss_ser_Student", "loss_ser_Teacher", "loss_dml_ser_0"]), ("re", None)]
)
def test_parts_have_the_names_and_the_order_of_the_reference(task: str, own: list[str] | None, batch: Batch) -> None:
    deep = MutualObjective(network(task, 1, layers=12), network(task, 2, layers=12))
    losses = deep.losses(batch)
    own = own or ["loss_re_Student", "loss_re_Teacher"]
    assert [*losses] == [*own, "loss_5_l2_Student_Teacher_0", "loss_8_l2_Student_Teacher_0"]
    layers = [model.layoutxlm.layers(*_inputs(batch)) for model in deep.networks()]
    real = batch.mask.astype(bool)
    for index in (5, 8):
        distance = np.mean((layers[0][index].numpy()[real] - layers[1][index].numpy()[real]) ** 2)
        assert float(losses[f"loss_{index}_l2_Student_Teacher_0"]) == pytest.approx(0.5 * distance, rel=1e-4)


@pytest.mark.parametrize("task", ["ser", "re"])
def test_both_networks_of_mutual_learning_learn(task: str, batch: Batch) -> None:
    objective = MutualObjective(network(task, 1), network(task, 2))
    step = TrainStep(objective)
    first = step(batch, 3e-3)
    for _ in range(25):
        last = step(batch, 3e-3)
    for name in (f"loss_{task}_Student", f"loss_{task}_Teacher"):
        assert last[name] < first[name] / 2


@pytest.mark.parametrize("task", ["ser", "re"])
def test_a_small_student_comes_close_to_a_teacher_that_stays_as_it_is(task: str, batch: Batch) -> None:
    teacher, student = network(task, 1), network(task, 2, layers=1, hidden=24)
    before = [parameter.numpy() for parameter in teacher.parameters()]
    objective = TeacherObjective(student, teacher, 1.0)
    step = TrainStep(objective)
    first = step(batch, 3e-3)
    for _ in range(25):
        last = step(batch, 3e-3)
    assert last["loss_teacher"] + last["loss_hidden"] < first["loss_teacher"] + first["loss_hidden"]
    for old, parameter in zip(before, teacher.parameters(), strict=True):
        np.testing.assert_array_equal(parameter.numpy(), old)


@pytest.mark.parametrize("task", ["ser", "re"])
def test_batches_of_a_step_weigh_as_one_batch(task: str, batch: Batch) -> None:
    objective = MutualObjective(network(task, 1), network(task, 2))
    whole = {name: float(part) for name, part in objective.losses(batch).items()}
    parts = TrainStep(objective)([Batch.of([example]) for example in batch.examples], 0.0)
    assert parts == pytest.approx(whole, rel=1e-4)


def _inputs(batch: Batch) -> list[paddle.Tensor]:
    return [paddle.to_tensor(array) for array in (batch.input_ids, batch.bbox, batch.mask)]
