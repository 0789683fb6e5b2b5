"""A frozen program and a checkout are found their way about in by the same functions."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kie_desktop.domain.errors import UserError
from kie_desktop.jobs.commands import command_in, environment_in
from kie_desktop.places import own_command, program_folder
from kie_desktop.training.launch import launcher_command


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/kie/_internal", raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/kie/kie-desktop")


def test_a_checkout_starts_its_children_with_its_python() -> None:
    assert own_command("doctor") == [sys.executable, "-m", "kie_desktop", "doctor"]
    assert (program_folder() / "resources" / "samples").is_dir()


def test_a_frozen_program_starts_itself(frozen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command("--worker", "engine") == ["/opt/kie/kie-desktop", "--worker", "engine"]
    monkeypatch.setattr(sys, "platform", "win32")
    assert Path(own_command("doctor")[0]).name == "kie-desktop-cli.exe"


def test_another_python_gets_the_source_of_a_frozen_program_and_not_its_libraries(frozen: None) -> None:
    assert command_in("/venv/bin/python", "doctor") == ["/venv/bin/python", "-m", "kie_desktop", "doctor"]
    around = environment_in("/venv/bin/python")
    assert around["PYTHONPATH"].split(":")[0] == "/opt/kie/_internal/app"
    assert around["PYTHONDONTWRITEBYTECODE"] == "1"  # nothing appears in the program's folder


def test_several_gpus_of_a_frozen_program_need_another_python(frozen: None) -> None:
    with pytest.raises(UserError, match="need a Python with Paddle"):
        launcher_command(Path("c.json"), Path("out"), "0,1", "")
    command = launcher_command(Path("c.json"), Path("out"), "0,1", "", python="/venv/bin/python")
    assert command[0] == "/venv/bin/python"
    assert "/opt/kie/_internal/app/kie_desktop/__main__.py" in command
