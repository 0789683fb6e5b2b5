"""`dev.py paddleocr`: what `pip install ".[paddleocr]"` gives in a new environment, and whether it reads.

An environment of its own: PaddleX pins an older PyYAML and refuses the newest numpy.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from build_scripts.devtools.other_environments import python_in
from build_scripts.devtools.places import ROOT

CONSTRAINTS = ROOT / "build_scripts" / "paddleocr-constraints.txt"
FOLDER = ROOT / ".venv-paddleocr"
PROGRAM = ".[paddleocr]"
TEST_TOOLS = ("hypothesis", "pytest", "pytest-timeout")
TESTS = ("tests/ocr/test_paddle.py",)


def ensure_paddleocr() -> Path:
    """The Python of the environment, made as a user makes one."""
    return python_in(FOLDER, CONSTRAINTS, "PaddleOCR", "--constraint", str(CONSTRAINTS), PROGRAM, *TEST_TOOLS)


def main(arguments: list[str]) -> int:
    """Run the tests that need PaddleOCR, or those named; returns pytest's status."""
    command = [str(ensure_paddleocr()), "-m", "pytest", *(arguments or TESTS)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode
