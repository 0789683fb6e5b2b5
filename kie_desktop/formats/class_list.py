"""Class lists (spec A2): one label a line; the line numbers decide the networks' classes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import is_background
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.formats.atomic import write_text
from kie_desktop.safe_files import read_given

_MOST_BYTES = 16 << 20
_OUTSIDE = "O"
"""The tag of background tokens; as a label it makes a class `B-O` of its own (spec A2)."""


def read_class_list(path: Path) -> tuple[list[str], list[Problem]]:
    """Names as written, in file order, background rows among them, and everything wrong.

    Rows that give PaddleOCR phantom classes (blank, a second time, `O`) are left out and
    reported; with them a checkpoint's classes would not fit. Raises UserError where the file
    cannot be read or names no class.
    """
    text, has_mark = _read(path)
    problems: list[Problem] = []

    def error(code: str, message: str, fix: str) -> None:
        problems.append(Problem(path.name, code, Severity.ERROR, message, fix=fix))

    if has_mark:
        error(
            "class-list-byte-order-mark",
            "line 1: the file starts with a byte order mark, which creates an extra class",
            "save the file without it",
        )
    names: dict[str, str] = {}
    for number, line in enumerate(text.rstrip("\r\n").split("\n"), 1):
        name = line.strip()
        if not name:
            error("class-list-blank", f"line {number}: a blank line creates a class without a name", "remove it")
        elif name.upper() == _OUTSIDE:
            error("class-list-o", f"line {number}: {name!r} means background and cannot be a class", "remove it")
        elif name.upper() in names:
            error("class-list-duplicate", f"line {number}: {name!r} appears twice (case is ignored)", "remove it")
        else:
            names[name.upper()] = name
    if all(is_background(name) for name in names.values()):
        raise UserError(f"{path}: the class list has no classes; write one label per line, for example QUESTION")
    if not any(is_background(name) for name in names.values()):
        problems.append(
            Problem(
                path.name,
                "class-list-no-other",
                Severity.WARNING,
                "there is no OTHER line; background is a separate class anyway",
                fix="add OTHER as the first line",
            )
        )
    return list(names.values()), problems


def write_class_list(path: Path, names: Iterable[str], *, follow_links: bool = True) -> None:
    """Write names, one a line, atomically. Raises UserError for names that no class list can hold."""
    rows = list(names)
    seen: set[str] = set()
    for name in rows:
        if not name.strip() or name != name.strip() or any(mark in name for mark in "\r\n"):
            raise UserError(
                f"label {name!r}: a class list cannot store this name; remove leading and "
                "trailing spaces and line breaks"
            )
        if name.upper() == _OUTSIDE:
            raise UserError(f"label {name!r}: PaddleOCR treats `O` as background; rename the label")
        if name.upper() in seen:
            raise UserError(
                f"label {name!r}: PaddleOCR ignores case, so this name appears twice; rename one of the labels"
            )
        seen.add(name.upper())
    write_text(path, "".join(f"{name}\n" for name in rows), follow_links=follow_links)


def _read(path: Path) -> tuple[str, bool]:
    try:
        data = read_given(path, _MOST_BYTES)
    except FileNotFoundError as fault:
        raise UserError(f"{path}: class list not found; check the path") from fault
    except OSError as fault:
        raise UserError(f"{path}: the class list cannot be read ({fault.strerror or fault})") from fault
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        raise UserError(f"{path}: byte {fault.start + 1} is not UTF-8; save the class list as UTF-8") from fault
    return text.removeprefix("\ufeff"), text.startswith("\ufeff")
