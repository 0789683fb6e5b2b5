"""The open project of a session: opening and closing it, its labels and pages, and which page is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.domain.page import Page
from kie_desktop.domain.patch import Changes, StaleEditError
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.language import tr
from kie_desktop.session.adding import ADDING, Looked, look_for_pages
from kie_desktop.session.annotator import Annotator
from kie_desktop.session.document import Document
from kie_desktop.session.model_packs import ModelPacks
from kie_desktop.session.page_images import PageImages
from kie_desktop.session.relabelling import RENAMED, label_set_step, with_moved
from kie_desktop.session.runs import Runs
from kie_desktop.session.selection import Selection
from kie_desktop.session.sentences import CHANGED_MEANWHILE
from kie_desktop.session.settings import Settings
from kie_desktop.session.training_environment import TrainingEnvironment
from kie_desktop.session.work import Work
from kie_desktop.store import PageSummary, ProjectFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kie_desktop.domain.checks import CountTokens
    from kie_desktop.domain.statistics import LabelCount
    from kie_desktop.session.opening import Opened

_PAGE_SETTING = "page"
"""Project setting: id of the page shown last."""
NO_PAGE = 0
"""What `page_shown` says where the last page has been removed; no page has this id."""


class OpenProject(QObject):
    """See `Session`, which adds what can be done with it."""

    project_opened = Signal()
    project_closing = Signal()
    project_closed = Signal()
    pages_changed = Signal()
    summary_changed = Signal(int)
    page_shown = Signal(int)
    page_edited = Signal(int, object)
    shown_edited = Signal()
    acted = Signal(object)
    history_changed = Signal()
    label_set_changed = Signal()
    jobs_changed = Signal()
    message = Signal(str, str)
    labels_found = Signal(object)
    problems_found = Signal(object)
    exported = Signal(object)

    def __init__(
        self, settings: Settings | None = None, engine: EngineClient | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings or Settings(parent=self)
        self.settings.changed.connect(self._follow_setting)
        self.selection = Selection(self)
        self.images = PageImages(self)
        self._engine = engine or EngineClient(parent=self)
        self._annotator = Annotator(self._engine, self)
        self._annotator.changed.connect(self.jobs_changed)
        self.page_shown.connect(self._annotator.prefer)
        self._annotator.said.connect(self.message)
        self._annotator.labels_seen.connect(self._extend_label_set)
        self._work = Work(self)
        self._work.changed.connect(self.jobs_changed)
        self._work.said.connect(self.message)
        self.runs = Runs(self.settings, self._work, self)
        self.runs.said.connect(self.message)
        self.model_packs = ModelPacks(self.settings, self)
        self.model_packs.said.connect(self.message)
        self.training_environment = TrainingEnvironment(self.settings, self.runs.devices, self)
        self.training_environment.said.connect(self.message)
        self.tokens: Callable[[], CountTokens] | None = None
        """Makes what counts the tokens of a text; without it nobody is told of pages too long for PaddleOCR."""
        self._document: Document | None = None
        self._label_set = default_label_set()
        self._page_id: PageId | None = None

    # --- the project

    @property
    def path(self) -> Path | None:
        """The project file; None where no project is open."""
        return self._document.path if self._document else None

    @property
    def project(self) -> ProjectFile | None:
        """The project file with every edit written, for what the session's companions keep in it."""
        return self._document.project if self._document else None

    @property
    def is_read_only(self) -> bool:
        """Whether the open project may only be looked at and exported."""
        return self._document is not None and self._document.is_read_only

    @property
    def summaries(self) -> Sequence[PageSummary]:
        """A line for every page of the project, in natural order of the image names."""
        return self._document.summaries if self._document else []

    @property
    def label_set(self) -> LabelSet:
        """The project's labels; the default ones where no project is open."""
        return self._label_set

    def set_label_set(self, labels: LabelSet) -> None:
        """Give the project other labels, outside the history. Entities keep the label that they have."""
        if self._document is None or labels == self._label_set:
            return
        document = self._document
        self._attempt(lambda: document.set_label_set(labels))

    def change_label_set(self, labels: LabelSet, moved: Mapping[str, str]) -> bool:
        """Give the project other labels, as one undoable step. Returns whether it was done.

        moved: label -> the label that its entities get, on all pages (it was renamed, or is to be removed).
        """
        document = self._document
        if document is None or labels == self._label_set:
            return False
        if not self._attempt(lambda: document.do(label_set_step(document, labels, moved))):
            return False
        if moved:
            self.remember(RENAMED, with_moved(self.recall(RENAMED), moved))
        return True

    def entities_by_label(self) -> Counter[str]:
        """How many entities of the project have each label, by its name without case."""
        found: list[LabelCount] = []
        self._attempt(lambda: found.extend(self.project.label_counts() if self.project else ()))
        counts: Counter[str] = Counter()
        for count in found:
            counts[count.label.casefold()] += count.entities
        return counts

    def open_path(self, path: Path) -> bool:
        """Open a project file, a folder of images, or one image, TIFF or PDF; returns whether it is open."""
        from kie_desktop.session import opening  # numpy: not before something is opened

        if self.path is not None and opening.project_file_of(path) == self.path:
            return self._attempt(lambda: self._look(opening.images_of(path), []))
        return self._open(lambda: opening.open_path(path))

    def open_files(self, files: Iterable[Path]) -> bool:
        """Open images, TIFFs and PDFs as one project beside the first of them."""
        from kie_desktop.session import opening

        paths = list(files)
        return bool(paths) and self._open(lambda: opening.open_files(paths))

    def add_files(self, files: Iterable[Path]) -> bool:
        """Add the pages of more images to the open project, also removed ones; known ones are passed over."""
        if self._document is None:
            return self.open_files(files)
        self._look(files, [], again=True)
        return True

    def open_or_make(self, folder: Path) -> bool:
        """Open the project of a folder, or make one even if no images lie in it; returns whether it is open."""
        from kie_desktop.session import opening

        return self._open(lambda: opening.open_or_make(folder))

    @property
    def is_adding(self) -> bool:
        """Whether pages of new images are still on their way."""
        return any(state.title == ADDING for state in self._work.states)

    def add_pages(self, pages: list[Page]) -> bool:
        """Add pages, except those that are there already; returns whether that was possible. Cannot be undone."""
        return self._add_pages([], pages)

    def _add_pages(self, added: list[PageId], pages: list[Page]) -> bool:
        """As `add_pages`; `added` gets the ids of what came."""
        document = self._opened_document
        if not self._attempt(lambda: added.extend(document.add_pages(pages))):
            return False
        self.pages_changed.emit()
        if self._page_id is None:
            self.show_next()
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
        if not self._attempt(lambda: document.do(Step(text, removed=removed))):
            return False
        self.acted.emit(None)
        return True

    def close(self) -> None:
        """Close the project; stops what works on it, and waits until everything is written."""
        if self._document is not None:
            self.project_closing.emit()
        self._annotator.leave()
        self._work.stop()
        self.runs.close()
        self.images.clear()
        if self._document is None:
            return
        document, self._document = self._document, None
        page_id, self._page_id = self._page_id, None
        self._attempt(lambda: document.close({_PAGE_SETTING: page_id}))
        self.selection.clear()
        self._label_set = default_label_set()
        self.project_closed.emit()

    def shut_down(self) -> None:
        """Close the project and end every thread and child process; call it once, at the end."""
        self.close()
        self._engine.stop()
        self.model_packs.stop()
        self.training_environment.stop()
        self.images.close()
        self.settings.save()

    def recall(self, name: str) -> object:
        """What a view asked to keep with the project (JSON); None where it never did, or no project is open."""
        return self._document.project.setting(name) if self._document else None

    def remember(self, name: str, value: object) -> None:
        """Keep something about the view with the project, beside what it holds."""
        document = self._document
        if document is not None and not document.is_read_only and document.project.setting(name) != value:
            self._attempt(lambda: document.project.set_setting(name, value))

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
        return self._opened_document.page(page_id)

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

    def image_path(self, page_id: PageId) -> Path:
        """Where the image of a page lies. KeyError."""
        return self._picture(page_id)[1]

    def thumbnail(self, page_id: PageId) -> NDArray[np.uint8] | None:
        """A small picture of a page; None until `images.thumbnail_ready` says that it is there."""
        return self.images.thumbnail(*self._picture(page_id), self.settings["thumbnail_size"])

    # --- inside

    @property
    def _opened_document(self) -> Document:
        if self._document is None:
            raise KeyError("no project is open, so there is no page")
        return self._document

    def _attempt(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except StaleEditError:
            self.message.emit("warning", tr(CHANGED_MEANWHILE))
            return False
        except UserError as error:
            self.message.emit("error", str(error))
            return False
        return True

    def _picture(self, page_id: PageId) -> tuple[PageId, Path, int]:
        document = self._opened_document
        return page_id, document.image_path(page_id), document.summary(page_id).frame

    def _neighbour(self, step: int) -> PageId | None:
        ids = [summary.id for summary in self.summaries]
        if self._page_id not in ids:
            return ids[0] if ids else None
        position = ids.index(self._page_id) + step
        return ids[position] if 0 <= position < len(ids) else None

    def _open(self, find: Callable[[], Opened]) -> bool:
        """Open one project in place of another; the other stays where this one cannot be opened."""
        opened: list[Opened] = []
        if not self._attempt(lambda: opened.append(find())):
            return False
        self.close()
        return self._attempt(lambda: self._adopt(opened[0]))

    def _adopt(self, opened: Opened) -> None:
        try:
            document = Document(opened.project, self, self.settings["unsure_below"])
            shown = opened.project.setting(_PAGE_SETTING)
        except UserError:
            opened.project.close()
            raise
        self._document, self._label_set = document, document.label_set
        document.edited.connect(self._on_edited)
        document.summary_changed.connect(self.summary_changed)
        document.pages_changed.connect(self._on_pages_changed)
        document.label_set_changed.connect(self._on_label_set)
        document.history_changed.connect(self.history_changed)
        document.write_failed.connect(self._on_write_failed)
        self.settings.add_recent(document.path)
        self.runs.open(document.path, goes_on=not document.is_read_only)
        self.project_opened.emit()
        self.label_set_changed.emit()
        self.pages_changed.emit()
        self.history_changed.emit()
        ids = [summary.id for summary in document.summaries]
        if ids:
            self.show_page(shown if shown in ids else ids[0])
        self._look(opened.images, [document.image_path(page_id) for page_id in ids], opened.label_files)
        if document.is_read_only:
            words = tr("{} may only be read here: it can be looked at and exported. Copy its folder to change it.")
            self.message.emit("warning", words.format(document.path.name))

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
        self._annotator.leave_out_removed()
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

    def _on_label_set(self) -> None:
        self._label_set = self._opened_document.label_set
        self.label_set_changed.emit()

    def _on_write_failed(self, text: str) -> None:
        self._annotator.cancel()  # what it does next could not be written either
        self.message.emit("error", text)

    def _look(
        self,
        images: Iterable[Path],
        expected: Iterable[Path],
        label_files: Sequence[Path] = (),
        *,
        again: bool = False,
    ) -> None:
        """Find new pages in a thread and add them batch by batch; tell of label files once they are there.

        again: also those that were removed.
        """
        known = {summary.image for summary in self.summaries}
        left_out = self._opened_document.images_left_out()
        known = known - left_out if again else known | left_out
        work = partial(look_for_pages, tuple(images), known, tuple(expected), self._opened_document.relative)
        added: list[PageId] = []
        take = cast(Callable[[object], None], partial(self._add_pages, added))
        self._work.start(ADDING, work, partial(self._on_looked, label_files, added), take)

    def _on_looked(self, label_files: Sequence[Path], added: Sequence[PageId], looked: object) -> None:
        if isinstance(looked, Looked) and (text := looked.text(len(added))):
            self.message.emit(looked.level, text)
        if label_files:
            self.labels_found.emit([*label_files])

    def _extend_label_set(self, names: Iterable[str]) -> None:
        self.set_label_set(self._label_set.extended(sorted(names)))
