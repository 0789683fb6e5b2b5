"""What this computer can do: the checks of `doctor`, which runs in a child process, one after another."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.places import command_in


@dataclass(frozen=True, slots=True)
class Capability:
    """One check. state: `ok`, `absent` (needed for some work only) or `fault`.

    found: what is there. remedy: what to do where it is not as it should be.
    """

    name: str
    state: str
    found: str
    remedy: str


class Capabilities(QObject):
    """found(Capability): one more check is done. ended: all are, or `fault` says why not."""

    found = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fault = ""
        self._command = ChildCommand("Checking this computer", command_in("", "doctor", "--lines"), "", self)
        self._command.printed.connect(self._on_line)
        self._command.ended.connect(self._on_ended)

    def begin(self) -> None:
        """Start the checks; they take some seconds."""
        self._command.start()

    def stop(self) -> None:
        """End the checks."""
        self._command.stop()

    def _on_line(self, line: str) -> None:
        if line.startswith("{"):
            self.found.emit(Capability(**json.loads(line)))

    def _on_ended(self, outcome: CommandOutcome) -> None:
        self.fault = "" if outcome.stdout else outcome.error  # a fault that was found is no fault of looking
        self.ended.emit()
