"""Opening and closing the project of a session, its label set, and what is kept with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet, default_label_set
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.language import tr
from kie_desktop.session.annotate.annotator import Annotator
from kie_desktop.session.models.model_packs import ModelPacks
from kie_desktop.session.models.runs import Runs
from kie_desktop.session.models.training_environment import TrainingEnvironment
from kie_desktop.session.project.adding import Adding
from kie_desktop.session.project.project_pages import ProjectPages
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.settings import Settings
from kie_desktop.session.work import Work
from kie_desktop.store import ProjectFile

if TYPE_CHECKING:
    from kie_desktop.domain.checks import CountTokens
    from kie_desktop.session.project.opening import Opened

_PAGE_SETTING = "page"
"""Project setting: id of the page shown last."""


class OpenProject(ProjectPages):
    """The second layer of `Session`, whose docstring has the signals."""

    project_opened = Signal()
    project_closing = Signal()
    project_closed = Signal()
    history_changed = Signal()
    label_set_changed = Signal()
    jobs_changed = Signal()
    labels_found = Signal(object)
    problems_found = Signal(object)
    exported = Signal(object)

    def __init__(
        self, settings: Settings | None = None, engine: EngineClient | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(settings, parent)
        self._engine = engine or EngineClient(parent=self)
        self._annotator = Annotator(self._engine, self)
        self._annotator.changed.connect(self.jobs_changed)
        self._annotator.message.connect(self.message)
        self._annotator.labels_seen.connect(self._extend_label_set)
        self.page_shown.connect(self._annotator.prefer)
        self.pages_changed.connect(self._annotator.leave_out_removed)
        self._work = Work(self)
        self._work.changed.connect(self.jobs_changed)
        self._work.message.connect(self.message)
        self._adding = Adding(self, self._work)
        self.runs = Runs(self.settings, self._work, self)
        self.runs.message.connect(self.message)
        self.model_packs = ModelPacks(self.settings, self)
        self.model_packs.message.connect(self.message)
        self.training_environment = TrainingEnvironment(self.settings, self.runs.devices, self)
        self.training_environment.message.connect(self.message)
        self.tokens: Callable[[], CountTokens] | None = None
        """Makes what counts the tokens of a text; without it nobody is told of pages too long for PaddleOCR."""
        self._label_set = default_label_set()

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
    def label_set(self) -> LabelSet:
        """The project's labels; the default ones where no project is open."""
        return self._label_set

    def set_label_set(self, labels: LabelSet) -> None:
        """Give the project other labels, outside the history. Entities keep the label that they have."""
        if self._document is None or labels == self._label_set:
            return
        document = self._document
        self._attempt(lambda: document.set_label_set(labels))

    def entities_by_label(self) -> Counter[str]:
        """How many entities of the project have each label, by its name without case."""
        counts: Counter[str] = Counter()
        self._attempt(lambda: counts.update(self.project.entities_by_label() if self.project else {}))
        return counts

    def open_path(self, path: Path) -> bool:
        """Open a project file, a folder of images, or one image, TIFF or PDF; returns whether it is open."""
        from kie_desktop.session.project import opening  # numpy: not before something is opened

        if self.path is not None and opening.project_file_of(path) == self.path:
            return self._attempt(lambda: self._add(opening.images_of(path)))
        return self._open(lambda: opening.open_path(path))

    def open_files(self, files: Iterable[Path]) -> bool:
        """Open images, TIFFs and PDFs as one project beside the first of them."""
        from kie_desktop.session.project import opening

        paths = list(files)
        return bool(paths) and self._open(lambda: opening.open_files(paths))

    def add_files(self, files: Iterable[Path]) -> bool:
        """Add the pages of more images to the open project, also removed ones; known ones are passed over."""
        if self._document is None:
            return self.open_files(files)
        return self._attempt(lambda: self._add(files, again=True))

    def open_or_make(self, folder: Path) -> bool:
        """Open the project of a folder, or make one even if no images lie in it; returns whether it is open."""
        from kie_desktop.session.project import opening

        return self._open(lambda: opening.open_or_make(folder))

    @property
    def is_adding(self) -> bool:
        """Whether pages of new images are still on their way."""
        return self._adding.is_under_way

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

    # --- inside

    def _open(self, find: Callable[[], Opened]) -> bool:
        """Open one project in place of another; the other stays where this one cannot be opened."""
        opened: list[Opened] = []
        if not self._attempt(lambda: opened.append(find())):
            return False
        self.close()
        return self._attempt(lambda: self._adopt(opened[0]))

    def _adopt(self, opened: Opened) -> None:
        try:
            document = ProjectWriter(opened.project, self, self.settings["unsure_below"])
            shown = opened.project.setting(_PAGE_SETTING)
        except UserError:
            opened.project.close()
            raise
        self._label_set = document.label_set
        self._follow(document)
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
        expected = map(opened.project.image_path, [*document.summaries])
        self._adding.begin(document, opened.images, opened.label_files, expected=expected)
        if document.is_read_only:
            words = tr("{} may only be read here: it can be looked at and exported. Copy its folder to change it.")
            self.message.emit("warning", words.format(document.path.name))

    def _add(self, images: Iterable[Path], *, again: bool = False) -> None:
        self._adding.begin(self._opened_document, images, again=again)

    def _on_label_set(self) -> None:
        self._label_set = self._opened_document.label_set
        self.label_set_changed.emit()

    def _on_write_failed(self, text: str) -> None:
        self._annotator.cancel()  # what it does next could not be written either
        self.message.emit("error", text)

    def _extend_label_set(self, names: Iterable[str]) -> None:
        self.set_label_set(self._label_set.extended(sorted(names)))
