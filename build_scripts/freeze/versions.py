"""The version of the program as each system writes it, also of one before a release, as 1.2.0rc1."""

from __future__ import annotations

import re

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(.*)")


def numbers(version: str) -> tuple[int, int, int]:
    """The three numbers alone: Windows and macOS take nothing else where they compare versions.

    Raises ValueError for what is no version.
    """
    first, second, third, _ = _parts(version)
    return int(first), int(second), int(third)


def debian(version: str) -> str:
    """As Debian sorts it: 1.2.0~rc1 comes before 1.2.0. Raises ValueError for what is no version."""
    *three, rest = _parts(version)
    return ".".join(three) + (f"~{rest.lstrip('.-_').replace('-', '.')}" if rest else "")


def _parts(version: str) -> tuple[str, str, str, str]:
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(f"{version} is no version: three numbers with points between them are needed")
    return found[1], found[2], found[3], found[4]
