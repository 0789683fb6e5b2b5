"""The pages of the open project, and the one that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Changes, StaleEditError
from kie_desktop.language import tr
from kie_desktop.session.project.page_images import PageImages
from kie_desktop.session.project.selection import Selection
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.sentences import CHANGED_MEANWHILE
from kie_desktop.session.settings import Settings
from kie_desktop.store import PageSummary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NO_PAGE = 0
"""What `page_shown` says where the last page has been removed; no page has this id."""


class ProjectPages(QObject):
    """The first layer of `Session`, whose docstring has the signals. `OpenProject` and `Editing` are the next ones."""

    pages_changed = Signal()
    summary_changed = Signal(int)
    page_shown = Signal(int)
    page_edited = Signal(int, object)
    shown_edited = Signal()
    acted = Signal(object)
    message = Signal(str, str)

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings or Settings(parent=self)
        self.settings.changed.connect(self._follow_setting)
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
        return self._opened_document.page(page_id)

    def image_path(self, page_id: PageId) -> Path:
        """Where the image of a page lies. KeyError."""
        return self._opened_document.image_path(page_id)

    def thumbnail(self, page_id: PageId) -> NDArray[np.uint8] | None:
        """A small picture of a page; None until `images.thumbnail_ready` says that it is there."""
        return self.images.thumbnail(*self._picture(page_id), self.settings["thumbnail_size"])

    def show_page(self, page_id: PageId) -> None:
        """Show another page, if it is there; its image follows through `images.image_ready`."""
        document = self._document
        if document is None or page_id not in document or not self._attempt(lambda: document.page(page_id)):
            return
        if page_id != self._page_id:
            document.history.end_gesture()
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

    def add_pages(self, pages: list[Page]) -> list[PageId] | None:
        """Add pages, except those that are there already. Cannot be undone.

        Returns the ids of what came; None where that was not possible, which has been said then.
        """
        document, added = self._opened_document, list[PageId]()
        if not self._attempt(lambda: added.extend(document.add_pages(pages))):
            return None
        if added:
            self.pages_changed.emit()
        if self._page_id is None:
            self.show_next()
        return added

    def remove_pages(self, page_ids: Iterable[PageId]) -> bool:
        """Take pages out of the project, as one undoable step; their images stay. Returns whether it was done.

        What is asked of the engine for them is given up.
        """
        document = self._document
        removed = frozenset(page_id for page_id in page_ids if document is not None and page_id in document)
        if document is None or not removed:
            return False
        text = tr("Remove page") if len(removed) == 1 else tr("Remove {} pages").format(len(removed))
        if not self._attempt(lambda: document.do(Step(text, removed=removed))):
            return False
        self.acted.emit(None)
        return True

    # --- inside

    @property
    def _opened_document(self) -> ProjectWriter:
        if self._document is None:
            raise KeyError("no project is open, so there is no page")
        return self._document

    def _attempt(self, work: Callable[[], object]) -> bool:
        """Do what may fail for a reason that the user can mend. Returns whether it worked; else it has been said."""
        try:
            work()
        except StaleEditError:
            self.message.emit("warning", tr(CHANGED_MEANWHILE))
            return False
        except UserError as error:
            self.message.emit("error", str(error))
            return False
        return True

    def _follow(self, document: ProjectWriter) -> None:
        """Make a document the open one."""
        self._document = document
        document.edited.connect(self._on_edited)
        document.summary_changed.connect(self.summary_changed)
        document.pages_changed.connect(self._on_pages_changed)

    def _picture(self, page_id: PageId) -> tuple[PageId, Path, int]:
        document = self._opened_document
        return page_id, document.image_path(page_id), document.summary(page_id).frame

    def _neighbour(self, step: int) -> PageId | None:
        ids = [summary.id for summary in self.summaries]
        if self._page_id not in ids:
            return ids[0] if ids else None
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
        document, shown = self._opened_document, self._page_id
        if shown is not None and shown not in document:
            self._page_id = document.beside(shown)
            self.selection.clear()
        self.pages_changed.emit()
        if self._page_id is None and self.summaries:
            self.show_next()
        elif self._page_id is None:
            self.page_shown.emit(NO_PAGE)
        elif self._page_id != shown:
            self.show_page(self._page_id)

    def _follow_setting(self, name: str) -> None:
        document = self._document
        if name == "unsure_below" and document is not None:
            self._attempt(lambda: document.count_unsure(self.settings["unsure_below"]))
