"""Asking for a newer version, in a child process: the window itself opens no connection."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.language import tr
from kie_desktop.places import command_in
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
    """Asks once. answered: `update` is known, or `fault` says why not."""

    answered = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.update: Update | None = None
        self.fault = ""
        address = str(settings["update_address"])
        where = ("--address", address) if address else ()
        command = command_in("", "updates", "--json", *where)
        self._command = ChildCommand(tr("Check for updates"), command, "", self)
        self._command.ended.connect(self._on_ended)

    def begin(self) -> None:
        """Ask; `answered` tells when it has."""
        self._command.start()

    def stop(self) -> None:
        """End the child; `answered` does not come any more."""
        self._command.stop()

    def _on_ended(self, outcome: CommandOutcome) -> None:
        self.fault = outcome.reason
        if not outcome.reason:
            self.update = Update(**json.loads(outcome.stdout))
        self.answered.emit()
