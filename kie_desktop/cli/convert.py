"""`convert`: one annotation format into another. So far from PaddleOCR to PaddleOCR, CSV and XLSX."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kie_desktop.cli.errors import UsageError
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.formats.paddleocr import LabelFile, export_dataset, pages_of, read_label_file, write_label_file
from kie_desktop.formats.tables import field_rows, write_csv, write_xlsx

SOURCES = ("paddleocr",)
TARGETS = ("paddleocr", "csv", "xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the contract."""
    parser.add_argument("--from", dest="source", required=True, choices=SOURCES, help="format of SRC")
    parser.add_argument("--to", dest="target", required=True, choices=TARGETS, help="format of DST")
    parser.add_argument("src", type=Path, help="a label file")
    parser.add_argument("dst", type=Path, help="the file to write; with --val-ratio the data folder to write")
    parser.add_argument("--image-dir", type=Path, help="folder that the image paths of SRC are relative to")
    parser.add_argument("--class-list", type=Path, help="labels of SRC, one a line (default: those found in it)")
    parser.add_argument(
        "--val-ratio",
        type=float,
        help="write a data folder (train.json, val.json, class_list.txt, images) with this share of pages in val.json",
    )
    parser.add_argument("--seed", type=int, default=0, help="which pages go to val.json (default 0)")


def run(arguments: argparse.Namespace) -> int:
    """Read, write, and say what was read, written and left out; 1 if anything was left out for a fault."""
    label_file = read_label_file(arguments.src)
    label_set = _label_set(arguments.class_list, label_file)
    _report(label_file.problems)
    pages, problems = _pages(label_file, arguments.image_dir, arguments.val_ratio is not None)
    _report(problems)
    if not pages:
        raise UserError(f"{arguments.src}: no page of it can be converted; see the messages above")
    print(f"read: {_counts(pages)} from {arguments.src}")
    left_out = len(label_file.rows) - len(pages)
    if arguments.val_ratio is not None:
        left_out += _write_folder(arguments, pages, label_set)
    else:
        _write_file(arguments, pages, label_set)
        print(f"written: {_counts(pages)} to {arguments.dst}")
    print(f"left out: {left_out} pages, {label_file.lost_lines} damaged lines")
    return 1 if left_out or label_file.lost_lines else 0


def _label_set(class_list: Path | None, label_file: LabelFile) -> LabelSet:
    if class_list is None:
        return LabelSet(()).extended(label_file.label_names)
    names, problems = read_class_list(class_list)
    _report(problems)
    return LabelSet.of_names(names)


def _pages(label_file: LabelFile, image_dir: Path | None, with_images: bool) -> tuple[list[Page], list[Problem]]:
    """The pages of a label file; without an image folder their size stays unknown (0 x 0)."""
    if image_dir is not None:
        return pages_of(label_file, image_dir)
    if with_images:
        raise UsageError("a data folder holds the images too; name their folder with --image-dir")
    return [row.page(0, 0) for row in label_file.rows], []


def _write_file(arguments: argparse.Namespace, pages: list[Page], label_set: LabelSet) -> None:
    if arguments.dst.resolve() == arguments.src.resolve():
        raise UserError(f"{arguments.dst}: this is the file that is read; name another one to write")
    if arguments.target == "paddleocr":
        write_label_file(arguments.dst, pages, label_set, with_scores=True)
    elif arguments.target == "csv":
        write_csv(arguments.dst, field_rows(pages, label_set))
    else:
        write_xlsx(arguments.dst, field_rows(pages, label_set))


def _write_folder(arguments: argparse.Namespace, pages: list[Page], label_set: LabelSet) -> int:
    if arguments.target != "paddleocr":
        raise UsageError(f"--val-ratio splits a data folder of PaddleOCR; {arguments.target} is one file")
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
        f"written: {report.train} pages to train.json, {report.val} to val.json, "
        f"{report.entities} entities, {report.links} links in {report.folder}"
    )
    return len(report.left_out)


def _counts(pages: list[Page]) -> str:
    entities = sum(len(page.entities) for page in pages)
    return f"{len(pages)} pages, {entities} entities, {sum(len(page.links) for page in pages)} links"


def _report(problems: list[Problem]) -> None:
    for problem in problems:
        where = f"{problem.page}: " if problem.page else ""
        print(f"{problem.severity}: {where}{problem.message}", file=sys.stderr)
