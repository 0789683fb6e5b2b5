"""The two programs that are built: what is in each, and how large it may be."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from build_scripts.devtools.environment import BASE
from build_scripts.devtools.places import ROOT
from kie_desktop.version import __version__

WORK = ROOT / "build" / "freeze"
"""Virtual environments and what PyInstaller keeps between builds; may be deleted at any time."""
DIST = ROOT / "dist"


@dataclass(frozen=True)
class Flavour:
    """groups: of pyproject.toml. most_unpacked, most_packed: MB (a million bytes), None for no bound."""

    name: str
    title: str
    groups: tuple[str, ...]
    most_unpacked: int | None = None
    most_packed: int | None = None

    @property
    def work(self) -> Path:
        """The folder for what is made on the way."""
        return WORK / self.name

    @property
    def file_stem(self) -> str:
        """How packages of this flavour for this machine are called: kie-desktop-light-1.2.0-linux-x86_64."""
        system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
        return f"kie-desktop-{self.name}-{__version__}-{system}-{platform.machine().lower()}"


FLAVOURS = {
    flavour.name: flavour
    for flavour in (
        Flavour("light", "annotating, OCR, SER and RE", (BASE,), most_unpacked=500, most_packed=180),
        Flavour("full", "with Paddle for the CPU: training too", (BASE, "train")),
    )
}
