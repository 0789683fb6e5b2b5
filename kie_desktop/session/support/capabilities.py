"""What this computer can do, as the doctor finds out in a child process, one thing after another."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kie_desktop.jobs.commands import ChildCommand, CommandOutcome, command_in


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing that was looked at. state: `ok`, `absent` (needed for some work only) or `fault`.

    found: what is there. remedy: what to do where it is not as it should be.
    """

    name: str
    state: str
    found: str
    remedy: str


class Capabilities(QObject):
    """found: one more thing is known. ended: all are; `fault` says why not, "" else."""

    found = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fault = ""
        self._command = ChildCommand("Looking at this computer", command_in("", "doctor", "--lines"), "", self)
        self._command.printed.connect(self._take)
        self._command.ended.connect(self._end)

    def begin(self) -> None:
        """Look; takes some seconds."""
        self._command.start()

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._command.stop()

    def _take(self, line: str) -> None:
        if line.startswith("{"):
            self.found.emit(Capability(**json.loads(line)))

    def _end(self, outcome: CommandOutcome) -> None:
        self.fault = "" if outcome.stdout else outcome.error  # a fault that was found is no fault of looking
        self.ended.emit()
