"""Tables of values as people have them, a row a document: CSV of any separator and encoding, and XLSX."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import is_blank, listed
from kie_desktop.formats.tables import plain_text
from kie_desktop.safe_files import read_given

IMAGE_COLUMNS = ("image", "file")
"""What the column of file names is called, unless its name is given; the second is that of our own tables."""
OWN_COLUMNS = ("pages",)
"""Columns of our own `documents` table that hold no values; so do those that end in `_score`."""
MOST_COLUMNS = 500
_MOST_BYTES, _MOST_UNPACKED = 64 << 20, 512 << 20
_MOST_ROWS = 200_000
_MOST_CHARACTERS = 1 << 20
"""Of one cell."""
_SEPARATORS = ",;\t|"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One document. line: of the file, from 1. image: as the table names it. values: by column, without empty ones."""

    line: int
    image: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ValueTable:
    """A table of values. columns: of values, in order, those without any left out. problems: what was left out."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[ValueRow, ...]
    problems: tuple[Problem, ...] = ()

    def renamed(self, names: Iterable[str]) -> ValueTable:
        """The table with its columns called as fields are, where only the case of letters differs."""
        known = {name.casefold(): name for name in names}
        spelled = {name: known.get(name.casefold(), name) for name in self.columns}
        rows = tuple(
            replace(row, values={spelled[name]: text for name, text in row.values.items()}) for row in self.rows
        )
        return replace(self, columns=tuple(spelled.values()), rows=rows)

    def column(self, name: str) -> list[str]:
        """The values of a column, empty ones left out."""
        return [row.values[name] for row in self.rows if name in row.values]


def read_value_table(path: Path, image_column: str | None = None) -> ValueTable:
    """Read a table: a row a document, a column of file names, every other column a field.

    image_column: name of that column, None for `image` or `file`; in any case of letters. A second row of a document,
    rows without a file name and columns without a name or without values are left out, with a problem. Raises UserError
    for a file that is no table, has no such column, or no row.
    """
    cells = list(_xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path))
    rows = [(line, row) for line, row in cells if any(not is_blank(cell) for cell in row)]
    if not rows:
        raise UserError(f"{path}: the table is empty; its first row must name the columns")
    head = [cell.strip() for cell in rows[0][1]]
    while not head[-1]:
        head.pop()
    if len(head) > MOST_COLUMNS:
        raise UserError(f"{path}: {len(head)} columns are too many for a table of values; at most {MOST_COLUMNS}")
    place = _image_place(head, image_column, path)
    problems: list[Problem] = []
    places = _value_places(head, place, problems)
    found = _rows(rows[1:], place, places, problems)
    if not found:
        raise UserError(f"{path}: the table has no row with a file name in the column {head[place]!r}")
    used = {name for row in found for name in row.values}
    if empty := [name for name in places if name not in used]:
        problems.append(_problem("empty-column", f"no value in {_columns(empty)}; left out"))
    return ValueTable(path, tuple(name for name in places if name in used), tuple(found), tuple(problems))


def read_head(path: Path) -> dict[str, list[str]]:
    """The columns of any table by name, with the values that stand in them; none need hold file names.

    Columns of file names and those of our own tables that hold no values are left out. UserError as `read_value_table`.
    """
    cells = list(_xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path))
    rows = [row for _, row in cells if any(not is_blank(cell) for cell in row)]
    if not rows:
        raise UserError(f"{path}: the table is empty; its first row must name the columns")
    head = [cell.strip() for cell in rows[0]]
    files = next((name for name in head if name.casefold() in IMAGE_COLUMNS), "")
    places = _value_places(head, head.index(files) if files else -1, [])
    return {
        name: [row[place] for row in rows[1:] if place < len(row) and not is_blank(row[place])]
        for name, place in places.items()
    }


def _image_place(head: Sequence[str], wanted: str | None, path: Path) -> int:
    names = [name.casefold() for name in head]
    for name in (wanted,) if wanted is not None else IMAGE_COLUMNS:
        if name.casefold() in names:
            return names.index(name.casefold())
    missing = IMAGE_COLUMNS[0] if wanted is None else wanted
    raise UserError(
        f"{path}: there is no column {missing!r} with the file names; its columns are {listed([*filter(None, head)])}"
    )


def _value_places(head: Sequence[str], place: int, problems: list[Problem]) -> dict[str, int]:
    """Columns by name; of two with one name the first."""
    places: dict[str, int] = {}
    taken: set[str] = set()
    names = {name.casefold() for name in head}
    for number, text in enumerate(head):
        name = " ".join(text.split())
        if number == place or not name or _is_own(name, head[place], names):
            continue
        if name.casefold() in taken:
            problems.append(_problem("second-column", f"two columns are called {name!r}; the second is left out"))
            continue
        taken.add(name.casefold())
        places[name] = number
    return places


def _is_own(name: str, image_column: str, names: Iterable[str]) -> bool:
    """Whether a column is one of our own `documents` table that holds no values."""
    if image_column.casefold() != IMAGE_COLUMNS[1]:
        return False
    return name in OWN_COLUMNS or (name.endswith("_score") and name.removesuffix("_score").casefold() in names)


def _rows(
    rows: Sequence[tuple[int, Sequence[str]]], place: int, places: Mapping[str, int], problems: list[Problem]
) -> list[ValueRow]:
    found: dict[str, ValueRow] = {}
    for line, row in rows:
        image = row[place].strip() if place < len(row) else ""
        if not image:
            problems.append(_problem("no-file-name", f"line {line}: it names no file; left out"))
        elif image in found:
            message = f"line {line}: a second row of this file, after line {found[image].line}; left out"
            problems.append(_problem("second-row", message, image))
        else:
            texts = {name: row[number] for name, number in places.items() if number < len(row)}
            found[image] = ValueRow(
                line, image, {name: text.strip() for name, text in texts.items() if not is_blank(text)}
            )
    return list(found.values())


def _csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = _text(path)
    head = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=lambda mark: len(next(csv.reader([head], delimiter=mark), [])))
    csv.field_size_limit(_MOST_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for row in reader:
            _check_rows(path, line)
            yield line, [plain_text(cell) for cell in row]
            line = reader.line_num + 1
    except csv.Error as fault:
        raise UserError(f"{path}, line {line}: not a table ({fault}); save it as CSV again") from fault


def _text(path: Path) -> str:
    """The text of a table: UTF-8, else UTF-16 with its mark, else as Windows of the West writes it."""
    data = _bytes(path)
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:4096]:
        raise UserError(f"{path}: this is no CSV file; save the table as CSV or XLSX")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _bytes(path: Path) -> bytes:
    try:
        return read_given(path, _MOST_BYTES)
    except FileNotFoundError as fault:
        raise UserError(f"{path}: there is no such table; check the path") from fault
    except OSError as fault:
        raise UserError(f"{path}: the table cannot be read ({fault.strerror or fault})") from fault


def _xlsx(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The first sheet that is not empty; of our own workbook the one of documents."""
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
            rows = []
            for line, row in enumerate(sheet.iter_rows(values_only=True), 1):
                _check_rows(path, line)
                rows.append((line, [_cell(value) for value in row]))
            if any(cell for _, row in rows for cell in row):
                yield from rows
                return
    except UserError:
        raise
    except Exception as fault:  # whatever openpyxl makes of a damaged file
        raise UserError(f"{path}: not a workbook that can be read ({_short(fault)}); save it as CSV") from fault


def _check_rows(path: Path, line: int) -> None:
    if line > _MOST_ROWS:
        raise UserError(f"{path}: more than {_MOST_ROWS:,} rows are too many for a table of values")


def _cell(value: object) -> str:
    """A cell of a workbook as text: dates in ISO 8601, whole numbers without decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        is_day = value.time() == datetime.time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return str(value)


def _columns(names: Sequence[str]) -> str:
    return f"the {'column' if len(names) == 1 else 'columns'} {listed(names)}"


def _problem(code: str, message: str, image: str = "") -> Problem:
    return Problem(image, code, Severity.WARNING, message)


def _short(fault: Exception) -> str:
    return " ".join(str(fault).split())[:120] or type(fault).__name__
