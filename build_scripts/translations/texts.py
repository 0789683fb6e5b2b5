"""Every text that the window can show, found in the code and in its tables."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from kie_desktop.places import program_folder

FUNCTIONS = ("tr", "translatable")
"""Calls of these name a text as one to translate (`kie_desktop.language`)."""

ROOMS = ("ui", "session", "jobs", "app.py")


def texts() -> dict[str, str]:
    """Text -> the file that has it first, from the checkout's root; in the order of files and lines."""
    found: dict[str, str] = {}
    for path in _files():
        file = path.relative_to(program_folder()).as_posix()
        for text in _marked(path):
            found.setdefault(text, file)
    for file, text in _of_tables():
        found.setdefault(text, file)
    return {text: file for text, file in found.items() if text}


def _files() -> Iterator[Path]:
    package = program_folder() / "kie_desktop"
    for room in ROOMS:
        path = package / room
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def _marked(path: Path) -> list[str]:
    """The texts of `tr("...")` and `translatable("...")`, in the order of lines."""
    calls = [
        (node.lineno, node.col_offset, str(node.args[0].value))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in FUNCTIONS
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]
    return [text for _, _, text in sorted(calls)]


def _of_tables() -> Iterator[tuple[str, str]]:
    """File and text of what stands in tables whose every row is to be translated."""
    from kie_desktop.contract.catalogue import offers
    from kie_desktop.language import LANGUAGES
    from kie_desktop.session.settings import TABLE as SETTINGS
    from kie_desktop.ui.commands.table import TABLE as ACTIONS
    from kie_desktop.ui.menus import MENUS, SUBMENUS

    for title in (*MENUS, *(title for title, _ in SUBMENUS.values())):
        yield "kie_desktop/ui/actions.py", title
    for spec in ACTIONS:
        yield from (("kie_desktop/ui/commands", text) for text in (spec.text, spec.tip))
    for offer in offers():
        yield from (("resources/models.toml", text) for text in (offer.title, offer.note))
    for row in SETTINGS:
        choices = [words for value, words in row.choices if value not in LANGUAGES]
        for text in (row.section, row.label, row.help, *choices):
            yield "kie_desktop/session/settings.py", text
