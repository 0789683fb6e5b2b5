"""`kie-desktop locate`: the values of a table found on their documents; a data folder to learn and train from."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kie_desktop.api.locating import LocateResult, locate
from kie_desktop.cli.existing import add_overwrite_argument
from kie_desktop.cli.output import note, say
from kie_desktop.cli.training_words import problem_lines
from kie_desktop.contract.messages import DEFAULT_OCR, NO_OCR
from kie_desktop.domain.errors import UsageError
from kie_desktop.domain.text import counted
from kie_desktop.fields.locate import Found

_MOST_NAMED = 10
"""Values that were not found are named up to so many."""
_MOST_CHARACTERS = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    parser.add_argument("table", type=Path, metavar="TABLE", help="CSV or XLSX: a row a document, a column a field")
    parser.add_argument("--image-dir", required=True, type=Path, metavar="DIR", help="the folder of the documents")
    parser.add_argument("--out", required=True, type=Path, metavar="DATA", help="the data folder to write")
    parser.add_argument("--image-col", metavar="NAME", help="the column of file names (default: image)")
    parser.add_argument(
        "--label-file", type=Path, metavar="FILE", help="use the text lines from this PaddleOCR label file"
    )
    parser.add_argument(
        "--schema", metavar="S", help="receipt, invoice or a schema.toml with the fields' types (default: guessed)"
    )
    parser.add_argument(
        "--ocr", default=DEFAULT_OCR, choices=("rapid", "none"), help="reads pages without lines (%(default)s)"
    )
    add_overwrite_argument(parser, "a data folder that exists already")
    parser.add_argument("--json", action="store_true", help="print one JSON document about what was found")


def run(arguments: argparse.Namespace) -> int:
    """Find, write, and say for each field what was found; 1 where a document could not be used."""
    if arguments.ocr == NO_OCR and arguments.label_file is None:
        raise UsageError("--ocr none needs --label-file, or there is no text to look in; see --help")
    result = locate(
        arguments.table,
        image_dir=arguments.image_dir,
        out=arguments.out,
        image_column=arguments.image_col,
        label_file=arguments.label_file,
        schema=arguments.schema,
        ocr=arguments.ocr,
        overwrite=arguments.overwrite,
    )
    for line in problem_lines(result.problems, most=len(result.problems)):  # each is about a row that is missing
        note(line)
    if arguments.json:
        print(json.dumps(result.to_dict(), ensure_ascii=False))
    else:
        _print(result)
    return 1 if result.errors else 0


def _print(result: LocateResult) -> None:
    say(f"{result.data}: {counted(result.documents, 'document')} on {counted(result.pages, 'page')}")
    width = max(map(len, result.tallies), default=0)
    for name, row in result.tallies.items():
        only = f", {row.alike} only nearly the same" if row.alike else ""
        say(
            f"{name:<{width}}  {row.found} found ({row.several} more than once{only}), {row.missing} not found "
            f"[{result.schema[name].type.value}]"
        )
    missing = [one for one in result.located if one.found is Found.MISSING]
    for one in missing[:_MOST_NAMED]:
        say(f"not found: {one.document}, {one.field}: {_shortened(one.value)!r}")
    if len(missing) > _MOST_NAMED:
        say(f"not found: and {counted(len(missing) - _MOST_NAMED, 'more value')}")


def _shortened(value: str) -> str:
    return value if len(value) <= _MOST_CHARACTERS else value[: _MOST_CHARACTERS - 1] + "…"
