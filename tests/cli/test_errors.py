"""How commands fail: one clean line, and a JSON document where a program asked for one."""

from __future__ import annotations

import json
import os
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


@pytest.mark.parametrize("long", ["x" * 300, "/".join(["y" * 200] * 30)])
def test_a_name_that_no_file_system_takes_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], long: str
) -> None:
    (tmp_path / "train.json").write_text("", "utf-8")
    out, file = str(tmp_path / "out"), str(tmp_path / "train.json")
    commands = (
        ["extract", long, "--out", out],
        ["extract", file, "--out", out, "--model", long],
        ["extract", file, "--out", out, "--schema", long],
        ["check", file, "--image-dir", long],
        ["check", file, "--image-dir", str(tmp_path), "--fix", long],
        ["convert", "--from", "auto", "--to", "xfund", file, str(tmp_path / long)],
        ["train", "--task", "fields", "--data", long, "--out", out],
        ["evaluate", "--task", "fields", "--model", long, "--label-file", file, "--image-dir", long],
        ["models", "show", long],
        ["models", "add", long],
        ["models", "remove", long],
        ["locate", file, "--image-dir", long, "--out", out],
        ["export-model", "--checkpoint", long, "--task", "ser", "--out", out],
    )
    for command in commands:
        assert run_command(command) == 1, command
        error = capsys.readouterr().err.strip()
        assert error.startswith("error: ") and len(error.splitlines()) == 1, (command, error)


@pytest.mark.timeout(60)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
@pytest.mark.parametrize("option", ["--schema", "--label-file", "--model", "--font", "INPUT"])
def test_pipes_are_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    pipe = str(tmp_path / "pipe.png")
    (tmp_path / "a.png").write_bytes(b"no image")
    given = [pipe] if option == "INPUT" else [str(tmp_path / "a.png"), option, pipe]
    assert run_command(["extract", *given, "--out", str(tmp_path / "out"), "--jobs", "1"]) != 0
    assert capsys.readouterr().err.startswith("error: ")
    arguments = ["--task", "ser", "--model", "starter", "--label-file", pipe, "--image-dir", str(tmp_path)]
    assert run_command(["predict", *arguments, "--out", str(tmp_path / "out.txt")]) == 1
    assert "not a regular file" in capsys.readouterr().err
