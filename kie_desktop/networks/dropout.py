"""Dropout that processors are quick at.

Paddle's CPU kernel draws its random numbers one after another, with doubles from a slow generator: at
base size that takes longer than the matrix products of attention. Here numpy draws 16 bits an element,
four elements a number, which is eight times as fast (measured). On a GPU Paddle's own kernel is used.
"""

from __future__ import annotations

import threading

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import Tensor, nn
from paddle.nn import functional as F  # noqa: N812

_STEPS = 1 << 16


class _Masks(threading.local):
    """The source of a thread's masks: what other threads draw changes nothing."""

    def __init__(self) -> None:
        self.seed(0)

    def seed(self, value: int) -> None:
        self._bits = np.random.SFC64(value)

    def draw(self, shape: list[int], rate: float) -> NDArray[np.float32]:
        """0 with probability `rate`, else what keeps the mean."""
        size = int(np.prod(shape))
        drawn = self._bits.random_raw(size // 4 + 1).view(np.uint16)[:size]
        kept = (drawn >= round(rate * _STEPS)).reshape(shape)
        return np.multiply(kept, np.float32(1 / (1 - rate)), dtype=np.float32)

    def draw_seed(self) -> int:
        return int(self._bits.random_raw() >> np.uint64(1))


_masks = _Masks()


def seed_dropout(value: int) -> None:
    """Start this thread's masks anew, on processors and GPUs alike; same value, same masks."""
    _masks.seed(value)
    paddle.seed(value)


def draw_mask_seeds(count: int) -> list[int]:
    """Seeds for the parts of a batch that threads share; drawn from this thread's masks, so the same again."""
    return [_masks.draw_seed() for _ in range(count)]


def seed_masks(value: int) -> None:
    """Start this thread's masks on processors anew."""
    _masks.seed(value)


class Dropout(nn.Layer):
    """Zeros with probability `rate` (0 to below 1, in steps of 1/65536), the rest scaled up to keep the mean."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, value: Tensor) -> Tensor:
        """`value` itself outside training."""
        if not self.training or not self.rate:
            return value
        if not value.place.is_cpu_place():
            return F.dropout(value, self.rate)
        return value * paddle.to_tensor(_masks.draw(value.shape, self.rate), value.dtype)
