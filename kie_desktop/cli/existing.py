"""One policy for files that exist: nothing is replaced without `--overwrite`, and that is told before work begins."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.text import listed


def add_overwrite_argument(parser: argparse.ArgumentParser, what: str = "files that exist already") -> None:
    """The option by which a command may replace files."""
    parser.add_argument("--overwrite", action="store_true", help=f"replace {what}")


def refuse_existing(paths: Iterable[Path], *, overwrite: bool, more: str = "") -> None:
    """Raises UserError where files are there that a command is to write. more: another way out, as `or --resume`."""
    there = [] if overwrite else [path for path in paths if path.exists() or path.is_symlink()]
    if there:
        names = str(there[0]) if len(there) == 1 else f"{there[0].parent}: {listed([path.name for path in there], 3)}"
        raise UserError(f"{names}: already exists; choose another place, or use --overwrite{more}")
