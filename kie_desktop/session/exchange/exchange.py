"""Import and export of annotations in any format: what would come of it, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import translatable
from kie_desktop.safe_files import is_file, is_folder
from kie_desktop.session.editor import Editor
from kie_desktop.session.exchange.exporting import (
    ExportWish,
    export_preview,
    fields_of_pages,
    write_pages,
    write_table,
)
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.project.reading import export_pages

if TYPE_CHECKING:
    from kie_desktop.fields.field_labels import FieldData
    from kie_desktop.session.exchange.import_edit import ImportChoices
    from kie_desktop.session.exchange.importing import ImportPreview

_READ = Job(JobKind.READING_LABELS, translatable("Reading label file"), may_be_dropped=True)
_PREVIEW_EXPORT = Job(
    JobKind.PREVIEWING_EXPORT, translatable("Checking what the format cannot store"), may_be_dropped=True
)
_EXPORT = Job(JobKind.EXPORTING, translatable("Writing"))
_EXPORT_DATASET = Job(JobKind.EXPORTING_DATASET, translatable("Exporting"))
_LIST_FIELDS = Job(JobKind.LISTING_FIELDS, translatable("Collecting fields"), may_be_dropped=True)
_SAVE_FIELDS = Job(JobKind.SAVING_FIELDS, translatable("Saving fields"))


@dataclass(frozen=True, slots=True)
class FormatInfo:
    """What the window has to know of a format. makes_folder: it writes a folder, which may hold the images too."""

    name: str
    title: str
    suffix: str
    makes_folder: bool
    readable: bool
    places: bool


class Exchange(QObject):
    """Failures become messages of the editor.

    previewed(ImportPreview): the answer to `preview_import`. imported(level, text): `import_pages` has ended.
    export_previewed(ExportPreview): the answer to `preview_export`. written(Exported): the answer to `export`.
    dataset_written(ExportReport): the answer to `export_dataset`.
    fields_listed(rows): the answer to `list_fields`. fields_saved(path).
    """

    previewed = Signal(object)
    imported = Signal(str, str)
    export_previewed = Signal(object)
    written = Signal(object)
    dataset_written = Signal(object)
    fields_listed = Signal(object)
    fields_saved = Signal(object)

    def __init__(
        self, editor: Editor, jobs: Jobs, open_or_make: Callable[[Path], bool], parent: QObject | None = None
    ) -> None:
        """open_or_make: opens the project of a folder, or makes one; returns whether it is open."""
        super().__init__(parent)
        self._editor = editor
        self._jobs = jobs
        self._open_or_make = open_or_make
        self._asked: Callable[[], None] | None = None
        """Reads what is to be imported, once the project knows its pages."""
        jobs.changed.connect(self._read_now)
        editor.closing.connect(self._forget_asked)

    @staticmethod
    def formats() -> list[FormatInfo]:
        """All formats, in the order in which they are recognised."""
        from kie_desktop.formats.format import Shape
        from kie_desktop.formats.registry import FORMATS

        return [
            FormatInfo(
                known.name,
                known.title,
                known.suffix,
                known.target == "folder",
                known.read is not None,
                known.holds.shape is not Shape.NOTHING,
            )
            for known in FORMATS
        ]

    @staticmethod
    def recognise(path: Path) -> str | None:
        """The name of the format of a file or folder; None where it is of none that can be read."""
        from kie_desktop.formats.registry import recognise

        found = recognise(path)
        return found.name if found else None

    @staticmethod
    def to_import(path: Path) -> list[Path]:
        """The files to import when the user opens a path; empty for images and projects.

        Folders with images or a project are opened. Of others it is the folder itself, or the label files in it:
        an exported data folder has its images further down.
        """
        from kie_desktop.formats.images import find_images
        from kie_desktop.session.project.opening import LABEL_SUFFIXES, label_files_in

        if is_folder(path):
            return [] if find_images(path) or [*path.glob("*.kie")] else label_files_in(path)
        if path.suffix.lower() not in LABEL_SUFFIXES or not is_file(path):
            return []
        from kie_desktop.formats.registry import recognise  # every format: not before a project is open

        return [path] if recognise(path) else []

    # --- import

    def preview_import(self, path: Path, format_name: str | None = None, image_dir: Path | None = None) -> None:
        """Read a label file or folder and find out what `import_pages` would do; `previewed` brings it.

        Where no project is open, that of the images' folder is opened or made first. What is being
        read already is given up.
        """
        self.cancel_preview()
        if self._editor.path is None and not self._open_project(path, format_name, image_dir):
            return
        self._asked = partial(self._read, path, format_name, image_dir)
        self._read_now()

    def cancel_preview(self) -> None:
        """Give up reading."""
        self._asked = None
        self._jobs.cancel(JobKind.READING_LABELS)

    def import_pages(self, preview: ImportPreview, choices: ImportChoices) -> None:
        """Do what was previewed; `imported` tells when it is done.

        Entities, links and new labels are one undoable step; of many pages it is a job. New pages, and removed ones
        that come back, stay when that is undone.
        """
        from kie_desktop.session.exchange.import_edit import import_pages  # numpy: not before it is needed

        import_pages(self._editor, preview, choices, self.imported.emit)

    @property
    def is_importing(self) -> bool:
        """Whether an import is under way."""
        return self._jobs.find(JobKind.IMPORTING) is not None

    def cancel_import(self) -> None:
        """Stop the import; what is done stays, and can be undone."""
        self._jobs.cancel(JobKind.IMPORTING)

    # --- export

    def preview_export(self, format_name: str, page_ids: Iterable[PageId]) -> None:
        """Count what the format cannot hold of pages; `export_previewed` brings it."""
        if project := self._written_project():
            work = partial(export_preview, project, tuple(page_ids), format_name, self._editor.label_set)
            self._jobs.restart(_PREVIEW_EXPORT, work, self.export_previewed.emit)

    def export(self, wish: ExportWish) -> None:
        """Write pages in a format; `written` or a message tells when it is done."""
        project = self._written_project()
        if project and not (self._editor.refuses_export() or self._editor.refuses_pages(wish.page_ids)):
            work = partial(write_pages, project, wish, self._editor.label_set)
            self._jobs.start(_EXPORT, work, self.written.emit)

    def export_dataset(
        self,
        folder: Path,
        page_ids: Iterable[PageId] | None = None,
        val_ratio: float | None = 0.2,
        seed: int = 0,
        *,
        upstream_roles: bool = False,
        overwrite: bool = False,
        fields: FieldData | None = None,
    ) -> None:
        """Write a data folder that PaddleOCR trains on; `dataset_written` or a message tells when it is done.

        page_ids: all pages by default. fields: as `export_pages`. For the rest see `formats.paddleocr.export_dataset`.
        """
        project = self._written_project()
        wanted = tuple(page_ids) if page_ids is not None else tuple(summary.id for summary in self._editor.summaries)
        if project is None or self._editor.refuses_export() or self._editor.refuses_pages(wanted):
            return
        work = partial(
            export_pages,
            project,
            wanted,
            folder,
            self._editor.label_set,
            val_ratio=val_ratio,
            seed=seed,
            upstream_roles=upstream_roles,
            overwrite=overwrite,
            fields=fields,
        )
        self._jobs.start(_EXPORT_DATASET, work, self.dataset_written.emit)

    def list_fields(self, page_ids: Iterable[PageId]) -> None:
        """Collect the fields of pages; `fields_listed` brings rows of image, page number, key and value."""
        if project := self._written_project():
            work = partial(fields_of_pages, project, tuple(page_ids), self._editor.label_set)
            self._jobs.restart(_LIST_FIELDS, work, self.fields_listed.emit)

    def save_fields(self, path: Path, rows: list[tuple[str, int, str, str]]) -> None:
        """Save rows as a table: Excel where the name ends with .xlsx, else CSV."""
        self._jobs.start(_SAVE_FIELDS, partial(write_table, path, rows), self.fields_saved.emit)

    # --- inside

    def _open_project(self, path: Path, format_name: str | None, image_dir: Path | None) -> bool:
        """Open the project of the images' folder, unless nothing can be read anyway; a message tells that."""
        from kie_desktop.formats import registry

        try:
            chosen = registry.format_named(format_name) if format_name else registry.recognise(path)
            if chosen is None:
                registry.read(path)  # tells why not
                return False
        except UserError as error:
            self._editor.message.emit("error", str(error))
            return False
        return self._open_or_make(image_dir or chosen.images(path))

    def _forget_asked(self) -> None:
        self._asked = None

    def _read_now(self) -> None:
        """Begin to read as soon as the project knows its pages."""
        if self._asked is not None and self._jobs.find(JobKind.ADDING_PAGES) is None:
            asked, self._asked = self._asked, None
            asked()

    def _read(self, path: Path, format_name: str | None, image_dir: Path | None) -> None:
        from kie_desktop.session.exchange.importing import preview_import  # numpy: not before it is needed

        if project := self._written_project():
            work = partial(preview_import, path, format_name, image_dir, project, self._editor.label_set)
            self._jobs.start(_READ, work, self.previewed.emit)

    def _written_project(self) -> Path | None:
        """The project file once the latest edit is in it, for threads to read; None where none is open."""
        file = self._editor.file
        return file.path if file else None
