"""The environment of PaddleNLP, which cannot be imported beside PaddleOCR 3.2 and later: one of its own."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from build_scripts.devtools.environment import requirements
from build_scripts.devtools.places import ROOT, say, stop

GROUP = "reference"
CONSTRAINTS = ROOT / "build_scripts" / "reference-constraints.txt"
FOLDER = ROOT / ".venv-reference"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_STAMP = FOLDER / "stamp.txt"


def ensure_reference() -> Path:
    """The Python of the environment, made and filled with pinned packages where that was not done. Ends with a line
    that says why where it cannot be.
    """
    wanted = _fingerprint()
    if PYTHON.exists() and _STAMP.exists() and _STAMP.read_text("utf-8") == wanted:
        return PYTHON
    say(f"making {FOLDER} for PaddleNLP; takes some minutes")
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(FOLDER)], check=False).returncode:
        stop(f"{FOLDER} could not be made, see above; is the folder writable and is there room on the disk?")
    # The list is whole. PaddleNLP asks for a numpy that its own pyarrow refuses, so pip must not ask either of them.
    install = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement", str(CONSTRAINTS)]
    if subprocess.run([str(PYTHON), "-m", "pip", *install], check=False).returncode:
        stop("PaddleNLP could not be installed, see above; with a network connection, start again")
    _STAMP.write_text(wanted, "utf-8")
    return PYTHON


def _fingerprint() -> str:
    content = f"{CONSTRAINTS.read_text('utf-8')}\n{requirements(GROUP)}\n{sys.version_info[:2]}\n{ROOT}"
    return hashlib.sha256(content.encode()).hexdigest()
