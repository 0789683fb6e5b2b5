"""One command of the command line, run to its end for what it prints: `evaluate --json`, `export-model`.

Nothing waits: the event loop tells when it is over. Heavy libraries stay out of the window's process.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kie_desktop.attended import CLEAN_UP_S
from kie_desktop.jobs.child_process import ChildProcess
from kie_desktop.places import environment_in
from kie_desktop.processes import ChildOutcome

log = logging.getLogger(__name__)

_LEAVE_S = 5.0
"""How long the program waits for a command that cleans up, when it ends itself."""
_ERROR = "error: "


@dataclass(frozen=True, slots=True)
class CommandOutcome:
    """How a command ended. stdout: all that it printed. reason: why it failed, for the user; "" where it succeeded."""

    title: str
    stdout: str = ""
    reason: str = ""

    @property
    def error(self) -> str:
        """`Measuring ser-1: there is no such model`; "" where it succeeded."""
        return f"{self.title}: {self.reason}" if self.reason else ""


class ChildCommand(QObject):
    """Runs one command line; ended(CommandOutcome) comes exactly once, but for a command that `stop` ended.

    printed: a line that it wrote to stdout, as it comes.
    """

    printed = Signal(str)
    ended = Signal(object)

    def __init__(self, title: str, command: Sequence[str], python: str = "", parent: QObject | None = None) -> None:
        """python: the interpreter that `command` names, where it is not this program's own."""
        super().__init__(parent)
        self._title = title
        self._program = command[0]
        self._process = ChildProcess(command, environment_in(python), attended=True, keeps_output=True, parent=self)
        self._process.line_printed.connect(self._on_line)
        self._process.error_printed.connect(self._on_error_line)
        self._process.ended.connect(self._on_ended)

    def start(self) -> None:
        """Start the child; call it once."""
        self._process.start()

    def ask_to_stop(self) -> None:
        """Have it stop and clean up first; it is killed after a while. `ended` comes either way."""
        self._process.ask_to_stop(CLEAN_UP_S)

    def stop(self, gently: bool = False) -> None:
        """End the child now; nothing is told of it any more. gently: as `ask_to_stop` does, and wait for it."""
        self._process.stop(_LEAVE_S if gently else 0.0)

    def _on_line(self, line: str) -> None:
        if line.strip():
            self.printed.emit(line)

    def _on_error_line(self, line: str) -> None:
        if line.strip():
            log.info("%s: %s", self._title, line)

    def _on_ended(self, outcome: ChildOutcome) -> None:
        self.ended.emit(CommandOutcome(self._title, outcome.stdout, self._reason(outcome)))

    def _reason(self, outcome: ChildOutcome) -> str:
        if outcome.succeeded:
            return ""
        if outcome.not_started:
            return f"{self._program} does not start ({outcome.not_started}); choose another Python in the settings"
        lines = [line for line in outcome.stderr if line.strip()]
        errors = [line.removeprefix(_ERROR) for line in lines if line.startswith(_ERROR)]
        return errors[-1] if errors else "\n".join([outcome.reason, *lines[-3:]])
