"""Work over many pages that only reads them; runs in a thread, with its own way into the project file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.jobs.background import Report, WorkCancelled
from kie_desktop.language import translatable
from kie_desktop.store import PageSummary, ProjectFile

if TYPE_CHECKING:
    from kie_desktop.domain.checks import CountTokens
    from kie_desktop.formats.paddleocr import ExportReport

_T = TypeVar("_T")


def read_project(project: Path, work: Callable[[ProjectFile, Report], _T], report: Report) -> _T:
    """What `work` makes of a project that it may only read."""
    with ProjectFile.reader(project) as reader:
        return work(reader, report)


def read_project_or(
    project: Path, work: Callable[[ProjectFile, Report], _T], otherwise: Callable[[str], _T], report: Report
) -> _T:
    """As `read_project`; where that fails, or the user stops it, what `otherwise` makes of the reason."""
    try:
        return read_project(project, work, report)
    except WorkCancelled:
        return otherwise("reading it was stopped")
    except (UserError, KeyError) as fault:  # KeyError: another window forgot a page that it had removed
        return otherwise(str(fault))


def look_at_pages(
    project: Path, page_ids: Sequence[PageId], look: Callable[[Page], _T | None], report: Report
) -> list[tuple[PageId, _T]]:
    """What `look` finds on pages; those where it finds nothing are left out."""
    with ProjectFile.reader(project) as reader:
        found: list[tuple[PageId, _T]] = []
        for index, page_id in enumerate(page_ids):
            page = reader.page(page_id)
            report.progress(index, len(page_ids), page.image)
            seen = look(page)
            if seen is not None:
                found.append((page_id, seen))
        return found


def find_problems(
    project: Path,
    page_ids: Sequence[PageId],
    label_set: LabelSet,
    report: Report,
    *,
    for_paddleocr: bool = False,
    tokens: Callable[[], CountTokens] | None = None,
) -> list[Problem]:
    """What is wrong with pages and their images; `Problem.page` is the page's `PageSummary.name`.

    tokens: makes what counts the tokens of a text, for pages that go to PaddleOCR.
    """
    from kie_desktop.domain.checks import check_pages
    from kie_desktop.formats.image_checks import check_image

    problems: list[Problem] = []
    pictures: list[tuple[PageSummary, Path]] = []

    def pages(reader: ProjectFile) -> Iterator[Page]:
        for index, page_id in enumerate(page_ids):
            page = reader.page(page_id)
            report.progress(index, len(page_ids), page.image)
            summary, path = PageSummary.of(page_id, page), reader.image_path(page)
            named = replace(page, image=summary.name)
            problems.extend(check_image(named, path))
            pictures.append((summary, path))
            yield named

    with ProjectFile.reader(project) as reader:
        count_tokens = tokens() if for_paddleocr and tokens is not None else None
        found = check_pages(pages(reader), label_set, for_paddleocr=for_paddleocr, count_tokens=count_tokens)
        problems += list(found)
    return problems + _same_images(pictures, report)


_MOST_WORK_FIRST = [ReviewState.REVIEWED, ReviewState.IN_WORK, ReviewState.PRE_ANNOTATED, *ReviewState]


def _same_images(pictures: Sequence[tuple[PageSummary, Path]], report: Report) -> list[Problem]:
    """A warning for every page whose image another page has too, save the one with most work in it."""
    from kie_desktop.formats.image_checks import same_files

    total = len(pictures)
    first = same_files((path for _, path in pictures), lambda path: report.progress(total, total, path.name))
    groups: dict[tuple[Path, int], list[PageSummary]] = defaultdict(list)
    for summary, path in pictures:
        if path in first:
            groups[first[path], summary.frame].append(summary)
    found = []
    for rows in groups.values():
        kept, *others = sorted(rows, key=lambda row: (_MOST_WORK_FIRST.index(row.state), -row.entities))
        for row in others:
            message = f"the image is the same as that of {kept.name}; one could be learned from and one measured on"
            found.append(
                Problem(row.name, "same-image", Severity.WARNING, message, fix=translatable("leave this page out"))
            )
    return found


def export_pages(
    project: Path,
    page_ids: Sequence[PageId],
    folder: Path,
    label_set: LabelSet,
    report: Report,
    *,
    val_ratio: float | None,
    seed: int,
    upstream_roles: bool,
    overwrite: bool,
) -> ExportReport:
    """Write pages as a data folder. Raises UserError; a cancelled export removes what it wrote."""
    from kie_desktop.formats.paddleocr import export_dataset

    with ProjectFile.reader(project) as reader:
        return export_dataset(
            folder,
            [reader.page(page_id) for page_id in page_ids],
            label_set,
            reader.image_path,
            val_ratio=val_ratio,
            seed=seed,
            upstream_roles=upstream_roles,
            overwrite=overwrite,
            progress=lambda done, total: report.progress(done, total, folder.name),
        )
