"""One command of the command line at a time, in a child process: what it does, how far it is, and what came of it."""

from __future__ import annotations

import json
from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from kie_desktop.jobs.commands import ChildCommand, CommandOutcome, command_in
from kie_desktop.language import tr


@dataclass(frozen=True, slots=True)
class CommandProgress:
    """What is under way. name: of what it is done to. done, total: bytes; total is 0 where nobody knows."""

    verb: str
    name: str
    text: str
    done: int = 0
    total: int = 0
    is_stopping: bool = False


class CommandRunner(QObject):
    """The child is asked to stop when the window closes, and cleans up after itself.

    changed: other work, or its end. progressed: of the work under way. message(level, text): how it ended.
    latest: level (`success`, `info` or `error`) and words of what was done last. Nothing raises for reasons that
    the user can mend.
    """

    changed = Signal()
    progressed = Signal()
    message = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doing: CommandProgress | None = None
        self.latest: tuple[str, str] | None = None
        self._title = ""
        self._command: ChildCommand | None = None

    def cancel(self) -> None:
        """End what is under way; what has been downloaded stays for another try."""
        if self._command is not None and self.doing is not None and not self.doing.is_stopping:
            self.doing = replace(self.doing, text=tr("Stopping"), is_stopping=True)
            self._command.ask_to_stop()
            self.changed.emit()

    def stop(self) -> None:
        """End the child, as the program ends; it takes what it was making with it."""
        if self._command is not None:
            self._command.stop(gently=True)
            self._forget()

    # --- for those that are this

    def _start(self, doing: CommandProgress, *arguments: str, python: str = "") -> None:
        if self._command is not None:
            return
        self.latest = None
        self.doing = doing
        self._title = doing.text
        self._command = ChildCommand(doing.text, command_in(python, *arguments), python, self)
        self._command.printed.connect(self._follow)
        self._command.ended.connect(self._take)
        self._command.start()
        self.changed.emit()

    @abstractmethod
    def _succeeded(self, doing: CommandProgress, printed: str) -> str:
        """Act on what was done, and say it. printed: all that the child wrote to stdout."""

    # --- inside

    def _follow(self, line: str) -> None:
        """A line that the child printed: progress, or what it made."""
        if self.doing is None or not line.startswith('{"progress"') or self.doing.is_stopping:
            return
        step = json.loads(line)["progress"]
        self.doing = replace(self.doing, text=step["text"], done=step["done"], total=step["total"])
        self.progressed.emit()

    def _take(self, outcome: CommandOutcome) -> None:
        doing = self.doing
        assert doing is not None
        self._forget()
        if doing.is_stopping and outcome.error:
            kept = tr("Stopped. What has been downloaded stays for another try.")
            self.latest = ("info", kept if doing.verb == "download" else tr("Stopped."))
        elif outcome.error:
            self.latest = ("error", outcome.error.removeprefix(f"{self._title}: "))
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
