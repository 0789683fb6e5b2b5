"""Half precision as far as a processor can tell: steps whose products are rounded, and what the scale of losses does.

Paddle's own mixed precision needs a GPU; here the operands of its matrix products are rounded to half the bits, which
is what it does there, and its scaler is made to believe that there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import SimpleNamespace
from typing import Any
from unittest import mock

import numpy as np
import paddle
import pytest
from paddle import Tensor
from paddle.amp import grad_scaler
from paddle.nn import functional as F  # noqa: N812

from kie_desktop.domain.label_set import default_label_set
from kie_desktop.kie.tokenizer import Tokenizer
from kie_desktop.training.data import Batch, examples_of
from kie_desktop.training.precision import FullPrecision, MixedPrecision
from kie_desktop.training.step import TrainStep
from tests.training.test_data import form
from tests.training.test_step import objective

_TYPES = {"bf16": "bfloat16", "fp16": "float16"}


@pytest.fixture
def batch(tokenizer: Tokenizer) -> Batch:
    return Batch.of([row for lines in (3, 4) for row in examples_of(form(lines), tokenizer, default_label_set())])


@contextmanager
def believed_gpu() -> Iterator[None]:
    """Paddle's scaler switches itself off where there is none."""
    place = SimpleNamespace(is_gpu_place=lambda: True)
    with mock.patch.object(grad_scaler, "_dygraph_tracer", lambda: SimpleNamespace(_expected_place=place)):
        yield


class Rounded(MixedPrecision):
    """`MixedPrecision` whose forward pass rounds what is multiplied, as its own does on a GPU."""

    def __init__(self, name: str, **settings: Any) -> None:
        with believed_gpu():
            super().__init__(name, **settings)

    def forward(self) -> AbstractContextManager[Any]:
        return self._rounding()

    @contextmanager
    def _rounding(self) -> Iterator[None]:
        products = mock.patch.object(paddle, "matmul", self._of(paddle.matmul))
        with super().forward(), products, mock.patch.object(F, "linear", self._of(F.linear)):
            yield

    def _of(self, product: Callable[..., Tensor]) -> Callable[..., Tensor]:
        half = _TYPES[self.name]

        def short(value: Any) -> Any:
            return value.astype(half).astype("float32") if isinstance(value, Tensor) else value

        def rounded(*given: Any, **named: Any) -> Tensor:
            return product(*map(short, given), **{name: short(value) for name, value in named.items()})

        return rounded


@pytest.mark.parametrize("task", ["ser", "re"])
@pytest.mark.parametrize("name", ["bf16", "fp16"])
def test_a_step_in_half_precision_learns_as_one_in_full(
    name: str, task: str, tokenizer: Tokenizer, batch: Batch
) -> None:
    told = {}
    for precision in (FullPrecision(), Rounded(name)):
        step = TrainStep(objective(task, tokenizer), precision=precision)
        told[precision.name] = [sum(step(batch, 3e-3).values()) for _ in range(12)]
    full, half = told["fp32"], told[name]
    assert half != full  # or nothing was rounded
    assert half[0] == pytest.approx(full[0], rel=0.02) and half[-1] < half[0] / 1.8
    assert half[-1] == pytest.approx(full[-1], abs=0.15 * full[0])


def test_padding_is_out_of_sight_in_float16(tokenizer: Tokenizer) -> None:
    """What scores of padding are lowered by must be a number there, and large enough to leave no weight."""
    network = objective("ser", tokenizer).networks()[0]
    network.eval()
    (short,) = examples_of(form(2), tokenizer, default_label_set())
    (long,) = examples_of(form(6), tokenizer, default_label_set())
    both, alone = Batch.of([short, long]), Batch.of([short])
    with Rounded("fp16").forward(), paddle.no_grad():
        padded = network(*map(paddle.to_tensor, (both.input_ids, both.bbox, both.mask))).numpy()[0]
        plain = network(paddle.to_tensor(alone.input_ids), paddle.to_tensor(alone.bbox), None).numpy()[0]
    np.testing.assert_allclose(padded[: len(plain)], plain, atol=2e-3)


def test_the_scale_halves_where_gradients_overflow_and_the_step_is_left_out() -> None:
    precision = Rounded("fp16", loss_scale=1024.0)
    with precision.forward():  # Paddle's scaler goes by the precision that was last asked for
        pass
    weight = paddle.to_tensor([1.0], stop_gradient=False)
    optimizer = paddle.optimizer.SGD(0.5, parameters=[weight])

    def step(loss: Tensor) -> float:
        precision.backward(loss)
        precision.update(optimizer)
        optimizer.clear_grad()
        return weight.item()

    assert step((weight * 0.5).sum()) == pytest.approx(0.75)  # the scale is taken off the gradient again
    assert step((weight * 3e38).sum()) == pytest.approx(0.75)  # 3e38 x 1024 is no number: nothing is learned
    assert precision.state()["scale"] == 512.0
    assert step((weight * 0.5).sum()) == pytest.approx(0.5)


def test_a_resumed_run_goes_on_with_its_scale() -> None:
    first = Rounded("fp16", loss_scale=4096.0)
    again = Rounded("fp16")
    again.restore(first.state())
    assert again.state() == first.state() and again.state()["scale"] == 4096.0
    fixed = Rounded("fp16", loss_scale=8.0, dynamic=False)
    weight = paddle.to_tensor([1.0], stop_gradient=False)
    with fixed.forward():
        pass
    fixed.backward((weight * 3e38).sum())
    fixed.update(paddle.optimizer.SGD(0.5, parameters=[weight]))
    assert fixed.state().get("scale", 8.0) == 8.0 and weight.item() == 1.0


def test_bf16_needs_no_scale() -> None:
    assert Rounded("bf16").state() == {} == FullPrecision().state()
