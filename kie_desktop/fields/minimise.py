"""Minimising a smooth function: L-BFGS with a backtracking line search (Nocedal and Wright, algorithm 7.5)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
_MEMORY = 8
_ARMIJO = 1e-4


def minimise(
    function: Callable[[Vector], tuple[float, Vector]], start: Vector, steps: int = 60, tolerance: float = 1e-4
) -> Vector:
    """The place of a local minimum of a function that gives its value and its gradient [n] at a place [n].

    steps: at most so many. tolerance: ends where a step lowers the value by a smaller part of it.
    """
    place = start.copy()
    value, gradient = function(place)
    pairs: deque[tuple[Vector, Vector, float]] = deque(maxlen=_MEMORY)
    for _ in range(steps):
        direction = -_inverse_hessian_times(gradient, pairs)
        slope = float(direction @ gradient)
        if slope >= 0:
            pairs.clear()
            direction, slope = -gradient, -float(gradient @ gradient)
        if slope > -1e-12:
            break
        length = 1.0 if pairs else min(1.0, 1.0 / max(float(np.linalg.norm(gradient)), 1e-12))
        for _ in range(25):
            new_place = place + length * direction
            new_value, new_gradient = function(new_place)
            if new_value <= value + _ARMIJO * length * slope:
                break
            length *= 0.5
        else:
            break
        moved, turned = new_place - place, new_gradient - gradient
        curvature = float(moved @ turned)
        if curvature > 1e-10:
            pairs.append((moved, turned, 1.0 / curvature))
        gained = value - new_value
        place, value, gradient = new_place, new_value, new_gradient
        if gained < tolerance * max(abs(value), 1e-3):
            break
    return place


def _inverse_hessian_times(gradient: Vector, pairs: deque[tuple[Vector, Vector, float]]) -> Vector:
    direction = gradient.copy()
    shares = []
    for moved, turned, inverse in reversed(pairs):
        share = inverse * float(moved @ direction)
        direction -= share * turned
        shares.append(share)
    if pairs:
        moved, turned, inverse = pairs[-1]
        direction *= 1.0 / (inverse * float(turned @ turned))
    for (moved, turned, inverse), share in zip(pairs, reversed(shares), strict=True):
        direction += (share - inverse * float(turned @ direction)) * moved
    return direction
