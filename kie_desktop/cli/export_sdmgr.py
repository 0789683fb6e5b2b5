"""What `export-model` does differently for SDMGR."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from kie_desktop.api.labelled_pages import labelled_receipts
from kie_desktop.api.sdmgr import Companions, open_sdmgr_checkpoint, score
from kie_desktop.cli.errors import UsageError
from kie_desktop.cli.output import note
from kie_desktop.contract.packs import SDMGR, ModelPack, PackInfo
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page
from kie_desktop.formats.images import read_image
from kie_desktop.kie.sdmgr import SdmgrModel
from kie_desktop.kie.sdmgr.model import Picture

if TYPE_CHECKING:
    from kie_desktop.networks.sdmgr.checkpoint import SdmgrCheckpoint

_TOLERANCE = 1e-3
"""Largest difference of two logits, relative to the largest logit of the page where that is above 1."""
_SIDE = 200


def read_sdmgr(arguments: argparse.Namespace) -> SdmgrSource:
    """The checkpoint that the arguments of `export-model` name. UsageError, UserError."""
    if arguments.join:
        raise UsageError("--join works only for SER and RE; remove it; see --help")
    checkpoint = open_sdmgr_checkpoint(
        arguments.checkpoint, Companions(arguments.class_list, arguments.dictionary, arguments.compat)
    )
    from kie_desktop.networks.sdmgr.network import sdmgr_model

    model = sdmgr_model(checkpoint.network())
    return SdmgrSource(checkpoint, model, _pages(arguments, model))


@dataclass(frozen=True)
class SdmgrSource:
    """A checkpoint, ready to be asked, and pages with their pictures to compare on."""

    checkpoint: SdmgrCheckpoint
    model: SdmgrModel
    pages: list[tuple[Page, Picture]]

    def write(self, form: str, folder: Path) -> float:
        """See `export_model.Source`. The difference is relative, as `_TOLERANCE` is."""
        from kie_desktop.networks.sdmgr.checkpoint import companions

        for name, content in companions(self.checkpoint.settings).items():
            (folder / name).write_bytes(content)
        exported = self._written(form, folder)
        return max(_difference(self.model, exported, page, picture) for page, picture in self.pages)

    def pack_of(self, folder: Path, arguments: argparse.Namespace) -> tuple[PackInfo, dict[str, Path]]:
        """See `export_model.Source`."""
        scores = {}
        if arguments.label_file is not None:
            pages, _ = labelled_receipts(arguments.label_file, arguments.image_dir, self.model)
            found = score(self.model, pages, arguments.image_dir, []).score
            figures = {"precision": found.precision, "recall": found.recall, "hmean": found.hmean}
            where = arguments.label_file.resolve().parent.name
            scores = {where: {f"sdmgr_{name}": round(value, 4) for name, value in figures.items()}}
        info = PackInfo(
            arguments.name or arguments.out.name,
            arguments.pack_version,
            arguments.licence,
            ("sdmgr",),
            self.model.label_set,
            arguments.description,
            sizes={key: int(size) for key, size in self.checkpoint.settings.sizes.items()},
            scores=scores,
        )
        return info, {path.name: path for path in folder.iterdir()}

    def _written(self, form: str, folder: Path) -> SdmgrModel:
        """Write the network's files, and read them as a model."""
        if form == "paddle":
            from kie_desktop.networks.sdmgr.inference_files import sdmgr_inference_model, write_sdmgr_files

            write_sdmgr_files(self.checkpoint.network(), folder)
            return sdmgr_inference_model(folder, self.checkpoint.settings)
        from kie_desktop.networks.sdmgr.onnx_graph import save_onnx
        from kie_desktop.runtime.sdmgr_runner import OnnxSdmgr

        save_onnx(self.checkpoint, str(folder / SDMGR))
        return OnnxSdmgr(ModelPack(folder, PackInfo("comparison", "0", "", ("sdmgr",), self.model.label_set), {}))


def _pages(arguments: argparse.Namespace, model: SdmgrModel) -> list[tuple[Page, Picture]]:
    """Those of the label file, or made-up ones of few and many boxes."""
    if arguments.label_file is not None:
        pages, problems = labelled_receipts(arguments.label_file, arguments.image_dir, model)
        for problem in problems:
            note(f"{problem.severity}: {problem.page}: {problem.message}")
        return [(page, read_image(arguments.image_dir / page.image, page.frame)) for page in pages]
    return [_sample(count, model) for count in (1, 12, 60)]


def _sample(count: int, model: SdmgrModel) -> tuple[Page, Picture]:
    chance = Random(count)
    signs = model.settings.characters or ("a",)
    entities = []
    for number in range(1, count + 1):
        x, y = chance.randint(0, _SIDE - 60), chance.randint(0, _SIDE - 12)
        text = "".join(chance.choices(signs, k=chance.randint(0, 12)))
        entities.append(Entity(number, rectangle((x, y, x + chance.randint(5, 60), y + chance.randint(5, 12))), text))
    pixels = np.random.default_rng(count).integers(0, 256, (_SIDE, _SIDE, 3), np.uint8)
    return Page(f"sample-{count}", _SIDE, _SIDE).with_entities(entities, []), pixels


def _difference(first: SdmgrModel, second: SdmgrModel, page: Page, picture: Picture) -> float:
    answers = [model.ask(page, picture) for model in (first, second)]
    differences = [
        float(np.abs(one - other).max(initial=0) / max(1.0, np.abs(one).max(initial=0)))
        for one, other in zip(*answers, strict=True)
    ]
    largest = max(differences)
    if not largest <= _TOLERANCE:
        raise UserError(
            f"{page.image}: the exported network gives different results from the checkpoint (by {largest:.2g}; "
            f"{_TOLERANCE:g} is allowed), so nothing was exported"
        )
    return largest
