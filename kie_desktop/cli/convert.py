"""`convert`: one annotation format into another; what the new one cannot hold is said."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kie_desktop.api.files import AUTO, FORMAT_NAMES, Written, read, write
from kie_desktop.api.pages import Pages
from kie_desktop.cli.existing import add_overwrite_argument, refuse_existing
from kie_desktop.cli.output import note, say
from kie_desktop.domain.errors import UsageError, UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.domain.text import counted
from kie_desktop.formats import registry
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.formats.format import Format, Holds, Shape


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    source_help = f"format of SRC; `{AUTO}` detects it from the content of SRC"
    parser.add_argument("--from", dest="source", required=True, choices=(*FORMAT_NAMES, AUTO), help=source_help)
    parser.add_argument("--to", dest="target", required=True, choices=FORMAT_NAMES, help="format of DST")
    parser.add_argument("src", type=Path, help="a label file, or a folder of label files")
    parser.add_argument(
        "dst", type=Path, help="file to write, or folder for formats with several files and for --val-ratio"
    )
    parser.add_argument("--image-dir", type=Path, metavar="DIR", help="folder that image paths in SRC are relative to")
    parser.add_argument("--class-list", type=Path, metavar="FILE", help="labels, one per line (default: those in SRC)")
    parser.add_argument(
        "--val-ratio",
        type=float,
        metavar="R",
        help="hold out this share of the pages for validation; with paddleocr, write a data folder with its images",
    )
    add_overwrite_argument(parser)
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="seed for choosing the pages to hold out (default: 0)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document about what was converted")


def run(arguments: argparse.Namespace) -> int:
    """Read, write, and say what was read, written and left out; 1 if anything was left out for a fault."""
    target = registry.format_named(arguments.target)
    _check_usage(arguments, target)
    if target.target == "file" and arguments.val_ratio is None:
        refuse_existing([arguments.dst], overwrite=arguments.overwrite)
    pages = read(
        arguments.src,
        format=arguments.source,
        image_dir=arguments.image_dir,
        images=arguments.image_dir is not None,
        label_set=_given_labels(arguments.class_list),
    )
    _report(pages.problems)
    if not pages:
        raise UserError(f"{arguments.src}: none of its pages can be converted; see the messages above")
    known = registry.format_named(pages.format)
    if not arguments.json:
        say(f"read: {_counts(pages, known.holds)} from {arguments.src} ({known.title})")
    written = write(
        pages,
        arguments.dst,
        format=arguments.target,
        images=arguments.image_dir is not None,
        val_ratio=arguments.val_ratio,
        seed=arguments.seed,
        overwrite=arguments.overwrite,
    )
    _report(written.lost)
    for page in written.left_out:
        note(f"left out: {page.image}: {page.reason}")
    if arguments.target == "wildreceipt" and known.name != "wildreceipt" and arguments.class_list is None:
        note(
            "the classes are numbered anew, in the order of class_list.txt; to keep PaddleOCR's numbers, or those of a "
            "checkpoint, specify its list with --class-list"
        )
    left_out = pages.found - len(pages) + len(written.left_out)
    if arguments.json:
        print(json.dumps(_document(pages, written) | {"left_out": left_out}, ensure_ascii=False))
    else:
        say(f"written: {_written(written, arguments, target)}")
        say(f"left out: {counted(left_out, 'page')}, {counted(pages.damaged, 'damaged record')}")
    return 1 if left_out or pages.damaged else 0


def _document(pages: Pages, written: Written) -> dict[str, Any]:
    """What was read and written, for programs. problems: of reading, and what the new format cannot hold."""
    return {
        "format": pages.format,
        "read": {
            "pages": len(pages),
            "entities": sum(len(page.entities) for page in pages),
            "links": sum(len(page.links) for page in pages),
            "damaged": pages.damaged,
        },
        "written": {name: getattr(written, name) for name in ("pages", "train", "val", "entities", "links")},
        "files": [str(file) for file in written.files],
        "problems": [problem.as_dict() for problem in (*pages.problems, *written.lost)],
    }


def _check_usage(arguments: argparse.Namespace, target: Format) -> None:
    if arguments.source != AUTO and registry.format_named(arguments.source).read is None:
        raise UsageError(
            f"--from {arguments.source}: a table of fields has no positions on the page, so there are no "
            "entities to read"
        )
    if arguments.val_ratio is not None and not 0 <= arguments.val_ratio < 1:
        raise UsageError(f"--val-ratio {arguments.val_ratio}: it must be at least 0 and below 1, for example 0.2")
    if arguments.val_ratio is not None and target.holds.shape is Shape.NOTHING:
        raise UsageError(f"--val-ratio splits training data, but {arguments.target} is a table of fields")
    if arguments.val_ratio is not None and arguments.target == "paddleocr" and arguments.image_dir is None:
        raise UsageError("a data folder contains the images; specify their folder with --image-dir")
    if arguments.dst.resolve() == arguments.src.resolve() and not arguments.src.is_dir():
        raise UserError(f"{arguments.dst}: this is the input file; choose another file to write")


def _given_labels(class_list: Path | None) -> LabelSet | None:
    if class_list is None:
        return None
    names, problems = read_class_list(class_list)
    _report(problems)
    return LabelSet.of_names(names)


def _written(written: Written, arguments: argparse.Namespace, target: Format) -> str:
    """What was written, and where."""
    parts = [counted(written.pages, "page")]
    if arguments.val_ratio is not None:
        train, val = target.parts or (f"train{target.suffix}", f"val{target.suffix}")
        parts = [f"{counted(written.train, 'page')} to {train}", *([f"{written.val} to {val}"] if written.val else ())]
    if target.holds.shape is not Shape.NOTHING:
        parts.append(counted(written.entities, "entity"))
        if target.holds.links:
            parts.append(counted(written.links, "link"))
    files = f"{len(written.files)} file{'s' * (len(written.files) != 1)}"
    return f"{', '.join(parts)} to {arguments.dst} ({files})"


def _counts(pages: Sequence[Page], held: Holds) -> str:
    """What there is of pages in a format."""
    counts = [counted(len(pages), "page")]
    if held.shape is not Shape.NOTHING:
        counts.append(counted(sum(len(page.entities) for page in pages), "entity"))
        if held.links:
            counts.append(counted(sum(len(page.links) for page in pages), "link"))
    return ", ".join(counts)


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        where = f"{problem.page}: " if problem.page else ""
        note(f"{problem.severity}: {where}{problem.message}")
