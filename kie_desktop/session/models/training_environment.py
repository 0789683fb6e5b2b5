"""The Python with Paddle that the program made for itself: whether there is one, making it and removing it.

Nothing is contacted before `make` is called. The work is done by the command line in a child process.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject

from kie_desktop.jobs.commands import ChildCommand, CommandOutcome
from kie_desktop.language import tr
from kie_desktop.places import command_in
from kie_desktop.session.models.command_runner import CommandProgress, CommandRunner, last_document
from kie_desktop.session.models.devices import Devices
from kie_desktop.session.settings import Settings

COMMAND = "training-env"


@dataclass(frozen=True, slots=True)
class PythonRow:
    """A Python of this machine. can_train: as it is. why_not: why no environment can be made of it, or ""."""

    path: str
    version: str
    can_train: bool
    why_not: str


@dataclass(frozen=True, slots=True)
class BuildRow:
    """A build of Paddle. cuda: what it computes with, "" for the CPU. download, room: bytes, about."""

    name: str
    cuda: str
    download: int
    room: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is, and what could be made of it. paddle, build, version (of Python): "" where there is none.

    size: bytes on the disk. best: the name of the build for this machine. wanted: versions of Python that will do.
    """

    folder: str
    python: str
    size: int
    pythons: tuple[PythonRow, ...]
    builds: tuple[BuildRow, ...]
    best: str
    wanted: tuple[str, ...]
    paddle: str = ""
    build: str = ""
    version: str = ""


class TrainingEnvironment(CommandRunner):
    """survey: None while nobody knows; `look` finds out. fault: why nobody does, "" else."""

    def __init__(self, settings: Settings, devices: Devices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.survey: Survey | None = None
        self.fault = ""
        self._settings = settings
        self._devices = devices
        self._looking: ChildCommand | None = None

    @property
    def is_used(self) -> bool:
        """Whether training runs in it."""
        return self.survey is not None and self._settings["training_python"] == self.survey.python

    def find_pythons(self) -> None:
        """Find out what there is; takes a second or two. `changed` tells."""
        if self._looking is None:
            self._looking = ChildCommand(
                "Searching for Python installations", command_in("", COMMAND, "show", "--json"), "", self
            )
            self._looking.ended.connect(self._on_survey)
            self._looking.start()
            self.fault = ""
            self.changed.emit()

    def make(self, python: PythonRow, build: BuildRow) -> None:
        """Make it anew. The one thing here that contacts anybody: pip does."""
        doing = CommandProgress("make", build.name, tr("Creating a training environment"))
        mirror = str(self._settings["gpu_index"])
        index = ("--index", mirror) if mirror else ()
        self._start(
            doing, COMMAND, "make", "--python", python.path, "--build", build.name, *index, "--attended", "--json"
        )

    def remove(self) -> None:
        """Delete it; training goes back to the built-in Python where it used this one."""
        self._start(CommandProgress("remove", "", tr("Removing the training environment")), COMMAND, "remove", "--json")

    def use(self, python: str) -> None:
        """Have training run in a Python from now on; "" for the built-in one."""
        self._settings["training_python"] = python
        self._devices.detect()
        self.changed.emit()

    def stop(self) -> None:
        """End the children, as the program ends."""
        if self._looking is not None:
            self._looking.stop()
            self._looking = None
        super().stop()

    # --- inside

    def _succeeded(self, doing: CommandProgress, printed: str) -> str:
        was_used, survey = self.is_used, self.survey
        self.survey = None
        if survey is not None:
            self._devices.forget(survey.python)
        if doing.verb == "make":
            made = last_document(printed)
            self.use(made["python"])
            return tr("Training now uses this environment: Paddle {}.").format(made["paddle"])
        if was_used:
            self.use("")
        return tr("Training environment removed.")

    def _on_ended(self, outcome: CommandOutcome) -> None:
        super()._on_ended(outcome)
        self.find_pythons()

    def _on_survey(self, outcome: CommandOutcome) -> None:
        if self._looking is not None:
            self._looking.deleteLater()
            self._looking = None
        self.fault = outcome.reason
        if not outcome.reason:
            self.survey = _survey(json.loads(outcome.stdout))
        self.changed.emit()


def _survey(value: Mapping[str, Any]) -> Survey:
    survey = Survey(
        folder=value["folder"],
        python=value["python"],
        size=value["size"],
        pythons=tuple(PythonRow(**row) for row in value["pythons"]),
        builds=tuple(BuildRow(row["name"], row["cuda"], row["download"], row["room"]) for row in value["builds"]),
        best=value["best"],
        wanted=tuple(value["wanted"]),
    )
    return replace(survey, **value["environment"]) if value["environment"] else survey
