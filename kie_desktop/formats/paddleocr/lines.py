"""Lines of a label file taken apart: an image path, a tab, JSON; and what people's tools make of that (spec A1).

A spreadsheet quotes both columns, Python writes single quotes, an editor makes a space of the tab, and two files that
were joined without a line end leave two records on one line. Whoever looks at such a line knows what is meant.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from kie_desktop.formats.paddleocr.findings import Findings
from kie_desktop.formats.values import loads, loads_first

_SEPARATOR = re.compile(r'(?:\s+|\s*[,;]\s*)(?="?[\[{])')
"""What may stand before the JSON where no tab does."""
_NEXT = re.compile(r'\s*[,;]?\s*"?[^\s\[{"][^\t\[{]*?\.[A-Za-z]{2,5}"?\s*[\t ,;]\s*"?[\[{]')
"""How another record begins behind one."""
_QUOTED, _UNQUOTE = "a column is in quotes, as spreadsheets write it", "remove the quotes around it"
_MOST_TRIES = 50
_LONGEST_LITERAL = 4_000_000
"""Characters of a column in Python's own notation; its parser takes 100 times as much memory."""


class BadLineError(ValueError):
    """A line that holds no row; the message says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Record(NamedTuple):
    """An image path as written, and the decoded second column."""

    image: str
    value: object


def records_of(text: str, findings: Findings) -> Iterator[Record]:
    """The records of a line, usually one; `findings` learns the image before the rest is looked at.

    What is mended is reported. Raises BadLineError, also after the first record, for what is none.
    """
    if not text.strip():
        raise BadLineError("blank-line", "the line is blank; PaddleOCR treats it as a damaged page")
    rest: str | None = text
    while rest is not None:
        image, column = _columns(rest, findings)
        value, surplus = _value(column, findings)
        rest = None
        if _NEXT.match(surplus):
            findings.error("two-on-a-line", "two records are on one line", fix="write each record on its own line")
            rest = surplus.lstrip(" \t,;")
        elif surplus.startswith("\t") and surplus.strip():
            findings.warning("more-columns", "text after a second tab is ignored", fix="remove it")
        elif surplus.strip():
            raise BadLineError("bad-json", f"the JSON is damaged (extra text after it: {surplus.strip()[:20]!r})")
        yield Record(image, value)


def image_of(text: str) -> str:
    """The image path of a line's first record, as written; "" where there is none. The JSON is not looked at."""
    try:
        return _columns(text, Findings("", ""))[0]
    except BadLineError:
        return ""


def _columns(text: str, findings: Findings) -> tuple[str, str]:
    """The image's path and what stands behind the tab, or behind what stands for one."""
    image, tab, column = text.partition("\t")
    if not tab or "[{" in image:
        image, column = _without_tab(text)
        findings.page = _unquoted(image)
        findings.error("space-for-tab", "there is no tab between the image path and the JSON", fix="insert a tab")
    findings.page = _image_path(_unquoted(image), findings)
    if findings.page != image and image.lstrip().startswith('"') and not column.lstrip().startswith('"'):
        findings.error("csv-quotes", _QUOTED, fix=_UNQUOTE)
    if not findings.page:
        raise BadLineError("no-image", "the image path is empty")
    return findings.page, column


def _without_tab(text: str) -> tuple[str, str]:
    for _, match in zip(range(_MOST_TRIES), _SEPARATOR.finditer(text), strict=False):
        image, column = text[: match.start()], text[match.end() :]
        if image.strip() and "[{" not in image and _can_be_json(column):
            return image.strip(), column
    raise BadLineError("no-tab", "there is no tab between an image path and a JSON list")


def _can_be_json(column: str) -> bool:
    try:
        surplus = _value(column, Findings("", ""))[1]
    except BadLineError:
        return False
    return not surplus.strip() or surplus.startswith("\t") or _NEXT.match(surplus) is not None


def _value(column: str, findings: Findings) -> tuple[object, str]:
    """The decoded JSON at the beginning of a column, and what follows it."""
    if column.lstrip().startswith(('"[', '"{')):
        (value, lost), end = _quoted(column.strip(), findings), len(column)
    else:
        try:
            value, end, lost = loads_first(column)
        except ValueError as fault:
            value, lost = _literal(column.strip(), findings, fault)
            end = len(column)
    if lost:
        findings.error(
            "not-a-number", "it contains NaN, Infinity or a number that is too large", fix="write null instead"
        )
    return value, column[end:]


def _quoted(text: str, findings: Findings) -> tuple[object, bool]:
    """JSON as a text, in a spreadsheet's quotes or in JSON's own. Raises BadLineError."""
    try:
        if '\\"' in text:
            read = loads(str(loads(text)[0]))
        elif text.endswith('"'):
            read = loads(text[1:-1].replace('""', '"'))
        else:
            raise ValueError("the closing quote is missing")
    except ValueError as fault:
        raise _damaged(fault) from fault
    findings.error("csv-quotes", _QUOTED, fix=_UNQUOTE)
    return read


def _literal(text: str, findings: Findings, fault: ValueError) -> tuple[object, bool]:
    """JSON in Python's notation. Raises BadLineError where it is none. fault: what it is as JSON."""
    if text[:1] not in ("[", "{") or "'" not in text or len(text) > _LONGEST_LITERAL:
        raise _damaged(fault) from fault
    try:
        read = loads(json.dumps(ast.literal_eval(text)))
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        raise _damaged(fault) from fault
    findings.error("single-quotes", "it uses single quotes, as in Python", fix="write it as JSON")
    return read


def _damaged(fault: ValueError) -> BadLineError:
    return BadLineError("bad-json", f"the JSON is damaged ({_position(fault)})")


def _unquoted(image: str) -> str:
    """A path without the quotes of a spreadsheet."""
    text = image.strip()
    if len(text) > 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    if text.startswith('"') and text.count('"') == 1:  # the other one stands behind the JSON
        return text[1:]
    return image


def _image_path(column: str, findings: Findings) -> str:
    """The path column; of a list of paths (PaddleOCR draws one at random) the first."""
    if not column.startswith("["):
        return column
    try:
        paths = json.loads(column)
    except (ValueError, RecursionError):
        return column
    if isinstance(paths, list) and paths and isinstance(paths[0], str):
        findings.page = paths[0]
        if len(paths) > 1:
            findings.warning("several-images", f"the line lists {len(paths)} images; the first one is used")
        return paths[0]
    return column


def _position(fault: ValueError) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"{fault.msg} at character {fault.pos + 1} after the tab"
    return str(fault)
