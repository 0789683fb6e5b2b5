"""What the frozen program needs of a Linux system: found by reading its libraries, not by memory."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from build_scripts.devtools.places import stop
from build_scripts.devtools.system_packages import LIBRARIES
from build_scripts.freeze.program import files

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")
OPTIONAL = re.compile(r"libcups\.|libgtk-3\.|libgdk-3\.")
"""Without these, a plugin of Qt is not loaded (printing, for one), and nothing else is missing."""
KEYBOARDS = "xkb-data"
"""What the bundled libxkbcommon reads."""
FONTS = "fonts-dejavu-core | fonts-liberation | fonts-noto-core"
OF_LIBC = re.compile(r"ld-linux|lib(c|m|dl|rt|pthread|util|resolv)\.so")
MORE_LIBRARIES = {
    "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libuuid.so.1": "libuuid1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libxcb.so.1": "libxcb1",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Shared library -> Debian package, as `LIBRARIES` of the dev tools, for what a frozen program alone must name."""


def needed_packages(program: Path) -> list[str]:
    """The `Depends` of a Debian package: libraries that are not bundled, the C library's version, a font."""
    bundled = {path.name for path in program.rglob("*.so*")}
    read = [_read(path) for path in files(program) if ".so" in path.name or path.parent == program]
    missing = {name for dump in read for name in _NEEDED.findall(dump)} - bundled
    packages = {_package(name) for name in missing if not OPTIONAL.match(name) and not OF_LIBC.match(name)}
    major, minor = max(tuple(map(int, version)) for dump in read for version in _GLIBC.findall(dump))
    return [f"libc6 (>= {major}.{minor})", *sorted(packages), KEYBOARDS, FONTS]


def _package(library: str) -> str:
    package = (LIBRARIES | MORE_LIBRARIES).get(library)
    if package is None:
        stop(f"{library}: the program needs it and does not bundle it; name its Debian package in linux/needs.py")
    return package


def _read(path: Path) -> str:
    """The dynamic section and symbol versions of a library; "" for another file."""
    return subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=False).stdout
