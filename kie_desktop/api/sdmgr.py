"""SDMGR: packs and checkpoints as models, and pages with their pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.contract.packs import DESCRIPTION, load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.formats import wildreceipt
from kie_desktop.formats.images import read_image
from kie_desktop.kie.sdmgr import GraphPage, SdmgrModel
from kie_desktop.kie.sdmgr.model import Picture, fitted
from kie_desktop.kie.sdmgr.places import sdmgr_weights
from kie_desktop.training.cpu import load_paddle

if TYPE_CHECKING:  # Paddle takes seconds to start: only who opens a checkpoint pays
    from kie_desktop.networks.sdmgr.checkpoint import SdmgrCheckpoint
    from kie_desktop.training.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Companions:
    """What an SDMGR checkpoint of PaddleOCR's needs and does not hold.

    class_list, dictionary: its `class_list.txt` and `dict.txt`. compat: boxes of small pictures are squashed, as they
    were in its training.
    """

    class_list: Path | None = None
    dictionary: Path | None = None
    compat: bool = False


def is_sdmgr_checkpoint(place: Path) -> bool:
    """Whether a file, folder or bare name stands for an SDMGR checkpoint and for no pack."""
    return not (place / DESCRIPTION).exists() and sdmgr_weights(place) is not None


def open_sdmgr_checkpoint(place: Path, companions: Companions) -> SdmgrCheckpoint:
    """Read a checkpoint, after telling Paddle about this machine. UserError where it cannot be used."""
    load_paddle()
    from kie_desktop.networks.sdmgr.checkpoint import read_sdmgr

    class_list, dictionary = companions.class_list, companions.dictionary
    names = wildreceipt.read_classes(class_list) if class_list is not None else None
    characters = wildreceipt.read_dictionary(dictionary) if dictionary is not None else None
    return read_sdmgr(place, names, characters, compat=companions.compat)


def open_sdmgr(name: str, companions: Companions) -> SdmgrModel:
    """A pack on ONNX Runtime or a checkpoint on Paddle. UserError where it is none of SDMGR's."""
    if is_sdmgr_checkpoint(Path(name)):
        checkpoint = open_sdmgr_checkpoint(Path(name), companions)
        from kie_desktop.networks.sdmgr.network import sdmgr_model

        return sdmgr_model(checkpoint.network())
    from kie_desktop.runtime.open_pack import model_of_pack

    model = model_of_pack(load_pack(name))
    if not isinstance(model, SdmgrModel):
        raise UserError(f"{name}: this model does not support SDMGR; choose one that does")
    return model


def score(model: SdmgrModel, pages: Iterable[Page], image_dir: Path, counted: Sequence[str]) -> Evaluation:
    """What the model reaches on pages with labels."""
    from kie_desktop.training.sdmgr.evaluation import evaluate_sdmgr

    def picture_of(page: Page, graph: GraphPage) -> Picture:
        return fitted(read_image(image_dir / page.image, page.frame, page.size), graph)

    return evaluate_sdmgr(model, pages, picture_of, list(counted))
