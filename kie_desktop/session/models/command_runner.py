"""One command of the command line at a time, in a child process: how far it is, and how it ended."""

from __future__ import annotations

import json
from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.language import tr
from kie_desktop.places import command_in


@dataclass(frozen=True, slots=True)
class CommandProgress:
    """The command that runs. name: the model or build that it works on. done, total: bytes; total is 0 if unknown."""

    verb: str
    name: str
    text: str
    done: int = 0
    total: int = 0
    is_stopping: bool = False


class CommandRunner(QObject):
    """When the window closes, the child is asked to stop and removes what it made only half.

    changed: a command started or ended. progressed: `doing` has a new step. message(level, text): how it ended.
    latest: level (`success`, `info` or `error`) and text about the last command that ended. Nothing raises for reasons
    that the user can mend.
    """

    changed = Signal()
    progressed = Signal()
    message = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doing: CommandProgress | None = None
        self.latest: tuple[str, str] | None = None
        self._command: ChildCommand | None = None

    def cancel(self) -> None:
        """Stop the command; what it has downloaded stays for another try."""
        if self._command is not None and self.doing is not None and not self.doing.is_stopping:
            self.doing = replace(self.doing, text=tr("Stopping"), is_stopping=True)
            self._command.ask_to_stop()
            self.changed.emit()

    def stop(self) -> None:
        """End the child because the program ends; it has a few seconds to clean up."""
        if self._command is not None:
            self._command.stop(gently=True)
            self._forget()

    # --- for subclasses

    def _start(self, doing: CommandProgress, *arguments: str, python: str = "") -> None:
        if self._command is not None:
            return
        self.latest = None
        self.doing = doing
        self._command = ChildCommand(doing.text, command_in(python, *arguments), python, self)
        self._command.printed.connect(self._on_line)
        self._command.ended.connect(self._on_ended)
        self._command.start()
        self.changed.emit()

    @abstractmethod
    def _succeeded(self, doing: CommandProgress, printed: str) -> str:
        """Apply the result and describe it for the user. printed: all that the child wrote to stdout."""

    # --- inside

    def _on_line(self, line: str) -> None:
        """The child printed a line: progress, or its result."""
        if self.doing is None or not line.startswith('{"progress"') or self.doing.is_stopping:
            return
        step = json.loads(line)["progress"]
        self.doing = replace(self.doing, text=step["text"], done=step["done"], total=step["total"])
        self.progressed.emit()

    def _on_ended(self, outcome: CommandOutcome) -> None:
        doing = self.doing
        assert doing is not None
        self._forget()
        if doing.is_stopping and outcome.error:
            kept = tr("Stopped. The downloaded part is kept for the next try.")
            self.latest = ("info", kept if doing.verb == "download" else tr("Stopped."))
        elif outcome.error:
            self.latest = ("error", outcome.reason)
        else:
            self.latest = ("success", self._succeeded(doing, outcome.stdout))
        self.message.emit("error" if outcome.error and not doing.is_stopping else "info", self.latest[1])
        self.changed.emit()

    def _forget(self) -> None:
        if self._command is not None:
            self._command.deleteLater()
        self._command = None
        self.doing = None


def last_document(printed: str) -> Any:
    """The last JSON document among the lines that a child printed."""
    return json.loads(next(line for line in reversed(printed.splitlines()) if line.startswith("{")))
