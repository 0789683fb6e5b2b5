"""The three packages for Linux, all of the same folder: archive, one file that runs by itself, .deb."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from build_scripts.devtools.places import ROOT, say, stop
from build_scripts.freeze.flavours import Flavour
from build_scripts.freeze.linux.deb import build_deb
from build_scripts.freeze.linux.desktop_files import write_desktop_files
from build_scripts.freeze.program import build_time, documents_of, icons_of
from kie_desktop.version import __version__

HERE = Path(__file__).parent
TOOLS = {"tar": "tar", "xz": "xz-utils", "dpkg-deb": "dpkg", "objdump": "binutils"}
"""Program -> Debian package."""


def linux_packages(flavour: Flavour, program: Path, out: Path) -> list[Path]:
    """Make all of them in `out`; returns the files."""
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if missing:
        stop(f"packages need {', '.join(missing)}: sudo apt-get install -y {' '.join(missing)}; or build --folder-only")
    archive = pack_archive(flavour, program, out)
    return [archive, pack_self_extracting(flavour, archive), build_deb(flavour, program, out)]


def pack_archive(flavour: Flavour, program: Path, out: Path) -> Path:
    """FILE_STEM.tar.xz: the program with its desktop files and `integrate.sh`, in a folder of that name."""
    archive = out / f"{flavour.file_stem}.tar.xz"
    say(f"packing {archive.name}")
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        folder = Path(scratch) / flavour.file_stem
        shutil.copytree(program, folder, symlinks=True, copy_function=os.link)
        write_desktop_files(folder / "share", icons_of(flavour), documents_of(flavour), build_time())
        shutil.copy(HERE / "integrate.sh", folder)
        shutil.copy(ROOT / "LICENSE", folder)
        same = ("--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{build_time()}", "--mode=go-w")
        tar = ["tar", "-c", *same, "--hard-dereference", "-C", scratch, flavour.file_stem]
        with subprocess.Popen(tar, stdout=subprocess.PIPE) as packing, archive.open("wb") as file:
            subprocess.run(["xz", "-9", "-T0", "-c"], stdin=packing.stdout, stdout=file, check=True)
        if packing.returncode:
            stop(f"{archive}: tar ended with status {packing.returncode}")
    return archive


def pack_self_extracting(flavour: Flavour, archive: Path) -> Path:
    """FILE_STEM.run: a shell script with the archive behind it."""
    script = (HERE / "self_extracting.sh").read_text("utf-8")
    payload = archive.read_bytes()
    values = {
        "VERSION": __version__,
        "FLAVOUR": flavour.name,
        "NAME": flavour.file_stem,
        "LINES": str(script.count("\n") + 1),
        "SHA256": hashlib.sha256(payload).hexdigest(),
    }
    for name, value in values.items():
        script = script.replace(f"@{name}@", value)
    package = archive.with_name(f"{flavour.file_stem}.run")
    package.write_bytes(script.encode() + payload)
    package.chmod(0o755)
    return package
