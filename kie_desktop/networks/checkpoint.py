"""Checkpoints in PaddleOCR's layout: a folder with weights and config, old or new (spec C9, F1, F4, F7)."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
import paddle
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.settings_files import load_json
from kie_desktop.kie import tokenizer as tokenizers
from kie_desktop.kie.beside import Beside, files_beside
from kie_desktop.networks.config import RE_CLASS, SER_CLASS, LayoutXLMConfig
from kie_desktop.networks.parameter_names import names_of
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.networks.unpickle import NAME_TABLE, read_named_tensors
from kie_desktop.safe_files import open_file, read_settings

WEIGHTS = "model_state.pdparams"
CONFIGS = ("config.json", "model_config.json")
"""Of PaddleNLP >= 2.6 and <= 2.5.2; where both exist the first counts."""
CLASS_LIST = "class_list.txt"
BEST = "best_accuracy"
"""The folder of the best checkpoint inside a training run's folder."""

Task = Literal["ser", "re", "base"]
_PREFIX = "layoutxlm."
_UNUSED = ("visual_segment_embedding", "visual_LayerNorm.", "pooler.", "embeddings.position_ids")
"""Parts of the base model that neither SER nor RE reads; a file may lack them."""
_FOREIGN = ("visual.", "visual_proj.")
"""Parts of the published base file that VI-LayoutXLM does not have."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint folder holds.

    task: `base` where there are only encoder weights. state: keys as in appendix 1, all under
    `layoutxlm.` or the head's name. num_classes: SER only, taken from the classifier's shape.
    tokenizer, class_list: the files that belong to it, None where there are none. beside: those that stand beside RE's
    network (`kie.beside`), by name.
    names: Paddle's own name of each parameter by its key, as the optimizer's file of the same run uses them.
    """

    folder: Path
    config: LayoutXLMConfig
    task: Task
    state: Mapping[str, NDArray[Any]]
    num_classes: int | None
    tokenizer: Path | None
    class_list: Path | None
    names: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, Path] = field(default_factory=dict)


def read_checkpoint(folder: Path, tokenizer: Path | None = None, class_list: Path | None = None) -> Checkpoint:
    """Read a checkpoint folder, or the best one of a training run's folder.

    `tokenizer` and `class_list` name files that count instead of those in the folder.
    Raises UserError where something is missing, damaged, unsafe, or does not fit together.
    """
    place = folder if (folder / WEIGHTS).exists() else folder / BEST
    if not folder.exists():
        raise UserError(f"{folder}: folder not found; check the path")
    if not (place / WEIGHTS).exists():
        raise UserError(f"{folder}: it has no {WEIGHTS}; specify a checkpoint folder")
    config = _read_config(place)
    state, names = read_named_tensors(place / WEIGHTS)
    if not any(key.startswith(_PREFIX) for key in state):
        state = {_PREFIX + key: value for key, value in state.items() if not key.startswith(_FOREIGN)}
    classifier = state.get("classifier.weight")
    task: Task = "base"
    if classifier is not None:
        task = "ser"
    elif any(key.startswith("extractor.") for key in state):
        task = "re"
    return Checkpoint(
        folder,
        config,
        task,
        state,
        None if classifier is None else int(classifier.shape[-1]),
        tokenizer or _found(tokenizers.FILE_NAME, place, folder),
        class_list or _found(CLASS_LIST, place, folder),
        names,
        files_beside(place, folder) if task == "re" else {},
    )


def own_class_list(folder: Path) -> Path | None:
    """The class list that lies with a checkpoint, as `read_checkpoint` finds it; None where there is none."""
    place = folder if (folder / WEIGHTS).exists() else folder / BEST
    return _found(CLASS_LIST, place, folder)


def ser_network(checkpoint: Checkpoint) -> SerNetwork:
    """The SER network of a checkpoint, in evaluation mode. UserError where it holds another task."""
    if checkpoint.task != "ser" or checkpoint.num_classes is None:
        raise UserError(f"{checkpoint.folder}: this is {_named(checkpoint.task)}, but SER is needed")
    with paddle.LazyGuard():
        network = SerNetwork(checkpoint.config, checkpoint.num_classes)
    load_weights(network, checkpoint)
    network.eval()
    return network


def re_network(checkpoint: Checkpoint) -> ReNetwork:
    """The RE network of a checkpoint, in evaluation mode. UserError where it holds another task."""
    if checkpoint.task != "re":
        raise UserError(f"{checkpoint.folder}: this is {_named(checkpoint.task)}, but RE is needed")
    with paddle.LazyGuard():
        network = ReNetwork(checkpoint.config)
    load_weights(network, checkpoint)
    network.eval()
    return network


def beside_of(checkpoint: Checkpoint) -> Beside:
    """What stands beside a checkpoint's RE network. UserError where it is damaged."""
    return Beside.of_files(checkpoint.beside)


def load_weights(network: SerNetwork | ReNetwork, checkpoint: Checkpoint, new_head: bool = False) -> list[str]:
    """Put a checkpoint's weights into a network; returns the keys that kept their fresh values.

    With `new_head` the head may be missing, of another task or of another size, and stays fresh then.
    The network may have been built lazily, without drawing random weights first.
    Raises UserError where weights are missing, superfluous or of another shape.
    """
    wanted = network.state_dict()
    state = dict(checkpoint.state)
    if new_head:
        state = {
            key: value
            for key, value in state.items()
            if key.startswith(_PREFIX) or (key in wanted and tuple(wanted[key].shape) == value.shape)
        }
    missing = [key for key in wanted if key not in state]
    lacking = [key for key in missing if not _may_lack(key, new_head)]
    surplus = [key for key in state if key not in wanted and not key.removeprefix(_PREFIX).startswith(_FOREIGN)]
    for keys, what in ((lacking, "lacks"), (surplus, "has more than its config defines:")):
        if keys:
            raise UserError(f"{checkpoint.folder}: {what} {_few(keys)}; weights and config do not match")
    for key, value in state.items():
        if key in wanted and tuple(wanted[key].shape) != value.shape:
            raise UserError(
                f"{checkpoint.folder}: {key} has the shape {list(value.shape)}, but should have "
                f"{list(wanted[key].shape)}; weights and config do not match"
            )
    for key in missing:
        if not wanted[key]._is_initialized():
            wanted[key].initialize()
    network.set_state_dict({key: state.get(key, fresh) for key, fresh in wanted.items()})
    return missing


def write_checkpoint(
    folder: Path,
    network: SerNetwork | ReNetwork,
    files: Mapping[str, bytes] | None = None,
    half: bool = False,
    names: Mapping[str, str] | None = None,
) -> None:
    """Write weights and both configs as PaddleOCR reads them, and further `files` (name to content).

    `half` stores float16, for checkpoints that are shipped: readers widen it again (C9).
    names: of the parameters, as the optimizer's file has them; None for those of a network alone.

    Every file is first written in full beside its place, so a crash leaves the old checkpoint whole.
    Raises UserError where the folder cannot be written.
    """
    state = {key: _stored(value.numpy(), half) for key, value in network.state_dict().items()}
    table = dict(names if names is not None else names_of([network])[0])
    is_ser = isinstance(network, SerNetwork)
    network_class, num_classes = (SER_CLASS, network.num_classes) if is_ser else (RE_CLASS, None)
    new = network.config.to_json(network_class, num_classes)
    old = network.config.to_legacy_json(network_class, num_classes)
    contents: dict[str, bytes | dict[str, Any]] = dict(files or {})
    contents |= {name: _json(document) for name, document in zip(CONFIGS, (new, old), strict=True)}
    contents[WEIGHTS] = {**state, NAME_TABLE: table}
    temporary = [folder / f".{name}.part" for name in contents]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in zip(temporary, contents.values(), strict=True):
            write_durably(path, content)
        for path, name in zip(temporary, contents, strict=True):
            path.replace(folder / name)
    except OSError as error:
        for path in temporary:
            path.unlink(missing_ok=True)
        raise UserError(
            f"{folder}: the checkpoint cannot be written ({error.strerror}); free up space or choose another folder"
        ) from error


def write_durably(path: Path, content: bytes | dict[str, Any]) -> None:
    """Write bytes, or a table of arrays as Paddle's own files hold it, down to the disk. Raises OSError."""
    with open_file(path, "wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            _PortablePickler(file, protocol=4).dump(content)
        file.flush()
        os.fsync(file.fileno())


_PurePickler: Any = pickle._Pickler
"""The pickler written in Python: the fast one does not ask a subclass how to name things."""


class _PortablePickler(_PurePickler):
    """Names numpy's parts as numpy 1 and 2 both know them; numpy 2's own names end older readers."""

    def save_global(self, obj: Any, name: str | None = None) -> None:
        if getattr(obj, "__module__", None) != "numpy._core.multiarray":
            super().save_global(obj, name)
            return
        self.save("numpy.core.multiarray")
        self.save(obj.__name__)
        self.write(pickle.STACK_GLOBAL)
        self.memoize(obj)


def _read_config(folder: Path) -> LayoutXLMConfig:
    path = next((folder / name for name in CONFIGS if (folder / name).exists()), None)
    if path is None:
        raise UserError(
            f"{folder}: it has neither {CONFIGS[0]} nor {CONFIGS[1]}; copy the config of this checkpoint there"
        )
    try:
        document = load_json(read_settings(path))
    except OSError as error:
        raise UserError(f"{path}: the file cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise UserError(f"{path}: this is not JSON ({error}); copy or download it again") from error
    if not isinstance(document, dict):
        raise UserError(f"{path}: this is not a network config")
    try:
        return LayoutXLMConfig.from_json(document)
    except UserError as error:
        raise UserError(f"{path}: {error}") from error


def _found(name: str, *folders: Path) -> Path | None:
    """A file in the first of the folders that has it."""
    return next((folder / name for folder in folders if (folder / name).exists()), None)


def _may_lack(key: str, new_head: bool) -> bool:
    if not key.startswith(_PREFIX):
        return new_head
    return key.removeprefix(_PREFIX).startswith(_UNUSED)


def _stored(array: NDArray[Any], half: bool = False) -> NDArray[Any]:
    """Weights are float32 (or float16) and contiguous in a file, whatever the training computed in."""
    wanted = np.dtype(np.float16 if half else np.float32) if array.dtype.kind == "f" else array.dtype
    return np.ascontiguousarray(array, wanted)


def _json(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, indent=2) + "\n").encode()


def _few(keys: Iterable[str], shown: int = 3) -> str:
    rows = list(keys)
    return ", ".join(rows[:shown]) + (f" and {len(rows) - shown} more" if len(rows) > shown else "")


def _named(task: Task) -> str:
    return {"ser": "a SER checkpoint", "re": "an RE checkpoint", "base": "a base model without a head"}[task]
