"""`check`: what would fail or go silently wrong in training, and a repaired copy."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from kie_desktop.cli.existing import add_overwrite_argument, refuse_existing
from kie_desktop.cli.output import note, say
from kie_desktop.contract.packs import TOKENIZER
from kie_desktop.domain.checks import CountTokens
from kie_desktop.domain.errors import UsageError, UserError
from kie_desktop.domain.fixes import FIXES
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import counted
from kie_desktop.formats.paddleocr.check import FileCheck, check_label_file, write_repaired
from kie_desktop.places import program_folder

PROGRESS_SECONDS = 2.0
"""Between two lines that say how far a long check is."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract, and what else there is to compare with."""
    parser.add_argument("label_file", type=Path, help="PaddleOCR label file: image path, tab, JSON list")
    parser.add_argument("--image-dir", required=True, type=Path, help="folder that the image paths are relative to")
    parser.add_argument("--class-list", type=Path, help="labels to train, one per line")
    parser.add_argument("--task", choices=("ser", "re"), default="re", help="what you will train (re: both; default)")
    parser.add_argument(
        "--val", type=Path, help="label file for evaluation: no image, not even a copy, may be in both files"
    )
    parser.add_argument(
        "--tokenizer", type=Path, help="sentencepiece.bpe.model of the network (default: that of the starter)"
    )
    add_overwrite_argument(parser, "a copy that exists already")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--fix", type=Path, metavar="OUT", help="write a repaired copy of the label file to this path")
    parser.add_argument(
        "--fix-also",
        metavar="CODE",
        action="append",
        default=[],
        choices=[code for code, fix in FIXES.items() if not fix.certain],
        help="also fix problems that need a guess or lose data: %(choices)s (can be repeated)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Check, print, and write the copy if asked; 1 if there is any error."""
    label_file, copy = arguments.label_file, arguments.fix
    if copy is not None and copy.resolve() == label_file.resolve():
        raise UserError(f"{copy}: the repaired copy would overwrite the label file; choose another file")
    if copy is not None:
        refuse_existing([copy], overwrite=arguments.overwrite)
    if arguments.fix_also and copy is None:
        raise UsageError("--fix-also needs --fix with the path of the copy")
    check = check_label_file(
        label_file,
        arguments.image_dir,
        arguments.class_list,
        arguments.task,
        held_out=arguments.val,
        count_tokens=_count_tokens(arguments.tokenizer),
        progress=Progress(),
    )
    if arguments.json:
        print(json.dumps(_document(check), ensure_ascii=False))
    else:
        _print(check)
    if copy is not None:
        written = write_repaired(copy, check, arguments.fix_also)
        note(f"{copy}: {counted(written, 'page')} written, {len(check.rows) - written} left out")
    return 1 if check.count(Severity.ERROR) else 0


class Progress:
    """Says how far a check is, where it takes long."""

    def __init__(self) -> None:
        self._said = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` pages were looked at."""
        if time.monotonic() - self._said >= PROGRESS_SECONDS:
            self._said = time.monotonic()
            note(f"{done} of {total} pages checked")


def _count_tokens(path: Path | None) -> CountTokens | None:
    """Counts with a network's tokenizer; None where none is named and the starter is not there."""
    from kie_desktop.kie.tokenizer import Tokenizer

    starter = program_folder() / "models" / "starter" / TOKENIZER
    if path is None and not starter.exists():
        note("there is no starter pack, so the length of pages is not checked for PaddleOCR")
        return None
    tokenizer = Tokenizer.from_file(path or starter)
    return lambda text: len(tokenizer.encode(text))


def _document(check: FileCheck) -> dict[str, object]:
    return {
        "pages": len(check.rows),
        "entities": sum(len(row.page.entities) for row in check.rows),
        "links": sum(len(row.page.links) for row in check.rows),
        "errors": check.count(Severity.ERROR),
        "warnings": check.count(Severity.WARNING),
        "problems": [problem.as_dict() for problem in check.problems],
    }


def _print(check: FileCheck) -> None:
    for problem in check.problems:
        say(_line(problem))
    document = _document(check)
    counts = ", ".join(f"{document[key]} {key}" for key in ("pages", "entities", "links", "errors", "warnings"))
    say(counts)


def _line(problem: Problem) -> str:
    where = f"{problem.page}: " if problem.page else ""
    fix = f" -> {problem.fix}" if problem.fix else ""
    return f"{problem.severity}: {where}{problem.message} [{problem.code}]{fix}"
