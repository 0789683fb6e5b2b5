"""Environments beside `.venv`, for packages that cannot be together with those in there."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from build_scripts.devtools.places import ROOT, say, stop


def python_in(folder: Path, constraints: Path, what: str, *install: str) -> Path:
    """The Python of an environment, made and filled where that was not done; ends with a line where it cannot be.

    constraints: its pinned packages. what: it is for. install: arguments of `pip install`.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "stamp.txt"
    made_of = (constraints, ROOT / "pyproject.toml")
    content = "\n".join([*(file.read_text("utf-8") for file in made_of), *install, sys.version, str(ROOT)])
    wanted = hashlib.sha256(content.encode()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return python
    say(f"making {folder} for {what}; takes some minutes")
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=False).returncode:
        stop(f"{folder} could not be made, see above; is the folder writable and is there room on the disk?")
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *install]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        stop(f"{what} could not be installed, see above; with a network connection, start again")
    stamp.write_text(wanted, "utf-8")
    return python
