"""The licences of everything that is bundled, as texts and as one list that the About box shows.

`licences.json`: [{"name", "version", "licence", "files": [paths beside it]}], the program's own parts first.
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path

LIST = "licences.json"
BUILD_TOOLS = frozenset(
    {"altgraph", "macholib", "pefile", "pip", "pyinstaller-hooks-contrib", "pywin32-ctypes", "setuptools"}
)
"""In the environment that builds, not in the program. (PyInstaller's loader is in it.)"""
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|third.?party)[^/]*$|\.dist-info/licenses/", re.IGNORECASE)
_TEXTS = Path(__file__).with_name("licence_texts")
_COMMON_TEXTS = {
    "LGPL-3.0": (_TEXTS / "LGPL-3.0.txt", _TEXTS / "GPL-3.0.txt"),
    "Apache": (Path(__file__).parents[2] / "LICENSE",),
}
"""For packages that name a licence but do not bring its text along."""


@dataclass
class Bundled:
    """A part of the program. files: its licence texts on this machine, in `collect` as they are called in the folder."""

    name: str
    version: str
    licence: str
    files: list[str] = field(default_factory=list)


def collect(folder: Path, system_libraries: Iterable[str]) -> None:
    """Write the texts and the list into the folder. system_libraries: files of this Linux that are bundled."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    parts = [_python(), *sorted(_packages(), key=lambda part: part.name.casefold()), *_of_system(system_libraries)]
    for part in parts:
        part.files = [_copy(Path(file), folder / part.name, number) for number, file in enumerate(part.files)]
    text = json.dumps([asdict(part) for part in parts], indent=1, ensure_ascii=False)
    (folder / LIST).write_text(text + "\n", "utf-8")


def _copy(file: Path, folder: Path, number: int) -> str:
    folder.mkdir(exist_ok=True)
    target = folder / (file.name if not (folder / file.name).exists() else f"{file.stem}-{number}{file.suffix}")
    shutil.copyfile(file, target)
    return f"{folder.name}/{target.name}"


def _python() -> Bundled:
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sysconfig.get_config_var("base")) / "LICENSE.txt",
    )
    texts = [str(place) for place in places if place.exists()]
    return Bundled("Python", platform.python_version(), "PSF-2.0", texts)


def _packages() -> Iterator[Bundled]:
    for distribution in metadata.distributions():
        about = distribution.metadata
        if about["Name"].casefold() in BUILD_TOOLS:
            continue
        found = [str(path) for path in distribution.files or () if _LICENCE_FILE.search(path.as_posix())]
        texts = [str(distribution.locate_file(path)) for path in found if not path.endswith((".py", ".pyc", ".h"))]
        licence = _licence_of(about)
        common = (files for name, files in _COMMON_TEXTS.items() if name in licence)
        yield Bundled(about["Name"], about["Version"], licence, texts or [str(file) for file in next(common, ())])


def _licence_of(about: metadata.PackageMetadata) -> str:
    for key in ("License-Expression", "License"):
        text = (about.get(key) or "").strip()
        if text and "\n" not in text:
            return text
    classified = [
        text.rpartition(" :: ")[2] for text in about.get_all("Classifier") or () if text.startswith("License")
    ]
    return ", ".join(classified) or "see the text"


def _of_system(libraries: Iterable[str]) -> list[Bundled]:
    """The packages of Debian that the libraries are from; nothing where they are not from such."""
    packages: dict[str, Bundled] = {}
    for library in libraries:
        owner = debian_package(library)
        if owner and owner not in packages:
            version = _output("dpkg-query", "--show", "--showformat=${Version}", owner)
            text = Path("/usr/share/doc") / owner.partition(":")[0] / "copyright"
            packages[owner] = Bundled(owner.partition(":")[0], version, "see the text", [str(text)] * text.exists())
    return sorted(packages.values(), key=lambda part: part.name)


def debian_package(library: str) -> str:
    """The package that a file of this system is from, as `libxcb-cursor0:amd64`; "" for none or no Debian."""
    real = Path(library).resolve()
    places = [str(real), str(real).removeprefix("/usr")]  # where /lib is a link to /usr/lib, dpkg knows the old place
    for place in places:
        if found := _output("dpkg-query", "--search", place):
            return found.splitlines()[0].partition(": ")[0].split(", ")[0]
    return ""


def _output(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
