"""Tables of values as CSV and XLSX of any origin."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.result import FieldState, FieldValue
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.schema_file import template
from kie_desktop.formats.document_tables import DocumentRow, document_table, review_table
from kie_desktop.formats.tables import write_csv, write_workbook
from kie_desktop.formats.value_table import MOST_COLUMNS, read_value_table, spelled


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings(separator: str, encoding: str, tmp_path: Path) -> None:
    rows = (("image", "shop", "total"), ("a.png", "Café Übel", "1"), ("b.png", '"two\nlines"', ""))
    path = tmp_path / "t.csv"
    path.write_text("\n".join(separator.join(row) for row in rows) + "\n\n", encoding)
    table = read_value_table(path)
    assert table.columns == ("shop", "total") and table.problems == ()
    assert table.rows == {"a.png": {"shop": "Café Übel", "total": "1"}, "b.png": {"shop": "two\nlines", "total": ""}}


def test_a_table_that_chinese_excel_saved_is_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("图像,公司,合计\na.png,北京书店,12.50\n收据 2.png,上海茶馆,8\n", "gbk")
    table = read_value_table(tmp_path / "t.csv", "图像")
    assert table.rows == {
        "a.png": {"公司": "北京书店", "合计": "12.50"},
        "收据 2.png": {"公司": "上海茶馆", "合计": "8"},
    }


def test_no_two_columns_of_a_table_of_documents_share_a_name() -> None:
    table = document_table(["total", "total_score", "file"], [])
    assert len({*table.columns}) == len(table.columns) == 8


def test_a_workbook_as_excel_has_it(tmp_path: Path) -> None:
    """The first sheet is empty; numbers, days and times are no texts; far more cells are said to be used than are."""
    book = Workbook()
    sheet = book.create_sheet("values")
    sheet.append(["Image", "day", "when", "sum", "number", "paid", None])
    day = datetime.datetime(2021, 3, 4)
    sheet.append(["a.png", day, datetime.time(9, 30), 12.5, 100200.0, True])
    sheet.append(["b.png", day.replace(hour=8), None, None, 7, False])
    sheet.cell(900, 600, "")
    book.save(tmp_path / "t.xlsx")
    table = read_value_table(tmp_path / "t.xlsx")
    assert list(table.rows["a.png"].values()) == ["2021-03-04", "09:30", "12.5", "100200", "true"]
    assert list(table.rows["b.png"].values()) == ["2021-03-04 08:00", "", "", "7", "false"]


_GERMAN = "Datei;Firma;Summe\na.png;Müller, Meier;1,50 €\nb.png;Café;2,00 €\n"


@pytest.mark.parametrize(
    "text",
    [
        f"sep=;\n{_GERMAN}",
        f"Belege 2018\n\n{_GERMAN}",
        f"Belege 2018;;\n;;\n{_GERMAN};;3,50 €\n",
        f"{_GERMAN}Summe, alles;;\n",
    ],
)
def test_a_table_with_a_line_for_excel_titles_and_sums(text: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(text, "utf-8")
    rows = read_value_table(tmp_path / "t.csv").rows
    assert rows["a.png"] == {"Firma": "Müller, Meier", "Summe": "1,50 €"}
    assert rows["b.png"] == {"Firma": "Café", "Summe": "2,00 €"}


def test_a_workbook_with_a_title_and_groups_of_columns_behind_a_sheet_of_notes(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Read me", "first"])
    sheet = book.create_sheet("data")
    for row in (["Receipts"], [], ["File", "Shop", None, "Sum"], [None, "Name", "City", None], ["a.png", "X", "Y", 5]):
        sheet.append(row)
    sheet.merge_cells("B3:C3")
    book.save(tmp_path / "t.xlsx")
    assert read_value_table(tmp_path / "t.xlsx").rows == {"a.png": {"Name": "X", "City": "Y", "Sum": "5"}}


def test_zeros_that_a_workbook_shows_are_there(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["image", "code"])
    book.active.append([7, 42])
    for column, shown in enumerate(("000", "00000"), 1):
        book.active.cell(2, column).number_format = shown
    book.save(tmp_path / "t.xlsx")
    assert read_value_table(tmp_path / "t.xlsx").rows == {"007": {"code": "00042"}}


def test_formulas_that_nobody_computed_are_said(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["image", "total", "paid"])
    book.active.append(["a.png", "=1+2", 3])
    book.save(tmp_path / "t.xlsx")
    table = read_value_table(tmp_path / "t.xlsx")
    assert table.rows == {"a.png": {"paid": "3"}}
    assert "results of its formulas are not in the file" in table.problems[-1]


@pytest.mark.parametrize("name", ["t.xls", "t.ods"])
def test_other_spreadsheets_say_how_to_save_them(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04image,total\n")
    with pytest.raises(UserError, match="save it as XLSX or CSV"):
        read_value_table(tmp_path / name)


def test_our_own_table_of_documents_can_be_corrected_and_read_again(tmp_path: Path) -> None:
    """With its scores and the apostrophe that keeps a spreadsheet from running a text."""
    values = (
        FieldValue("iban", FieldType.CODE, "DE02 1203", "DE021203", 0.9),
        FieldValue("shop", FieldType.TEXT, "=Sum Ltd", "=Sum Ltd", 0.9),
        FieldValue("total", FieldType.AMOUNT, "1.200,50", "1200.5", 0.8),
        FieldValue("total", FieldType.AMOUNT, "3", "3", 0.7),
        FieldValue("tip", FieldType.AMOUNT, None, None, 0.99),
    )
    names = ("shop", "total", "tip", "iban")
    table = document_table(names, [DocumentRow("a.pdf", 2, values)], as_read=["iban"])
    assert table.columns[-3:] == ["iban", "iban_score", "iban_read"]
    assert table.rows == [["a.pdf", 2, "=Sum Ltd", 0.9, "1200.5; 3", 0.7, "", "", "DE021203", 0.9, "DE02 1203"]]
    write_csv(tmp_path / "documents.csv", table.rows, table.columns)
    write_workbook(tmp_path / "fields.xlsx", [table])
    for name in ("documents.csv", "fields.xlsx"):
        again = read_value_table(tmp_path / name)
        assert again.rows == {"a.pdf": {"shop": "=Sum Ltd", "total": "1200.5; 3", "iban": "DE021203"}}


def test_columns_are_called_as_the_fields(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("image,DATE,x\na,1,2\n", "utf-8")
    table = spelled(read_value_table(tmp_path / "t.csv"), Schema(fields=(FieldSpec("date"), FieldSpec("total"))))
    assert table.columns == ("date", "x") and table.rows == {"a": {"date": "1", "x": "2"}}


def test_columns_are_the_fields_that_are_also_called_so(tmp_path: Path) -> None:
    head = "image,vendor,Summe (€),total,Belegdatum,colour"
    (tmp_path / "t.csv").write_text(f"{head}\na,1,2,3,4,5\n", "utf-8")
    table = spelled(read_value_table(tmp_path / "t.csv"), template("receipt"))
    assert table.columns == ("company", "Summe (€)", "total", "date", "colour")  # only one column is the total
    assert list(table.rows["a"].values()) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("t.csv", b"\x00\x01\x02", "this is no CSV file"),
        ("t.xlsx", b"PK\x03\x04", "not a workbook that can be read"),
        ("t.xlsx", b"image,a\n", "not a workbook that can be read"),
        ("t.csv", b"image," + b",".join(b"c%d" % n for n in range(MOST_COLUMNS + 1)), "columns are too many"),
        ("t.csv", b'image,a\nx,"' + b"y" * 2_000_000 + b'"\n', "not a table"),
    ],
)
def test_what_is_no_table_says_so(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UserError, match=words) as caught:
        read_value_table(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_only_what_deserves_a_look_is_in_the_review() -> None:
    values = (
        FieldValue("sure", FieldType.TEXT, "a", "a", 0.97),
        FieldValue("unsure", FieldType.TEXT, "b", "b", 0.5),
        FieldValue("wrong", FieldType.TEXT, "c", "c", 0.99, problems=("broken", "too")),
        FieldValue("decided", FieldType.TEXT, "d", "d", None, FieldState.PERSON),
        FieldValue("absent", FieldType.TEXT, None, None, None, FieldState.ABSENT),
        FieldValue("none", FieldType.TEXT, None, None, 0.98),
        FieldValue("perhaps", FieldType.TEXT, None, None, 0.4),
        FieldValue("unknown", FieldType.TEXT, None, None, None),
        FieldValue("unticked", FieldType.MARK, None, None, None),
    )
    rows = review_table([DocumentRow("a.png", 1, values)], 0.9).rows
    assert [(row[1], row[4]) for row in rows] == [
        ("unsure", "the score 0.50 is below 0.9"),
        ("wrong", "broken; too"),
        ("perhaps", "it is unsure that there is none: the score 0.40 is below 0.9"),
        ("unknown", "nothing was found, and nobody has taught this field yet"),
    ]


def test_spreadsheets_compute_with_amounts_and_dates(tmp_path: Path) -> None:
    """As texts their sum is 0. A CSV file says the same in letters."""
    values = [
        FieldValue("total", FieldType.AMOUNT, "RM 60.30", "60.30"),
        FieldValue("date", FieldType.DATE, "25/12/2018", "2018-12-25"),
        FieldValue("number", FieldType.CODE, "007", "007"),
        FieldValue("pages", FieldType.NUMBER, "0012", "0012"),
    ]
    table = document_table([value.name or "" for value in values], [DocumentRow("a.png", 1, values)])
    write_workbook(tmp_path / "fields.xlsx", [table])
    write_csv(tmp_path / "documents.csv", table.rows, table.columns)
    _, row = load_workbook(tmp_path / "fields.xlsx")["documents"].iter_rows()
    total, day, number, count = row[2], row[4], row[6], row[8]
    assert (total.data_type, total.value, total.number_format) == ("n", 60.3, "0.00")
    assert day.is_date and day.value.date().isoformat() == "2018-12-25"
    assert (number.value, count.value) == ("007", "0012")  # neither would keep its zeros
    assert "60.30" in (tmp_path / "documents.csv").read_text("utf-8-sig")
    assert "2018-12-25" in (tmp_path / "documents.csv").read_text("utf-8-sig")


def _workbook(path: Path, sheet: str) -> Path:
    """A workbook with this sheet."""
    book = Workbook()
    book.active.append(["image", "total"])
    book.save(path.with_suffix(".made"))
    with (
        zipfile.ZipFile(path.with_suffix(".made")) as made,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in made.namelist():
            archive.writestr(name, sheet if name.endswith("sheet1.xml") else made.read(name))
    return path


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.mark.timeout(60)
@pytest.mark.parametrize("cell", ['<c r="XFD{}" t="inlineStr"><is><t>x</t></is></c>', '<c r="XFD{}"/>'])
def test_a_workbook_that_unfolds_is_refused(tmp_path: Path, cell: str) -> None:
    rows = "".join(f'<row r="{row}">{cell.format(row)}</row>' for row in range(1, 20_001))
    path = _workbook(tmp_path / "wide.xlsx", f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>')
    assert path.stat().st_size < 200_000
    with pytest.raises(UserError, match="more than 5,000,000 cells"):
        read_value_table(path)


@pytest.mark.timeout(60)
def test_a_workbook_that_is_large_unpacked_is_refused(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "texts.xlsx", "<si><t>a</t></si>" * 8_000_000)
    assert path.stat().st_size < 2_000_000
    with pytest.raises(UserError, match="too large"):
        read_value_table(path)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("image," + "x" * 2_000_000 + "\na.png,5\n", "field larger"),
        ("image,total\n" + "," * 60_000_000, "a row of more than"),
        ("," * 60_000_000, "a row of more than"),
        ("image,total\n" + '"\n",' * 3_000_000, "a row of more than"),
        ('image,total\n"' + "a\n" * 3_000_000, "field larger"),
        ("image,total\n" + "\n" * 300_000, "rows"),
        ("image,total\n" + ("," * 400 + "\n") * 20_000, "cells"),
    ],
)
def test_a_table_that_unfolds_is_refused(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(text, "utf-8")
    with pytest.raises(UserError, match=rf"t\.csv.*{words}"):
        read_value_table(tmp_path / "t.csv")


def test_a_long_head_is_a_head(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("image," + "x" * 200_000 + "\na.png,5\n", "utf-8")
    assert read_value_table(tmp_path / "t.csv").rows["a.png"] == {"x" * 200_000: "5"}
