"""The installer for Windows: signs the executables where there is a key, then calls Inno Setup's compiler."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from build_scripts.devtools.places import say, stop
from build_scripts.freeze.flavours import Flavour
from build_scripts.freeze.program import icons_of
from kie_desktop.version import __version__

COMPILER = ("iscc", r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe")
SIGN = "KIE_SIGN_COMMAND"
"""Environment variable: a command that signs the file whose name follows, as `signtool sign /fd SHA256 /tr ... /td
SHA256 /sha1 ...`; without it nothing is signed."""


def windows_packages(flavour: Flavour, program: Path, out: Path) -> list[Path]:
    """FILE_STEM.exe, the installer, in `out`. No .zip beside it: those that Windows opens are half as large again."""
    sign = os.environ.get(SIGN)
    if sign:
        for executable in program.glob("*.exe"):
            subprocess.run(f'{sign} "{executable}"', shell=True, check=True)
    else:
        say(f"{SIGN} is not set: executables and installer are not signed")
    values = {
        "Version": __version__,
        "Flavour": flavour.name,
        "Program": program,
        "Icons": icons_of(flavour),
        "Stem": flavour.file_stem,
    }
    command = [_compiler(), *(f"/D{name}={value}" for name, value in values.items()), f"/O{out}"]
    if sign:
        quoted = sign.replace('"', "$q")  # which is Inno Setup's quotation mark
        command += ["/DSign=1", f"/Skie={quoted} $f"]
    subprocess.run([*command, str(Path(__file__).with_name("kie-desktop.iss"))], check=True)
    return [out / f"{flavour.file_stem}.exe"]


def _compiler() -> str:
    found = next(filter(None, map(shutil.which, COMPILER)), None)
    if found is None:
        stop("Inno Setup 6 is needed for the installer (iscc.exe); or build --folder-only")
    return found
