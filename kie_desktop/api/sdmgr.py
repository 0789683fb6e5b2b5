"""SDMGR from the command line: packs and checkpoints as models, and pages with their pictures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.contract.packs import DESCRIPTION, load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.formats import wildreceipt
from kie_desktop.formats.images import read_image
from kie_desktop.kie.sdmgr import GraphPage, SdmgrModel
from kie_desktop.kie.sdmgr.model import Picture, fitted
from kie_desktop.training.cpu import load_paddle

if TYPE_CHECKING:  # Paddle takes seconds to start: only who opens a checkpoint pays
    from kie_desktop.networks.sdmgr.checkpoint import SdmgrCheckpoint
    from kie_desktop.training.evaluation import Evaluation


def add_sdmgr_arguments(parser: argparse.ArgumentParser) -> None:
    """What an SDMGR checkpoint of PaddleOCR's needs beside its class list."""
    parser.add_argument("--dictionary", type=Path, metavar="FILE", help="of a PaddleOCR SDMGR checkpoint: its dict.txt")
    parser.add_argument(
        "--compat",
        action="store_true",
        help="of a PaddleOCR SDMGR checkpoint: boxes of small pictures are squashed, as they were in its training",
    )


def is_sdmgr_checkpoint(place: Path) -> bool:
    """Whether a file, folder or bare name stands for an SDMGR checkpoint and for no pack."""
    if (place / DESCRIPTION).exists():
        return False
    names = (place, place.with_name(f"{place.name}.pdparams"), place / "best_accuracy.pdparams")
    return any(path.is_file() and path.suffix == ".pdparams" for path in names)


def open_sdmgr_checkpoint(place: Path, arguments: argparse.Namespace) -> SdmgrCheckpoint:
    """Read a checkpoint, after telling Paddle about this machine. UserError where it cannot be used.

    arguments: of `add_sdmgr_arguments`, and `class_list`.
    """
    load_paddle()
    from kie_desktop.networks.sdmgr.checkpoint import read_sdmgr

    class_list, dictionary = arguments.class_list, arguments.dictionary
    names = wildreceipt.read_classes(class_list) if class_list is not None else None
    characters = wildreceipt.read_dictionary(dictionary) if dictionary is not None else None
    return read_sdmgr(place, names, characters, compat=arguments.compat)


def open_sdmgr(name: str, arguments: argparse.Namespace) -> SdmgrModel:
    """A pack on ONNX Runtime or a checkpoint on Paddle. UserError where it is none of SDMGR's."""
    if is_sdmgr_checkpoint(Path(name)):
        checkpoint = open_sdmgr_checkpoint(Path(name), arguments)
        from kie_desktop.networks.sdmgr.network import sdmgr_model

        return sdmgr_model(checkpoint.network())
    from kie_desktop.runtime.open_pack import model_of_pack

    model = model_of_pack(load_pack(name))
    if not isinstance(model, SdmgrModel):
        raise UserError(f"{name}: this model is not for SDMGR; name one that is")
    return model


def labelled_pages(label_file: Path, image_dir: Path, model: SdmgrModel) -> list[Page]:
    """The pages of a label file; its problems go to stderr. UserError where none can be used."""
    reading = wildreceipt.read_pages(label_file, image_dir, model.classes.names)
    for problem in reading.problems:
        print(f"{problem.severity}: {problem.page}: {problem.message}", file=sys.stderr)
    if not reading.pages:
        raise UserError(f"{label_file}: no page of it can be scored; see the messages above")
    return [*reading.pages]


def score(model: SdmgrModel, pages: Iterable[Page], image_dir: Path, counted: list[str]) -> Evaluation:
    """What the model reaches on pages with labels."""
    from kie_desktop.training.sdmgr.evaluation import evaluate_sdmgr

    def picture_of(page: Page, graph: GraphPage) -> Picture:
        return fitted(read_image(image_dir / page.image, page.frame), graph)

    return evaluate_sdmgr(model, pages, picture_of, counted)
