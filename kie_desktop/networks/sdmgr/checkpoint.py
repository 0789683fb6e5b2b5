"""SDMGR checkpoints in PaddleOCR's ordinary layout: `NAME.pdparams`, `NAME.pdopt`, `NAME.states` (spec H3).

A folder `NAME` beside them holds what upstream leaves to the configuration: settings, class list, dictionary.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kie_desktop.domain.errors import UserError
from kie_desktop.kie.sdmgr import FILE_NAME, SdmgrSettings
from kie_desktop.kie.sdmgr.places import WEIGHTS_ENDING, sdmgr_weights
from kie_desktop.networks.parameter_names import names_of
from kie_desktop.networks.sdmgr.network import SdmgrNetwork
from kie_desktop.networks.unpickle import NAME_TABLE, read_named_tensors

STATES_ENDING = ".states"
_TWICE = tuple((f"{part}_l0", f"0.cell.{part}") for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
"""Paddle keeps the weights of an LSTM under two names each; a file may have either."""
_COUNTED = {"head.node_cls.weight": (1, "classes", "class list"), "head.node_embed.weight": (0, "ids", "dictionary")}
"""Axis of a weight that follows from a file, what stands there, and the file."""


@dataclass(frozen=True, slots=True)
class SdmgrCheckpoint:
    """folder: what was named. settings: of the network. names: Paddle's own name of each parameter by its key."""

    folder: Path
    settings: SdmgrSettings
    state: Mapping[str, NDArray[Any]]
    names: Mapping[str, str] = field(default_factory=dict)

    def network(self) -> SdmgrNetwork:
        """The network with these weights, in evaluation mode. UserError where they do not fit the settings."""
        network = SdmgrNetwork(self.settings)
        wanted = network.state_dict()
        lacking = [key for key in wanted if key not in self.state]
        if lacking:
            raise UserError(
                f"{self.folder}: {', '.join(lacking[:3])} is missing; this is not a complete SDMGR checkpoint"
            )
        for key, value in wanted.items():
            if tuple(value.shape) != self.state[key].shape:
                raise UserError(f"{self.folder}: {key} {_misfit(key, self.state[key], value.shape)}")
        network.set_state_dict({key: self.state[key] for key in wanted})
        network.eval()
        return network


def read_sdmgr(
    place: Path,
    names: Sequence[str] | None = None,
    characters: Sequence[str] | None = None,
    sizes: Mapping[str, int] | None = None,
    compat: bool = False,
) -> SdmgrCheckpoint:
    """Read a checkpoint. names, characters, sizes: for one of upstream's, beside which nothing says them.

    compat: of one of upstream's, cut boxes off at the original picture's size, as in its training (spec H2).

    Raises UserError where there is none, it is damaged, or classes and dictionary are not known.
    """
    weights = sdmgr_weights(place)
    if weights is None:
        raise UserError(f"{place}: no SDMGR checkpoint (best_accuracy{WEIGHTS_ENDING}) found; choose another folder")
    state, table = read_named_tensors(weights)
    for one, other in (pair for first, second in _TWICE for pair in ((first, second), (second, first))):
        if f"head.rnn.{one}" not in state and f"head.rnn.{other}" in state:
            state[f"head.rnn.{one}"] = state[f"head.rnn.{other}"]
    beside = (weights.with_suffix("") / FILE_NAME, weights.with_name(FILE_NAME))
    file = next((path for path in beside if path.is_file()), None)
    if file is not None:
        settings = SdmgrSettings.read(file)
    elif names is not None and characters is not None:
        settings = SdmgrSettings(tuple(names), tuple(characters), clip_to_original=compat, sizes=dict(sizes or {}))
    else:
        raise UserError(
            f"{weights}: there is no {FILE_NAME} in the same folder; specify its class list and its dictionary"
        )
    return SdmgrCheckpoint(place, settings, state, table)


def weights_table(network: SdmgrNetwork) -> dict[str, Any]:
    """What a `.pdparams` holds: every array, and Paddle's names of them."""
    state = network.state_dict()
    arrays: dict[str, Any] = {key: np.ascontiguousarray(value.numpy()) for key, value in state.items()}
    return {**arrays, NAME_TABLE: names_of([network])[0]}


def companions(settings: SdmgrSettings) -> dict[str, bytes]:
    """Settings, class list and dictionary as files, name to content."""
    return {
        FILE_NAME: settings.to_json().encode(),
        "class_list.txt": "".join(f"{name}\n" for name in settings.classes).encode(),
        "dict.txt": "".join(f"{sign}\n" for sign in settings.characters).encode(),
    }


def _misfit(key: str, array: NDArray[Any], wanted: Sequence[int]) -> str:
    if key in _COUNTED and len(wanted) == array.ndim:
        axis, what, file = _COUNTED[key]
        if array.shape[axis] != wanted[axis]:
            return (
                f"has {array.shape[axis]} {what}, but the {file} gives {wanted[axis]}; specify the one "
                "that it was trained with"
            )
    return f"has the shape {list(array.shape)}, but should have {list(wanted)}; weights and settings do not match"
