"""The one object that the window talks to: an open project, what is shown of it, and work under way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.edits import EditError
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch, StaleEditError
from kie_desktop.jobs.background import BackgroundJob, JobState, Outcome, Report
from kie_desktop.session.adding import Looked, look_for_pages
from kie_desktop.session.document import Document
from kie_desktop.session.page_images import PageImages
from kie_desktop.session.selection import Selection
from kie_desktop.session.settings import Settings
from kie_desktop.store import SUFFIX, PageSummary, ProjectFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Arguments = ParamSpec("_Arguments")

_FOLDER_SETTING = "folder"
"""Project setting: whether new images of the project's folder become pages when it is opened."""
_PAGE_SETTING = "page"
"""Project setting: id of the page shown last."""


class Session(QObject):
    """Methods never raise for reasons that the user can mend: they say `message("error", text)`.

    message(level, text): level is "info", "warning" or "error". page_shown(page id; 0 where there
    is none). page_edited(page id, Changes): on any page; compare with `page_id`.
    pages_changed: `summaries` is another list. summary_changed(page id): one line of it is.
    label_files_found(list of paths): the folder just opened holds label files that could be imported.
    """

    project_opened = Signal()
    project_closed = Signal()
    pages_changed = Signal()
    summary_changed = Signal(int)
    page_shown = Signal(int)
    page_edited = Signal(int, object)
    history_changed = Signal()
    label_set_changed = Signal()
    jobs_changed = Signal()
    message = Signal(str, str)
    label_files_found = Signal(object)

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings or Settings(parent=self)
        self.selection = Selection(self)
        self.images = PageImages(self)
        self._document: Document | None = None
        self._label_set = default_label_set()
        self._page_id: PageId | None = None
        self._running: dict[int, tuple[BackgroundJob, JobState]] = {}

    # --- the project

    @property
    def path(self) -> Path | None:
        """The project file; None where no project is open."""
        return self._document.project.path if self._document else None

    @property
    def summaries(self) -> Sequence[PageSummary]:
        """A line for every page of the project, in natural order of the image names."""
        return self._document.summaries if self._document else []

    @property
    def label_set(self) -> LabelSet:
        """The project's labels; the default ones where no project is open."""
        return self._label_set

    def set_label_set(self, labels: LabelSet) -> None:
        """Give the project other labels. Entities keep the label that they have."""
        if self._document is None or labels == self._label_set:
            return
        try:
            self._document.project.label_set = labels
        except UserError as error:
            self.message.emit("error", str(error))
            return
        self._label_set = labels
        self.label_set_changed.emit()

    def open_path(self, path: Path) -> bool:
        """Open a project file, a folder of images, or one image, TIFF or PDF."""
        if path.is_dir():
            return self.open_folder(path)
        if path.suffix.lower() == SUFFIX:
            return self._open_project(path)
        return self.open_files([path])

    def open_folder(self, folder: Path) -> bool:
        """Open the project of a folder, or make one, and add the images that it does not have yet."""
        from kie_desktop.formats.images import find_images

        folder = Path(os.path.abspath(folder))  # noqa: PTH100  (its name is needed, also of ".")
        try:
            images = find_images(folder)
            project = _project_of(folder)
            if project is None and not images:
                raise UserError(
                    f"{folder}: there are no images in this folder; put PNG, JPEG, TIFF or PDF files there, "
                    "or open another folder"
                )
        except UserError as error:
            self.message.emit("error", str(error))
            return False
        if project is not None:
            return self._open_project(project)
        return self._create_project(folder / f"{folder.name or 'project'}{SUFFIX}", images, is_folder=True)

    def open_files(self, files: Iterable[Path]) -> bool:
        """Open images, TIFFs and PDFs as one project beside the first of them."""
        paths = [Path(os.path.abspath(path)) for path in files]  # noqa: PTH100
        if not paths:
            return False
        project = paths[0].with_suffix(SUFFIX)
        if _is_filled(project):
            return self._open_project(project) and self.add_files(paths)
        return self._create_project(project, paths, is_folder=False)

    def add_files(self, files: Iterable[Path]) -> bool:
        """Add the pages of more images to the open project; known ones are passed over."""
        if self._document is None:
            return self.open_files(files)
        self._look(list(files), [])
        return True

    def close(self) -> None:
        """Close the project; stops what works on it, and waits until everything is written."""
        self.cancel_jobs()
        for job, _ in self._running.values():
            job.wait()
        self._running.clear()
        self.images.clear()
        if self._document is None:
            return
        document, self._document = self._document, None
        try:
            if self._page_id is not None:
                document.project.set_setting(_PAGE_SETTING, self._page_id)
            document.close()
        except UserError as error:
            self.message.emit("error", str(error))
        self._page_id = None
        self.selection.clear()
        self._label_set = default_label_set()
        self.project_closed.emit()

    def shut_down(self) -> None:
        """Close the project and end every thread and child process; call it once, at the end."""
        self.close()
        self.images.close()
        self.settings.save()

    # --- what is shown

    @property
    def page_id(self) -> PageId | None:
        """The page that is shown."""
        return self._page_id

    @property
    def page(self) -> Page | None:
        """The page that is shown, as it is now."""
        return self._document.page(self._page_id) if self._document and self._page_id is not None else None

    def page_of(self, page_id: PageId) -> Page:
        """Any page of the open project, as it is now. KeyError, UserError."""
        if self._document is None:
            raise KeyError(f"no project is open, so there is no page {page_id}")
        return self._document.page(page_id)

    def show_page(self, page_id: PageId) -> None:
        """Show another page; its image follows through `images.image_ready`."""
        if self._document is None:
            return
        try:
            self._document.page(page_id)
        except UserError as error:
            self.message.emit("error", str(error))
            return
        if page_id != self._page_id:
            self._document.history.end_gesture()
            self.selection.clear()
        self._page_id = page_id
        self.page_shown.emit(page_id)
        self.images.show(*self._picture(page_id))
        following = self._neighbour(1)
        if following is not None:
            self.images.prefetch(*self._picture(following))

    def show_next(self, step: int = 1) -> None:
        """Show the page `step` lines further down in the list (negative: up), if there is one."""
        page_id = self._neighbour(step)
        if page_id is not None:
            self.show_page(page_id)

    def image_path(self, page_id: PageId) -> Path:
        """Where the image of a page lies. KeyError."""
        return self._picture(page_id)[1]

    def thumbnail(self, page_id: PageId) -> NDArray[np.uint8] | None:
        """A small picture of a page; None until `images.thumbnail_ready` says that it is there."""
        return self.images.thumbnail(*self._picture(page_id), self.settings["thumbnail_size"])

    # --- editing

    def edit(self, patch: Patch, text: str, gesture: object | None = None, page_id: PageId | None = None) -> bool:
        """Do a patch to the page that is shown (or to another) as one undoable step called `text`.

        Edits in a row with the same `gesture` (a drag, typing in a field) become one step.
        Returns whether it was done.
        """
        target = self._page_id if page_id is None else page_id
        if self._document is None or target is None or not patch:
            return False
        return self._attempt(lambda: self._document.do(Step(text, ((target, patch),)), gesture))  # type: ignore[union-attr]

    def do(
        self,
        text: str,
        make: Callable[Concatenate[Page, _Arguments], Patch],
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> bool:
        """Make a patch with a function of `domain.edits` and do it: `do("Set label", set_label, ids, "header")`.

        An edit that makes no sense here becomes a message. Returns whether anything was done.
        """
        page = self.page
        if page is None:
            return False
        try:
            patch = make(page, *args, **kwargs)
        except EditError as error:
            self.message.emit("warning", str(error))
            return False
        return self.edit(patch, text)

    def end_gesture(self) -> None:
        """Let the next edit be a step of its own."""
        if self._document:
            self._document.history.end_gesture()

    @property
    def undo_text(self) -> str | None:
        """What undo would take back; None where there is nothing."""
        return self._document.history.undo_text if self._document else None

    @property
    def redo_text(self) -> str | None:
        """What redo would do again; None where there is nothing."""
        return self._document.history.redo_text if self._document else None

    def undo(self) -> None:
        """Take the latest step back, and show the page that it was on."""
        if self._document:
            self._show_touched(self._document.undo)

    def redo(self) -> None:
        """Do the latest undone step again, and show the page that it is on."""
        if self._document:
            self._show_touched(self._document.redo)

    # --- work under way

    @property
    def jobs(self) -> list[JobState]:
        """What is being worked on."""
        return [state for _, state in self._running.values()]

    def cancel_jobs(self) -> None:
        """Stop everything that is being worked on; what is done stays."""
        for job, _ in self._running.values():
            job.cancel()

    # --- inside

    def _attempt(self, work: Callable[[], Any]) -> bool:
        try:
            work()
        except StaleEditError:
            self.message.emit("warning", "The page has changed in the meantime; do it again on what is there now.")
            return False
        except UserError as error:
            self.message.emit("error", str(error))
            return False
        return True

    def _show_touched(self, move: Callable[[], Step | None]) -> None:
        steps: list[Step | None] = []
        self._attempt(lambda: steps.append(move()))
        touched = [page_id for step in steps if step for page_id, _ in step.patches]
        if touched and self._page_id not in touched:
            self.show_page(touched[0])

    def _picture(self, page_id: PageId) -> tuple[PageId, Path, int]:
        if self._document is None:
            raise KeyError(f"no project is open, so there is no page {page_id}")
        summary = self._document.summary(page_id)
        return page_id, self._document.image_path(page_id), summary.frame

    def _neighbour(self, step: int) -> PageId | None:
        ids = [summary.id for summary in self.summaries]
        if self._page_id not in ids:
            return ids[0] if ids else None
        position = ids.index(self._page_id) + step
        return ids[position] if 0 <= position < len(ids) else None

    def _create_project(self, path: Path, images: list[Path], *, is_folder: bool) -> bool:
        try:
            project = ProjectFile.create(path, default_label_set())
            project.set_setting(_FOLDER_SETTING, is_folder)
        except UserError as error:
            self.message.emit("error", str(error))
            return False
        return self._adopt(project, images)

    def _open_project(self, path: Path) -> bool:
        from kie_desktop.formats.images import find_images

        if self.path is not None and path.exists() and self.path.samefile(path):
            return True
        try:
            project = ProjectFile.open(path)
        except UserError as error:
            self.message.emit("error", str(error))
            return False
        images = find_images(project.path.parent) if project.setting(_FOLDER_SETTING, False) else []
        return self._adopt(project, images)

    def _adopt(self, project: ProjectFile, images: list[Path]) -> bool:
        self.close()
        try:
            document = Document(project, self)
            self._label_set = project.label_set
            shown = project.setting(_PAGE_SETTING)
        except UserError as error:
            project.close()
            self.message.emit("error", str(error))
            return False
        self._document = document
        document.edited.connect(self._on_edited)
        document.summary_changed.connect(self.summary_changed)
        document.history_changed.connect(self.history_changed)
        document.write_failed.connect(partial(self.message.emit, "error"))
        self.settings.add_recent(project.path)
        self.project_opened.emit()
        self.label_set_changed.emit()
        self.pages_changed.emit()
        self.history_changed.emit()
        ids = [summary.id for summary in document.summaries]
        if ids:
            self.show_page(shown if shown in ids else ids[0])
        self._look(images, [document.image_path(page_id) for page_id in ids])
        return True

    def _on_edited(self, page_id: PageId, changes: object) -> None:
        if page_id == self._page_id and self.page is not None:
            self.selection.keep_to(self.page)
        self.page_edited.emit(page_id, changes)

    def _look(self, images: list[Path], expected: list[Path]) -> None:
        """Find new pages in a thread and add them batch by batch."""
        assert self._document is not None
        known = frozenset(summary.image for summary in self.summaries)
        relative = self._document.project.relative
        job = self._start("Looking at images", partial(look_for_pages, images, known, expected, relative))
        job.partial.connect(self._add_pages)
        job.ended.connect(self._on_looked)

    def _add_pages(self, job_id: int, pages: list[Page]) -> None:
        if self._document is None or job_id not in self._running or not pages:
            return
        self._attempt(partial(self._document.add_pages, pages))
        self.pages_changed.emit()
        if self._page_id is None:
            self.show_next()

    def _on_looked(self, _job_id: int, outcome: Outcome) -> None:
        looked = outcome.value
        if isinstance(looked, Looked) and looked.text():
            self.message.emit(looked.level, looked.text())

    def _start(self, title: str, work: Callable[[Report], object]) -> BackgroundJob:
        job = BackgroundJob(title, work, self)
        self._running[job.id] = job, JobState(job.id, title)
        job.progressed.connect(self._on_progressed)
        job.ended.connect(self._on_ended)
        job.start()
        self.jobs_changed.emit()
        return job

    def _on_progressed(self, state: JobState) -> None:
        if state.id in self._running:
            self._running[state.id] = self._running[state.id][0], state
            self.jobs_changed.emit()

    def _on_ended(self, job_id: int, outcome: Outcome) -> None:
        if job_id not in self._running:  # of a project that was closed
            return
        self._running.pop(job_id)
        if outcome.error:
            self.message.emit("error", outcome.error)
        self.jobs_changed.emit()


def _project_of(folder: Path) -> Path | None:
    """The project file of a folder: the one named like it, or else the only one there."""
    named = folder / f"{folder.name}{SUFFIX}"
    if _is_filled(named):
        return named
    others = [path for path in folder.glob(f"*{SUFFIX}") if _is_filled(path)]
    return others[0] if len(others) == 1 else None


def _is_filled(path: Path) -> bool:
    """Whether a project file is there (one of 0 bytes is what a killed program leaves before it begins)."""
    return path.is_file() and path.stat().st_size > 0
