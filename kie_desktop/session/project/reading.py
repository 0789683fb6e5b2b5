"""Work over many pages that only reads them; runs in a thread, with its own way into the project file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.jobs.background import Report, WorkCancelled
from kie_desktop.store import PageFaultError, ProjectFile

if TYPE_CHECKING:
    from kie_desktop.fields.field_labels import FieldData
    from kie_desktop.formats.paddleocr import ExportReport

_T = TypeVar("_T")


def readable_pages(reader: ProjectFile, page_ids: Sequence[PageId], report: Report) -> Iterator[tuple[PageId, Page]]:
    """Pages one by one, with progress. Those that are damaged in the file are left out, and `report` is told."""
    for index, page_id in enumerate(page_ids):
        try:
            page = reader.page(page_id)
        except PageFaultError as fault:
            report.leave_out(str(fault))
            continue
        report.progress(index, len(page_ids), page.image)
        yield page_id, page


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
        for page_id, page in readable_pages(reader, page_ids, report):
            seen = look(page)
            if seen is not None:
                found.append((page_id, seen))
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
    fields: FieldData | None = None,
) -> ExportReport:
    """Write pages as a data folder. Raises UserError; a cancelled export removes what it wrote.

    fields: name lines by the fields that people chose them for, and write their schema and values.
    """
    from kie_desktop.formats.paddleocr import export_dataset

    with ProjectFile.reader(project) as reader:
        pages = [page for _, page in readable_pages(reader, page_ids, report)]
        if fields is not None:
            pages, label_set = with_field_labels(pages, label_set, fields)
        result = export_dataset(
            folder,
            pages,
            label_set,
            reader.image_path,
            val_ratio=val_ratio,
            seed=seed,
            upstream_roles=upstream_roles,
            overwrite=overwrite,
            progress=lambda done, total: report.progress(done, total, folder.name),
        )
    if fields is not None:
        from kie_desktop.formats.field_data import write_field_data

        write_field_data(folder, fields, {(page.image, page.frame): page for page in pages}, result.images)
    return result


def with_field_labels(pages: Iterable[Page], label_set: LabelSet, fields: FieldData) -> tuple[list[Page], LabelSet]:
    """Pages whose lines have the names of fields as labels, and the label set with these names."""
    from kie_desktop.fields.field_labels import labelled_by_fields

    return [labelled_by_fields(page, fields.schema) for page in pages], label_set.extended(fields.schema.names)
