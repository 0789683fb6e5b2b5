"""PaddleOCR's own commands with `-c YAML -o KEY=VALUE`: evaluate, predict and export-model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import goldens
import pytest
from PIL import Image
from text_image import save

from kie_desktop.cli.main import run_command
from tests.training.graph_pages import archive
from tests.training.graph_pages import config as sdmgr_config
from tests.training.graph_pages import train as train_sdmgr
from tests.training.paddleocr_yaml import paddleocr_yaml
from tests.training.test_sdmgr_yaml import stock_yaml


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of the golden pages as `train.json` and `val.json`, with (empty) images and PaddleOCR's configurations."""
    folder = tmp_path_factory.mktemp("data")
    rows = json.loads((goldens.FOLDER / "pages.json").read_text(encoding="utf-8"))[:2]
    lines = [f"{row['image']}\t{json.dumps(row['label'])}\n" for row in rows]
    for name in ("train.json", "val.json"):
        (folder / name).write_text("".join(lines), encoding="utf-8")
    for row in rows:
        Image.new("1", (row["width"], row["height"])).save(folder / row["image"])
    shutil.copyfile(goldens.CLASS_LIST, folder / "class_list.txt")
    for task in ("ser", "re"):
        shutil.copytree(goldens.FOLDER / task, folder / task)
        shutil.copyfile(goldens.TOKENIZER, folder / task / "sentencepiece.bpe.model")
        text = paddleocr_yaml(task, distilled=False, data=folder, out=folder / "out")
        (folder / f"{task}.yml").write_text(text, encoding="utf-8")
    return folder


def checkpoint(folder: Path) -> str:
    return f"Architecture.Backbone.checkpoints={folder}"


def rows_of(path: Path) -> list[tuple[str, Any]]:
    lines = path.read_text("utf-8").splitlines()
    return [(line.split("\t")[0], json.loads(line.split("\t")[1])) for line in lines]


@pytest.mark.parametrize("task", ["ser", "re"])
def test_evaluate_takes_the_configuration(task: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["evaluate", "-c", str(data / f"{task}.yml"), "-o", checkpoint(data / task), "--json"]) == 0
    from_yaml = json.loads(capsys.readouterr().out)
    model = ["--model", str(data / task), "--class-list", str(data / "class_list.txt")]
    files = ["--label-file", str(data / "val.json"), "--image-dir", str(data)]
    assert run_command(["evaluate", "--task", task, *model, *files, "--json"]) == 0
    named = json.loads(capsys.readouterr().out)
    assert {key: from_yaml[key] for key in named if key != "fps"} == {key: named[key] for key in named if key != "fps"}
    several = f"Eval.dataset.label_file_list=[{data / 'val.json'}, {data / 'train.json'}]"
    command = ["evaluate", "-c", str(data / f"{task}.yml"), "-o", checkpoint(data / task), several, "--json"]
    assert run_command(command) == 0
    assert json.loads(capsys.readouterr().out)["pages"] == 4


@pytest.mark.parametrize("mode", [["Global.infer_mode=False"], []], ids=["labels", "images"])
def test_predict_takes_both_configurations(mode: list[str], data: Path, tmp_path: Path) -> None:
    """On a label file, and on an image that OCR reads; PaddleOCR's form of it is PaddleOCR's to the byte."""
    image = save(tmp_path / "form.png", [(60, 50, "Name"), (420, 50, "Ada")])
    inputs = f"Global.infer_img={data / 'val.json' if mode else image}"
    results = f"Global.save_res_path={tmp_path / 'res'}"
    ser = ["-c", str(data / "ser.yml"), "-o", checkpoint(data / "ser"), inputs, results, *mode]
    assert run_command(["predict", *ser, "--upstream-format"]) == 0
    path = tmp_path / "res" / "infer_results.txt"
    found = rows_of(path)
    assert all(Path(name).is_absolute() and Path(name).is_file() for name, _ in found)
    given = dict(rows_of(data / "val.json")) if mode else {}
    for name, value in found:
        assert [*value] == ["ocr_info"]
        read = {"transcription": "", "bbox": [], "points": []}
        before = given.get(Path(name).name) or [read] * len(value["ocr_info"])
        assert len(value["ocr_info"]) == len(before)
        for row in value["ocr_info"]:
            assert [*row] == [*before[0], *(key for key in ("bbox", "pred_id", "pred") if key not in before[0])]
            xs, ys = zip(*row["points"], strict=True)
            assert row["bbox"] == [int(min(xs)), int(min(ys)), int(max(xs)), int(max(ys))]
    line = path.read_text("utf-8").splitlines()[0]
    assert line == f"{found[0][0]}\t" + json.dumps(found[0][1], ensure_ascii=False)
    both = ["-c", str(data / "re.yml"), "-o", checkpoint(data / "re"), inputs, results, *mode]
    both += ["-c_ser", str(data / "ser.yml"), "-o_ser", checkpoint(data / "ser")]
    path.unlink()
    assert run_command(["predict", *both, "--upstream-format"]) == 0
    labelled = {name: value["ocr_info"] for name, value in found}
    for name, pairs in rows_of(path):
        assert isinstance(pairs, list)
        for key, value in pairs:
            assert key in labelled[name] and value in labelled[name]
            assert (key["pred"], value["pred"]) == ("QUESTION", "ANSWER")


def test_links_become_pairs_in_paddleocrs_form(pack: Path, tmp_path: Path) -> None:
    save(tmp_path / "form.png", [])
    texts = [("Name", 60), ("Ada", 620)]
    rows = [
        {"transcription": text, "points": [[x, 50], [x + 80, 50], [x + 80, 80.9], [x, 80.9]], "label": "other"}
        for text, x in texts
    ]
    label_file = tmp_path / "val.json"
    label_file.write_text(f"form.png\t{json.dumps(rows)}\n", "utf-8")
    command = ["--label-file", str(label_file), "--image-dir", str(tmp_path), "--model", str(pack)]
    command += ["--out", str(tmp_path / "infer_results.txt"), "--task", "ser_re", "--upstream-format"]
    assert run_command(["predict", *command]) == 0
    key = {**rows[0], "bbox": [60, 50, 140, 80], "pred_id": 1, "pred": "QUESTION"}
    value = {**rows[1], "bbox": [620, 50, 700, 80], "pred_id": 3, "pred": "ANSWER"}
    wanted = f"{tmp_path / 'form.png'}\t{json.dumps([[key, value]])}\n"
    assert (tmp_path / "infer_results.txt").read_text("utf-8") == wanted


def test_the_order_of_the_lines_is_the_users(data: Path, tmp_path: Path) -> None:
    """`order_method: null`, which PaddleOCR's scripts for exported models have as default, keeps the file's."""
    (name, rows), *_ = rows_of(data / "val.json")
    label_file = tmp_path / "turned.json"
    label_file.write_text(f"{name}\t{json.dumps(rows[::-1])}\n", "utf-8")
    texts = {}
    for order in ("none", "tb-yx", None):
        out = tmp_path / f"{order}.txt"
        more = [] if order is None else ["--ocr-order", order]
        inputs = ["Global.infer_mode=False", f"Global.infer_img={label_file}"]
        command = ["-c", str(data / "ser.yml"), "-o", checkpoint(data / "ser"), *inputs, "--out", str(out), *more]
        assert run_command(["predict", *command, "--upstream-format"]) == 0
        texts[order] = [row["transcription"] for row in rows_of(out)[0][1]["ocr_info"]]
    assert texts["none"] == [row["transcription"] for row in rows[::-1]] != texts["tb-yx"]
    assert texts[None] == texts["tb-yx"]  # the configuration says so


def test_export_model_takes_the_configuration(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "inference"
    overrides = [checkpoint(data / "ser"), f"Global.save_inference_dir={out}"]
    command = ["export-model", "-c", str(data / "ser.yml"), "-o", *overrides, "--format", "paddle"]
    assert run_command(command) == 0
    assert {"inference.json", "inference.pdiparams"} <= {path.name for path in out.iterdir()}
    assert "outputs match the checkpoint" in capsys.readouterr().out


def test_sdmgr_goes_by_its_configuration_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = archive(tmp_path / "data", range(3))
    run = train_sdmgr(sdmgr_config(folder, tmp_path / "run", epochs=1))
    path = tmp_path / "sdmgr.yml"
    path.write_text(stock_yaml(folder, tmp_path / "out"), encoding="utf-8")
    at = ["-c", str(path), "-o", f"Global.checkpoints={run / 'latest'}"]
    assert run_command(["evaluate", *at, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["pages"] == 3
    inputs = f"Global.infer_img={folder / 'wildreceipt_train.txt'}"
    results = f"Global.save_res_path={tmp_path / 'res' / 'predicts_kie.txt'}"
    (tmp_path / "res").mkdir()
    assert run_command(["predict", *at, inputs, results, "--upstream-format"]) == 0
    lines = (tmp_path / "res" / "predicts_kie.txt").read_text("utf-8").splitlines()
    assert len(lines) == 3
    for line in lines:
        rows = json.loads(line)
        assert [*rows[0]] == ["label", "transcription", "score", "points"]
        assert [row["label"] for row in rows] == sorted(row["label"] for row in rows)
        assert all(len(row["score"]) == 4 for row in rows)


def test_what_the_configuration_does_not_answer_is_asked_for(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["-c", str(data / "ser.yml")]
    udml = tmp_path / "udml.yml"
    udml.write_text(paddleocr_yaml("ser", True, data, tmp_path / "out"), "utf-8")
    cases = [
        (["evaluate", *at], "no checkpoint is set; add -o Architecture.Backbone.checkpoints=FOLDER"),
        (["export-model", *at, "--out", str(tmp_path / "x")], "no checkpoint is set"),
        (
            ["train", *at, "-o", "Architecture.Backbone.checkpoints=./nowhere"],
            "fixed first; ./nowhere: there is no model pack",
        ),
        (["evaluate", "-c", str(udml)], "add -o Architecture.Models.Student.Backbone.checkpoints=FOLDER"),
        (["evaluate"], "the following arguments are required: --task, --model, --label-file, --image-dir"),
        (["evaluate", "-o", "Global.seed=1"], "specify one with -c"),
        (["predict", "-c", str(data / "re.yml")], "specify the SER configuration with -c_ser"),
        (
            ["predict", "-c", str(data / "re.yml"), "-c_ser", str(data / "ser.yml")],
            "ser.yml: no checkpoint is set; add -o_ser ",
        ),
        (["predict", *at, "-o", checkpoint(data / "ser"), "Architecture.Backbone.mode=base"], "visual backbone"),
        (["predict", *at, "-o", checkpoint(data / "ser"), "Global.infer_modus=False"], "infer_mode"),
    ]
    for arguments, words in cases:
        assert run_command(arguments) in (1, 2)
        error = capsys.readouterr().err.splitlines()[-1]
        assert error.startswith("error: ") and words in error


def test_pages_are_drawn_in_the_font_that_is_named_and_under_names_of_their_own(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        save(tmp_path / folder / "p.png", [])
    row = json.dumps([{"transcription": "Name", "points": [[60, 50], [140, 50], [140, 80], [60, 80]]}])
    label_file = tmp_path / "val.json"
    label_file.write_text(f"a/p.png\t{row}\nb/p.png\t{row}\n", "utf-8")
    command = ["predict", "--label-file", str(label_file), "--image-dir", str(tmp_path), "--model", str(pack)]
    command += ["--task", "ser", "--draw", str(tmp_path / "drawn")]
    plain = [*command, "--out", str(tmp_path / "out.txt")]
    assert run_command(plain) == 0
    drawn = {path.name: path.read_bytes() for path in (tmp_path / "drawn").iterdir()}
    assert {*drawn} == {"p_result.jpg", "p_2_result.jpg"} and len(rows_of(tmp_path / "out.txt")) == 2
    font = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    if font.is_file():
        assert run_command([*command, "--out", str(tmp_path / "again.txt"), "--overwrite", "--font", str(font)]) == 0
        assert (tmp_path / "drawn" / "p_result.jpg").read_bytes() != drawn["p_result.jpg"]
    capsys.readouterr()
    assert run_command([*command, "--out", str(tmp_path / "x.txt"), "--overwrite", "--font", str(label_file)]) == 1
    assert "this font cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("mode", ["True", "False"])
def test_inputs_that_are_missing_are_told_before_a_model_is_loaded(
    mode: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kie_desktop.cli.predict.open_model", lambda *_: pytest.fail("it was loaded for nothing"))
    inputs = [f"Global.infer_img={tmp_path / 'gone.jpg'}", f"Global.infer_mode={mode}"]
    command = ["predict", "-c", str(data / "ser.yml"), "-o", checkpoint(data / "ser"), *inputs]
    assert run_command([*command, "--out", str(tmp_path / "out.txt")]) == 1
    (error,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error: ")]
    assert "gone.jpg" in error and not (tmp_path / "out.txt").exists()


def test_an_earlier_result_survives_a_prediction_that_fails(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`Global.infer_mode` forgotten: a label file is no image."""
    out = tmp_path / "infer_results.txt"
    out.write_text("of yesterday")
    asked = ["predict", "-c", str(data / "ser.yml"), "--out", str(out), "--overwrite", "-o", checkpoint(data / "ser")]
    assert run_command([*asked, f"Global.infer_img={data / 'val.json'}"]) == 1
    assert "add -o Global.infer_mode=False" in capsys.readouterr().err
    gone = tmp_path / "gone.json"
    gone.write_text("a.png\t[]\n")
    assert run_command([*asked, "Global.infer_mode=False", f"Global.infer_img={gone}"]) == 1
    assert "no page could be labelled" in capsys.readouterr().err
    assert out.read_text() == "of yesterday"


@pytest.mark.parametrize("command", ["train", "evaluate", "predict", "export-model"])
@pytest.mark.parametrize(
    ("override", "words"),
    [
        ("Global.epoch_num", "write it as SECTION.KEY=VALUE"),
        ("Globl.epoch_num=1", "no section Globl"),
        ("Global.epoch_nun=1", "did you mean Global.epoch_num?"),
    ],
)
def test_an_override_that_is_wrong_is_wrong_usage(
    command: str, override: str, words: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command([command, "-c", str(data / "ser.yml"), "-o", override]) == 2
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("error: -o ") and words in error
