"""How commands fail: one clean line, and a JSON document where a program asked for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kie_desktop.cli.main import COMMANDS, run_command

EVIL = "a\x1b[2J\nerror: b\r\u202e.png"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_unknown_options_are_named_and_json_says_so(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command([command, "--nonsense-option", "--json"]) == 2
    out, err = capsys.readouterr()
    assert "--nonsense-option" in err, "the unknown option is named"
    assert err.startswith("error: ") and err.count("\n") == 1
    assert "--nonsense-option" in json.loads(out)["error"]


def test_an_error_is_one_clean_line_whatever_a_file_is_called(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / EVIL).write_bytes(b"no image")
    status = run_command(["extract", str(tmp_path / EVIL), "--out", str(tmp_path / "out")])
    out, err = capsys.readouterr()
    assert status == 1 and out == ""
    assert err.startswith("error: ") and err.count("\n") == 1 and err.isprintable() is False
    assert err.rstrip("\n").isprintable() and r"\x1b[2J\nerror: b\r\u202e.png" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "{}/nothing.json", "--image-dir", "{}", "--json"],
        ["evaluate", "--task", "ser", "--model", "nothing", "--label-file", "x", "--image-dir", "{}", "--json"],
        ["models", "show", "nothing", "--json"],
        ["extract", "{}/nothing.png", "--out", "", "--json"],
        ["extract", "", "--out", "{}/out", "--json"],
    ],
)
def test_a_command_that_fails_as_a_whole_prints_one_document(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run_command([part.format(tmp_path) for part in arguments])
    out, err = capsys.readouterr()
    assert status in (1, 2)
    document = json.loads(out)
    assert err.startswith("error: ") and err.count("\n") == 1
    assert document.get("error") or document["errors"]
