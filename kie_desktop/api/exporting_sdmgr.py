"""What an export does differently for SDMGR."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from kie_desktop.api.export_request import ExportRequest
from kie_desktop.api.labelled_pages import labelled_receipts
from kie_desktop.api.sdmgr import Companions, open_sdmgr_checkpoint, score
from kie_desktop.contract.packs import SDMGR, ModelPack, PackInfo
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import rectangle
from kie_desktop.domain.page import Entity, Page
from kie_desktop.formats.images import read_image
from kie_desktop.kie.sdmgr import SdmgrModel
from kie_desktop.kie.sdmgr.model import Picture

if TYPE_CHECKING:
    from kie_desktop.networks.sdmgr.checkpoint import SdmgrCheckpoint

log = logging.getLogger(__name__)

_TOLERANCE = 1e-3
"""Largest difference of two logits, relative to the largest logit of the page where that is above 1."""
_SIDE = 200


def read_sdmgr(request: ExportRequest) -> SdmgrSource:
    """The checkpoint that a request names. UserError."""
    checkpoint = open_sdmgr_checkpoint(
        request.checkpoint, Companions(request.class_list, request.dictionary, request.compat)
    )
    from kie_desktop.networks.sdmgr.network import sdmgr_model

    model = sdmgr_model(checkpoint.network())
    return SdmgrSource(checkpoint, model, _pages(request, model))


@dataclass(frozen=True)
class SdmgrSource:
    """A checkpoint, ready to be asked, and pages with their pictures to compare on."""

    checkpoint: SdmgrCheckpoint
    model: SdmgrModel
    pages: list[tuple[Page, Picture]]

    def write(self, form: str, folder: Path) -> float:
        """See `exporting.Source`. The difference is relative, as `_TOLERANCE` is."""
        from kie_desktop.networks.sdmgr.checkpoint import companions

        for name, content in companions(self.checkpoint.settings).items():
            (folder / name).write_bytes(content)
        exported = self._written(form, folder)
        return max(_difference(self.model, exported, page, picture) for page, picture in self.pages)

    def pack_of(self, folder: Path, request: ExportRequest) -> tuple[PackInfo, dict[str, Path]]:
        """See `exporting.Source`."""
        scores = {}
        if request.labelled is not None:
            label_file, image_dir = request.labelled
            pages, _ = labelled_receipts([label_file], image_dir, self.model)
            found = score(self.model, pages, image_dir, []).score
            figures = {"precision": found.precision, "recall": found.recall, "hmean": found.hmean}
            where = label_file.resolve().parent.name
            scores = {where: {f"sdmgr_{name}": round(value, 4) for name, value in figures.items()}}
        info = PackInfo(
            request.name or request.out.name,
            request.pack_version,
            request.licence,
            ("sdmgr",),
            self.model.label_set,
            request.description,
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


def _pages(request: ExportRequest, model: SdmgrModel) -> list[tuple[Page, Picture]]:
    """Those of the label file, or made-up ones of few and many boxes."""
    if request.labelled is not None:
        label_file, image_dir = request.labelled
        pages, problems = labelled_receipts([label_file], image_dir, model)
        for problem in problems:
            log.warning("%s: %s", problem.page, problem.message)
        return [(page, read_image(image_dir / page.image, page.frame, page.size)) for page in pages]
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
