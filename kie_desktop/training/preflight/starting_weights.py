"""What a run begins with: a checkpoint, a pack or nothing, and the labels, tokenizer and sizes that it brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.problems import Problem
from kie_desktop.domain.settings_files import load_json, load_toml
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.kie.tokenizer import FILE_NAME, Tokenizer
from kie_desktop.networks.config import LayoutXLMConfig
from kie_desktop.safe_files import read_settings
from kie_desktop.training.preflight.report import error

FindPack = Callable[[str], tuple[Path, Sequence[str]]]
"""A pack by its name or folder: its folder and the names of its labels; raises UserError."""

_FILES = ("config.json", "model_config.json", "class_list.txt", FILE_NAME)
_BASE = LayoutXLMConfig()
_NEEDED_SIZES = {"hidden_size", "num_hidden_layers"}
"""A pack that leaves one of them out can be started from; only what the run needs cannot be estimated then."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the run's beginning brings. names: of its labels."""

    names: tuple[str, ...] | None = None
    tokenizer: Path | None = None
    sizes: LayoutXLMConfig | None = None


def beginning_of(config: TrainConfig, find_pack: FindPack, problems: list[Problem]) -> Beginning:
    """Labels, tokenizer and sizes of the checkpoint or pack that the run begins with."""
    given = config.resume or (Path(config.init) if config.init else None)
    if given is None:
        return Beginning()
    try:
        inside = given / ("best_accuracy" if config.resume is None else "latest")
        place = next((row for row in (given, inside) if (row / "model_state.pdparams").exists()), None)
        if place is None and config.resume is None:
            folder, labels = find_pack(str(config.init))
            told = _sizes(load_toml(read_settings(folder / "pack.toml")).get("sizes", {}))
            return Beginning(tuple(labels), folder / FILE_NAME, _completed(told, folder / FILE_NAME))
        if place is None:
            raise UserError(f"{given}: there is no checkpoint to resume from; specify the 'latest' folder of a run")
        files = {name: next((row / name for row in (place, given) if (row / name).exists()), None) for name in _FILES}
        settings = files["config.json"] or files["model_config.json"]
        names = read_class_list(files["class_list.txt"])[0] if files["class_list.txt"] else None
        sizes = LayoutXLMConfig.from_json(load_json(read_settings(settings))) if settings else None
        return Beginning(tuple(names) if names else None, files[FILE_NAME], sizes)
    except (UserError, OSError, ValueError, TypeError) as fault:
        problems.append(error("", "no-start", str(fault)))
        return Beginning()


def _completed(told: Mapping[str, int], tokenizer: Path) -> LayoutXLMConfig | None:
    """The sizes that a pack tells; for those that it leaves out the proportions of the base network stand in."""
    if not told.keys() >= _NEEDED_SIZES or not tokenizer.exists():
        return None
    hidden = told["hidden_size"]
    usual = {
        "vocab_size": Tokenizer.from_file(tokenizer).vocab_size,
        "num_attention_heads": max(hidden * _BASE.num_attention_heads // _BASE.hidden_size, 1),
        "intermediate_size": hidden * _BASE.intermediate_size // _BASE.hidden_size,
        "coordinate_size": hidden // 6,
        "shape_size": hidden // 6,
    }
    return LayoutXLMConfig(**{**usual, **told})


def fresh_sizes(config: TrainConfig, tokenizer: Tokenizer) -> LayoutXLMConfig | None:
    """The sizes of a network that begins with nothing; None where they do not make one."""
    try:
        return LayoutXLMConfig(**{"vocab_size": tokenizer.vocab_size, **config.network})  # type: ignore[arg-type]
    except (TypeError, UserError):  # the run itself says what is wrong with them
        return None


def tokenizer_of(config: TrainConfig, start: Beginning, problems: list[Problem]) -> Tokenizer | None:
    """The run's tokenizer; None where there is none, which is a problem unless what would bring it is one already."""
    path = config.tokenizer or start.tokenizer
    if path is None and any(problem.code == "no-start" for problem in problems):
        return None
    if path is None:
        text = f"{FILE_NAME} is missing: neither the run nor its starting point has one"
        problems.append(
            error("", "no-tokenizer", text, "specify it with --tokenizer, or copy it to the folder of the weights")
        )
        return None
    try:
        return Tokenizer.from_file(path)
    except UserError as fault:
        problems.append(error("", "no-tokenizer", str(fault)))
        return None


def _sizes(table: Mapping[str, Any]) -> dict[str, int]:
    """Sizes that a pack tells; other numbers of it are passed over."""
    known = LayoutXLMConfig.__dataclass_fields__
    return {name: int(value) for name, value in table.items() if name in known and int(value) == value}
