"""What Qt and the native wheels need from the system, and how Debian calls it."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from build_scripts.devtools.places import say, stop

LIBRARIES = {
    # QtCore, QtGui and QtWidgets, on any platform
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    # Qt's Wayland and X11 platforms
    "libwayland-cursor.so.0": "libwayland-cursor0",
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

FONT_PACKAGES = {"fonts-dejavu-core", "fonts-droid-fallback"}
"""For a machine without any font; the second one is the smallest that has Chinese."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")

CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
"""Every certificate that the system trusts. Installing `ca-certificates` writes it anew."""


def missing_packages() -> list[str]:
    """Debian packages of what is not here: libraries, a font, pip for a new environment."""
    if not sys.platform.startswith("linux"):
        return []
    missing = {package for library, package in LIBRARIES.items() if not _loads(library)}
    if not _has_font():
        missing |= FONT_PACKAGES
    if not can_make_venv():
        missing |= {"python3-venv", "ca-certificates"}
    return sorted(missing)


def can_make_venv() -> bool:
    """Whether Python has what `venv` needs; Debian keeps it in a package of its own."""
    return importlib.util.find_spec("ensurepip") is not None


def ensure_system_packages() -> None:
    """Install what is missing where that is possible; else say what to type.

    Ends only where no environment can be made: a missing X11 library matters to nobody who works
    without the window.
    """
    packages = missing_packages()
    if not packages:
        return
    has_apt = shutil.which("apt-get") is not None
    if sys.platform != "win32" and has_apt and os.geteuid() == 0 and _apt_install(packages):
        return
    line = f"sudo apt-get install -y {' '.join(packages)}" if has_apt else f"(Debian's names) {' '.join(packages)}"
    importlib.invalidate_caches()
    if can_make_venv():
        say(f"the window may need more of this system; please install: {line}")
    else:
        stop(f"this Python cannot make virtual environments; please install: {line}")


def _apt_install(packages: list[str]) -> bool:
    """Install as root; on failure show what apt-get said and return False."""
    say(f"installing system packages: {' '.join(packages)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    trusted = _certificates()
    for command in (["apt-get", "update", "-q"], install):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.stderr.write(done.stdout + done.stderr)
            return False
    lost = [certificate for certificate in trusted if certificate not in _certificates()]
    if lost:  # someone put them into the bundle by hand, and the packages may come through a proxy that needs them
        with CERTIFICATES.open("a", encoding="ascii") as bundle:
            bundle.writelines(certificate + "\n" for certificate in lost)
    return True


def _certificates() -> list[str]:
    text = CERTIFICATES.read_text("ascii", errors="replace") if CERTIFICATES.exists() else ""
    return re.findall("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", text, re.DOTALL)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(path for folder in folders for path in folder.rglob("*.[to]t[fc]"))
