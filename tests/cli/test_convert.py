"""`convert`: what is read is written, and what is not is said."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kie_desktop.cli.main import run_command
from kie_desktop.formats import registry
from kie_desktop.formats.paddleocr import read_label_file

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
TRUTH = str(SAMPLES / "truth.json")


def convert(target: str, *arguments: str) -> int:
    return run_command(["convert", "--from", "paddleocr", "--to", target, *arguments])


def test_a_data_folder_is_split_and_passes_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "data"
    assert convert("paddleocr", TRUTH, str(out), "--image-dir", str(SAMPLES), "--val-ratio", "0.3", "--seed", "3") == 0
    said = capsys.readouterr().out
    assert "read: 10 pages" in said and "7 pages to train.json, 3 to val.json" in said and "left out: 0 pages" in said
    for name in ("train.json", "val.json"):
        assert (
            run_command(
                ["check", str(out / name), "--image-dir", str(out), "--class-list", str(out / "class_list.txt")]
            )
            == 0
        )
    assert "0 errors, 0 warnings" in capsys.readouterr().out


def test_what_is_written_is_said_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    images = ["--image-dir", str(SAMPLES), "--val-ratio"]
    assert convert("wildreceipt", TRUTH, str(tmp_path / "receipts"), *images, "0.2") == 0
    told = capsys.readouterr()
    assert "8 pages to wildreceipt_train.txt, 2 to wildreceipt_test.txt" in told.out
    assert "the classes are numbered anew" in told.err
    out = tmp_path / "data"
    assert convert("paddleocr", TRUTH, str(out), *images, "0") == 0
    assert "10 pages to train.json, 648" in capsys.readouterr().out and not (out / "val.json").exists()
    command = ["train", "--task", "ser", "--data", str(out), "--out", str(tmp_path / "run"), "--dry-run"]
    assert run_command(command) == 0
    assert "0 for validation" in capsys.readouterr().err


def test_a_program_is_told_in_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "Label.json"
    lines = Path(TRUTH).read_text("utf-8").splitlines()[:2]
    source.write_text("\n".join([*lines, "broken"]) + "\n", "utf-8")
    assert convert("funsd", str(source), str(tmp_path / "out"), "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "paddleocr" and told["read"]["pages"] == told["written"]["pages"] == 2
    assert told["read"]["entities"] == told["written"]["entities"] > 50 and told["read"]["links"] > 10
    assert len(told["files"]) == 2 and all(Path(file).is_file() for file in told["files"])
    assert (told["left_out"], told["read"]["damaged"]) == (0, 1)
    assert "error" in {problem["severity"] for problem in told["problems"]}


def test_a_label_file_comes_out_the_same(tmp_path: Path) -> None:
    assert convert("paddleocr", TRUTH, str(tmp_path / "copy.json")) == 0
    assert (tmp_path / "copy.json").read_bytes() == (SAMPLES / "truth.json").read_bytes()


def test_fields_as_csv_and_xlsx(tmp_path: Path) -> None:
    assert convert("csv", TRUTH, str(tmp_path / "t.csv")) == 0 and convert("xlsx", TRUTH, str(tmp_path / "t.xlsx")) == 0
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    said = "£3,715.92"
    assert ["en_invoice_modern.png", "1", "", "Total due", said, said, "", "person", ""] in rows
    assert ["zh_personnel_form.jpg", "1", "", "姓名", "林晓雯", "林晓雯", "", "person", ""] in rows
    book = load_workbook(tmp_path / "t.xlsx")
    assert book["fields"].max_row == len(rows)
    items = {row[:3] + row[4:6] for row in book["records"].iter_rows(min_row=2, values_only=True)}
    assert ("en_delivery_note.jpg", 1, 1, "CP-500", "Medium cider, 500 ml, case of 12") in items


def test_what_is_lost_is_said_and_the_rest_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "label.json"
    source.write_text((SAMPLES / "truth.json").read_text() + "broken\n" + f"gone.png\t{json.dumps([])}\n")
    assert convert("paddleocr", str(source), str(tmp_path / "out.json"), "--image-dir", str(SAMPLES)) == 1
    said = capsys.readouterr()
    assert "left out: 1 page, 1 damaged record\n" in said.out
    assert "line 11: there is no tab" in said.err and "gone.png" in said.err


def small_source(folder: Path, name: str) -> Path:
    """Two of the sample pages in a format, without their images."""
    rows = (SAMPLES / "truth.json").read_text(encoding="utf-8").splitlines(keepends=True)[:2]
    (folder / "two.json").write_text("".join(rows), encoding="utf-8")
    source = folder / f"from_{name}"
    assert convert(name, str(folder / "two.json"), str(source), "--image-dir", str(SAMPLES)) == 0
    return source


@pytest.mark.parametrize("source_name", [kind.name for kind in registry.FORMATS if kind.read])
def test_any_format_becomes_any_other(source_name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = small_source(tmp_path, source_name)
    for target in registry.FORMATS:
        out = tmp_path / f"to_{target.name}{target.suffix}"
        arguments = ["--from", source_name, "--to", target.name, str(source), str(out), "--image-dir", str(SAMPLES)]
        assert run_command(["convert", *arguments]) == 0
        said = capsys.readouterr().out
        assert "read: 2 pages" in said and "written: 2 pages" in said and "left out: 0 pages, 0 damaged" in said
        if target.read:
            arguments = ["--from", "auto", "--to", "paddleocr", str(out), str(tmp_path / "back.json"), "--overwrite"]
            assert run_command(["convert", *arguments]) == 0
            back = read_label_file(tmp_path / "back.json").rows
            texts = [sorted(entity.text for entity in row.entities) for row in back]
            first = read_label_file(tmp_path / "two.json").rows
            assert texts == [sorted(entity.text for entity in row.entities) for row in first]
        capsys.readouterr()


def test_what_a_format_cannot_hold_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert convert("sroie", TRUTH, str(tmp_path / "out")) == 0
    said = capsys.readouterr()
    assert (
        "SROIE: does not store links: 385 links left out" in said.err
        and "does not store keys, values and headers" in said.err
    )
    written = next(line for line in said.out.splitlines() if line.startswith("written:"))
    assert "10 pages" in written and "entities" in written and "links" not in written


def test_folders_bring_their_images_along_and_may_be_split(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert convert("xanylabeling", TRUTH, str(out), "--image-dir", str(SAMPLES), "--val-ratio", "0.3") == 0
    counts = {name: len(list((out / name).glob("*.json"))) for name in ("train", "val")}
    assert counts == {"train": 7, "val": 3}
    images = {path.name for path in out.rglob("*") if path.suffix in {".png", ".jpg"}}
    assert images == {path.name for path in SAMPLES.iterdir() if path.suffix in {".png", ".jpg"}}


def test_tables_hold_no_places_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["convert", "--from", "csv", "--to", "paddleocr", TRUTH, str(tmp_path / "x.json")]) == 2
    assert "has no positions on the page" in capsys.readouterr().err


def test_wrong_usage_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, images = str(tmp_path / "out"), ["--image-dir", str(SAMPLES)]
    cases = [
        (["csv", TRUTH, out, *images, "--val-ratio", "0.2"], 2),
        (["paddleocr", TRUTH, out, "--val-ratio", "0.2"], 2),
        (["paddleocr", TRUTH, out, *images, "--val-ratio", "2"], 2),
        (["paddleocr", TRUTH, TRUTH], 1),
        (["nothing", TRUTH, out], 2),
        (["labelstudio", TRUTH, out], 1),
        (["csv", str(tmp_path / "gone.json"), out], 1),
        (["csv", str(tmp_path), out], 1),
    ]
    before = (SAMPLES / "truth.json").read_bytes()
    for (target, *arguments), status in cases:
        assert convert(target, *arguments) == status
        error = capsys.readouterr().err
        assert error.startswith("error: ") and error.count("\n") == 1
    assert (SAMPLES / "truth.json").read_bytes() == before and not (tmp_path / "out").exists()
