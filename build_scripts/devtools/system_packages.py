"""What Qt and the native wheels need from the system, and how Debian calls it."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from devtools.places import say, stop

LIBRARIES = {
    # QtCore, QtGui and QtWidgets, on any platform
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    # Qt's X11 platform
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    # Paddle and OpenCV
    "libgomp.so.1": "libgomp1",
    "libstdc++.so.6": "libstdc++6",
}
"""Shared library -> Debian package. Found with ldd on the plugins of the Qt that we pin."""

FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def missing_packages(libraries: Iterable[str] = LIBRARIES) -> list[str]:
    """Debian packages of the libraries that cannot be loaded here, and of a font if there is none."""
    if not sys.platform.startswith("linux"):
        return []
    missing = {LIBRARIES[name] for name in libraries if not _loads(name)}
    if not _has_font():
        missing.add(FONT_PACKAGE)
    return sorted(missing)


def ensure_system_packages() -> None:
    """Install what is missing where that is possible; else say what to type and go on.

    Going on is right: a missing X11 library matters only to someone who opens the window.
    """
    packages = missing_packages()
    if not packages:
        return
    if not shutil.which("apt-get"):
        say(f"this system lacks libraries that Qt may need; Debian calls them: {' '.join(packages)}")
    elif not is_root():
        say(f"this system lacks libraries that Qt may need; please type: {apt_line(packages)}")
    else:
        apt_install(packages)


def apt_install(packages: Iterable[str]) -> None:
    """Install Debian packages; must be root."""
    packages = list(packages)
    say(f"installing system packages: {' '.join(packages)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-q"], install):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.stderr.write(done.stdout + done.stderr)
            stop(f"`{' '.join(command)}` failed, see above; mend that and start again")


def apt_line(packages: Iterable[str]) -> str:
    """What a person types to install Debian packages."""
    return f"sudo apt-get install -y {' '.join(packages)}"


def is_root() -> bool:
    """Whether packages of the system can be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(path for folder in folders for path in folder.rglob("*.[to]t[fc]"))
