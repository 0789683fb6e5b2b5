"""What the rooms without Qt tell people, as templates that `language.tr_message` recognises.

These rooms know no `tr`, and many of their messages are put together of parts. So every string that reads
like a sentence counts: an f-string becomes a template whose gaps bear the names of what fills them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from kie_desktop.places import program_folder

ROOMS = (
    "domain",
    "formats",
    "fields",
    "kie",
    "networks",
    "ocr",
    "runtime",
    "store",
    "training",
    "session",
    "jobs",
    "contract",
    "cli/diagnosis.py",
    "processes.py",
)
NOT_SHOWN = (
    *("training/yaml_config", "training/train_log.py", "contract/messages.py", "session/settings.py"),
    *(
        "fields/amount_features.py",
        "fields/evidence.py",
        "fields/features.py",
        "fields/months.py",
        "fields/prepared.py",
        "fields/table_rows.py",
    ),
)
"""What only the command line or a log says, what `texts` finds, and names of features."""

_NOT_FOR_PEOPLE = {
    *("tr", "translatable", "execute", "executemany", "executescript", "compile", "getenv", "filterwarnings"),
    *("AssertionError", "RuntimeError", "ValueError", "TypeError", "KeyError", "MessageError", "EventError", "info"),
}
"""Calls whose strings nobody reads in the window, or that are translated already."""

_PROGRAM_TEXT = re.compile(r"\b(SELECT|INSERT|UPDATE|CREATE|ALTER|DROP|PRAGMA|DELETE|TRIGGER)\b|[<|\\\n]|%[srd]|::| = ")
_WORD = re.compile(r"(?<![\w{])[a-z]{2,}(?![\w}])")


def messages() -> dict[str, str]:
    """Template -> the file that has it first, from the checkout's root; in the order of files and lines."""
    found: dict[str, str] = {}
    package = program_folder() / "kie_desktop"
    for room in ROOMS:
        place = package / room
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            if path.relative_to(package).as_posix().startswith(NOT_SHOWN):
                continue
            for template in _said_in(path):
                found.setdefault(template, path.relative_to(program_folder()).as_posix())
    return found


def _said_in(path: Path) -> Iterator[str]:
    return (text for node in _strings(ast.parse(path.read_text("utf-8"))) if _is_prose(text := _template(node)))


def _is_prose(template: str) -> bool:
    """Two words, or one beside a gap: `line {number}`."""
    words = _WORD.findall(re.sub(r"\{\w*\}", "{}", template))
    enough = len(words) > 1 or ("{" in template and any(len(word) > 3 for word in words))
    return enough and " " in template.strip() and not _PROGRAM_TEXT.search(template)


def _strings(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """The strings below a node that a person may read."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node
        return
    if isinstance(node, ast.JoinedStr):
        yield node
        for part in node.values:  # what fills a gap may be words, too
            yield from _strings(part.value) if isinstance(part, ast.FormattedValue) else ()
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call) and _name(node.func) in _NOT_FOR_PEOPLE:
        return
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _strings(child)


def _template(node: ast.Constant | ast.JoinedStr) -> str:
    text = _with_gaps(node)
    return f"{{before}}{text}" if text.startswith((" ", ",", ";")) else text  # the end of a longer message


def _with_gaps(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)  # gaps for str.format stand as they are
    parts: list[str] = []
    names: list[str] = []
    for part in node.values:
        if isinstance(part, ast.FormattedValue) and parts and parts[-1].endswith("}") and not parts[-1].endswith("}}"):
            continue  # nobody could tell two gaps apart that touch
        if isinstance(part, ast.FormattedValue):
            name = _name(part.value)
            names.append(name)
            number = names.count(name)
            parts.append(f"{{{name}{number if number > 1 else ''}}}")
        else:
            assert isinstance(part, ast.Constant)
            parts.append(str(part.value).replace("{", "{{").replace("}", "}}"))
    return "".join(parts)


def _name(node: ast.expr) -> str:
    """What a value is called, for the translator's eyes."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.strip("_").lower()
        case ast.Call(func=ast.Name(id="len" | "str" | "sorted" | "repr"), args=[value, *_]) | ast.Starred(value=value):
            return _name(value)
        case ast.Call(func=called):
            return _name(called)
        case ast.Subscript(value=value) | ast.BinOp(left=value) | ast.BoolOp(values=[value, *_]):
            return _name(value)
    return "value"
