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
_MOST_ABOVE = 20
"""The head of a table is among so many of its first rows: titles and notes may stand above it."""
_MOSTLY = 0.8
"""This part of a column without a known name are file names where it is the column of them: sums may stand below."""
_NOTHING = frozenset({"-", "--", "–", "—", "/", "n/a", "#n/a", "#nv", "nan", "null", "k.a.", "k. a.", "无"})
"""What people and programs write into a cell that has no value."""


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
    """A table from its cells. source: what messages call it. file_column: "" finds it.

    Titles may stand above the head, and the head may be two rows of which the upper one groups columns. UserError where
    there is no head, no column of file names, or no field. Empty columns and rows, a file that is named twice with
    other values, and values that are too long are left out and said.
    """
    numbered = [(number, row) for number, cells in enumerate(rows, 1) if any(row := [_text(cell) for cell in cells])]
    if not numbered:
        raise UserError(f"{source}: the table is empty; its first row names the columns")
    at, place = _head_place([row for _, row in numbered], source, file_column)
    head, body = numbered[at][1], numbered[at + 1 :]
    if body and (joined := _joined_heads(head, body[0][1], place)):
        head, body = joined, body[1:]
    body = [(number, ["" if cell.casefold() in _NOTHING else cell for cell in row]) for number, row in body]
    problems: list[str] = []
    fields = _fields(head, [row for _, row in body], place, source, problems)
    if not fields:
        raise UserError(f"{source}: no column but {head[place]!r} has values; add a column for each field")
    found: dict[str, dict[str, str]] = {}
    for number, row in body:
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


def head_row(rows: Sequence[Sequence[str]], file_column: str = "") -> int | None:
    """Which row names the columns; None where no column of file names is to be seen below or in one."""
    found = _find_head(rows, file_column)
    return None if found is None else found[0]


def _find_head(rows: Sequence[Sequence[str]], file_column: str) -> tuple[int, int] | None:
    """The row of the head, and the column of file names: as it is called, else the only one that holds such names."""
    return _named_head(rows, file_column) or (None if file_column else _head_over_files(rows))


def _head_place(rows: Sequence[Sequence[str]], source: str, file_column: str) -> tuple[int, int]:
    """As `_find_head`. Raises UserError where there is none."""
    if found := _find_head(rows, file_column):
        return found
    wanted = file_column or FILE_COLUMNS[0]
    columns = listed([name for name in max(rows[:_MOST_ABOVE], key=lambda row: sum(map(bool, row))) if name], 20)
    raise UserError(
        f"{source}: there is no column {wanted!r} with the file names; its columns are {columns}; rename the one "
        "that has them (on the command line, --image-col names it)"
    )


def _named_head(rows: Sequence[Sequence[str]], file_column: str) -> tuple[int, int] | None:
    """The first row above all file names that has a column called as the one of file names is."""
    wanted = [name.casefold() for name in ([file_column] if file_column else FILE_COLUMNS)]
    alone = None
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        names = [name.casefold() for name in row]
        known = next((name for name in wanted if name in names), None)
        if known is not None and sum(map(bool, row)) > 1:
            return at, names.index(known)
        if known is not None and alone is None:
            alone = at, names.index(known)  # a title may be that word, too
        if any(map(_FILE.search, row)):
            break
    return alone


def _head_over_files(rows: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """The row above the first file name, where one column alone holds them."""
    found = []
    for column in range(max(map(len, rows))):
        texts = [(at, row[column]) for at, row in enumerate(rows) if column < len(row) and row[column]]
        first = next((at for at, text in texts if _FILE.search(text)), 0)
        below = [bool(_FILE.search(text)) for at, text in texts if at >= first]
        if 0 < first <= _MOST_ABOVE and sum(below) >= _MOSTLY * len(below):
            found.append((first - 1, column))
    return found[0] if len(found) == 1 else None


def _joined_heads(upper: Sequence[str], lower: Sequence[str], place: int) -> list[str]:
    """The names of a head of two rows: of the lower one, and of the upper one where it has none; [] for one of one row.

    The lower row of such a head names no file, and fills what the upper one leaves empty beside a group's name.
    """
    width = max(len(upper), len(lower))
    high, low = ([*row, *[""] * (width - len(row))] for row in (upper, lower))
    gaps = any(name and not above for name, above in zip(low, high, strict=True))
    if low[place] or not gaps or any(_FILE.search(name) or name[:1].isdigit() for name in low):
        return []
    groups, group = [], ""
    for name in high:
        group = name or group
        groups.append(group)
    again = Counter(name.casefold() for name in low if name)
    return [
        f"{group} {name}".strip() if again[name.casefold()] > 1 else name or above
        for name, above, group in zip(low, high, groups, strict=True)
    ]


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

    Spreadsheets take the zeros in front of numbers away: `7` is the file `007.jpg`, too.

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
    forms: tuple[dict[str, list[int]], ...] = ({}, {}, {}, {})
    for place, file in enumerate(files):
        for form, name in zip(forms, _forms(file), strict=True):
            form.setdefault(name, []).append(place)
    return {name: _places(name, forms) for name in names}


def _forms(file: str) -> tuple[str, str, str, str]:
    """A path, its file name, that without its suffix, and without zeros in front of a number, in small letters."""
    path = PurePath(file.replace("\\", "/"))
    stem = path.stem.casefold()
    return path.as_posix().casefold(), path.name.casefold(), stem, stem.lstrip("0") if stem.isdigit() else stem


def _places(name: str, forms: tuple[dict[str, list[int]], ...]) -> list[int]:
    """The files that a name may mean: those of this path, else of this name, else without suffix."""
    path, file, stem, number = _forms(name)
    by_path, by_name, by_stem, by_number = forms
    for form, wanted in ((by_path, path), (by_name, file), (by_stem, file), (by_stem, stem)):
        if wanted in form:
            return form[wanted]
    return by_number.get(number, []) if name.isdigit() else []
