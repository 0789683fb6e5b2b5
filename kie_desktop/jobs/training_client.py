"""The window's end of a training process: starts it, reads its events, stops it.

Like the engine's client it needs no thread: the event loop reads and writes the pipes
(docs/adr/0007). The process is the run; when it dies, the window keeps its last lines, and the run
goes on from its latest checkpoint in another process.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QProcess, Signal

from kie_desktop.jobs.commands import TAIL_LINES, command_in, environment_in, lines_of
from kie_desktop.training import events

log = logging.getLogger(__name__)

_KILL_MS = 5_000

Ending = Literal["finished", "stopped", "failed", "died"]


@dataclass(frozen=True, slots=True)
class TrainingOutcome:
    """How a training process ended.

    failed: it said why itself. died: it ended without a word, was killed, or could not be started.
    message: for the user, "" where all went well. checkpoint: the folder to go on from, "" for none known.
    exit_code: None where it was killed or never ran. tail: the last lines it wrote that are no events.
    """

    ending: Ending
    message: str = ""
    checkpoint: str = ""
    exit_code: int | None = None
    tail: tuple[str, ...] = ()


class TrainingClient(QObject):
    """One training process. told(Event of `training.events`) for each line, ended(TrainingOutcome) once at the end.

    python: another interpreter (one with a GPU build of Paddle); "" for this program's own.
    """

    told = Signal(object)
    ended = Signal(object)

    def __init__(
        self, config: Path, python: str = "", command: Sequence[str] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._command = [*(command or command_in(python, "--worker", "train")), str(config)]
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)
        self._last: events.Finished | events.Stopped | events.Failed | None = None
        self._checkpoint = ""
        self._is_over = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(environment_in(python))
        self._process.readyReadStandardOutput.connect(self._read_events)
        self._process.readyReadStandardError.connect(self._read_stderr)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    @property
    def tail(self) -> tuple[str, ...]:
        """The last lines of the process that are no events."""
        return tuple(self._tail)

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """Start the process; call it once. It ends at a safe point when this program does."""
        self._process.start(self._command[0], self._command[1:])
        self._process.write(f"{events.ATTENDED}\n".encode())

    def stop(self) -> None:
        """Ask the run to save itself and end; `ended` tells when it has."""
        self._process.write(f"{events.STOP}\n".encode())

    def kill(self) -> None:
        """End the process at once: what it did since its latest checkpoint is lost. Waits until it is gone."""
        self._process.kill()
        self._process.waitForFinished(_KILL_MS)

    def _read_events(self) -> None:
        while self._process.canReadLine():
            self._take(bytes(self._process.readLine().data()))

    def _take(self, data: bytes) -> None:
        line = data.decode("utf-8", "replace")
        try:
            event = events.decode(line)
        except events.EventError:  # a library that prints
            self._keep([line.rstrip()] if line.strip() else [])
            return
        if isinstance(event, events.Finished | events.Stopped | events.Failed):
            self._last = event
        elif isinstance(event, events.Saved):
            self._checkpoint = event.folder
        self.told.emit(event)

    def _read_stderr(self) -> None:
        self._keep(lines_of(bytes(self._process.readAllStandardError().data())))

    def _keep(self, lines: Sequence[str]) -> None:
        for line in lines:
            log.info("training: %s", line)
        self._tail.extend(lines)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            reason = f"{self._command[0]} cannot be started ({self._process.errorString()}); choose another Python"
            self._end(TrainingOutcome("died", reason))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read_events()
        self._take(bytes(self._process.readAllStandardOutput().data()))  # a line that was cut off
        self._read_stderr()
        crashed = status is QProcess.ExitStatus.CrashExit
        exit_code = None if crashed else code
        last, tail = self._last, self.tail
        if isinstance(last, events.Failed):
            self._end(TrainingOutcome("failed", last.message, last.checkpoint or self._checkpoint, exit_code, tail))
        elif isinstance(last, events.Finished):
            self._end(TrainingOutcome("finished", "", last.checkpoint, exit_code, tail))
        elif isinstance(last, events.Stopped):
            self._end(TrainingOutcome("stopped", "", last.checkpoint, exit_code, tail))
        else:
            how = "it crashed or was killed" if crashed else f"it ended with status {code}"
            reason = f"the training process is gone: {how}" + "".join(f"\n{line}" for line in tail[-3:])
            self._end(TrainingOutcome("died", reason, self._checkpoint, exit_code, tail))

    def _end(self, outcome: TrainingOutcome) -> None:
        if not self._is_over:
            self._is_over = True
            self.ended.emit(outcome)
