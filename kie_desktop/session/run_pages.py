"""The pages of a run: exported as they are now, with a note of which page of the project each of them is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.formats.atomic import write_text
from kie_desktop.jobs.background import Report
from kie_desktop.session.evaluation import PAGES
from kie_desktop.session.reading import export_pages
from kie_desktop.store import ProjectFile

if TYPE_CHECKING:
    from kie_desktop.formats.paddleocr import ExportReport


def export_for_run(
    project: Path,
    page_ids: Sequence[PageId],
    folder: Path,
    label_set: LabelSet,
    report: Report,
    *,
    val_ratio: float = 0.0,
    seed: int = 0,
) -> ExportReport:
    """A data folder with `PAGES` in it. Raises UserError, also where no page can be exported."""
    exported = export_pages(
        project,
        page_ids,
        folder,
        label_set,
        report,
        val_ratio=val_ratio,
        seed=seed,
        upstream_roles=False,
        overwrite=True,
    )
    if not exported.images:
        reasons = {row.reason for row in exported.left_out}
        raise UserError(f"none of these pages can be used: {'; '.join(sorted(reasons)) or 'there are none'}")
    reader = ProjectFile.reader(project)
    try:
        ids = {(row.image, row.frame): row.id for row in reader.summaries()}
    finally:
        reader.close()
    named = {path: ids[place] for place, path in exported.images.items() if place in ids}
    write_text(folder / PAGES, json.dumps(named, ensure_ascii=False) + "\n")
    return exported
