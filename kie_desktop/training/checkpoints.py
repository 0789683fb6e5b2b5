"""A run's checkpoints: PaddleOCR's folders (spec F1 to F3), and beside them what an exact resume needs.

Each is written in full next to its place and then swapped in, so that at any moment, whatever happens,
the last good one is there. PaddleOCR reads the weights, `metric.states` and the `.pdopt` beside the
folder; `run_state.json` and `further_networks.pdparams` are ours, and it passes over them.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import paddle
from numpy.typing import NDArray
from paddle import Tensor, nn

from kie_desktop.contract.events import Metrics
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.settings_files import MISFIT, load_json
from kie_desktop.formats.atomic import write_error
from kie_desktop.kie.sdmgr import FILE_NAME
from kie_desktop.kie.sdmgr.places import WEIGHTS_ENDING
from kie_desktop.networks.checkpoint import BEST, CONFIGS, WEIGHTS, write_checkpoint, write_durably
from kie_desktop.networks.parameter_names import POOLER, names_of_run
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.sdmgr.checkpoint import STATES_ENDING, weights_table
from kie_desktop.networks.sdmgr.network import SdmgrNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.networks.unpickle import NAME_TABLE, read_named_tensors, read_plain
from kie_desktop.safe_files import is_link, read_settings

LATEST = "latest"
BEST_MODEL = "best_model"
"""The best weights once more, with the optimizer's file inside, as PaddleOCR has them since 2024."""
METRICS = "metric.states"
STATE = "run_state.json"
FURTHER = "further_networks.pdparams"
"""Networks of a distilled run that learn too but are not its result."""

_WHOLE, _STEM = "checkpoint", "optimizer"
_BESIDE = (".pdopt", WEIGHTS_ENDING, STATES_ENDING)
"""Endings of what lies beside a checkpoint's folder under the same name; the last two of SDMGR only."""
_MOMENTS = ("_moment1_0", "_moment2_0")
_POWERS = ("_beta1_pow_acc_0", "_beta2_pow_acc_0")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a run stands. step: steps done. epoch: the one under way, from 1. batch: its steps done.

    layout: what decides the order of the batches; the place in an epoch holds only where it is the same.
    best: the best metrics so far with `best_epoch`. unimproved: measurements since then. scaler: of losses.
    """

    step: int = 0
    epoch: int = 1
    batch: int = 0
    layout: str = ""
    best: Metrics = field(default_factory=dict)
    unimproved: int = 0
    scaler: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that a checkpoint holds.

    network: the result. further: other networks that learn. schedule: `LR_Scheduler` of the optimizer file.
    files: tokenizer and class list, name to content.
    """

    network: SerNetwork | ReNetwork | SdmgrNetwork
    further: Sequence[nn.Layer]
    optimizer: paddle.optimizer.Optimizer
    schedule: Mapping[str, Any]
    position: Position
    files: Mapping[str, bytes]


def save(out: Path, name: str, snapshot: Snapshot) -> Path:
    """Write `out/name/` and `out/name.pdopt`; returns the folder.

    Raises UserError where that fails (full disk, ...); the older checkpoint of the name is whole then.
    """
    part = _emptied(out / f".{name}.part")
    files = dict(snapshot.files)
    states = _metric_states(snapshot.position)
    names = names_of_run(snapshot.network, snapshot.further)
    files[STATE] = (json.dumps(asdict(snapshot.position), indent=2) + "\n").encode()
    try:
        if isinstance(snapshot.network, SdmgrNetwork):
            _write_ordinary(part, snapshot.network, files, states)
        else:
            write_checkpoint(part / _WHOLE, snapshot.network, {**files, METRICS: states}, names=names[0])
        if snapshot.further and name != BEST:
            write_durably(part / _WHOLE / FURTHER, _weights_of(snapshot.further, names[1:]))
        state = _optimizer_state(snapshot, names)
        write_durably(part / f"{_STEM}.pdopt", {**state, "LR_Scheduler": dict(snapshot.schedule)})
        part.rename(_gone(out / f".{name}.ready"))
    except OSError as fault:
        _gone(part)
        raise write_error(out / name, fault) from fault
    except UserError:
        _gone(part)
        raise
    _swap_in(out, name)
    return out / name


def _write_ordinary(part: Path, network: SdmgrNetwork, files: Mapping[str, bytes], states: bytes) -> None:
    """PaddleOCR's layout of all other algorithms: weights and metrics beside the folder. Raises OSError."""
    (part / _WHOLE).mkdir()
    for name, content in files.items():
        write_durably(part / _WHOLE / name, content)
    write_durably(part / f"{_STEM}{STATES_ENDING}", states)
    write_durably(part / f"{_STEM}{WEIGHTS_ENDING}", weights_table(network))


def save_best_model(out: Path) -> None:
    """Make `best_model` of `best_accuracy`, sharing its bytes on disk where the file system can.

    SDMGR's is `model.pdparams` beside `model.pdopt`, as PaddleOCR has it for all that is not LayoutXLM.
    """
    best, part = out / BEST, _emptied(out / f".{BEST_MODEL}.part")
    files = {name: best / name for name in (WEIGHTS, *CONFIGS)}
    ordinary = best.with_name(f"{BEST}{WEIGHTS_ENDING}")
    if ordinary.exists():
        files = {f"model{WEIGHTS_ENDING}": ordinary, FILE_NAME: best / FILE_NAME}
    files["model.pdopt"] = out / f"{BEST}.pdopt"
    try:
        (part / _WHOLE).mkdir(parents=True)
        for name, source in files.items():
            _link(source, part / _WHOLE / name)
        part.rename(_gone(out / f".{BEST_MODEL}.ready"))
    except OSError as fault:
        _gone(part)
        raise write_error(out / BEST_MODEL, fault) from fault
    _swap_in(out, BEST_MODEL)


def recover(out: Path) -> None:
    """Finish swaps that a killed process left halfway, and remove what it had not finished writing."""
    for planted in [path for path in (*out.glob(".*.ready"), *out.glob(".*.part")) if is_link(path)]:
        planted.unlink()
    for ready in out.glob(".*.ready"):
        _swap_in(out, ready.name.removeprefix(".").removesuffix(".ready"))
    for part in out.glob(".*.part"):
        _gone(part)


def set_aside(out: Path) -> Path | None:
    """Give the best checkpoint of an earlier run another name, as this run's first one will take its place.

    Returns its folder now, None where there is none. Raises UserError where it cannot be renamed.
    """
    found = [path for path in (out / BEST, *(out / f"{BEST}{ending}" for ending in _BESIDE)) if path.exists()]
    if not found:
        return None
    number = 1
    while any(out.glob(f"{BEST}_{number}*")):
        number += 1
    try:
        for path in found:
            path.rename(path.with_name(path.name.replace(BEST, f"{BEST}_{number}", 1)))
    except OSError as fault:
        raise write_error(out / BEST, fault) from fault
    return out / f"{BEST}_{number}"


def read_position(folder: Path, steps_per_epoch: int) -> Position | None:
    """Where the run stood that wrote a checkpoint; None where the folder does not say.

    PaddleOCR's own folders tell the epoch and the best metrics; a run goes on with the epoch after it (spec F6).
    Raises UserError for damaged files.
    """
    own = folder / STATE
    foreign = next(
        (path for path in (folder / METRICS, folder.with_name(folder.name + STATES_ENDING)) if path.exists()), None
    )
    try:
        if own.exists():
            return Position(**load_json(read_settings(own)))
        if foreign is None:
            return None
        states = read_plain(foreign)
        epoch = int(states["epoch"])
        best = {str(name): float(value) for name, value in states["best_model_dict"].items()}
        step = int(states.get("global_step", epoch * steps_per_epoch))
    except (OSError, *MISFIT) as error:
        raise UserError(f"{folder}: its run record cannot be read ({error}); resume from another checkpoint") from error
    return Position(step, epoch + 1, 0, "", best)


def restore_further(folder: Path, further: Sequence[nn.Layer]) -> dict[str, str]:
    """Load the other networks of a distilled run; Paddle's names of their parameters, by `number.key`.

    Raises UserError where the checkpoint lacks them or they have other sizes.
    """
    if not further:
        return {}
    path = folder / FURTHER
    if not path.exists():
        raise UserError(
            f"{folder}: this checkpoint contains only the result of a distillation run; resume from its "
            f"{LATEST!r} folder"
        )
    state, names = read_named_tensors(path)
    for number, network in enumerate(further, 1):
        for key, value in network.state_dict().items():
            stored = state.get(f"{number}.{key}")
            if stored is None or list(stored.shape) != list(value.shape):
                raise UserError(
                    f"{path}: {number}.{key} is missing or has a different size; resume with the same settings"
                )
            value.set_value(stored.astype(value.numpy().dtype))
    return names


def restore_optimizer(
    path: Path, optimizer: paddle.optimizer.Optimizer, parameters: Mapping[str, Tensor], names: Mapping[str, str]
) -> int | None:
    """Load an optimizer's file; the steps that its schedule had made, None where it does not say.

    parameters: by `network number.key`. names: Paddle's name of each in the file, by the same.
    Raises UserError where the file is damaged or of another network.
    """
    content = read_plain(path)
    if not isinstance(content, dict):
        raise UserError(f"{path}: this is not an optimizer file")
    state: dict[str, Tensor] = {}
    for key, parameter in parameters.items():
        name = names.get(key, "")
        shape = tuple(parameter.shape)
        if f"{name}{_MOMENTS[0]}" not in content:
            # It had no gradient yet when the file was written: its state is the one of the first step.
            state |= {parameter.name + part: paddle.zeros(shape) for part in _MOMENTS}
            powers = zip(_POWERS, _betas(optimizer), strict=True)
            state |= {parameter.name + part: paddle.to_tensor([value], dtype="float32") for part, value in powers}
            continue
        for part in (*_MOMENTS, *_POWERS):
            array = content.get(name + part)
            wanted = shape if part in _MOMENTS else (1,)
            if not isinstance(array, np.ndarray) or array.shape != wanted:
                raise UserError(
                    f"{path}: {name}{part} is missing or has a different size; resume with the same settings"
                )
            state[parameter.name + part] = paddle.to_tensor(array)
    has_moments = any(str(name).endswith(_MOMENTS[0]) for name in content)
    if has_moments and not any(f"{name}{_MOMENTS[0]}" in content for name in names.values()):
        raise UserError(f"{path}: this file belongs to another checkpoint; use the one that was saved with the weights")
    optimizer.set_state_dict(state)
    schedule = content.get("LR_Scheduler")
    return int(schedule["last_epoch"]) if isinstance(schedule, dict) and "last_epoch" in schedule else None


def _metric_states(position: Position) -> bytes:
    """`metric.states`: epochs that are complete; PaddleOCR goes on with the one after (spec F2)."""
    document = {
        "best_model_dict": {key: float(value) for key, value in position.best.items()},
        "epoch": position.epoch - 1,
        "global_step": position.step,
    }
    return pickle.dumps(document, protocol=2)


def _optimizer_state(snapshot: Snapshot, names: Sequence[Mapping[str, str]]) -> dict[str, NDArray[Any]]:
    """The optimizer's arrays under PaddleOCR's names; nothing before the first step.

    PaddleOCR refuses a file that lacks a parameter which has a gradient there. Those that get none here (they have no
    effect, or no page has touched them yet) have the state of an optimizer that has not begun.
    """
    state = {key: _array(value) for key, value in snapshot.optimizer.state_dict().items()}
    found: dict[str, NDArray[Any]] = {}
    if not state:
        return found
    first = {part: np.array([beta], np.float32) for part, beta in zip(_POWERS, _betas(snapshot.optimizer), strict=True)}
    for part in (*_MOMENTS, *_POWERS):
        for network, table in zip((snapshot.network, *snapshot.further), names, strict=True):
            for key, parameter in network.named_parameters():
                array = state.pop(parameter.name + part, None)
                if array is None and not key.startswith(POOLER):
                    array = np.zeros(parameter.shape, np.float32) if part in _MOMENTS else first[part]
                if array is not None:
                    found[table[key] + part] = array
    if state:
        raise RuntimeError(f"the optimizer has more than its parameters' moments: {sorted(state)[:3]}")
    return found


def _betas(optimizer: paddle.optimizer.Optimizer) -> tuple[float, float]:
    return optimizer._beta1, optimizer._beta2


def _weights_of(networks: Sequence[nn.Layer], names: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    state, table = {}, {}
    for number, (network, its) in enumerate(zip(networks, names, strict=True), 1):
        for key, value in network.state_dict().items():
            state[f"{number}.{key}"] = _array(value)
            table[f"{number}.{key}"] = its[key]
    return {**state, NAME_TABLE: table}


def _array(value: Tensor) -> NDArray[Any]:
    return np.ascontiguousarray(value.numpy())


def _swap_in(out: Path, name: str) -> None:
    """Put what lies ready in its place. May be done again after a crash at any point."""
    ready = out / f".{name}.ready"
    if (ready / _WHOLE).exists():
        (ready / _WHOLE).rename(_gone(out / name))
    for ending in _BESIDE:
        if (ready / f"{_STEM}{ending}").exists():
            (ready / f"{_STEM}{ending}").replace(out / f"{name}{ending}")
    _gone(ready)


def _emptied(folder: Path) -> Path:
    _gone(folder)
    folder.mkdir(parents=True)
    return folder


def _gone(folder: Path) -> Path:
    """The path, with nothing there any more."""
    if folder.exists():
        shutil.rmtree(folder)
    return folder


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # FAT and some network drives have no links
        shutil.copyfile(source, target)
