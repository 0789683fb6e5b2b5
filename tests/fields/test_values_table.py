from __future__ import annotations

from datetime import datetime

import pytest
from field_documents import shop_receipt

from kie_desktop.domain.errors import UserError
from kie_desktop.fields.evaluation import evaluate
from kie_desktop.fields.learner import example_of, learn_fields
from kie_desktop.fields.model import FieldsModel
from kie_desktop.fields.reader import read_fields
from kie_desktop.fields.schema import FieldSpec, FieldType, Schema
from kie_desktop.fields.values_table import match_files, read_table


def test_a_table_as_spreadsheets_give_it() -> None:
    rows = [
        ["image", "date", "total", "", "empty", "Total"],
        ["a.png", datetime(2018, 12, 25), 4.0, "", None, "x"],
        ["b.png", None, 12.5],
        [None, None, None],
    ]
    table = read_table(rows, "t.xlsx")
    assert table.columns == ("date", "total")
    assert table.rows == {"a.png": {"date": "2018-12-25", "total": "4"}, "b.png": {"date": "", "total": "12.5"}}
    assert table.column("total") == ["4", "12.5"]
    assert len(table.problems) == 2
    assert "'empty' is empty" in table.problems[0] and "two columns are called 'Total'" in table.problems[1]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "the table is empty"),
        ([["date", "total"], ["1", "2"]], "no column 'image' with the file names; its columns are date, total"),
        ([["image", "date"], ["a.png", ""]], "no column but 'image' has values"),
    ],
)
def test_tables_that_cannot_be_used(rows: list[list[str]], message: str) -> None:
    with pytest.raises(UserError, match=message):
        read_table(rows, "t.csv")


def test_the_column_of_names_may_be_called_otherwise() -> None:
    assert read_table([["Scan", "a"], ["x", "1"]], "t.csv", "scan").rows == {"x": {"a": "1"}}
    assert read_table([["Datei", "a"], ["x", "1"]], "t.csv").columns == ("a",)
    assert read_table([["a", "Beleg"], ["1", "x.PDF"], ["2", "y.jpeg"]], "t.csv").rows["y.jpeg"] == {"a": "2"}
    with pytest.raises(UserError, match=r"no column 'image'.*--image-col"):  # two may be meant
        read_table([["front", "back", "a"], ["x.pdf", "y.pdf", "1"]], "t.csv")


def test_the_head_stands_below_titles_and_above_sums() -> None:
    rows = [["Receipts", ""], ["", ""], ["when", "scan"], ["1.2.", "x.pdf"], ["2.2.", "y.pdf"], ["3.2.", "z.pdf"]]
    rows += [["4.2.", "v.pdf"], ["sum", "four"]]
    assert read_table(rows, "t.csv").rows["z.pdf"] == {"when": "3.2."}
    assert read_table([["Document", ""], ["a", "image"], ["1", "x"]], "t.csv").rows["x"] == {"a": "1"}
    with pytest.raises(UserError, match="its columns are when, scan; rename"):  # nothing says which column it is
        read_table([["when", "scan"], ["1.2.", "x"]], "t.csv")


def test_what_stands_for_no_value_is_none() -> None:
    rows = [["image", "a", "b"], ["x.png", "n/a", "1"], ["y.png", "5", "—"], ["z.png", "k.A.", "-1"]]
    table = read_table(rows, "t.csv")
    assert table.rows == {"x.png": {"a": "", "b": "1"}, "y.png": {"a": "5", "b": ""}, "z.png": {"a": "", "b": "-1"}}


def test_messages_count_empty_rows_too() -> None:
    assert "row 4: it names no file" in read_table([["image", "a"], ["", ""], ["x", "1"], ["", "2"]], "t").problems[0]


def test_rows_that_cannot_be_used_are_said() -> None:
    rows = [["image", "a"], ["x.png", "1"], ["x.png", "2"], ["x.png", "1"], ["", "3"], ["y.png", "z" * 10_000]]
    table = read_table(rows, "t.csv")
    assert table.rows == {"x.png": {"a": "1"}, "y.png": {"a": ""}}
    rows_said = [problem.split(": ")[0] for problem in table.problems]
    assert rows_said == ["t.csv, row 3", "t.csv, row 4", "t.csv, row 5", "t.csv, row 6"]
    assert "other values; the first row counts" in table.problems[0] and "the same values" in table.problems[1]


def test_names_are_matched_by_path_name_and_stem() -> None:
    table = read_table([["image", "a"], ["in/a.png", "1"], ["b.png", "1"], ["c", "1"], ["c:\\in\\d.jpg", "1"]], "t.csv")
    matched = match_files(table, ["in/a.png", "other/b.png", "c.pdf", "d.png"], "t.csv")
    assert matched.files == {"in/a.png": 0, "b.png": 1, "c": 2, "c:\\in\\d.jpg": 3}
    assert matched.problems == ()


def test_numbers_without_their_zeros_are_names() -> None:
    table = read_table([["image", "a"], ["7", "1"], ["12", "1"], ["5.png", "1"]], "t.csv")
    matched = match_files(table, ["007.jpg", "0012.png", "12.png", "05.png"], "t.csv")
    assert matched.files == {"7": 0, "12": 2}  # a whole name is what it says


def test_names_that_fit_no_file_or_several() -> None:
    table = read_table([["image", "a"], ["a.png", "1"], ["b.png", "1"], ["no.png", "1"]], "t.csv")
    matched = match_files(table, ["one/a.png", "two/a.png", "b.png"], "t.csv")
    assert matched.files == {"b.png": 2}
    assert "a.png may be one/a.png, two/a.png; write the folder, too" in matched.problems[0]
    assert "1 of its names are no file here: no.png" in matched.problems[1]
    with pytest.raises(UserError, match="no name in it is one of the 1 files"):
        match_files(table, ["z.png"], "t.csv")


def test_found_values_are_counted_where_the_table_has_one() -> None:
    schema = Schema(fields=(FieldSpec("day", FieldType.DATE), FieldSpec("sum", FieldType.AMOUNT)))
    model = learn_fields(schema, [example_of(*shop_receipt(number)) for number in range(10)])
    documents = [shop_receipt(number) for number in (20, 21, 22)]
    truth = [dict(values) for _, values in documents]
    truth[0]["sum"], truth[1]["day"] = "0.01", " "
    result = evaluate(model, [read_fields(model, document) for document, _ in documents], truth)
    row = result.as_json()
    assert (result.total, result.right) == ({"day": 2, "sum": 3}, {"day": 2, "sum": 2})
    assert (row["task"], row["pages"], row["wrong"], row["missing"]) == ("fields", 3, 1, 0)
    assert row["exact"] == {"day": 1.0, "sum": 0.6667} and row["macro"] == 0.8333
    assert row["accepted"]["promise"] == 0.95
    nothing = FieldsModel.untaught(Schema(fields=(FieldSpec("colour"),)))
    row = evaluate(nothing, [read_fields(nothing, documents[0][0])], [{"colour": "red"}]).as_json()
    assert (row["missing"], row["macro"], row["accepted"]["precision"]) == (1, 0.0, None)
