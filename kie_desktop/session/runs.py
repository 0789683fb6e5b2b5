"""The runs of the open project: prepared, queued, found again, and turned into model packs.

One run at a time is under way, as machine and GPU are one; the others wait.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.session.reading import export_pages
from kie_desktop.session.run_plan import TrainPlan, config_of
from kie_desktop.session.run_process import RunProcess, attempt
from kie_desktop.session.run_record import DATA, INTERRUPTED, RECORD, Run, RunState, StartingPoint, load_run
from kie_desktop.session.settings import Settings
from kie_desktop.session.work import Work

if TYPE_CHECKING:
    from kie_desktop.formats.paddleocr import ExportReport

FOLDER_SUFFIX = ".runs"


class Runs(QObject):
    """Model packs are read and made by `run_models`, which loads when it is needed first.

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
        self._process: RunProcess | None = None
        self._packing: ChildCommand | None = None

    # --- the list

    def open(self, project: Path) -> None:
        """Find the runs of a project."""
        self._project = project
        root = self.folder
        for folder in root.iterdir() if root.is_dir() else ():
            if (folder / RECORD).is_file():
                attempt(partial(self._add, folder), self.said.emit)
        cut_off = [run.name for run in self.all if run.message == INTERRUPTED]
        if cut_off:
            self.said.emit("info", f"{', '.join(cut_off)} did not come to its end; Train > Show runs resumes it.")
        self.changed.emit()

    def close(self) -> None:
        """Forget the project; ends what still runs, which can be resumed from its latest checkpoint."""
        self._project = None
        if self._process is not None:
            self._process.abandon()
            self._process.deleteLater()
            self._process = None
        self._stop_packing()
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
        """The run that is under way."""
        return self._process.run if self._process is not None else None

    @property
    def is_busy(self) -> bool:
        """Whether a run is under way or a model pack is being made."""
        return self._process is not None or self._packing is not None

    @property
    def is_making_pack(self) -> bool:
        """Whether a model pack is being made."""
        return self._packing is not None

    @property
    def is_stopping(self) -> bool:
        """Whether the active run was asked to stop and has not yet."""
        return self._process is not None and self._process.is_stopping

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
        elif self._process is not None and self._process.run is run:
            self._process.stop()

    def stop_all(self) -> None:
        """End every run, the active one at a safe point, and what makes a pack."""
        waiting = [run for run in self.all if run.state is RunState.WAITING]
        for run in [*waiting, *([self.active] if self.active else [])]:
            self.stop(run.name)
        self._stop_packing()

    def kill(self, name: str) -> None:
        """End a run at once; what it did since its latest checkpoint is lost."""
        if self._process is not None and self._process.run.name == name:
            self._process.kill()

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
        if self._project is None or self._packing is not None or not run.can_be_used:
            return
        folder = run_models.new_pack_folder(self._project, run)
        command = run_models.pack_command(run, folder, self._settings["model"], self._python)
        self._packing = ChildCommand(f"Making a model pack of {run.name}", command, self._python, self)
        self._packing.ended.connect(partial(self._use_pack, folder))
        self._packing.start()
        self.changed.emit()

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
            if attempt(run.make, self.said.emit):
                self._runs[run.name] = run
        self._pump()
        self.changed.emit()

    def _pump(self) -> None:
        """Start the run that waits longest, if nothing runs."""
        waiting = [run for run in self.all if run.state is RunState.WAITING]
        if self._process is not None or not waiting:
            return
        run = waiting[0]
        self._process = RunProcess(run, self._python, self)
        self._process.changed.connect(self.changed)
        self._process.progressed.connect(lambda: self.progressed.emit(run.name))
        self._process.said.connect(self.said)
        self._process.over.connect(self._go_on)
        self._process.start()

    def _go_on(self) -> None:
        """A run is over: the next one's turn."""
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self._pump()
        self.changed.emit()

    def _stop_packing(self) -> None:
        if self._packing is not None:
            self._packing.stop()
            self._packing.deleteLater()
            self._packing = None
            self.changed.emit()

    def _use_pack(self, folder: Path, outcome: CommandOutcome) -> None:
        from kie_desktop.session import run_models

        if self._packing is not None:
            self._packing.deleteLater()
            self._packing = None
        tasks: list[str] = []
        if outcome.error:
            self.said.emit("error", outcome.error)
        elif attempt(lambda: tasks.append(run_models.tasks_of(folder)), self.said.emit):
            self._settings["model"] = folder.name
            self.said.emit("info", f"The model pack {folder.name} proposes {tasks[0]} from now on.")
        self.changed.emit()

    def _settle(self, run: Run, state: RunState, message: str = "") -> None:
        attempt(lambda: run.settle(state, message), self.said.emit)
        self.changed.emit()
