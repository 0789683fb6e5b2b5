"""`check`: what would fail or go silently wrong in training, and a repaired copy."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.formats.paddleocr.check import FileCheck, check_label_file, write_repaired


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    parser.add_argument("label_file", type=Path, help="a PaddleOCR label file: image path, tab, JSON list")
    parser.add_argument("--image-dir", required=True, type=Path, help="the folder that its image paths are relative to")
    parser.add_argument("--class-list", type=Path, help="the labels to train, one a line")
    parser.add_argument("--task", choices=("ser", "re"), default="re", help="what will be trained (re: both; default)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--fix", type=Path, metavar="OUT", help="write a repaired copy of the label file")


def run(arguments: argparse.Namespace) -> int:
    """Check, print, and write the copy if asked; 1 if there is any error."""
    label_file, copy = arguments.label_file, arguments.fix
    if copy is not None and copy.resolve() == label_file.resolve():
        raise UserError(f"{copy}: the repaired copy would replace the label file itself; name another file")
    check = check_label_file(label_file, arguments.image_dir, arguments.class_list, arguments.task)
    if arguments.json:
        print(json.dumps(_document(check), ensure_ascii=False))
    else:
        _print(check)
    if copy is not None:
        written = write_repaired(copy, check)
        left_out = len(check.rows) - written
        print(f"{copy}: {written} pages written, {left_out} left out", file=sys.stderr)
    return 1 if check.count(Severity.ERROR) else 0


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
        print(_line(problem))
    document = _document(check)
    counts = ", ".join(f"{document[key]} {key}" for key in ("pages", "entities", "links", "errors", "warnings"))
    print(counts)


def _line(problem: Problem) -> str:
    where = f"{problem.page}: " if problem.page else ""
    fix = f" -> {problem.fix}" if problem.fix else ""
    return f"{problem.severity}: {where}{problem.message} [{problem.code}]{fix}"
