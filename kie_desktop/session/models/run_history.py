"""What the events of a run add up to: curves, how far it is, how long it will take."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kie_desktop.contract import events
from kie_desktop.session.models.evaluation import figure_of

_LATELY = 50
_CLEARLY = 0.005
"""So much more of F1 between two measurements is a gain."""


@dataclass
class Curve:
    """Points of one curve; x are steps in rising order."""

    x: list[int] = field(default_factory=list)
    y: list[float] = field(default_factory=list)

    def add(self, x: int, y: float) -> None:
        """One more point."""
        self.x.append(x)
        self.y.append(y)

    def cut(self, last: int) -> None:
        """Forget what comes after a step: the run goes on from there once more."""
        keep = bisect_right(self.x, last)
        del self.x[keep:], self.y[keep:]


@dataclass
class RunHistory:
    """Fed with every event, in order; a resumed run's events follow those of the run before.

    losses: as the log smooths them. speeds: windows a second. eta_s: seconds to the end.
    figures: F1 on the pages held out, as a user gets it (`evaluation.figure_of`), 0 to 1. kept: the best one's so far.
    start: the metrics of what the run began with, empty where that was not measured.
    best: the metrics of a finished run's result. tested: cross-validation's steps, done and in all.
    chosen: which network it ended with; None where there was no choice. is_early, is_out_of_time: why it finished
    before its last step.
    found: by the check before it began. warnings: said by the run.
    """

    losses: Curve = field(default_factory=Curve)
    rates: Curve = field(default_factory=Curve)
    speeds: Curve = field(default_factory=Curve)
    figures: Curve = field(default_factory=Curve)
    kept: float | None = None
    started: events.Started | None = None
    epoch: int = 0
    eta_s: float | None = None
    start: events.Metrics = field(default_factory=dict)
    best: events.Metrics = field(default_factory=dict)
    tested: tuple[int, int] | None = None
    chosen: events.Chosen | None = None
    is_early: bool = False
    is_out_of_time: bool = False
    found: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def take(self, event: events.Event) -> None:
        """Count one event."""
        if isinstance(event, events.Started):
            self.started, self.tested, self.chosen = event, None, None
            for curve in (self.losses, self.rates, self.speeds, self.figures):
                curve.cut(event.step)
        elif isinstance(event, events.Step):
            self.losses.add(event.step, event.smoothed.get("loss", event.losses["loss"]))
            self.rates.add(event.step, event.learning_rate)
            self.speeds.add(event.step, event.samples_per_s)
            self.epoch, self.eta_s = event.epoch, event.eta_s
        elif isinstance(event, events.Evaluated):
            figure = figure_of(event.metrics)
            self.figures.add(event.step, figure)
            self.kept = figure if event.best else self.kept
            if event.step == 0:
                self.start = event.metrics
        elif isinstance(event, events.CrossValidationStep):
            self.tested = event.done, event.steps
        elif isinstance(event, events.Chosen):
            self.chosen = event
        elif isinstance(event, events.Finished):
            self.best, self.is_early, self.is_out_of_time = event.best, event.early, event.out_of_time
        elif isinstance(event, events.Warned):
            self.warnings.append(event.message)
        elif isinstance(event, events.Preflight):
            self.found = [sentence_of(problem) for problem in event.problems]

    @property
    def step(self) -> int:
        """Steps done."""
        return self.losses.x[-1] if self.losses.x else 0

    @property
    def steps(self) -> int:
        """Steps of the whole run; 0 where it has not begun."""
        return self.started.steps if self.started else 0

    @property
    def is_rising(self) -> bool:
        """Whether the last measurement on the pages held out is the best, and clearly better than the one before."""
        last = self.figures.y[-2:]
        return not self.is_early and len(last) > 1 and last[1] >= max(self.figures.y) and last[1] - last[0] > _CLEARLY

    @property
    def pace(self) -> float | None:
        """Windows a second, lately: the middle one, as some steps have a measurement in them."""
        lately = sorted(self.speeds.y[-_LATELY:])
        return lately[len(lately) // 2] if lately else None


def sentence_of(problem: Mapping[str, Any]) -> str:
    """A problem as `domain.problems.Problem.as_dict` has it, in one sentence: where, what, and what to do."""
    where = f"{problem['page']}: " if problem["page"] else ""
    return f"{where}{problem['message']}" + (f"; {problem['fix']}" if problem["fix"] else "")
