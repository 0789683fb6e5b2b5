"""Mixed precision: the forward pass in half the bits, weights and updates in full ones (spec E6)."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import paddle
from paddle import Tensor

_DTYPES = {"bf16": "bfloat16", "fp16": "float16"}


class FullPrecision:
    """Everything in float32."""

    name = "fp32"

    def forward(self) -> AbstractContextManager[Any]:
        """What the loss is computed in."""
        return nullcontext()

    def backward(self, loss: Tensor) -> None:
        """Compute the gradients."""
        loss.backward()

    def update(self, optimizer: paddle.optimizer.Optimizer) -> None:
        """Let the optimizer use the gradients."""
        optimizer.step()

    def state(self) -> dict[str, Any]:
        """What a resumed run needs, as JSON values."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what `state` gave."""


class _Scaler(paddle.amp.GradScaler):
    """Paddle's own tells of an overflow in words that numpy 2.4 cannot make, which would end the run."""

    _decr_count: int
    _scale: Tensor

    def _update(self) -> None:
        is_last = self._enable and self._decr_count + 1 == self._decr_every_n_nan_or_inf
        if not (is_last and self._cache_found_inf):
            super()._update()
            return
        self._incr_count = self._decr_count = 0
        self._scale = self._scale * self._decr_ratio


class MixedPrecision(FullPrecision):
    """`fp16` or `bf16` on a GPU; the losses are scaled up so that small gradients survive float16.

    A step whose gradients overflow is left out, and the scale becomes smaller.
    """

    def __init__(self, name: str, loss_scale: float = 32768.0, dynamic: bool = True) -> None:
        self.name = name
        self._dtype = _DTYPES[name]
        self._scaler = _Scaler(enable=name == "fp16", init_loss_scaling=loss_scale, use_dynamic_loss_scaling=dynamic)

    def forward(self) -> AbstractContextManager[Any]:
        """Paddle's O1: matrix products in half the bits, what needs range in float32."""
        context: AbstractContextManager[Any] = paddle.amp.auto_cast(dtype=self._dtype, level="O1")
        return context

    def backward(self, loss: Tensor) -> None:
        """Compute the gradients of the scaled loss."""
        self._scaler.scale(loss.astype("float32")).backward()

    def update(self, optimizer: paddle.optimizer.Optimizer) -> None:
        """Scale the gradients back, and update unless one overflowed."""
        self._scaler.step(optimizer)
        self._scaler.update()

    def state(self) -> dict[str, Any]:
        """The scale and how long it has held."""
        return {
            name: value.item() if hasattr(value, "item") else value for name, value in self._scaler.state_dict().items()
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up the scale; empty for runs that had none."""
        if state:
            values = {**state, "scale": paddle.to_tensor([state["scale"]], dtype="float32").numpy()}
            self._scaler.load_state_dict(values)
