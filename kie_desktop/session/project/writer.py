"""An open project: its pages, its history, and the one write that may be under way.

An edit changes the page in memory at once and is written by a thread of its own, so that no disk
holds up painting. The next use of the project waits for that write. So at most one edit is not on
disk, and if its write fails it is taken back and nothing else has to be.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.fitting import fitted
from kie_desktop.domain.history import History, HistoryState, PageId, Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import UNSURE_BELOW, Page
from kie_desktop.domain.patch import Changes, StaleEditError, apply
from kie_desktop.language import tr
from kie_desktop.session.project.page_list import PageList
from kie_desktop.session.project.pages_in_memory import MOST_PAGES, PagesInMemory
from kie_desktop.session.project.project_images import ProjectImages
from kie_desktop.session.project.rotated_images import ORIGINS, origins_of
from kie_desktop.store import PageSummary, ProjectFile

log = logging.getLogger(__name__)
PAGES_A_PART = 25
"""Of a step of many pages, which is done part by part, so many are written together, and stay in memory so long."""


@dataclass(frozen=True, slots=True)
class _Write:
    """A step on its way to disk, and what to go back to if it does not get there."""

    step: Step
    pages_before: dict[PageId, Page]
    labels_before: LabelSet
    history_before: HistoryState
    done: Future[None]


@dataclass(slots=True)
class _LongStep:
    """What to go back to if a step of many pages does not get to disk. changes: of pages, the latest last."""

    labels_before: LabelSet
    history_before: HistoryState
    changes: dict[PageId, list[Changes]] = field(default_factory=dict)
    settings: set[str] = field(default_factory=set)


class ProjectWriter(QObject):
    """Pages are changed through `do`, `undo` and `redo` only.

    edited(page id, Changes): also when a failed write is taken back. summary_changed(page id).
    setting_changed(name): a step has changed a setting of the project.
    pages_changed: a step has removed pages or brought some back. write_failed(text): the latest step was not
    saved and has been taken back, whatever the reason.
    """

    edited = Signal(int, object)
    summary_changed = Signal(int)
    pages_changed = Signal()
    label_set_changed = Signal()
    setting_changed = Signal(str)
    history_changed = Signal()
    write_failed = Signal(str)
    _written = Signal()

    def __init__(self, project: ProjectFile, parent: QObject | None = None, unsure_below: float = UNSURE_BELOW) -> None:
        super().__init__(parent)
        self._unsure_below = unsure_below
        self._project = project
        self.is_read_only = project.read_only
        """Whether the file may only be read."""
        self._history = History()
        self._label_set = project.label_set
        self._pages = PagesInMemory()
        self._write: _Write | None = None
        self._long: _LongStep | None = None
        self._ending: Future[None] | None = None
        self.is_long_reverted = False
        """Whether the latest step of many pages was taken back, as it could not be written."""
        self._writer = ThreadPoolExecutor(1, "project-writer")
        # Queued, so that a step that fails at once is not reverted between two of its own signals.
        self._written.connect(self._on_written, Qt.ConnectionType.QueuedConnection)
        self._list = PageList(*self._rows_on_disk(), origins_of(project.setting(ORIGINS)))
        self.images = ProjectImages(project, lambda: self.project, self._list)

    @property
    def project(self) -> ProjectFile:
        """The file, with every edit written."""
        self.settle()
        return self._project

    @property
    def path(self) -> Path:
        """The project file."""
        return self._project.path

    def check_changeable(self) -> None:
        """UserError where the file may only be read, and while a step of many pages is under way."""
        if self._project.read_only:
            raise UserError(tr("This project is read-only; copy it to a folder where you can write."))
        self.check_still()

    def check_here(self) -> None:
        """FileGoneError where the file was deleted, moved or replaced since it was opened."""
        self._project.check_here()

    @property
    def moving(self) -> bool:
        """Whether a step of many pages is done, undone or redone."""
        return self._long is not None

    @property
    def removed_earlier(self) -> list[PageId]:
        """Pages that were removed, and that were not forgotten as the project was never closed since."""
        return [*self._list.removed]

    def begin_long(self) -> None:
        """Begin a step of many pages: its parts get to disk together with `end_long`, or none does. UserError."""
        self.check_changeable()
        self.project.begin_long()
        self._long, self.is_long_reverted = _LongStep(self._label_set, self._history.state), False

    def end_long(self) -> None:
        """Start to write a step of many pages; `settle` waits for it, and takes all of it back where that fails."""
        self.settle()
        if self._long is not None and self._ending is None:
            self._ending = self._writer.submit(self._project.end_long)
            self._ending.add_done_callback(lambda _: self._written.emit())

    def check_still(self) -> None:
        """UserError while a step of many pages is done, undone or redone: some are as before it, some as after."""
        if self.moving:
            raise UserError(tr("Many pages are being changed; wait until this is finished, or stop it."))

    @property
    def summaries(self) -> list[PageSummary]:
        """A line for every page, in natural order of the image names."""
        return self._list.rows

    @property
    def history(self) -> History:
        """What can be undone; change it through `undo` and `redo` only."""
        return self._history

    @property
    def label_set(self) -> LabelSet:
        """The project's labels."""
        return self._label_set

    def set_label_set(self, labels: LabelSet) -> None:
        """Give the project other labels, outside the history. UserError where they cannot be written."""
        self.project.label_set = labels
        self._label_set = labels
        self.label_set_changed.emit()

    def count_unsure(self, below: float) -> None:
        """Count entities as unsure whose score is below another threshold. UserError where they cannot be read."""
        self._unsure_below = below
        self.settle()
        self._list.set_rows(*self._rows_on_disk())
        self.pages_changed.emit()

    @property
    def is_writing(self) -> bool:
        """Whether the latest edit is still on its way to disk; the next one would wait for it."""
        if self._ending is not None:
            return not self._ending.done()
        return self._write is not None and not self._write.done.done()

    def summary(self, page_id: PageId) -> PageSummary:
        """The line of one page. KeyError where there is none of that id."""
        return self._list[page_id]

    def page(self, page_id: PageId) -> Page:
        """A page as it is now. KeyError where there is none of that id, UserError where it cannot be read."""
        if page_id not in self._list.positions:
            raise KeyError(f"{self.path}: there is no page {page_id}")
        page = self._pages.get(page_id)
        if page is None:
            page = self._pages[page_id] = self.project.page(page_id)
        self._pages.move_to_end(page_id)
        if len(self._pages) > MOST_PAGES and self._write is None:  # not while some of them are being written
            self._pages.forget_oldest(MOST_PAGES + (PAGES_A_PART if self.moving else 0))
        return page

    def add_pages(self, pages: Iterable[Page]) -> list[PageId]:
        """Add pages, all or none, except those that are there already; returns the ids of what came. UserError.

        Pages that were removed in this sitting come back as they were. A turned page is known by what it shows,
        and by what that was made of.
        """
        project = self.project
        known, removed = self._list.known, self._list.known_removed
        wanted = {place: page for page in pages if (place := (page.image, page.frame)) not in known}
        back = {removed[place] for place in wanted if place in removed}
        new = [page for place, page in wanted.items() if place not in removed]
        if not new and not back:
            return []
        page_ids = project.add_pages(new, back)
        self._list.forget(back)
        self._list.set_rows(self.project.summaries(self._unsure_below))
        return [*page_ids, *back]

    def rename_images(self, names: Mapping[str, str]) -> None:
        """Let the pages of some images show others instead (`ProjectImages.rename`). Cannot be undone. UserError."""
        self._pages.forget(self.images.rename(names))
        self._list.set_rows(self.project.summaries(self._unsure_below))
        self.pages_changed.emit()

    def __contains__(self, page_id: object) -> bool:
        return page_id in self._list.positions

    def beside(self, page_id: PageId) -> PageId | None:
        """The page that stands where a removed one stood, or else the last one; None where none is left."""
        return self._list.beside(page_id)

    def do(self, step: Step, gesture: object | None = None, *, goes_on: bool = False) -> None:
        """Apply a step and start to write it. StaleEditError where a page is not as the step expects.

        goes_on: it is of the step of many pages that is under way. UserError as `check_changeable` otherwise.
        """
        if not goes_on:
            self.check_changeable()
        self._apply(lambda: self._recorded(step, gesture))

    def do_late(self, step: Step, gesture: object | None = None) -> None:
        """Do what came late of the step with this gesture, as a part of it; without one, what cannot be undone.

        Everything else in the history stays as it is. UserError, StaleEditError.
        """
        self.check_changeable()
        self._apply(lambda: self._absorbed(step, gesture))

    def undo(
        self,
        most: int | None = None,
        *,
        of: Step | None = None,
        pages: Collection[PageId] | None = None,
        goes_on: bool = False,
    ) -> Step | None:
        """Take a step back, or a part of it (`History.undo`); returns what was applied, or None.

        What was changed since stays (`domain.fitting`). StaleEditError where that cannot be.
        """
        return self._apply(lambda: self._history.undo(most, of=of, pages=pages, goes_on=goes_on), is_late=True)

    def refuse_undo(self, step: Step) -> frozenset[PageId]:
        """The pages on which `undo` would raise StaleEditError for a step of the history."""
        refusing = set()
        for page_id, patch in step.patches:
            try:
                if patch.picture and page_id in self:  # nothing else is refused
                    fitted(self.page(page_id), patch.inverted())
            except StaleEditError:
                refusing.add(page_id)
        return frozenset(refusing)

    def redo(self, most: int | None = None, *, of: Step | None = None, goes_on: bool = False) -> Step | None:
        """Do an undone step again, or a part of it (`History.redo`); returns what was applied, or None."""
        return self._apply(lambda: self._history.redo(most, of=of, goes_on=goes_on), is_late=True)

    def settle(self) -> None:
        """Wait until the latest edit is on disk, or take it back where it cannot be written."""
        if self._ending is not None:
            self._settle_long()
        write = self._write
        if write is None:
            return
        error = write.done.exception()
        self._write = None
        if error is None:
            return
        if self._long is not None and not self._project.is_in_long:
            self._revert_long()
        else:
            self._revert(write)
        self._tell(error)

    def _on_written(self) -> None:
        if not self.is_writing:  # what is written now says so by itself
            self.settle()

    def _settle_long(self) -> None:
        """Wait until a step of many pages is on disk, or take all of it back."""
        if self._ending is None:
            return
        error = self._ending.exception()
        self._ending = None
        if error is None:
            self._long = None
        else:
            self._revert_long()
            self._tell(error)

    def _tell(self, error: BaseException) -> None:
        """Say that a change was taken back, whatever the reason."""
        if isinstance(error, UserError):
            self.write_failed.emit(str(error))
            return
        log.error("%s: write failed", self.path, exc_info=error)
        words = tr("The change could not be saved and was undone ({}).")
        self.write_failed.emit(words.format(f"{type(error).__name__}: {error}"))

    def close(self, settings: Mapping[str, object]) -> None:
        """Finish writing, keep settings with the project, and close the file. UserError, but it is closed then too.

        Nothing can be undone any more, so pictures of turned pages that no page shows are deleted.
        """
        self.end_long()
        self.settle()
        self._writer.shutdown()
        try:
            for name, value in settings.items() if self._project.is_writable else ():
                self._project.set_setting(name, value)
        finally:
            self._project.close()
        self.images.delete_unused_copies()

    def _recorded(self, step: Step, gesture: object | None) -> Step:
        self._history.record(step, gesture)
        return step

    def _absorbed(self, step: Step, gesture: object | None) -> Step:
        if gesture is not None:
            self._history.absorb(step, gesture)
        return step

    def _apply(self, next_step: Callable[[], Step | None], *, is_late: bool = False) -> Step | None:
        """is_late: pages may have changed since the step was made, or be gone."""
        self.settle()
        history_before = self._history.state
        step = next_step()
        if step is None:
            return None
        labels_before = self._label_set
        before: dict[PageId, Page] = {}
        after: dict[PageId, Page] = {}
        try:
            if is_late:
                there = [(page_id, patch) for page_id, patch in step.patches if page_id in self]
                late = [(page_id, fitted(self.page(page_id), patch)) for page_id, patch in there]
                step = replace(step, patches=tuple((page_id, patch) for page_id, patch in late if patch))
            for page_id, patch in step.patches:
                if page_id not in self:
                    raise StaleEditError(f"page {page_id} has been removed since this edit was made")
                before.setdefault(page_id, self.page(page_id))
                after[page_id] = apply(after.get(page_id, before[page_id]), patch)
            if step.labels:
                step = replace(step, labels=(labels_before, labels_before.changed(*step.labels)))
            done = self._submitted(step)
        except BaseException:
            self._history.state = history_before
            raise
        self._pages.update(after)
        self._label_set = step.labels[1] if step.labels else labels_before
        self._move_pages(step)
        self._write = _Write(step, before, labels_before, history_before, done)
        done.add_done_callback(lambda _: self._written.emit())
        self._notify(step, after)
        return step

    def _submitted(self, step: Step) -> Future[None]:
        """A step on its way to disk. UserError where there is no room for the thread that writes it."""
        try:
            return self._writer.submit(self._project.commit, step)
        except (RuntimeError, MemoryError) as error:
            words = tr("The change could not be saved and was undone ({}).")
            raise UserError(words.format(f"{type(error).__name__}: {error}")) from error

    def _revert_long(self) -> None:
        """Go back to before a step of many pages, none of which is on disk."""
        long = self._long
        assert long is not None
        self._long, self.is_long_reverted = None, True
        self._pages.clear()
        self._label_set, self._history.state = long.labels_before, long.history_before
        self._list.set_rows(*self._rows_on_disk())
        self.pages_changed.emit()
        self.label_set_changed.emit()
        for name in long.settings:
            self.setting_changed.emit(name)
        for page_id, changes in long.changes.items():
            for change in reversed(changes):
                self.edited.emit(page_id, change)
        self.history_changed.emit()

    def _revert(self, write: _Write) -> None:
        self._pages.update(write.pages_before)
        self._label_set = write.labels_before
        self._history.state = write.history_before
        inverted = write.step.inverted()
        self._move_pages(inverted)
        self._notify(inverted, write.pages_before)

    def _move_pages(self, step: Step) -> None:
        """Take the lines of pages away, or put them back."""
        if not step.removed and not step.restored:
            return
        self._pages.forget(step.removed)
        self._list.move(step.removed, step.restored)

    def _notify(self, step: Step, pages: Mapping[PageId, Page]) -> None:
        if self._long is not None:
            self._long.settings |= step.settings.keys()
            for page_id, patch in step.patches:
                self._long.changes.setdefault(page_id, []).append(patch.inverted().changes)
        with_other_entities = {page_id for page_id, patch in step.patches if patch.entities}
        changed = []
        for page_id, page in pages.items():
            unsure = None if page_id in with_other_entities else self.summary(page_id).unsure
            if self._list.replace(PageSummary.of(page_id, page, self._unsure_below, unsure)):
                changed.append(page_id)
        if step.removed or step.restored:
            self.pages_changed.emit()
        if step.labels:
            self.label_set_changed.emit()
        for name in step.settings:
            self.setting_changed.emit(name)
        for page_id, patch in step.patches:
            self.edited.emit(page_id, patch.changes)
        for page_id in changed:
            self.summary_changed.emit(page_id)
        self.history_changed.emit()

    def _rows_on_disk(self) -> tuple[list[PageSummary], list[PageSummary]]:
        """A line for every page that is there, and for every one that was removed."""
        project, below = self._project, self._unsure_below
        return project.summaries(below), project.summaries(below, removed=True)
