"""What the Python that trains can compute on, as its own Paddle says in a child process."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.language import tr, tr_message
from kie_desktop.places import command_in
from kie_desktop.session.settings import Settings

NO_PADDLE = ("No module named 'paddle'", "this needs Paddle")
"""What a Python says that has none, and what this program says in its place."""


@dataclass(frozen=True, slots=True)
class Device:
    """name: of a GPU, or `CPU`. gpus: its number, the numbers of several with commas, "" for the CPU.

    precisions: what training can compute in there.
    """

    name: str
    gpus: str
    precisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DetectedDevices:
    """paddle: its version, "" where it cannot be used. devices: the CPU, then each GPU.

    advice: what to do for a GPU, or for Paddle at all; "" where nothing is missing.
    """

    paddle: str = ""
    devices: tuple[Device, ...] = ()
    advice: str = ""


class Devices(QObject):
    """Asks each Python once, when `look` is called. changed: there is an answer, or another Python is set."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._answers: dict[str, DetectedDevices] = {}
        self._looking: dict[str, ChildCommand] = {}
        settings.changed.connect(self._on_setting_changed)

    @property
    def found(self) -> DetectedDevices | None:
        """What the Python of the settings has; None while nobody knows."""
        return self._answers.get(self._python)

    def detect(self) -> None:
        """Ask the Python of the settings; takes seconds, as Paddle has to load."""
        python = self._python
        if python in self._answers or python in self._looking:
            return
        command = ChildCommand("Finding devices", command_in(python, "doctor", "--probe", "paddle"), python, self)
        self._looking[python] = command
        command.ended.connect(lambda outcome: self._on_ended(python, outcome))
        command.start()

    def forget(self, python: str) -> None:
        """Ask a Python anew when it is looked at next: it is another one now."""
        self._answers.pop(python, None)
        self.changed.emit()

    def stop(self) -> None:
        """End the children that have not answered yet."""
        for command in self._looking.values():
            command.stop()
        self._looking.clear()

    @property
    def _python(self) -> str:
        return str(self._settings["training_python"])

    def _on_ended(self, python: str, outcome: CommandOutcome) -> None:
        command = self._looking.pop(python, None)
        if command is None:  # it was stopped while its answer was on the way
            return
        command.deleteLater()
        self._answers[python] = _found(outcome)
        self.changed.emit()

    def _on_setting_changed(self, name: str) -> None:
        if name == "training_python":
            self.changed.emit()


def _found(outcome: CommandOutcome) -> DetectedDevices:
    """Read the child's answer; libraries may print lines of their own before it."""
    if outcome.reason:
        reason = outcome.reason.splitlines()[-1]
        if any(words in reason for words in NO_PADDLE):
            return DetectedDevices(advice=tr("This Python does not have Paddle, which training needs."))
        return DetectedDevices(
            advice=tr(
                "This Python cannot be used for training ({}); install paddlepaddle in it, or choose another one."
            ).format(tr_message(reason))
        )
    try:
        value = json.loads(outcome.stdout.strip().splitlines()[-1])
        gpus = [
            Device(str(gpu["name"]), str(number), tuple(gpu["precisions"])) for number, gpu in enumerate(value["gpus"])
        ]
        return DetectedDevices(str(value["version"]), (Device("CPU", "", ("fp32",)), *gpus), str(value["advice"]))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        return DetectedDevices(
            advice=tr("The answer of this Python cannot be read ({}); choose another one in the settings").format(error)
        )
