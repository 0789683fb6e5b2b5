"""Model packs and checkpoints: one way to open either."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.contract.packs import DESCRIPTION, load_pack
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet, default_label_set, is_background
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.kie.model import Model, WindowedModel
from kie_desktop.training.cpu import load_paddle

if TYPE_CHECKING:  # Paddle takes seconds to start: only who opens a checkpoint pays
    from kie_desktop.networks.checkpoint import Checkpoint

log = logging.getLogger(__name__)


def open_model(name: str, task: str, tokenizer: Path | None = None, class_list: Path | None = None) -> Model:
    """A pack on ONNX Runtime or a checkpoint on Paddle, that can do `task` (`ser` or `re`).

    Raises UserError where there is neither, or it is for the other task.
    """
    model: Model
    if is_checkpoint(Path(name)):
        model = model_of(open_checkpoint(Path(name), tokenizer, class_list))
    else:
        from kie_desktop.runtime.onnx_runner import OnnxModel

        pack = load_pack(name)
        if task not in pack.info.tasks:
            raise UserError(
                f"{name}: this model is for {' and '.join(pack.info.tasks).upper()}; choose one for {task.upper()}"
            )
        model = OnnxModel(pack)
    if not model.can(task):
        raise UserError(f"{name}: this model does not support {task.upper()}; choose one that does")
    return model


def is_checkpoint(folder: Path) -> bool:
    """Whether a folder holds a checkpoint and no pack."""
    weights = (folder / "model_state.pdparams", folder / "best_accuracy" / "model_state.pdparams")
    return any(path.exists() for path in weights) and not (folder / DESCRIPTION).exists()


def open_checkpoint(folder: Path, tokenizer: Path | None = None, class_list: Path | None = None) -> Checkpoint:
    """Read a checkpoint, after telling Paddle about this machine. UserError where it cannot be used.

    class_list: for a checkpoint that has none; its own one counts where the two differ, with a warning: labels in
    another order than the network's classes make it look bad without a word.
    """
    load_paddle()
    from kie_desktop.networks.checkpoint import own_class_list, read_checkpoint

    own = own_class_list(folder)
    if class_list is not None and own is not None and _classes(class_list) != _classes(own):
        log.warning("%s: these classes differ from those of %s; its own %s is used", class_list, folder, own.name)
        class_list = None
    return read_checkpoint(folder, tokenizer, class_list)


def _classes(class_list: Path) -> list[str]:
    """Names in the order of the network's classes: background has the first one, wherever it stands."""
    return [name.casefold() for name in read_class_list(class_list)[0] if not is_background(name)]


def model_of(checkpoint: Checkpoint) -> WindowedModel:
    """A checkpoint as a model. UserError where its tokenizer or class list is missing or does not fit."""
    from kie_desktop.kie.tokenizer import Tokenizer
    from kie_desktop.networks.checkpoint import beside_of, re_network, ser_network
    from kie_desktop.networks.paddle_model import paddle_model

    if checkpoint.tokenizer is None:
        raise UserError(f"{checkpoint.folder}: it has no sentencepiece.bpe.model; specify it with --tokenizer")
    tokenizer = Tokenizer.from_file(checkpoint.tokenizer)
    labels = labels_of(checkpoint)
    try:
        if checkpoint.task == "re":
            return paddle_model(labels, tokenizer, re=re_network(checkpoint), beside=beside_of(checkpoint))
        return paddle_model(labels, tokenizer, ser=ser_network(checkpoint))
    except UserError as error:
        text = str(error)
        raise error if text.startswith(str(checkpoint.folder)) else UserError(f"{checkpoint.folder}: {text}") from error


def labels_of(checkpoint: Checkpoint) -> LabelSet:
    """The checkpoint's labels, lower case as label files have them where its list is all upper case.

    RE knows roles only, so it needs no list. UserError where SER has none.
    """
    if checkpoint.class_list is None:
        if checkpoint.task == "re":
            return default_label_set()
        raise UserError(f"{checkpoint.folder}: it has no class_list.txt; specify it with --class-list")
    names, _ = read_class_list(checkpoint.class_list)
    return LabelSet.of_names([name.lower() if name.isupper() else name for name in names])
