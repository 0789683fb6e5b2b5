"""`extract` as the contract has it, on real files with real OCR."""

from __future__ import annotations

import csv
import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from PIL import Image
from text_image import picture, save

from kie_desktop.cli.main import run_command
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.inference import CPU
from kie_desktop.places import DEVICE_VARIABLE

FORM = [(60, 50, "Name"), (620, 50, "Ada"), (60, 250, "City"), (620, 250, "Paris")]


def extract(*arguments: object) -> int:
    return run_command(["extract", *(str(argument) for argument in arguments)])


def result(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text("utf-8"))


@pytest.fixture
def label_file(tmp_path: Path) -> Path:
    """Text lines of `form.png`, so that no OCR is needed; the labels in it are wrong on purpose."""
    rows = [
        {
            "transcription": text,
            "label": "header",
            "points": [[x, y], [x + 80, y], [x + 80, y + 30], [x, y + 30]],
            "id": number,
            "linking": [[10, 11]] if number < 12 else [],
        }
        for number, (x, y, text) in enumerate(FORM, 10)
    ]
    path = tmp_path / "lines.json"
    path.write_text(f"form.png\t{json.dumps(rows)}\n", "utf-8")
    return path


def test_folder_with_everything_that_can_be_wrong(
    tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole and broken images, one that the camera held sideways, a PDF and a TIFF; without any network."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("extract opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    save(pages / "form.png", FORM)
    save(pages / "blank.jpg", [])
    save_turned(pages / "turned.jpg", picture(FORM))
    for name, options in (("two.pdf", {"resolution": 200}), ("scan.tif", {})):
        first, second = (Image.fromarray(picture(lines)) for lines in (FORM[:2], FORM[2:]))
        first.save(pages / name, save_all=True, append_images=[second], **options)
    (pages / "cut.png").write_bytes((pages / "form.png").read_bytes()[:900])
    (pages / "empty.png").touch()
    (pages / "words.png").write_text("this is no image")
    status = extract(pages, "--out", out, "--model", pack, "--draw", "--json", "--format", "json,csv,xlsx,paddleocr")
    done = capsys.readouterr()
    assert status == 1
    document = json.loads(done.out)
    assert len(document["errors"]) == 3 and len(document["pages"]) == 7
    lines = done.err.splitlines()
    for name, words in (("cut", "damaged or incomplete"), ("empty", "0 bytes"), ("words", "not supported")):
        assert sum(line.startswith("error: ") and f"{name}.png" in line and words in line for line in lines) == 1
    stems = {"form", "turned", "blank", "two_p0", "two_p1", "scan_p0", "scan_p1"}
    expected = {f"{stem}.json" for stem in stems} | {f"{stem}_result.jpg" for stem in stems}
    assert {path.name for path in out.iterdir()} == expected | {
        "fields.csv",
        "records.csv",
        "fields.xlsx",
        "Label.json",
        "images",
    }
    check_form(result(out / "form.json"), "form.png")
    check_form(result(out / "turned.json"), "turned.jpg")
    assert result(out / "blank.json")["entities"] == []
    assert (result(out / "two_p1.json")["image"], result(out / "two_p1.json")["page"]) == ("two.pdf", 1)
    assert result(out / "two_p1.json")["fields"][0]["key"] == result(out / "scan_p1.json")["fields"][0]["key"] == "City"
    for name in ("form", "turned"):
        with Image.open(out / f"{name}_result.jpg") as drawn:
            assert drawn.size == (800, 400)
    check_label_file(out / "Label.json", pages)
    with (out / "fields.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["file"], row["page"], row["key"], row["value"]) for row in csv.DictReader(file)}
    assert {
        ("form.png", "1", "Name", "Ada"),
        ("form.png", "1", "City", "Paris"),
        ("two.pdf", "2", "City", "Paris"),
    } <= rows


def save_turned(path: Path, pixels: np.ndarray) -> None:
    """A photo whose pixels lie on their side, with the EXIF entry that says so."""
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(np.rot90(pixels)).save(path, exif=exif)


def check_form(page: dict[str, Any], image: str) -> None:
    assert {key: page[key] for key in ("image", "page", "width", "height", "model", "ocr")} == {
        "image": image,
        "page": 0,
        "width": 800,
        "height": 400,
        "model": "rule",
        "ocr": "rapid",
    }
    texts = {entity["id"]: entity["text"] for entity in page["entities"]}
    labels = {entity["text"]: entity["label"] for entity in page["entities"]}
    assert labels == {"Name": "question", "Ada": "answer", "City": "question", "Paris": "answer"}
    assert all(0.5 <= entity["text_score"] <= 1 >= entity["label_score"] >= 0.5 for entity in page["entities"])
    assert {(texts[link["head"]], texts[link["tail"]]) for link in page["links"]} == {
        ("Name", "Ada"),
        ("City", "Paris"),
    }
    assert [(field["key"], field["value"]) for field in page["fields"]] == [("Name", "Ada"), ("City", "Paris")]
    assert set(page["timing"]) == {"ocr_s", "codes_s", "marks_s", "ser_s", "re_s"}


def check_label_file(path: Path, images: Path) -> None:
    """Everything in it can be trained on: each image is there and is one that PaddleOCR reads."""
    pages, problems = pages_of(read_label_file(path), images)
    assert not problems and len(pages) == 7
    assert {Path(page.image).name for page in pages} >= {"form.png", "blank.jpg", "two_p0.png", "scan_p1.png"}


def test_a_page_on_its_head_is_turned_to_be_read(
    tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Results stand on the image as it is; what is trained on stands upright."""
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    lines = [*FORM, (60, 330, "Date of birth")]
    Image.fromarray(np.rot90(picture(lines), 2)).save(pages / "head.png")
    assert extract(pages, "--out", out, "--model", pack, "--format", "json,paddleocr") == 0
    assert "head.png: the page is upside down; it was rotated before reading" in capsys.readouterr().err
    page = result(out / "head.json")
    assert page["turn"] == 180 and {"Name", "Ada", "Date of birth"} <= {row["text"] for row in page["entities"]}
    (name,) = [row["points"] for row in page["entities"] if row["text"] == "Name"]
    assert name[0] == pytest.approx([800 - 60, 400 - 50], abs=15), "the text's top left, as it lies"
    (upright,), problems = pages_of(read_label_file(out / "Label.json"), pages)
    assert not problems and upright.image.endswith("out/images/head.png")
    (box,) = [row.box for row in upright.entities.values() if row.text == "Name"]
    assert box[:2] == pytest.approx((60, 50), abs=15)
    assert extract(pages, "--out", tmp_path / "as it is", "--model", pack, "--no-turn") == 0
    assert "remove --no-turn" in capsys.readouterr().err
    as_it_is = result(tmp_path / "as it is" / "head.json")
    assert as_it_is["turn"] == 180  # lines are read either way
    assert {"Name", "Ada", "Date of birth"} <= {row["text"] for row in as_it_is["entities"]}


def test_one_process_one_document(tmp_path: Path, pack: Path) -> None:
    """Nothing but the document reaches standard output, whatever the libraries print."""
    save(tmp_path / "form.png", FORM)
    command = [sys.executable, "-m", "kie_desktop", "extract", str(tmp_path / "form.png"), "--json"]
    command += ["--out", str(tmp_path / "out"), "--model", str(pack)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["pages"][0]["links"] == 2
    assert "Traceback" not in done.stderr and "RapidOCR" not in done.stderr


def test_texts_count_pages_from_1(tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the window does; the names of files count from 0."""
    first, second = (Image.new("RGB", (300, 200), "white") for _ in range(2))
    first.save(tmp_path / "one.pdf", save_all=True, append_images=[second])
    assert extract(tmp_path / "one.pdf", "--out", tmp_path / "out", "--model", pack) == 0
    lines = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines() if line.startswith("one.pdf")]
    assert lines == ["one.pdf, page 1", "one.pdf, page 2"]
    assert (tmp_path / "out" / "one_p0.json").exists()


def test_text_lines_of_a_label_file(tmp_path: Path, pack: Path, label_file: Path) -> None:
    save(tmp_path / "form.png", [])
    out = tmp_path / "out"
    arguments = ("--out", out, "--model", pack, "--ocr", "none", "--label-file", label_file)
    assert extract(tmp_path / "form.png", *arguments) == 0
    page = result(out / "form.json")
    assert page["ocr"] == "none" and "ocr_s" not in page["timing"]
    assert [(entity["id"], entity["label"]) for entity in page["entities"]] == [
        (10, "question"),
        (11, "answer"),
        (12, "question"),
        (13, "answer"),
    ]
    assert {(link["head"], link["tail"]) for link in page["links"]} == {(10, 11), (12, 13)}


def test_image_without_a_line_in_the_label_file(
    tmp_path: Path, pack: Path, label_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(tmp_path / "form.png", [])
    save(tmp_path / "other.png", [])
    out = tmp_path / "out"
    status = extract(tmp_path, "--out", out, "--model", pack, "--ocr", "none", "--label-file", label_file)
    assert status == 1 and "other.png: the label file has no line for this image" in capsys.readouterr().err
    assert (out / "form.json").exists() and not (out / "other.json").exists()


def test_results_of_inputs_with_one_stem_do_not_overwrite_each_other(
    tmp_path: Path, pack: Path, label_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs = [tmp_path / "form.png", tmp_path / "b" / "form.png", tmp_path / "form.jpg"]
    inputs[1].parent.mkdir()
    for path in inputs:
        save(path, [])
    rows = label_file.read_text("utf-8")
    label_file.write_text(rows + rows.replace("form.png", "form.jpg"), "utf-8")
    out = tmp_path / "out"
    assert extract(*inputs, "--out", out, "--model", pack, "--ocr", "none", "--label-file", label_file) == 0
    assert {path.name: result(path)["image"] for path in out.iterdir()} == {
        "form.json": "form.png",
        "form_2.json": "b/form.png",
        "form_3.json": "form.jpg",
    }
    assert capsys.readouterr().err.count("form already holds the results of another input") == 2


def test_pages_without_anything_say_so_in_a_line_and_many_of_them_in_one(
    tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = Image.new("RGB", (300, 200), "white")
    blank.save(tmp_path / "stack.tif", save_all=True, append_images=[blank] * 5)
    Image.new("RGB", (300, 200), "#101010").save(tmp_path / "lid.png")
    out = tmp_path / "out"
    assert extract(tmp_path / "stack.tif", tmp_path / "lid.png", "--out", out, "--model", pack) == 0
    told = [line.removeprefix(f"{tmp_path}/") for line in capsys.readouterr().err.splitlines()]
    blanks = [f"stack.tif page {number}: no text was found: the page is blank" for number in (1, 2, 3)]
    dark = "no text was found: the page is nearly all dark; scan or photograph it again"
    assert told == [*blanks, f"lid.png: {dark}", "stack.tif: no text was found: the page is blank (on 3 more pages)"]
    assert result(out / "lid.json")["notes"] == [dark]
    assert extract(tmp_path / "lid.png", "--out", out, "--model", pack, "--resume") == 0
    assert result(out / "lid.json")["notes"] == [dark]


def test_results_beside_the_images_are_no_images_of_the_next_run(tmp_path: Path, pack: Path, label_file: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    save(folder / "form.png", [])
    arguments = ("--out", folder, "--model", pack, "--ocr", "none", "--label-file", label_file, "--draw")
    for more in ((), ("--overwrite",)):
        assert extract(folder, *arguments, *more) == 0
        assert {path.name for path in folder.iterdir()} == {"form.png", "form.json", "form_result.jpg"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--ocr", "none"),
        ("--format", "json,doc"),
        ("--format", ","),
        ("--ocr-weights", "somewhere"),
        ("--ocr", "crystal-ball"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert extract("a.png", "--out", tmp_path / "out", *arguments) == 2
    done = capsys.readouterr()
    assert done.err.startswith("error: ") and done.err.count("\n") == 1 and not done.out
    assert not (tmp_path / "out").exists()


def test_nothing_to_work_on(tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert extract(tmp_path / "empty", tmp_path / "gone.png", "--out", tmp_path / "out", "--model", pack) == 1
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2 and all(line.startswith("error: ") for line in errors)
    assert "there are no images or PDF files in this folder" in errors[0] and "gone.png" in errors[1]


def test_a_device_that_is_not_there_is_told_by_its_name(
    tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [CPU])
    monkeypatch.setenv(DEVICE_VARIABLE, "gpu")
    assert extract(tmp_path / "gone.png", "--out", tmp_path / "out", "--model", pack) == 1
    assert "device gpu: this ONNX Runtime has no GPU support" in capsys.readouterr().err


def test_unknown_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(tmp_path / "form.png", FORM)
    assert extract(tmp_path / "form.png", "--out", tmp_path / "out", "--model", "no-such-pack") == 1
    assert "error: no-such-pack: there is no model pack" in capsys.readouterr().err


def test_folder_that_cannot_be_made(tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(tmp_path / "form.png", FORM)
    assert extract(tmp_path / "form.png", "--out", tmp_path / "form.png" / "out", "--model", pack) == 1
    assert capsys.readouterr().err.startswith("error: ")
