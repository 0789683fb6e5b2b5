"""What makes a desktop show the program: menu entry, icons, and that *.kie files are its."""

from __future__ import annotations

import shutil
from pathlib import Path

from build_scripts.devtools.places import ROOT
from build_scripts.freeze.icons import NAME, SIZES

HERE = Path(__file__).parent


def write_desktop_files(share: Path, icons: Path) -> None:
    """Write applications/, mime/ and icons/ below `share`. icons: the drawn pictures."""
    _put(HERE / f"{NAME}.desktop", share / "applications")
    _put(HERE / f"{NAME}.xml", share / "mime" / "packages")
    for size in SIZES:
        _put(icons / f"{NAME}-{size}.png", share / "icons" / "hicolor" / f"{size}x{size}" / "apps", f"{NAME}.png")
    _put(ROOT / "resources" / "icons" / f"{NAME}.svg", share / "icons" / "hicolor" / "scalable" / "apps")


def _put(file: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder / (name or file.name))
