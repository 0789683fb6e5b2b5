"""Work over many pages that only reads them; runs in a thread, with its own way into the project file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.problems import Problem
from kie_desktop.jobs.background import Report
from kie_desktop.store import PageSummary, ProjectFile

if TYPE_CHECKING:
    from kie_desktop.formats.paddleocr import ExportReport


def check_pages(project: Path, page_ids: Sequence[PageId], label_set: LabelSet, report: Report) -> list[Problem]:
    """What is wrong with pages; `Problem.page` is the page's `PageSummary.name`."""
    from kie_desktop.domain.checks import check_page

    reader = ProjectFile.reader(project)
    try:
        problems: list[Problem] = []
        for index, page_id in enumerate(page_ids):
            page = reader.page(page_id)
            report.progress(index, len(page_ids), page.image)
            name = PageSummary.of(page_id, page).name
            problems += [replace(problem, page=name) for problem in check_page(page, label_set)]
        return problems
    finally:
        reader.close()


def export_pages(
    project: Path,
    page_ids: Sequence[PageId],
    folder: Path,
    label_set: LabelSet,
    report: Report,
    *,
    val_ratio: float,
    seed: int,
    upstream_roles: bool,
    overwrite: bool,
) -> ExportReport:
    """Write pages as a data folder. Raises UserError; a cancelled export removes what it wrote."""
    from kie_desktop.formats.paddleocr import export_dataset

    reader = ProjectFile.reader(project)
    try:
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
    finally:
        reader.close()
