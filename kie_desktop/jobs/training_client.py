"""The window's end of a training process: starts it or finds it again, follows its events, stops it, lets it go.

The process writes its events to a file of the run's folder and not into a pipe, so that it can outlive the window
and be followed by the next one (docs/adr/0015). It is asked to stop through a file for the same reason. The pipe to
its standard input says one thing only: whether anybody is there.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.contract import events
from kie_desktop.jobs.event_file import EventFile
from kie_desktop.locks import is_held
from kie_desktop.processes import KILL_S, Child, kill_group, terminate_group, without_frames
from kie_desktop.safe_files import open_file

log = logging.getLogger(__name__)

EVENTS, ERRORS = "events.jsonl", "errors.log"
TAIL_LINES = 40
_LOOK_MS = 100
_SAY_S = 2.0
"""How long a word to the process may take to be on its way, at most."""

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
    """One training process. event_read(`contract.events.Event`) for each, ended(TrainingOutcome) once at the end."""

    event_read = Signal(object)
    ended = Signal(object)

    def __init__(self, out: Path, parent: QObject | None = None) -> None:
        """out: the run's folder."""
        super().__init__(parent)
        self._out = out
        self._events = EventFile(out / EVENTS)
        self._child: Child | None = None
        self._pid = 0
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)
        self._last: events.Finished | events.Stopped | events.Failed | None = None
        self._checkpoint = ""
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)

    @property
    def pid(self) -> int:
        """The process that was started; 0 for none."""
        return self._pid

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._child.is_running if self._child is not None else is_held(self._out / events.LOCK)

    def start(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start a process that ends at a safe point when this program does; call this or `follow`, once."""
        try:
            (self._out / events.STOP_FILE).unlink(missing_ok=True)
            self._events.end()
            self._child = Child(command, environment, output=self._events.path, errors=self._out / ERRORS)
        except OSError as fault:
            reason = f"{command[0]} does not start ({fault.strerror}); choose another Python in the settings"
            QTimer.singleShot(0, self, lambda: self.ended.emit(TrainingOutcome("died", reason)))
            return
        self._pid = self._child.pid
        self._child.write(f"{events.ATTENDED}\n")
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
        if self._child is not None:
            self._child.write(f"{events.ALONE}\n")
            self._child.leave_alone(_SAY_S)

    def kill(self, *, launcher: bool = False) -> None:
        """End the process at once: what it did since its latest checkpoint is lost. Waits until it is gone.

        launcher: it is Paddle's, which is asked to end its processes, and is not waited for.
        """
        if not self.is_running:
            return
        if launcher:
            terminate_group(self._pid)
            return
        kill_group(self._pid)
        if self._child is not None:
            self._child.wait(KILL_S)
            self._child.close_input()

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
            self.event_read.emit(event)
        if not is_running:
            self._looking.stop()
            self._end()

    def _keep(self, lines: Sequence[str]) -> None:
        for line in lines:
            log.info("training: %s", line)
        self._tail.extend(lines)

    def _end(self) -> None:
        if self._child is not None:
            self._child.close_input()
        errors = self._out / ERRORS
        lines = errors.read_text("utf-8", "replace").splitlines() if errors.is_file() else []
        self._keep([line for line in lines if line.strip()][-TAIL_LINES:])
        last, tail = self._last, tuple(self._tail)
        if isinstance(last, events.Failed):
            outcome = TrainingOutcome("failed", last.message, last.checkpoint or self._checkpoint, tail)
        elif isinstance(last, events.Finished):
            outcome = TrainingOutcome("finished", "", last.checkpoint, tail)
        elif isinstance(last, events.Stopped):
            outcome = TrainingOutcome("stopped", "", last.checkpoint, tail)
        else:
            code = self._child.status if self._child is not None else None
            how = f"it ended with status {code}" if code is not None and code >= 0 else "it crashed or was killed"
            reason = f"the training process ended: {how}" + "".join(f"\n{line}" for line in without_frames(tail)[-3:])
            outcome = TrainingOutcome("died", reason, self._checkpoint, tail)
        self.ended.emit(outcome)
