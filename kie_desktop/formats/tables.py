"""Fields and records of pages as tables: CSV and XLSX that spreadsheets open without harm."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.domain.text import harmless, runs_as_formula
from kie_desktop.fields.document_records import document_records
from kie_desktop.fields.open_fields import fields_of
from kie_desktop.fields.records import Record
from kie_desktop.fields.result import FieldValue
from kie_desktop.formats.archives import Archive
from kie_desktop.formats.atomic import write_bytes
from kie_desktop.formats.format import Format, Holds, Shape, Target

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FIELD_COLUMNS = ("file", "page", "field", "key", "value", "normalized", "score", "state", "problems")
RECORD_COLUMNS = ("file", "page", "record", "row")
"""Before the keys of the records."""

_NOT_IN_XLSX = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NARROW, _WIDE, _WIDEST = 9, 30, 60
"""Widths of columns in a workbook, in characters."""
_WIDTHS = {"file": _WIDE, "key": _WIDE, "value": _WIDEST, "normalized": _WIDE, "problems": _WIDE, "field": 20}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts and numbers. name: of the file or sheet. columns: the first line."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


def field_table(
    pages: Iterable[Page], label_set: LabelSet, named: Mapping[str, Iterable[FieldValue]] | None = None
) -> Table:
    """One row a field, pages in the order given, fields in reading order. Pages count from 1.

    named: the named fields of a document by its file, which follow the open ones of its pages.
    """
    rows: list[Sequence[object]] = []
    for image, group in groupby(pages, key=lambda page: page.image):
        rows += [_field_row(page.image, field) for page in group for field in fields_of(page, label_set)]
        rows += [_field_row(image, field) for field in (named or {}).get(image, ())]
    return Table("fields", FIELD_COLUMNS, rows)


def record_table(pages: Iterable[Page], label_set: LabelSet) -> Table:
    """One row for each row of a record; a column for each key of any of them.

    Records count from 1 on the page that they begin on; rows from 1, on over the pages that a record goes on on.
    """
    files = [
        (image, document_records(list(own), label_set)) for image, own in groupby(pages, key=lambda page: page.image)
    ]
    keys = {name: None for _, records in files for record in records for name in _column_names(record)}
    rows = []
    for image, records in files:
        seen: Counter[int] = Counter()
        for record in records:
            seen[record.page] += 1
            for index, row in enumerate(record.rows):
                texts = dict(zip(_column_names(record), (cell.text for cell in row), strict=True))
                place = image, record.page_of(index) + 1, seen[record.page], index + 1
                rows.append((*place, *(texts.get(key, "") for key in keys)))
    return Table("records", (*RECORD_COLUMNS, *keys), rows)


_MOST_ROWS = 1 << 20
"""Of an Excel sheet, the line of column names included."""


def write_csv(
    path: Path, rows: Iterable[Sequence[object]], columns: Sequence[str], *, follow_links: bool = True
) -> None:
    """Write a CSV file in UTF-8 with byte order mark (Excel needs it), atomically. columns: the first line.

    A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay. follow_links: see
    `atomic.write_bytes`.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    for row in (columns, *rows):
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    write_bytes(path, target.getvalue().encode("utf-8-sig", "replace"), follow_links=follow_links)


def write_workbook(path: Path, tables: Iterable[Table], *, follow_links: bool = True) -> None:
    """Write an Excel workbook with a sheet for each table, atomically; every text is a text cell, never a formula.

    follow_links: see `atomic.write_bytes`. Raises UserError, also for more rows than a sheet can have.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    tables = [*tables]
    for table in tables:
        if len(table.rows) >= _MOST_ROWS:
            raise UserError(
                f"{path}: the table {table.name} has {len(table.rows):,} rows, and an Excel sheet {_MOST_ROWS:,} at "
                "most; write CSV, or fewer pages at a time"
            )
    book = Workbook()
    book.remove(book.active)
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    target = io.BytesIO()
    ExcelWriter(book, Archive(target)).save()
    write_bytes(path, target.getvalue(), follow_links=follow_links)


def _fill(sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate((table.columns, *table.rows), 1):
        for column, value in enumerate(row, 1):
            if isinstance(value, str):
                cell = sheet.cell(number, column, _NOT_IN_XLSX.sub("", value))
                cell.data_type = "s"
                cell.quotePrefix = runs_as_formula(value)  # it stays a text when somebody edits the cell
            else:
                cell = sheet.cell(number, column, value)
                if isinstance(value, Decimal):  # as many places as were read
                    cell.number_format = "0." + "0" * places if (places := _places(value)) else "0"
    for column, name in enumerate(table.columns, 1):
        sheet.cell(1, column).font = Font(bold=True)
        is_key = column > len(RECORD_COLUMNS) and table.columns[: len(RECORD_COLUMNS)] == RECORD_COLUMNS
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, _WIDE if is_key else _NARROW)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _places(number: Decimal) -> int:
    return max(-int(number.as_tuple().exponent), 0)


def _field_row(image: str, field: FieldValue) -> tuple[object, ...]:
    return (
        image,
        "" if field.page is None else field.page + 1,
        field.name or "",
        field.key or "",
        field.value or "",
        field.normalized or "",
        None if field.score is None else round(field.score, 4),
        str(field.state),
        "; ".join(field.problems),
    )


def _column_names(record: Record) -> list[str]:
    """The keys of a record, each once: a second one of the same text gets a number, and so does one without text."""
    names: list[str] = []
    for column, key in enumerate(record.keys, 1):
        base = key or f"column {column}"
        name, number = base, 2
        while name in names or name in RECORD_COLUMNS:
            name, number = f"{base} {number}", number + 1
        names.append(name)
    return names


def _write_csv(target: Target) -> Iterable[Problem]:
    table = field_table(target.pages, target.label_set)
    write_csv(target.path, table.rows, table.columns)
    target.files.append(target.path)
    return ()


def _write_xlsx(target: Target) -> Iterable[Problem]:
    write_workbook(target.path, [make(target.pages, target.label_set) for make in (field_table, record_table)])
    target.files.append(target.path)
    return ()


_HOLDS = Holds(shape=Shape.NOTHING)
"""Fields have no place on the page, so that tables are written and never read."""
CSV = Format("csv", "CSV", "file", ".csv", _HOLDS, read=None, write=_write_csv)
XLSX = Format("xlsx", "Excel", "file", ".xlsx", _HOLDS, read=None, write=_write_xlsx)
