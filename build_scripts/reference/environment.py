"""The environment of PaddleNLP, which cannot be imported beside PaddleOCR 3.2 and later: one of its own."""

from __future__ import annotations

from pathlib import Path

from build_scripts.devtools.other_environments import python_in
from build_scripts.devtools.places import ROOT

GROUP = "reference"
CONSTRAINTS = ROOT / "build_scripts" / "reference-constraints.txt"
FOLDER = ROOT / ".venv-reference"


def ensure_reference() -> Path:
    """The Python of the environment, made and filled with pinned packages where that was not done."""
    # The list is whole. PaddleNLP asks for a numpy that its own pyarrow refuses, so pip must not ask either of them.
    return python_in(FOLDER, CONSTRAINTS, "PaddleNLP", "--no-deps", "--requirement", str(CONSTRAINTS))
