"""Runs of several processes from the command line: on one machine, and on two that are addresses of this one."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kie_desktop.cli.main import run_command
from kie_desktop.contract.launch import launcher_command, needs_launcher, own_address
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.places import own_command, program_folder
from tests.training.runs import config, data_folder


@pytest.fixture
def run(tmp_path: Path) -> TrainConfig:
    return config(data_folder(tmp_path / "data"), tmp_path / "out", epochs=1, batch_size=1)


def written(run: TrainConfig, folder: Path) -> str:
    path = folder / f"{run.out.name}.json"
    path.write_text(run.to_json(), "utf-8")
    return str(path)


def trainers(out: Path) -> int:
    """How many processes a run had: its windows of an epoch, by what each took, tell it."""
    layout = json.loads((out / "latest" / "run_state.json").read_text("utf-8"))["layout"]
    found = re.search(r"1 x 1 x (\d+)", layout)
    assert found is not None
    return int(found.group(1))


def test_processes_of_one_machine(run: TrainConfig, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["train", "--config", written(run, tmp_path), "--device", "cpu", "--processes", "2", "--json"]
    assert run_command(command) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["outcome"], told["steps"], trainers(run.out)) == ("finished", 3, 2)  # five windows, two at once


def test_machines_share_a_run(run: TrainConfig, tmp_path: Path) -> None:
    """The same command on each, two addresses of the loopback device here; the first one has the results."""
    ips = "127.0.0.2,127.0.0.3"  # Paddle refuses 127.0.0.1
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PADDLE_START_PORT": str(free_port())}
    children = []
    for number, address in enumerate(ips.split(",")):
        mine = replace(run, out=tmp_path / f"machine{number}")
        command = ["train", "--config", written(mine, tmp_path), "--device", "cpu", "--ips", ips, "--host", address]
        children.append(
            subprocess.Popen(
                [*own_command(), *command, "--json"],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env=environment,
                cwd=program_folder(),
            )
        )
    ends = [child.communicate(timeout=300) for child in children]
    assert [child.returncode for child in children] == [0, 0], ends
    first, second = (json.loads(out) for out, _ in ends)
    assert (first["outcome"], first["steps"], second["outcome"]) == ("finished", 3, "helped")
    assert trainers(tmp_path / "machine0") == 2 and not (tmp_path / "machine1" / "latest").exists()


def free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("", 0))
        return int(listener.getsockname()[1])


def test_which_machine_this_one_is(run: TrainConfig) -> None:
    assert own_address(replace(run, ips="127.0.0.2, 203.0.113.7")) == "127.0.0.2"
    assert own_address(replace(run, ips="127.0.0.2,127.0.0.3", host="127.0.0.3")) == "127.0.0.3"
    assert own_address(replace(run, ips="127.0.0.1")) == "127.0.0.1"
    for ips, host, words in (
        ("127.0.0.2,127.0.0.3", "", "several of these addresses"),
        ("203.0.113.7,203.0.113.8", "", "none of these addresses"),
        ("127.0.0.1,203.0.113.8", "", "other machines cannot reach 127.0.0.1"),
        ("203.0.113.7", "203.0.113.9", "it is not one of"),
    ):
        with pytest.raises(UserError, match=words):
            own_address(replace(run, ips=ips, host=host))


def test_what_the_launcher_is_given(run: TrainConfig) -> None:
    assert not needs_launcher(run)
    command = launcher_command(replace(run, gpus="0,1"), Path("c.json"))
    assert command[1:3] == ["-m", "paddle.distributed.launch"] and command[5:7] == ["--gpus", "0,1"]
    command = launcher_command(replace(run, ips="127.0.0.1", processes=3), Path("c.json"))
    assert command[2] == "127.0.0.1" and "--nproc_per_node 3 --ips 127.0.0.1" in " ".join(command)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--processes", "2"], "add --device cpu"),
        (["--processes", "0", "--device", "cpu"], "at least 1"),
        (["--host", "127.0.0.1"], "add --ips"),
        (["--ips", "127.0.0.1,203.0.113.8"], "other machines cannot reach 127.0.0.1"),
        (["--ips", "127.0.0.2", "--host", "203.0.113.8"], "it is not one of --ips"),
    ],
)
def test_options_that_do_not_go_together(
    options: list[str], words: str, run: TrainConfig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["train", "--config", written(run, tmp_path), *options]) == 2
    assert words in capsys.readouterr().err
