"""A program without Paddle hands what needs it to the Python that was made for training."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from kie_desktop.cli.main import run_command
from kie_desktop.places import program_folder
from kie_desktop.training import environment as env
from kie_desktop.training.environment import Environment


@pytest.fixture(autouse=True)
def without_paddle(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "paddle" else find(name))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of one page that training would take."""
    from text_image import save

    save(tmp_path / "a.png", [(20, 20, "Name: Ada")], (200, 100))
    entity = {"transcription": "Name", "label": "question", "points": [[1, 1], [90, 1], [90, 20], [1, 20]], "id": 1}
    line = f"a.png\t{json.dumps([entity | {'linking': []}])}\n"
    for name in ("train.json", "val.json"):
        (tmp_path / name).write_text(line, "utf-8")
    (tmp_path / "class_list.txt").write_text("OTHER\nQUESTION\nANSWER\nHEADER\n", "utf-8")
    return tmp_path


def test_where_there_is_none_it_says_how_to_get_one(
    data: Path, kie_desktop_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["train", "--task", "ser", "--data", str(data), "--out", str(data / "run")]
    assert run_command(command) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("error: train: this needs Paddle, which is not installed")
    assert "training-env make" in said


def test_the_command_runs_in_the_environment_for_training(
    data: Path, kie_desktop_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    env.python().parent.mkdir(parents=True)
    env.python().write_text('#!/bin/sh\necho "$PYTHONPATH: $*"\nexit 3\n', "utf-8")
    env.python().chmod(0o755)
    env.record(Environment("cpu", "3.3.1", "3.11"))
    command = ["train", "--task", "ser", "--data", str(data), "--out", str(data / "run")]
    assert run_command(command) == 3
    assert capfd.readouterr().out == f"{program_folder()}: -m kie_desktop {' '.join(command)}\n"
