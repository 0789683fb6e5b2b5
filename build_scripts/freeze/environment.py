"""A virtual environment for each flavour: the pinned packages and nothing else. What is not there cannot leak in."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from build_scripts.devtools.environment import requirements
from build_scripts.devtools.places import CONSTRAINTS, say, stop
from build_scripts.freeze.flavours import Flavour

STAMP = "stamp.txt"
FREEZE = "freeze"
"""The extra of pyproject.toml that holds PyInstaller."""


def python_of(flavour: Flavour) -> Path:
    """The Python of the flavour's environment, which is made anew when a pin has changed."""
    venv = flavour.work / "venv"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    names = [name for group in (*flavour.groups, FREEZE) for name in requirements(group)]
    content = json.dumps([CONSTRAINTS.read_text("utf-8"), names, sys.version])
    wanted = hashlib.sha256(content.encode()).hexdigest()
    stamp = venv / STAMP
    if python.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return python
    say(f"making the environment of {flavour.name}: {venv}")
    shutil.rmtree(venv, ignore_errors=True)
    _run(sys.executable, "-m", "venv", str(venv))
    _run(str(python), "-m", "pip", "install", "--quiet", "--constraint", str(CONSTRAINTS), "setuptools", *names)
    stamp.write_text(wanted, "utf-8")
    return python


def _run(*command: str) -> None:
    environment = os.environ | {"PIP_ROOT_USER_ACTION": "ignore", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if subprocess.run(command, env=environment, check=False).returncode:
        stop(f"{' '.join(command[:4])} ... failed, see above")
