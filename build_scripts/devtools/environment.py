"""The virtual environment: made where missing, filled with pinned packages, stamped when ready."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence

from build_scripts.devtools.places import CONSTRAINTS, ROOT, VENV, VENV_PYTHON, say, stop
from build_scripts.devtools.system_packages import ensure_system_packages

BASE = "base"
"""The group of what the program itself needs; the others are the extras of pyproject.toml."""

STAMP = VENV / "kie-desktop-stamp.json"


def ensure_environment(groups: Sequence[str]) -> None:
    """Make the virtual environment hold the packages of these groups, at the pinned versions.

    Does nothing, and needs no network, where the stamp says that this was done.
    """
    wanted = {group: _fingerprint(group) for group in groups}
    ready = _read_stamp()
    if all(ready.get(group) == fingerprint for group, fingerprint in wanted.items()):
        return
    started = time.monotonic()
    ensure_system_packages()
    if not _venv_works():
        _make_venv()
        ready = {}
    _install(groups)
    ready.update(wanted)
    STAMP.write_text(json.dumps(ready, indent=1), "utf-8")
    say(f"environment ready in {time.monotonic() - started:.0f} s: {VENV}")


def requirements(group: str) -> list[str]:
    """Names of the packages of a group, as pyproject.toml lists them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names: list[str] = project["dependencies"] if group == BASE else project["optional-dependencies"][group]
    return names


def _fingerprint(group: str) -> str:
    """Changes when a pin, the group or the Python changes."""
    content = json.dumps([CONSTRAINTS.read_text("utf-8"), requirements(group), sys.version_info[:2], str(ROOT)])
    return hashlib.sha256(content.encode()).hexdigest()


def _read_stamp() -> dict[str, str]:
    if not STAMP.exists() or not VENV_PYTHON.exists():
        return {}
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text("utf-8"))
    except ValueError:  # cut short: the environment is checked again
        return {}
    return stamp


def _venv_works() -> bool:
    if not VENV_PYTHON.exists():
        return False
    command = [
        str(VENV_PYTHON),
        "-c",
        "import pip, sys; print(sys.version_info[:2] == " + repr(sys.version_info[:2]) + ")",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() == "True"


def _make_venv() -> None:
    say(f"making the virtual environment {VENV}")
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if done.returncode:
        stop(f"{VENV} could not be made, see above; is the folder writable and is there room on the disk?")


def _install(groups: Sequence[str]) -> None:
    names = [name for group in groups for name in requirements(group)]
    say(
        f"installing {len(names)} pinned packages and what they need ({', '.join(groups)}); takes some minutes at first"
    )
    _pip("install", "--constraint", str(CONSTRAINTS), "setuptools", *names)
    # the checkout itself, so that `kie-desktop` works from any folder
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def _pip(*arguments: str) -> None:
    command = [str(VENV_PYTHON), "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    environment = os.environ | {"PIP_ROOT_USER_ACTION": "ignore"}
    if subprocess.run(command, env=environment, check=False).returncode:
        stop(
            "packages could not be installed, see above; with a network connection, start again: what is there is kept"
        )
