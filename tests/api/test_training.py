"""`train` and `evaluate`: the real training process, and the figures that the command line prints."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path
from typing import Any

import goldens
import pytest
from PIL import Image

import kie_desktop as kie
from kie_desktop.api import training_child
from kie_desktop.cli.main import run_command
from kie_desktop.contract import events
from tests.training.runs import data_folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = data_folder(tmp_path / "data")
    shutil.copyfile(goldens.CLASS_LIST, folder / "class_list.txt")
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """The golden network with its companions."""
    folder = shutil.copytree(goldens.FOLDER / "ser", tmp_path / "start")
    shutil.copyfile(goldens.TOKENIZER, folder / goldens.TOKENIZER.name)
    shutil.copyfile(goldens.CLASS_LIST, folder / "class_list.txt")
    return folder


def test_a_run_and_its_evaluation(data: Path, start: Path, tmp_path: Path) -> None:
    told: list[events.Event] = []
    run = kie.train(
        "ser", data=data, out=tmp_path / "run", init=start, epochs=2, batch_size=2, device="cpu", on_event=told.append
    )
    assert (run.task, run.outcome, run.out, run.steps) == ("ser", "finished", tmp_path / "run", 6)
    assert {"precision", "recall", "hmean", "fps"} <= run.metrics.keys()
    assert (run.best / "model_state.pdparams").is_file() and run.seconds > 0
    assert {events.Started, events.Step, events.Evaluated, events.Finished} <= {type(event) for event in told}
    document = json.loads(json.dumps(run.to_dict()))
    assert document["best"] == run.metrics and document["checkpoint"] == str(run.best)
    result = kie.evaluate("ser", model=run.best, label_file=data / "val.json", image_dir=data)
    assert result.hmean == pytest.approx(run.metrics["hmean"], abs=1e-6)


def test_a_run_in_a_thread_that_gets_no_signals(data: Path, start: Path, tmp_path: Path) -> None:
    runs: list[kie.TrainingResult] = []

    def work() -> None:
        runs.append(kie.train("ser", data=data, out=tmp_path / "run", init=start, epochs=1, device="cpu"))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(120)
    assert [run.outcome for run in runs] == ["finished"]


def test_a_run_that_dies_tells_its_last_words(
    data: Path, start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(*_: object) -> list[str]:
        return [training_child.own_command()[0], "-c", "raise OSError('the disk is gone')"]

    monkeypatch.setattr(training_child, "training_command", dying)
    with pytest.raises(
        kie.KieError, match=r"ended with status 1 before the run had finished.*the disk is gone"
    ) as caught:
        kie.train("ser", data=data, out=tmp_path / "run", init=start, device="cpu")
    assert "File" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"task": "sre"}, "unknown task 'sre'; choose one of ser, re, sdmgr"),
        ({"data": "gone"}, "gone: there is no train.json in this folder"),
        ({"data": "data/train.json"}, "train.json: there is no train.json in this folder"),
        ({"init": "no-such-pack"}, "no-such-pack"),
        ({"out": None}, "specify --config YAML, or --task, --data and --out"),
        ({"task": None, "data": None, "config": "gone.yml"}, "gone.yml"),
        ({"config": "a.yml"}, "--config already sets the task and data"),
        ({"device": "cpu", "gpus": "0"}, "contradict each other"),
        ({"compat": True}, "--compat is for sdmgr"),
        ({"minutes": 0.001}, "max_seconds"),
        ({"task": None, "data": None, "resume": "data"}, "there is no run_config.json with its settings"),
    ],
)
def test_faults_are_one_line(
    data: Path, start: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], message: str
) -> None:
    monkeypatch.chdir(data.parent)
    arguments: dict[str, Any] = {"task": "ser", "data": "data", "out": "run", "init": start, **change}
    with pytest.raises(kie.KieError) as caught:
        kie.train(**arguments)
    assert message in str(caught.value) and "\n" not in str(caught.value)
    assert not Path("run").exists()


def test_an_error_of_the_pages_is_the_command_lines(
    data: Path, start: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "class_list.txt").write_text("OTHER\nQUESTION\n", encoding="utf-8")
    with pytest.raises(kie.KieError) as caught:
        kie.train("ser", data=data, out=tmp_path / "run", init=start)
    assert "the run was not started: " in str(caught.value) and "has the label 'answer'" in str(caught.value)
    command = ["train", "--task", "ser", "--data", str(data), "--out", str(tmp_path / "run"), "--init", str(start)]
    assert run_command(command) == 1
    assert capsys.readouterr().err.splitlines()[-1] == f"error: {caught.value}"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden pages as a label file with (empty) images, the second of which is missing."""
    folder = tmp_path_factory.mktemp("pages")
    rows = json.loads((goldens.FOLDER / "pages.json").read_text(encoding="utf-8"))
    lines = [f"{row['image']}\t{json.dumps(row['label'])}\n" for row in rows]
    (folder / "val.json").write_text("".join(lines), encoding="utf-8")
    for row in rows[:1] + rows[2:]:
        Image.new("1", (row["width"], row["height"])).save(folder / row["image"])
    return folder


@pytest.mark.parametrize("task", ["ser", "re"])
def test_an_evaluation_is_what_the_command_line_prints(
    pages: Path, task: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    result = kie.evaluate(
        task,
        model=goldens.FOLDER / task,
        label_file=pages / "val.json",
        image_dir=pages,
        tokenizer=goldens.TOKENIZER,
        class_list=goldens.CLASS_LIST,
    )
    command = ["evaluate", "--task", task, "--model", str(goldens.FOLDER / task), "--json"]
    command += ["--label-file", str(pages / "val.json"), "--image-dir", str(pages)]
    command += ["--tokenizer", str(goldens.TOKENIZER), "--class-list", str(goldens.CLASS_LIST)]
    assert run_command(command) == 0
    theirs, mine = json.loads(capsys.readouterr().out), json.loads(json.dumps(result.to_dict()))
    assert theirs.pop("fps") > 0 and mine.pop("fps") > 0 and theirs == mine
    assert (result.task, result.pages) == (task, 4) and 0 <= result.hmean <= 1
    assert [problem.code for problem in result.problems] == ["missing-image"]
    assert len(result.mistakes) == len(mine["wrong_links" if task == "re" else "wrong_entities"]) > 0


def test_roles_of_labels_whose_names_do_not_tell(pages: Path, tmp_path: Path) -> None:
    text = (pages / "val.json").read_text("utf-8")
    (tmp_path / "val.json").write_text(text.replace('"question"', '"frage"').replace('"answer"', '"antwort"'), "utf-8")
    shared: dict[str, Any] = {"model": goldens.FOLDER / "re", "image_dir": pages, "tokenizer": goldens.TOKENIZER}
    usual = kie.evaluate("re", label_file=pages / "val.json", **shared)
    renamed = kie.evaluate("re", label_file=tmp_path / "val.json", **shared)
    roles = {"frage": kie.Role.KEY, "antwort": "value"}
    assert renamed.hmean == 0 < usual.hmean
    assert kie.evaluate("re", label_file=tmp_path / "val.json", roles=roles, **shared).hmean == usual.hmean
    with pytest.raises(kie.KieError, match="unknown role 'nonsense'"):
        kie.evaluate("re", label_file=tmp_path / "val.json", roles={"frage": "nonsense"}, **shared)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"task": "sre"}, "unknown task 'sre'"),
        ({"model": "no-such-model"}, "no-such-model"),
        ({"label_file": "gone.json"}, "gone.json: label file not found"),
        ({"label_file": "."}, "this is a folder"),
        ({"image_dir": "gone"}, "none of its pages can be scored; line 1"),
        ({"class_list": None}, "it has no class_list.txt"),
        ({"model": goldens.FOLDER / "re"}, "this model does not support SER"),
    ],
)
def test_faults_of_an_evaluation_are_one_line(pages: Path, change: dict[str, Any], message: str) -> None:
    arguments: dict[str, Any] = {
        "task": "ser",
        "model": goldens.FOLDER / "ser",
        "label_file": pages / "val.json",
        "image_dir": pages,
        "tokenizer": goldens.TOKENIZER,
        "class_list": goldens.CLASS_LIST,
        **change,
    }
    with pytest.raises(kie.KieError) as caught:
        kie.evaluate(**arguments)
    assert message in str(caught.value) and "\n" not in str(caught.value)
