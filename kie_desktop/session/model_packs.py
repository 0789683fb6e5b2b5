"""The model packs of this machine, those that can be downloaded, and what is being done with them.

Nothing is contacted before `download` is called. The work is done by the command line in a child process, which
reads checkpoints with Paddle and cleans up after itself; it goes on when no project is open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.jobs.commands import ChildCommand, CommandOutcome, command_in
from kie_desktop.language import tr
from kie_desktop.places import program_folder
from kie_desktop.session.settings import Settings

if TYPE_CHECKING:  # loaded when packs are looked at first: the window shows up sooner
    from kie_desktop.runtime.catalogue import Offer
    from kie_desktop.runtime.packs import PackInfo

STARTER = "starter"


class PackState(StrEnum):
    """In the box; put in by the user; there but damaged; or not there, but published."""

    BOX = "box"
    OWN = "own"
    DAMAGED = "damaged"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class PackRow:
    """One model. size: bytes on the disk, or about how many to download. fault: what is wrong with a damaged one.

    info: None for damaged ones, offers and weights of PaddleOCR. offer: None for what nobody publishes.
    """

    name: str
    state: PackState
    size: int
    folder: Path | None = None
    info: PackInfo | None = None
    offer: Offer | None = None
    fault: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it lies in the user's folder, so that it can be removed."""
        return self.state is not PackState.OFFERED and self.folder is not None and not _in_box(self.folder)


@dataclass(frozen=True, slots=True)
class Doing:
    """What is under way. name: of the model. done, total: bytes; total is 0 where nobody knows."""

    verb: str
    name: str
    text: str
    done: int = 0
    total: int = 0
    is_stopping: bool = False


class ModelPacks(QObject):
    """One thing at a time. changed: other packs, or other work. progressed: of the work under way.

    latest: level (`success`, `info` or `error`) and words of what was done last. Nothing raises for reasons that
    the user can mend.
    """

    changed = Signal()
    progressed = Signal()
    said = Signal(str, str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doing: Doing | None = None
        self.latest: tuple[str, str] | None = None
        self._settings = settings
        self._command: ChildCommand | None = None

    def rows(self) -> list[PackRow]:
        """What is there, then what can be downloaded and is not."""
        from kie_desktop.runtime.catalogue import offers

        try:
            published = offers()
        except UserError as error:
            self.latest = ("error", str(error))
            published = []
        return [*_installed(published), *_offered(published)]

    def is_used(self, row: PackRow) -> bool:
        """Whether pre-annotation uses a pack."""
        from kie_desktop.runtime.packs import find_pack

        try:
            return row.folder is not None and find_pack(self._settings["model"]) == row.folder
        except UserError:
            return False

    # --- what the user asks for

    def download(self, row: PackRow) -> None:
        """Fetch a published model and make a pack of it. The one thing that contacts anybody."""
        self._start("download", row.name, tr("Looking for {}").format(row.name), "--json")

    def add(self, path: Path) -> None:
        """Make a pack of an archive, a checkpoint's folder or a pack that lies elsewhere."""
        self._start("add", str(path), tr("Making a model pack of {}").format(path.name), "--json")

    def verify(self, row: PackRow) -> None:
        """Compare every file of a pack with what it was sealed with."""
        self._start("verify", row.name, tr("Checking every file of {}").format(row.name))

    def remove(self, row: PackRow) -> None:
        """Delete one of the user's own; pre-annotation goes back to the starter where it used that one."""
        self._start("remove", row.name, tr("Removing {}").format(row.name))

    def use(self, row: PackRow) -> None:
        """Have pre-annotation use a pack from now on."""
        self._settings["model"] = row.name
        self.latest = ("success", tr("Pre-annotation uses {} from now on.").format(row.name))
        self.changed.emit()

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

    # --- inside

    def _start(self, verb: str, name: str, text: str, *options: str) -> None:
        if self._command is not None:
            return
        python = str(self._settings["training_python"]) if verb in ("download", "add") else ""
        self.latest = None
        self.doing = Doing(verb, name, text)
        self._command = ChildCommand(
            text, command_in(python, "models", verb, name, "--attended", *options), python, self
        )
        self._command.printed.connect(self._follow)
        self._command.ended.connect(self._take)
        self._command.start()
        self.changed.emit()

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
            words = tr("Stopped. What has been downloaded stays for another try.")
            self.latest = ("info", words if doing.verb == "download" else tr("Stopped."))
        elif outcome.error:
            self.latest = ("error", outcome.error.removeprefix(f"{doing.text}: "))
        else:
            self.latest = ("success", self._words(doing, outcome.stdout))
        if doing.verb == "remove" and not outcome.error and self._settings["model"] == doing.name:
            self._settings["model"] = STARTER
        self.said.emit("error" if outcome.error and not doing.is_stopping else "info", self.latest[1])
        self.changed.emit()

    def _words(self, doing: Doing, printed: str) -> str:
        if doing.verb == "verify":
            return tr("Every file of {} is as it was sealed.").format(doing.name)
        if doing.verb == "remove":
            return tr("{} was removed.").format(doing.name)
        made = json.loads(next(line for line in reversed(printed.splitlines()) if line.startswith("{")))
        return tr("{} is there now.").format(made["name"])

    def _forget(self) -> None:
        if self._command is not None:
            self._command.deleteLater()
        self._command = None
        self.doing = None


def _installed(published: list[Offer]) -> Iterator[PackRow]:
    from kie_desktop.runtime.packs import installed_packs, read_pack

    known = {offer.place: offer for offer in published}
    for folder in installed_packs():
        state = PackState.BOX if _in_box(folder) else PackState.OWN
        try:
            info = read_pack(folder).info
        except UserError as error:
            yield PackRow(folder.name, PackState.DAMAGED, _size(folder), folder, fault=str(error))
            continue
        yield PackRow(folder.name, state, _size(folder), folder, info, known.get(folder))
    for offer in published:
        if not offer.tasks and offer.place.is_dir():
            yield PackRow(offer.name, PackState.OWN, _size(offer.place), offer.place, offer=offer)


def _offered(published: list[Offer]) -> Iterator[PackRow]:
    for offer in published:
        if not offer.place.exists():
            yield PackRow(offer.name, PackState.OFFERED, offer.size, offer=offer)


def _in_box(folder: Path) -> bool:
    return folder.is_relative_to(program_folder() / "models")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
