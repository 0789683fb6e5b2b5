"""Learning rates: the rate of every step, as plain functions of the step."""

from __future__ import annotations

from collections.abc import Callable

Schedule = Callable[[int], float]
"""The learning rate of a step; steps count from 0."""


def trapezoid_schedule(peak: float, warmup: int, total: int, decay: int) -> Schedule:
    """Up to `peak` over `warmup` steps, level, and in the last `decay` steps before `total` down to 0.

    A run can be prolonged from any checkpoint of the level part without having planned its length.
    """
    if warmup + decay > total:
        raise ValueError(f"warm-up {warmup} and decay {decay} do not fit into {total} steps")

    def rate(step: int) -> float:
        if step < warmup:
            return peak * (step + 1) / warmup
        return peak * min(max(total - step, 0) / max(decay, 1), 1.0)

    return rate


def linear_schedule(peak: float, warmup: int, total: int) -> Schedule:
    """Up from 0 to `peak` over `warmup` steps, then down to 0 at step `total`, both in straight lines."""
    if not 0 <= warmup < total:
        raise ValueError(f"a warm-up of {warmup} steps does not fit into {total} steps")

    def rate(step: int) -> float:
        if step < warmup:
            return peak * (step + 1) / warmup
        return peak * max(total - step, 0) / (total - warmup)

    return rate
