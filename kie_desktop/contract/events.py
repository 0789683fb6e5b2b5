"""What a training process tells the one that started it: one JSON object a line, UTF-8.

The standard library only, so that the window may use it too. The process reads from its standard
input in return: the line `stop` ends the run at the next safe point (SIGTERM does the same, and so does a
file `stop` in the run's folder); after the line `attended` so does the end of the input, as when the starter is
killed, within seconds, unless the line `alone` took that back. While it runs it holds the lock `running.lock` in the
run's folder.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kie_desktop.domain.settings_files import MISFIT, load_json

STOP = "stop"
"""The line that asks a run to save itself and end."""

ATTENDED = "attended"
"""The line that ties a run to its starter: when its standard input ends, it saves itself and ends within seconds."""

ALONE = "alone"
"""The line that lets an attended run go: it goes on when its standard input ends."""

STOP_FILE = "stop"
"""A file of the run's folder that asks it to save itself and end; for who has no pipe to the process."""

LOCK = "running.lock"
"""A file of the run's folder that its first process holds locked (`kie_desktop.locks`) while it runs."""

Metrics = Mapping[str, float]
"""`precision`, `recall`, `hmean` (0 to 1) and `fps` (pages a second); of a distilled run also the teacher's.

`entity_f1` of SER, `links_given` of RE, and `links_predicted` where there is SER to predict the labels: the F1 that a
user gets.
"""
FIGURES = {"ser": "entity_f1", "re": "links_predicted"}
"""What that is called, by task."""
LINKS_GIVEN = "links_given"
"""Of RE: F1 of the links that a user gets where all labels are right; chooses where no SER predicts any."""
USER_FIGURES = (*FIGURES.values(), LINKS_GIVEN)
"""The figures that only we have; of several in the same metrics, the first is what a user gets."""


class EventError(ValueError):
    """A line that is no event."""


@dataclass(frozen=True, slots=True)
class Preflight:
    """What was found wrong before the run. problems: as `domain.problems.Problem.as_dict` has them."""

    problems: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Started:
    """The first step is about to be made.

    steps: of the whole run. step: those done before (a resumed run), else 0. pages, windows: to learn
    from. val_pages: to measure on. parameters: that learn. pid: of the training process.
    """

    task: str
    out: str
    device: str
    precision: str
    pages: int
    windows: int
    val_pages: int
    epochs: int
    steps: int
    steps_per_epoch: int
    step: int
    parameters: int
    pid: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step was made. step, epoch: counted from 1.

    losses: the parts and their sum `loss`, of this step. smoothed: the same as medians over the last
    steps, as the log has them. samples_per_s: windows a second, of this step. eta_s: seconds to the end of the run.
    """

    step: int
    epoch: int
    losses: Mapping[str, float]
    smoothed: Mapping[str, float]
    learning_rate: float
    samples_per_s: float
    eta_s: float


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The validation pages were measured after a step. best: whether it is kept as the best so far."""

    step: int
    epoch: int
    metrics: Metrics
    best: bool


@dataclass(frozen=True, slots=True)
class CrossValidationStep:
    """Cross-validation, after the last step, made a step of its own. done, steps: of its steps."""

    done: int
    steps: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the run ends with was chosen among its start, its best or last network, and means of both.

    share: of what was learned: 0 for the start, 1 for a network without anything of the start in it.
    figure: what was compared: one of `USER_FIGURES`, or `hmean`. start, chosen: its values, 0 to 1.
    held_out, tested: how many of the pages that it was measured on were held out, and how many came from
    cross-validation.
    """

    share: float
    figure: str
    start: float
    chosen: float
    held_out: int
    tested: int


@dataclass(frozen=True, slots=True)
class Saved:
    """A checkpoint is complete on disk. kind: `best_accuracy`, `latest` or `iter_epoch_<N>`."""

    kind: str
    folder: str
    step: int


@dataclass(frozen=True, slots=True)
class Warned:
    """Something the user should know; the run goes on."""

    message: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The run is over. checkpoint: the best one, or the last one where nothing was measured.

    best: its metrics, empty where nothing was measured. early: ended by `patience`.
    out_of_time: ended by `max_seconds`. figure: the metric that chose it.
    """

    checkpoint: str
    best: Metrics
    step: int
    seconds: float
    early: bool = False
    out_of_time: bool = False
    figure: str = "hmean"


@dataclass(frozen=True, slots=True)
class Stopped:
    """The run ended at a safe point as it was asked to; `resume` goes on from `checkpoint`."""

    checkpoint: str
    step: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The run cannot go on. message: for the user, with the remedy. checkpoint: the last good one, or ""."""

    message: str
    checkpoint: str = ""


Event = (
    Preflight | Started | Step | Evaluated | CrossValidationStep | Chosen | Saved | Warned | Finished | Stopped | Failed
)

_KINDS: Mapping[str, type[Any]] = {
    "preflight": Preflight,
    "started": Started,
    "step": Step,
    "evaluated": Evaluated,
    "cross_validation_step": CrossValidationStep,
    "chosen": Chosen,
    "saved": Saved,
    "warning": Warned,
    "finished": Finished,
    "stopped": Stopped,
    "failed": Failed,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def encode(event: Event) -> str:
    """One line, newline included. All numbers are finite: a run whose loss is none ends with `Failed`."""
    value = {"event": _NAMES[type(event)], **dataclasses.asdict(event)}
    return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n"


def decode(line: str) -> Event:
    """The inverse of `encode`. Raises EventError for anything else."""
    try:
        value = load_json(line)
        kind = _KINDS[value.pop("event")]
        event: Event = kind(**{name: _frozen(part) for name, part in value.items()})
    except MISFIT as error:
        raise EventError(f"not an event of a training process: {line[:200]!r}") from error
    return event


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
