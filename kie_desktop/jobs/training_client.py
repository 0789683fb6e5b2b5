"""The window's end of a training process: starts it or finds it again, follows its events, stops it, lets it go.

The process writes its events to a file of the run's folder and not into a pipe, so that it can outlive the window
and be followed by the next one (docs/adr/0015). It is asked to stop through a file for the same reason. The pipe to
its standard input says one thing only: whether anybody is there.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.contract import events
from kie_desktop.jobs.commands import TAIL_LINES, lines_of
from kie_desktop.jobs.event_file import EventFile
from kie_desktop.locks import is_held
from kie_desktop.safe_files import open_file

log = logging.getLogger(__name__)

EVENTS, ERRORS = "events.jsonl", "errors.log"
_LOOK_MS = 100
_KILL_S = 5
_GOING_ON: list[subprocess.Popen[bytes]] = []
"""Processes that were let go: waited for here when they end, so that no dead one stays in the system's table."""

Ending = Literal["finished", "stopped", "failed", "died"]


@dataclass(frozen=True, slots=True)
class TrainingOutcome:
    """How a training process ended.

    failed: it said why itself. died: it ended without a word, was killed, or could not be started.
    message: for the user, "" where all went well. checkpoint: the folder to go on from, "" for none known.
    tail: the last lines it wrote that are no events.
    """

    ending: Ending
    message: str = ""
    checkpoint: str = ""
    tail: tuple[str, ...] = ()


class TrainingClient(QObject):
    """One training process. told(Event of `training.events`) for each event, ended(TrainingOutcome) once at the end."""

    told = Signal(object)
    ended = Signal(object)

    def __init__(self, out: Path, parent: QObject | None = None) -> None:
        """out: the run's folder."""
        super().__init__(parent)
        self._out = out
        self._events = EventFile(out / EVENTS)
        self._process: subprocess.Popen[bytes] | None = None
        self._pid = 0
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)
        self._last: events.Finished | events.Stopped | events.Failed | None = None
        self._checkpoint = ""
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)
        while _GOING_ON and _GOING_ON[0].poll() is not None:
            _GOING_ON.pop(0)

    @property
    def pid(self) -> int:
        """The process that was started; 0 for none."""
        return self._pid

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None if self._process is not None else is_held(self._out / events.LOCK)

    def start(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start a process that ends at a safe point when this program does; call this or `follow`, once."""
        try:
            (self._out / events.STOP_FILE).unlink(missing_ok=True)
            self._events.end()
            self._process = self._started(command, environment)
        except OSError as fault:
            reason = f"{command[0]} cannot be started ({fault.strerror}); choose another Python in the settings"
            QTimer.singleShot(0, self, lambda: self.ended.emit(TrainingOutcome("died", reason)))
            return
        self._pid = self._process.pid
        self._say(events.ATTENDED)
        self._looking.start()

    def follow(self, pid: int) -> None:
        """Follow the process that another window left, which may have ended; all that it told is told again."""
        self._pid = pid
        self._looking.start()

    def stop(self) -> None:
        """Ask the run to save itself and end; `ended` tells when it has. Raises OSError."""
        open_file(self._out / events.STOP_FILE, "ab").close()

    def let_go(self) -> None:
        """Let the process go on without this program; nothing is told of it any more."""
        self._looking.stop()
        if self._process is not None:
            self._say(events.ALONE)
            if self._process.stdin is not None:
                self._process.stdin.close()
            _GOING_ON.append(self._process)

    def kill(self, *, launcher: bool = False) -> None:
        """End the process at once: what it did since its latest checkpoint is lost. Waits until it is gone.

        launcher: it is Paddle's, which is asked to end its processes, and is not waited for.
        """
        if not self.is_running:
            return
        _end_group(self._pid, gently=launcher)
        if self._process is not None and not launcher:
            self._process.wait(_KILL_S)
            if self._process.stdin is not None:
                self._process.stdin.close()

    def _started(self, command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """A process in a group of its own: what ends a terminal or a session must not end a run that was let go."""
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
        with open_file(self._events.path, "ab") as told, open_file(self._out / ERRORS, "wb") as errors:
            return subprocess.Popen(
                [*command], stdin=subprocess.PIPE, stdout=told, stderr=errors, env={**environment}, **apart
            )

    def _say(self, word: str) -> None:
        """Write a line to the process, which may have ended just now."""
        assert self._process is not None and self._process.stdin is not None
        try:
            self._process.stdin.write(f"{word}\n".encode())
            self._process.stdin.flush()
        except OSError as fault:
            log.info("training: %s was not heard (%s)", word, fault)

    def _look(self) -> None:
        is_running = self.is_running  # asked before reading: what it wrote last is read then
        found, others = self._events.read()
        self._keep(others)
        for event in found:
            if isinstance(event, events.Finished | events.Stopped | events.Failed):
                self._last = event
            elif isinstance(event, events.Saved):
                self._checkpoint = event.folder
            elif isinstance(event, events.Started):  # resumed: how it ended before counts no more
                self._last = None
            self.told.emit(event)
        if not is_running:
            self._looking.stop()
            self._end()

    def _keep(self, lines: Sequence[str]) -> None:
        for line in lines:
            log.info("training: %s", line)
        self._tail.extend(lines)

    def _end(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        errors = self._out / ERRORS
        self._keep(lines_of(errors.read_bytes())[-TAIL_LINES:] if errors.is_file() else [])
        last, tail = self._last, tuple(self._tail)
        if isinstance(last, events.Failed):
            outcome = TrainingOutcome("failed", last.message, last.checkpoint or self._checkpoint, tail)
        elif isinstance(last, events.Finished):
            outcome = TrainingOutcome("finished", "", last.checkpoint, tail)
        elif isinstance(last, events.Stopped):
            outcome = TrainingOutcome("stopped", "", last.checkpoint, tail)
        else:
            code = self._process.returncode if self._process is not None else None
            how = f"it ended with status {code}" if code is not None and code >= 0 else "it crashed or was killed"
            reason = f"the training process is gone: {how}" + "".join(f"\n{line}" for line in tail[-3:])
            outcome = TrainingOutcome("died", reason, self._checkpoint, tail)
        self.ended.emit(outcome)


def _end_group(pid: int, *, gently: bool) -> None:
    """End a process and those of its group."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(pid)], capture_output=True, check=False)
        return
    try:
        os.killpg(pid, signal.SIGTERM if gently else signal.SIGKILL)
    except ProcessLookupError:
        log.info("training: process %d has ended by itself", pid)
