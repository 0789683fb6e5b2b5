"""A run's inner loop: batches in, steps out, a place to look and to save now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kie_desktop.training.data import Batch
from kie_desktop.training.schedule import Schedule
from kie_desktop.training.step import TrainStep


@dataclass(frozen=True, slots=True)
class StepReport:
    """What one step did. step: counted from 1. losses: parts before the update. seconds: of the step."""

    step: int
    losses: dict[str, float]
    learning_rate: float
    examples: int
    tokens: int
    seconds: float


def train(
    step: TrainStep,
    batches: Iterable[Batch],
    schedule: Schedule,
    on_step: Callable[[StepReport], bool],
    first: int = 0,
    total: int | None = None,
) -> int:
    """Learn from batches until they end, `total` steps are done, or `on_step` answers False.

    first: steps done before (a resumed run). Returns the number of steps done in all.
    """
    done = first
    for batch in batches:
        if total is not None and done >= total:
            break
        start = time.perf_counter()
        rate = schedule(done)
        losses = step(batch, rate)
        done += 1
        seconds = time.perf_counter() - start
        report = StepReport(done, losses, rate, len(batch.examples), batch.input_ids.size, seconds)
        if not on_step(report):
            break
    return done
