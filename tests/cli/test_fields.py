"""`extract --schema`, `locate`, and `train|predict|evaluate --task fields` as the contract has them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import field_pages
import pytest
from openpyxl import Workbook, load_workbook

from kie_desktop.cli.main import run_command


def kie(*arguments: object) -> int:
    return run_command([str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return field_pages.write(tmp_path_factory.mktemp("scans"), 5)


@pytest.fixture(scope="module")
def unseen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return field_pages.write(tmp_path_factory.mktemp("unseen"), 3, start=6)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, scans: Path, pack: Path) -> Path:
    """A run of fields, by the two commands that make one."""
    folder = tmp_path_factory.mktemp("run")
    assert locate(scans / "table.csv", scans, folder / "data") == 0
    assert kie("train", "--task", "fields", "--data", folder / "data", "--out", folder / "run", "--init", pack) == 0
    return folder / "run"


def locate(table: Path, scans: Path, out: Path, *more: object) -> int:
    lines = scans / "lines.json"
    return kie("locate", table, "--image-dir", scans, "--label-file", lines, "--ocr", "none", "--out", out, *more)


def table_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def extract(scans: Path, out: Path, *more: object) -> int:
    lines = scans / "lines.json"
    return kie("extract", scans, "--label-file", lines, "--ocr", "none", "--out", out, *more)


def test_extract_writes_fields_documents_and_what_to_look_at(
    run: Path, unseen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ("--model", run, "--format", "json,csv,xlsx", "--review-below", "1", "--json")
    assert extract(unseen, tmp_path, *more) == 0
    printed = capsys.readouterr()
    assert not json.loads(printed.out)["errors"] and "fields to look at" in printed.err
    page = json.loads((tmp_path / "r6.json").read_text("utf-8"))
    named = {row["name"]: row for row in page["fields"] if row["name"] is not None}
    shop, _, total = field_pages.values(6)
    assert list(named) == ["shop", "day", "total"] and len(page["fields"]) > 3  # beside the open ones
    assert (named["shop"]["value"], named["day"]["normalized"], named["total"]["value"]) == (shop, "2021-07-07", total)
    assert named["day"]["type"] == "date" and 0 < named["day"]["score"] < 1 and named["day"]["page"] == 0
    assert [page["entities"][0]["id"]] == named["shop"]["value_ids"]
    documents = table_of(tmp_path / "documents.csv")
    assert list(documents[0]) == [
        *("file", "pages", "shop", "shop_score", "day", "day_score", "total", "total_score"),
    ]
    assert [(row["file"], row["pages"], row["day"]) for row in documents] == [
        ("r6.png", "1", "2021-07-07"), ("r7.png", "1", "2021-08-08"), ("r8.png", "1", "2021-09-09")
    ]  # fmt: skip
    fields = [row for row in table_of(tmp_path / "fields.csv") if row["field"]]
    assert [(row["file"], row["field"]) for row in fields[:4]] == [
        ("r6.png", "shop"), ("r6.png", "day"), ("r6.png", "total"), ("r7.png", "shop")
    ]  # fmt: skip
    review = table_of(tmp_path / "review.csv")
    assert list(review[0]) == ["file", "field", "value", "score", "why"] and "is below 1" in review[0]["why"]
    book = load_workbook(tmp_path / "fields.xlsx")
    assert book.sheetnames == ["fields", "documents", "records", "review"]
    assert [cell.value for cell in book["documents"][2]][2] == shop


def test_review_alone_is_a_csv_file_and_without_schema_tells_of_open_fields(unseen: Path, tmp_path: Path) -> None:
    assert extract(unseen, tmp_path, "--review-below", "0.9999") == 0
    assert {row["field"] for row in table_of(tmp_path / "review.csv")} >= {"TOTAL"}
    assert not (tmp_path / "fields.csv").exists() and not (tmp_path / "documents.csv").exists()


def test_a_field_that_no_page_has_is_in_the_table_of_documents(unseen: Path, pack: Path, tmp_path: Path) -> None:
    schema = tmp_path / "s.toml"
    schema.write_text('[[field]]\nname = "iban"\ntype = "code"\nchecksum = "iban"\nrequired = true\n', "utf-8")
    out = tmp_path / "out"
    assert extract(unseen, out, "--model", pack, "--schema", schema, "--format", "csv", "--review-below", "0") == 0
    assert [(row["iban"], row["iban_score"]) for row in table_of(out / "documents.csv")] == [("", "")] * 3
    rows = [row for row in table_of(out / "fields.csv") if row["field"] == "iban"]
    assert [(row["page"], row["value"], row["state"]) for row in rows] == [("", "", "look")] * 3
    assert {row["why"] for row in table_of(out / "review.csv")} == {"a value is required, but none was found"}


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ('[[field]]\nname = "a"\ntype = "zebra"\n', "unknown type 'zebra'"),
        ("[[field]\n", "this is not TOML"),
        ("", "names no field"),
    ],
)
def test_a_schema_that_cannot_be_used(
    schema: str, words: str, unseen: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "s.toml"
    path.write_text(schema, "utf-8")
    assert extract(unseen, tmp_path / "out", "--model", pack, "--schema", path) == 1
    message = capsys.readouterr().err
    assert words in message and message.count("\n") == 1 and str(path) in message


def test_a_rule_that_divides_by_zero_costs_nothing_else(
    unseen: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "s.toml"
    path.write_text(
        'template = "receipt"\nrules = ["total / (total - total) = 1"]\n[[field]]\nname = "total"\ntype = "amount"\n',
        "utf-8",
    )
    assert extract(unseen, tmp_path / "out", "--model", pack, "--schema", path, "--format", "csv") == 0
    assert "divides by zero" in capsys.readouterr().err
    totals = [row["total"] for row in table_of(tmp_path / "out" / "documents.csv")]
    assert totals == [field_pages.values(number)[2] for number in (6, 7, 8)]


def test_locate_says_what_it_found_of_every_field(
    scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A workbook with dates and numbers as Excel has them; every kind of row that cannot be used."""
    book = Workbook()
    sheet = book.active
    rows = [
        ("File", "shop", "day", "total", "nothing", "word"),
        ("r0.png", field_pages.values(0)[0], "1 Jan 2021", 12.5, None, "zebra"),
        ("r1", field_pages.values(1)[0], "2021-02-02", 19.5, None, None),  # without its suffix
        ("r1.png", "again", None, None, None, None),
        ("gone.png", "gone", None, None, None, None),
        (None, "nobody", None, None, None, None),
        ("r2.png", "x" * 10_000, None, 26.5, None, None),
    ]
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    assert locate(tmp_path / "t.xlsx", scans, tmp_path / "data", "--image-col", "file", "--json") == 1
    printed = capsys.readouterr()
    document = json.loads(printed.out)
    assert document["documents"] == 3 and "gone.png" in document["errors"][0] and len(document["errors"]) == 1
    assert document["fields"]["total"] == {"type": "amount", "found": 3, "several": 3, "alike": 0, "missing": 0}
    assert document["fields"]["word"]["missing"] == 1
    messages = " / ".join(problem["message"] for problem in document["problems"])
    for words in (
        "'nothing' is empty",
        "row 6: it names no file",
        "the rows r1 and r1.png are of the same file",
        "10,000 char",
    ):
        assert words in messages
    truth = table_of(tmp_path / "data" / "values.csv")
    assert [row["image"] for row in truth] == ["images/r0.png", "images/r1.png", "images/r2.png"]
    assert (truth[0]["total"], truth[2]["shop"]) == ("12.5", "")
    labels = (tmp_path / "data" / "class_list.txt").read_text("utf-8").split()
    assert labels == ["other", "shop", "day", "total", "word"]


def test_lines_need_no_labels_to_look_in(scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a label file of text recognition has them; what is wrong with pages of no row is left alone."""
    pages = [line.split("\t") for line in (scans / "lines.json").read_text("utf-8").splitlines()]
    kept = ("transcription", "points")
    rows = [(name, [{key: one[key] for key in kept} for one in json.loads(lines)]) for name, lines in pages]
    rows.append(("other.png", [{"transcription": "x", "points": [[0, 0]]}]))
    text = "".join(f"{name}\t{json.dumps(lines)}\n" for name, lines in rows)
    (tmp_path / "lines.txt").write_text(text, "utf-8")
    more = ("--label-file", tmp_path / "lines.txt", "--ocr", "none", "--out", tmp_path / "data")
    assert kie("locate", scans / "table.csv", "--image-dir", scans, *more) == 0
    assert capsys.readouterr().err == ""
    given = ("--label-file", tmp_path / "lines.txt", "--image-dir", scans, "--values", scans / "table.csv")
    assert kie("evaluate", "--task", "fields", "--model", "starter", "--schema", "receipt", *given) in (0, 1)
    assert "no-label" not in capsys.readouterr().err


def test_locate_names_the_values_that_it_did_not_find(
    scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = ("image", "shop", "a", "b", "c")
    rows = [(f"r{number}.png", field_pages.values(number)[0], "zebra", "gnu\nemu", "yak " * 99) for number in range(4)]
    table = field_pages.write_table(tmp_path / "t.csv", rows, columns)
    assert locate(table, scans, tmp_path / "data") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("not found: ")]
    assert lines[:2] == ["not found: r0.png, a: 'zebra'", "not found: r0.png, b: 'gnu\\nemu'"]
    assert len(lines) == 11 and lines[10] == "not found: and 2 more values"
    assert max(map(len, lines)) < 160


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("image,day\nx.png,1\ny.png,2\n", "none of its 2 rows names a file"),
        ("name,day\nr0,1\n", "there is no column 'image'"),
        ("image,day\nr0.png,\n", "no column but 'image' has values"),
        ("", "the table is empty"),
        ("image\n", "no column but 'image' has values"),
    ],
)
def test_a_table_that_cannot_be_used(
    content: str, words: str, scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(content, "utf-8")
    assert locate(path, scans, tmp_path / "data") == 1
    message = capsys.readouterr().err
    assert words in message and message.startswith("error: ") and message.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_damaged_workbooks_are_no_tables(scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    assert locate(tmp_path / "t.xlsx", scans, tmp_path / "data") == 1
    assert "not a workbook that can be read" in capsys.readouterr().err


def test_evaluate_prints_the_document_of_the_contract(
    run: Path, unseen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ("--label-file", unseen / "lines.json", "--image-dir", unseen, "--model", run)
    table = ("--values", unseen / "table.csv")
    capsys.readouterr()
    assert kie("evaluate", "--task", "fields", *common, *table, "--promise", "0.8", "--json") == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert document["task"] == "fields" and document["pages"] == 3
    assert document["exact"] == {"shop": 1.0, "day": 1.0, "total": 1.0} and document["macro"] == 1.0
    assert (document["wrong"], document["missing"]) == (0, 0)
    assert set(document["accepted"]) == {"promise", "precision", "share"} and document["accepted"]["promise"] == 0.8
    assert kie("evaluate", "--task", "fields", *common, *table) == 0
    assert "0 wrong, 0 not found" in capsys.readouterr().out
    assert kie("evaluate", "--task", "ser", *common, *table) == 2
    assert kie("evaluate", "--task", "fields", *common, *table, "--promise", "2") == 2


def test_evaluating_on_the_documents_that_taught_is_told(
    run: Path, scans: Path, unseen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By what is on them, wherever they lie and whatever they are called."""
    for folder, number in ((scans, 5), (unseen, 0)):
        capsys.readouterr()
        common = ("--label-file", folder / "lines.json", "--image-dir", folder, "--values", folder / "table.csv")
        assert kie("evaluate", "--task", "fields", "--model", run, *common) == 0
        warnings = [line for line in capsys.readouterr().err.splitlines() if "[taught]" in line]
        assert len(warnings) == bool(number)
        assert not number or f"{number} of the {number} documents" in warnings[0]


def test_predict_keeps_the_file_and_adds_fields(run: Path, unseen: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    rows = field_pages.rows(7)
    for number, row in enumerate(rows):
        row["id"], row["mine"] = 100 + number, "kept"
    (tmp_path / "lines.json").write_text(f"r7.png\t{json.dumps(rows)}\ngone.png\t[]\n", "utf-8")
    common = ("--label-file", tmp_path / "lines.json", "--image-dir", unseen, "--model", run)
    assert kie("predict", "--task", "fields", *common, "--out", out, "--draw", tmp_path / "drawn") == 1  # one is gone
    ((image, text),) = [line.split("\t", 1) for line in out.read_text("utf-8").splitlines()]
    value = json.loads(text)
    assert image == "r7.png" and value["ocr_info"] == rows
    found = {row["name"]: row for row in value["fields"]}
    assert (found["shop"]["value_ids"], found["total"]["value"]) == ([100], field_pages.values(7)[2])
    assert (tmp_path / "drawn" / "r7_result.jpg").is_file()


def test_evaluating_tells_network_and_learner_apart(
    scans: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rule pack calls what stands on the right an answer, as the total does here, among other amounts."""
    rows = [(f"r{number}.png", field_pages.values(number)[2]) for number in range(5)]
    table = field_pages.write_table(tmp_path / "t.csv", rows, ("image", "answer"))
    assert locate(table, scans, tmp_path / "data") == 0
    assert kie("train", "--task", "fields", "--data", tmp_path / "data", "--out", tmp_path / "run", "--init", pack) == 0
    capsys.readouterr()
    common = ("--model", tmp_path / "run", "--label-file", tmp_path / "data" / "train.json")
    common += ("--image-dir", tmp_path / "data")
    assert kie("evaluate", "--task", "fields", *common, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document["apart"]) == {"learner", "network"}
    assert document["exact"]["answer"] >= max(row["answer"] for row in document["apart"].values()) - 0.01
    assert kie("evaluate", "--task", "fields", *common) == 0
    assert "the network alone: answer" in capsys.readouterr().out


def test_a_run_becomes_a_pack_that_names_fields(
    run: Path, unseen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIE_DESKTOP_HOME", str(tmp_path / "home"))
    capsys.readouterr()
    assert kie("models", "add", run, "--name", "receipts", "--json") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["fields"] == ["shop", "day", "total"] and "holds words of the pages" in printed.err
    folder = tmp_path / "home" / "models" / "receipts"
    assert {"fields.npz", "schema.toml", "pack.toml", "ser.onnx"} <= {path.name for path in folder.iterdir()}
    assert kie("models", "verify", "receipts") == 0
    assert extract(unseen, tmp_path / "out", "--model", "receipts", "--format", "csv") == 0
    assert [row["total"] for row in table_of(tmp_path / "out" / "documents.csv")] == [
        field_pages.values(number)[2] for number in (6, 7, 8)
    ]
    (folder / "fields.npz").write_bytes(b"other")
    capsys.readouterr()
    assert extract(unseen, tmp_path / "again", "--model", "receipts") == 1
    assert "does not match the pack's checksum" in capsys.readouterr().err


def test_a_run_without_its_pack_says_so(run: Path, unseen: Path, tmp_path: Path, pack: Path) -> None:
    from dataclasses import replace

    from kie_desktop.fields.archive import read_model, write_model

    lonely = tmp_path / "lonely"
    lonely.mkdir()
    write_model(lonely / "fields.npz", replace(read_model(run / "fields.npz"), pack=("no-such-pack", "0")))
    (lonely / "schema.toml").write_bytes((run / "schema.toml").read_bytes())
    assert extract(unseen, tmp_path / "out", "--model", lonely) == 1


def test_train_refuses_what_is_for_networks(scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kie("train", "--task", "fields", "--data", scans, "--out", tmp_path, "--epochs", "3") == 2
    assert "--epochs is for networks" in capsys.readouterr().err
    assert kie("train", "--task", "fields", "--data", scans) == 2
    assert kie("train", "--task", "ser", "--data", scans, "--out", tmp_path, "--values", scans / "table.csv") == 2
    assert kie("train", "--task", "fields", "--data", scans, "--out", tmp_path) == 1
    assert "there is no train.json" in capsys.readouterr().err


def test_training_names_fields_that_stand_on_no_page(
    scans: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = field_pages.write_table(
        tmp_path / "t.csv",
        [(f"r{number}.png", field_pages.values(number)[0], "zebra") for number in range(3)],
        ("image", "shop", "animal"),
    )
    assert locate(table, scans, tmp_path / "data") == 0
    options = ("--data", tmp_path / "data", "--out", tmp_path / "run", "--init", pack)
    capsys.readouterr()
    assert kie("train", "--task", "fields", *options, "--dry-run", "--json") == 0
    assert json.loads(capsys.readouterr().out)["fields"] == ["shop", "animal"]
    assert not (tmp_path / "run").exists()
    assert kie("train", "--task", "fields", *options, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["taught"] == {"shop": 3, "animal": 0} and document["outcome"] == "finished"
    assert [problem["code"] for problem in document["problems"]] == ["not-found"]
