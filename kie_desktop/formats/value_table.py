"""Tables of values as people have them, a row a document: CSV of any separator and encoding, and XLSX."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.text import without_apostrophe
from kie_desktop.fields.prior import field_like
from kie_desktop.fields.schema import FieldSpec, Schema
from kie_desktop.fields.values_table import ValuesTable, head_row, read_table
from kie_desktop.formats.document_tables import AS_READ, SCORE
from kie_desktop.safe_files import read_given

MOST_COLUMNS = 500
_FILE, _PAGES = "file", "pages"
"""The first columns of our own `documents` table."""
_MOST_BYTES, _MOST_UNPACKED = 64 << 20, 128 << 20
"""Of a file, and of what is packed in a workbook."""
_MOST_ROWS, _MOST_CELLS = 200_000, 5_000_000
"""Of a sheet: cells count from the first column on, whether or not they are empty."""
_MOST_CHARACTERS = 1 << 20
"""Of one cell."""
_LONGEST_ROW = 4 << 20
"""Characters of a row of CSV."""
_MOSTLY = 0.9
_SEPARATORS = ",;\t|"
_LOOKED_AT = 20
"""Rows of CSV by which its separator is known."""
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n')
"""The first line of CSV that says its separator, as Excel takes it."""
_WORKBOOKS = (".xlsx", ".xlsm")
_OTHER_SHEETS = (".xls", ".xlsb", ".ods", ".fods", ".numbers")
_UNKNOWN_RESULT = re.compile(rb"<f\b[^>]*>[^<]*</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
"""A cell with a formula and without its result, as programs write it that do not compute."""
_ZEROS = re.compile(r"0{2,}")
"""A number format that fills up with zeros."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_value_table(path: Path, file_column: str | None = None) -> ValuesTable:
    """Read a table: a row a document, a column of file names, every other column a field.

    file_column: name of that column, None finds it; in any case of letters. What is left out is in the table's
    problems. Raises UserError for a file that is no table, has no such column, or no field.
    """
    rows = _sheet_with_files(_sheets(path), file_column or "")
    width = max((len(row) for row in rows), default=0)
    if width > MOST_COLUMNS:
        raise UserError(f"{path}: {width} columns are too many for a table of values; at most {MOST_COLUMNS}")
    table = read_table(_values_only(rows), str(path), file_column or "")
    if path.suffix.lower() in _WORKBOOKS and _has_unknown_results(path):
        problem = f"{path}: results of its formulas are not in the file; save it once in a spreadsheet program"
        table = replace(table, problems=(*table.problems, problem))
    return table


def read_cells(path: Path) -> list[list[str]]:
    """The cells of a CSV file or of a workbook's first sheet, as texts. Raises UserError."""
    return next(_sheets(path), [])


def _sheets(path: Path) -> Iterator[list[list[str]]]:
    """The cells of each sheet that is not empty; of our own workbook those of documents first."""
    suffix = path.suffix.lower()
    if suffix in _OTHER_SHEETS:
        raise UserError(f"{path}: tables of this kind are not read; save it as XLSX or CSV")
    return _workbook(path) if suffix in _WORKBOOKS else iter([list(_csv(path))])


def _sheet_with_files(sheets: Iterator[list[list[str]]], file_column: str) -> list[list[str]]:
    """The first sheet that has a column of file names; the first of all where none has."""
    first: list[list[str]] = []
    for rows in sheets:
        first = first or rows
        filled = [row for row in rows if any(row)]
        if filled and head_row(filled, file_column) is not None:
            return rows
    return first


def spelled(table: ValuesTable, schema: Schema) -> ValuesTable:
    """A table with its columns called as the fields that they mean: by their names in any case of letters, else by what
    fields are also called, where that is one field that no other column is.
    """
    known = {name.casefold(): name for name in schema.names}
    called = {name: known[name.casefold()] for name in table.columns if name.casefold() in known}
    for name in table.columns:
        if name not in called and (field := _meant_by(name, schema)) and field not in called.values():
            called[name] = field
    columns = tuple(called.get(name, name) for name in table.columns)
    rows = {file: dict(zip(columns, values.values(), strict=True)) for file, values in table.rows.items()}
    return replace(table, columns=columns, rows=rows)


def _meant_by(column: str, schema: Schema) -> str:
    """The one field that is also called as a column is; "" for none or several."""
    kinds = {spec.type for spec in schema.fields}
    found = {field for kind in kinds if (field := field_like(FieldSpec(column, kind), schema.fields))}
    return found.pop() if len(found) == 1 else ""


def _values_only(rows: list[list[str]]) -> list[list[str]]:
    """The rows of our own `documents` table without the columns that hold no values; other tables as they are."""
    head = rows[0] if rows else []
    if head[:2] != [_FILE, _PAGES]:
        return rows
    kept = [
        number
        for number, name in enumerate(head)
        if name != _PAGES and not any(name.endswith(end) and name.removesuffix(end) in head for end in (SCORE, AS_READ))
    ]
    return [[row[number] for number in kept if number < len(row)] for row in rows]


def _csv(path: Path) -> Iterator[list[str]]:
    text = _text(path)
    csv.field_size_limit(_MOST_CHARACTERS)
    said = _SEPARATOR_LINE.match(text)
    separator = said[1] if said else _separator(text)
    lines, size, line = _Lines(text[said.end() :] if said else text), _Size(path), 1
    try:
        reader = csv.reader(lines, delimiter=separator)
        for row in reader:
            size.add(row)
            yield [without_apostrophe(cell) for cell in row]
            lines.row = 0
            line = reader.line_num + 1
    except csv.Error as fault:
        raise UserError(f"{path}, line {line}: not a table ({fault}); save it as CSV again") from fault


def _separator(text: str) -> str:
    """What divides most of the first rows into the same number of cells, of equals the one that makes most cells."""

    def worth(mark: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        with suppress(csv.Error):  # a separator that is none may make one cell of all
            rows = (row for row in csv.reader(_Lines(text), delimiter=mark) if any(row))
            for row in islice(rows, _LOOKED_AT):
                widths[len(row)] += len(row) > 1
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(_SEPARATORS, key=worth)


class _Lines:
    """The lines of a text for `csv.reader`, which takes as many as a row has quotes for. row: characters of a row."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.row = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._lines.readline(_LONGEST_ROW + 1)
        if not line:
            raise StopIteration
        self.row += len(line)
        if self.row > _LONGEST_ROW:
            raise csv.Error(f"a row of more than {_LONGEST_ROW:,} characters")
        return line


class _Size:
    """Counts rows and cells of a table. Raises UserError where there are too many."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows = self._cells = 0

    def add(self, row: Sequence[object]) -> None:
        """One more row."""
        self._rows += 1
        self._cells += len(row)
        if self._rows > _MOST_ROWS:
            raise UserError(f"{self._path}: more than {_MOST_ROWS:,} rows are too many for a table of values")
        if self._cells > _MOST_CELLS:
            raise UserError(f"{self._path}: more than {_MOST_CELLS:,} cells are too many for a table of values")


def _text(path: Path) -> str:
    """The text of a table: UTF-8, else UTF-16 with its mark, else as Windows writes it in China or in the West."""
    data = _bytes(path)
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:4096]:
        raise UserError(f"{path}: this is no CSV file; save the table as CSV or XLSX")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030" if _is_chinese(data) else "cp1252", "replace")


def _is_chinese(data: bytes) -> bool:
    """Whether bytes above ASCII come in pairs, as GBK writes Chinese; letters with accents mostly stand alone."""
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", data)]
    return sum(run % 2 == 0 for run in runs) > _MOSTLY * len(runs)


def _bytes(path: Path) -> bytes:
    try:
        return read_given(path, _MOST_BYTES)
    except FileNotFoundError as fault:
        raise UserError(f"{path}: there is no such table; check the path") from fault
    except OSError as fault:
        raise UserError(f"{path}: the table cannot be read ({fault.strerror or fault})") from fault


def _workbook(path: Path) -> Iterator[list[list[str]]]:
    data = _bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_UNPACKED:
                raise UserError(f"{path}: the workbook is too large; save the one sheet as CSV")
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = sorted(book.worksheets, key=lambda sheet: sheet.title != "documents")
        for sheet in sheets:
            sheet.reset_dimensions()
            rows, size = [], _Size(path)
            for row in sheet.iter_rows():
                size.add(row)
                rows.append(_trimmed([_cell(cell.value, cell.number_format) for cell in row]))
            if any(rows):
                yield rows
    except UserError:
        raise
    except Exception as fault:  # whatever openpyxl makes of a damaged file
        raise UserError(f"{path}: not a workbook that can be read ({_short(fault)}); save it as CSV") from fault


def _has_unknown_results(path: Path) -> bool:
    """Whether a workbook has formulas that no program has computed."""
    with zipfile.ZipFile(io.BytesIO(_bytes(path))) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(_UNKNOWN_RESULT.search(archive.read(name)) for name in sheets)


def _trimmed(row: list[str]) -> list[str]:
    """A row without the empty cells at its end: a sheet may say that it has thousands."""
    while row and not row[-1]:
        row.pop()
    return row


def _cell(value: object, number_format: str | None) -> str:
    """A cell of a workbook as text: dates in ISO 8601, whole numbers without decimals, with zeros as they are shown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float) and float(value).is_integer() and abs(value) < 1e15:
        is_filled_up = number_format is not None and _ZEROS.fullmatch(number_format)
        return str(int(value)).zfill(len(number_format or "") if is_filled_up else 0)
    if isinstance(value, datetime.datetime):
        is_day = value.time() == datetime.time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return str(value)


def _short(fault: Exception) -> str:
    return " ".join(str(fault).split())[:120] or type(fault).__name__
