"""The one object that the window talks to: it holds the parts of a session and connects them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.history import PageId
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.formats import page_process
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.jobs.engine_pool import EnginePool
from kie_desktop.places import own_command, want_device
from kie_desktop.session.annotate.annotator import Annotator
from kie_desktop.session.exchange.exchange import Exchange
from kie_desktop.session.fields.project_fields import ProjectFields
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.model_in_use import ModelInUse
from kie_desktop.session.models.model_packs import ModelPacks
from kie_desktop.session.models.run_plan import TrainPlan
from kie_desktop.session.models.runs import Runs
from kie_desktop.session.models.training_environment import TrainingEnvironment
from kie_desktop.session.project.editing import ProjectEditor
from kie_desktop.session.project.image_changes import ImageChanges
from kie_desktop.session.project.open_project import OpenProject
from kie_desktop.session.project.page_images import PageImages
from kie_desktop.session.project.pages import ProjectPages
from kie_desktop.session.project.rotating import Rotation
from kie_desktop.session.project.selection import Selection
from kie_desktop.session.review.effort import EffortClock
from kie_desktop.session.settings import Settings
from kie_desktop.store import PageSummary

if TYPE_CHECKING:
    from kie_desktop.session.annotate.text_suggestions import TextSuggestions
    from kie_desktop.session.review.comparison import AnnotatorComparison
    from kie_desktop.session.review.problem_list import ProblemList
    from kie_desktop.session.review.same_layout import LayoutSearch


class Session(QObject):
    """Each part does one thing and has its own signals; here is what most of the window reads.

    No method of a part raises for a reason that the user can fix; message(level, text) says it instead, for every
    part. level is "info", "warning" or "error".

    jobs: all that is under way. project: opening and closing. pages: the list, and the page that is shown.
    editor: changing pages, and undo. model: that pre-annotates. annotator: pre-annotation. rotation: turned pages.
    exchange: import and export. fields: the schema, and what the fields of documents are.
    problems, comparison, layout_search, effort: review. runs, model_packs, training_environment: models.
    """

    message = Signal(str, str)

    def __init__(
        self,
        settings: Settings | None = None,
        engine: EngineClient | None = None,
        fields_engine: EngineClient | None = None,
        pool: EnginePool | None = None,
        parent: QObject | None = None,
    ) -> None:
        """engine: reads pages. pool: reads those of jobs; where only an engine is given, that one does.

        fields_engine: learns and reads fields, so that no page waits for it; else `engine`.
        """
        super().__init__(parent)
        self.settings = settings or Settings(parent=self)
        if self.settings["device"] != "auto":  # else what the environment says
            want_device(self.settings["device"])
        alone = ("--worker", "engine", "1")
        self._fields_engine = fields_engine or engine or EngineClient(own_command(*alone), parent=self)
        self._pool = pool or (None if engine else EnginePool(parent=self))
        self._engine = engine or EngineClient(parent=self)
        self.jobs = Jobs(self)
        self.pages = ProjectPages(self.settings, self)
        self.selection: Selection = self.pages.selection
        """What is selected on the page that is shown."""
        self.images: PageImages = self.pages.images
        """The pictures of pages."""
        self.project = OpenProject(self.settings, self.pages, self.jobs, self)
        self.editor = ProjectEditor(self.project, self.pages, self.jobs, self)
        self.model = ModelInUse(self.editor, self.settings, self)
        self.annotator = Annotator(self.editor, self.settings, self.model, self.jobs, self._engine, self._pool, self)
        self.rotation = Rotation(self.project, self.editor, self.jobs, self)
        self.image_changes = ImageChanges(self.project, self.editor, self.pages, self.jobs, self)
        self.editor.page_guard = self.image_changes.refuses
        self.exchange = Exchange(self.editor, self.jobs, self.project.open_or_make, self)
        self.fields = ProjectFields(self.editor, self.jobs, self._fields_engine, self.model, self)
        self.effort = EffortClock(self.editor, self)
        self.runs = Runs(self.settings, self.model, self.jobs, self)
        self.model_packs = ModelPacks(self.settings, self.model, self)
        self.training_environment = TrainingEnvironment(self.settings, self.runs.devices, self)
        self._connect()

    @cached_property
    def problems(self) -> ProblemList:
        """What the latest look for problems found. Made when first asked for; outlives a window, as what follows."""
        from kie_desktop.session.review.problem_list import ProblemList

        problems = ProblemList(self.editor, self.jobs, self)
        problems.more = self.fields.faults
        return problems

    @cached_property
    def comparison(self) -> AnnotatorComparison:
        """The comparison with another person's project."""
        from kie_desktop.session.review.comparison import AnnotatorComparison

        return AnnotatorComparison(self.editor, self)

    @cached_property
    def text_suggestions(self) -> TextSuggestions:
        """What a text that is being edited may be meant to be."""
        from kie_desktop.session.annotate.text_suggestions import TextSuggestions

        return TextSuggestions(self.editor, self._engine, self)

    @cached_property
    def layout_search(self) -> LayoutSearch:
        """The search for pages of the same layout."""
        from kie_desktop.session.review.same_layout import LayoutSearch

        return LayoutSearch(self.project.look_over, self)

    # --- what most of the window reads

    @property
    def path(self) -> Path | None:
        """The project file; None where no project is open."""
        return self.project.path

    @property
    def is_read_only(self) -> bool:
        """Whether the project may only be looked at and exported."""
        return self.project.is_read_only

    @property
    def label_set(self) -> LabelSet:
        """The project's labels; the default ones where no project is open."""
        return self.project.label_set

    @property
    def summaries(self) -> Sequence[PageSummary]:
        """A line for every page of the project, in natural order of the image names."""
        return self.pages.summaries

    @property
    def page_id(self) -> PageId | None:
        """The page that is shown."""
        return self.pages.page_id

    @property
    def page(self) -> Page | None:
        """The page that is shown, as it is now."""
        return self.pages.page

    # --- across parts

    def train(self, plan: TrainPlan) -> None:
        """Prepare and queue runs; `runs` tells how they go."""
        file = self.project.file
        if file is not None and not (self.editor.refuses_change() or self.editor.refuses_pages(plan.page_ids)):
            self.runs.begin(file.path, self.label_set, plan)

    def shut_down(self) -> None:
        """Close the project and end every thread and child process; call it once, at the end."""
        self.project.close()
        self.jobs.stop()
        self.runs.close()
        if self._pool is not None:
            self._pool.stop()
        self._engine.stop()
        self._fields_engine.stop()
        self.model_packs.stop()
        self.training_environment.stop()
        self.images.close()
        page_process.end_all()
        self.settings.save()

    # --- inside

    def _connect(self) -> None:
        for part in (
            self.jobs,
            self.pages,
            self.project,
            self.editor,
            self.annotator,
            self.rotation,
            self.image_changes,
            self.fields,
            self.runs,
            self.model_packs,
            self.training_environment,
        ):
            part.message.connect(self.message)
        self.project.opened.connect(self._open_runs)
        self.project.closing.connect(self.jobs.stop)
        self.project.closing.connect(self.runs.close)
        self.project.label_set_changed.connect(self.fields.note_label_set)
        self.annotator.labels_seen.connect(self.project.extend_label_set)
        self.annotator.rotated.connect(self.rotation.note)
        self.rotation.turned.connect(self.annotator.read_again)

    def _open_runs(self) -> None:
        if self.project.path is not None:
            self.runs.open(self.project.path, goes_on=not self.project.is_read_only)
