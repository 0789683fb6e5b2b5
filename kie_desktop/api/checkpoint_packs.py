"""Checkpoints where a model pack is wanted: exported into a folder that lives as long as this process."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

from kie_desktop.api.export_request import ExportRequest
from kie_desktop.api.models import is_checkpoint, open_checkpoint
from kie_desktop.api.sdmgr import is_sdmgr_checkpoint
from kie_desktop.contract.packs import ModelPack, load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.kie.sdmgr.places import sdmgr_weights
from kie_desktop.runtime.pack_store import plain_name

_PLAIN_FOLDERS = ("best_accuracy", "best_model", "latest")
"""Every run has these, so they say nothing of the model."""
_made: dict[tuple[object, ...], ModelPack] = {}


def is_any_checkpoint(path: Path) -> bool:
    """Whether a path names a checkpoint, of SDMGR or not, and no pack."""
    return is_checkpoint(path) or is_sdmgr_checkpoint(path)


def checkpoint_name(path: Path) -> str:
    """What a pack made of a checkpoint is called: as the run, or the folder."""
    whole = path.absolute()
    return plain_name((whole.parent if whole.name in _PLAIN_FOLDERS else whole).name)


def checkpoint_task(path: Path, tokenizer: Path | None = None, class_list: Path | None = None) -> str:
    """`ser`, `re`, `sdmgr`, or `base` for weights to begin with. UserError where it cannot be read."""
    if is_sdmgr_checkpoint(path):
        return "sdmgr"
    return open_checkpoint(path, tokenizer, class_list).task


def pack_of_checkpoint(path: Path, tokenizer: Path | None = None, class_list: Path | None = None) -> ModelPack:
    """A checkpoint as a pack, compared with it; made once. UserError where it is of no task or cannot be used."""
    key = (path.absolute(), tokenizer, class_list, _changed(path))
    if key not in _made:
        from kie_desktop.api.exporting import export_checkpoint

        task = checkpoint_task(path, tokenizer, class_list)
        if task == "base":
            raise UserError(f"{path}: these weights are a starting point for training and do not label anything")
        folder = tempfile.mkdtemp(prefix="kie-pack-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        out = Path(folder) / checkpoint_name(path)
        export_checkpoint(ExportRequest(path, task, out, tokenizer=tokenizer, class_list=class_list))
        _made[key] = load_pack(out)
    return _made[key]


def _changed(path: Path) -> int:
    """When the weights were written last."""
    files = [path / "model_state.pdparams", path / "best_accuracy" / "model_state.pdparams"]
    files += filter(None, [sdmgr_weights(path)])
    return max((file.stat().st_mtime_ns for file in files if file.exists()), default=0)
