"""The runs of the open project: prepared, queued, supervised, measured, and turned into model packs.

One child process at a time, as machine and GPU are one; the other runs wait.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.jobs.training_client import TrainingClient, TrainingOutcome
from kie_desktop.session.reading import export_pages
from kie_desktop.session.run_history import sentence_of
from kie_desktop.session.run_record import (
    CONFIG,
    DATA,
    INTERRUPTED,
    MEASURES,
    RECORD,
    Run,
    RunState,
    StartingPoint,
    load_run,
)
from kie_desktop.session.sentences import some
from kie_desktop.session.settings import Settings
from kie_desktop.session.work import Work
from kie_desktop.training import events
from kie_desktop.training.config import DataSource, Device, Task, TrainConfig

if TYPE_CHECKING:
    from kie_desktop.formats.paddleocr import ExportReport

FOLDER_SUFFIX = ".runs"


@dataclass(frozen=True, slots=True)
class TrainPlan:
    """What to train. tasks: one run each, in this order. init: a pack or a checkpoint to start from.

    val_ratio, seed: of the pages held out (`formats.split`); batch_size: windows at once.
    """

    page_ids: tuple[PageId, ...]
    tasks: tuple[Task, ...]
    init: str
    epochs: int = 20
    batch_size: int = 8
    learning_rate: float = 5e-5
    device: Device = "auto"
    val_ratio: float = 0.2
    seed: int = 0


class Runs(QObject):
    """Supervises; model packs are read and made by `run_models`, which loads when it is needed first.

    changed: another list, or another state of a run. progressed(name): an event of a run arrived.

    Nothing raises for reasons that the user can mend: they are said(level, text).
    """

    changed = Signal()
    progressed = Signal(str)
    said = Signal(str, str)

    def __init__(self, settings: Settings, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._work = work
        self._project: Path | None = None
        self._runs: dict[str, Run] = {}
        self._names: set[str] = set()  # given away; the folder appears once its pages are exported
        self._client: TrainingClient | None = None
        self._active: Run | None = None
        self._asked_to_stop = False
        self._commands: list[ChildCommand] = []
        self._checking: ChildCommand | None = None

    # --- the list

    def open(self, project: Path) -> None:
        """Find the runs of a project."""
        self._project = project
        root = self.folder
        for folder in root.iterdir() if root.is_dir() else ():
            if (folder / RECORD).is_file():
                self._attempt(partial(self._add, folder))
        cut_off = [run.name for run in self.all if run.message == INTERRUPTED]
        if cut_off:
            self.said.emit("info", f"{', '.join(cut_off)} did not come to its end; Train > Show runs resumes it.")
        self.changed.emit()

    def close(self) -> None:
        """Forget the project; ends what still runs, which can be resumed from its latest checkpoint."""
        active, self._project = self._active, None
        self._active = None
        self._checking = None
        for command in [*self._commands]:
            self._stop_command(command)
        if self._client is not None:
            self._client.blockSignals(True)
            self._client.kill()
            self._client = None
        if active is not None:
            active.end_notes()
        self._runs.clear()
        self._names.clear()
        self.changed.emit()

    @property
    def folder(self) -> Path:
        """Where the project's runs lie, whether there are any or not."""
        assert self._project is not None
        return self._project.with_suffix(FOLDER_SUFFIX)

    @property
    def all(self) -> list[Run]:
        """The runs, in the order in which they were made."""
        return sorted(self._runs.values(), key=lambda run: run.created)

    def find(self, name: str) -> Run | None:
        """A run by its name."""
        return self._runs.get(name)

    @property
    def active(self) -> Run | None:
        """The run whose process works now."""
        return self._active

    @property
    def is_busy(self) -> bool:
        """Whether anything trains, measures or makes a pack."""
        return self._active is not None or bool(self._commands)

    @property
    def is_making_pack(self) -> bool:
        """Whether a model pack is being made."""
        return len(self._commands) > (self._active is not None and self._client is None)  # it checks or measures

    @property
    def is_stopping(self) -> bool:
        """Whether the active run was asked to stop and has not yet."""
        return self._active is not None and self._asked_to_stop

    def starting_points(self) -> list[StartingPoint]:
        """What a run can start from."""
        from kie_desktop.session import run_models

        return run_models.starting_points(self.all)

    def seconds_for(self, task: str, pages: int, epochs: int) -> float | None:
        """How long a run may take, at the pace of this project's latest run for the task; None for no idea."""
        paces = [run.history.pace for run in self.all if run.task == task and run.history.pace]
        return pages * epochs / paces[-1] if paces and paces[-1] else None

    # --- what the user asks for

    def begin(self, project: Path, label_set: LabelSet, plan: TrainPlan) -> None:
        """Export the pages of a plan into a new run's folder, then queue its runs."""
        first = self._new_folder(plan.tasks[0])
        work = partial(
            export_pages,
            project,
            plan.page_ids,
            first / DATA,
            label_set,
            val_ratio=plan.val_ratio,
            seed=plan.seed,
            upstream_roles=False,
            overwrite=True,
        )
        self._work.start("Preparing the run", work, partial(self._queue, label_set, plan, first))

    def stop(self, name: str) -> None:
        """End a run at a safe point; one that waits is taken out of the queue."""
        run = self._runs[name]
        if run.state is RunState.WAITING:
            self._settle(run, RunState.STOPPED, "Stopped before it began.")
        elif run is self._active and self._client is not None:
            self._asked_to_stop = True
            self._client.stop()
            self.changed.emit()
        elif run is self._active and self._checking is not None:
            self._stop_command(self._checking)
            self._checking = self._active = None
            run.end_notes()
            self._settle(run, RunState.STOPPED, "Stopped before it began.")
            self._pump()

    def stop_all(self) -> None:
        """End every run, the active one at a safe point, and what measures or makes a pack."""
        for run in self.all:
            if run.state in (RunState.WAITING, RunState.RUNNING):
                self.stop(run.name)
        self._stop_commands()

    def kill(self, name: str) -> None:
        """End a run at once; what it did since its latest checkpoint is lost."""
        if self._active is self._runs[name] and self._client is not None:
            self._client.kill()

    def resume(self, name: str) -> None:
        """Queue a run that ended early again; it goes on from its latest checkpoint."""
        run = self._runs[name]
        if run.can_resume:
            run.go_on_from_latest()
            run.tail.clear()
            self._settle(run, RunState.WAITING)
            self._pump()

    def use(self, name: str) -> None:
        """Make a model pack of a run's result, and have pre-annotation use it from now on."""
        from kie_desktop.session import run_models

        run = self._runs[name]
        if self._project is None or not run.can_be_used:
            return
        folder = run_models.new_pack_folder(self._project, run)
        command = run_models.pack_command(run, folder, self._settings["model"], self._python)
        self._command(f"Making a model pack of {run.name}", command, partial(self._use_pack, folder))

    # --- inside

    @property
    def _python(self) -> str:
        return str(self._settings["training_python"])

    def _add(self, folder: Path) -> None:
        self._runs[folder.name] = load_run(folder)

    def _new_folder(self, task: str) -> Path:
        number = 1
        while f"{task}-{number}" in self._names or (self.folder / f"{task}-{number}").exists():
            number += 1
        self._names.add(f"{task}-{number}")
        return self.folder / f"{task}-{number}"

    def _queue(self, label_set: LabelSet, plan: TrainPlan, first: Path, report: object) -> None:
        for task in plan.tasks:
            folder = first if task == plan.tasks[0] else self._new_folder(task)
            run = Run(folder, config_of(plan, task, folder, label_set, cast("ExportReport", report)))
            if self._attempt(run.make):
                self._runs[run.name] = run
        self._pump()
        self.changed.emit()

    def _pump(self) -> None:
        """Start the run that waits longest, if nothing runs."""
        if self._active is not None:
            return
        waiting = [run for run in self.all if run.state is RunState.WAITING]
        if not waiting:
            return
        run = self._active = waiting[0]
        self._asked_to_stop = False
        self._settle(run, RunState.RUNNING)
        if run.history.step:  # it was checked when it began
            self._train(run)
        else:
            self._check(run)

    def _check(self, run: Run) -> None:
        """Look for what would make the run fail, before anything heavy starts."""
        from kie_desktop.session import run_models

        def take(outcome: CommandOutcome) -> None:
            self._checking = None
            found: list[events.Preflight] = []
            if not outcome.stdout:
                self._give_up(run, outcome.error)
                return
            if self._attempt(lambda: found.append(run_models.found_in(outcome.stdout))):
                self._attempt(lambda: run.note(found[0]))
            faults = [problem for event in found for problem in event.problems if problem["severity"] == "error"]
            if faults:
                self._give_up(run, some([sentence_of(fault) for fault in faults]))
            else:
                self._train(run)

        self._checking = self._command(f"Checking {run.name}", run_models.check_command(run, self._python), take)

    def _train(self, run: Run) -> None:
        self._client = TrainingClient(run.folder / CONFIG, self._python, parent=self)
        self._client.told.connect(self._on_event)
        self._client.ended.connect(self._on_ended)
        self._client.start()
        self.changed.emit()

    def _give_up(self, run: Run, message: str) -> None:
        self._active = None
        run.end_notes()
        self._settle(run, RunState.FAILED, message)
        self.said.emit("error", f"{run.name}: {message}")
        self._pump()

    def _on_event(self, event: events.Event) -> None:
        run = self._active
        if run is None:
            return
        if not self._attempt(lambda: run.note(event)) and self._client is not None:
            self._client.stop()
        self.progressed.emit(run.name)

    def _on_ended(self, outcome: TrainingOutcome) -> None:
        run, client = self._active, self._client
        self._client = None
        if client is not None:
            client.deleteLater()
        if run is None:
            return
        run.end_notes()
        run.checkpoint = outcome.checkpoint
        run.tail = list(outcome.tail) if outcome.ending in ("failed", "died") else []
        if outcome.ending == "finished":
            self._measure(run)
            return
        if outcome.ending == "stopped":
            self._active = None
            self._settle(run, RunState.STOPPED)
            self._pump()
        else:
            self._give_up(run, outcome.message)

    def _measure(self, run: Run) -> None:
        """Put the new model beside the old one, which is measured on the same pages."""
        from kie_desktop.session import run_models

        best, old = run.history.best, run.config.init
        if not best or old is None:
            self._done(run)
            return
        run.scores["new"] = {name: best[name] for name in MEASURES}
        self._settle(run, RunState.MEASURING)

        def take(outcome: CommandOutcome) -> None:
            if outcome.error:
                self.said.emit("warning", outcome.error)
            else:
                self._attempt(lambda: run.scores.update(old=run_models.score_of(outcome.stdout)))
            self._done(run)

        title = f"Measuring the model that {run.name} started from"
        self._command(title, run_models.measure_command(run, old, self._python), take)

    def _stop_commands(self) -> None:
        for command in [*self._commands]:
            self._stop_command(command)
        if self._active is not None and self._active.state is RunState.MEASURING:
            self._done(self._active)
        self.changed.emit()

    def _stop_command(self, command: ChildCommand) -> None:
        command.stop()
        command.deleteLater()
        self._commands.remove(command)

    def _done(self, run: Run) -> None:
        self._active = None
        self._settle(run, RunState.FINISHED)
        better = _comparison(run)
        self.said.emit("info", f"{run.name} is finished{better}.")
        self._pump()

    def _command(self, title: str, command: Sequence[str], take: Callable[[CommandOutcome], None]) -> ChildCommand:
        child = ChildCommand(title, command, self._python, self)

        def ended(outcome: CommandOutcome) -> None:
            self._commands.remove(child)
            child.deleteLater()
            take(outcome)
            self.changed.emit()

        child.ended.connect(ended)
        self._commands.append(child)
        child.start()
        self.changed.emit()
        return child

    def _use_pack(self, folder: Path, outcome: CommandOutcome) -> None:
        from kie_desktop.session import run_models

        tasks: list[str] = []
        if outcome.error:
            self.said.emit("error", outcome.error)
        elif self._attempt(lambda: tasks.append(run_models.tasks_of(folder))):
            self._settings["model"] = folder.name
            self.said.emit("info", f"The model pack {folder.name} proposes {tasks[0]} from now on.")

    def _settle(self, run: Run, state: RunState, message: str = "") -> None:
        run.state, run.message = state, message
        self._attempt(run.save)
        self.changed.emit()

    def _attempt(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except UserError as error:
            self.said.emit("error", str(error))
            return False
        return True


def config_of(plan: TrainPlan, task: Task, folder: Path, label_set: LabelSet, report: ExportReport) -> TrainConfig:
    """The configuration of one run of a plan whose pages were exported."""
    data = report.folder
    return TrainConfig(
        task=task,
        out=folder,
        train=DataSource(data, (data / "train.json",)),
        val=DataSource(data, (data / "val.json",)) if report.val else None,
        class_list=data / "class_list.txt",
        roles={label.name: label.role for label in label_set},
        init=plan.init,
        epochs=plan.epochs,
        batch_size=plan.batch_size,
        learning_rate=plan.learning_rate,
        device=plan.device,
        seed=plan.seed,
    )


def _comparison(run: Run) -> str:
    new, old = run.scores.get("new"), run.scores.get("old")
    if new is None:
        return ""
    words = f": hmean {new['hmean']:.1%} on the pages held out"
    return words if old is None else f"{words}, {old['hmean']:.1%} before"
