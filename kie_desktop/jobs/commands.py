"""One child process that is run to its end for what it prints: `evaluate --json`, `export-model`.

Nothing waits: the event loop tells when it is over. Heavy libraries stay out of the window's process.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from kie_desktop.places import foreign_environment, own_command, own_environment, program_folder

log = logging.getLogger(__name__)

TAIL_LINES = 40
_KILL_MS = 2_000
_CLEAN_UP_MS = 30_000
"""How long a command that was asked to end has: one that is killed leaves what it made, and what it started."""
_LEAVE_MS = 5_000
"""How long the program waits for that when it ends itself."""


def command_in(python: str, *arguments: str) -> list[str]:
    """This program as a child process: in its own Python, or in another one where `python` names it."""
    return [python, "-m", "kie_desktop", *arguments] if python else own_command(*arguments)


def environment_in(python: str) -> dict[str, str]:
    """What `command_in` needs around it: another Python is told where this program lies."""
    return foreign_environment(str(program_folder())) if python else own_environment()


def lines_of(data: bytes) -> list[str]:
    """What a process wrote as lines that say something."""
    return [line for line in data.decode("utf-8", "replace").splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class CommandOutcome:
    """How a command ended. error: for the user, "" where it succeeded."""

    stdout: str = ""
    error: str = ""


class ChildCommand(QObject):
    """Runs one command line; ended(CommandOutcome) comes exactly once, but for a command that `stop` ended.

    printed: a line that it wrote to stdout, as it comes.
    """

    printed = Signal(str)
    ended = Signal(object)

    def __init__(self, title: str, command: Sequence[str], python: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._command = list(command)
        self._stdout = bytearray()
        self._told = 0
        self._process = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in environment_in(python).items():
            environment.insert(name, value)
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        """Start the child; call it once."""
        self._process.start(self._command[0], self._command[1:])

    def ask_to_stop(self) -> None:
        """Close its stdin, which a command with `--attended` takes for a wish to end and to clean up first.

        One that does not is killed after a while; `ended` comes either way.
        """
        self._process.closeWriteChannel()
        QTimer.singleShot(_CLEAN_UP_MS, self._process, self._process.kill)

    def stop(self, gently: bool = False) -> None:
        """End the child now; nothing is told of it any more. gently: as `ask_to_stop` does, and wait for it."""
        self._process.blockSignals(True)
        if gently:
            self._process.closeWriteChannel()
            if self._process.waitForFinished(_LEAVE_MS):
                return
        self._process.kill()
        self._process.waitForFinished(_KILL_MS)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.ended.emit(
                CommandOutcome(
                    error=f"{self._title}: {self._command[0]} cannot be started "
                    f"({self._process.errorString()}); choose another Python in the settings"
                )
            )

    def _read(self) -> None:
        self._stdout += self._process.readAllStandardOutput().data()
        end = self._stdout.rfind(b"\n") + 1
        lines = lines_of(bytes(self._stdout[self._told : end]))
        self._told = max(end, self._told)
        for line in lines:
            self.printed.emit(line)

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        stdout = self._stdout.decode("utf-8", "replace")
        said = lines_of(bytes(self._process.readAllStandardError().data()))
        for line in said:
            log.info("%s: %s", self._title, line)
        if status is QProcess.ExitStatus.NormalExit and code == 0:
            self.ended.emit(CommandOutcome(stdout))
            return
        told = [line.removeprefix("error: ") for line in said if line.startswith("error: ")]
        how = "it crashed" if status is QProcess.ExitStatus.CrashExit else f"it ended with status {code}"
        words = told[-1] if told else "\n".join([how, *said[-3:]])
        self.ended.emit(CommandOutcome(stdout, f"{self._title}: {words}"))
