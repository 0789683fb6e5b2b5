"""Runs on disk: `<project>.runs/<name>/`, with `run.json` and `data/`, the pages as they were at the time.

A training run has PaddleOCR's layout beside it: `run.json` is what the window knows of it, `config.json` what the
training process is told, `events.jsonl` what it said; checkpoints and `train.log` are the process's own.
`evaluation.json` is what `evaluate` found: of a training run on the pages held out, of an evaluation on its pages.
"""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from kie_desktop.contract import events
from kie_desktop.contract.launch import needs_launcher
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.settings_files import MISFIT, load_json
from kie_desktop.formats.atomic import write_error, write_text
from kie_desktop.jobs.event_file import EventFile
from kie_desktop.jobs.training_client import EVENTS
from kie_desktop.language import translatable
from kie_desktop.safe_files import check_folder, is_link, make_folder, open_file, read_file
from kie_desktop.session.models.evaluation import EVALUATION, Score, figure_of
from kie_desktop.session.models.run_history import RunHistory
from kie_desktop.session.models.run_plan import Evaluated

RECORD, CONFIG, LOG, DATA = "run.json", "config.json", "train.log", "data"
INTERRUPTED = translatable("The program closed before this run finished; click Resume to continue it.")
_LATEST, _BEST, _WEIGHTS, _SDMGR_WEIGHTS = "latest", "best_accuracy", "model_state.pdparams", "latest.pdparams"
_LOG_BYTES = 16_384


class RunState(StrEnum):
    """Where a run stands. STOPPED and FAILED ones can be resumed."""

    WAITING = "waiting"
    RUNNING = "running"
    MEASURING = "measuring"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"


_UNDER_WAY = (RunState.WAITING, RunState.RUNNING, RunState.MEASURING)


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """Something to train from or to measure. model: name of a pack or folder of a checkpoint.

    tasks: what it can do. learning_rate: its peak, where it is known. can_begin: whether a run can start from it;
    packs of SDMGR hold its network in another form than it was trained in.
    """

    words: str
    model: str
    tasks: tuple[str, ...]
    learning_rate: float | None = None
    can_begin: bool = True


@dataclass(kw_only=True)
class Run(ABC):
    """A training run or an evaluation. message: why it failed or stopped. created: seconds since 1970.

    scores: `old` and `new` model, where both were measured. tail: the last lines of a process that failed.
    """

    folder: Path
    state: RunState = RunState.WAITING
    message: str = ""
    scores: dict[str, Score] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)
    created: float = field(default_factory=time.time)

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    @abstractmethod
    def task(self) -> str:
        """`ser`, `re` or `sdmgr`."""

    @property
    @abstractmethod
    def label_names(self) -> Sequence[str]:
        """The labels of the project when it began, as they were written."""

    @property
    def can_resume(self) -> bool:
        """Whether it ended before its end."""
        return self.state in (RunState.STOPPED, RunState.FAILED)

    @property
    def has_evaluation(self) -> bool:
        """Whether there is a result to look at."""
        return (self.folder / EVALUATION).is_file()

    @abstractmethod
    def prepare_again(self) -> None:
        """Make ready for another start of a run that ended early."""

    @abstractmethod
    def log_lines(self) -> list[str]:
        """The last lines of the run's log."""

    @abstractmethod
    def _own(self) -> dict[str, Any]:
        """What this kind of run adds to its record."""

    def make(self) -> None:
        """Make the folder of a new run and save it. Raises UserError."""
        try:
            make_folder(self.folder, self.folder.parent.parent)
        except OSError as fault:
            raise write_error(self.folder, fault) from fault
        self.save()

    def save(self) -> None:
        """Write what is to be known of it by the next window. Raises UserError."""
        record = {
            "state": self.state,
            "message": self.message,
            "scores": self.scores,
            "tail": self.tail,
            "created": self.created,
            **self._own(),
        }
        self._check_folder()
        text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
        write_text(self.folder / RECORD, text, follow_links=False)

    def _check_folder(self) -> None:
        """Nothing is written through links, which a project from elsewhere may have. Raises UserError."""
        try:
            for folder in (self.folder.parent, self.folder):
                check_folder(folder)
        except OSError as fault:
            raise write_error(self.folder, fault) from fault

    def settle(self, state: RunState, message: str = "") -> None:
        """Move to another state and save. Raises UserError."""
        self.state, self.message = state, message
        self.save()


@dataclass(kw_only=True)
class TrainingRun(Run):
    """checkpoint: the folder of its result or of where to go on. pid: the process that trains or did."""

    config: TrainConfig
    checkpoint: str = ""
    pid: int = 0
    history: RunHistory = field(default_factory=RunHistory)

    @property
    def task(self) -> str:
        """What it teaches."""
        return self.config.task

    @property
    def label_names(self) -> Sequence[str]:
        """The labels of the project when it began, as they were written."""
        return [*self.config.roles]

    @property
    def is_launched(self) -> bool:
        """Whether several processes train, which Paddle's launcher starts."""
        return needs_launcher(self.config)

    @property
    def is_worse(self) -> bool:
        """Whether the old model read the pages held out better."""
        new, old = self.scores.get("new"), self.scores.get("old")
        return new is not None and old is not None and figure_of(new) < figure_of(old)

    @property
    def lacks_labels(self) -> bool:
        """Whether it was to be measured with the labels of a SER run beside it that came to nothing."""
        ser = Path(self.config.ser) if self.config.ser is not None else None
        return ser is not None and ser.parent == self.folder.parent and not (ser / _BEST / _WEIGHTS).is_file()

    @property
    def can_be_used(self) -> bool:
        """Whether it has a model that is worth a model pack."""
        return self.state is RunState.FINISHED and bool(self.checkpoint)

    def save(self) -> None:
        """Write `run.json` and `config.json`. Raises UserError."""
        self._check_folder()
        write_text(self.folder / CONFIG, self.config.to_json(), follow_links=False)
        super().save()

    def prepare_again(self) -> None:
        """Have the next process resume the latest checkpoint; the run begins anew where there is none."""
        latest = self.config.out / _LATEST
        is_there = any(path.is_file() for path in (latest / _WEIGHTS, self.config.out / _SDMGR_WEIGHTS))
        self.config = replace(self.config, resume=latest if is_there else None)
        if not is_there:
            self.history = RunHistory()
            (self.folder / EVENTS).unlink(missing_ok=True)

    def note(self, event: events.Event) -> None:
        """Count an event of ours and keep it beside those of the process. Raises UserError."""
        self.history.take(event)
        try:
            with open_file(self.folder / EVENTS, "ab") as file:
                file.write(events.encode(event).encode("utf-8"))
        except OSError as fault:
            raise write_error(self.folder / EVENTS, fault) from fault

    def log_lines(self) -> list[str]:
        """The last lines of PaddleOCR's log, and what a failed process wrote beside it."""
        return [*_last_lines(self.config.out / LOG), *self.tail]

    def _own(self) -> dict[str, Any]:
        return {"checkpoint": self.checkpoint, "pid": self.pid}


@dataclass(kw_only=True)
class EvaluationRun(Run):
    """One or two models on pages of the project."""

    evaluated: Evaluated

    @property
    def task(self) -> str:
        """What is measured."""
        return self.evaluated.task

    @property
    def label_names(self) -> Sequence[str]:
        """The labels of the project when it was measured, as they were written."""
        return [*self.evaluated.roles]

    def prepare_again(self) -> None:
        """An evaluation begins anew."""

    def log_lines(self) -> list[str]:
        """What a failed process wrote."""
        return self.tail

    def _own(self) -> dict[str, Any]:
        return {"evaluated": self.evaluated.to_json()}


def load_run(folder: Path) -> Run:
    """Read a run, as the window that made it left it. Raises UserError.

    One whose folder was moved or came from elsewhere trains in the folder that it lies in now, and not by itself.
    """
    try:
        record: dict[str, Any] = load_json(read_file(folder / RECORD))
        common: dict[str, Any] = {
            "folder": folder,
            "state": RunState(record["state"]),
            "message": str(record["message"]),
            "scores": dict(record["scores"]),
            "tail": [str(line) for line in record["tail"]],
            "created": float(record["created"]),
        }
        if "evaluated" in record:
            return EvaluationRun(**common, evaluated=Evaluated.from_json(record["evaluated"]))
        config = TrainConfig.from_json(read_file(folder / CONFIG).decode())
        if config.out.resolve() != folder.resolve() and common["state"] in _UNDER_WAY:
            common |= {"state": RunState.STOPPED, "message": INTERRUPTED}
        return TrainingRun(
            **common,
            config=replace(config, out=folder),
            checkpoint=str(record["checkpoint"]),
            pid=int(record.get("pid", 0)),
            history=_history(folder / EVENTS),
        )
    except (OSError, *MISFIT) as error:
        raise UserError(f"{folder}: this run cannot be read ({error}); you can still use its checkpoints") from error


def _history(path: Path) -> RunHistory:
    history = RunHistory()
    for event in EventFile(path).read()[0]:
        history.take(event)
    return history


def _last_lines(path: Path) -> list[str]:
    if not path.is_file() or is_link(path):
        return []
    with open_file(path, "rb") as file:
        file.seek(max(0, path.stat().st_size - _LOG_BYTES))
        return file.read().decode("utf-8", "replace").splitlines()[-200:]
