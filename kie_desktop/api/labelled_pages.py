"""Annotated pages to score a model on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kie_desktop.api.errors import KieError
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.formats import wildreceipt
from kie_desktop.formats.paddleocr import pages_of, read_label_file
from kie_desktop.kie.sdmgr import SdmgrModel


def labelled_pages(label_files: Sequence[Path], image_dir: Path) -> tuple[list[Page], list[Problem]]:
    """The pages of PaddleOCR label files, and what is wrong with them. KieError where those of a file are no use."""
    found: list[Page] = []
    faults: list[Problem] = []
    for path in label_files:
        rows = read_label_file(path)
        pages, problems = pages_of(rows, image_dir)
        _check(pages, [*rows.problems, *problems], path)
        found += pages
        faults += [*rows.problems, *problems]
    return found, faults


def labelled_receipts(
    label_files: Sequence[Path], image_dir: Path, model: SdmgrModel
) -> tuple[list[Page], list[Problem]]:
    """The same of label files of wildreceipt's, or of PaddleOCR's with SDMGR's classes."""
    found: list[Page] = []
    faults: list[Problem] = []
    for path in label_files:
        reading = wildreceipt.read_pages(path, image_dir, model.classes.names)
        _check(reading.pages, reading.problems, path)
        found += reading.pages
        faults += reading.problems
    return found, faults


def _check(pages: Sequence[Page], problems: Sequence[Problem], label_file: Path) -> None:
    if not pages:
        first = f"; {problems[0].message}" if problems else ""
        raise KieError(f"{label_file}: none of its pages can be scored{first}")
