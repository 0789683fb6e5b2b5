"""A run's events and faults as lines for people."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

from kie_desktop.contract import events
from kie_desktop.domain.problems import Problem
from kie_desktop.domain.text import counted

_OF_A_KIND = 3
"""Faults of one kind that are shown in full."""


def problem_lines(problems: Iterable[Problem], most: int = _OF_A_KIND) -> list[str]:
    """The first few of each kind, and how many more there are."""
    rows = list(problems)
    counts, shown = Counter((row.severity, row.code) for row in rows), Counter[tuple[str, str]]()
    lines = []
    for row in rows:
        kind = (row.severity, row.code)
        shown[kind] += 1
        if shown[kind] <= most:
            lines.append(_line(row))
        elif shown[kind] == counts[kind]:
            lines.append(f"{row.severity}: and {counts[kind] - most} more [{row.code}]")
    return lines


def _line(problem: Problem) -> str:
    where = f"{problem.page}: " if problem.page else ""
    fix = f" -> {problem.fix}" if problem.fix else ""
    return f"{problem.severity}: {where}{problem.message} [{problem.code}]{fix}"


class TrainingWords:
    """Lines for events; of the steps, one in `every`."""

    def __init__(self, every: int) -> None:
        self._every = every
        self._steps = 0

    def lines(self, event: events.Event) -> list[str]:
        """None for what need not be told."""
        match event:
            case events.Started():
                self._steps = event.steps
                lines = [_started(event)]
            case events.Step():
                due = event.step % self._every == 0 or event.step == self._steps
                lines = [self._step(event)] if due else []
            case events.Evaluated():
                names = ("precision", "recall", "hmean", *events.USER_FIGURES)
                shares = ", ".join(f"{name} {event.metrics[name]:.4f}" for name in names if name in event.metrics)
                lines = [f"step {event.step}: {shares}{' (best so far)' if event.best else ''}"]
            case events.CrossValidationStep():
                due = event.done % self._every == 0 or event.done == event.steps
                lines = [f"cross-validation: step {event.done}/{event.steps}"] if due else []
            case events.Chosen():
                lines = [_chosen(event)]
            case events.Warned():
                lines = [f"warning: {event.message}"]
            case events.Finished():
                lines = [_finished(event)]
            case events.Stopped():
                lines = [f"stopped at step {event.step}; continue with: kie-desktop train --resume {event.checkpoint}"]
            case _:
                lines = []
        return lines

    def _step(self, event: events.Step) -> str:
        losses = ", ".join(f"{name} {value:.4f}" for name, value in event.smoothed.items())
        return (
            f"step {event.step}/{self._steps}, epoch {event.epoch}: {losses}, lr {event.learning_rate:.2e}, "
            f"{event.samples_per_s:.1f} samples/s, {_clock(event.eta_s)} left"
        )


def _started(event: events.Started) -> str:
    since = f", from step {event.step}" if event.step else ""
    return (
        f"{event.task.upper()} on {event.device} in {event.precision}: {counted(event.pages, 'page')}, "
        f"{counted(event.windows, 'window')}, {counted(event.epochs, 'epoch')}, {counted(event.steps, 'step')}{since}, "
        f"{event.parameters / 1e6:.1f} million parameters; log in {event.out}/train.log"
    )


def _chosen(event: events.Chosen) -> str:
    """What the run ends with and why, in a sentence."""
    kept = "the trained model"
    if not event.share:
        kept = "the starting model, as the trained one is not better by more than chance"
    elif event.share < 1:
        kept = f"an average of both models ({event.share:.0%} trained)"
    pages = [f"{counted(event.held_out, 'page')} held out"] if event.held_out else []
    pages += [f"{counted(event.tested, 'page')} by cross-validation"] if event.tested else []
    return f"kept {kept}: {event.figure} {event.chosen:.4f}, {event.start:.4f} before, on {' and '.join(pages)}"


def _finished(event: events.Finished) -> str:
    best = ""
    if event.figure in event.best:
        best = f"{event.figure} {event.best[event.figure]:.4f} on the held-out pages, "
    why = "no further improvement, " if event.early else "time limit reached, " if event.out_of_time else ""
    return f"finished: {why}{best}at step {event.step} after {_clock(event.seconds)}; {event.checkpoint}"


def _clock(seconds: float) -> str:
    return str(datetime.timedelta(seconds=round(seconds)))
