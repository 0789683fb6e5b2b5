"""`train` from the arguments to a checkpoint, with the real training process."""

from __future__ import annotations

import json
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import goldens
import pytest
import yaml

from kie_desktop.api.training_child import training_command
from kie_desktop.cli.main import run_command
from kie_desktop.cli.train import STARTER
from kie_desktop.cli.training_words import TrainingWords
from kie_desktop.contract import events
from kie_desktop.locks import is_held
from kie_desktop.networks.checkpoint import read_checkpoint
from kie_desktop.places import own_command, program_folder
from kie_desktop.training.data_folder import config_of_folder
from tests.training.paddleocr_yaml import paddleocr_yaml
from tests.training.runs import data_folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = data_folder(tmp_path / "data")
    shutil.copyfile(goldens.CLASS_LIST, folder / "class_list.txt")
    return folder


def checkpoint(folder: Path, task: str = "ser") -> Path:
    """The golden network with its companions."""
    shutil.copytree(goldens.FOLDER / task, folder)
    shutil.copyfile(goldens.TOKENIZER, folder / goldens.TOKENIZER.name)
    shutil.copyfile(goldens.CLASS_LIST, folder / "class_list.txt")
    return folder


def command(data: Path, *more: str, task: str = "ser") -> list[str]:
    out, start = data.parent / "run", data.parent / f"{task}-start"
    if not start.exists():
        checkpoint(start, task)
    places = ["--data", str(data), "--out", str(out), "--init", str(start)]
    return ["train", "--task", task, *places, "--epochs", "2", "--batch-size", "2", "--device", "cpu", *more]


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


@pytest.mark.parametrize("figure", ["hmean", "entity_f1"])
def test_the_last_line_has_the_figure_that_chose(figure: str) -> None:
    best = {"hmean": 0.5, "entity_f1": 0.25}
    (line,) = TrainingWords(1).lines(events.Finished("run/best_accuracy", best, 6, 1.0, figure=figure))
    told = f"{figure} {best[figure]:.4f} on the held-out pages"
    assert line == f"finished: {told}, at step 6 after 0:00:01; run/best_accuracy"


def test_a_data_folder_is_learned_and_the_run_goes_on(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(command(data, "--json")) == 0
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert (document["task"], document["outcome"], document["steps"]) == ("ser", "finished", 6)
    assert {"precision", "recall", "hmean", "entity_f1"} <= document["best"].keys()
    assert (document["chosen"]["held_out"], document["chosen"]["tested"]) == (2, 5)
    assert "\nkept " in told.err and "on 2 pages held out and 5 pages by cross-validation" in told.err
    assert "5 pages for training, 2 for validation" in told.err
    assert "step 6/6, epoch 2: loss" in told.err and "finished: " in told.err
    assert read_checkpoint(Path(document["checkpoint"])).task == "ser"
    assert yaml.safe_load((data.parent / "run" / "config.yml").read_text("utf-8"))["Global"]["epoch_num"] == 2
    (data.parent / "run" / events.STOP_FILE).touch()  # what a window leaves that stopped the run
    assert run_command(["train", "--resume", str(data.parent / "run"), "--epochs", "3", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["steps"] == 9
    assert "from step 6" in told.err
    assert not (data.parent / "run" / "best_accuracy_1").exists()


def test_a_run_in_the_folder_of_another_keeps_its_model(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = data.parent / "run"
    assert run_command(command(data, "--json")) == 0
    learned = (run / "best_accuracy" / "model_state.pdparams").read_bytes()
    capsys.readouterr()
    for number in (1, 2):
        again = command(data, "--json", "--overwrite", "--init", str(run / "best_accuracy"))
        assert run_command(again) == 0
        assert f"it was renamed to best_accuracy_{number}" in capsys.readouterr().err
        assert (run / f"best_accuracy_{number}.pdopt").is_file()
    assert (run / "best_accuracy_1" / "model_state.pdparams").read_bytes() == learned
    assert read_checkpoint(run / "best_accuracy").task == "ser"


@pytest.mark.parametrize(("task", "distilled"), [("ser", False), ("re", True)])
def test_paddleocrs_yaml_trains_unedited_but_for_the_paths(
    data: Path, capsys: pytest.CaptureFixture[str], task: str, distilled: bool
) -> None:
    path = data.parent / "stock.yml"
    path.write_text(paddleocr_yaml(task, distilled, data, data.parent / "run"), encoding="utf-8")
    start = checkpoint(data.parent / "start", task)
    places = ("Models.Teacher.Backbone", "Models.Student.Backbone") if distilled else ("Backbone",)
    overrides = [f"Architecture.{place}.pretrained={start}" for place in places]
    assert run_command(["train", "--config", str(path), "-o", "Global.epoch_num=1", *overrides, "--json"]) == 0
    document = answer(capsys)
    assert (document["task"], document["outcome"]) == (task, "finished")
    assert not [problem for problem in document["problems"] if problem["code"].startswith("yaml")]
    assert (data.parent / "run" / "latest" / "model_state.pdparams").exists()


def test_ctrl_c_ends_at_a_safe_point(data: Path) -> None:
    many = [word if word != "2" else "500" for word in command(data)]
    process = subprocess.Popen(
        [*own_command(), *many, "-o", "Global.print_batch_step=1", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=program_folder(),
    )
    with process:
        assert process.stderr is not None and process.stdout is not None
        errors = list(_until(process.stderr, "step 1/"))
        process.send_signal(signal.SIGINT)
        errors += list(process.stderr)
        document = json.loads(process.stdout.read())
        assert process.wait(60) == 130, errors
    assert document["outcome"] == "stopped" and document["steps"] >= 1
    assert (Path(document["checkpoint"]) / "model_state.pdparams").exists()
    assert "stopping at the next safe point" in "".join(errors)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_second_signal_ends_at_once(
    data: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, number: signal.Signals, status: int
) -> None:
    script = (
        "import os, sys, time\n"
        f"os.kill(os.getppid(), {int(number)})\n"
        "while sys.stdin.readline().strip() != 'stop': pass\n"
        f"os.kill(os.getppid(), {int(number)})\n"
        "time.sleep(600)\n"
    )
    monkeypatch.setattr("kie_desktop.api.training_child.training_command", lambda *_: [sys.executable, "-c", script])
    begun = time.monotonic()
    assert run_command(command(data, "--json")) == status
    assert time.monotonic() - begun < 300
    told = capfd.readouterr()
    assert json.loads(told.out) == {"error": "stopped"}
    told_lines = [line for line in told.err.splitlines() if "estimated" not in line]  # that goes on meanwhile
    assert told_lines[-2:] == [
        "stopping at the next safe point; press Ctrl+C again to stop immediately",
        "error: stopped",
    ]


def test_a_killed_command_takes_its_training_process_along(data: Path) -> None:
    many = [word if word != "2" else "100000" for word in command(data)]
    process = subprocess.Popen(
        [*own_command(), *many, "-o", "Global.print_batch_step=1"], stderr=subprocess.PIPE, text=True
    )
    with process:
        assert process.stderr is not None
        list(_until(process.stderr, "step 2/"))
        process.kill()
    run = data.parent / "run"
    end = time.monotonic() + 60  # alone, it would take hours
    while is_held(run / events.LOCK):
        assert time.monotonic() < end, "the training process outlived the command"
        time.sleep(0.05)
    assert (run / "latest" / "model_state.pdparams").exists()
    assert "save model in" in (run / "train.log").read_text("utf-8")


def _until(lines: Iterator[str], words: str) -> Iterator[str]:
    for line in lines:
        yield line
        if words in line:
            return


def test_dry_run_looks_and_does_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(command(data, "--dry-run", "--json")) == 0
    assert answer(capsys)["outcome"] == "checked"
    assert not (data.parent / "run").exists()


def test_minutes_are_a_limit_and_become_epochs(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = command(data, "--minutes", "600", "--dry-run", "--json")
    place = arguments.index("--epochs")
    assert run_command([*arguments[:place], *arguments[place + 2 :]]) == 0
    captured = capsys.readouterr()
    estimate = json.loads(captured.out)["estimate"]
    epochs = int(captured.err.split("enough for ")[1].split()[0])
    assert epochs > 30 and estimate["seconds"] > 0  # the pages are few, and ten hours long
    assert run_command(command(data, "--minutes", "0.001", "--json")) == 1
    assert "max_seconds is 0.06" in capsys.readouterr().err


def test_a_runs_own_json_is_a_configuration(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = config_of_folder("ser", data, data.parent / "run", str(checkpoint(data.parent / "start")))
    (data / "config.json").write_text(config.to_json(), encoding="utf-8")
    assert run_command(["train", "--config", str(data / "config.json"), "--dry-run", "--json"]) == 0
    document = answer(capsys)
    assert (document["outcome"], document["out"]) == ("checked", str(data.parent / "run"))
    (data / "config.json").write_text("{", encoding="utf-8")
    assert run_command(["train", "--config", str(data / "config.json"), "--dry-run"]) == 1
    assert "is not JSON" in capsys.readouterr().err


def test_faults_stop_the_run_before_it_starts(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "class_list.txt").write_text("OTHER\nQUESTION\n", encoding="utf-8")
    assert run_command(command(data)) == 1
    told = capsys.readouterr().err
    assert "has the label 'answer', which is not in the class list" in told and "more [unknown-label]" in told
    assert "error: the run was not started" in told
    assert run_command(command(data, "--json")) == 1
    assert answer(capsys)["outcome"] == "refused"
    assert not (data.parent / "run").exists()


class Harm:
    """What a malicious file would run."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (Path("harmed"),))


def test_weights_that_are_malicious(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = command(data)
    weights = data.parent / "ser-start" / "model_state.pdparams"
    weights.write_bytes(pickle.dumps({"x": Harm()}, protocol=4))
    status = run_command(arguments)
    told = capsys.readouterr().err
    assert status == 1 and "Traceback" not in told, told
    assert "error: " in told
    assert not Path("harmed").exists()


@pytest.mark.parametrize("asked", [["--device", "gpu"], ["--gpus", "0,1"]])
def test_a_gpu_that_is_not_there(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    arguments = [word for word in command(data) if word not in {"--device", "cpu"}]
    assert run_command([*arguments, *asked]) == 1
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("error: Paddle in this Python ") and "doctor" in error


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "--config YAML"),
        (["--task", "ser"], "--config YAML"),
        (["--config", "a.yml", "--task", "ser"], "remove --task"),
        (["--task", "ser", "--data", ".", "--out", "x", "--gpus", "0", "--device", "cpu"], "contradict"),
    ],
)
def test_wrong_usage(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(data)
    assert run_command(["train", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_several_gpus_and_machines_go_through_the_launcher(data: Path) -> None:
    config = config_of_folder("ser", data, data / "out", STARTER)
    assert training_command(config, Path("c.json"))[-3:] == ["--worker", "train", "c.json"]
    several = config.__class__.from_json(
        json.dumps({**json.loads(config.to_json()), "gpus": "0,1", "ips": "10.0.0.1,10.0.0.2", "host": "10.0.0.1"})
    )
    line = " ".join(training_command(several, Path("c.json")))
    assert line.startswith(f"{sys.executable} ") and "launch_here.py 10.0.0.1 " in line
    assert "--gpus 0,1 --ips 10.0.0.1,10.0.0.2" in line and line.endswith("__main__.py --worker train c.json")
