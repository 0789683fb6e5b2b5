"""The frozen program: one folder, made by PyInstaller, looked over for what is large."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from build_scripts.devtools.places import ROOT, say, stop
from build_scripts.freeze.environment import python_of
from build_scripts.freeze.flavours import Flavour
from build_scripts.freeze.windows.version_info import write_version_info

HERE = Path(__file__).parent
LARGEST = 20
MB = 1_000_000
_ELF = b"\x7fELF"


def build_program(flavour: Flavour) -> Path:
    """Freeze the checkout; returns the folder of the program."""
    python = python_of(flavour)
    _run(python, "-m", "build_scripts.freeze.icons", str(icons_of(flavour)))
    if sys.platform == "win32":
        write_version_info(flavour.work / "version_info.txt", flavour.title)
    say(f"freezing {flavour.name}; takes some minutes")
    places = ("--distpath", str(flavour.work / "dist"), "--workpath", str(flavour.work / "pyinstaller"))
    spec = str(HERE / "kie-desktop.spec")
    _run(
        python, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *places, spec, "--", flavour.name, flavour.work
    )
    folder = flavour.work / "dist" / "kie-desktop"
    if sys.platform.startswith("linux"):
        strip(folder)
        let_libraries_be_files(folder)
        _run(python, "-m", "build_scripts.freeze.linux.documents", documents_of(flavour))
    return folder


def icons_of(flavour: Flavour) -> Path:
    """The folder of the icons that `icons.draw` made."""
    return flavour.work / "icons"


def documents_of(flavour: Flavour) -> Path:
    """The folder of the manual page and the completion, on Linux."""
    return flavour.work / "documents"


def build_time() -> str:
    """Seconds since 1970 that every file in a package gets: of the commit, so that building twice gives the same."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def strip(folder: Path) -> None:
    """Take the symbols out of libraries, which is a tenth of the program.

    Not out of those in `*.libs`: their wheels' builder rewrote them in a way that binutils do not understand.
    """
    tool = shutil.which("strip")
    if tool is None:
        say("there is no `strip` (binutils): the program is a tenth larger than it could be")
        return
    paths = [path for path in files(folder) if ".so" in path.name and not path.parent.name.endswith(".libs")]
    libraries = [str(path) for path in paths if path.open("rb").read(4) == _ELF]
    subprocess.run([tool, "--strip-unneeded", *libraries], check=True)


def let_libraries_be_files(folder: Path) -> None:
    """PyInstaller makes libraries executable, which none of them is."""
    for path in files(folder):
        if ".so" in path.name:
            path.chmod(0o644)


def files(folder: Path) -> Iterator[Path]:
    """Every file below, links left out."""
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in files(folder))


def report(flavour: Flavour, folder: Path) -> None:
    """Print what is large."""
    sized = sorted(((path.stat().st_size, path) for path in files(folder)), reverse=True)
    for bytes_, path in sized[:LARGEST]:
        print(f"{bytes_ / MB:8.1f} MB  {path.relative_to(folder)}")
    print(f"{size(folder) / MB:8.1f} MB  {flavour.name}, {len(sized)} files", flush=True)


def check_size(what: str, bytes_: int, most: int | None) -> None:
    """End where the bound in MB is passed."""
    say(f"{what}: {bytes_ / MB:.1f} MB")
    if most is not None and bytes_ > most * MB:
        stop(f"{what} may have {most} MB; above stands what is large, contents.py says what stays out")


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if subprocess.run(words, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": "0"}, check=False).returncode:
        stop(f"{' '.join(words[1:4])} failed, see above")
