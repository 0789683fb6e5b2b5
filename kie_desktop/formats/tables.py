"""Fields of pages as a table: CSV and XLSX that spreadsheets open without harm."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.fields.open_fields import fields_of
from kie_desktop.formats.atomic import write_bytes
from kie_desktop.formats.format import Format, Holds, Shape, Target

COLUMNS = ("image", "page", "key", "value")
Row = tuple[str, int, str, str]
"""Image path, page in the file from 1, key text, value text."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER = re.compile(r"[+-]?[\d.,  ]+%?")
_NOT_IN_XLSX = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def field_rows(pages: Iterable[Page], label_set: LabelSet) -> list[Row]:
    """One row a field, pages in the order given, fields in reading order."""
    return [
        (page.image, page.frame + 1, field.key, field.value) for page in pages for field in fields_of(page, label_set)
    ]


def write_csv(path: Path, rows: Iterable[Sequence[object]], columns: Sequence[str] = COLUMNS) -> None:
    """Write a CSV file in UTF-8 with byte order mark (Excel needs it), atomically. columns: the first line.

    A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(columns)
    writer.writerows([_harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    write_bytes(path, target.getvalue().encode("utf-8-sig", "replace"))


def write_xlsx(path: Path, rows: Iterable[Row]) -> None:
    """Write an Excel workbook with one sheet, atomically; every text is a text cell, never a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.title = "Fields"
    sheet.append(COLUMNS)
    for letter, width in zip("ABCD", (30, 8, 36, 60), strict=True):
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            if isinstance(value, str):
                sheet.cell(number, column, _NOT_IN_XLSX.sub("", value)).data_type = "s"
            else:
                sheet.cell(number, column, value)
    sheet.auto_filter.ref = sheet.dimensions
    target = io.BytesIO()
    book.save(target)
    write_bytes(path, target.getvalue())


def _harmless(text: str) -> str:
    is_formula = text.startswith(_FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def _write_csv(target: Target) -> Iterable[Problem]:
    write_csv(target.path, field_rows(target.pages, target.label_set))
    target.files.append(target.path)
    return ()


def _write_xlsx(target: Target) -> Iterable[Problem]:
    write_xlsx(target.path, field_rows(target.pages, target.label_set))
    target.files.append(target.path)
    return ()


_HOLDS = Holds(shape=Shape.NOTHING)
"""Fields have no place on the page, so that tables are written and never read."""
CSV = Format("csv", "CSV", "file", ".csv", _HOLDS, read=None, write=_write_csv)
XLSX = Format("xlsx", "Excel", "file", ".xlsx", _HOLDS, read=None, write=_write_xlsx)
