"""The installer for Windows: signs the executables where there is a key, then calls Inno Setup's compiler."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from build_scripts.devtools.places import say, stop
from build_scripts.freeze.flavours import Flavour
from build_scripts.freeze.program import icons_of
from build_scripts.freeze.versions import numbers
from kie_desktop.locks import RUNNING
from kie_desktop.version import __version__

COMPILER = "ISCC.exe"
FOLDERS = ("Inno Setup 7", "Inno Setup 6")
PROGRAMS = {"ProgramFiles": "", "ProgramFiles(x86)": "", "LOCALAPPDATA": "Programs"}
"""Where programs lie: variable of Windows and a folder in what it names. Inno Setup 7 is a 64-bit program, 6 none."""
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
        "Numbers": ".".join(map(str, numbers(__version__))),
        "Running": RUNNING,
        "Flavour": flavour.name,
        "Program": program,
        "Icons": icons_of(flavour),
        "Stem": flavour.file_stem,
    }
    command = [compiler(), *(f"/D{name}={value}" for name, value in values.items()), f"/O{out}"]
    if sign:
        quoted = sign.replace('"', "$q")  # which is Inno Setup's quotation mark
        command += ["/DSign=1", f"/Skie={quoted} $f"]
    subprocess.run([*command, str(Path(__file__).with_name("kie-desktop.iss"))], check=True)
    return [out / f"{flavour.file_stem}.exe"]


def compiler(environment: Mapping[str, str] = os.environ) -> str:
    """Inno Setup's compiler: one that can be called by its name, else the newest in the folders of its installers."""
    named = shutil.which(COMPILER, path=environment.get("PATH"))
    installed = (
        Path(environment[variable], part, folder, COMPILER)
        for folder in FOLDERS
        for variable, part in PROGRAMS.items()
        if variable in environment
    )
    found = named or next((str(path) for path in installed if path.is_file()), None)
    if found is None:
        stop(f"Inno Setup 6.3 or newer is needed for the installer ({COMPILER}); or build --folder-only")
    return found
