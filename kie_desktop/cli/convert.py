"""`convert`: one annotation format into another; what the new one cannot hold is said."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kie_desktop.cli.errors import UsageError
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.domain.text import counted
from kie_desktop.formats import registry
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.formats.format import Format, Holds, ImagePath, Reading, Shape
from kie_desktop.formats.paddleocr import export_dataset
from kie_desktop.formats.split import split_pages

_NAMES = tuple(known.name for known in registry.FORMATS)
_ANY = "auto"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    source_help = f"format of SRC; `{_ANY}` tells it by what SRC holds"
    parser.add_argument("--from", dest="source", required=True, choices=(*_NAMES, _ANY), help=source_help)
    parser.add_argument("--to", dest="target", required=True, choices=_NAMES, help="format of DST")
    parser.add_argument("src", type=Path, help="a label file, or the folder that holds several")
    parser.add_argument(
        "dst", type=Path, help="the file or, for a format of several files and with --val-ratio, the folder to write"
    )
    parser.add_argument("--image-dir", type=Path, help="folder that the image paths of SRC are relative to")
    parser.add_argument("--class-list", type=Path, help="labels of SRC, one a line (default: those found in it)")
    parser.add_argument(
        "--val-ratio",
        type=float,
        help="write train and val with this share of pages in val; for paddleocr a data folder with its images",
    )
    parser.add_argument("--seed", type=int, default=0, help="which pages go to val (default 0)")


def run(arguments: argparse.Namespace) -> int:
    """Read, write, and say what was read, written and left out; 1 if anything was left out for a fault."""
    target = registry.format_named(arguments.target)
    _check_usage(arguments, target)
    label_set = _given_labels(arguments.class_list)
    source = None if arguments.source == _ANY else registry.format_named(arguments.source)
    reading = registry.read(arguments.src, arguments.image_dir, label_set, source)
    _report(reading.problems)
    if not reading.pages:
        raise UserError(f"{arguments.src}: no page of it can be converted; see the messages above")
    known = registry.format_named(reading.format)
    print(f"read: {_counts(reading.pages, known.holds)} from {arguments.src} ({known.title})")
    if label_set is None:
        label_set = LabelSet(()).extended(reading.label_names)
    left_out = reading.found - len(reading.pages) + _write(arguments, target, reading, label_set)
    print(f"left out: {counted(left_out, 'page')}, {counted(reading.damaged, 'damaged record')}")
    return 1 if left_out or reading.damaged else 0


def _check_usage(arguments: argparse.Namespace, target: Format) -> None:
    if arguments.source != _ANY and registry.format_named(arguments.source).read is None:
        raise UsageError(
            f"--from {arguments.source}: a table of fields says no places on the page, so there are no entities to read"
        )
    if arguments.val_ratio is not None and not 0 <= arguments.val_ratio < 1:
        raise UsageError(f"--val-ratio {arguments.val_ratio}: it must be at least 0 and below 1, for example 0.2")
    if arguments.val_ratio is not None and target.holds.shape is Shape.NOTHING:
        raise UsageError(f"--val-ratio splits what is trained on; {arguments.target} is a table of fields")
    if arguments.val_ratio is not None and arguments.target == "paddleocr" and arguments.image_dir is None:
        raise UsageError("a data folder holds the images too; name their folder with --image-dir")
    if arguments.dst.resolve() == arguments.src.resolve() and not arguments.src.is_dir():
        raise UserError(f"{arguments.dst}: this is the file that is read; name another one to write")


def _given_labels(class_list: Path | None) -> LabelSet | None:
    if class_list is None:
        return None
    names, problems = read_class_list(class_list)
    _report(problems)
    return LabelSet.of_names(names)


def _write(arguments: argparse.Namespace, target: Format, reading: Reading, label_set: LabelSet) -> int:
    """Write DST and report; returns the number of pages left out for a fault."""
    pages, ratio = reading.pages, arguments.val_ratio
    if ratio is None:
        _write_one(arguments.dst, pages, label_set, target, arguments.image_dir)
        return 0
    if arguments.target == "paddleocr":
        return _write_data_folder(arguments, pages, label_set)
    try:
        arguments.dst.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UserError(f"{arguments.dst}: this cannot be a folder ({fault.strerror}); name another one") from fault
    for name, part in zip(("train", "val"), split_pages(pages, ratio, arguments.seed), strict=True):
        if part:
            _write_one(arguments.dst / f"{name}{target.suffix}", part, label_set, target, arguments.image_dir)
    return 0


def _write_one(path: Path, pages: Sequence[Page], label_set: LabelSet, target: Format, image_dir: Path | None) -> None:
    """A single file replaces an older one, as copying does; a folder gains files and loses none."""
    image_path: ImagePath | None = None if image_dir is None else lambda page: image_dir / page.image
    overwrite = target.target == "file"
    report = registry.write(path, pages, label_set, target, image_path=image_path, overwrite=overwrite)
    _report(report.lost)
    files = f"{len(report.files)} file{'s' * (len(report.files) != 1)}"
    print(f"written: {_counts(pages, target.holds)} to {path} ({files})")


def _write_data_folder(arguments: argparse.Namespace, pages: Sequence[Page], label_set: LabelSet) -> int:
    report = export_dataset(
        arguments.dst,
        pages,
        label_set,
        lambda page: arguments.image_dir / page.image,
        val_ratio=arguments.val_ratio,
        seed=arguments.seed,
    )
    for page in report.left_out:
        print(f"left out: {page.image}: {page.reason}", file=sys.stderr)
    print(
        f"written: {counted(report.train, 'page')} to train.json, {report.val} to val.json, "
        f"{counted(report.entities, 'entity')}, {counted(report.links, 'link')} in {report.folder}"
    )
    return len(report.left_out)


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
        print(f"{problem.severity}: {where}{problem.message}", file=sys.stderr)
