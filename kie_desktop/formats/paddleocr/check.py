"""A whole label file with its images and class list: what would fail or go silently wrong in training."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from kie_desktop.domain.checks import CountTokens, Task, check_pages
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.fixes import FIXES, mended
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.patch import apply
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.formats.class_list import read_class_list
from kie_desktop.formats.image_checks import same_files
from kie_desktop.formats.image_lookup import ImageLookup
from kie_desktop.formats.images import image_info, is_plain, read_image
from kie_desktop.formats.paddleocr.reader import (
    LabelRow,
    misnamed,
    missing_image,
    read_label_file,
    relative_name,
)
from kie_desktop.formats.paddleocr.writer import write_label_file

Progress = Callable[[int, int], None]
_HARMLESS_IN_SER = frozenset({"no-ids", "no-linking", "label-case"})
_IDS_AND_LINKS = frozenset({"id-type", "duplicate-id", "no-id", "bad-id", "dangling-link", "self-link", "bad-linking"})
"""SER reads neither ids nor links (spec A1); RE drops a page over any of them."""


class CheckedRow(NamedTuple):
    """A row as a page under the path that training needs; 0 x 0 pixels where no image can be read."""

    page: Page
    image: Path | None

    @property
    def has_image(self) -> bool:
        """Whether its image can be read."""
        return self.image is not None


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
    path: Path,
    image_dir: Path,
    class_list: Path | None = None,
    task: Task = "re",
    decode: bool = True,
    *,
    held_out: Path | None = None,
    count_tokens: CountTokens | None = None,
    progress: Progress | None = None,
) -> FileCheck:
    """Check the format, every image (decoded in full), every page, and the labels against the class list.

    decode: False looks at the images' sizes only, which is all that training reads of them.
    held_out: the label file to measure on, whose images must be others. progress: called with the
    rows looked at, and how many there are.

    Without a class list every label in the file counts as one, save `O`. Raises UserError where
    the label files, the class list or the folder cannot be read at all.
    """
    if not image_dir.is_dir():
        raise UserError(f"{image_dir}: folder not found; specify the folder that the image paths are relative to")
    label_file = read_label_file(path)
    problems: list[Problem] = []
    if class_list is not None:
        names, problems = read_class_list(class_list)
        label_set = LabelSet.of_names(names)
    else:
        label_set = LabelSet(()).extended(name for name in label_file.label_names if name.upper() != "O")
    problems += label_file.problems
    rows: list[CheckedRow] = []
    lookup = ImageLookup(image_dir)
    for number, row in enumerate(label_file.rows):
        if progress is not None:
            progress(number, len(label_file.rows))
        checked, found = _with_image(row, lookup, decode)
        rows.append(checked)
        problems += found
    problems += _spelled_twice(label_file.rows, rows, image_dir)
    pages = (row.page for row in rows)
    problems += check_pages(pages, label_set, task, for_paddleocr=True, count_tokens=count_tokens)
    if held_out is not None:
        problems += _in_both(rows, held_out, lookup)
    return FileCheck(label_set, rows, _for_task(problems, task))


def write_repaired(path: Path, check: FileCheck, also: Collection[str] = ()) -> int:
    """Write a copy with everything mended that needs no person; returns the number of pages written.

    Mended: the file's form, ids, links, label spelling, image paths, and every problem whose fix is
    certain (`domain.fixes`) or whose code is in `also`. Left out: pages that training would swap
    for others without a word (no readable image, no text), and those that are held out.
    """
    wanted = defaultdict(list)
    for problem in check.problems:
        fix = FIXES.get(problem.code)
        if fix is not None and (fix.certain or problem.code in also):
            wanted[problem.page].append(problem)
    pages = [apply(row.page, mended(row.page, wanted[row.page.image])) for row in check.rows]
    usable = [page for page in pages if page.state is not ReviewState.EXCLUDED]
    write_label_file(path, usable, check.label_set, with_scores=True)
    return len(usable)


def _with_image(row: LabelRow, lookup: ImageLookup, decode: bool) -> tuple[CheckedRow, list[Problem]]:
    found = lookup.find(row.image)
    where = f"line {row.line}"
    if found is None:
        return CheckedRow(row.page(0, 0), None), [missing_image(row.image, lookup.folder, where)]
    name, problems = _named(row, found, lookup.folder)
    try:
        if decode:
            height, width = read_image(found).shape[:2]
        else:
            width, height, _ = image_info(found)
        if not is_plain(found):
            message = f"{where}: PaddleOCR may not be able to read this image format, or may read it rotated"
            problems.append(Problem(row.image, "image-kind", Severity.WARNING, message, fix="save it as PNG"))
    except UserError as fault:
        problems.append(Problem(row.image, "unreadable-image", Severity.ERROR, f"{where}: {fault}", fix="remove it"))
        return CheckedRow(row.page(0, 0), None), problems
    return CheckedRow(row.page(width, height, name), found), problems


def _named(row: LabelRow, found: Path, image_dir: Path) -> tuple[str, list[Problem]]:
    """The path that PaddleOCR opens wherever the folder lies, and what is wrong with the one that the row has."""
    name, where = relative_name(found, image_dir), f"line {row.line}"
    if (problem := misnamed(row.image, name, where)) is not None:
        return row.image, [problem]
    if found != image_dir / row.image or ("\\" in row.image and "\\" not in name):
        message = f"{where}: the image is not at this path; it is at {name}"
        return name, [Problem(row.image, "misplaced-image", Severity.ERROR, message, fix=f"write {name}")]
    if row.image.startswith("["):
        message = f"{where}: PaddleOCR reads a path that starts with `[` as a list of paths"
        return row.image, [Problem(row.image, "bracket-path", Severity.ERROR, message, fix=f"write ./{row.image}")]
    if Path(row.image).is_absolute():
        message = f"{where}: this path works only on this computer"
        fix = "move the image to the image folder" if Path(name).is_absolute() else f"write {name}"
        return name, [Problem(row.image, "absolute-path", Severity.WARNING, message, fix=fix)]
    return row.image, []


def _spelled_twice(rows: Iterable[LabelRow], checked: Iterable[CheckedRow], image_dir: Path) -> list[Problem]:
    """Rows whose image an earlier one has by another path; those that write it alike are found without the images."""
    first: dict[str, LabelRow] = {}
    found = []
    for row, looked in zip(rows, checked, strict=True):
        if looked.image is None:
            continue
        other = first.setdefault(relative_name(looked.image, image_dir), row)
        if other.image != row.image:
            message = (
                f"line {row.line}: the image is already on line {other.line}, as {other.image}; both are used "
                "for training"
            )
            found.append(Problem(row.image, "repeated-image", Severity.WARNING, message, fix="keep one of them"))
    return found


def _in_both(rows: Iterable[CheckedRow], held_out: Path, lookup: ImageLookup) -> list[Problem]:
    """Pages whose image is also in the file to measure on, at its path or as a copy: the scores will be too good."""
    theirs = {path for row in read_label_file(held_out).rows if (path := lookup.find(row.image))}
    ours = {row.image: row.page.image for row in rows if row.image is not None}
    first = same_files([*theirs, *ours])
    named = {first[path]: path for path in theirs if path in first}
    found = []
    for path, image in ours.items():
        twin = named.get(first.get(path, path))
        if twin is not None:
            message = f"the image is also in {held_out.name} ({relative_name(twin, lookup.folder)})"
            message += "; training pages must not be used for evaluation"
            found.append(Problem(image, "page-in-both", Severity.WARNING, message, fix="remove it from one of them"))
    return found


def _for_task(problems: Iterable[Problem], task: Task) -> list[Problem]:
    """Severities as the task has them: SER does not mind ids and links, RE needs them."""
    if task == "re":
        return [_as(problem, Severity.ERROR, _HARMLESS_IN_SER) for problem in problems]
    minded = [problem for problem in problems if problem.code not in _HARMLESS_IN_SER]
    return [_as(problem, Severity.WARNING, _IDS_AND_LINKS) for problem in minded]


def _as(problem: Problem, severity: Severity, codes: Container[str]) -> Problem:
    return replace(problem, severity=severity) if problem.code in codes else problem
