"""Arguments, exit statuses and error lines that hold for every command."""

from __future__ import annotations

import argparse
import re
import shlex
import subprocess
import sys

import pytest

from kie_desktop.cli import main
from kie_desktop.domain.errors import UserError
from kie_desktop.places import program_folder
from kie_desktop.version import __version__


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kie_desktop", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"kie-desktop {__version__}\n", "")


def test_help_lists_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(f"\n    {name}" in done.stdout for name in main.COMMANDS)
    assert done.stdout.startswith("usage: kie-desktop [PROJECT_OR_FOLDER]\n")


@pytest.mark.parametrize("name", main.COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run_command([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: kie-desktop {name}")


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["check", "--no-such-option"], ["extract"]])
def test_wrong_usage_is_one_line_and_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run_command(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("error: ")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("raised", "status", "line"),
    [(UserError("a.png: not an image; open another"), 1, "error: a.png: not an image; open another\n"),
     (KeyboardInterrupt(), 130, "error: stopped\n")],
)  # fmt: skip
def test_failed_work_is_one_line_and_a_status(
    raised: BaseException, status: int, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: argparse.Namespace) -> int:
        raise raised

    monkeypatch.setattr("kie_desktop.cli.updates.run", fail)
    assert main.run_command(["updates"]) == status
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", line)


_SHOWN = re.compile(r"^ {4,}(?:\S*/)?kie-desktop (.*?)(?: *#.*| *\|\|)?$", re.MULTILINE)
_DEV = re.compile(r"\bdev\.py ([a-z]+)")


def documents() -> list[str]:
    """README and whatever docs/ has; docs/from-paddleocr.md, whose commands are in tables, has tests of its own."""
    root = program_folder()
    return [path.read_text("utf-8") for path in (*root.glob("*.md"), *root.glob("docs/*.md"))]


def documented() -> list[str]:
    """Every command line that they show."""
    found = list(dict.fromkeys(line for text in documents() for line in _SHOWN.findall(text)))
    assert len(found) > 20
    return found


@pytest.mark.parametrize("line", documented())
def test_documented_command_lines_are_understood(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = shlex.split(line)
    monkeypatch.setattr(f"kie_desktop.cli.{arguments[0].replace('-', '_')}.run", lambda _: 0)
    assert main.run_command(arguments) == 0


def test_documented_commands_of_a_checkout_are_there() -> None:
    done = subprocess.run(
        [sys.executable, "build_scripts/dev.py", "--help"],
        cwd=program_folder(),
        capture_output=True,
        text=True,
        check=True,
    )
    named = {name for text in documents() for name in _DEV.findall(text)} - {"error"}
    assert len(named) > 10
    assert [name for name in sorted(named) if not re.search(rf"^ +{name}\b", done.stdout, re.MULTILINE)] == []


def test_a_worker_that_does_not_exist_is_wrong_usage() -> None:
    done = run("--worker", "nobody")
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
