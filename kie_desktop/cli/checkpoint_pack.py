"""A checkpoint or a training run where a command reads pages with a model pack."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kie_desktop.api.fields_model import is_fields_run
from kie_desktop.api.models import is_checkpoint, open_checkpoint
from kie_desktop.api.sdmgr import is_sdmgr_checkpoint
from kie_desktop.cli.add_model import Companions, make_pack, name_of
from kie_desktop.cli.errors import UsageError
from kie_desktop.cli.output import note
from kie_desktop.contract.packs import DESCRIPTION
from kie_desktop.domain.errors import UserError


@contextlib.contextmanager
def as_pack(model: str, tokenizer: Path | None, class_list: Path | None) -> Iterator[str]:
    """A model as what names a pack or a run of `--task fields`: a checkpoint is exported and compared first.

    The pack that is made of it is gone at the end. Raises UserError where the checkpoint cannot be used, UsageError for
    companions of a checkpoint where there is none.
    """
    path = Path(model)
    is_whole = path.is_dir() and not (is_fields_run(path) or (path / DESCRIPTION).exists())
    is_sdmgr = is_whole and is_sdmgr_checkpoint(path)
    if not (is_whole and (is_sdmgr or is_checkpoint(path))):
        if tokenizer is not None or class_list is not None:
            raise UsageError("--tokenizer and --class-list are for checkpoints; see --help")
        yield model
        return
    task = "sdmgr" if is_sdmgr else open_checkpoint(path, tokenizer, class_list).task
    if task == "base":
        raise UserError(f"{path}: these weights are a starting point for training and do not label anything")
    with tempfile.TemporaryDirectory(prefix="kie-pack-") as folder:
        note(f"{path}: exporting the checkpoint; models add keeps the result for the next time")
        with contextlib.redirect_stdout(sys.stderr):
            pack = make_pack(path, task, Path(folder) / name_of(path), Companions(tokenizer, class_list))
        yield str(pack.folder)
