"""Label files of any origin as text and JSON: encodings, sizes and nesting settled, faults located."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kie_desktop.domain.errors import UserError
from kie_desktop.formats.values import loads
from kie_desktop.safe_files import open_given

MAX_BYTES = 512 * 1024 * 1024
"""A larger label file is a mistake: FUNSD, XFUND and SROIE together stay below a tenth of it."""
_HEAD_BYTES = 65_536
BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


def read_source(path: Path, what: str = "label file") -> bytes:
    """The bytes of a file. what: its name in errors.

    UserError where it is missing, a folder, unreadable, too large or in UTF-16.
    """
    try:
        with open_given(path) as file:
            size = os.fstat(file.fileno()).st_size
            data = b"" if size > MAX_BYTES else file.read()
    except FileNotFoundError as fault:
        raise UserError(f"{path}: {what} not found; check the path") from fault
    except IsADirectoryError as fault:
        raise UserError(f"{path}: this is a folder; choose the {what} in it") from fault
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise UserError(f"{path}: the {what} cannot be read ({reason})") from fault
    if size > MAX_BYTES:
        raise UserError(f"{path}: {size // 1_000_000} MB is too large for a {what}; split it into several files")
    if data.startswith(_UTF16_BOMS):
        raise UserError(f"{path}: the {what} is UTF-16; save it as UTF-8 without a byte order mark")
    return data


def read_text(path: Path, what: str = "label file") -> str:
    """A file as text; UserError as `read_source`, and where it is not UTF-8 (GBK, Latin-1, ...)."""
    data = read_source(path, what).removeprefix(BOM)
    try:
        return data.decode()
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise UserError(f"{path}: line {line}: byte {fault.start + 1} is not UTF-8; save the file as UTF-8") from fault


def read_json(path: Path) -> tuple[Any, bool]:
    """A JSON document, and whether numbers were lost (`values.loads`); UserError where it is none."""
    text = read_text(path)
    try:
        return loads(text)
    except ValueError as fault:
        raise UserError(
            f"{path}: the JSON is damaged ({fault}); export the file again from the program that made it"
        ) from fault


def read_head(path: Path) -> str:
    """The beginning of a file as text, for recognising it; "" where it cannot be read."""
    try:
        with open_given(path) as file:
            data = file.read(_HEAD_BYTES)
    except (OSError, ValueError):
        return ""
    return data.removeprefix(BOM).decode("utf-8", "replace")
