"""A Python with Paddle that the program made for itself: what it consists of, where it lies, and whether it is there.

Plain values, which the window may read too; `pythons` and `install` run other programs.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import sys
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.places import program_folder, user_folder

MANIFEST, RECORD = "training.toml", "kie-desktop.json"
_FORMAT = 1
_PIN = re.compile(r"([A-Za-z0-9._-]+)==(\S+)")


@dataclass(frozen=True, slots=True)
class Build:
    """One of Paddle's builds. cuda: what it computes with, "" for the CPU. index: where it is published, "" for pip's.

    download, room: bytes, about, of the whole environment.
    """

    name: str
    package: str
    download: int
    room: int
    cuda: str = ""
    index: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What an environment is made of. pip: its version. pythons: versions that will do, the best last.

    packages: what is installed beside Paddle. modules: what must be there to import.
    """

    pip: str
    pythons: tuple[str, ...]
    packages: tuple[str, ...]
    modules: tuple[str, ...]
    builds: tuple[Build, ...]

    def build(self, name: str) -> Build:
        """The build of a name. UserError names those that there are."""
        found = next((build for build in self.builds if build.name == name), None)
        if found is None:
            raise UserError(
                f"there is no build {name!r}; choose one of {', '.join(build.name for build in self.builds)}"
            )
        return found

    def best(self, driver_cuda: str) -> Build:
        """The build for this machine. driver_cuda: the newest CUDA that its driver runs, "" for no driver."""
        fitting = [build for build in self.builds if numbers(build.cuda) <= numbers(driver_cuda)]
        return max(fitting, key=lambda build: numbers(build.cuda))


@dataclass(frozen=True, slots=True)
class Environment:
    """A finished environment. build: its name. paddle, version: of Paddle and of Python."""

    build: str
    paddle: str
    version: str


def recipe() -> Recipe:
    """What the program's own list says. UserError where that is damaged."""
    path = program_folder() / "resources" / MANIFEST
    try:
        value = tomllib.loads(path.read_text("utf-8"))
        builds = tuple(Build(**row) for row in value["build"])
        pythons, packages, modules = (tuple(value[name]) for name in ("pythons", "packages", "modules"))
        if value["format"] != _FORMAT or not any(not build.cuda for build in builds):
            raise ValueError("another format, or no build for the CPU")
        return Recipe(str(value["pip"]), pythons, packages, modules, builds)
    except (OSError, KeyError, TypeError, ValueError) as fault:
        raise UserError(f"{path}: the file cannot be read ({fault}); reinstall the program") from fault


def constraints() -> Path:
    """The file with the version of every package, as pip reads it."""
    return program_folder() / "build_scripts" / "constraints.txt"


def paddle_version() -> str:
    """The version of Paddle that the program was tested with. UserError where nobody says it."""
    try:
        pins = dict(_PIN.findall(constraints().read_text("utf-8")))
    except OSError as fault:
        raise UserError(
            f"{constraints()}: the file cannot be read ({fault.strerror}); reinstall the program"
        ) from fault
    return pins["paddlepaddle"]


def root() -> Path:
    """All that training environments put on the disk: removed as a whole. Need not exist."""
    return user_folder() / "training"


def folder() -> Path:
    """The virtual environment."""
    return root() / "environment"


def downloads() -> Path:
    """What pip has fetched for an environment that is not finished."""
    return root() / "downloads"


def python() -> Path:
    """Its interpreter."""
    return folder() / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def read() -> Environment | None:
    """The environment that is there and finished; None for none, or a part of one."""
    try:
        return Environment(**json.loads((folder() / RECORD).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def record(environment: Environment) -> None:
    """Say that the environment is finished. Raises OSError."""
    (folder() / RECORD).write_text(json.dumps(asdict(environment)), "utf-8")


def size() -> int:
    """Bytes on the disk, also of what is not finished; another window may be making or removing it meanwhile."""
    total = 0
    for folder_of_it, _, names in os.walk(root()):  # which goes on where a folder has gone
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                about = Path(folder_of_it, name).lstat()
                total += about.st_size if stat.S_ISREG(about.st_mode) else 0
    return total


def numbers(version: str) -> list[int]:
    """A version to be compared; [] for ""."""
    return [int(part) for part in version.split(".") if part.isdecimal()]
