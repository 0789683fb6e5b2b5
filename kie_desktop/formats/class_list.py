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
            "line 1: the file begins with a byte order mark, which makes a class of its own",
            "write the file without it",
        )
    names: dict[str, str] = {}
    for number, line in enumerate(text.rstrip("\r\n").split("\n"), 1):
        name = line.strip()
        if not name:
            error("class-list-blank", f"line {number}: a blank row makes a class without a name", "remove it")
        elif name.upper() == _OUTSIDE:
            error("class-list-o", f"line {number}: {name!r} stands for background and cannot be a class", "remove it")
        elif name.upper() in names:
            error("class-list-duplicate", f"line {number}: {name!r} is there twice (case does not count)", "remove it")
        else:
            names[name.upper()] = name
    if all(is_background(name) for name in names.values()):
        raise UserError(f"{path}: the class list names no class; write one label a line, for example QUESTION")
    if not any(is_background(name) for name in names.values()):
        problems.append(
            Problem(
                path.name,
                "class-list-no-other",
                Severity.WARNING,
                "there is no row OTHER; background is a class of its own all the same",
                fix="put OTHER first",
            )
        )
    return list(names.values()), problems


def write_class_list(path: Path, names: Iterable[str], *, follow_links: bool = True) -> None:
    """Write names, one a line, atomically. Raises UserError for names that no class list can hold."""
    rows = list(names)
    seen: set[str] = set()
    for name in rows:
        if not name.strip() or name != name.strip() or any(mark in name for mark in "\r\n"):
            raise UserError(f"label {name!r}: a class list cannot hold this name; remove spaces and breaks around it")
        if name.upper() == _OUTSIDE:
            raise UserError(f"label {name!r}: PaddleOCR takes `O` for background; give the label another name")
        if name.upper() in seen:
            raise UserError(f"label {name!r}: PaddleOCR ignores case, so the name is there twice; rename one")
        seen.add(name.upper())
    write_text(path, "".join(f"{name}\n" for name in rows), follow_links=follow_links)


def _read(path: Path) -> tuple[str, bool]:
    try:
        data = read_given(path, _MOST_BYTES)
    except FileNotFoundError as fault:
        raise UserError(f"{path}: there is no such class list; check the path") from fault
    except OSError as fault:
        raise UserError(f"{path}: the class list cannot be read ({fault.strerror or fault})") from fault
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        raise UserError(f"{path}: byte {fault.start + 1} is not UTF-8; save the class list as UTF-8") from fault
    return text.removeprefix("\ufeff"), text.startswith("\ufeff")
