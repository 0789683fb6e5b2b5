"""Checkpoints as model packs, ONNX files or Paddle inference files.

Whatever is written is first run beside the checkpoint on sample pages; where the answers differ,
nothing is exported.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kie_desktop.api.export_request import ExportRequest
from kie_desktop.api.models import labels_of, model_of, open_checkpoint
from kie_desktop.contract.packs import DESCRIPTION, FILES_OF_TASK, TOKENIZER, ModelPack, PackInfo, load_pack, write_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Page
from kie_desktop.formats.atomic import write_error
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.kie.beside import FILE_NAMES as FILES_BESIDE
from kie_desktop.kie.model import WindowedModel

if TYPE_CHECKING:  # Paddle takes seconds to start: `--help` does without
    from kie_desktop.networks.checkpoint import Checkpoint


def export_checkpoint(request: ExportRequest) -> float:
    """Export and compare; the largest difference of the answers. Raises UserError."""
    out = request.out
    is_there = out.exists() and (not out.is_dir() or any(out.iterdir()))
    if is_there and not (request.overwrite and _is_export(out)):
        more = "it contains no earlier export" if request.overwrite else "or use --overwrite on an earlier export"
        raise UserError(f"{out}: the folder already exists; choose another one ({more})")
    source = _read(request)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
            made = Path(folder) / "export"
            made.mkdir()
            difference = source.write(request.format, made)
            if is_there:
                out.rename(Path(folder) / "earlier")
            if request.format == "pack":
                write_pack(out, *source.pack_of(made, request))
            else:
                if out.exists():
                    out.rmdir()
                made.rename(out)
    except OSError as fault:
        raise write_error(out, fault) from fault
    return difference


def _is_export(folder: Path) -> bool:
    """Whether a folder holds an export and nothing else that anybody could miss."""
    entries = list(folder.iterdir()) if folder.is_dir() else []
    names = {entry.name for entry in entries}
    is_one = DESCRIPTION in names or any(name.endswith((".onnx", ".pdiparams", ".pdmodel")) for name in names)
    return is_one and all(entry.is_file() or entry.name in _OWN_FOLDERS for entry in entries)


_OWN_FOLDERS = ("pdmodel",)
"""Of `networks.old_programs`."""

Pack = tuple[PackInfo, dict[str, Path]]
"""What a pack says of itself, and its files: name in the pack -> where it lies."""


class Source(Protocol):
    """A checkpoint, ready to be asked, and pages to compare on."""

    def write(self, form: str, folder: Path) -> float:
        """Write the network's files and what they cannot be used without; returns the largest difference of logits.

        form: "pack", "paddle" or "onnx". UserError where they answer differently from the checkpoint.
        """

    def pack_of(self, folder: Path, request: ExportRequest) -> Pack:
        """The pack that the files in a folder become."""


def _read(request: ExportRequest) -> Source:
    if request.task == "sdmgr":
        from kie_desktop.api.exporting_sdmgr import read_sdmgr

        return read_sdmgr(request)
    pages = _pages(request)
    checkpoint = open_checkpoint(request.checkpoint, request.tokenizer, request.class_list)
    model = model_of(checkpoint)
    if not model.can(request.task):
        raise UserError(f"{request.checkpoint}: this checkpoint is for {checkpoint.task.upper()}; change --task")
    if pages is None:
        from kie_desktop.training.export import sample_pages

        pages = sample_pages()
    return LayoutXLMSource(checkpoint, model, pages)


def _pages(request: ExportRequest) -> list[Page] | None:
    """The pages to compare on that a request names; None for those of ours. UserError where there are none."""
    if request.labelled is None:
        return None
    label_file, image_dir = request.labelled
    pages, _ = pages_of(read_label_file(label_file), image_dir)
    if not pages:
        raise UserError(f"{label_file}: none of its pages can be used; run kie-desktop check to see why")
    return pages


@dataclass(frozen=True)
class LayoutXLMSource:
    """A checkpoint of SER or RE."""

    checkpoint: Checkpoint
    model: WindowedModel
    pages: list[Page]

    def write(self, form: str, folder: Path) -> float:
        """See `Source`."""
        from kie_desktop.networks.checkpoint import re_network, ser_network
        from kie_desktop.training.export import check_same, write_onnx

        task, checkpoint = self.checkpoint.task, self.checkpoint
        exported: WindowedModel
        if form == "paddle":
            from kie_desktop.networks.inference_files import inference_model, write_inference_files

            write_inference_files(ser_network(checkpoint) if task == "ser" else re_network(checkpoint), folder)
            exported = inference_model(folder, task, self.model.label_set, self.model.tokenizer)
        else:
            from kie_desktop.runtime.onnx_runner import OnnxModel

            write_onnx(checkpoint, folder)
            (folder / TOKENIZER).write_bytes(self.model.tokenizer.model)
            info = PackInfo("comparison", "0", "", (task,), self.model.label_set)
            exported = OnnxModel(ModelPack(folder, info, {}))
        exported.layout, exported.linking = self.model.layout, self.model.linking
        difference = check_same(self.model, exported, task, self.pages)
        if form == "paddle":
            self._check_for_upstream(folder)
        if form != "pack":
            (folder / TOKENIZER).write_bytes(self.model.tokenizer.model)
            if checkpoint.class_list is not None:
                shutil.copyfile(checkpoint.class_list, folder / "class_list.txt")
        return difference

    def _check_for_upstream(self, folder: Path) -> None:
        """What PaddleOCR's scripts run answers as the checkpoint too, in every form that was written."""
        from kie_desktop.networks import old_programs
        from kie_desktop.networks.inference_files import inference_model
        from kie_desktop.training.export import check_same, check_upstream_re

        old = folder / old_programs.FOLDER
        if self.checkpoint.task == "re":
            for place in (folder, *([old] if old.exists() else [])):
                check_upstream_re(self.model, place, self.pages)
        elif old.exists():
            exported = inference_model(old, "ser", self.model.label_set, self.model.tokenizer)
            check_same(self.model, exported, "ser", self.pages)

    def pack_of(self, folder: Path, request: ExportRequest) -> Pack:
        """See `Source`; with the networks of the pack to join."""
        files = {path.name: path for path in folder.iterdir()}
        files |= self.checkpoint.beside
        task = self.checkpoint.task
        tasks: list[str] = [task]
        least_line = 0.0
        scores, label_set = self._scores(request.label_file), labels_of(self.checkpoint)
        if request.join:
            other = load_pack(request.join)
            second = "re" if task == "ser" else "ser"
            if not other.can(second):
                raise UserError(
                    f"{other.folder}: this pack does not support {second.upper()}; join a pack for the other task"
                )
            if other.path(TOKENIZER).read_bytes() != self.model.tokenizer.model:
                raise UserError(
                    f"{other.folder}: its tokenizer differs from that of the checkpoint, so they cannot be joined"
                )
            files |= {name: other.path(name) for name in FILES_OF_TASK[second]}
            if second == "re":
                files |= {name: other.path(name) for name in FILES_BESIDE if name in other.files}
            tasks = sorted((task, second), reverse=True)
            least_line = other.info.least_line  # below it the joined network knows nothing
            scores = _joined(_scores_of(second, other.info.scores), scores)
            if second == "ser":
                label_set = other.label_set
        sizes = {key: value for key, value in asdict(self.checkpoint.config).items() if isinstance(value, int)}
        name = request.name or request.out.name
        info = PackInfo(
            name,
            request.pack_version,
            request.licence,
            tuple(tasks),
            label_set,
            request.description,
            sizes=sizes,
            scores=scores,
            least_line=least_line,
        )
        return info, files

    def _scores(self, label_file: Path | None) -> dict[str, dict[str, float]]:
        """What the checkpoint reaches on the given pages: {folder of the label file: {ser_hmean: ...}}."""
        if label_file is None:
            return {}
        from kie_desktop.training.evaluation import evaluate_re, evaluate_ser

        task = self.checkpoint.task
        score = (evaluate_ser if task == "ser" else evaluate_re)(self.model, self.pages).score
        shares = {"precision": score.precision, "recall": score.recall, "hmean": score.hmean}
        return {label_file.resolve().parent.name: {f"{task}_{key}": round(share, 4) for key, share in shares.items()}}


def _scores_of(task: str, table: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The scores of one task: those of networks that are left behind say nothing about the new pack."""
    return {
        where: {what: score for what, score in scores.items() if what.startswith(f"{task}_")}
        for where, scores in table.items()
    }


def _joined(*tables: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The scores of both tasks, by what they were measured on."""
    result: dict[str, dict[str, float]] = {}
    for table in tables:
        for where, scores in table.items():
            result.setdefault(where, {}).update(scores)
    return result
