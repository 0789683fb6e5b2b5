"""`predict` as the contract has it, with a pack and with the checkpoints of the reference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import goldens
import numpy as np
import pytest
from PIL import Image
from text_image import save

from kie_desktop.cli.main import run_command


def segment(text: str, x: int, y: int, **more: Any) -> dict[str, Any]:
    return {"transcription": text, "points": [[x, y], [x + 80, y], [x + 80, y + 30], [x, y + 30]], **more}


@pytest.fixture
def images(tmp_path: Path) -> Path:
    save(tmp_path / "form.png", [])
    return tmp_path


def write(folder: Path, *lines: str) -> Path:
    path = folder / "val.json"
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def predict(task: str, label_file: Path, model: Path, *more: object) -> int:
    arguments = ["--task", task, "--label-file", label_file, "--image-dir", label_file.parent, "--model", model]
    return run_command(["predict", *map(str, [*arguments, "--out", label_file.parent / "out.txt", *more])])


def written(folder: Path) -> list[tuple[str, list[dict[str, Any]]]]:
    lines = (folder / "out.txt").read_text("utf-8").splitlines()
    return [(line.split("\t")[0], json.loads(line.split("\t")[1])) for line in lines]


def test_every_field_is_kept_and_predictions_are_added(images: Path, pack: Path) -> None:
    rows = [
        segment("Name", 60, 50, label="nobody knows", id=4, linking=[], difficult=False),
        segment("Ada", 620, 50, own={"deep": [1, None]}, id=7, linking=[[4, 7]]),
        segment(" ", 620, 150, id=8, linking=[]),
    ]
    label_file = write(images, f"form.png\t{json.dumps(rows)}")
    assert predict("ser", label_file, pack) == 0
    ((name, found),) = written(images)
    assert name == "form.png"
    for before, after in zip(rows, found, strict=True):
        assert list(after) == [*before, "pred_id", "pred", "score"]
        assert {key: after[key] for key in before} == before
    assert [(row["pred"], row["pred_id"]) for row in found] == [("QUESTION", 1), ("ANSWER", 3), ("O", 0)]
    assert all(0 <= row["score"] <= 1 for row in found) and found[2]["score"] == 0


def test_pages_are_drawn(images: Path, pack: Path) -> None:
    label_file = write(images, f"form.png\t{json.dumps([segment('Name', 60, 50), segment('Ada', 620, 50)])}")
    assert predict("ser_re", label_file, pack, "--draw", images / "drawn") == 0
    with Image.open(images / "drawn" / "form_result.jpg") as drawn, Image.open(images / "form.png") as page:
        assert drawn.size == page.size and drawn.convert("L").tobytes() != page.convert("L").tobytes()


def test_half_a_character_is_read_around_and_kept(images: Path, pack: Path) -> None:
    rows = json.dumps([segment("Name", 60, 50), segment("Ad\ud800", 620, 50)])
    label_file = write(images, f"form.png\t{rows}")
    assert predict("ser", label_file, pack) == 0
    ((_, found),) = written(images)
    assert found[1]["transcription"] == "Ad\ud800" and found[1]["pred"] == "ANSWER"


def test_links_name_the_segments_by_their_own_ids(images: Path, pack: Path) -> None:
    rows = [
        segment("Ada", 620, 50, id=7, linking=[[7, 7]]),
        segment("Name", 60, 50, id=4),
        segment("City", 60, 250),
        segment("Paris", 620, 250, id=4),
    ]
    label_file = write(images, f"form.png\t{json.dumps(rows)}")
    assert predict("ser_re", label_file, pack) == 0
    ((_, found),) = written(images)
    ids = {row["transcription"]: row["id"] for row in found}
    assert (ids["Ada"], ids["Name"]) == (7, 4) and len(set(ids.values())) == 4
    linking = {row["transcription"]: row["linking"] for row in found}
    assert linking["Ada"] == linking["Name"] == [[4, 7]]
    assert linking["City"] == linking["Paris"] == [[ids["City"], ids["Paris"]]]


def test_result_rows_of_paddleocr_are_taken_too(images: Path, pack: Path) -> None:
    label_file = write(images, "form.png\t" + json.dumps({"ocr_info": [segment("Name", 60, 50)], "height": 9}))
    assert predict("ser", label_file, pack) == 0
    document = json.loads((images / "out.txt").read_text("utf-8").split("\t")[1])
    assert document["height"] == 9 and document["ocr_info"][0]["pred"] == "QUESTION"


def test_bad_lines_are_reported_and_the_rest_goes_on(
    images: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = f"form.png\t{json.dumps([segment('Name', 60, 50)])}"
    lines = ["no tab", "form.png\t[broken", "gone.png\t[]", 'form.png\t[{"transcription": "x"}]', "form.png\t7", good]
    assert predict("ser", write(images, *lines), pack) == 1
    errors = capsys.readouterr().err.splitlines()
    for number, words in enumerate(("no tab between", "", "the image is not in", "no points", "not a list"), 1):
        assert any(line.startswith("error: ") and f"line {number}: " in line and words in line for line in errors)
    assert len(written(images)) == 1


@pytest.fixture
def golden_file(tmp_path: Path) -> Path:
    rows = json.loads((goldens.FOLDER / "pages.json").read_text("utf-8"))
    for row in rows:
        save(tmp_path / row["image"], [], (row["width"], row["height"]))
    return write(tmp_path, *(f"{row['image']}\t{json.dumps(row['label'])}" for row in rows))


def test_checkpoints_of_paddleocr(golden_file: Path) -> None:
    """SER and RE from two checkpoint folders, on Paddle."""
    more = ["--tokenizer", goldens.TOKENIZER, "--class-list", goldens.CLASS_LIST, "--runtime", "paddle"]
    status = predict("ser_re", golden_file, goldens.FOLDER / "ser", "--re-model", goldens.FOLDER / "re", *more)
    assert status == 0
    pages = written(golden_file.parent)
    assert len(pages) == 5
    segments = [row for _, rows in pages for row in rows]
    assert {row["pred"] for row in segments} <= {"O", "QUESTION", "ANSWER", "HEADER"}
    assert all(row["pred_id"] in (0, 1, 3, 5) and isinstance(row["linking"], list) for row in segments)
    assert len({row["pred"] for row in segments}) > 1 and np.mean([row["score"] for row in segments]) > 0.1


def test_runtime_that_the_model_does_not_run_on(
    golden_file: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert predict("ser", golden_file, pack, "--runtime", "paddle") == 1
    assert "runs on onnx, not on paddle" in capsys.readouterr().err
    assert predict("ser", golden_file, goldens.FOLDER / "ser", "--runtime", "onnx") == 1
    assert "export it with export-model" in capsys.readouterr().err


def test_links_need_a_network_for_them(golden_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = ["--tokenizer", goldens.TOKENIZER, "--class-list", goldens.CLASS_LIST]
    assert predict("ser_re", golden_file, goldens.FOLDER / "ser", *more) == 2
    assert "specify one with --re-model" in capsys.readouterr().err


def test_missing_label_file(tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert predict("ser", tmp_path / "gone.json", pack) == 1
    assert capsys.readouterr().err.startswith("error: ")
