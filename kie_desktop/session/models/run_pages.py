"""The pages of a run: exported as they are now, with a note of which page of the project each of them is."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet, default_label_set, is_background
from kie_desktop.formats.atomic import write_error, write_text
from kie_desktop.jobs.background import Report
from kie_desktop.safe_files import make_folder
from kie_desktop.session.models.evaluation import PAGES
from kie_desktop.session.project.reading import export_pages
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
    val_ratio: float | None = 0.0,
    seed: int = 0,
) -> ExportReport:
    """A data folder with `PAGES` in it. Raises UserError, also where no page can be exported."""
    try:
        make_folder(folder, project.parent)
    except OSError as fault:
        raise write_error(folder, fault) from fault
    with ProjectFile.reader(project) as reader:
        ids = {(row.image, row.frame): row.id for row in reader.summaries()}
        chosen = {*page_ids}
        used = {row.label for row in reader.label_counts() if row.page in chosen}
    exported = export_pages(
        project,
        page_ids,
        folder,
        labels_to_learn(label_set, used),
        report,
        val_ratio=val_ratio,
        seed=seed,
        upstream_roles=False,
        overwrite=True,
    )
    if not exported.images:
        reasons = {row.reason for row in exported.left_out}
        raise UserError(f"none of these pages can be used: {'; '.join(sorted(reasons)) or 'there are no pages'}")
    if not exported.train:
        raise UserError("all usable pages are held out; use some for training: Page > Hold out for evaluation")
    named = {path: ids[place] for place, path in exported.images.items() if place in ids}
    write_text(folder / PAGES, json.dumps(named, ensure_ascii=False) + "\n", follow_links=False)
    return exported


def labels_to_learn(label_set: LabelSet, used: Collection[str]) -> LabelSet:
    """The labels of a project without those that it was made with and never used, once it has some of its own.

    They would contend for every line: three receipts learned with them gave an hmean of 0.56, and 0.65 without.
    A project that has no others keeps them, as five forms without a header are no reason to forget headers.
    """
    given, used = default_label_set(), {name.casefold() for name in used}
    if not any(label.name.casefold() in used and label.name not in given for label in label_set):
        return label_set
    return LabelSet(
        label
        for label in label_set
        if label.name.casefold() in used or label.name not in given or is_background(label.name)
    )
