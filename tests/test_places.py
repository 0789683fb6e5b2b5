"""A frozen program and a checkout are found their way about in by the same functions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kie_desktop.contract.launch import launcher_command
from kie_desktop.contract.train_config import DataSource, TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.places import command_in, environment_in, own_command, own_environment, program_folder
from kie_desktop.version import __version__


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/kie/_internal", raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/kie/kie-desktop")


def test_a_checkout_starts_its_children_with_its_python() -> None:
    assert own_command("doctor") == [sys.executable, str(program_folder() / "kie_desktop/__main__.py"), "doctor"]
    assert (program_folder() / "resources" / "samples").is_dir()


def test_a_frozen_program_starts_itself(frozen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command("--worker", "engine") == ["/opt/kie/kie-desktop", "--worker", "engine"]
    monkeypatch.setattr(sys, "platform", "win32")
    assert Path(own_command("doctor")[0]).name == "kie-desktop-cli.exe"


def test_a_frozen_child_finds_the_bundled_libraries_anew_and_no_other_program_hears_of_it(frozen: None) -> None:
    assert own_environment()["PYINSTALLER_RESET_ENVIRONMENT"] == "1"
    assert "PYINSTALLER_RESET_ENVIRONMENT" not in environment_in("/venv/bin/python")


def test_a_checkout_tells_its_children_nothing_of_pyinstaller() -> None:
    assert "PYINSTALLER_RESET_ENVIRONMENT" not in own_environment()


def test_another_python_gets_the_source_of_a_frozen_program_and_not_its_libraries(frozen: None) -> None:
    assert command_in("/venv/bin/python", "doctor") == ["/venv/bin/python", "-m", "kie_desktop", "doctor"]
    around = environment_in("/venv/bin/python")
    assert around["PYTHONPATH"].split(":")[0] == "/opt/kie/_internal/app"
    assert around["PYTHONDONTWRITEBYTECODE"] == "1"  # nothing appears in the program's folder


@pytest.mark.parametrize("python", ["", sys.executable])
def test_no_child_runs_what_lies_in_the_folder_it_is_started_in(python: str, tmp_path: Path) -> None:
    """A project's folder that somebody sent, say."""
    (tmp_path / "kie_desktop").mkdir()
    for name in ("kie_desktop/__init__.py", "kie_desktop/__main__.py", "argparse.py", "crashes.py"):
        (tmp_path / name).write_text("print('from the folder')", "utf-8")
    command = command_in(python, "--version")
    done = subprocess.run(command, cwd=tmp_path, env=environment_in(python), capture_output=True, text=True, check=True)
    assert done.stdout == f"kie-desktop {__version__}\n"
    around = subprocess.run(
        [sys.executable, "-c", "import argparse"],
        cwd=tmp_path,
        env=environment_in(python),
        capture_output=True,
        check=True,
    )
    assert not around.stdout  # what -m and -c find: Paddle's launcher is started so


def test_several_gpus_of_a_frozen_program_need_another_python(frozen: None) -> None:
    run = TrainConfig(task="ser", out=Path("out"), train=DataSource(Path(), ()), gpus="0,1")
    with pytest.raises(UserError, match="needs a Python with Paddle"):
        launcher_command(run, Path("c.json"))
    command = launcher_command(run, Path("c.json"), python="/venv/bin/python")
    assert command[0] == "/venv/bin/python"
    assert "/opt/kie/_internal/app/kie_desktop/__main__.py" in command
