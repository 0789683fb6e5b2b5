"""docs/label-files.md has every code of a problem that a check, a reader, a writer or the preflight can give."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kie_desktop.places import program_folder

ROOT = program_folder()
DOCUMENT = (ROOT / "docs" / "label-files.md").read_text("utf-8")
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
PLACES = ("domain/checks.py", "domain/label_conflicts.py", "domain/fixes.py", "formats", "training/preflight")
MORE = ("training/sdmgr/preflight.py",)
NO_CODES = {"utf-16", "utf-16-le", "utf-8", "utf-8-sig"}


def sources() -> Iterator[Path]:
    for place in (*PLACES, *MORE):
        path = ROOT / "kie_desktop" / place
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def codes_of(path: Path) -> set[str]:
    """Every text in the source that has the form of a code."""
    texts = (node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and CODE.fullmatch(text)}


@pytest.mark.parametrize("path", [*sources()], ids=lambda path: path.relative_to(ROOT / "kie_desktop").as_posix())
def test_every_code_is_documented(path: Path) -> None:
    # what a writer cannot store is called `lost-` and the name of what it is (formats.unsupported)
    missing = [code for code in codes_of(path) - NO_CODES if not {f"`{code}`", f"`lost-{code}`"} & documented()]
    assert not missing


def test_what_is_documented_as_a_code_of_the_checks_is_one() -> None:
    section = DOCUMENT[DOCUMENT.index("## Problem codes") : DOCUMENT.index("## Lines that people")]
    everything = "\n".join(path.read_text("utf-8") for path in (ROOT / "kie_desktop").rglob("*.py"))
    named = {code.strip("`") for code in re.findall(r"`[a-z]+(?:-[a-z0-9]+)+`", section)}
    assert not [code for code in named if f'"{code}"' not in everything]


def documented() -> set[str]:
    return {*re.findall(r"`[a-z0-9-]+`", DOCUMENT)}
