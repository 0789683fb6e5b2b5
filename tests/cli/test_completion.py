"""What a shell offers at the Tab key."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from kie_desktop.cli.completion import bash_script, commands
from kie_desktop.cli.main import COMMANDS, run_command

_TRY = """
eval "$SCRIPT"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_kie_desktop
printf '%s\\n' "${COMPREPLY[@]}"
"""


def test_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["completion", "bash"]) == 0
    assert capsys.readouterr().out == bash_script()
    assert run_command(["completion", "tcsh"]) == 2


def test_every_command_is_known_and_nothing_that_is_for_the_program_itself() -> None:
    known = {command.name: command for command in commands()}
    assert [*known] == [*COMMANDS]
    assert {"--out", "--ray", "--help"} <= {*known["extract"].options}
    assert "--probe" not in known["doctor"].options


@pytest.mark.skipif(sys.platform == "win32" or shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ex"], ["extract", "export-model"]),
        (["extract", "--oc"], ["--ocr", "--ocr-weights"]),
        (["extract", "page.png", "--ocr", ""], ["rapid", "paddle", "none"]),
        (["models", "re"], ["remove"]),
        (["extract", "page.p"], []),  # names of files are the shell's own
    ],
)
def test_bash_offers_what_fits(words: list[str], offered: list[str]) -> None:
    command = ["bash", "-c", _TRY, "bash", "kie-desktop", *words]
    done = subprocess.run(command, env={"SCRIPT": bash_script()}, capture_output=True, text=True, check=True)
    assert done.stdout.split() == offered
