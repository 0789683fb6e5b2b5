"""Learning rates: the rate of every step, as plain functions of the step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

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


def paddleocr_linear(peak: float, warmup: int, total: int) -> Schedule:
    """PaddleOCR's `Linear`, step by step (spec E4): it starts at 0 and ends above it, at peak * warmup / total."""

    def rate(step: int) -> float:
        return peak * step / warmup if step < warmup else peak * max(1 - (step - warmup) / total, 0.0)

    return rate


def paddleocr_constant(peak: float, warmup: int) -> Schedule:
    """PaddleOCR's rate without a name, step by step (spec E4): from 0 up to `peak`, and level from there on."""

    def rate(step: int) -> float:
        return peak * step / warmup if step < warmup else peak

    return rate


def paddleocr_piecewise(rates: Sequence[float], ends: Sequence[int], warmup: int) -> Schedule:
    """PaddleOCR's `Piecewise`: from 0 up to the first rate, then each rate up to its end, the last one on.

    ends: steps, counted from the end of the warm-up.
    """

    def rate(step: int) -> float:
        if step < warmup:
            return rates[0] * step / warmup
        passed = sum(step - warmup >= end for end in ends)
        return rates[min(passed, len(rates) - 1)]

    return rate


def paddleocr_scheduler_state(rate: Schedule, step: int, warmup: int, is_linear: bool) -> dict[str, Any]:
    """`LR_Scheduler` of an optimizer file after `step` steps, as PaddleOCR's own scheduler reads it (spec F3)."""
    state: dict[str, Any] = {"last_epoch": step, "last_lr": rate(step)}
    if is_linear:
        inner = max(step - warmup, 0)
        state["LinearWarmup_LR"] = {"last_epoch": inner, "last_lr": rate(warmup + inner)}
    return state
