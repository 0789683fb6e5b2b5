"""Taking over the entities of PaddleOCR label files; reading runs in a thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kie_desktop.domain import edits
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.problems import Problem
from kie_desktop.jobs.background import Report
from kie_desktop.session.document import Document
from kie_desktop.session.sentences import count_of, some


@dataclass(frozen=True, slots=True)
class LabelledPages:
    """What a label file holds. Pages name their images as the project does."""

    source: Path
    image_dir: Path
    pages: tuple[Page, ...]
    label_names: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_labelled_pages(
    path: Path, image_dir: Path, label_set: LabelSet, relative: Callable[[Path], str], report: Report
) -> LabelledPages:
    """Read a label file whose images lie under `image_dir`. Raises UserError where it is none."""
    from kie_desktop.formats.paddleocr import pages_of, read_label_file

    report.progress(0, 0, path.name)
    label_file = read_label_file(path, label_set)
    pages, problems = pages_of(label_file, image_dir)
    report.progress(0, 0, path.name)
    named = tuple(replace(page, image=relative(image_dir / page.image)) for page in pages)
    return LabelledPages(path, image_dir, named, tuple(label_file.label_names), (*label_file.problems, *problems))


def take_over(document: Document, found: LabelledPages) -> tuple[str, str]:
    """Put labelled pages into a project; returns level and text of the message.

    Pages without entities are filled, all in one undoable step; unknown images become pages;
    pages that have entities stay as they are. Raises UserError where the project cannot be written.
    """
    ids = {(summary.image, summary.frame): summary.id for summary in document.summaries}
    patches: list[tuple[PageId, Patch]] = []
    left: list[str] = []
    for page in found.pages:
        page_id = ids.get((page.image, page.frame))
        if page_id is None or not page.entities:
            continue
        if document.summary(page_id).entities:
            left.append(page.image)
        else:
            patches.append((page_id, edits.take_over(document.page(page_id), page)))
    new = document.add_pages(found.pages)
    if patches:
        document.do(Step(f"Import {found.source.name}", tuple(patches)))
    return _message(found, len(patches) + len(new), left)


def _message(found: LabelledPages, taken: int, left: list[str]) -> tuple[str, str]:
    parts = [f"{found.source}: {count_of(taken, 'page')} imported."]
    if left:
        parts.append(f"{count_of(len(left), 'page')} with entities already left as before:\n{some(left)}")
    if found.problems:
        lines = [f"{problem.page}: {problem.message}" for problem in found.problems]
        parts.append(f"{count_of(len(lines), 'fault')} in the file:\n{some(lines)}")
    return ("warning" if left or found.problems else "info"), "\n".join(parts)
