"""The pages of the open project, and the one that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Page, Picture, ReviewState
from kie_desktop.domain.patch import Changes
from kie_desktop.session.project.page_images import PageImages
from kie_desktop.session.project.selection import Selection
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.sentences import FAILED, attempt
from kie_desktop.session.settings import Settings
from kie_desktop.store import PageSummary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NO_PAGE = 0
"""The argument of `page_shown` when the last page was removed; no page has this id."""


class ProjectPages(QObject):
    """Reads pages; what changes them is `ProjectEditor`.

    pages_changed: `summaries` is another list. summary_changed(page id): one line of it is. page_shown(page id):
    `NO_PAGE` where the last page was removed. page_edited(page id, Changes): on any page; shown_edited: on the one
    that shows. message(level, text).
    """

    pages_changed = Signal()
    summary_changed = Signal(int)
    page_shown = Signal(int)
    page_edited = Signal(int, object)
    shown_edited = Signal()
    message = Signal(str, str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        settings.changed.connect(self._on_setting_changed)
        self.selection = Selection(self)
        self.images = PageImages(self)
        self._document: ProjectWriter | None = None
        self._page_id: PageId | None = None

    @property
    def summaries(self) -> Sequence[PageSummary]:
        """A line for every page of the project, in natural order of the image names."""
        return self._document.summaries if self._document else []

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
        return self._open_document.page(page_id)

    def image_path(self, page_id: PageId) -> Path:
        """Where the image of a page lies. KeyError."""
        return self._open_document.images.path_of(page_id)

    def checked(self, page_ids: Iterable[PageId] | None = None) -> tuple[PageId, ...]:
        """These pages; by default all that are not excluded."""
        if page_ids is not None:
            return tuple(page_ids)
        return tuple(summary.id for summary in self.summaries if summary.state is not ReviewState.EXCLUDED)

    def thumbnail(self, page_id: PageId) -> NDArray[np.uint8] | None:
        """A small picture of a page; None until `images.thumbnail_ready` brings it."""
        return self.images.thumbnail(*self._picture(page_id), self._settings["thumbnail_size"])

    def show_page(self, page_id: PageId) -> bool:
        """Show another page, if it is there and can be read; its image follows through `images.image_ready`.

        Returns whether it shows.
        """
        document = self._document
        if document is None or page_id not in document:
            return False
        if attempt(partial(document.page, page_id), self.message) is FAILED:
            return False
        if page_id != self._page_id:
            document.history.end_gesture()
            self.selection.clear()
        self._page_id = document.history.shown = page_id
        self.page_shown.emit(page_id)
        self.images.show(*self._picture(page_id))
        following = self._neighbour(1)
        if following is not None:
            self.images.prefetch(*self._picture(following))
        return True

    def show_next(self, step: int = 1) -> None:
        """Show the page `step` lines further down in the list (negative: up), if there is one.

        One that is damaged in the project file is told of and passed over.
        """
        page_id = self._neighbour(step)
        while page_id is not None and not self.show_page(page_id):
            step += 1 if step > 0 else -1
            page_id = self._neighbour(step)

    def add(self, pages: list[Page]) -> list[PageId] | None:
        """Add pages, except those that are there already. Cannot be undone.

        Returns the ids of the new ones; None where that failed; a message says why.
        """
        added = attempt(partial(self._open_document.add_pages, pages), self.message)
        if added is FAILED:
            return None
        if added:
            self.pages_changed.emit()
        if self._page_id is None:
            self.show_next()
        return added

    # --- for `OpenProject`

    def begin(self, document: ProjectWriter) -> None:
        """Take the pages of a project that was opened just now; none is shown yet."""
        self._document = document
        document.edited.connect(self._on_edited)
        document.summary_changed.connect(self.summary_changed)
        document.pages_changed.connect(self._on_pages_changed)

    def leave(self) -> PageId | None:
        """Forget all pages: the project is being closed. Returns the one that was shown."""
        self.images.clear()
        page_id, self._page_id = self._page_id, None
        self._document = None
        return page_id

    # --- inside

    @property
    def _open_document(self) -> ProjectWriter:
        if self._document is None:
            raise KeyError("no project is open, so there are no pages")
        return self._document

    def _picture(self, page_id: PageId) -> tuple[PageId, Path, Picture]:
        document = self._open_document
        return page_id, document.images.path_of(page_id), document.summary(page_id).picture

    def _neighbour(self, step: int) -> PageId | None:
        ids = [summary.id for summary in self.summaries]
        if self._page_id not in ids:  # none shows: counted from before the first
            return ids[step - 1] if 0 < step <= len(ids) else None
        position = ids.index(self._page_id) + step
        return ids[position] if 0 <= position < len(ids) else None

    def _on_edited(self, page_id: PageId, changes: Changes) -> None:
        if page_id == self._page_id and self.page is not None:
            self.selection.keep_to(self.page)
        self.page_edited.emit(page_id, changes)
        if page_id == self._page_id:
            self.shown_edited.emit()
        if changes.picture and page_id == self._page_id:
            self.show_page(page_id)

    def _on_pages_changed(self) -> None:
        """Pages were removed, or came back: show another one in place of one that is gone."""
        document, shown = self._open_document, self._page_id
        if shown is not None and shown not in document:
            self._page_id = document.beside(shown)
            self.selection.clear()
        self.pages_changed.emit()
        if self._page_id is None and self.summaries:
            self.show_next()
        elif self._page_id is None:
            document.history.shown = None
            self.page_shown.emit(NO_PAGE)
        elif self._page_id != shown:
            self.show_page(self._page_id)

    def _on_setting_changed(self, name: str) -> None:
        if name == "unsure_below" and self._document is not None:
            attempt(partial(self._document.count_unsure, self._settings["unsure_below"]), self.message)
