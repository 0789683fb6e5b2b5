"""Asking for a newer version, in a child process: the window itself opens no connection."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kie_desktop.jobs.commands import ChildCommand, CommandOutcome, command_in
from kie_desktop.language import tr
from kie_desktop.session.settings import Settings


@dataclass(frozen=True, slots=True)
class Update:
    """The latest version that is published. news: Markdown. address: of its page, "" for none."""

    installed: str
    version: str
    news: str
    address: str
    is_newer: bool


class UpdateCheck(QObject):
    """Asks once. answered: `update` is there, or `fault` says why not."""

    answered = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.update: Update | None = None
        self.fault = ""
        address = str(settings["update_address"])
        where = ("--address", address) if address else ()
        self._title = tr("Check for updates")
        self._command = ChildCommand(self._title, command_in("", "updates", "--json", *where), "", self)
        self._command.ended.connect(self._take)

    def begin(self) -> None:
        """Ask; `answered` tells when it has."""
        self._command.start()

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._command.stop()

    def _take(self, outcome: CommandOutcome) -> None:
        self.fault = outcome.error.removeprefix(f"{self._title}: ")
        if not outcome.error:
            self.update = Update(**json.loads(outcome.stdout))
        self.answered.emit()
