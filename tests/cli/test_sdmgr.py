"""SDMGR on the command line: from a run's checkpoint to figures, packs, predictions and extracted pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from kie_desktop.cli.main import run_command
from kie_desktop.contract.packs import load_pack
from kie_desktop.formats import wildreceipt
from kie_desktop.training.distributed import Ranks
from kie_desktop.training.run import Run
from kie_desktop.training.sdmgr.setup import prepare_sdmgr
from kie_desktop.training.train_log import TrainLog
from tests.training.graph_pages import archive, config


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("sdmgr") / "data", range(4))


@pytest.fixture(scope="module")
def checkpoint(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run of two steps."""
    run = config(data, tmp_path_factory.mktemp("run") / "out", epochs=1)
    run.out.mkdir()
    setup = prepare_sdmgr(run, Ranks(), lambda _: None)
    Run(run, setup, Ranks(), TrainLog(None), lambda _: None, lambda: False).go()
    return run.out


@pytest.fixture(scope="module")
def pack(checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("packs") / "receipts"
    assert run_command(["export-model", "--checkpoint", str(checkpoint), "--task", "sdmgr", "--out", str(out)]) == 0
    return out


def of(data: Path) -> list[str]:
    return ["--label-file", str(data / wildreceipt.LABELS), "--image-dir", str(data)]


def test_pack_and_checkpoint_score_alike(
    data: Path, checkpoint: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = []
    for model in (checkpoint, checkpoint / "best_accuracy.pdparams", pack):
        assert run_command(["evaluate", "--task", "sdmgr", "--model", str(model), *of(data), "--json"]) == 0
        documents.append(json.loads(capsys.readouterr().out))
    figures = [(row["hmean"], row["confusion"], row["pages"]) for row in documents]
    assert figures[0] == figures[1] == figures[2] and documents[0]["pages"] == 4
    assert {"precision", "recall", "per_label", "wrong_entities", "fps"} <= {*documents[0]}
    command = ["evaluate", "--task", "sdmgr", "--model", str(pack), *of(data), "--json"]
    assert run_command([*command, "--count", "Total_key", "--compare", str(checkpoint)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["hmean"] == told["per_label"].get("Total_key", {"hmean": 0})["hmean"]
    assert not told["compared"]["only_this_wrong"]
    assert run_command([*command, "--count", "nothing"]) == 1
    assert "there is no such class" in capsys.readouterr().err


def test_predictions_keep_every_field_and_are_drawn(data: Path, pack: Path, tmp_path: Path) -> None:
    out = tmp_path / "predicted.txt"
    command = ["predict", "--task", "sdmgr", "--model", str(pack), *of(data), "--out", str(out)]
    assert run_command([*command, "--draw", str(tmp_path / "drawn")]) == 0
    before = (data / wildreceipt.LABELS).read_text().splitlines()
    after = out.read_text().splitlines()
    for old, new in zip(before, after, strict=True):
        rows = [json.loads(line.partition("\t")[2]) for line in (old, new)]
        for one, other in zip(*rows, strict=True):
            assert {*one} <= {*other}
            assert other["transcription"] == one["transcription"] and other["points"] == one["points"]
            assert other["pred"] in wildreceipt.read_classes(data / "class_list.txt")
            assert 0 <= other["score"] <= 1 and isinstance(other["pred_id"], int)
    with Image.open(tmp_path / "drawn" / "0_result.jpg") as picture:
        assert picture.size == (96, 96)


@pytest.mark.parametrize("form", ["onnx", "paddle"])
def test_bare_networks_come_with_what_they_need(checkpoint: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / form
    command = ["export-model", "--checkpoint", str(checkpoint), "--task", "sdmgr", "--format", form, "--out", str(out)]
    assert run_command(command) == 0
    networks = {"onnx": {"sdmgr.onnx"}, "paddle": {"inference.json", "inference.pdiparams"}}[form]
    assert {path.name for path in out.iterdir()} == {"sdmgr.json", "class_list.txt", "dict.txt", *networks}


def test_a_run_becomes_a_pack_that_can_be_named(
    checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIE_DESKTOP_HOME", str(tmp_path / "home"))
    assert run_command(["models", "add", str(checkpoint), "--name", "tills"]) == 0
    assert load_pack("tills").info.tasks == ("sdmgr",)
    capsys.readouterr()
    assert run_command(["models", "verify", "tills"]) == 0


def test_a_pack_asked_for_another_task_says_what_it_is_for(
    data: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["predict", "--task", "ser_re", "--model", str(pack), *of(data), "--out", str(tmp_path / "out.txt")]
    assert run_command(command) == 1
    assert capsys.readouterr().err == f"error: {pack}: this model is for SDMGR; choose one for SER\n"


def test_a_pack_labels_and_links_extracted_pages(data: Path, pack: Path, tmp_path: Path) -> None:
    assert load_pack(pack).label_set.role_of("Total_value") == "value"
    inputs = [str(data / "image_files" / "0.png"), "--out", str(tmp_path / "out"), "--model", str(pack)]
    labels = tmp_path / "Label.txt"
    labels.write_text((data / wildreceipt.LABELS).read_text().replace("image_files/", ""))
    assert run_command(["extract", *inputs, "--ocr", "none", "--label-file", str(labels)]) == 0
    result = json.loads((tmp_path / "out" / "0.json").read_text())
    assert result["entities"] and all(row["label_score"] > 0 for row in result["entities"])


def test_a_checkpoint_of_paddleocrs_needs_its_class_list_and_dictionary(
    data: Path, checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = tmp_path / "best_accuracy.pdparams"
    weights.write_bytes((checkpoint / "best_accuracy.pdparams").read_bytes())
    command = ["evaluate", "--task", "sdmgr", "--model", str(weights), *of(data)]
    assert run_command(command) == 1
    assert "specify its class list and its dictionary" in capsys.readouterr().err
    (tmp_path / "dict.txt").write_text("a\n")
    companions = ["--class-list", str(data / "class_list.txt"), "--dictionary", str(tmp_path / "dict.txt")]
    assert run_command([*command, *companions]) == 1
    assert "should have" in capsys.readouterr().err
    assert run_command(["evaluate", "--task", "ser", "--model", str(checkpoint), *of(data)]) == 1
