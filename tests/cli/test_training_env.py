"""A Python with Paddle, made and removed; Python and pip are stand-ins that take no time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import stand_in_python
from event_loop import until
from processes import is_alive

from kie_desktop.__main__ import main
from kie_desktop.places import own_command
from kie_desktop.training import environment as env


@pytest.fixture
def python(tmp_path: Path) -> Path:
    return stand_in_python.make(tmp_path)


def make(python: Path, *options: str) -> int:
    return main(["training-env", "make", "--python", str(python), "--json", *options])


def installs(python: Path) -> list[list[str]]:
    """What pip was asked for, but for itself."""
    return [call[3:] for call in stand_in_python.calls(python) if "install" in call and "--upgrade" not in call]


def test_it_is_made_shown_and_removed(python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make(python, "--build", "cpu") == 0
    made = json.loads(capsys.readouterr().out)
    assert made == {"python": str(env.python()), "build": "cpu", "paddle": "3.3.1", "version": "3.13.1"}
    assert main(["training-env", "show", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["environment"] == {"build": "cpu", "paddle": "3.3.1", "version": "3.13.1"} and shown["size"] > 0
    assert main(["training-env", "remove"]) == 0
    assert not env.root().exists() and env.read() is None


def test_versions_are_pinned_and_pip_decides_where_packages_come_from(python: Path) -> None:
    assert make(python, "--build", "cpu") == 0
    (asked,) = installs(python)
    assert "paddlepaddle==3.3.1" in asked and {"numpy", "onnx", "sentencepiece"} <= set(asked)
    assert asked[asked.index("--constraint") + 1] == str(env.constraints())
    assert not any("index" in word or "://" in word for word in asked)


def test_a_build_for_gpus_comes_from_where_it_is_published_or_a_mirror(python: Path) -> None:
    assert make(python, "--build", "cu126") == 0
    assert make(python, "--build", "cu126", "--index", "http://mirror.example/{build}/") == 0
    plain, published, _, mirrored = installs(python)
    assert "numpy" in plain and "--index-url" not in plain
    assert published[-3:] == ["paddlepaddle-gpu==3.3.1", "--index-url", env.recipe().build("cu126").index]
    assert mirrored[-1] == "http://mirror.example/cu126/"


def test_only_that_index_gives_a_build_for_gpus(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two could answer for one name: those that pip's configuration adds are for all else."""
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "http://extra.example/")
    monkeypatch.setenv("PIP_FIND_LINKS", "/wheels")
    monkeypatch.setenv("PIP_PROXY", "http://proxy.example/")
    assert make(python, "--build", "cu126") == 0
    plain, published = stand_in_python.pip_environments(python)[1:]
    assert plain["PIP_EXTRA_INDEX_URL"] == "http://extra.example/" and plain["PIP_FIND_LINKS"] == "/wheels"
    assert published["PIP_EXTRA_INDEX_URL"] == env.recipe().build("cu126").index
    assert published["PIP_FIND_LINKS"] == str(env.downloads())
    assert plain["PIP_PROXY"] == published["PIP_PROXY"] == "http://proxy.example/"


def test_its_size_is_told_while_another_window_removes_it(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert make(python, "--build", "cpu") == 0
    lstat = Path.lstat

    def lstat_late(path: Path) -> os.stat_result:
        path.unlink(missing_ok=True)
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", lstat_late)
    assert env.size() == 0


class Fault(NamedTuple):
    printed: str
    options: tuple[str, ...]
    said: str


@pytest.mark.parametrize(
    "fault",
    [
        Fault(stand_in_python.OFFLINE, (), "set PIP_INDEX_URL to an index that can be reached"),
        Fault(
            "ERROR: No matching distribution found for onnx==9",
            (),
            "the package index has no onnx==9 for this computer",
        ),
        Fault("ERROR: Could not install: [Errno 28] No space left on device", (), "the disk is full"),
        Fault("ERROR: something else\n", (), "something else; try again"),
    ],
)
def test_what_fails_leaves_nothing_and_says_what_to_do(
    python: Path, fault: Fault, capsys: pytest.CaptureFixture[str]
) -> None:
    (python.parent / "pip.txt").write_text(fault.printed, "utf-8")
    (python.parent / "pip-status").write_text("1", "utf-8")
    assert make(python, "--build", "cpu", *fault.options) == 1
    assert fault.said in capsys.readouterr().err
    assert not env.folder().exists()


def test_paddle_that_does_not_start_is_no_environment(python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (python.parent / "broken").touch()
    fetched = env.downloads() / "paddle.whl"
    fetched.parent.mkdir(parents=True)
    fetched.touch()
    assert make(python, "--build", "cpu") == 1
    assert "does not start on this computer" in capsys.readouterr().err
    assert not env.folder().exists() and fetched.exists()  # for another try


def test_too_little_room_is_said_before_anything_is_made(
    python: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))  # type: ignore[attr-defined]
    assert make(python, "--build", "cpu") == 1
    assert "1,270 MB needed" in capsys.readouterr().err
    assert not env.folder().exists()


def test_one_that_is_cancelled_is_gone_and_so_is_its_pip(python: Path) -> None:
    (python.parent / "slow").touch()
    command = own_command("training-env", "make", "--python", str(python), "--build", "cpu", "--attended")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None and child.stdin is not None
        steps = (json.loads(line)["progress"] for line in child.stdout)
        step: dict[str, Any] = next(step for step in steps if step["text"] == "Installing packages")
        assert step["total"] == 0 and env.folder().exists()
        pip = int((python.parent / "pip-process").read_text("utf-8"))
        assert is_alive(pip)
        child.stdin.close()
        assert child.wait(60) == 130
    assert not env.folder().exists()
    until(lambda: not is_alive(pip))


def test_progress_counts_bytes_of_all_files(python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["training-env", "make", "--python", str(python), "--build", "cpu"]) == 0
    assert capsys.readouterr().err.splitlines()[-3:] == [
        "Downloading paddlepaddle-3.3.1-cp313-cp313-manylinux1_x86_64.whl",
        "Installing packages",
        "Testing Paddle",
    ]


def test_half_an_environment_is_none_and_is_swept(python: Path) -> None:
    rest = env.folder() / "bin" / "rest"
    rest.parent.mkdir(parents=True)
    rest.write_text("of a process that was killed", "utf-8")
    assert env.read() is None
    assert make(python, "--build", "cpu") == 0
    assert not rest.exists() and env.read() is not None


def test_pythons_are_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kie_desktop.training.environment import pythons

    good = stand_in_python.make(tmp_path)
    others = [
        stand_in_python.make(tmp_path, "python3.12", "3.12.7", venv=False),
        stand_in_python.make(tmp_path, "python3", "3.8.2"),
        stand_in_python.make(tmp_path, "python3.11", "3.11.9", missing=[]),
        stand_in_python.make(tmp_path, "python", "3.13.9", free=True),
    ]
    shim = tmp_path / "shims" / "python3.13"
    shim.parent.mkdir()
    shim.write_text("#!/bin/sh\necho not installed >&2; exit 127\n", "utf-8")
    shim.chmod(0o755)
    monkeypatch.setattr(pythons, "is_frozen", lambda: True)
    folders = [shim.parent, good.parent, *(path.parent for path in others)]
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, folders)))
    found = {python.version: python for python in pythons.find_pythons(env.recipe())}
    assert [*found][:2] == ["3.13.1", "3.11.9"] and len(found) == 5
    assert found["3.11.9"].can_train and not found["3.13.1"].can_train
    assert "python3.12-venv" in found["3.12.7"].why_not
    assert "3.11 to 3.13" in found["3.8.2"].why_not and "global interpreter lock" in found["3.13.9"].why_not
    monkeypatch.setenv("PATH", str(shim.parent))
    assert main(["training-env", "make"]) == 1
    assert "install Python 3.13 (64-bit)" in capsys.readouterr().err
    assert main(["training-env", "make", "--python", str(shim)]) == 1
    assert "this Python does not start" in capsys.readouterr().err


@pytest.mark.parametrize(("driver", "build"), [("", "cpu"), ("11.4", "cpu"), ("12.8", "cu126"), ("13.2", "cu130")])
def test_the_driver_chooses_the_build(driver: str, build: str) -> None:
    assert env.recipe().best(driver).name == build


def test_one_at_a_time(python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from kie_desktop import locks

    env.root().parent.mkdir(parents=True, exist_ok=True)
    held = locks.hold(env.root().with_name("training.lock"))
    assert held is not None
    with held:
        assert make(python) == 1
    assert "another window or command" in capsys.readouterr().err
