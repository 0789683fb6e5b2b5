"""Pages whose image is another one now: fitted where that is certain, else refused until a person decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.page import Picture
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.picture_edits import Fit, how_it_fits, replace_picture
from kie_desktop.formats.image_mark import ImageMark, quick_mark
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import count, tr, translatable
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.session.project.editing import ProjectEditor
from kie_desktop.session.project.image_check import (
    CheckedImages,
    NewPicture,
    check_images,
    look_at_image,
    marks_to_complete,
)
from kie_desktop.session.project.open_project import OpenProject
from kie_desktop.session.project.pages import ProjectPages
from kie_desktop.session.project.reading import read_project
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.sentences import FAILED, attempt, shorten_list

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CHECK = Job(JobKind.CHECKING_IMAGES, translatable("Checking images"), may_be_dropped=True)
_CHOOSE = Job(JobKind.CHOOSING_IMAGE, translatable("Checking images"), may_be_dropped=True)
_SECONDS_AT_CLOSING = 1.0
"""For reading the content of images that were annotated in this sitting; the rest is read at the next opening."""


class ImageChanges(QObject):
    """Keeps what lies on pages where it belongs when files of images are replaced.

    unfitted_changed: `unfitted` may be another. unfitted_found: it has more pages now. message(level, text).
    """

    unfitted_changed = Signal()
    unfitted_found = Signal()
    message = Signal(str, str)

    def __init__(
        self,
        project: OpenProject,
        editor: ProjectEditor,
        pages: ProjectPages,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._project, self._editor, self._pages, self._jobs = project, editor, pages, jobs
        self._marks: dict[str, ImageMark] = {}
        self._new: dict[PageId, NewPicture] = {}
        self._pending: dict[str, ImageMark] = {}
        """Marks of images that pages do not fit yet; kept once they do, so that the next opening asks again."""
        self._fitted: set[PageId] = set()
        """Fitted in this sitting: where that is undone, nothing is done again without being asked."""
        project.opened.connect(self._begin)
        project.images_looked_at.connect(self.check)
        project.closing.connect(self._finish)
        pages.page_shown.connect(self._on_page_shown)
        pages.images.image_ready.connect(self._on_image_ready)
        editor.history_changed.connect(self._on_history_changed)

    # --- what does not fit

    @property
    def unfitted(self) -> dict[PageId, NewPicture]:
        """Pages that lie on another picture than the one they were annotated on, until a person decides."""
        document = self._project.document
        if document is None or not self._new:
            return {}
        return {
            page_id: new
            for page_id, new in self._new.items()
            if page_id in document and document.summary(page_id).picture == new.before
        }

    def refuses(self, page_ids: Iterable[PageId]) -> bool:
        """Whether models and exports must leave some of these pages alone; a message says why."""
        document, wanted = self._project.document, [*page_ids]
        if document is None:
            return False
        changed = [page_id for page_id in wanted if page_id in document and self._is_changed(document, page_id)]
        if changed:
            self.check()
            words = tr("These images have changed on disk and are being checked; try again when this is finished:")
        else:
            unfitted = self.unfitted
            changed = [page_id for page_id in wanted if page_id in unfitted]
            words = tr(
                "The images of these pages were replaced, and their annotations do not fit any more. Decide first what "
                "to do with Page > Fit annotations to image:"
            )
        if changed:
            names = shorten_list([document.summary(page_id).name for page_id in changed])
            self.message.emit("warning", f"{words}\n{names}")
        return bool(changed)

    def check(self) -> None:
        """Look at the files of all pages, in a thread."""
        document = self._project.document
        marks = self._known(document) if document is not None else None
        if document is not None and marks is not None:
            work = partial(check_images, [*document.summaries], marks, document.images.originals)
            self._project.read_in_background(_CHECK, work, partial(self._on_checked, document))

    def look_at_shown(self) -> None:
        """Look at the file of the page that shows; where it has changed, at all."""
        document, page_id = self._project.document, self._pages.page_id
        if document is not None and page_id is not None and self._is_changed(document, page_id):
            self.check()

    # --- what a person decides

    def fit(self, page_id: PageId, quarters: int = 0, *, stretch: bool = True) -> bool:
        """Take the picture that a page shows now, as one undoable step. Returns whether it was done.

        quarters: clockwise by which it is rotated. stretch: else all keeps its place in pixels.
        """
        new = self.unfitted.get(page_id)
        document = self._project.document
        if new is None or document is None:
            return False
        make = partial(_fitted, document, {page_id: new._replace(quarters=quarters)}, stretch)
        return self._editor.change_pages(BulkEdit(tr("Fit to new image"), [page_id], make, done=self._keep_marks))

    def choose_image(self, page_id: PageId, path: Path) -> None:
        """Let a page show another image file, and all pages of the same file its other frames. Cannot be undone."""
        document = self._project.document
        if document is None or page_id not in document or self._editor.refuses_change():
            return
        before, after = document.summary(page_id).image, document.images.relative(path)
        if before == after:
            return
        frames = 1 + max(row.frame for row in document.summaries if row.image == before)
        self._jobs.restart(_CHOOSE, partial(_check_frames, path, frames), partial(self._take, document, before, after))

    # --- inside

    def _begin(self) -> None:
        document = self._project.document
        self._new, self._pending, self._fitted = {}, {}, set()
        self._marks = (self._known(document) if document is not None else None) or {}

    def _known(self, document: ProjectWriter) -> dict[str, ImageMark] | None:
        """What is known of the files of images; None, with a message, where it cannot be read."""
        marks = attempt(lambda: document.images.marks, self.message)
        return None if marks is FAILED else marks

    def _finish(self) -> None:
        document = self._project.document
        if document is not None and not document.is_read_only:
            rows = document.summaries
            marks = marks_to_complete(rows, self._marks, document.project.image_path, _SECONDS_AT_CLOSING)
            attempt(partial(document.images.put_marks, marks), self.message)
        self._new, self._pending = {}, {}

    def _is_changed(self, document: ProjectWriter, page_id: PageId) -> bool:
        known = self._marks.get(document.summary(page_id).image)
        now = quick_mark(document.images.path_of(page_id)) if known is not None else None
        if known is None or now is None:
            return False
        pending = self._pending.get(document.summary(page_id).image)
        return not known.looks_like(now) and (pending is None or not pending.looks_like(now))

    def _take(self, document: ProjectWriter, before: str, after: str, _: object) -> None:
        if document is not self._project.document:
            return
        page_id = self._pages.page_id
        if attempt(partial(document.rename_images, {before: after}), self.message) is None:
            self._pages.images.clear()
            if page_id is not None:
                self._pages.show_page(page_id)
            self.check()

    def _on_checked(self, document: ProjectWriter, checked: CheckedImages) -> None:
        if document is not self._project.document:
            return
        there = {
            page_id: new
            for page_id, new in checked.pictures.items()
            if page_id in document and document.summary(page_id).picture == new.before
        }
        later = {new.before.image for new in there.values()}
        kept = {image: mark for image, mark in checked.marks.items() if image not in later}
        self._pending |= {image: mark for image, mark in checked.marks.items() if image in later}
        attempt(partial(document.images.put_marks, kept), self.message)
        # A look that began before a page was fitted sees another picture of the page's size: that was told already.
        self._tell_replaced(
            image
            for image in checked.replaced
            if kept.get(image) not in (self._marks.get(image), self._pending.get(image))
        )
        changed = {image for image in checked.marks if image in self._marks}  # the others were never looked at before
        self._marks |= kept
        self._take_pictures(document, there)
        shown = self._pages.page_id
        if shown is not None and document.summary(shown).image in changed:
            self._pages.images.forget(shown)
            self._pages.show_page(shown)

    def _tell_replaced(self, images: Iterable[str]) -> None:
        names = [*images]
        if names:
            words = tr("{} replaced by others of the same size; annotations kept their places, so check them:")
            self.message.emit("warning", f"{words.format(_images(len(names)))}\n{shorten_list(names)}")

    def _take_pictures(self, document: ProjectWriter, pictures: Mapping[PageId, NewPicture]) -> None:
        """Fit what certainly fits, and keep the rest for a person."""
        certain = {
            page_id: new
            for page_id, new in pictures.items()
            if not document.is_read_only
            and page_id not in self._fitted
            and (
                not document.summary(page_id).entities
                or new.fit is Fit.SCALED
                or (new.fit is Fit.ROTATED and new.quarters is not None)
            )
        }
        told = self.unfitted
        self._new |= pictures
        if certain and not self._editor.refuses_change():
            annotated = [page_id for page_id in certain if document.summary(page_id).entities]
            make, done = partial(_fitted, document, certain, True), partial(self._on_fitted, annotated)
            self._fitted |= certain.keys()
            self._editor.change_pages(BulkEdit(tr("Fit to new images"), [*certain], make, done=done))
        self.unfitted_changed.emit()
        if (pictures.keys() - told.keys()) & self.unfitted.keys():
            self.unfitted_found.emit()

    def _on_fitted(self, annotated: Iterable[PageId], step: Step | None) -> None:
        document = self._project.document
        names = [document.summary(page_id).name for page_id in annotated if document and page_id in document]
        if names:
            words = tr("{} replaced; annotations were fitted to the new size. Undo to decide yourself:")
            self.message.emit("info", f"{words.format(_images(len(names)))}\n{shorten_list(names)}")
        self._keep_marks(step)

    def _keep_marks(self, _: Step | None) -> None:
        """Keep the marks of images that all their pages fit now."""
        document = self._project.document
        if document is None:
            return
        waiting = {new.before.image for new in self.unfitted.values()}
        fitted = {image: mark for image, mark in self._pending.items() if image not in waiting}
        if attempt(partial(document.images.put_marks, fitted), self.message) is None:
            self._marks |= fitted
            self._pending = {image: mark for image, mark in self._pending.items() if image in waiting}
        self.unfitted_changed.emit()

    def _on_history_changed(self) -> None:
        if self._new:
            self.unfitted_changed.emit()

    def _on_page_shown(self) -> None:
        self.look_at_shown()

    def _on_image_ready(self, page_id: PageId, pixels: NDArray[np.uint8]) -> None:
        """The pixels of a page are there: where their size is not the page's, its image was replaced unnoticed."""
        document = self._project.document
        if document is None or page_id not in document or page_id in self.unfitted:
            return
        row = document.summary(page_id)
        after = Picture(row.image, row.frame, pixels.shape[1], pixels.shape[0])
        if how_it_fits(row.picture, after) is not Fit.SAME:
            work = partial(read_project, document.project.path, partial(look_at_image, row.image))
            self._jobs.start(_CHECK, work, partial(self._on_checked, document))


def _check_frames(path: Path, frames: int, _: Report) -> None:
    """Raises UserError where a file cannot be shown, or has fewer frames than pages show of it."""
    from kie_desktop.formats.images import frame_count, image_info  # numpy: not before a picture is needed

    if frame_count(path) < frames:
        words = tr("{path}: this file has fewer pages than the one it is to replace; choose another file")
        raise UserError(words.format(path=path))
    image_info(path)


def _fitted(
    document: ProjectWriter, pictures: Mapping[PageId, NewPicture], stretch: bool, page_id: PageId
) -> Patch | None:
    """What fits a page to its new picture; None where it shows another one meanwhile. UserError."""
    page, new = document.page(page_id), pictures[page_id]
    if page.picture != new.before:
        return None
    return replace_picture(page, new.after, document.project.proposal(page_id), new.quarters or 0, stretch=stretch)


def _images(number: int) -> str:
    return count(number, tr("image was"), tr("images were"))
