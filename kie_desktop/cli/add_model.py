"""`models add`: packs, checkpoints and published archives become packs that can be named."""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kie_desktop import locks
from kie_desktop.api.checkpoint_packs import checkpoint_name, checkpoint_task, is_any_checkpoint
from kie_desktop.api.export_request import NOT_STATED, ExportRequest
from kie_desktop.api.exporting import export_checkpoint
from kie_desktop.api.fields_model import is_fields_run, open_named
from kie_desktop.cli.output import say
from kie_desktop.contract.catalogue import TOKENIZER_PART, offer_of_file
from kie_desktop.contract.packs import DESCRIPTION, ModelPack, load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.formats.atomic import copy_file, write_error
from kie_desktop.formats.class_list import write_class_list
from kie_desktop.kie import tokenizer as tokenizers
from kie_desktop.runtime.pack_store import (
    add_fields,
    downloads_folder,
    free_place,
    install,
    model_in,
    packs_folder,
    plain_name,
    unpack,
)
from kie_desktop.runtime.trial import try_pack

CLASS_LIST = "class_list.txt"
_WORK = ".work-"


@dataclass(frozen=True, slots=True)
class Companions:
    """What a checkpoint does not say itself. tokenizer, class_list: files that count instead of those in its folder.

    join: a pack whose networks of the other task become part of the new one.
    """

    tokenizer: Path | None = None
    class_list: Path | None = None
    join: Path | str | None = None
    licence: str = NOT_STATED
    description: str = ""


def add_model(arguments: argparse.Namespace) -> ModelPack:
    """Make what `arguments.pack` names one of the user's packs.

    A checkpoint is exported and compared with the pack made of it. Raises UserError where it is no model,
    is damaged, or where a pack of the name is there. A run of `--task fields` becomes one with its pack.
    """
    path = Path(arguments.pack)
    given = Companions(arguments.tokenizer, arguments.class_list, arguments.join, arguments.licence)
    if is_fields_run(path):
        return _add_fields_run(path, arguments.name, given)
    if path.is_dir():
        return _add_folder(path if is_any_checkpoint(path) else model_in(path), path, arguments.name, given)
    if not path.exists():
        raise UserError(f"{path}: file or folder not found; specify a model pack, a checkpoint or a .tar archive")
    with workspace(path) as folder:
        unpack(path, folder)
        model = model_in(folder)
        given = _complete(model, path, given)
        return _add_folder(model, path.with_name(path.name.split(".tar")[0]), arguments.name, given)


def _add_fields_run(run: Path, name: str | None, given: Companions) -> ModelPack:
    """The pack that a run stands beside, with what the run learned."""
    if given.join or given.tokenizer or given.class_list:
        raise UserError(f"{run}: a run of --task fields has a model pack already; leave out what is for checkpoints")
    pack = open_named(str(run)).pack
    licence = None if given.licence == NOT_STATED else given.licence
    return add_fields(pack, run, name or plain_name(run.absolute().name), licence)


@contextmanager
def workspace(origin: Path) -> Iterator[Path]:
    """A folder to unpack and make things in, on the disk that the packs lie on; gone afterwards.

    Also gone is what a process that was killed left. Raises UserError where another process makes something there;
    what is raised inside names `origin`, the file that things are made of, in place of the folder.
    """
    root = downloads_folder()
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = locks.hold(root / ".work.lock")
        if lock is None:
            raise UserError("another model pack is being created; wait until it is finished")
        with lock:
            for old in root.glob(f"{_WORK}*"):
                shutil.rmtree(old)
            with tempfile.TemporaryDirectory(prefix=_WORK, dir=root) as folder:
                try:
                    yield Path(folder)
                except UserError as fault:
                    raise UserError(str(fault).replace(folder, str(origin))) from fault
    except OSError as fault:
        raise write_error(root, fault) from fault


def make_pack(checkpoint: Path, task: str, place: Path, companions: Companions) -> ModelPack:
    """Export a checkpoint as a pack in a new folder, after comparing their answers. UserError."""
    request = ExportRequest(
        checkpoint,
        task,
        place,
        tokenizer=companions.tokenizer,
        class_list=companions.class_list,
        join=None if companions.join is None else str(companions.join),
        licence=companions.licence,
        description=companions.description,
    )
    difference = export_checkpoint(request)
    say(f"{place}: exported {task} as pack; its outputs match the checkpoint (within {difference:.1e})")
    return load_pack(place)


def check_paddle() -> None:
    """Raises UserError where a checkpoint cannot be read, as Paddle is not installed."""
    if importlib.util.find_spec("paddle") is None:
        raise UserError(
            "creating a model pack from a checkpoint needs Paddle, which this program does not include; "
            "choose a Python that has it in the settings (Python for training), or use the full program"
        )


def _add_folder(model: Path, origin: Path, name: str | None, given: Companions) -> ModelPack:
    """origin: what the model's name is taken from."""
    if (model / DESCRIPTION).exists():
        try_pack(load_pack(model))
        return install(model, name)
    place = free_place(name or checkpoint_name(origin))
    check_paddle()
    task = checkpoint_task(model, given.tokenizer, given.class_list)
    if task == "base":
        raise UserError(
            f"{origin}: these weights are a starting point for training (train --init) and do not label anything"
        )
    packs_folder().mkdir(parents=True, exist_ok=True)
    return make_pack(model, task, place, given)


def _complete(model: Path, archive: Path, given: Companions) -> Companions:
    """Add to an unpacked checkpoint what it lacks and what lies beside its archive, or is known of a published one.

    Raises UserError where there is no tokenizer to be found.
    """
    if (model / DESCRIPTION).exists():
        return given
    offer = offer_of_file(archive.name)
    for name in (tokenizers.FILE_NAME, CLASS_LIST):
        if not (model / name).exists() and archive.with_name(name).is_file():
            copy_file(archive.with_name(name), model / name)
    if given.tokenizer is None and not (model / tokenizers.FILE_NAME).exists():
        published = f" (published at {offer.files[TOKENIZER_PART].addresses[0]})" if offer else ""
        raise UserError(
            f"{archive}: it has no {tokenizers.FILE_NAME}; copy that file{published} to the folder of the "
            "archive, or specify it with --tokenizer"
        )
    if offer is None:
        return given
    if not (model / CLASS_LIST).exists():
        write_class_list(model / CLASS_LIST, offer.labels)
    licence = offer.licence if given.licence == NOT_STATED else given.licence
    return replace(given, licence=licence, description=offer.note)
