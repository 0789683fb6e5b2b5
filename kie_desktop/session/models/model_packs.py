"""The model packs of this machine, those that can be downloaded, and what is being done with them.

Nothing is contacted before `download` is called. The work is done by the command line in a child process, which
reads checkpoints with Paddle and cleans up after itself; it goes on when no project is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTemporaryDir

from kie_desktop.domain.errors import UserError
from kie_desktop.language import tr
from kie_desktop.places import program_folder
from kie_desktop.session.model_in_use import ModelInUse
from kie_desktop.session.models.command_runner import CommandProgress, CommandRunner, last_document
from kie_desktop.session.settings import Settings

if TYPE_CHECKING:  # loaded when packs are looked at first: the window shows up sooner
    from kie_desktop.contract.catalogue import Offer
    from kie_desktop.contract.packs import PackInfo


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


class ModelPacks(CommandRunner):
    """The packs, and what is done with one at a time. changed: other packs too."""

    def __init__(self, settings: Settings, model: ModelInUse, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._model = model
        self._run: QTemporaryDir | None = None
        """What a pack is being made of."""
        model.changed.connect(self.changed)

    def rows(self) -> list[PackRow]:
        """What is there, then what can be downloaded and is not."""
        from kie_desktop.contract.catalogue import offers

        try:
            published = offers()
        except UserError as error:
            self.latest = ("error", str(error))
            published = []
        return [*_installed(published), *_offered(published)]

    def is_used(self, row: PackRow) -> bool:
        """Whether pre-annotation uses a pack: that of the open project, or of new ones."""
        from kie_desktop.contract.packs import find_pack

        try:
            return row.folder is not None and find_pack(self._model.name) == row.folder
        except UserError:
            return False

    # --- what the user asks for

    def download(self, row: PackRow) -> None:
        """Fetch a published model and make a pack of it. The one thing that contacts anybody."""
        self._do("download", row.name, tr("Finding {}").format(row.name), "--json")

    def add(self, path: Path) -> None:
        """Make a pack of an archive, a checkpoint's folder or a pack that lies elsewhere."""
        self._do("add", str(path), tr("Creating a model pack from {}").format(path.name), "--json")

    def add_learned(self, name: str, write_run: Callable[[Path, str], None]) -> None:
        """Make a pack of the model in use and of the fields that the project has taught.

        write_run: writes these into a folder, as a run beside a pack (`ProjectFields.write_run`).
        """
        if self.doing is not None:
            self.message.emit("info", tr("Another model pack is being worked on; try again when that is done."))
            return
        self._run = QTemporaryDir()
        folder = Path(self._run.path())
        try:
            write_run(folder, self._model.name)
        except UserError as fault:
            self.message.emit("error", str(fault))
            return
        text = tr("Creating the model pack {}").format(name)
        self._start(CommandProgress("add", name, text), "models", "add", str(folder), "--name", name, "--json")

    def verify(self, row: PackRow) -> None:
        """Compare every file of a pack with what it was sealed with."""
        self._do("verify", row.name, tr("Verifying {}").format(row.name))

    def remove(self, row: PackRow) -> None:
        """Delete one of the user's own; pre-annotation goes back to the starter where it used that one."""
        self._do("remove", row.name, tr("Removing {}").format(row.name))

    def use(self, row: PackRow) -> None:
        """Have pre-annotation of the open project use a pack from now on; without one, that of new projects."""
        self.latest = ("success", tr("Pre-annotation now uses {}.").format(row.name))
        self._model.use(row.name)
        self.changed.emit()

    # --- inside

    def _do(self, verb: str, name: str, text: str, *options: str) -> None:
        python = str(self._settings["training_python"]) if verb in ("download", "add") else ""
        self._start(CommandProgress(verb, name, text), "models", verb, name, "--attended", *options, python=python)

    def _succeeded(self, doing: CommandProgress, printed: str) -> str:
        if doing.verb == "verify":
            return tr("All files of {} are intact.").format(doing.name)
        if doing.verb == "remove":
            self._model.forget(doing.name)
            return tr("{} removed.").format(doing.name)
        return tr("{} is now available.").format(last_document(printed)["name"])


def _installed(published: list[Offer]) -> Iterator[PackRow]:
    from kie_desktop.contract.packs import installed_packs, read_pack

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
