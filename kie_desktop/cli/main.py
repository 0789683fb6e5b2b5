"""Arguments to command; errors to one line on stderr."""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

from kie_desktop.cli.errors import UsageError
from kie_desktop.domain.errors import NO_MEMORY, UserError, is_out_of_memory
from kie_desktop.version import __version__

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

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


_NO_OUTPUT = (errno.ENOSPC, errno.EIO, errno.EBADF, errno.EDQUOT, errno.EFBIG)


class _Parser(argparse.ArgumentParser):
    """Prints one line `error: ...` instead of the usage text."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"error: {message}; see {self.prog} --help\n")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """As argparse, but a help text that cannot be printed is an error like any other."""
        if message:
            (file or sys.stderr).write(message)


def run_command(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit status (0 done, 1 failed, 2 wrong usage).

    Whatever a command fails of that is no fault of the program is one line on stderr: also full memory, and an
    output that cannot be written.
    """
    try:
        status = _parsed_and_run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has seen enough (`check ... | head`)
        _give_up_output()
        return 1
    except Exception as error:
        text = _of_the_system(error)
        if text is None:
            raise
        _give_up_output()
        print(f"error: {text}", file=sys.stderr)
        return 1
    return status


def _of_the_system(error: Exception) -> str | None:
    """What to say where memory or the output ran out; None for another error."""
    if is_out_of_memory(error):
        return NO_MEMORY
    if isinstance(error, OSError) and error.filename is None and error.errno in _NO_OUTPUT:
        return f"the output cannot be written ({error.strerror}); choose another place for it"
    return None


def _give_up_output() -> None:
    """Python would complain once more when it flushes at exit: what is left goes nowhere."""
    with contextlib.suppress(OSError, ValueError):  # closed by whoever started this
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parsed_and_run(arguments: Sequence[str]) -> int:
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
