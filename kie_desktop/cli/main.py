"""Arguments to command; errors to one line on stderr."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from kie_desktop.cli.errors import UsageError
from kie_desktop.domain.errors import UserError
from kie_desktop.version import __version__

COMMANDS = {
    "extract": "read text, labels, links and fields from images, PDFs and folders",
    "locate": "find the values of a table on their documents, to learn and train from",
    "predict": "label and link the OCR results in a label file",
    "convert": "convert between annotation formats",
    "check": "find whatever would make training fail or give wrong results without an error",
    "train": "train SER, RE or SDMGR, with a PaddleOCR YAML file or on a data folder",
    "evaluate": "score a model on annotated pages",
    "export-model": "convert a checkpoint to a model pack, Paddle files or ONNX",
    "models": "list, show, add, remove and verify model packs",
    "training-env": "create or remove a Python environment for training",
    "updates": "check for a newer version",
    "doctor": "check what is installed and usable",
}


class _Parser(argparse.ArgumentParser):
    """Prints one line `error: ...` instead of the usage text."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"error: {message}; see {self.prog} --help\n")


def run_command(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit status (0 done, 1 failed, 2 wrong usage)."""
    parser = _Parser(
        prog="kie-desktop",
        usage="kie-desktop [PROJECT_OR_FOLDER]\n       kie-desktop [-h] [--version] COMMAND ...",
        description="Key information extraction from document images. Without a command, opens the window, "
        "with a project, folder, images or a PDF if given.",
    )
    parser.add_argument("--version", action="version", version=f"kie-desktop {__version__}")
    subparsers = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=_Parser, prog="kie-desktop"
    )
    for name, text in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=text, description=text)
        if arguments and arguments[0] == name:
            _module(name).add_arguments(subparser)
    try:
        parsed = parser.parse_args(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    try:
        return _run(parsed, arguments)
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        print("error: stopped", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has seen enough (`check ... | head`). Python would complain once more when it
        # flushes at exit, so what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(parsed: argparse.Namespace, arguments: Sequence[str]) -> int:
    try:
        return int(_module(parsed.command).run(parsed))
    except ModuleNotFoundError as missing:
        from kie_desktop.cli import other_python

        if missing.name not in other_python.MODULES:
            raise
        return other_python.run_there(arguments)


def _module(command: str) -> ModuleType:
    return importlib.import_module("kie_desktop.cli." + command.replace("-", "_"))
