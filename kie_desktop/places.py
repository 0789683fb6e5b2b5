"""Where the program keeps what belongs to the user, and where what comes with it lies.

The standard library only; every room may import it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def user_folder() -> Path:
    """The folder for settings and added model packs; not made here.

    `KIE_DESKTOP_HOME` names another one (tests, several set-ups on one machine).
    """
    if home := os.environ.get("KIE_DESKTOP_HOME"):
        return Path(home)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "KIE Desktop"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "KIE Desktop"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "kie-desktop"


def ocr_weights_folder() -> Path:
    """Where downloaded weights of PaddleOCR lie, a folder for each; need not exist."""
    return user_folder() / "ocr"


def program_folder() -> Path:
    """The folder that holds `resources` and `models`, in a checkout and in a frozen program alike."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[1]


def own_command(*arguments: str) -> list[str]:
    """The command line that starts this program again, as a child process: a frozen program is its own Python."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kie_desktop"]
    return [*start, *arguments]
