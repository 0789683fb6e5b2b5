"""Which files are mutated, and which of their mutants are checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random

PACKAGE = "kie_desktop"
ROOMS = ("domain", "kie", "formats/paddleocr", "store")
"""Also in pyproject.toml, [tool.mutmut]."""


def chosen_files(root: Path, names: Iterable[str]) -> list[Path]:
    """The files of rooms (`store`) and single ones (`domain/edits.py`), all without names; relative to `root`.

    names: with or without the package's own folder in front. ValueError for one that is in none of the rooms.
    """
    rooms = [Path(PACKAGE, room) for room in ROOMS]
    files = sorted(path.relative_to(root) for room in rooms for path in (root / room).rglob("*.py"))
    chosen: set[Path] = set()
    for name in names:
        wanted = Path(PACKAGE, Path(name.removeprefix(f"{PACKAGE}/")))
        found = {path for path in files if path == wanted or wanted in path.parents}
        if not found:
            raise ValueError(f"{name}: is no file or folder of {', '.join(ROOMS)}")
        chosen |= found
    return sorted(chosen) or files


def sample(mutants: Mapping[Path, Sequence[str]], count: int, seed: int = 0) -> set[str]:
    """About `count` names of mutants: of each file a share by its size, at least one; the same for the same seed."""
    total = sum(map(len, mutants.values()))
    share = min(count / total, 1.0) if total else 0.0
    random = Random(seed)
    picked: set[str] = set()
    for path in sorted(mutants):
        names = sorted(mutants[path])
        picked.update(random.sample(names, min(len(names), max(1, round(share * len(names))))))
    return picked
