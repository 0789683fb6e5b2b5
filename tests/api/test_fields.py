"""Named fields through the Python API: located, learned, read and scored on receipts that are made here."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import field_pages
import pytest
from PIL import Image
from text_image import picture

import kie_desktop as kie
from kie_desktop.api.field_training import evidence_of, plan_fields
from kie_desktop.api.fields_model import read_run_record
from kie_desktop.fields.archive import read_model
from kie_desktop.fields.schema import FieldType
from kie_desktop.fields.schema_file import read_schema


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory, pack: str) -> Path:
    """A run that was taught by six receipts."""
    folder = tmp_path_factory.mktemp("taught")
    source = field_pages.write(folder / "scans", 6)
    label_file = source / "lines.json"
    kie.locate(source / "table.csv", image_dir=source, out=folder / "data", label_file=label_file, ocr="none")
    return kie.train("fields", data=folder / "data", out=folder / "run", init=pack).out


@pytest.fixture(scope="module")
def unseen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four receipts that taught nothing."""
    return field_pages.write(tmp_path_factory.mktemp("unseen"), 4, start=6)


def test_a_table_becomes_a_data_folder(tmp_path: Path, pack: str) -> None:
    source = field_pages.write(tmp_path / "scans", 3)
    found = kie.locate(
        source / "table.csv", image_dir=source, out=tmp_path / "data", label_file=source / "lines.json", ocr="none"
    )
    assert found.documents == found.pages == 3 and not found.errors
    assert {name: row.missing for name, row in found.tallies.items()} == {"shop": 0, "day": 0, "total": 0}
    assert found.tallies["total"].several == 3 and found.tallies["shop"].once == 3
    schema = read_schema(tmp_path / "data" / "schema.toml")
    assert [schema[name].type for name in schema.names] == [FieldType.TEXT, FieldType.DATE, FieldType.AMOUNT]
    pages = kie.read(tmp_path / "data" / "train.json")
    labelled = {one.label: one.text for one in pages[0].entities.values() if one.label != "other"}
    shop, day, total = field_pages.values(0)
    assert labelled == {"shop": shop, "day": f"Date: {day} 10:10", "total": total}  # whole lines
    images = sorted(path.name for path in (tmp_path / "data" / "images").iterdir())
    assert images == ["r0.png", "r1.png", "r2.png"]
    assert not (tmp_path / "data" / "val.json").exists()  # an empty one would be measured on
    with pytest.raises(kie.KieError, match="already; choose an empty folder"):
        kie.locate(source / "table.csv", image_dir=source, out=tmp_path / "data")


def test_pages_of_a_pdf_are_one_document(tmp_path: Path, pack: str) -> None:
    """The shop is on its first page, the total on its second; lines are read by OCR."""
    shop, day, total = field_pages.values(1)
    first = Image.fromarray(picture([(60, 40, shop), (60, 200, f"Date: {day}")], field_pages.SIZE))
    second = Image.fromarray(picture([(60, 60, "TOTAL"), (420, 60, total)], field_pages.SIZE))
    (tmp_path / "scans").mkdir()
    first.save(tmp_path / "scans" / "long.pdf", save_all=True, append_images=[second], resolution=72)
    table = field_pages.write_table(tmp_path / "table.csv", [("long.pdf", shop, day, total)])
    found = kie.locate(table, image_dir=tmp_path / "scans", out=tmp_path / "data")
    assert (found.documents, found.pages) == (1, 2)
    assert {name: row.missing for name, row in found.tallies.items()} == {"shop": 0, "day": 0, "total": 0}
    assert sorted(path.name for path in (tmp_path / "data" / "images").iterdir()) == ["long_p0.png", "long_p1.png"]
    run = kie.train("fields", data=tmp_path / "data", out=tmp_path / "run", init=pack)
    assert (run.documents, run.pages) == (1, 2)
    assert {name: row.taught for name, row in run.model.fields.items()} == {"shop": 1, "day": 1, "total": 1}
    assert [problem.code for problem in run.problems] == ["one-document"]
    doc = kie.extract(tmp_path / "scans" / "long.pdf", model=str(run.out))
    assert {field.name: field.page for field in doc.named} == {"shop": 0, "day": 0, "total": 1}
    assert [[row["name"] for row in page["fields"] if row["name"]] for page in doc.to_dict()["pages"]] == [
        ["shop", "day"],
        ["total"],
    ]


def test_fields_learned_from_values_are_found_on_other_receipts(taught: Path, unseen: Path) -> None:
    result = kie.evaluate(
        "fields", model=taught, label_file=unseen / "lines.json", image_dir=unseen, values=unseen / "table.csv"
    )
    assert result.exact == {"shop": 1.0, "day": 1.0, "total": 1.0} and result.macro == 1.0
    assert (result.pages, result.wrong, result.missing, list(result.mistakes)) == (4, 0, 0, [])
    assert result.accepted["promise"] == 0.95 and result.accepted["precision"] in (None, 1.0)
    doc = kie.extract(unseen / "r7.png", model=str(taught), label_file=unseen / "lines.json", ocr="none")
    shop, _, total = field_pages.values(7)
    assert [(field.name, field.value) for field in doc.named][::2] == [("shop", shop), ("total", total)]
    assert doc.named[1].normalized == "2021-08-08"
    assert doc.fields[-3:] == list(doc.named)


def test_a_run_says_what_it_holds(taught: Path, pack: str) -> None:
    assert {path.name for path in taught.iterdir()} == {"fields.npz", "schema.toml", "fields.json"}
    name, digest = read_model(taught / "fields.npz").pack
    assert name == str(Path(pack).absolute()) and len(digest) == 64
    assert "words of these pages" in (taught / "fields.json").read_text("utf-8")


def test_a_wrong_table_is_counted(taught: Path, unseen: Path, tmp_path: Path) -> None:
    """Another shop is wrong; an empty cell is not counted; rows without pages and pages without rows are named."""
    shop, day, _ = field_pages.values(6)
    table = field_pages.write_table(tmp_path / "t.csv", [("r6.png", "Nobody", day, ""), ("gone.png", "x", "", "")])
    result = kie.evaluate("fields", model=taught, label_file=unseen / "lines.json", image_dir=unseen, values=table)
    assert result.exact == {"shop": 0.0, "day": 1.0} and (result.wrong, result.missing) == (1, 0)
    assert [(row.document, row.field, row.value, row.wanted) for row in result.mistakes] == [
        ("r6.png", "shop", shop, "Nobody")
    ]
    assert {problem.code for problem in result.problems} == {"table", "no-page", "no-row"}


def test_labels_teach_where_there_is_no_table(tmp_path: Path, pack: str, unseen: Path) -> None:
    source = field_pages.write(tmp_path / "scans", 5)
    data = tmp_path / "data"
    kie.locate(source / "table.csv", image_dir=source, out=data, label_file=source / "lines.json", ocr="none")
    (data / "values.csv").unlink()
    (data / "schema.toml").unlink()
    run = kie.train("fields", data=data, out=tmp_path / "run", init=pack)
    assert set(run.model.schema.names) == {"shop", "day", "total"}
    result = kie.evaluate(
        "fields", model=run.out, label_file=unseen / "lines.json", image_dir=unseen, values=unseen / "table.csv"
    )
    assert result.exact["shop"] == result.exact["total"] == 1.0


def test_a_template_names_fields_that_nobody_taught(unseen: Path, pack: str) -> None:
    doc = kie.extract(unseen / "r8.png", model=pack, label_file=unseen / "lines.json", ocr="none", schema="receipt")
    names = [field.name for field in doc.named]
    assert names[0] == "company" and len(names) == len(set(names)) == 14
    found = {field.name: field for field in doc.named}
    assert found["total"].value == field_pages.values(8)[2] and found["date"].normalized == "2021-09-09"
    assert found["tip"].value is None and found["tip"].page is None


def test_fields_of_ones_own_inherit_from_the_template_that_knows_them(unseen: Path, pack: str, tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    fields = (("Datum", "date"), ("Summe", "amount"), ("remark", "text"))
    path.write_text("".join(f'[[field]]\nname = "{name}"\ntype = "{kind}"\n' for name, kind in fields), "utf-8")
    doc = kie.extract(unseen / "r8.png", model=pack, label_file=unseen / "lines.json", ocr="none", schema=path)
    assert [field.normalized for field in doc.named] == ["2021-09-09", field_pages.values(8)[2], None]


def test_rules_that_cannot_be_computed_are_named(unseen: Path, pack: str, tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text('rules = ["total / (total - total) = 1"]\n[[field]]\nname = "total"\ntype = "amount"\n', "utf-8")
    doc = kie.extract(unseen / "r6.png", model=pack, label_file=unseen / "lines.json", ocr="none", schema=path)
    assert [field.name for field in doc.named] == ["total"]
    assert len(doc.problems) == 1 and "divides by zero" in doc.problems[0]
    bare = kie.extract(unseen / "r6.png", model=pack, label_file=unseen / "lines.json", ocr="none")
    assert bare.problems == ()


def test_rows_without_a_file_do_not_decide_what_a_column_holds(tmp_path: Path) -> None:
    source = field_pages.write(tmp_path / "scans", 3)
    rows = [(f"r{number}.png", *field_pages.values(number)) for number in range(3)]
    table = field_pages.write_table(
        tmp_path / "t.csv", [*rows, ("gone.png", "x", "1", "x"), ("lost.png", "x", "1", "x")]
    )
    found = kie.locate(table, image_dir=source, out=tmp_path / "data", label_file=source / "lines.json", ocr="none")
    assert [found.schema[name].type for name in ("day", "total")] == [FieldType.DATE, FieldType.AMOUNT]
    assert len(found.errors) == 2


def test_what_cannot_work_says_so(tmp_path: Path, taught: Path, unseen: Path, pack: str) -> None:
    with pytest.raises(kie.KieError, match="knows no fields"):
        kie.evaluate("fields", model=pack, label_file=unseen / "lines.json", image_dir=unseen)
    with pytest.raises(kie.KieError, match="the promise is 95; it must be from 0 to 1"):
        kie.evaluate("fields", model=taught, label_file=unseen / "lines.json", image_dir=unseen, promise=95)
    with pytest.raises(kie.KieError, match="no value of any field of the schema"):
        kie.evaluate(
            "fields",
            model=pack,
            schema="invoice",
            label_file=unseen / "lines.json",
            image_dir=unseen,
            values=field_pages.write_table(tmp_path / "t.csv", [("r6.png", "1")], ("image", "colour")),
        )
    with pytest.raises(kie.KieError, match=r"there is no train\.json"):
        kie.train("fields", data=tmp_path, out=tmp_path / "run")
    with pytest.raises(kie.KieError, match="needs data and out"):
        kie.train("fields", data=tmp_path)  # type: ignore[call-overload]
    moved = tmp_path / "moved"
    moved.mkdir()
    for path in taught.iterdir():
        (moved / path.name).write_bytes(path.read_bytes())
    (moved / "fields.npz").write_bytes(b"PK nothing")
    with pytest.raises(kie.KieError, match="train again"):
        kie.extract(unseen / "r6.png", model=str(moved), label_file=unseen / "lines.json", ocr="none")


@pytest.mark.parametrize("kind", ["pipe", "deep"])
def test_a_record_of_a_run_from_elsewhere_is_neither_waited_for_nor_a_fault(
    kind: str, tmp_path: Path, taught: Path, unseen: Path
) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(taught, moved)
    (moved / "fields.json").unlink()
    if kind == "pipe":
        os.mkfifo(moved / "fields.json")
    else:
        (moved / "fields.json").write_bytes(b"[" * 100_000)
    result = kie.evaluate(
        "fields", model=moved, label_file=unseen / "lines.json", image_dir=unseen, values=unseen / "table.csv"
    )
    assert not result.problems
    with pytest.raises((OSError, ValueError)):
        read_run_record(moved)


def test_a_network_tells_nothing_of_pages_that_it_may_have_been_trained_on(tmp_path: Path, pack: str) -> None:
    """Of a pack that is not in the box only pages of `val.json` are evidence; of the starter all."""
    source = field_pages.write(tmp_path / "scans", 3)
    data = tmp_path / "data"
    columns = ("image", "motto", "day")
    rows = [(f"r{number}.png", f"{number + 3} High Street", field_pages.values(number)[1]) for number in range(3)]
    table = field_pages.write_table(tmp_path / "t.csv", rows, columns)
    kie.locate(table, image_dir=source, out=data, label_file=source / "lines.json", ocr="none")
    first, *others = (data / "train.json").read_text("utf-8").splitlines(keepends=True)
    (data / "val.json").write_text(first, "utf-8")
    (data / "train.json").write_text("".join(others), "utf-8")
    plan = plan_fields(data, tmp_path / "run", pack)
    assert len(plan.documents.documents) == 3
    assert set(evidence_of(plan)) == {("images/r0.png", 0)}
    everywhere = evidence_of(plan_fields(data, tmp_path / "run", "starter"))
    assert {name for name, _ in everywhere} == {"images/r0.png", "images/r1.png", "images/r2.png"}
    labels = [dict(line.labels) for line in everywhere["images/r1.png", 0].lines]
    assert all(labels) and {*labels[0]} <= {"question", "answer", "header", "other"}
