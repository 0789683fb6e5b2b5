"""Manual page and completion, made of the command line's own parser: `python -m ...documents FOLDER`.

A program of its own: it needs the packages of the program that is built, as its commands are loaded.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from build_scripts.freeze.icons import NAME
from build_scripts.freeze.linux.desktop_files import COMPLETION, MANUAL
from kie_desktop.cli.completion import bash_script
from kie_desktop.cli.main import COMMANDS, command_parser
from kie_desktop.version import __version__

_WIDTH = 10_000
"""Of usage lines: `man` breaks lines itself."""


def write(folder: Path) -> None:
    """Write both files into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANUAL).write_text("\n".join(manual()) + "\n", "utf-8")
    (folder / COMPLETION).write_text(bash_script(), "utf-8")


def manual() -> Iterator[str]:
    """The lines of the manual page, as `man` reads them."""
    parser = command_parser(COMMANDS)
    yield f'.TH KIE-DESKTOP 1 "" "KIE Desktop {__version__}" "User Commands"'
    yield from (".ad l", ".nh")  # neither stretched nor broken: options can be copied
    yield from (".SH NAME", rf"{NAME} \- key information extraction from document images")
    yield from (".SH SYNOPSIS", f".B {NAME}", "[PROJECT_OR_FOLDER]", ".br", f".B {NAME}", "COMMAND ...")
    yield from (".SH DESCRIPTION", _text(parser.description or ""), ".SH COMMANDS")
    chosen = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for name, command in chosen.choices.items():
        yield from (f'.SS "{_text(name)}"', _text(COMMANDS[name]), ".PP", _text(_usage(command)))
        yield from _arguments(command)
    yield from (".SH EXIT STATUS", "0 if all was done, 1 if any of the work failed, 2 for wrong usage;")
    yield from ("130 after Ctrl+C and 143 after SIGTERM.", ".SH FILES", ".TP", ".I ~/.local/share/kie-desktop")
    yield "Settings, added model packs and the training environment; KIE_DESKTOP_HOME names another folder."


def _usage(command: argparse.ArgumentParser) -> str:
    command.formatter_class = lambda prog: argparse.HelpFormatter(prog, width=_WIDTH)
    return " ".join(command.format_usage().removeprefix("usage: ").split())


def _arguments(command: argparse.ArgumentParser) -> Iterator[str]:
    formatter = argparse.HelpFormatter(command.prog, width=_WIDTH)
    for action in command._actions:
        if action.help != argparse.SUPPRESS:
            yield from (".TP", rf"\fB{_text(formatter._format_action_invocation(action))}\fR")
            yield _text(formatter._expand_help(action) if action.help else "")


def _text(text: str) -> str:
    """Text in which nothing is a command of `man`, and options can be copied."""
    text = re.sub(r"\s+", " ", text).replace("\\", r"\e").replace("-", r"\-")
    text = re.sub(r",(?=\S)", r",\:", text)  # lists of choices, which may be broken there
    return rf"\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    write(Path(sys.argv[1]))
