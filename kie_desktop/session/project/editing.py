"""Changing what an open project holds: undoable steps on one page or on many, and taking them back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.edits import EditError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.relabelling import without_lost_links
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job
from kie_desktop.language import tr
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.project.bulk_edits import MANY_PAGES, BulkEdit, BulkEdits
from kie_desktop.session.project.open_project import OpenProject
from kie_desktop.session.project.pages import ProjectPages
from kie_desktop.session.project.relabelling import RENAMED, label_set_edit, with_moved
from kie_desktop.session.project.undoing import Undoing
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.sentences import FAILED, attempt, left_out_words
from kie_desktop.store import PageSummary, ProjectFile

_Arguments = ParamSpec("_Arguments")
_Found = TypeVar("_Found")


class EditDone(NamedTuple):
    """An edit of the page that shows. gesture: what belongs to the same step has it, too."""

    page_id: PageId
    patch: Patch
    text: str
    gesture: object


class ProjectEditor(QObject):
    """What changes the open project; the other rooms get it as an `Editor`, together with reading.

    acted(gesture or None): the user has edited, undone or redone. edited(EditDone): with `edit` or `do`.
    told(words, whether it is all on the shown page): what was undone or redone, and where. message(level, text).
    """

    acted = Signal(object)
    edited = Signal(object)
    history_changed = Signal()
    told = Signal(str, bool)
    message = Signal(str, str)

    def __init__(self, project: OpenProject, pages: ProjectPages, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._pages = pages
        self.opened, self.closing, self.closed = project.opened, project.closing, project.closed
        self.write_failed, self.setting_changed = project.write_failed, project.setting_changed
        self.pages_changed, self.page_shown, self.page_edited = (
            pages.pages_changed,
            pages.page_shown,
            pages.page_edited,
        )
        project.history_changed.connect(self.history_changed)
        self.page_guard: Callable[[Iterable[PageId]], bool] = lambda _: False
        """Whether pages must be left alone for now; it says why (`ImageChanges.refuses`)."""
        self._bulk_edits = BulkEdits(jobs, self)
        self._bulk_edits.message.connect(self.message)
        project.closing.connect(self._bulk_edits.cancel)
        self.undoing = Undoing(project, pages, self._bulk_edits)
        """What undo and redo would do, and which steps there are."""
        self.undoing.told.connect(self._tell_undone)
        self.undoing.message.connect(self.message)

    # --- one page

    def edit(self, patch: Patch, text: str, gesture: object | None = None) -> bool:
        """Do a patch to the page that is shown, as one undoable step called `text`.

        Edits in a row with the same `gesture` (a drag, typing in a field) become one step.
        Returns whether it was done.
        """
        document, page_id = self._document, self._pages.page_id
        if document is None or page_id is None or not patch:
            return False
        if patch.entities:
            patch = self._with_lost_links(page_id, patch, document.label_set)
        own = object() if gesture is None else gesture  # what is read of a new shape joins this step
        if not self._attempt(partial(document.do, Step(text, ((page_id, patch),)), own)):
            return False
        self.edited.emit(EditDone(page_id, patch, text, own))
        self.acted.emit(gesture)
        return True

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
        page = self._pages.page
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

    # --- several pages

    def edit_pages(
        self,
        patches: Iterable[tuple[PageId, Patch]],
        text: str,
        gesture: object | None = None,
        labels: LabelSet | None = None,
        beside: Collection[PageId] = (),
    ) -> bool:
        """Do a patch to each of several pages, all as one undoable step. Returns whether it was done.

        gesture: as `edit` has it. labels: what the project's become in the same step. beside: further pages on which
        undo takes it back.
        """
        document, wanted = self._document, tuple((page_id, patch) for page_id, patch in patches if patch)
        if document is None or not (wanted or labels):
            return False
        wanted = tuple(
            (page_id, self._with_lost_links(page_id, patch, labels or document.label_set)) for page_id, patch in wanted
        )
        step = Step(text, wanted, (document.label_set, labels) if labels else None, beside=frozenset(beside))
        done = self._attempt(partial(document.do, step, gesture))
        if done:
            self.acted.emit(gesture)
        return done

    def change_pages(self, bulk_edit: BulkEdit) -> bool:
        """Do something to several pages, all as one undoable step: at once, or as a job where they are many.

        Returns whether it was done or begun.
        """
        document = self._document
        if document is None or self.refuses_change():
            return False
        if len(bulk_edit.pages) > MANY_PAGES:
            self._bulk_edits.do(document, bulk_edit)
            self.acted.emit(None)
            return True
        damaged: list[str] = []
        done = attempt(partial(bulk_edit.do, document, damaged), self.message)
        if done is FAILED:
            return False
        if damaged:
            self.message.emit("warning", left_out_words(damaged))
        if done is not None:
            self.acted.emit(None)
        if bulk_edit.done is not None:
            bulk_edit.done(done)
        return True

    def remove_pages(self, page_ids: Iterable[PageId]) -> bool:
        """Take pages out of the project, as one undoable step; their images stay. Returns whether it was done.

        What is asked of the engine for them is given up.
        """
        document = self._document
        removed = frozenset(page_id for page_id in page_ids if document is not None and page_id in document)
        if document is None or not removed:
            return False
        text = tr("Remove page") if len(removed) == 1 else tr("Remove {} pages").format(len(removed))
        if not self._attempt(partial(document.do, Step(text, removed=removed))):
            return False
        self.acted.emit(None)
        return True

    def change_label_set(self, labels: LabelSet, moved: Mapping[str, str]) -> bool:
        """Give the project other labels, as one undoable step; of many pages it is a job. Returns whether it was begun.

        moved: label -> the label that its entities get, on all pages (it was renamed, or is to be removed).
        """
        document = self._document
        if document is None or labels == document.label_set:
            return False
        done = partial(self._note_moved, moved)
        bulk_edit = attempt(partial(label_set_edit, document, labels, moved, done), self.message)
        return bulk_edit is not FAILED and self.change_pages(bulk_edit)

    def do_step(self, step: Step, gesture: object | None = None) -> None:
        """Do a step that no person asked for just now. UserError, StaleEditError."""
        self._open_document.do(step, gesture)

    def do_late(self, step: Step, gesture: object | None = None) -> int:
        """Do what came late of the edit with this gesture, as a part of its step; without one, what is no step at all.

        What can be redone stays. Returns the number to ask `edited_since` with. UserError, StaleEditError.
        """
        document = self._open_document
        document.do_late(step, gesture)
        return document.history.number

    def edited_since(self, number: int) -> frozenset[PageId]:
        """The pages that a person has edited since `do_late` returned a number."""
        return self._document.history.edited_since(number) if self._document else frozenset()

    def add_pages(self, pages: list[Page]) -> list[PageId] | None:
        """Add pages that are not there yet; their ids, or None where that failed. Cannot be undone."""
        return self._pages.add(pages)

    # --- the history

    @property
    def undo_text(self) -> str | None:
        """What undo would take back on the page that is shown; None where there is nothing."""
        step = self.undoing.next_undo
        return step.text if step else None

    @property
    def redo_text(self) -> str | None:
        """What redo would do again on the page that is shown; None where there is nothing."""
        step = self.undoing.next_redo
        return step.text if step else None

    def undo(self, pages: Collection[PageId] | None = None) -> None:
        """Take back the latest step of the page that is shown, which goes on showing (`Undoing.undo`)."""
        self.undoing.undo(pages)

    def redo(self) -> None:
        """Do again what was undone on the page that is shown (`Undoing.redo`)."""
        self.undoing.redo()

    # --- whether it can be changed

    @property
    def is_writing(self) -> bool:
        """Whether the latest edit is still on its way to disk; the next one would wait for it."""
        return self._document is not None and self._document.is_writing

    @property
    def is_in_bulk_edit(self) -> bool:
        """Whether a step of many pages is under way, so that nothing else may change."""
        return self._document is not None and self._document.moving

    def refuses_change(self) -> bool:
        """Whether the project cannot be changed now; a message says why."""
        return self._document is not None and not self._attempt(self._document.check_changeable)

    def refuses_export(self) -> bool:
        """Whether pages cannot be written now, as many are being undone or redone; a message says why."""
        return self._document is not None and not self._attempt(self._document.check_still)

    def refuses_pages(self, page_ids: Iterable[PageId]) -> bool:
        """Whether some pages do not fit their images, so that no model may read and no export write them."""
        return self.page_guard(page_ids)

    def settle(self) -> None:
        """Wait until the latest edit is on disk; one that cannot be written is taken back."""
        if self._document is not None:
            self._document.settle()

    # --- reading, for those who have an `Editor` only

    @property
    def path(self) -> Path | None:
        """The project file; None where no project is open."""
        return self._project.path

    @property
    def file(self) -> ProjectFile | None:
        """The project file with every edit written; None where no project is open."""
        return self._project.file

    @property
    def is_read_only(self) -> bool:
        """Whether the project may only be looked at and exported."""
        return self._project.is_read_only

    @property
    def label_set(self) -> LabelSet:
        """The project's labels."""
        return self._project.label_set

    def recall(self, name: str) -> object:
        """What was kept with the project."""
        return self._project.recall(name)

    @property
    def summaries(self) -> Sequence[PageSummary]:
        """A line for every page."""
        return self._pages.summaries

    @property
    def page_id(self) -> PageId | None:
        """The page that is shown."""
        return self._pages.page_id

    @property
    def page(self) -> Page | None:
        """The page that is shown, as it is now."""
        return self._pages.page

    def has_page(self, page_id: PageId) -> bool:
        """Whether there is a page of that id."""
        return self._document is not None and page_id in self._document

    def page_of(self, page_id: PageId) -> Page:
        """Any page, as it is now. KeyError, UserError."""
        return self._pages.page_of(page_id)

    def summary_of(self, page_id: PageId) -> PageSummary:
        """The line of one page. KeyError."""
        return self._open_document.summary(page_id)

    def image_path(self, page_id: PageId) -> Path:
        """Where the image of a page lies. KeyError."""
        return self._pages.image_path(page_id)

    def checked_pages(self, page_ids: Iterable[PageId] | None = None) -> tuple[PageId, ...]:
        """These pages; by default all that are not excluded."""
        return self._pages.checked(page_ids)

    def remember(self, name: str, value: object) -> None:
        """Keep something with the project, outside the history."""
        self._project.remember(name, value)

    def read_in_background(
        self,
        job: Job,
        work: Callable[[ProjectFile, Report], _Found],
        found: Callable[[_Found], None],
        otherwise: Callable[[str], _Found] | None = None,
    ) -> None:
        """Let `work` read the project in a thread."""
        self._project.read_in_background(job, work, found, otherwise)

    # --- inside

    @property
    def _document(self) -> ProjectWriter | None:
        return self._project.document

    @property
    def _open_document(self) -> ProjectWriter:
        if self._project.document is None:
            raise KeyError("no project is open, so there are no pages")
        return self._project.document

    def _attempt(self, work: Callable[[], object]) -> bool:
        return attempt(work, self.message) is not FAILED

    def _with_lost_links(self, page_id: PageId, patch: Patch, labels: LabelSet) -> Patch:
        """A patch, and with it the links that its labels leave without sense."""
        if not patch.changes.relabelled:
            return patch
        return without_lost_links(self.page_of(page_id), patch, labels, labels)

    def _note_moved(self, moved: Mapping[str, str], _: Step | None) -> None:
        if moved:
            self._project.remember(RENAMED, with_moved(self.recall(RENAMED), moved))

    def _tell_undone(self, words: str, is_here: bool) -> None:
        self.told.emit(words, is_here)
        self.acted.emit(None)
