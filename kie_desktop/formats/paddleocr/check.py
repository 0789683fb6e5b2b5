"""A whole label file with its images and class list: what would fail or go silently wrong in training."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from kie_desktop.domain.checks import Task, check_page
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.geometry import clipped
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Entity, Page
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.domain.text import is_blank
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.formats.images import image_info, is_plain, read_image
from kie_desktop.formats.paddleocr.reader import (
    LabelRow,
    locate_image,
    missing_image,
    read_label_file,
    relative_name,
)
from kie_desktop.formats.paddleocr.writer import write_label_file

_HARMLESS_IN_SER = frozenset({"no-ids", "no-linking", "label-case"})
_IDS_AND_LINKS = frozenset({"id-type", "duplicate-id", "no-id", "bad-id", "dangling-link", "self-link", "bad-linking"})
"""SER reads neither ids nor links (spec A1); RE drops a page over any of them."""


class CheckedRow(NamedTuple):
    """A row as a page under the path that training needs; 0 x 0 pixels where no image can be read."""

    page: Page
    has_image: bool


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What a check found: the label set that it went by, every row as a page, every problem."""

    label_set: LabelSet
    rows: list[CheckedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def count(self, severity: Severity) -> int:
        """How many problems are of this severity."""
        return sum(problem.severity is severity for problem in self.problems)


def check_label_file(
    path: Path, image_dir: Path, class_list: Path | None = None, task: Task = "re", decode: bool = True
) -> FileCheck:
    """Check the format, every image (decoded in full), every page, and the labels against the class list.

    decode: False looks at the images' sizes only, which is all that training reads of them.

    Without a class list every label in the file counts as one, save `O`. Raises UserError where
    the label file, the class list or the folder cannot be read at all.
    """
    if not image_dir.is_dir():
        raise UserError(f"{image_dir}: there is no such folder; name the one that the image paths start from")
    label_file = read_label_file(path)
    problems: list[Problem] = []
    if class_list is not None:
        names, problems = read_class_list(class_list)
        label_set = LabelSet.of_names(names)
    else:
        label_set = LabelSet(()).extended(name for name in label_file.label_names if name.upper() != "O")
    rows: list[CheckedRow] = []
    problems += label_file.problems
    for row in label_file.rows:
        checked, found = _with_image(row, image_dir, decode)
        rows.append(checked)
        problems += found
        problems += check_page(checked.page, label_set, task, for_paddleocr=True)
    return FileCheck(label_set, rows, _for_task(problems, task))


def write_repaired(path: Path, check: FileCheck) -> int:
    """Write a copy with everything mended that needs no person; returns the number of pages written.

    Mended: the file's form, ids, links, label spelling, image paths; corners outside the page are
    moved onto it. Left out: pages without a readable image or without any text, which training
    would swap for others without a word.
    """
    usable = [
        replace(page, entities={key: _on_page(entity, page) for key, entity in page.entities.items()})
        for page, has_image in check.rows
        if has_image and not all(is_blank(entity.text) for entity in page.entities.values())
    ]
    write_label_file(path, usable, check.label_set, with_scores=True)
    return len(usable)


def _on_page(entity: Entity, page: Page) -> Entity:
    return replace(entity, points=clipped(entity.points, page.width, page.height))


def _with_image(row: LabelRow, image_dir: Path, decode: bool) -> tuple[CheckedRow, list[Problem]]:
    found = locate_image(row.image, image_dir)
    if found is None:
        return CheckedRow(row.page(0, 0), False), [missing_image(row.image, image_dir, f"line {row.line}")]
    problems: list[Problem] = []
    name = row.image
    if found != image_dir / row.image:
        name = relative_name(found, image_dir)
        message = f"line {row.line}: the image is not at this path; it is at {name}"
        problems.append(Problem(row.image, "misplaced-image", Severity.ERROR, message, fix=f"write {name}"))
    try:
        if decode:
            height, width = read_image(found).shape[:2]
        else:
            width, height, _ = image_info(found)
        if not is_plain(found):
            message = f"line {row.line}: PaddleOCR may not read this kind of image, or not upright"
            problems.append(Problem(row.image, "image-kind", Severity.WARNING, message, fix="save it as PNG"))
    except UserError as fault:
        problems.append(Problem(row.image, "unreadable-image", Severity.ERROR, f"line {row.line}: {fault}"))
        return CheckedRow(row.page(0, 0), False), problems
    return CheckedRow(row.page(width, height, name), True), problems


def _for_task(problems: Iterable[Problem], task: Task) -> list[Problem]:
    """Severities as the task has them: SER does not mind ids and links, RE needs them."""
    if task == "re":
        return [_as(problem, Severity.ERROR, _HARMLESS_IN_SER) for problem in problems]
    minded = [problem for problem in problems if problem.code not in _HARMLESS_IN_SER]
    return [_as(problem, Severity.WARNING, _IDS_AND_LINKS) for problem in minded]


def _as(problem: Problem, severity: Severity, codes: Container[str]) -> Problem:
    return replace(problem, severity=severity) if problem.code in codes else problem
