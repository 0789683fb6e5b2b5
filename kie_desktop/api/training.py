"""`train`: a run from a data folder, a YAML of PaddleOCR's, or from where another run stood."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, overload

from kie_desktop.api.errors import KieError
from kie_desktop.api.field_training import FieldsTraining, train_fields
from kie_desktop.api.training_child import TrainingChild
from kie_desktop.contract import events
from kie_desktop.contract.launch import needs_launcher, own_address
from kie_desktop.contract.packs import load_pack
from kie_desktop.contract.train_config import Task, TrainConfig
from kie_desktop.domain.errors import UsageError
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import counted, listed
from kie_desktop.safe_files import read_settings
from kie_desktop.training.data_folder import config_of_folder
from kie_desktop.training.preflight import Report, preflight

AnyPath = str | os.PathLike[str]
TASKS: tuple[Task, ...] = ("ser", "re", "sdmgr")
FIELDS = "fields"
"""The task that needs neither Paddle nor a process of its own (`field_training`)."""
STARTER = "starter"
RUN_CONFIG = "run_config.json"


@dataclass(frozen=True)
class TrainingResult:
    """What came of a run.

    outcome: `finished`, or `stopped` at a safe point as it was asked to, or `helped`, where another machine has the
    results. best: folder of the best checkpoint (the last one, where nothing was measured or the run was stopped);
    `evaluate` and `train(resume=...)` take it. metrics: its precision, recall and hmean (0 to 1), fps (pages a second),
    and `entity_f1`, `links_predicted` or `links_given`, what a user gets; empty where nothing was measured.
    chosen: which network the run ended with, and why. steps: done.
    seconds: how long. early: nothing became better for a while. out_of_time: `minutes` were over. problems: what the
    check before the run found, warnings only.
    """

    task: str
    out: Path
    outcome: str
    best: Path
    metrics: Mapping[str, float]
    steps: int
    seconds: float = 0.0
    early: bool = False
    out_of_time: bool = False
    problems: Sequence[Problem] = ()
    chosen: events.Chosen | None = None

    def to_dict(self) -> dict[str, Any]:
        """What `kie-desktop train --json` prints, ready for `json.dumps`."""
        document: dict[str, Any] = {
            "task": self.task,
            "out": str(self.out),
            "outcome": self.outcome,
            "problems": [problem.as_dict() for problem in self.problems],
            "checkpoint": str(self.best),
            "steps": self.steps,
        }
        if self.outcome == "finished":
            document |= {"best": dict(self.metrics), "seconds": self.seconds}
            document |= {"early": self.early, "out_of_time": self.out_of_time}
            document["chosen"] = None if self.chosen is None else asdict(self.chosen)
        return document


@dataclass(frozen=True)
class RunRequest:
    """What a run is to be: the arguments of `train`; what is None is as the configuration or the usual run has it."""

    task: Task | None = None
    data: Path | None = None
    out: Path | None = None
    config: Path | None = None
    overrides: Sequence[str] = ()
    init: str | None = None
    epochs: int | None = None
    minutes: float | None = None
    batch_size: int | None = None
    resume: Path | None = None
    gpus: str | None = None
    ips: str | None = None
    device: str | None = None
    tokenizer: Path | None = None
    class_list: Path | None = None
    compat: bool = False
    ser_model: str | None = None
    processes: int | None = None
    host: str | None = None

    def fault(self) -> str:
        """Which arguments do not go together, by their names on the command line; "" where all do."""
        if self.config is not None and (self.task or self.data):
            return "--config already sets the task and data; remove --task and --data, or change them with -o"
        is_whole = self.task and self.data and self.out
        if self.config is None and not is_whole and (self.resume is None or self.task or self.data):
            return "specify --config YAML, or --task, --data and --out, or a run to --resume; see --help"
        if self.compat and self.task not in (None, "sdmgr"):
            return f"--compat is for sdmgr, but this run is for {self.task}; remove it"
        if self.ser_model and self.task not in (None, "re"):
            return f"--ser-model is for re, but this run is for {self.task}; remove it"
        return self._fault_of_processes()

    def _fault_of_processes(self) -> str:
        if self.gpus and self.device == "cpu":
            return "--gpus and --device cpu contradict each other; remove one of them"
        if self.processes is not None and self.processes < 1:
            return f"--processes {self.processes}: it must be at least 1"
        if (self.processes or 1) > 1 and self.device != "cpu":
            return "--processes splits the CPU; add --device cpu, or use --gpus for GPUs"
        if self.host and not self.ips:
            return "--host is one of --ips; add --ips"
        return ""


@dataclass(frozen=True)
class RunPlan:
    """A run before it starts. problems: of its YAML and of its pages; an error keeps it from starting.

    report: what the pages and the network need. epochs_of_minutes: the epochs are those that are likely to fit.
    """

    config: TrainConfig
    problems: Sequence[Problem]
    report: Report
    epochs_of_minutes: bool = False

    @property
    def errors(self) -> list[Problem]:
        """What keeps it from starting."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    def refusal(self) -> KieError:
        """Why it is not started, with the first error."""
        first = self.errors[0]
        where = f"{first.page}: " if first.page else ""
        fix = f"; {first.fix}" if first.fix else ""
        many = counted(len(self.errors), "error")
        return KieError(f"the run was not started: {many} must be fixed first; {where}{first.message}{fix}")


@overload
def train(
    task: Literal["fields"],
    *,
    data: AnyPath,
    out: AnyPath,
    init: AnyPath | None = None,
    values: AnyPath | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> FieldsTraining: ...


@overload
def train(
    task: Task | None = None,
    *,
    data: AnyPath | None = None,
    out: AnyPath | None = None,
    init: AnyPath | None = None,
    epochs: int | None = None,
    minutes: float | None = None,
    batch_size: int | None = None,
    config: AnyPath | None = None,
    overrides: Sequence[str] = (),
    resume: AnyPath | None = None,
    device: str | None = None,
    gpus: str | None = None,
    ips: str | None = None,
    host: str | None = None,
    processes: int | None = None,
    tokenizer: AnyPath | None = None,
    class_list: AnyPath | None = None,
    compat: bool = False,
    ser_model: AnyPath | None = None,
    on_event: Callable[[events.Event], None] | None = None,
) -> TrainingResult: ...


def train(
    task: Task | Literal["fields"] | None = None,
    *,
    data: AnyPath | None = None,
    out: AnyPath | None = None,
    init: AnyPath | None = None,
    epochs: int | None = None,
    minutes: float | None = None,
    batch_size: int | None = None,
    config: AnyPath | None = None,
    overrides: Sequence[str] = (),
    resume: AnyPath | None = None,
    device: str | None = None,
    gpus: str | None = None,
    ips: str | None = None,
    host: str | None = None,
    processes: int | None = None,
    tokenizer: AnyPath | None = None,
    class_list: AnyPath | None = None,
    compat: bool = False,
    ser_model: AnyPath | None = None,
    values: AnyPath | None = None,
    on_progress: Callable[[float], None] | None = None,
    on_event: Callable[[events.Event], None] | None = None,
) -> TrainingResult | FieldsTraining:
    """Train SER, RE or SDMGR in a process of its own, as `kie-desktop train` does, and wait for its end; learn fields.

    task, data, out: a data folder (`train.json`, optionally `val.json` to measure on, `class_list.txt`) and the folder
    for the run; or config: a KIE YAML of PaddleOCR's or a run's own JSON, with overrides `KEY=VALUE`; or resume: a
    checkpoint or a run's folder to go on from. init: pack or checkpoint to start from (default: the starter; of sdmgr
    nothing). minutes: ends after so long; without epochs, as many as are likely to fit. batch_size: windows of a page
    at once. device: `cpu` or `gpu`. gpus: as `0,1`; ips: machines, of which host is this one; processes: on
    its processor. tokenizer, class_list: of a checkpoint to start
    from. compat: of sdmgr, with PaddleOCR's faults. ser_model: of re, whose SER predicts the labels that its links are
    measured with (default: that of init). on_event: called with each event of `contract.events`.
    `fields` is learned here, in seconds and without Paddle, from data and values, a table (default: `values.csv` of
    data, else the labels of its lines); init is the pack whose labels and links are evidence, and on_progress is told
    the share that is done, 0 to 1. It returns a `FieldsTraining`; `extract` takes its folder as model.
    Ctrl+C (in the main thread) asks the run to end at a safe point: the result is then `stopped`. A second one ends it
    at once, and is raised.
    Raises KieError where the check finds an error, Paddle is missing, or the run fails or dies.
    """
    if task == FIELDS:
        if data is None or out is None:
            raise KieError("learning fields needs data and out; specify both")
        of_networks: dict[str, object] = {
            "epochs": epochs,
            "minutes": minutes,
            "batch_size": batch_size,
            "config": config,
            "resume": resume,
            "device": device,
            "gpus": gpus,
            "ips": ips,
            "tokenizer": tokenizer,
            "class_list": class_list,
            "overrides": overrides or None,
            "compat": compat or None,
            "on_event": on_event,
        }
        given = [name for name, value in of_networks.items() if value is not None]
        if given:
            raise KieError(f"{listed(given)}: this is for training networks, not fields; remove it")
        start = STARTER if init is None else os.fspath(init)
        return train_fields(Path(data), Path(out), start, _path(values), on_progress)
    if task is not None and task not in TASKS:
        raise KieError(f"unknown task {task!r}; choose one of {', '.join((*TASKS, FIELDS))}")
    request = RunRequest(
        task,
        _path(data),
        _path(out),
        _path(config),
        overrides,
        None if init is None else os.fspath(init),
        epochs,
        minutes,
        batch_size,
        _path(resume),
        gpus,
        ips,
        device,
        _path(tokenizer),
        _path(class_list),
        compat,
        None if ser_model is None else os.fspath(ser_model),
        processes,
        host,
    )
    if fault := request.fault():
        raise KieError(fault)
    plan = plan_run(request)
    if plan.errors:
        raise plan.refusal()
    need_paddle_here()
    return start_run(plan, on_event)


def plan_run(request: RunRequest) -> RunPlan:
    """The run that is asked for, checked. Raises KieError where there is none to check."""
    config, problems = _config(request)
    if config.ips:
        own_address(config)  # tells now what is wrong with the addresses, not when the pages are read
    report = preflight(config, _find_pack)
    fits = report.estimate is not None and request.minutes is not None and request.epochs is None
    if fits and report.estimate is not None:
        config = config.within_time(report.estimate.seconds)
    return RunPlan(config, (*problems, *report.problems), report, fits)


def start_run(
    plan: RunPlan,
    on_event: Callable[[events.Event], None] | None = None,
    on_stop: Callable[[int], None] | None = None,
) -> TrainingResult:
    """Run the training process to its end.

    on_stop: called when it is asked to end, in the handler of that signal. KieError where it fails or dies.
    """
    config = plan.config
    if config.device == "gpu" and needs_launcher(config):
        _check_gpus(config.gpus)
    with tempfile.TemporaryDirectory(prefix="kie-train-") as folder:
        path = Path(folder) / RUN_CONFIG
        path.write_text(config.to_json(), "utf-8")
        with TrainingChild(config, path, on_stop) as child:
            chosen = None
            for event in child.events():
                chosen = event if isinstance(event, events.Chosen) else chosen
                if on_event is not None:
                    on_event(event)
                if isinstance(event, events.Failed):
                    more = f"; continue with --resume {event.checkpoint}" if event.checkpoint else ""
                    raise KieError(event.message + more)
            if child.ending is None and child.has_helped:
                return TrainingResult(config.task, config.out, "helped", config.out, {}, 0, problems=plan.problems)
            if child.ending is None:
                raise KieError(child.last_words())
            return replace(_result(plan, child.ending), chosen=chosen)


def need_paddle_here() -> None:
    """Raises KieError where this Python has no Paddle."""
    import importlib.util

    if importlib.util.find_spec("paddle") is None:
        raise KieError("training needs Paddle, which is not installed in this Python; run: pip install paddlepaddle")


def _result(plan: RunPlan, ending: events.Finished | events.Stopped) -> TrainingResult:
    result = TrainingResult(
        plan.config.task, plan.config.out, "stopped", Path(ending.checkpoint), {}, ending.step, problems=plan.problems
    )
    if isinstance(ending, events.Stopped):
        return result
    return replace(
        result,
        outcome="finished",
        metrics=dict(ending.best),
        seconds=ending.seconds,
        early=ending.early,
        out_of_time=ending.out_of_time,
    )


def _config(request: RunRequest) -> tuple[TrainConfig, list[Problem]]:
    """The run that is asked for, and what is to be said about its YAML."""
    from kie_desktop.training.yaml_config import apply_overrides, config_of, document_of, read_yaml

    problems: list[Problem] = []
    if request.config is not None and request.config.suffix.lower() != ".json":
        config, problems = read_yaml(request.config, request.overrides)
    else:
        config = _without_yaml(request)
        if request.overrides:
            document = document_of(config)
            config, problems = config_of(document, "-o", apply_overrides(document, request.overrides))
    return _with_options(config, request), problems


def _without_yaml(request: RunRequest) -> TrainConfig:
    """A run of ours in JSON, one on a data folder, or the one that `resume` goes on with."""
    if request.config is not None:
        return _config_in(request.config)
    if request.task and request.data and request.out:
        start = None if request.task == "sdmgr" else STARTER
        return config_of_folder(request.task, request.data, request.out, start)
    assert request.resume is not None  # or the arguments do not go together
    for folder in (request.resume, request.resume.absolute().parent):
        if (folder / RUN_CONFIG).is_file():
            return _config_in(folder / RUN_CONFIG)
    raise KieError(
        f"{request.resume}: there is no {RUN_CONFIG} with its settings; specify --config, or --task, --data and --out"
    )


def _config_in(path: Path) -> TrainConfig:
    """The configuration in a file of ours. Raises KieError."""
    try:
        return TrainConfig.from_json(read_settings(path))
    except (OSError, UnicodeDecodeError) as fault:
        raise KieError(f"{path}: the file cannot be read ({fault})") from fault


def _with_options(config: TrainConfig, request: RunRequest) -> TrainConfig:
    """The configuration with what was asked for apart from it."""
    options: dict[str, Any] = {
        "out": request.out,
        "init": request.init,
        "epochs": request.epochs,
        "max_seconds": None if request.minutes is None else 60 * request.minutes,
        "batch_size": request.batch_size,
        "resume": request.resume,
        "gpus": request.gpus,
        "ips": request.ips,
        "host": request.host,
        "processes": request.processes,
        "device": request.device or ("gpu" if request.gpus else None),
        "tokenizer": request.tokenizer,
        "class_list": request.class_list,
        "ser": request.ser_model,
    }
    if request.compat:
        if config.task != "sdmgr":
            raise UsageError(f"--compat is for sdmgr, but this run is for {config.task}; remove it")
        config = replace(config, sdmgr=replace(config.sdmgr, compat=True))
    return replace(config, **{name: value for name, value in options.items() if value is not None})


def _find_pack(name: str) -> tuple[Path, Sequence[str]]:
    pack = load_pack(name)
    return pack.folder, pack.label_set.names


def _check_gpus(gpus: str) -> None:
    """KieError where a GPU is missing: Paddle's launcher would end in a traceback."""
    from kie_desktop.training.setup import check_gpus

    renumbered = os.environ.get("CUDA_VISIBLE_DEVICES")  # then the launcher takes the numbers that stand there
    check_gpus("" if renumbered else gpus)


def _path(path: AnyPath | None) -> Path | None:
    return None if path is None else Path(path)
