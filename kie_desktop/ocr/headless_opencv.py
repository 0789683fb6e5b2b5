"""One OpenCV for PaddleX too (docs/adr/0005).

PaddleX asks for the package `opencv-contrib-python` by its name, and does without OpenCV where that is not installed.
Installed, it lies over `opencv-python-headless` in the same folder, with Qt plugins that break PySide6. PaddleX uses
nothing that the headless one has not, so that this one answers to the other's name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import metadata
from os import PathLike
from pathlib import Path

HEADLESS = "opencv-python-headless"
ASKED_FOR = "opencv-contrib-python"
_ALL = ("opencv-python", ASKED_FOR, HEADLESS, "opencv-contrib-python-headless")


def installed_opencvs() -> dict[str, str]:
    """The versions of all packages of OpenCV in this Python, by name; more than one lie over each other."""
    found = {}
    for name in _ALL:
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        if not isinstance(package, _Package):
            found[name] = package.version
    return found


def answer_for_contrib() -> None:
    """Have the headless OpenCV answer to the name that PaddleX asks for, unless that package itself is installed."""
    there = installed_opencvs()
    if HEADLESS in there and ASKED_FOR not in there:
        sys.meta_path.append(_Finder(there[HEADLESS]))


class _Package(metadata.Distribution):
    """A package of which only name and version are there."""

    def __init__(self, name: str, version: str) -> None:
        self._text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"

    def read_text(self, filename: str) -> str | None:
        return self._text if filename == "METADATA" else None

    def locate_file(self, path: str | PathLike[str]) -> Path:
        return Path(path)


class _Finder(metadata.DistributionFinder):
    """Finds the package that PaddleX asks for, and no module."""

    def __init__(self, version: str) -> None:
        self._package = _Package(ASKED_FOR, version)

    def find_spec(self, *_: object) -> None:
        return None

    def find_distributions(
        self, context: metadata.DistributionFinder.Context | None = None
    ) -> Iterable[metadata.Distribution]:
        return [self._package] if context is not None and context.name == ASKED_FOR else []
