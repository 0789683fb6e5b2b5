"""The licences of everything that is bundled: the texts, and the list of them that the About box shows.

The list is `licences.json`: [{"name", "version", "licence", "files": [paths beside it]}].
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from build_scripts.freeze.contents import LICENCE_LIST
from kie_desktop.session.support.licences import Licence, of_package, of_python

BUILD_TOOLS = frozenset({"altgraph", "macholib", "pefile", "pip", "pyinstaller-hooks-contrib", "pywin32-ctypes"})
"""In the environment that builds, not in the program. (PyInstaller's loader is in it.)"""


def collect(folder: Path, system_libraries: Iterable[str]) -> None:
    """Write the texts and the list into the folder. system_libraries: files of this Linux that are bundled."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    packages = [of_package(one) for one in metadata.distributions() if one.metadata["Name"] not in BUILD_TOOLS]
    packages.sort(key=lambda part: part.name.casefold())
    parts = [of_python(), *packages, *_of_system(system_libraries)]
    text = json.dumps([_kept(part, folder) for part in parts], indent=1, ensure_ascii=False)
    (folder / LICENCE_LIST).write_text(text + "\n", "utf-8")


def _kept(part: Licence, folder: Path) -> dict[str, object]:
    """The part's row of the list; its texts are copied."""
    names = []
    for number, file in enumerate(part.files):
        target = folder / part.name / (f"{file.stem}-{number}{file.suffix}" if number else file.name)
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, target)
        names.append(f"{part.name}/{target.name}")
    return {"name": part.name, "version": part.version, "licence": part.licence, "files": names}


def _of_system(libraries: Iterable[str]) -> list[Licence]:
    """The packages of Debian that the libraries are from; nothing where they are not from such."""
    rows: dict[str, Licence] = {}
    for owner in filter(None, map(debian_package, libraries)):
        name = owner.partition(":")[0]
        file = Path("/usr/share/doc") / name / "copyright"
        named = re.findall(r"^License: *(\S.*)$", file.read_text("utf-8", "replace"), re.MULTILINE)
        version = _output("dpkg-query", "--show", "--showformat=${Version}", owner)
        rows[name] = Licence(name, version, ", ".join(dict.fromkeys(named)) or "see the text", (file,))
    return sorted(rows.values(), key=lambda row: row.name)


def debian_package(library: str) -> str:
    """The package that a file of this system is from, as `libxcb-cursor0:amd64`; "" for none or no Debian."""
    real = str(Path(library).resolve())
    for place in (real, real.removeprefix("/usr")):  # where /lib is a link to /usr/lib, dpkg may know the old place
        if found := _output("dpkg-query", "--search", place):
            return found.splitlines()[0].partition(": ")[0].split(", ")[0]
    return ""


def _output(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
