"""Taking steps back and doing them again. Every page has a history of its own (adr/0061)."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.patch import StaleEditError
from kie_desktop.language import count, tr
from kie_desktop.session.project.bulk_edits import MANY_PAGES, BulkEdits
from kie_desktop.session.project.open_project import OpenProject
from kie_desktop.session.project.pages import ProjectPages
from kie_desktop.session.project.writer import ProjectWriter


class Undoing(QObject):
    """What undo and redo do while a page shows; none of it shows another page.

    moved(number of the step, or -1): that step was undone, or one (-1) was redone. told(words, whether it is all on the
    shown page): what was undone or redone, and where; after `moved`. message(level, text).
    """

    moved = Signal(int)
    told = Signal(str, bool)
    message = Signal(str, str)

    def __init__(self, project: OpenProject, pages: ProjectPages, bulk_edits: BulkEdits) -> None:
        super().__init__(bulk_edits)
        self._project = project
        self._pages = pages
        self._bulk_edits = bulk_edits
        self._long: tuple[Step, bool] | None = None
        """The step of many pages that is being undone, or redone (True)."""
        bulk_edits.ended.connect(self._on_long_ended)

    @property
    def next_undo(self) -> Step | None:
        """The latest step in the history of the page that is shown."""
        document = self._project.document
        history = document.history if document else None
        return history.undo_on(history.shown) if history else None

    @property
    def next_redo(self) -> Step | None:
        """What was undone last in the history of the page that is shown."""
        document = self._project.document
        history = document.history if document else None
        return history.redo_on(history.shown) if history else None

    @property
    def latest(self) -> Step | None:
        """The latest step of all, whichever page it is on."""
        return self._document.history.next_undo if self._document else None

    def refused_on(self, step: Step) -> frozenset[PageId]:
        """The pages on which a step cannot be undone, as they were rotated and have changed since. UserError."""
        return self._document.refuse_undo(step) if self._document is not None else frozenset()

    def undo(self, pages: Collection[PageId] | None = None) -> None:
        """Take `next_undo` back; of many pages it is a job. pages: on these alone; elsewhere it stays undoable."""
        step = self.next_undo
        if self._document is None or step is None or self._document.moving:
            return
        only = None if pages is None or step.is_of_project else [*pages]
        if only is None and len(step.patches) > MANY_PAGES:
            self._begin_long(step, redo=False)
            return
        try:
            moved = self._document.undo(of=step, pages=only)
        except StaleEditError:
            words = tr("“{}” cannot be undone: the page was read again since. Discard what pre-annotation did first.")
            self.message.emit("warning", words.format(step.text))
        except UserError as error:
            self.message.emit("error", str(error))
        else:
            self._tell(moved, redo=False)

    def redo(self) -> None:
        """Do `next_redo` again; of many pages it is a job."""
        step = self.next_redo
        if self._document is None or step is None or self._document.moving:
            return
        if len(step.patches) > MANY_PAGES:
            self._begin_long(step, redo=True)
            return
        try:
            moved = self._document.redo(of=step)
        except StaleEditError:
            words = tr("“{}” cannot be redone: the page has changed since.")
            self.message.emit("warning", words.format(step.text))
        except UserError as error:
            self.message.emit("error", str(error))
        else:
            self._tell(moved, redo=True)

    # --- inside

    @property
    def _document(self) -> ProjectWriter | None:
        return self._project.document

    def _begin_long(self, step: Step, *, redo: bool) -> None:
        assert self._document is not None
        self._long = step, redo
        self._bulk_edits.begin(self._document, step, redo=redo)

    def _on_long_ended(self, moved: Step) -> None:
        """It is all done, or was stopped."""
        step, redo = self._long or (moved, False)
        self._tell(step, redo=redo)

    def _tell(self, step: Step | None, *, redo: bool) -> None:
        if step is None:
            return
        self.moved.emit(-1 if redo else step.number)
        document = self._document
        touched = dict.fromkeys([*dict(step.patches), *step.restored])
        pages = [page_id for page_id in touched if document is not None and page_id in document]
        if not pages:
            words = tr("Redone: {}.") if redo else tr("Undone: {}.")
            self.told.emit(words.format(step.text), False)
            return
        words = tr("Redone on {where}: {what}.") if redo else tr("Undone on {where}: {what}.")
        where = count(len(pages), tr("page"), tr("pages"))
        if len(pages) == 1 and document is not None:
            where = document.summary(pages[0]).name
        self.told.emit(words.format(where=where, what=step.text), pages == [self._pages.page_id])
