"""The runs of the open project: prepared, queued, found again, and turned into model packs.

One run at a time is under way, as machine and GPU are one; the others wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import translatable
from kie_desktop.session.jobs import Jobs, RunningJob
from kie_desktop.session.model_in_use import ModelInUse
from kie_desktop.session.models.devices import Devices
from kie_desktop.session.models.evaluation import EvaluationResult, read_evaluation, with_names
from kie_desktop.session.models.run_pages import export_for_run
from kie_desktop.session.models.run_plan import Evaluated, EvaluationPlan, TrainPlan, config_of
from kie_desktop.session.models.run_process import EvaluationProcess, RunProcess
from kie_desktop.session.models.run_record import (
    DATA,
    RECORD,
    EvaluationRun,
    Run,
    RunState,
    StartingPoint,
    TrainingRun,
    load_run,
)
from kie_desktop.session.models.training_process import TrainingProcess
from kie_desktop.session.sentences import FAILED, attempt
from kie_desktop.session.settings import Settings

if TYPE_CHECKING:
    from kie_desktop.formats.paddleocr import ExportReport

FOLDER_SUFFIX = ".runs"
_PREPARE_RUN = Job(JobKind.PREPARING_RUN, translatable("Preparing the run"))
_PREPARE_EVALUATION = Job(JobKind.PREPARING_RUN, translatable("Preparing the evaluation"))
_TRAIN = Job(JobKind.TRAINING, translatable("Training"))
_EVALUATE = Job(JobKind.EVALUATING, translatable("Evaluating"))
_MAKE_PACK = Job(JobKind.MAKING_PACK, translatable("Creating a model pack"))
_TURN = {RunState.RUNNING: 0, RunState.MEASURING: 1, RunState.WAITING: 2}
"""What another window left under way goes before what waits."""


class Runs(QObject):
    """Model packs are read and made by `run_models`, which loads when it is needed first.

    changed: another list, or another state of a run. progressed(name): an event of a run arrived.
    in_use(words): the result of a run pre-annotates the project from now on.
    devices: what the Python that trains can compute on.

    Nothing raises for reasons that the user can mend: they are message(level, text).
    """

    changed = Signal()
    progressed = Signal(str)
    in_use = Signal(str)
    message = Signal(str, str)

    def __init__(self, settings: Settings, model: ModelInUse, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.devices = Devices(settings, self)
        self._settings = settings
        self._model = model
        self._jobs = jobs
        self._project: Path | None = None
        self._runs: dict[str, Run] = {}
        self._names: set[str] = set()  # given away; the folder appears once its pages are exported
        self._process: RunProcess | None = None
        self._packing: ChildCommand | None = None
        self._goes_on = False
        self._listed: dict[Job, RunningJob] = {}
        self.changed.connect(self._list_jobs)

    # --- the list

    def open(self, project: Path, *, goes_on: bool = True) -> None:
        """Find the runs of a project. goes_on: what another window left under way or in the queue does."""
        self._project = project
        self._goes_on = False
        root = self.folder
        for folder in root.iterdir() if root.is_dir() else ():
            if (folder / RECORD).is_file():
                attempt(partial(self._add, folder), self.message)
        if goes_on:
            self._pump()
        self.changed.emit()

    def let_go(self) -> None:
        """When the project is closed, what trains goes on; the queue does when the project is opened next."""
        self._goes_on = True

    def close(self) -> None:
        """Forget the project; ends what still runs (it can be resumed from its latest checkpoint), unless let go."""
        self._project = None
        if self._process is not None:
            (self._process.let_go if self._goes_on else self._process.abandon)()
            self._process.deleteLater()
            self._process = None
        self._stop_packing()
        self.devices.stop()
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

    def place_in_queue(self, run: Run) -> int | None:
        """Which of those that wait a run is, from 1; None where it does not wait."""
        waiting = [other for other in self.all if other.state is RunState.WAITING]
        return waiting.index(run) + 1 if run in waiting else None

    def starting_points(self) -> list[StartingPoint]:
        """What a run can start from."""
        from kie_desktop.session.models import run_models

        return run_models.starting_points(self.all)

    def pace(self, task: str, image_scale: tuple[int, int]) -> float | None:
        """Windows a second of this project's latest run for the task; None for no idea.

        image_scale: of SDMGR's pictures; its work grows with their pixels, that of the others does not.
        """
        alike = [
            run
            for run in self.all
            if isinstance(run, TrainingRun)
            and run.task == task
            and (task != "sdmgr" or run.config.sdmgr.image_scale == image_scale)
        ]
        return next((pace for run in reversed(alike) if (pace := run.history.pace)), None)

    # --- what the user asks for

    def begin(self, project: Path, label_set: LabelSet, plan: TrainPlan) -> None:
        """Export the pages of a plan into a new run's folder, then queue its runs."""
        folders = [self._new_folder(task) for task in plan.tasks]
        work = partial(
            export_for_run,
            project,
            plan.page_ids,
            folders[0] / DATA,
            label_set,
            val_ratio=plan.val_ratio,
            seed=plan.seed,
        )

        def queue(report: object) -> None:
            exported = cast("ExportReport", report)
            ser = self._labelling_of(plan, folders)
            for folder, task in zip(folders, plan.tasks, strict=True):
                self._queue(TrainingRun(folder=folder, config=config_of(plan, task, folder, label_set, exported, ser)))
            self._pump()

        self._jobs.start(_PREPARE_RUN, work, queue)

    def evaluate(self, label_set: LabelSet, plan: EvaluationPlan) -> None:
        """Export the pages of a plan into a new run's folder, then queue its evaluations."""
        assert self._project is not None
        folders = [self._new_folder(f"evaluate-{task}") for task in plan.tasks]
        data = folders[0] / DATA
        roles = {label.name: str(label.role) for label in label_set}
        work = partial(export_for_run, self._project, plan.page_ids, data, label_set)

        def queue(_: object) -> None:
            for folder, task in zip(folders, plan.tasks, strict=True):
                evaluated = Evaluated(task, plan.model, plan.other, plan.window, data, roles)
                self._queue(EvaluationRun(folder=folder, evaluated=evaluated))
            self._pump()

        self._jobs.start(_PREPARE_EVALUATION, work, queue)

    def result(self, name: str) -> EvaluationResult | None:
        """What was measured of a run, in detail, with labels as they were written; None where there is nothing."""
        run = self._runs[name]
        if not run.has_evaluation:
            return None
        pages = _measured_on(run)
        found = attempt(partial(read_evaluation, run.folder, pages), self.message)
        return None if found is FAILED else with_names(found, run.label_names)

    def held_out(self, name: str) -> list[PageId]:
        """The pages of the project that a training run held out."""
        from kie_desktop.session.models import run_models

        run = self._runs[name]
        if not isinstance(run, TrainingRun):
            return []
        found = attempt(partial(run_models.held_out_pages, run), self.message)
        return [] if found is FAILED else found

    def stop(self, name: str) -> None:
        """End a run at a safe point; one that waits is taken out of the queue."""
        run = self._runs[name]
        if run.state is RunState.WAITING:
            self._settle(run, RunState.STOPPED, translatable("Stopped before it started."))
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
            run.prepare_again()
            run.tail.clear()
            self._settle(run, RunState.WAITING)
            self._pump()

    def use(self, name: str) -> None:
        """Have pre-annotation of the project use a run's result from now on.

        A model pack is made of it, unless the run ended with the pack that it began from.
        """
        from kie_desktop.session.models import run_models

        run = self._runs[name]
        if self._project is None or self._packing is not None:
            return
        if not isinstance(run, TrainingRun) or not run.can_be_used:
            return
        if (kept := run_models.kept_pack(run, self._model.name)) is not None:
            self._put_into_use(kept.folder, str(run.config.init))
            return
        folder = run_models.new_pack_folder(self._project, run)
        command = run_models.pack_command(run, folder, self._model.name, self._python)
        self._packing = ChildCommand(f"Creating a model pack from {run.name}", command, self._python, self)
        self._packing.ended.connect(partial(self._on_packed, folder))
        self._packing.start()
        self.changed.emit()

    def use_pack(self, folder: Path) -> None:
        """Have pre-annotation of the project use the model pack in a folder from now on."""
        if self.is_pack(folder):
            self._model.use(str(folder))

    def is_pack(self, folder: Path) -> bool:
        """Whether a model pack lies in a folder; a message says why not."""
        from kie_desktop.session.models import run_models

        return attempt(partial(run_models.words_of_use, folder), self.message) is not FAILED

    # --- inside

    def _list_jobs(self) -> None:
        """Keep the session's list of jobs true."""
        active = self.active
        due = {_TRAIN if isinstance(active, TrainingRun) else _EVALUATE: self._stop_active} if active else {}
        if self.is_making_pack:
            due[_MAKE_PACK] = self._stop_packing
        for job in [job for job in self._listed if job not in due]:
            self._listed.pop(job).end()
        for job, stop in due.items():
            if job not in self._listed:
                self._listed[job] = self._jobs.begin(job, stop)

    def _stop_active(self) -> None:
        if self._process is not None:
            self._process.stop()

    def _labelling_of(self, plan: TrainPlan, folders: Sequence[Path]) -> str | None:
        """Whose SER labels the pages that links are measured on: the plan's own, else the start's or the one in use."""
        from kie_desktop.session.models import run_models

        if "ser" in plan.tasks:
            return str(folders[plan.tasks.index("ser")])
        return None if run_models.ser_in_use(plan.init) else run_models.ser_in_use(self._model.name)

    @property
    def _python(self) -> str:
        return str(self._settings["training_python"])

    def _add(self, folder: Path) -> None:
        self._runs[folder.name] = load_run(folder)

    def _new_folder(self, stem: str) -> Path:
        number = 1
        while f"{stem}-{number}" in self._names or (self.folder / f"{stem}-{number}").exists():
            number += 1
        self._names.add(f"{stem}-{number}")
        return self.folder / f"{stem}-{number}"

    def _queue(self, run: Run) -> None:
        if attempt(run.make, self.message) is not FAILED:
            self._runs[run.name] = run
            self.changed.emit()

    def _pump(self) -> None:
        """Go on with what is under way, else start the run that waits longest, if nothing runs."""
        due = sorted((run for run in self.all if run.state in _TURN), key=lambda run: _TURN[run.state])
        if self._process is not None or not due:
            return
        run = due[0]
        self._process = self._process_of(run)
        self._process.changed.connect(self.changed)
        self._process.progressed.connect(lambda: self.progressed.emit(run.name))
        self._process.message.connect(self.message)
        self._process.over.connect(self._on_over)
        self._process.start()

    def _process_of(self, run: Run) -> RunProcess:
        if isinstance(run, TrainingRun):
            return TrainingProcess(run, self._python, self.pace(run.task, run.config.sdmgr.image_scale), self)
        assert isinstance(run, EvaluationRun)
        return EvaluationProcess(run, self._python, self)

    def _on_over(self) -> None:
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

    def _on_packed(self, folder: Path, outcome: CommandOutcome) -> None:
        if self._packing is not None:
            self._packing.deleteLater()
            self._packing = None
        if outcome.error:
            self.message.emit("error", outcome.error)
            self.changed.emit()
        else:
            self._put_into_use(folder, folder.name)

    def _put_into_use(self, folder: Path, name: str) -> None:
        from kie_desktop.session.models import run_models

        words = attempt(partial(run_models.words_of_use, folder), self.message)
        if words is not FAILED:
            self._model.use(name)
            self.message.emit("info", words)
            self.in_use.emit(words)
        self.changed.emit()

    def _settle(self, run: Run, state: RunState, message: str = "") -> None:
        attempt(partial(run.settle, state, message), self.message)
        self.changed.emit()


def _measured_on(run: Run) -> Path:
    """The label file of the pages that a run was measured on."""
    if isinstance(run, EvaluationRun):
        return run.evaluated.label_file
    assert isinstance(run, TrainingRun) and run.config.val is not None
    return run.config.val.label_files[0]
