"""The training process: a configuration in, events out, and always an end that says how it was.

Nothing but events reaches the pipe that was its standard output; what libraries print goes to standard
error. The line `stop` on standard input, a file `stop` in the run's folder, SIGTERM and Ctrl+C end the run at the
next safe point. A run whose starter said `attended` ends with it: when its standard input ends, it has a few seconds
to reach a safe point. One that was told `alone`, or nothing, goes on without a listener; its log and checkpoints are
on disk.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
import traceback
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop import crashes
from kie_desktop.attended import exit_within, read_lines
from kie_desktop.contract import events
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError, is_out_of_memory
from kie_desktop.formats.atomic import write_error, write_text
from kie_desktop.locks import hold
from kie_desktop.safe_files import read_settings
from kie_desktop.training.cpu import prepare_cpu
from kie_desktop.training.train_log import TrainLog

if TYPE_CHECKING:  # these load Paddle, which must wait for `prepare_cpu`
    from kie_desktop.training.start import FindPack

logger = logging.getLogger(__name__)

CONFIG_YAML, CONFIG_JSON, LOG = "config.yml", "run_config.json", "train.log"
"""What a run leaves in its folder beside checkpoints: PaddleOCR's form of its configuration, ours, and the log."""
LEAVE_S = 10.0
"""How long an attended run whose starter is gone may take to reach a safe point and save itself."""
_LATEST, _BEST, _WEIGHTS = "latest", "best_accuracy", "model_state.pdparams"


def serve(path: Path, find_pack: FindPack) -> int:
    """Run the configuration in a file; 0 where the run finished or was stopped, 1 where it failed."""
    prepare_cpu(max((os.cpu_count() or 1) // int(os.environ.get("PADDLE_LOCAL_SIZE", "1")), 1))
    first = int(os.environ.get("PADDLE_TRAINER_ID", "0")) == 0
    channel = _Channel(silent=not first)
    stop = threading.Event()
    _listen(stop, reads_input=os.environ.get("PADDLE_LOCAL_RANK", "0") == "0")
    log = TrainLog(None)
    config: TrainConfig | None = None
    try:
        config = _read(path)
        with _held(config.out) if first else nullcontext():
            log = TrainLog(_open_folder(config) if first else None)
            stop_file = config.out / events.STOP_FILE
            channel.tell(_run(config, log, channel.tell, lambda: stop.is_set() or stop_file.exists(), find_pack))
    except UserError as error:
        return _failed(str(error), config, log, channel)
    except Exception as error:  # whatever a library raises, the listener must hear of it
        if is_out_of_memory(error):
            return _failed("not enough memory to start; use a smaller batch size or network", config, log, channel)
        logger.exception("training")
        log.error(traceback.format_exc())
        return _failed(f"unexpected error, {type(error).__name__}: {error}", config, log, channel)
    return 0


def _run(
    config: TrainConfig,
    log: TrainLog,
    tell: Callable[[events.Event], None],
    should_stop: Callable[[], bool],
    find_pack: FindPack,
) -> events.Event:
    from kie_desktop.training.checkpoints import set_aside
    from kie_desktop.training.distributed import ranks
    from kie_desktop.training.run import Run
    from kie_desktop.training.sdmgr.setup import prepare_sdmgr
    from kie_desktop.training.setup import prepare

    crashes.watch_again()

    def warn(message: str) -> None:
        log.warning(message)
        tell(events.Warned(message))

    processes = ranks()
    if config.task == "sdmgr":
        setup = prepare_sdmgr(config, processes, warn)
    else:
        setup = prepare(config, processes, find_pack, warn)
    if setup.problems:
        tell(events.Preflight(tuple(problem.as_dict() for problem in setup.problems)))
        for problem in setup.problems:
            log.warning(f"{problem.page}: {problem.message}")
    if processes.rank == 0 and not _goes_on(config) and (kept := set_aside(config.out)) is not None:
        warn(f"{config.out} already contains the model of another run; it was renamed to {kept.name}")
    return Run(config, setup, processes, log, tell, should_stop).go()


def _goes_on(config: TrainConfig) -> bool:
    """Whether the run that left what is in the folder is resumed there."""
    return config.resume is not None and config.resume.resolve().parent == config.out.resolve()


def _read(path: Path) -> TrainConfig:
    try:
        config = TrainConfig.from_json(read_settings(path))
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: the run's configuration cannot be read ({error})") from error
    resume = config.resume
    if resume is not None and not _has_weights(resume) and _has_weights(resume / _LATEST):
        return replace(config, resume=resume / _LATEST)
    return config


def _held(out: Path) -> FileIO:
    """The run's folder for this process alone, until what is returned is closed. Raises UserError."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        held = hold(out / events.LOCK)
    except OSError as fault:
        raise write_error(out, fault) from fault
    if held is None:
        raise UserError(
            f"{out}: another process is training in this folder; wait until it ends, or choose another folder"
        )
    return held


def _open_folder(config: TrainConfig) -> Path:
    """Make or tidy the run's folder and write its configuration there; the log's path."""
    from kie_desktop.training.checkpoints import recover
    from kie_desktop.training.yaml_config import document_of, to_yaml

    try:
        for folder in {config.out, config.resume.parent if config.resume is not None else config.out}:
            recover(folder)
    except OSError as fault:
        raise write_error(config.out, fault) from fault
    write_text(config.out / CONFIG_YAML, to_yaml(config), follow_links=False)
    write_text(config.out / CONFIG_JSON, config.to_json(), follow_links=False)
    TrainLog(config.out / LOG).config(document_of(config))
    return config.out / LOG


def _failed(message: str, config: TrainConfig | None, log: TrainLog, channel: _Channel) -> int:
    """Tell the user; a log that cannot be written any more (full disk) must not hide why."""
    try:
        log.error(message)
    except UserError as error:
        message = f"{message} ({error})"
    channel.tell(events.Failed(message, _last_good(config)))
    return 1


def _last_good(config: TrainConfig | None) -> str:
    folders = [] if config is None else [config.out / _LATEST, config.out / _BEST]
    return next((str(folder) for folder in folders if _has_weights(folder)), "")


def _has_weights(folder: Path) -> bool:
    """Whether a checkpoint's weights lie in the folder, or (SDMGR's) beside it."""
    return (folder / _WEIGHTS).exists() or folder.with_name(f"{folder.name}.pdparams").exists()


class _Channel:
    """The real standard output, for events only; what anyone prints from now on goes to standard error."""

    def __init__(self, silent: bool) -> None:
        self._file = None if silent else os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
        if not silent:
            os.dup2(2, 1)

    def tell(self, event: events.Event) -> None:
        """Write one event, now; nobody may be listening any more."""
        if self._file is None:
            return
        try:
            self._file.write(events.encode(event))
            self._file.flush()
        except OSError:  # the listener has gone, or the disk is full, which saving will tell of
            self._file = None


def _listen(stop: threading.Event, *, reads_input: bool) -> None:
    """Set `stop` when the run is asked to end. reads_input: the processes of a machine share the pipe."""

    def asked(_signal: int, _frame: object) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, asked)
    signal.signal(signal.SIGINT, asked)
    if reads_input:
        threading.Thread(target=_read_input, args=(stop,), name="training input", daemon=True).start()


def _read_input(stop: threading.Event) -> None:
    attended = False
    for line in read_lines(0):
        match line.strip():
            case events.ATTENDED:
                attended = True
            case events.ALONE:
                attended = False
            case events.STOP:
                stop.set()
    if attended:  # who started it is gone
        stop.set()
        exit_within(LEAVE_S)
