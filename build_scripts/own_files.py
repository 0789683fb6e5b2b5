"""What a program that is not run from its checkout takes along of it: the wheel's and the frozen one's common list.

The standard library only: pip loads this while it builds the wheel.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_SINGLE = (
    "LICENSE",
    "build_scripts/constraints.txt",  # for the environment that training gets
    "build_scripts/freeze/licence_texts/GPL-3.0.txt",
    "build_scripts/freeze/licence_texts/LGPL-3.0.txt",
)


def own_files(root: Path) -> Iterator[Path]:
    """Files of the checkout `root`, relative to it: source, resources, models, licences, pins for training."""
    for folder, pattern in (("kie_desktop", "*.py"), ("resources", "*"), ("models", "*")):
        for path in sorted((root / folder).rglob(pattern)):
            if path.is_file() and path.suffix != ".ts":  # what translators work on; the program reads the .qm beside it
                yield path.relative_to(root)
    yield from map(Path, _SINGLE)
