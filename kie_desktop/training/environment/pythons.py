"""Pythons of this machine: which there are, and whether training could run in one or in an environment of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.places import foreign_environment, is_frozen
from kie_desktop.processes import run
from kie_desktop.training.environment import Recipe, numbers

TIMEOUT_S = 20
_MAC_FOLDERS = ("/opt/homebrew/bin", "/usr/local/bin", "/Library/Frameworks/Python.framework/Versions/Current/bin")
"""Where a Mac has its Pythons; a program that was double-clicked does not have these folders on its PATH."""
_PROBE = """
import importlib.util, json, platform, sys, sysconfig
def there(name): return importlib.util.find_spec(name) is not None
print(json.dumps({"version": platform.python_version(), "python": sys.executable, "prefix": sys.prefix,
    "bits": 64 if sys.maxsize > 2 ** 32 else 32, "free": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "venv": there("venv") and there("ensurepip"), "missing": [n for n in sys.argv[1:] if not there(n)]}))
"""


@dataclass(frozen=True, slots=True)
class Python:
    """One of them. can_train: it has all that training needs. why_not: why no environment can be made of it, or ""."""

    path: str
    version: str
    can_train: bool
    why_not: str = ""


def find_pythons(recipe: Recipe) -> list[Python]:
    """Every Python on the PATH and those that Windows' launcher knows, the best to make an environment of first."""
    found: dict[str, Python] = {}
    for path in _candidates(recipe):
        about = _ask(path, recipe)
        if about is not None:
            found.setdefault(str(about["prefix"]), _judge(about, recipe))
    return sorted(
        found.values(), key=lambda python: (bool(python.why_not), [-part for part in numbers(python.version)])
    )


def choose(named: str | None, recipe: Recipe) -> Python:
    """The Python to make an environment of: the named one, or the best. UserError says what to do for one."""
    if named:
        about = _ask(named, recipe)
        if about is None:
            raise UserError(f"{named}: this Python does not start; choose another one")
        python = _judge(about, recipe)
        if python.why_not:
            raise UserError(f"{named}: {python.why_not}; choose another one")
        return python
    fitting = [python for python in find_pythons(recipe) if not python.why_not]
    if not fitting:
        raise UserError(
            f"a training environment needs Python {recipe.pythons[0]} to {recipe.pythons[-1]}, which was not "
            f"found; install Python {recipe.pythons[-1]} (64-bit) with venv, and try again"
        )
    return fitting[0]


def driver_cuda() -> str:
    """The newest CUDA that the NVIDIA driver runs, as `12.6`; "" where there is no driver."""
    command = shutil.which("nvidia-smi")
    if command is None:
        return ""
    found = re.search(r"CUDA Version:\s*(\d+\.\d+)", run([command], timeout_s=TIMEOUT_S).stdout)
    return found[1] if found else ""


def _candidates(recipe: Recipe) -> Iterator[str]:
    if not is_frozen():
        yield sys.executable
    if sys.platform == "win32":
        yield from _known_to_launcher()
    names = [*(f"python{version}" for version in reversed(recipe.pythons)), "python3", "python"]
    folders = [*os.get_exec_path(), *(_MAC_FOLDERS if sys.platform == "darwin" else ())]
    for name in names:
        for folder in folders:  # the first of a name may be the one that does not run
            if (path := shutil.which(name, path=folder)) is not None:
                yield path


def _known_to_launcher() -> Iterator[str]:
    """`py -0p` prints a line for each: ` -V:3.12 *        C:\\...\\python.exe`."""
    launcher = shutil.which("py")
    if launcher is not None:
        printed = _output([launcher, "-0p"])
        yield from re.findall(r"[A-Za-z]:\\.*?python\.exe", printed)


def _ask(path: str, recipe: Recipe) -> dict[str, Any] | None:
    try:
        value = json.loads(_output([path, "-I", "-c", _PROBE, *recipe.modules]))
    except ValueError:
        return None
    return value if isinstance(value, dict) and "missing" in value else None


def _output(command: list[str]) -> str:
    """What a program prints; "" where it does not run (a shim of another tool, Windows' link to its store)."""
    done = run(command, foreign_environment(), timeout_s=TIMEOUT_S)
    return done.stdout if done.succeeded else ""


def _judge(about: dict[str, Any], recipe: Recipe) -> Python:
    version = str(about["version"])
    is_known = ".".join(version.split(".")[:2]) in recipe.pythons
    fits = is_known and about["bits"] == 64 and not about["free"]
    why_not = ""
    if not is_known:
        why_not = f"Paddle needs Python {recipe.pythons[0]} to {recipe.pythons[-1]}"
    elif not fits:
        why_not = "Paddle needs a 64-bit Python with the global interpreter lock (GIL)"
    elif not about["venv"]:
        why_not = f"venv is missing; on Debian and Ubuntu: sudo apt-get install python{version.rpartition('.')[0]}-venv"
    return Python(str(about["python"]), version, fits and not about["missing"], why_not)
