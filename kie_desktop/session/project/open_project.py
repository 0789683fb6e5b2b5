"""Opening and closing a project, its label set, and what is kept with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.domain.text import listed
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import tr, translatable
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.project.adding import Adding
from kie_desktop.session.project.pages import ProjectPages
from kie_desktop.session.project.reading import look_at_pages, read_project, read_project_or
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.sentences import FAILED, attempt
from kie_desktop.session.settings import Settings
from kie_desktop.store import FileGoneError, ProjectFile

if TYPE_CHECKING:
    from kie_desktop.session.project.opening import Opened

_PAGE_SETTING = "page"
"""Project setting: id of the page shown last."""
_LOOK_OVER = Job(JobKind.LOOKING_OVER, translatable("Checking pages"), may_be_dropped=True)
_Found = TypeVar("_Found")


class OpenProject(QObject):
    """The project file that is open, or none.

    opened: `path`, `label_set` and pages are another project's; no page is shown yet. closing: the project is still
    there; whoever works on it stops now. closed: it is gone. labels_found([path]): a folder that was opened anew holds
    them, and they can be imported. removed_found(number): so many pages were removed before the program ended
    unexpectedly, and can be brought back. gone(text): the file was deleted, moved or replaced. images_looked_at: new
    images have become pages, and those under other names were found again. begun(whether label files lie beside it): a
    project was made just now. deeper_found(folder, [folder below]): one
    that was to be opened has images in its subfolders only. write_failed: the latest edit was taken back.
    setting_changed(name): an edit has changed what is kept with the project. message(level, text).
    """

    opened = Signal()
    closing = Signal()
    closed = Signal()
    label_set_changed = Signal()
    history_changed = Signal()
    labels_found = Signal(object)
    begun = Signal(bool)
    removed_found = Signal(int)
    gone = Signal(str)
    images_looked_at = Signal()
    deeper_found = Signal(object, object)
    write_failed = Signal()
    setting_changed = Signal(str)
    message = Signal(str, str)

    def __init__(self, settings: Settings, pages: ProjectPages, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._pages = pages
        self._jobs = jobs
        self._adding = Adding(settings, pages, jobs, self)
        self._adding.message.connect(self.message)
        self._adding.labels_found.connect(self.labels_found)
        self._adding.ended.connect(self.images_looked_at)
        self._document: ProjectWriter | None = None
        self._label_set = default_label_set()

    @property
    def document(self) -> ProjectWriter | None:
        """What the project's edits go through; None where no project is open."""
        return self._document

    @property
    def path(self) -> Path | None:
        """The project file; None where no project is open."""
        return self._document.path if self._document else None

    @property
    def file(self) -> ProjectFile | None:
        """The project file with every edit written; None where no project is open."""
        return self._document.project if self._document else None

    @property
    def is_read_only(self) -> bool:
        """Whether the project may only be looked at and exported."""
        return self._document is not None and self._document.is_read_only

    @property
    def is_adding(self) -> bool:
        """Whether pages of new images are still on their way."""
        return self._adding.is_under_way

    # --- opening and closing

    def open_path(self, path: Path, *, subfolders: bool = False) -> bool:
        """Open a project file, a folder of images, or one image, TIFF or PDF; returns whether it is open.

        subfolders: the images in the folders below become pages too; else `deeper_found` tells where all lie below.
        """
        from kie_desktop.session.project import opening  # numpy: not before something is opened

        if subfolders:
            return self._open(lambda: opening.open_with_subfolders(path))
        if deeper := opening.deeper_images(path):
            self.deeper_found.emit(path, deeper)
            return False
        if self.path is not None and opening.project_file_of(path) == self.path:
            return self._attempt(lambda: self._add(opening.images_of(path)))
        return self._open(lambda: opening.open_path(path))

    def open_files(self, files: Iterable[Path]) -> bool:
        """Open images, TIFFs and PDFs as one project beside the first of them."""
        from kie_desktop.session.project import opening

        paths = list(files)
        return bool(paths) and self._open(lambda: opening.open_files(paths))

    def open_or_make(self, folder: Path) -> bool:
        """Open the project of a folder, or make one even if no images lie in it; returns whether it is open."""
        from kie_desktop.session.project import opening

        return self._open(lambda: opening.open_or_make(folder))

    def add_files(self, files: Iterable[Path]) -> bool:
        """Add the pages of more images to the open project, also removed ones; known ones are passed over."""
        if self._document is None:
            return self.open_files(files)
        return self._attempt(lambda: self._add(files, again=True))

    def close(self) -> None:
        """Close the project; stops what works on it, and waits until everything is written."""
        document = self._document
        if document is None:
            return
        self.closing.emit()
        self._document = None
        self._attempt(partial(document.close, {_PAGE_SETTING: self._pages.leave()}))
        self._pages.selection.clear()
        self._label_set = default_label_set()
        self.closed.emit()

    # --- where its file is

    def look_for_file(self) -> bool:
        """Whether the open project's file was deleted, moved or replaced; `gone` tells what happened."""
        try:
            if self._document is not None:
                self._document.check_here()
        except FileGoneError as error:
            self.gone.emit(str(error))
            return True
        return False

    def save_under(self, path: Path) -> bool:
        """Write the project as it is under another name and go on there; returns whether that was done."""
        document = self._document
        if document is None or not self._attempt(lambda: document.project.save_copy(path)):
            return False
        shown = self._pages.page_id
        self.close()
        if not self.open_path(path):
            return False
        if shown is not None:
            self._pages.show_page(shown)
        return True

    def bring_back(self) -> None:
        """Bring back the pages that were removed before the program ended unexpectedly, as one undoable step."""
        document = self._document
        if document is not None and document.removed_earlier:
            restored = frozenset(document.removed_earlier)
            self._attempt(partial(document.do, Step(tr("Bring back pages"), restored=restored)))

    # --- what is kept with it

    @property
    def label_set(self) -> LabelSet:
        """The project's labels; the default ones where no project is open."""
        return self._label_set

    def set_label_set(self, labels: LabelSet) -> None:
        """Give the project other labels, outside the history. Entities keep the label that they have."""
        if self._document is not None and labels != self._label_set:
            self._attempt(partial(self._document.set_label_set, labels))

    def extend_label_set(self, names: Iterable[str]) -> None:
        """Add labels that the project does not have, outside the history."""
        self.set_label_set(self._label_set.extended(sorted(names)))

    def entities_by_label(self) -> Counter[str]:
        """How many entities of the project have each label, by its name without case."""
        if self._document is None:
            return Counter()
        counts = attempt(self._document.project.entities_by_label, self.message)
        return Counter() if counts is FAILED else Counter(counts)

    def recall(self, name: str) -> object:
        """What a view asked to keep with the project (JSON); None where it never did, or no project is open."""
        return self._document.project.setting(name) if self._document else None

    def remember(self, name: str, value: object) -> None:
        """Keep something about the view with the project, beside what it holds."""
        document = self._document
        if document is not None and not document.is_read_only and document.project.setting(name) != value:
            self._attempt(lambda: document.project.set_setting(name, value))

    # --- reading it in a thread

    def read_in_background(
        self,
        job: Job,
        work: Callable[[ProjectFile, Report], _Found],
        found: Callable[[_Found], None],
        otherwise: Callable[[str], _Found] | None = None,
    ) -> None:
        """Let `work` read the project in a thread; `found` gets what it returns. One of the same kind is given up.

        otherwise: makes what `found` gets where the project cannot be read or the user stops it; gets the reason.
        """
        if self.file is not None:
            path = self.file.path
            read = partial(read_project_or, path, work, otherwise) if otherwise else partial(read_project, path, work)
            self._jobs.restart(job, read, cast(Callable[[object], None], found))

    def look_over(
        self, look: Callable[[Page], _Found | None], found: Callable[[list[tuple[PageId, _Found]]], None]
    ) -> None:
        """Look at every page that is not excluded, in a thread; `found` gets (page id, what `look` saw there)."""
        if self.file is not None:
            work = partial(look_at_pages, self.file.path, self._pages.checked(), look)
            self._jobs.start(_LOOK_OVER, work, cast(Callable[[object], None], found))

    # --- inside

    def _attempt(self, work: Callable[[], object]) -> bool:
        return attempt(work, self.message) is not FAILED

    def _open(self, find: Callable[[], Opened]) -> bool:
        """Open one project in place of another; the other stays where this one cannot be opened."""
        opened = attempt(find, self.message)
        if opened is FAILED:
            return False
        self.close()
        return self._attempt(partial(self._begin, opened))

    def _begin(self, opened: Opened) -> None:
        try:
            document = ProjectWriter(opened.project, self, self._settings["unsure_below"])
            shown = opened.project.setting(_PAGE_SETTING)
        except UserError:
            opened.project.close()
            raise
        self._document = document
        self._label_set = document.label_set
        self._pages.begin(document)
        document.label_set_changed.connect(self._on_label_set_changed)
        document.history_changed.connect(self.history_changed)
        document.write_failed.connect(self._on_write_failed)
        document.setting_changed.connect(self.setting_changed)
        self._settings.add_recent(document.path)
        self.opened.emit()
        self.label_set_changed.emit()
        self._pages.pages_changed.emit()
        self.history_changed.emit()
        ids = [summary.id for summary in document.summaries]
        if shown not in ids or not self._pages.show_page(shown):
            self._pages.show_next()
        expected = map(opened.project.image_path, [*document.summaries])
        self._adding.begin(document, opened.images, opened.label_files, expected=expected)
        if document.is_read_only:
            words = tr("{} is read-only here: you can view and export it. Copy its folder to make changes.")
            self.message.emit("warning", words.format(document.path.name))
        for notice in opened.project.notices:
            self.message.emit("warning", notice)
        if document.removed_earlier and not document.is_read_only:
            self.removed_found.emit(len(document.removed_earlier))
        self._tell_left_out(opened.left_out)
        if opened.is_new:
            self.begun.emit(bool(opened.label_files))

    def _tell_left_out(self, left_out: Sequence[Path]) -> None:
        from kie_desktop.formats.folder_images import is_of_unread_kind

        no_files = [path.name for path in left_out if not is_of_unread_kind(path)]
        if kinds := [path.name for path in left_out if is_of_unread_kind(path)]:
            words = tr("Skipped, because these file types cannot be read: {}. Save them as PDF or PNG.")
            self.message.emit("info", words.format(listed(kinds, 3)))
        if no_files:
            words = tr("Skipped, because these are not regular files (broken links, pipes): {}.")
            self.message.emit("warning", words.format(listed(no_files, 3)))

    def _add(self, images: Iterable[Path], *, again: bool = False) -> None:
        assert self._document is not None
        self._adding.begin(self._document, images, again=again)

    def _on_label_set_changed(self) -> None:
        assert self._document is not None
        self._label_set = self._document.label_set
        self.label_set_changed.emit()

    def _on_write_failed(self, text: str) -> None:
        self.write_failed.emit()
        if not self.look_for_file():
            self.message.emit("error", text)
