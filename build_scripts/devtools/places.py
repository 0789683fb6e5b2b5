"""Where things lie in a checkout."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CONSTRAINTS = ROOT / "build_scripts" / "constraints.txt"
SAMPLES = ROOT / "resources" / "samples"
OUT = ROOT / "out"


def say(text: str) -> None:
    """One line of progress, on stderr, so that stdout stays the output of what is run."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """End with one line that says what is wrong and what to do."""
    sys.exit(f"dev.py: error: {text}")
