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


def labelled_pages(label_file: Path, image_dir: Path) -> tuple[list[Page], list[Problem]]:
    """The pages of a PaddleOCR label file, and what is wrong with it. KieError where none can be scored."""
    rows = read_label_file(label_file)
    pages, problems = pages_of(rows, image_dir)
    return _checked(pages, [*rows.problems, *problems], label_file)


def labelled_receipts(label_file: Path, image_dir: Path, model: SdmgrModel) -> tuple[list[Page], list[Problem]]:
    """The same of a label file of wildreceipt's, or of PaddleOCR's with SDMGR's classes."""
    reading = wildreceipt.read_pages(label_file, image_dir, model.classes.names)
    return _checked(reading.pages, reading.problems, label_file)


def _checked(pages: Sequence[Page], problems: Sequence[Problem], label_file: Path) -> tuple[list[Page], list[Problem]]:
    if not pages:
        first = f"; {problems[0].message}" if problems else ""
        raise KieError(f"{label_file}: none of its pages can be scored{first}")
    return [*pages], [*problems]
