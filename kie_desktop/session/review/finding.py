"""Finding what is wrong with the pages of a project; runs in a thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.problems import Problem, Severity
from kie_desktop.jobs.background import Report
from kie_desktop.language import translatable
from kie_desktop.store import PageFaultError, PageSummary, ProjectFile

if TYPE_CHECKING:
    from kie_desktop.domain.checks import CountTokens


def find_problems(
    project: Path,
    page_ids: Sequence[PageId],
    label_set: LabelSet,
    report: Report,
    *,
    for_paddleocr: bool = False,
    tokens: Callable[[], CountTokens] | None = None,
    more: Callable[[], list[Problem]] = list,
    without: Collection[str] = (),
) -> list[Problem]:
    """What is wrong with pages and their images; `Problem.page` is the page's `PageSummary.name`.

    tokens: makes what counts the tokens of a text, for pages that go to PaddleOCR. more: finds others. without: codes
    of problems that are none here.
    """
    from kie_desktop.domain.checks import check_pages
    from kie_desktop.formats.image_checks import check_image

    problems: list[Problem] = []
    pictures: list[tuple[PageSummary, Path]] = []

    def pages(reader: ProjectFile) -> Iterator[Page]:
        names = {row.id: row.name for row in reader.summaries()}
        for index, page_id in enumerate(page_ids):
            try:
                page = reader.page(page_id)
            except PageFaultError as fault:
                name = names.get(page_id, "")
                problems.append(Problem(name, "damaged-page", Severity.ERROR, str(fault)))
                continue
            report.progress(index, len(page_ids), page.image)
            summary, path = PageSummary.of(page_id, page), reader.image_path(page)
            named = replace(page, image=summary.name)
            problems.extend(check_image(named, path))
            pictures.append((summary, path))
            yield named

    with ProjectFile.reader(project) as reader:
        count_tokens = tokens() if for_paddleocr and tokens is not None else None
        found = check_pages(
            pages(reader), label_set, for_paddleocr=for_paddleocr, count_tokens=count_tokens, by_place=True
        )
        problems += [problem for problem in found if problem.code not in without]
    return problems + more() + _same_images(pictures, report)


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
            message = (
                f"the image is identical to that of {kept.name}; one could be used for training and the "
                "other for evaluation"
            )
            found.append(
                Problem(row.name, "same-image", Severity.WARNING, message, fix=translatable("exclude this page"))
            )
    return found
