"""`export-model` from the arguments to packs that run."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import goldens
import numpy as np
import onnx
import pytest
from onnx import numpy_helper
from PIL import Image

from kie_desktop.cli.main import run_command
from kie_desktop.contract.packs import load_pack, write_pack
from kie_desktop.kie.beside import FILE_NAMES
from kie_desktop.kie.encoding import encode_page
from kie_desktop.networks import onnx_graph
from kie_desktop.runtime.onnx_runner import OnnxModel
from kie_desktop.training import export

PADDLE_FILES = {"inference.json", "inference.pdiparams"}
OLD_FILES = {f"pdmodel/inference.{ending}" for ending in ("pdmodel", "pdiparams", "pdiparams.info")}


def command(task: str, out: Path, *more: str) -> list[str]:
    companions = ["--tokenizer", str(goldens.TOKENIZER), "--class-list", str(goldens.CLASS_LIST)]
    return [
        "export-model",
        "--checkpoint",
        str(goldens.FOLDER / task),
        "--task",
        task,
        "--out",
        str(out),
        *companions,
        *more,
    ]


def label_file(folder: Path) -> list[str]:
    """The first golden page as a data folder."""
    row = json.loads((goldens.FOLDER / "pages.json").read_text(encoding="utf-8"))[0]
    folder.mkdir()
    (folder / "val.json").write_text(f"{row['image']}\t{json.dumps(row['label'])}\n", encoding="utf-8")
    Image.new("1", (row["width"], row["height"])).save(folder / row["image"])
    return ["--label-file", str(folder / "val.json"), "--image-dir", str(folder)]


def test_a_pack_that_labels_as_the_reference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--name", "golden", "--licence", "MIT", *label_file(tmp_path / "pages"))
    assert run_command(command("ser", tmp_path / "pack", *options)) == 0
    assert "outputs match the checkpoint" in capsys.readouterr().out
    pack = load_pack(tmp_path / "pack")
    assert (pack.name, pack.info.licence, pack.info.tasks) == ("golden", "MIT", ("ser",))
    assert pack.label_set.names == ("other", "question", "answer", "header")
    assert pack.info.sizes["hidden_size"] == 48
    assert set(pack.info.scores["pages"]) == {"ser_precision", "ser_recall", "ser_hmean"}
    golden = goldens.pages()[0]
    model = OnnxModel(pack)
    encoded = encode_page(golden.entities, golden.page.width, golden.page.height, model.tokenizer)
    np.testing.assert_allclose(model.ser_logits(encoded), golden.arrays["ser_logits"], atol=1e-4)


def test_both_tasks_in_one_pack(tmp_path: Path) -> None:
    pages = label_file(tmp_path / "pages")
    assert run_command(command("ser", tmp_path / "ser", *pages)) == 0
    assert run_command(command("re", tmp_path / "both", "--join", str(tmp_path / "ser"), *pages)) == 0
    pack = load_pack(tmp_path / "both")
    assert pack.info.tasks == ("ser", "re")
    assert set(pack.files) == {"ser.onnx", "re_encoder.onnx", "re_head.onnx", "sentencepiece.bpe.model"}
    assert {"ser_hmean", "re_hmean"} <= set(pack.info.scores["pages"])
    starter = load_pack("starter")
    beside = {name: starter.path(name) for name in FILE_NAMES if name in starter.files}
    assert len(beside) == 2
    info = replace(pack.info, least_line=0.008)
    helped = write_pack(tmp_path / "helped", info, {**beside, **{name: pack.path(name) for name in pack.files}})
    assert run_command(command("ser", tmp_path / "renewed", "--join", str(helped.folder))) == 0
    renewed = load_pack(tmp_path / "renewed")
    for name, path in beside.items():  # they belong to the RE that was taken over
        assert renewed.path(name).read_bytes() == path.read_bytes()
    assert OnnxModel(renewed).layout is not None and renewed.info.least_line == 0.008
    assert OnnxModel(renewed).linking == OnnxModel(starter).linking
    assert renewed.info.tasks == ("ser", "re")
    assert {what.split("_")[0] for what in renewed.info.scores["pages"]} == {"re"}  # of the old SER nothing is said


@pytest.mark.parametrize(
    ("task", "form", "files"),
    [
        ("ser", "onnx", {"ser.onnx"}),
        ("re", "onnx", {"re_encoder.onnx", "re_head.onnx"}),
        ("ser", "paddle", PADDLE_FILES | OLD_FILES),
        (
            "re",
            "paddle",
            {f"{part}{file}" for part in ("", "re_encoder/", "re_head/") for file in PADDLE_FILES} | OLD_FILES,
        ),
    ],
)
def test_other_formats(
    tmp_path: Path, task: str, form: str, files: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "out"
    assert run_command(command(task, out, "--format", form, "--json")) == 0
    told = json.loads(capsys.readouterr().out)
    assert told.pop("difference") < 1e-3 and told == {"out": str(out), "task": task, "format": form}
    assert {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()} == {
        *files,
        "sentencepiece.bpe.model",
        "class_list.txt",
    }
    assert list(out.parent.iterdir()) == [out]


def test_a_difference_refuses_the_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def bent(checkpoint: onnx_graph.Checkpoint) -> onnx.ModelProto:
        model = onnx_graph.ser_model(checkpoint)
        for tensor in model.graph.initializer:
            if tensor.name == "classifier.bias":
                tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor) + np.float32(0.5), tensor.name))
        return model

    monkeypatch.setitem(export.MODELS_OF_TASK, "ser", {"ser.onnx": bent})
    assert run_command(command("ser", tmp_path / "out")) == 1
    assert "sample-short: the exported network gives different results" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "status", "message"),
    [
        (["--task", "re"], 1, "for SER; change --task"),
        (["--checkpoint", "nowhere"], 1, "nowhere: folder not found"),
        (["--image-dir", "."], 2, "together"),
        (["--join", "starter", "--format", "onnx"], 2, "--join creates a pack"),
        (["--join", "no-such-pack"], 1, "no-such-pack"),
        (["--name", "no/good"], 1, "no/good"),
    ],
)
def test_what_cannot_be_done_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], status: int, message: str
) -> None:
    assert run_command(command("ser", tmp_path / "out", *more)) == status
    error = capsys.readouterr().err
    assert error.startswith("error: ") and error.count("\n") == 1 and message in error
    assert not (tmp_path / "out").exists()


def test_a_folder_in_use_and_packs_that_do_not_join(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(command("ser", tmp_path / "ser")) == 0
    assert run_command(command("ser", tmp_path / "ser")) == 1
    assert "already exists" in capsys.readouterr().err
    assert run_command(command("ser", tmp_path / "two", "--join", str(tmp_path / "ser"))) == 1
    assert "join a pack for the other task" in capsys.readouterr().err


def test_a_checkpoint_without_companions_says_how_to_name_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(goldens.FOLDER / "ser", tmp_path / "ser")
    arguments = ["export-model", "--checkpoint", str(folder), "--task", "ser", "--out", str(tmp_path / "out")]
    assert run_command(arguments) == 1
    assert "--tokenizer" in capsys.readouterr().err
    shutil.copy(goldens.TOKENIZER, folder)
    assert run_command(arguments) == 1
    assert "--class-list" in capsys.readouterr().err
    shutil.copy(goldens.CLASS_LIST, folder)
    assert run_command(arguments) == 0
