"""A run on disk: `<project>.runs/<name>/` with `run.json`, `config.json`, `events.jsonl`, and PaddleOCR's layout.

`run.json` is what the window knows of it; `config.json` what the training process is told; `events.jsonl` what
it said. Checkpoints and `train.log` are the process's own. `data/` holds the pages as they were at the time.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from kie_desktop.domain.errors import UserError
from kie_desktop.formats.atomic import write_error, write_text
from kie_desktop.session.run_history import RunHistory
from kie_desktop.training import events
from kie_desktop.training.config import TrainConfig

RECORD, CONFIG, EVENTS, LOG, DATA = "run.json", "config.json", "events.jsonl", "train.log", "data"
INTERRUPTED = "The program ended before this run did; resume goes on with it."
_LATEST, _WEIGHTS = "latest", "model_state.pdparams"
_LOG_BYTES = 16_384


class RunState(StrEnum):
    """Where a run stands. STOPPED and FAILED ones can be resumed."""

    WAITING = "waiting"
    RUNNING = "running"
    MEASURING = "measuring"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"


ACTIVE = (RunState.RUNNING, RunState.MEASURING)

MEASURES = ("precision", "recall", "hmean")
Score = Mapping[str, float]
"""`MEASURES`, 0 to 1."""
BASE_RATE = 5e-5
"""PaddleOCR's learning rate. Measured on 15 real forms: the starter, though narrow, forgets with a higher one."""


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """Something to train from. model: name of a pack or folder of a checkpoint. tasks: what it can go on with.

    learning_rate: its peak.
    """

    words: str
    model: str
    tasks: tuple[str, ...]
    learning_rate: float = BASE_RATE


@dataclass
class Run:
    """One run. message: why it failed or stopped. checkpoint: the folder of its result or of where to go on.

    scores: `old` and `new` model on the pages held out; `old` is missing where the old model could not be measured.
    tail: the last lines of a process that failed. created: seconds since 1970.
    """

    folder: Path
    config: TrainConfig
    state: RunState = RunState.WAITING
    message: str = ""
    checkpoint: str = ""
    scores: dict[str, Score] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)
    created: float = field(default_factory=time.time)
    history: RunHistory = field(default_factory=RunHistory)
    _events: TextIO | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def task(self) -> str:
        """`ser` or `re`."""
        return self.config.task

    @property
    def can_resume(self) -> bool:
        """Whether it ended before its end."""
        return self.state in (RunState.STOPPED, RunState.FAILED)

    @property
    def is_worse(self) -> bool:
        """Whether the old model read the pages held out better."""
        new, old = self.scores.get("new"), self.scores.get("old")
        return new is not None and old is not None and new["hmean"] < old["hmean"]

    @property
    def can_be_used(self) -> bool:
        """Whether it has a model that is worth a model pack."""
        return self.state is RunState.FINISHED and bool(self.checkpoint)

    def make(self) -> None:
        """Make the folder of a new run and save it. Raises UserError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise write_error(self.folder, fault) from fault
        self.save()

    def save(self) -> None:
        """Write `run.json` and `config.json`. Raises UserError."""
        record = {
            "state": self.state,
            "message": self.message,
            "checkpoint": self.checkpoint,
            "scores": self.scores,
            "tail": self.tail,
            "created": self.created,
        }
        write_text(self.folder / CONFIG, self.config.to_json())
        write_text(self.folder / RECORD, json.dumps(record, indent=2, ensure_ascii=False) + "\n")

    def settle(self, state: RunState, message: str = "") -> None:
        """Move to another state and save. Raises UserError."""
        self.state, self.message = state, message
        self.save()

    def go_on_from_latest(self) -> None:
        """Have the next process resume the latest checkpoint; the run begins anew where there is none."""
        latest = self.config.out / _LATEST
        is_there = (latest / _WEIGHTS).is_file()
        self.config = replace(self.config, resume=latest if is_there else None)
        if not is_there:
            self.history = RunHistory()
            (self.folder / EVENTS).unlink(missing_ok=True)

    def note(self, event: events.Event) -> None:
        """Count an event and keep it. Raises UserError where it cannot be written."""
        self.history.take(event)
        try:
            if self._events is None:
                self._events = (self.folder / EVENTS).open("a", encoding="utf-8", buffering=1)
            self._events.write(events.encode(event))
        except OSError as fault:
            raise write_error(self.folder / EVENTS, fault) from fault

    def end_notes(self) -> None:
        """Close the file of events."""
        if self._events is not None:
            self._events.close()
            self._events = None

    def log_lines(self) -> list[str]:
        """The last lines of the run's log, and what a failed process wrote beside it."""
        return [*_last_lines(self.config.out / LOG), *self.tail]


def load_run(folder: Path) -> Run:
    """Read a run. One that was not over when the program ended counts as stopped. Raises UserError."""
    try:
        record: dict[str, Any] = json.loads((folder / RECORD).read_text("utf-8"))
        config = TrainConfig.from_json((folder / CONFIG).read_text("utf-8"))
        run = Run(
            folder,
            config,
            RunState(record["state"]),
            str(record["message"]),
            str(record["checkpoint"]),
            dict(record["scores"]),
            [str(line) for line in record["tail"]],
            float(record["created"]),
            _history(folder / EVENTS),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"{folder}: this run cannot be read ({error}); its checkpoints can still be used") from error
    if run.state is RunState.MEASURING:
        run.state = RunState.FINISHED
    elif run.state in (RunState.WAITING, RunState.RUNNING):
        run.state, run.message = RunState.STOPPED, INTERRUPTED
    return run


def _history(path: Path) -> RunHistory:
    history = RunHistory()
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                try:
                    history.take(events.decode(line))
                except events.EventError:  # the last line, cut off as the program was killed
                    continue
    return history


def _last_lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _LOG_BYTES))
        return file.read().decode("utf-8", "replace").splitlines()[-200:]
