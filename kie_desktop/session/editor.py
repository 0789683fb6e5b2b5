"""What the rooms beside `project` get of the open project, in place of the whole session."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import SignalInstance

from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Patch
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.job import Job
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.store import PageSummary, ProjectFile

_Found = TypeVar("_Found")


class Editor(Protocol):
    """The open project: reading its pages, changing them, and signals about both.

    Where no project is open there are no pages, and nothing can be changed. `ProjectEditor` is the one that a
    session has; a signal is named like the one of `ProjectPages`, `OpenProject` or `ProjectEditor` that it is.
    """

    message: SignalInstance
    opened: SignalInstance
    closing: SignalInstance
    closed: SignalInstance
    write_failed: SignalInstance
    setting_changed: SignalInstance
    pages_changed: SignalInstance
    page_shown: SignalInstance
    page_edited: SignalInstance
    edited: SignalInstance
    acted: SignalInstance

    # --- the project

    @property
    def path(self) -> Path | None:
        """The project file; None where no project is open."""

    @property
    def file(self) -> ProjectFile | None:
        """The project file with every edit written; None where no project is open."""

    @property
    def is_read_only(self) -> bool:
        """Whether the project may only be looked at and exported."""

    @property
    def is_in_bulk_edit(self) -> bool:
        """Whether a step of many pages is under way, so that nothing else may change."""

    @property
    def label_set(self) -> LabelSet:
        """The project's labels; the default ones where no project is open."""

    def recall(self, name: str) -> object:
        """What was kept with the project (JSON); None where nothing was."""

    def remember(self, name: str, value: object) -> None:
        """Keep something (JSON) with the project, outside the history."""

    # --- its pages

    @property
    def summaries(self) -> Sequence[PageSummary]:
        """A line for every page, in the order of the list."""

    @property
    def page_id(self) -> PageId | None:
        """The page that is shown."""

    @property
    def page(self) -> Page | None:
        """The page that is shown, as it is now."""

    def has_page(self, page_id: PageId) -> bool:
        """Whether there is a page of that id."""

    def page_of(self, page_id: PageId) -> Page:
        """Any page, as it is now. KeyError, UserError."""

    def summary_of(self, page_id: PageId) -> PageSummary:
        """The line of one page. KeyError."""

    def image_path(self, page_id: PageId) -> Path:
        """Where the image of a page lies. KeyError."""

    def checked_pages(self, page_ids: Iterable[PageId] | None = None) -> tuple[PageId, ...]:
        """These pages; by default all that are not excluded."""

    def read_in_background(
        self,
        job: Job,
        work: Callable[[ProjectFile, Report], _Found],
        found: Callable[[_Found], None],
        otherwise: Callable[[str], _Found] | None = None,
    ) -> None:
        """Let `work` read the project in a thread (`OpenProject.read_in_background`)."""

    # --- changing it

    def refuses_change(self) -> bool:
        """Whether the project cannot be changed now; a message says why."""

    def refuses_export(self) -> bool:
        """Whether pages cannot be written to other files now; a message says why."""

    def refuses_pages(self, page_ids: Iterable[PageId]) -> bool:
        """Whether some pages do not fit their images, which were replaced; a message says what to do."""

    def settle(self) -> None:
        """Wait until the latest edit is on disk; one that cannot be written is taken back."""

    def add_pages(self, pages: list[Page]) -> list[PageId] | None:
        """Add pages that are not there yet; their ids, or None where that failed. Cannot be undone."""

    def do_step(self, step: Step, gesture: object | None = None) -> None:
        """Do a step that no person asked for just now. UserError, StaleEditError."""

    def do_late(self, step: Step, gesture: object | None = None) -> int:
        """Do what came late of an edit, or what is no step (`ProjectEditor.do_late`). UserError, StaleEditError."""

    def edited_since(self, number: int) -> frozenset[PageId]:
        """The pages that a person has edited since `do_late` returned a number."""

    def edit_pages(
        self,
        patches: Iterable[tuple[PageId, Patch]],
        text: str,
        gesture: object | None = None,
        labels: LabelSet | None = None,
        beside: Collection[PageId] = (),
    ) -> bool:
        """Do a patch to each of several pages, as one undoable step. Returns whether it was done."""

    def change_pages(self, bulk_edit: BulkEdit) -> bool:
        """Do a bulk edit, at once or as a job. Returns whether it was done or begun."""
