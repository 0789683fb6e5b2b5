"""`-c YAML -o KEY=VALUE`: PaddleOCR's configuration in place of the options that it answers."""

from __future__ import annotations

import argparse
from pathlib import Path

from kie_desktop.cli.output import note
from kie_desktop.domain.errors import UsageError
from kie_desktop.training.yaml_config import ModelUse, read_use


def add_yaml_arguments(parser: argparse.ArgumentParser, of: str = "", what: str = "") -> None:
    """The configuration and what is set on top of it. of: behind the options' names, for a second configuration."""
    named = "PaddleOCR KIE configuration" + (f" {what}" if what else "")
    names = [f"-c{of}"] if of else ["-c", "--config"]
    parser.add_argument(*names, dest=f"config{of}", type=Path, metavar="YAML", help=named)
    parser.add_argument(
        f"-o{of}",
        dest=f"overrides{of}",
        action="extend",
        nargs="+",
        default=[],
        metavar="KEY=VALUE",
        help=f"set a key of the configuration{f' {what}' if what else ''}, for example Global.epoch_num=20",
    )


def use_of(arguments: argparse.Namespace, of: str = "") -> ModelUse | None:
    """What the configuration says, its oddities told; None where none is named. UsageError, UserError."""
    path, overrides = getattr(arguments, f"config{of}"), getattr(arguments, f"overrides{of}")
    if path is None:
        if overrides:
            raise UsageError(f"-o{of} changes keys of a configuration; specify one with -c{of}; see --help")
        return None
    use = read_use(path, overrides)
    setattr(arguments, f"model_key{of}", use.model_key)
    for problem in use.problems:
        note(f"{problem.severity}: {problem.page}: {problem.message}")
    return use


def fill(arguments: argparse.Namespace, **values: object) -> None:
    """Give options that the user left out their values."""
    for name, value in values.items():
        if getattr(arguments, name) is None:
            setattr(arguments, name, value)


def need(arguments: argparse.Namespace, *names: str) -> None:
    """UsageError where an option is left out, and the configuration, if there is one, does not answer it."""
    missing = [f"--{name.replace('_', '-')}" for name in names if getattr(arguments, name) is None]
    if not missing:
        return
    if arguments.config is None:
        raise UsageError(f"the following arguments are required: {', '.join(missing)} (or -c YAML); see --help")
    if missing in (["--model"], ["--checkpoint"]):
        of = "_ser" if getattr(arguments, "config_ser", None) is not None else ""
        path, key = getattr(arguments, f"config{of}"), getattr(arguments, f"model_key{of}")
        raise UsageError(f"{path}: no checkpoint is set; add -o{of} {key}=FOLDER; see --help")
    raise UsageError(f"{arguments.config}: {', '.join(missing)} is not set; add it to the command; see --help")
