"""Arguments to command; errors to one line on stderr."""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib
import json
import os
import re
import sys
from collections.abc import Collection, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

from kie_desktop.attended import leaving_at_once
from kie_desktop.cli.output import error
from kie_desktop.cli.stopping import ending_runs, heeding_sigterm, status_of
from kie_desktop.domain.errors import NO_MEMORY, UsageError, UserError, is_out_of_memory
from kie_desktop.version import __version__

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

COMMANDS = {
    "extract": "read text, labels, links and fields from images, PDFs and folders",
    "locate": "find the values of a table on their documents, to learn and train from",
    "predict": "label and link the OCR results in a label file",
    "convert": "convert between annotation formats",
    "check": "find whatever would make training fail or give wrong results without an error",
    "train": "train SER, RE or SDMGR, or learn fields, with a PaddleOCR YAML file or on a data folder",
    "evaluate": "score a model on annotated pages",
    "export-model": "convert a checkpoint to a model pack, Paddle files or ONNX",
    "models": "list, show, add, remove and verify model packs",
    "training-env": "create or remove a Python environment for training",
    "updates": "check for a newer version",
    "doctor": "check what is installed and usable",
    "completion": "print a script that completes commands and options in a shell",
}


_NO_OUTPUT = (errno.ENOSPC, errno.EIO, errno.EBADF, errno.EDQUOT, errno.EFBIG)
_REMEDIES = {
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EACCES: "change the permissions, also those of the folders above, or choose another place",
    errno.EPERM: "change the permissions, or choose another place",
    errno.EROFS: "choose a place where you can write",
    errno.ENOSPC: "free up space and try again",
    errno.EDQUOT: "free up space and try again",
    errno.EIO: "check the disk",
    errno.ESTALE: "check that the drive is connected",
    errno.ENOTCONN: "check that the drive is connected",
    errno.EHOSTDOWN: "check that the drive is connected",
    errno.ELOOP: "check where the links on this path lead",
}
"""What the system may refuse of a place that the user named, and what to do."""
_OPTION = re.compile(r"--?[A-Za-z]")


class _Parser(argparse.ArgumentParser):
    """Wrong usage is a UsageError; an option that nobody knows is told before whatever else is wrong."""

    _given: Sequence[str] = ()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Remember what was given, for `error`."""
        self._given = list(sys.argv[1:] if args is None else args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        unknown = [option for option in _options(self._given) if not self._knows(option)]
        if unknown and message.startswith("the following arguments are required"):
            message = f"unrecognized arguments: {' '.join(unknown)}"
        raise UsageError(f"{message}; see {self.prog} --help")

    def _knows(self, option: str) -> bool:
        known = self._option_string_actions
        if option.startswith("--"):
            return any(name.startswith(option) for name in known)
        return any(option.startswith(name) for name in known)

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """As argparse, but a help text that cannot be printed is an error like any other."""
        if message:
            (file or sys.stderr).write(message)


def _options(arguments: Sequence[str]) -> list[str]:
    """What among arguments must be options: before a bare `--`, and no negative numbers."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return [text.split("=", 1)[0] for text in before if _OPTION.match(text)]


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
    except Exception as fault:
        text = _of_the_system(fault)
        if text is None:
            raise
        with contextlib.suppress(OSError):  # where it is the output that cannot be written
            _tell(text, arguments)
        _give_up_output()
        return 1
    return status


def _of_the_system(fault: Exception) -> str | None:
    """What to say where memory or the output ran out; None for another error."""
    if is_out_of_memory(fault):
        return NO_MEMORY
    if isinstance(fault, OSError) and fault.filename is None and fault.errno in _NO_OUTPUT:
        return f"the output cannot be written ({fault.strerror}); choose another place for it"
    if isinstance(fault, OSError) and fault.errno in _REMEDIES and isinstance(fault.filename, str | bytes):
        return f"{os.fsdecode(fault.filename)}: {fault.strerror}; {_REMEDIES[fault.errno]}"
    return None


def _give_up_output() -> None:
    """Python would complain once more when it flushes at exit: what is left goes nowhere."""
    with contextlib.suppress(OSError, ValueError):  # closed by whoever started this
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def command_parser(wanted: Collection[str]) -> argparse.ArgumentParser:
    """What understands the command line. wanted: commands whose options are known, which loads their modules."""
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
        if name in wanted:
            _module(name).add_arguments(subparser)
    return parser


def _parsed_and_run(arguments: Sequence[str]) -> int:
    try:
        with leaving_at_once(arguments):
            parsed = command_parser(arguments[:1]).parse_args(arguments)
        with heeding_sigterm(), ending_runs():
            return _run(parsed, arguments)
    except SystemExit as leaving:  # of --help and --version
        return int(leaving.code or 0)
    except UserError as fault:
        _tell(str(fault), arguments)
        return 2 if isinstance(fault, UsageError) else 1
    except KeyboardInterrupt as stop:
        _tell("stopped", arguments)
        return status_of(stop)


def _tell(fault: str, arguments: Sequence[str]) -> None:
    """Say why a command failed as a whole, for programs too where they asked."""
    error(fault)
    if "--json" in arguments:
        print(json.dumps({"error": fault}, ensure_ascii=False), flush=True)


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
