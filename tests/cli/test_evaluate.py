"""`evaluate` as the contract has it, from the arguments to the JSON document."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import goldens
import pytest
import rule_pack
from PIL import Image

from kie_desktop.cli.main import run_command


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden pages as a label file with (empty) images."""
    folder = tmp_path_factory.mktemp("data")
    rows = json.loads((goldens.FOLDER / "pages.json").read_text(encoding="utf-8"))
    lines = [f"{row['image']}\t{json.dumps(row['label'])}\n" for row in rows]
    (folder / "val.json").write_text("".join(lines), encoding="utf-8")
    for row in rows:
        Image.new("1", (row["width"], row["height"])).save(folder / row["image"])
    return folder


def command(task: str, data: Path, *more: str) -> list[str]:
    model = ["--model", str(goldens.FOLDER / task), "--tokenizer", str(goldens.TOKENIZER)]
    files = ["--label-file", str(data / "val.json"), "--image-dir", str(data)]
    return ["evaluate", "--task", task, *model, *files, *more]


def test_ser(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--class-list", str(goldens.CLASS_LIST), "--window", "first", "--json")
    assert run_command(command("ser", data, *arguments)) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["task"], document["pages"]) == ("ser", 5)
    assert set(document) >= {"precision", "recall", "hmean", "fps", "per_label"}
    assert 0 < document["hmean"] < 0.1 and document["fps"] > 0
    assert set(document["per_label"]) == {"QUESTION", "ANSWER", "HEADER"}
    assert sum(row["support"] for row in document["per_label"].values()) == 281


def test_a_class_list_that_contradicts_the_checkpoint_s_own_does_not_count(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """The same labels in another order would make every answer wrong, without a word."""
    shutil.copytree(goldens.FOLDER / "ser", tmp_path / "run" / "best_accuracy")
    names = goldens.CLASS_LIST.read_text("utf-8").split()
    (tmp_path / "run" / "best_accuracy" / "class_list.txt").write_text("\n".join(names), "utf-8")
    (tmp_path / "other.txt").write_text("\n".join(reversed(names)), "utf-8")
    (tmp_path / "same.txt").write_text("\n".join([names[0], *(name.lower() for name in names[1:])]), "utf-8")
    documents, told = [], []
    for more in ((), ("--class-list", str(tmp_path / "other.txt")), ("--class-list", str(tmp_path / "same.txt"))):
        arguments = command("ser", data, "--model", str(tmp_path / "run"), *more, "--json")
        assert run_command(arguments) == 0
        documents.append(json.loads(capsys.readouterr().out)["hmean"])
        told.append("these classes differ from those of" in caplog.text)
        caplog.clear()
    assert documents[0] == documents[1] == documents[2] and told == [False, True, False]


def test_what_a_user_gets_stands_beside_paddleocrs_figures(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line's vote for SER, predicted labels for RE where there is SER to predict them."""
    classes = ("--class-list", str(goldens.CLASS_LIST))
    assert run_command(command("ser", data, *classes, "--json")) == 0
    ser = json.loads(capsys.readouterr().out)
    assert 0 < ser["entity_f1"] <= 1 and ser["entity_f1"] != ser["hmean"] and "links_predicted" not in ser
    assert run_command(command("re", data, "--json")) == 0
    alone = json.loads(capsys.readouterr().out)
    assert "links_predicted" not in alone and "entity_f1" not in alone
    assert alone["links_given"] == alone["best_key"]["hmean"]
    arguments = ["--task", "re", "--model", "starter", "--label-file", str(data / "val.json"), "--image-dir", str(data)]
    assert run_command(["evaluate", *arguments, "--json"]) == 0
    pack = json.loads(capsys.readouterr().out)
    assert 0 <= pack["links_predicted"] <= pack["best_key"]["hmean"]
    assert run_command(["evaluate", *arguments]) == 0
    assert f"F1 {pack['links_predicted']:.4f} (links_predicted)" in capsys.readouterr().out
    assert run_command(command("re", data, "--ser-model", "starter", "--json")) == 0
    assert "links_predicted" in json.loads(capsys.readouterr().out)


def test_re_needs_no_class_list(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(command("re", data, "--json")) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["task"] == "re" and document["per_label"] == {}
    assert 0 < document["hmean"] < 0.5 and document["best_key"]["recall"] <= document["recall"]


def test_roles_of_labels_whose_names_do_not_tell(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (data / "val.json").read_text("utf-8").replace('"question"', '"frage"').replace('"answer"', '"antwort"')
    (tmp_path / "val.json").write_text(rows, "utf-8")
    assert run_command(command("re", data, "--json")) == 0
    usual = json.loads(capsys.readouterr().out)["hmean"]
    renamed = command("re", data, "--label-file", str(tmp_path / "val.json"), "--json")
    assert run_command(renamed) == 0
    assert json.loads(capsys.readouterr().out)["hmean"] == 0
    assert run_command([*renamed, "--role", "frage=key", "--role", "antwort=value"]) == 0
    assert json.loads(capsys.readouterr().out)["hmean"] == usual
    assert run_command([*renamed, "--role", "frage"]) == 2


@pytest.mark.parametrize("task", ["ser", "re"])
def test_a_pack_scores_as_its_checkpoint(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], task: str
) -> None:
    companions = ["--tokenizer", str(goldens.TOKENIZER), "--class-list", str(goldens.CLASS_LIST)]
    source = ["--checkpoint", str(goldens.FOLDER / task), "--task", task, "--out", str(tmp_path / "pack")]
    assert run_command(["export-model", *source, *companions]) == 0
    capsys.readouterr()
    documents = []
    for model in (tmp_path / "pack", goldens.FOLDER / task):
        assert run_command(command(task, data, *companions, "--model", str(model), "--json")) == 0
        documents.append(json.loads(capsys.readouterr().out))
    for document in documents:
        assert document.pop("fps") > 0
        for row in [*document.get("wrong_entities", []), *document.get("wrong_links", [])]:
            row.pop("score")  # equal to some digits only
    assert documents[0] == documents[1]


def test_in_words(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(command("ser", data, "--class-list", str(goldens.CLASS_LIST))) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("SER on 5 pages") and "QUESTION" in printed and "hmean" in printed


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ([], r"it has no class_list.txt; specify it with --class-list"),
        (["--class-list", "nowhere.txt"], "nowhere.txt"),
        (["--class-list", str(goldens.CLASS_LIST), "--model", str(goldens.FOLDER / "re")], "not support SER"),
        (["--class-list", str(goldens.CLASS_LIST), "--model", "no-such-model"], "no-such-model"),
        (["--class-list", str(goldens.CLASS_LIST), "--label-file", "nowhere.json"], "nowhere.json"),
        (
            ["--class-list", str(goldens.CLASS_LIST), "--tokenizer", str(goldens.CLASS_LIST)],
            "not a SentencePiece model",
        ),
    ],
)
def test_what_cannot_be_done_is_one_line(
    data: Path, capsys: pytest.CaptureFixture[str], more: list[str], message: str
) -> None:
    assert run_command(command("ser", data, *more)) == 1
    captured = capsys.readouterr()
    assert captured.out == "" and message in captured.err
    assert captured.err.count("\n") == 1 and captured.err.startswith("error: ")


def test_a_class_list_of_another_model_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "class_list.txt").write_text("OTHER\nTOTAL\n")
    assert run_command(command("ser", data, "--class-list", str(tmp_path / "class_list.txt"))) == 1
    assert "7 classes" in capsys.readouterr().err


def test_faults_of_the_label_file_are_told_and_the_rest_is_scored(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (data / "val.json").read_text(encoding="utf-8").splitlines(keepends=True)
    label_file = tmp_path / "val.json"
    label_file.write_text(lines[0] + "missing.png\t[]\n" + "page_1.png\t[{\n" + lines[2], encoding="utf-8")
    arguments = command("re", data, "--label-file", str(label_file), "--json")
    assert run_command(arguments) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["pages"] == 2
    assert "missing.png" in captured.err and "line 3" in captured.err


def test_mistakes_page_by_page(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    classes = ("--class-list", str(goldens.CLASS_LIST))
    assert run_command(command("ser", data, *classes, "--json")) == 0
    document = json.loads(capsys.readouterr().out)
    table = document["confusion"]
    assert sum(row.get(label, 0) for label, row in table.items()) > 0
    wrong = sum(count for label, row in table.items() for guess, count in row.items() if guess != label)
    assert len(document["wrong_entities"]) == wrong > 0
    first = document["wrong_entities"][0]
    assert first["page"].endswith(".png") or first["page"].endswith(".jpg")
    assert first["label"] != first["predicted"] and 0 <= first["score"] <= 1 and first["text"]
    assert run_command(command("ser", data, *classes)) == 0
    assert "was predicted as:" in capsys.readouterr().out
    assert run_command(command("re", data, "--json")) == 0
    kinds = {row["kind"] for row in json.loads(capsys.readouterr().out)["wrong_links"]}
    assert kinds <= {"missing", "extra"} and kinds


def test_two_models_on_the_same_pages(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = rule_pack.write(tmp_path / "rule").folder
    arguments = command("ser", data, "--class-list", str(goldens.CLASS_LIST), "--compare", str(folder))
    assert run_command([*arguments, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    other = document["compared"]
    assert other["model"] == str(folder) and other["pages"] == document["pages"]
    right = len(document["wrong_entities"]) - len(other["only_this_wrong"]) + len(other["only_other_wrong"])
    table = other["confusion"]
    assert right == sum(count for label, row in table.items() for guess, count in row.items() if guess != label)
    assert run_command(arguments) == 0
    assert "wrong only in the other model:" in capsys.readouterr().out


def test_what_stands_beside_res_network_can_be_left_out(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for more in ([], ["--network-alone"]):
        where = ["--label-file", str(data / "val.json"), "--image-dir", str(data)]
        assert run_command(["evaluate", "--task", "re", "--model", "starter", *where, "--json", *more]) == 0
        told.append(json.loads(capsys.readouterr().out)["hmean"])
    assert told[0] != told[1]
