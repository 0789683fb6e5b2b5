"""What makes a system know the program: menu entry, icons, *.kie files, software centre, manual page, completion."""

from __future__ import annotations

import gzip
import shutil
from datetime import UTC, datetime
from pathlib import Path

from build_scripts.devtools.places import ROOT
from build_scripts.freeze.icons import NAME, SIZES
from kie_desktop.version import __version__

HERE = Path(__file__).parent
IDENTIFIER = "org.kie_desktop.KIEDesktop"
MANUAL, COMPLETION = f"{NAME}.1", f"{NAME}.bash"
"""What `documents` makes."""


def write_desktop_files(share: Path, icons: Path, documents: Path, time: str) -> None:
    """Write applications/, mime/, icons/ and so on below `share`.

    icons: the drawn pictures; documents: what `documents.write` made; time: seconds since 1970 of this version.
    """
    _put(HERE / f"{NAME}.desktop", share / "applications")
    _put(HERE / f"{NAME}.xml", share / "mime" / "packages")
    (share / "metainfo").mkdir(parents=True)
    text = (HERE / "metainfo.xml").read_text("utf-8").replace("@VERSION@", __version__)
    day = datetime.fromtimestamp(int(time), UTC).date().isoformat()
    (share / "metainfo" / f"{IDENTIFIER}.metainfo.xml").write_text(text.replace("@DATE@", day), "utf-8")
    (share / "man" / "man1").mkdir(parents=True)
    manual = gzip.compress((documents / MANUAL).read_bytes(), mtime=0)
    (share / "man" / "man1" / f"{MANUAL}.gz").write_bytes(manual)
    _put(documents / COMPLETION, share / "bash-completion" / "completions", NAME)
    for size in SIZES:
        _put(icons / f"{NAME}-{size}.png", share / "icons" / "hicolor" / f"{size}x{size}" / "apps", f"{NAME}.png")
    _put(ROOT / "resources" / "icons" / f"{NAME}.svg", share / "icons" / "hicolor" / "scalable" / "apps")


def _put(file: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder / (name or file.name))
