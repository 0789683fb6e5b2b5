"""`models add` and `models remove`: packs, checkpoints and published archives become packs that can be named."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from kie_desktop.cli.open_model import is_checkpoint, open_checkpoint
from kie_desktop.domain.errors import UserError
from kie_desktop.runtime.pack_store import free_place, install, model_in, packs_folder, plain_name, unpack
from kie_desktop.runtime.packs import DESCRIPTION, ModelPack, load_pack

_PLAIN_FOLDERS = ("best_accuracy", "best_model", "latest")
"""Every run has these, so they say nothing of the model."""


def add_model(arguments: argparse.Namespace) -> ModelPack:
    """Make what `arguments.pack` names one of the user's packs.

    A checkpoint is exported and compared with the pack made of it. Raises UserError where it is no model,
    is damaged, or where a pack of the name is there.
    """
    path = Path(arguments.pack)
    if path.is_dir():
        return _add_folder(path, arguments, path)
    if not path.exists():
        raise UserError(f"{path}: there is no such file or folder; name a model pack, a checkpoint or a .tar archive")
    with tempfile.TemporaryDirectory(prefix="kie-model-") as folder:
        unpack(path, Path(folder))
        return _add_folder(Path(folder), arguments, path.with_name(path.name.split(".tar")[0]))


def _add_folder(folder: Path, arguments: argparse.Namespace, origin: Path) -> ModelPack:
    """origin: what the model's name is taken from."""
    model = folder if is_checkpoint(folder) else model_in(folder)
    if (model / DESCRIPTION).exists():
        return install(model, arguments.name)
    named = origin.absolute()
    name = plain_name(arguments.name or (named.parent if named.name in _PLAIN_FOLDERS else named).name)
    return _export(model, free_place(name), arguments)


def _export(checkpoint: Path, place: Path, arguments: argparse.Namespace) -> ModelPack:
    from kie_desktop.cli import export_model

    packs_folder().mkdir(parents=True, exist_ok=True)
    task = open_checkpoint(checkpoint, arguments.tokenizer, arguments.class_list).task
    if task == "base":
        raise UserError(f"{checkpoint}: these are weights to start training from (train --init); they label nothing")
    parser = argparse.ArgumentParser()
    export_model.add_arguments(parser)
    words = ["--checkpoint", str(checkpoint), "--task", task, "--out", str(place), "--licence", arguments.licence]
    for option in ("tokenizer", "class_list", "join"):
        value = getattr(arguments, option)
        words += [f"--{option.replace('_', '-')}", str(value)] if value else []
    export_model.run(parser.parse_args(words))
    return load_pack(place)
