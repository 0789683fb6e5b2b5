"""dev.py mutants: which mutants it checks, and how it tells of them. The library itself is run by hand only."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from build_scripts.mutants.choice import ROOMS, chosen_files, sample
from build_scripts.mutants.report import FileResult, survivor_lines, table
from kie_desktop.places import program_folder

EDITS = Path("kie_desktop/domain/edits.py")
SOURCE = """
class Page:
    def links(self):
        return 1

def links(page):
    if page:
        return 1
    return 1
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with some files in the rooms that are mutated, and one beside them."""
    for name in ("domain/edits.py", "domain/page.py", "kie/sdmgr/model.py", "formats/funsd.py", "domain/notes.txt"):
        path = tmp_path / "kie_desktop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


@pytest.mark.parametrize(
    ("names", "files"),
    [
        ([], ["domain/edits.py", "domain/page.py", "kie/sdmgr/model.py"]),
        (["domain"], ["domain/edits.py", "domain/page.py"]),
        (["kie_desktop/domain/edits.py", "kie/sdmgr", "domain/edits.py"], ["domain/edits.py", "kie/sdmgr/model.py"]),
    ],
)
def test_rooms_and_files_are_chosen_by_name(checkout: Path, names: list[str], files: list[str]) -> None:
    assert chosen_files(checkout, names) == [Path("kie_desktop", name) for name in files]


@pytest.mark.parametrize("name", ["formats/funsd.py", "domain/gone.py", "ui", "edits.py"])
def test_what_lies_in_no_mutated_room_is_refused(checkout: Path, name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: is no file or folder of domain, kie"):
        chosen_files(checkout, ["domain", name])


def test_the_rooms_are_those_that_mutmut_mutates() -> None:
    settings = tomllib.loads((program_folder() / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    assert settings["only_mutate"] == [f"kie_desktop/{room}/*" for room in ROOMS]
    for place in settings["pytest_add_cli_args_test_selection"]:
        assert (program_folder() / place.removeprefix("--ignore=")).exists()
    assert chosen_files(program_folder(), [])


def test_a_sample_has_some_of_every_file_and_more_of_a_large_one() -> None:
    mutants = {
        EDITS: [f"edits {n}" for n in range(300)],
        Path("b.py"): [f"b {n}" for n in range(99)],
        Path("c.py"): ["c"],
    }
    picked = sample(mutants, 40)
    assert Counter(name.split()[0] for name in picked) == {"edits": 30, "b": 10, "c": 1}
    assert sample(mutants, 40) == picked != sample(mutants, 40, seed=1)
    assert len(sample(mutants, 10_000)) == 400
    assert sample({EDITS: []}, 5) == set()


@pytest.mark.parametrize(
    ("name", "removed", "line", "function"),
    [
        ("x_links__mutmut_12", "    return 1", 8, "links"),
        ("xǁPageǁlinks__mutmut_1", "        return 1", 4, "Page.links"),
        ("x_links__mutmut_2", "return 2", 6, "links"),
    ],
)
def test_a_survivor_is_told_by_its_line(name: str, removed: str, line: int, function: str) -> None:
    diff = f"--- a\n+++ b\n@@ -1,2 +1,2 @@\n context\n-{removed}\n+return 2"
    assert survivor_lines(SOURCE, EDITS, f"kie_desktop.domain.edits.{name}", diff) == [
        f"{EDITS}:{line} {function}",
        f"    -{removed}",
        "    +return 2",
    ]


def test_the_table_counts_what_was_checked() -> None:
    words = ["killed", "timeout", "survived", "no tests", "segfault", "suspicious"]
    result = FileResult(EDITS, 9, {f"m{number}": word for number, word in enumerate(words)})
    assert result.survivors == ["m2", "m3"]
    head, *rows = (" ".join(line.split()) for line in table([result, FileResult(Path("b.py"), 4)]))
    assert head == "file mutants checked killed survived no test"
    assert rows == [f"{EDITS} 9 6 3 1 1", "b.py 4 0 0 0 0", "total 13 6 3 1 1"]
    assert table([])[-1].split() == ["total", "0", "0", "0", "0", "0"]


def test_an_unknown_name_is_an_error_without_the_library() -> None:
    command = [sys.executable, "-m", "build_scripts.mutants", "nowhere"]
    done = subprocess.run(command, cwd=program_folder(), capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "nowhere: is no file or folder of domain" in done.stderr
