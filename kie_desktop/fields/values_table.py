"""A table of values that people have already: a row a document, a column a field, one column with file names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.text import listed
from kie_desktop.fields.values import MOST_CHARACTERS

FILE_COLUMNS = ("image", "file", "filename", "file name", "document", "path", "datei", "fichier", "archivo", "文件名")
"""What the column of file names is called, where it is not said; the first one is the contract's."""
_FILE = re.compile(r"\.(?:jpe?g|png|tiff?|pdf|bmp|webp|gif|heic|heif|avif|jp2)$", re.IGNORECASE)


@dataclass(frozen=True)
class ValuesTable:
    """Values by file name as the table writes it, in its order. columns: the fields. problems: what was left out."""

    columns: tuple[str, ...]
    rows: Mapping[str, Mapping[str, str]]
    problems: tuple[str, ...] = ()

    def column(self, name: str) -> list[str]:
        """All values of a field."""
        return [row[name] for row in self.rows.values()]


def read_table(rows: Sequence[Sequence[object]], source: str, file_column: str = "") -> ValuesTable:
    """A table from its cells, the first row its head. source: what messages call it. file_column: "" finds it.

    UserError where there is no head, no column of file names, or no field. Empty columns and rows, a file that is named
    twice with other values, and values that are too long are left out and said.
    """
    cells = [[_text(cell) for cell in row] for row in rows]
    cells = [row for row in cells if any(row)]
    if not cells:
        raise UserError(f"{source}: the table is empty; its first row names the columns")
    head = cells[0]
    place = _file_place(head, cells[1:], source, file_column)
    problems: list[str] = []
    fields = _fields(head, cells[1:], place, source, problems)
    if not fields:
        raise UserError(f"{source}: no column but {head[place]!r} has values; add a column for each field")
    found: dict[str, dict[str, str]] = {}
    for number, row in enumerate(cells[1:], 2):
        name = row[place] if place < len(row) else ""
        if not name:
            problems.append(f"{source}, row {number}: it names no file; it is left out")
            continue
        values = {head[column]: row[column] if column < len(row) else "" for column in fields}
        for field, value in values.items():
            if len(value) > MOST_CHARACTERS:
                problems.append(f"{source}, row {number}: {field} has {len(value):,} characters; it is left out")
                values[field] = ""
        if name in found:
            which = "other values; the first row counts" if found[name] != values else "the same values; it counts once"
            problems.append(f"{source}, row {number}: {name} is there already with {which}")
        found.setdefault(name, values)
    return ValuesTable(tuple(head[column] for column in fields), found, tuple(problems))


def _text(cell: object) -> str:
    """A cell as text: whole numbers without decimals, days without a time, as spreadsheets show them."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    text = str(cell).strip()
    return text.removesuffix(" 00:00:00")


def _file_place(head: Sequence[str], rows: Sequence[Sequence[str]], source: str, file_column: str) -> int:
    """The column of file names: as it is called, else the only one whose cells all end as names of documents do."""
    wanted = [file_column] if file_column else FILE_COLUMNS
    names = [name.casefold() for name in head]
    for name in wanted:
        if name.casefold() in names:
            return names.index(name.casefold())
    cells = [[row[column] for row in rows if column < len(row) and row[column]] for column in range(len(head))]
    files = [column for column, texts in enumerate(cells) if texts and all(map(_FILE.search, texts))]
    if len(files) == 1 and not file_column:
        return files[0]
    columns = listed([name for name in head if name], 20)
    raise UserError(
        f"{source}: there is no column {wanted[0]!r} with the file names; its columns are {columns}; rename the one "
        "that has them (on the command line, --image-col names it)"
    )


def _fields(
    head: Sequence[str], rows: Sequence[Sequence[str]], place: int, source: str, problems: list[str]
) -> list[int]:
    """Columns that have a name of their own and a value."""
    result: list[int] = []
    names: set[str] = set()
    for column, name in enumerate(head):
        if column == place:
            continue
        filled = any(column < len(row) and row[column] for row in rows)
        if not name:
            problems += [f"{source}: column {column + 1} has no name; it is left out"] if filled else []
        elif name.casefold() in names:
            problems.append(f"{source}: two columns are called {name!r}; the first counts")
        elif not filled:
            problems.append(f"{source}: the column {name!r} is empty; it is left out")
        else:
            names.add(name.casefold())
            result.append(column)
    return result


@dataclass(frozen=True)
class Matched:
    """Which file each row is of. files: place in the list of files by name in the table. problems: in words."""

    files: Mapping[str, int]
    problems: tuple[str, ...]


def match_files(table: ValuesTable, files: Sequence[str], source: str) -> Matched:
    """Find each row's file: by its path, else by its name, else by its name without suffix, in any case of letters.

    UserError where no row's is found. A name that fits several files fits none.
    """
    found: dict[str, int] = {}
    missing: list[str] = []
    problems: list[str] = []
    for name, places in places_of(table.rows, files).items():
        if len(places) == 1:
            found[name] = places[0]
        elif places:
            may_be = listed([files[place] for place in places])
            problems.append(f"{source}: {name} may be {may_be}; write the folder, too")
        else:
            missing.append(name)
    if not found and not problems:
        named = listed(missing, 3) or "none"
        raise UserError(
            f"{source}: no name in it is one of the {len(files)} files (it names {named}); correct the names"
        )
    if missing:
        problems.append(f"{source}: {len(missing)} of its names are no file here: {listed(missing)}")
    again = Counter(found.values())
    if twice := [name for name, place in found.items() if again[place] > 1]:
        problems.append(f"{source}: several rows are of the same file, and the first one counts: {listed(twice)}")
    return Matched(found, tuple(problems))


def places_of(names: Iterable[str], files: Sequence[str]) -> dict[str, list[int]]:
    """The files that each name may mean, as places in the list: by path, else by name, else without suffix."""
    forms: tuple[dict[str, list[int]], ...] = ({}, {}, {})
    for place, file in enumerate(files):
        for form, name in zip(forms, _forms(file), strict=True):
            form.setdefault(name, []).append(place)
    return {name: _places(name, forms) for name in names}


def _forms(file: str) -> tuple[str, str, str]:
    """A path, its file name, and that without its suffix, in small letters."""
    path = PurePath(file.replace("\\", "/"))
    return path.as_posix().casefold(), path.name.casefold(), path.stem.casefold()


def _places(name: str, forms: tuple[dict[str, list[int]], ...]) -> list[int]:
    """The files that a name may mean: those of this path, else of this name, else without suffix."""
    path, file, stem = _forms(name)
    by_path, by_name, by_stem = forms
    for form, wanted in ((by_path, path), (by_name, file), (by_stem, file), (by_stem, stem)):
        if wanted in form:
            return form[wanted]
    return []
