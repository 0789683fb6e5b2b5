"""Import and export of annotations in any format: what would come of it, and doing it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet, Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.jobs.background import JobState, new_job_id
from kie_desktop.language import tr, translatable
from kie_desktop.session.exchange.exporting import ExportWish, fields_of_pages, forecast, write_pages, write_table
from kie_desktop.session.work import Work

if TYPE_CHECKING:
    from kie_desktop.session.exchange.importing import ImportedPage, ImportPreview
    from kie_desktop.session.project.editing import Editing

READING, IMPORTING, EXPORTING = translatable("Reading label file"), translatable("Importing"), translatable("Writing")
FORESEEING, LISTING, SAVING = (
    translatable("Counting what gets lost"),
    translatable("Collecting fields"),
    translatable("Saving fields"),
)
"""Titles of the jobs."""
LABEL_SUFFIXES = {".json", ".jsonl", ".txt", ".csv", ".cach"}
_AT_ONCE_S = 0.02
"""Time spent on pages before the window gets its turn."""
_WRITING_MS = 5
_PAGES_A_WRITE = 25


@dataclass(frozen=True, slots=True)
class FormatInfo:
    """What the window has to know of a format. makes_folder: it writes a folder, which may hold the images too."""

    name: str
    title: str
    suffix: str
    makes_folder: bool
    readable: bool
    places: bool


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the user chose. roles: of new labels. theirs: rows of the preview that take the file's side of conflicts.

    remove: also remove what the file does not have.
    """

    roles: Mapping[str, Role] = field(default_factory=dict)
    theirs: Collection[int] = frozenset()
    remove: bool = False


@dataclass(slots=True)
class _Import:
    """An import under way. Its pages are done in slices, so that the window stays alive.

    changed: pages done so far that were left out, as they are not what was export_previewed any more.
    """

    preview: ImportPreview
    choices: ImportChoices
    waiting: list[tuple[int, ImportedPage]]
    page_ids: Mapping[tuple[str, int], PageId]
    state: JobState
    done: int = 0
    changed: int = 0
    gesture: object = field(default_factory=object)

    @property
    def text(self) -> str:
        """What the step is called."""
        return tr("Import {}").format(self.preview.source.name)


class Exchange(QObject):
    """Failures become messages of the session.

    previewed(ImportPreview): the answer to `look`. imported(level, text): `take` has ended.
    export_previewed(ExportPreview): the answer to `preview_export`. written(Exported): the answer to `export`.
    fields_listed(rows): the answer to `list_fields`. fields_saved(path).
    """

    previewed = Signal(object)
    imported = Signal(str, str)
    export_previewed = Signal(object)
    written = Signal(object)
    fields_listed = Signal(object)
    fields_saved = Signal(object)
    changed = Signal()

    def __init__(self, session: Editing, work: Work) -> None:
        super().__init__(session)
        self._session = session
        self._work = work
        self._import: _Import | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._take_some)
        self._asked: Callable[[], None] | None = None
        session.jobs_changed.connect(self._look_now)

    @property
    def state(self) -> JobState | None:
        """How far the import under way is; None where there is none."""
        return self._import.state if self._import else None

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
        """What somebody who opens a file or folder wants to import; empty for images and projects.

        Folders with images or a project are opened. Of others it is the folder itself, or the label files in it:
        an exported data folder has its images further down.
        """
        from kie_desktop.formats.images import find_images

        if path.is_dir():
            if find_images(path) or [*path.glob("*.kie")]:
                return []
            from kie_desktop.session.project.opening import label_files_in

            return label_files_in(path)
        if path.suffix.lower() not in LABEL_SUFFIXES or not path.is_file():
            return []
        from kie_desktop.formats.registry import recognise  # every format: not before a project is open

        return [path] if recognise(path) else []

    # --- import

    def look(self, path: Path, format_name: str | None = None, image_dir: Path | None = None) -> None:
        """Read a label file or folder and preview_export what `take` would do; `previewed` brings it.

        Where no project is open, that of the images' folder is opened or made first. What is being
        read already is given up.
        """
        self.stop_looking()
        if self._session.path is None and not self._open_project(path, format_name, image_dir):
            return
        self._asked = partial(self._start_look, path, format_name, image_dir)
        self._look_now()

    def stop_looking(self) -> None:
        """Give up reading."""
        self._asked = None
        self._work.cancel(READING)

    def take(self, preview: ImportPreview, choices: ImportChoices) -> None:
        """Do what was export_previewed; `imported` tells when it is done.

        Entities, links and new labels are one undoable step. New pages, and removed ones that come back, stay when
        that is undone.
        """
        from kie_desktop.session.exchange.importing import ImportStatus

        session = self._session
        if self._import is not None or session.path is None:
            return
        rows = [(number, row) for number, row in enumerate(preview.rows) if row.status is not ImportStatus.NO_IMAGE]
        there = {(summary.image, summary.frame) for summary in session.summaries}
        new = [_blank(row.page) for _, row in rows if (row.page.image, row.page.frame) not in there]
        if new and session.add_pages(new) is None:
            return
        ids = {(summary.image, summary.frame): summary.id for summary in session.summaries}
        current = _Import(preview, choices, rows[::-1], ids, JobState(new_job_id(), IMPORTING, 0, len(rows)))
        labels = _with_roles(session.label_set, preview, choices.roles)
        if labels != session.label_set and not session.edit_pages((), current.text, current.gesture, labels):
            return
        self._import = current
        self._timer.start()
        self.changed.emit()

    def cancel(self) -> None:
        """Stop the import; what is done stays, and can be undone."""
        if self._import is not None:
            self._import.waiting.clear()

    def leave(self) -> None:
        """The project is being closed: forget everything."""
        self._asked = None
        self._import = None
        self._timer.stop()

    # --- export

    def preview_export(self, format_name: str, page_ids: Iterable[PageId]) -> None:
        """Count what the format cannot hold of pages; `export_previewed` brings it."""
        self._work.cancel(FORESEEING)
        if project := self._written_project():
            work = partial(forecast, project, tuple(page_ids), format_name, self._session.label_set)
            self._work.start(FORESEEING, work, self.export_previewed.emit)

    def export(self, wish: ExportWish) -> None:
        """Write pages in a format; `written` or a message tells when it is done."""
        project = self._written_project()
        if project and not self._session.refuses_export():
            work = partial(write_pages, project, wish, self._session.label_set)
            self._work.start(EXPORTING, work, self.written.emit)

    def list_fields(self, page_ids: Iterable[PageId]) -> None:
        """Collect the fields of pages; `fields_listed` brings rows of image, page number, key and value."""
        self._work.cancel(LISTING)
        if project := self._written_project():
            work = partial(fields_of_pages, project, tuple(page_ids), self._session.label_set)
            self._work.start(LISTING, work, self.fields_listed.emit)

    def save_fields(self, path: Path, rows: list[tuple[str, int, str, str]]) -> None:
        """Save rows as a table: Excel where the name ends with .xlsx, else CSV."""
        self._work.start(SAVING, partial(write_table, path, rows), self.fields_saved.emit)

    # --- inside

    def _open_project(self, path: Path, format_name: str | None, image_dir: Path | None) -> bool:
        """Open the project of the images' folder, unless nothing can be read anyway, which is said then."""
        from kie_desktop.formats import registry

        try:
            chosen = registry.format_named(format_name) if format_name else registry.recognise(path)
            if chosen is None:
                registry.read(path)  # says why not
                return False
        except UserError as error:
            self._session.message.emit("error", str(error))
            return False
        return self._session.open_or_make(image_dir or chosen.images(path))

    def _look_now(self) -> None:
        """Begin to read as soon as the project knows its pages."""
        if self._asked is not None and not self._session.is_adding:
            asked, self._asked = self._asked, None
            asked()

    def _start_look(self, path: Path, format_name: str | None, image_dir: Path | None) -> None:
        from kie_desktop.session.exchange.importing import preview_import  # numpy: not before it is needed

        if project := self._written_project():
            work = partial(preview_import, path, format_name, image_dir, project, self._session.label_set)
            self._work.start(READING, work, self.previewed.emit)

    def _written_project(self) -> Path | None:
        """The project file once the latest edit is in it, for threads to read; None where none is open."""
        project = self._session.project
        return project.path if project else None

    def _take_some(self) -> None:
        """Take over some pages, then let the window have its turn."""
        current, started = self._import, time.monotonic()
        if current is None:
            return
        while current.waiting and not self._session.is_writing and time.monotonic() - started < _AT_ONCE_S:
            some = [current.waiting.pop() for _ in range(min(_PAGES_A_WRITE, len(current.waiting)))]
            if not self._take_pages(current, some):
                current.waiting.clear()
                break
            current.done += len(some)
        if self._import is not current:
            return
        if current.waiting:
            current.state = replace(current.state, done=current.done)
            self.changed.emit()
            self._timer.start(_WRITING_MS if self._session.is_writing else 0)
        else:
            from kie_desktop.session.exchange.importing import summary_of

            self._import = None
            self._session.end_gesture()
            self.changed.emit()
            self.imported.emit(*summary_of(current.preview, current.done - current.changed, current.changed))

    def _take_pages(self, current: _Import, rows: list[tuple[int, ImportedPage]]) -> bool:
        """Bring some pages up to date; False where one cannot be read or written."""
        from kie_desktop.domain.merging import merge

        session, choices = self._session, current.choices
        patches: list[tuple[PageId, Patch]] = []
        for number, row in rows:
            rule = replace(current.preview.rule, theirs=number in choices.theirs, remove=choices.remove)
            try:
                page_id = current.page_ids[row.page.image, row.page.frame]
                patch = merge(session.page_of(page_id), row.page, rule).patch
            except KeyError:  # the page has been turned since
                current.changed += 1
                continue
            except UserError as error:
                session.message.emit("error", str(error))
                return False
            if patch:
                patches.append((page_id, patch))
        return not patches or session.edit_pages(patches, current.text, current.gesture)


def _with_roles(label_set: LabelSet, preview: ImportPreview, roles: Mapping[str, Role]) -> LabelSet:
    for label in preview.new_labels:
        if label.name not in label_set:
            label_set = label_set.with_label(replace(label, role=roles.get(label.name, label.role)))
    return label_set


def _blank(page: Page) -> Page:
    return Page(page.image, page.width, page.height, page.frame)
