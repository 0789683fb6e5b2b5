"""Writing pages in any format, and as tables of fields; runs in a thread."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.jobs.background import Report
from kie_desktop.session.project.reading import readable_pages, with_field_labels
from kie_desktop.store import ProjectFile

if TYPE_CHECKING:
    from kie_desktop.fields.field_labels import FieldData

FieldRow = tuple[str, int, str, str]
"""Image, page in the file from 1, key, value."""


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What to write. path: the file or folder. images: copy them along (formats that are folders).

    fields: name lines by the fields that people chose them for.
    """

    path: Path
    format: str
    page_ids: tuple[PageId, ...]
    images: bool = True
    overwrite: bool = False
    fields: FieldData | None = None


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """What an export would take of so many entities and links, and what its format has no place for.

    pages: those that it takes.
    """

    format: str
    pages: int
    entities: int
    links: int
    lost: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what the format could not hold."""

    path: Path
    pages: int
    lost: tuple[Problem, ...]


def export_preview(
    project: Path, page_ids: Sequence[PageId], format_name: str, label_set: LabelSet, report: Report
) -> ExportPreview:
    """Write pages, without copies of images, to where they are thrown away: so nothing that gets lost is overlooked.

    Raises UserError where they cannot be written.
    """
    from kie_desktop.formats.registry import format_named, write

    chosen = format_named(format_name)
    pages = list(_pages(project, page_ids, report))
    with tempfile.TemporaryDirectory(prefix="kie-desktop-") as folder, ProjectFile.reader(project) as reader:
        path = Path(folder) / f"labels{chosen.suffix}"
        progress = partial(report.progress, text=chosen.title)
        images = reader.image_path if chosen.needs_images else None
        written = write(path, pages, label_set, chosen, image_path=images, overwrite=True, progress=progress)
    entities, links = sum(len(page.entities) for page in pages), sum(len(page.links) for page in pages)
    return ExportPreview(format_name, written.pages, entities, links, written.lost)


def write_pages(project: Path, wish: ExportWish, label_set: LabelSet, report: Report) -> Exported:
    """Write pages. Raises UserError; a cancelled export into a folder removes what it wrote."""
    from kie_desktop.formats.registry import format_named, write

    chosen = format_named(wish.format)
    pages = list(_pages(project, wish.page_ids, report))
    if wish.fields is not None:
        pages, label_set = with_field_labels(pages, label_set, wish.fields)
    takes_images = chosen.needs_images or (wish.images and chosen.target == "folder")
    with ProjectFile.reader(project) as reader:
        written = write(
            wish.path,
            pages,
            label_set,
            chosen,
            image_path=reader.image_path if takes_images else None,
            overwrite=wish.overwrite,
            progress=lambda done, total: report.progress(done, total, wish.path.name),
        )
        return Exported(wish.path, written.pages, written.lost)


def fields_of_pages(project: Path, page_ids: Sequence[PageId], label_set: LabelSet, report: Report) -> list[FieldRow]:
    """The fields of pages, in the order of the ids."""
    from kie_desktop.fields.open_fields import fields_of

    return [
        (page.image, page.frame + 1, field.key or "", field.value or "")
        for page in _pages(project, page_ids, report)
        for field in fields_of(page, label_set)
    ]


def write_table(path: Path, rows: Sequence[FieldRow], report: Report) -> Path:
    """Save fields as Excel or CSV, by the ending of the name. Raises UserError."""
    from kie_desktop.formats.tables import Table, write_csv, write_workbook

    report.progress(0, 0, path.name)
    columns = ("file", "page", "key", "value")
    if path.suffix.lower() == ".xlsx":
        write_workbook(path, [Table("fields", columns, rows)])
    else:
        write_csv(path, rows, columns)
    return path


def _pages(project: Path, page_ids: Sequence[PageId], report: Report) -> Iterator[Page]:
    with ProjectFile.reader(project) as reader:
        for _, page in readable_pages(reader, page_ids, report):
            yield page
