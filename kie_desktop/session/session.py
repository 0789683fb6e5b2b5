"""The one object that the window talks to: an open project, what is shown of it, and work under way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject

from kie_desktop.contract import messages
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.page import Page, ReviewState
from kie_desktop.domain.problems import Problem
from kie_desktop.jobs.background import JobState, Report
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.language import translatable
from kie_desktop.session.annotate.annotator import UNTOUCHED, Proposing
from kie_desktop.session.models.run_plan import TrainPlan
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.session.project.editing import Editing
from kie_desktop.session.project.reading import (
    export_pages,
    find_problems,
    look_at_pages,
    read_project,
    read_project_or,
)
from kie_desktop.session.project.relabelling import RENAMED, names_now
from kie_desktop.session.project.rotating import Turning
from kie_desktop.session.review.effort import EffortClock
from kie_desktop.session.settings import Settings
from kie_desktop.store import ProjectFile

if TYPE_CHECKING:
    from kie_desktop.session.review.comparison import AnnotatorComparison
    from kie_desktop.session.review.problem_list import ProblemList
    from kie_desktop.session.review.same_layout import LayoutSearch

_Found = TypeVar("_Found")

LOOKING = translatable("Looking for problems")
"""Title of the job that checks pages."""


class Session(Editing):
    """Methods never raise for reasons that the user can mend: they say `message("error", text)`.

    message(level, text): level is "info", "warning" or "error". page_shown(page id): `NO_PAGE` where the
    last one was removed. page_edited(page id, Changes): on any page; shown_edited: on the one that shows.
    pages_changed: `summaries` is another list. summary_changed(page id): one line of it is.
    labels_found(list of paths): a folder that was opened anew holds them, and `exchange` can import them.
    problems_found(list of Problem): the answer to `find_problems`. exported(ExportReport): the answer to
    `export`. project_closing: the project is still there. acted(gesture or None): the user has edited,
    undone or redone.
    """

    def __init__(
        self, settings: Settings | None = None, engine: EngineClient | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(settings, engine, parent)
        self.effort = EffortClock(self)
        self.rotating = Turning(self._work, self)
        self.rotating.message.connect(self.message)
        self.rotating.due.connect(self._turn)
        self._annotator.rotated.connect(self.rotating.note)
        self.project_closed.connect(self.rotating.forget)

    @cached_property
    def problem_list(self) -> ProblemList:
        """What the latest look for problems found. Made when first asked for; outlives a window, as what follows."""
        from kie_desktop.session.review.problem_list import ProblemList

        return ProblemList(self, self)

    @cached_property
    def comparison(self) -> AnnotatorComparison:
        """The comparison with another person's project."""
        from kie_desktop.session.review.comparison import AnnotatorComparison

        return AnnotatorComparison(self, self)

    @cached_property
    def layout_search(self) -> LayoutSearch:
        """The search for pages of the same layout."""
        from kie_desktop.session.review.same_layout import LayoutSearch

        return LayoutSearch(self.look_over, self)

    def in_background(
        self,
        title: str,
        work: Callable[[ProjectFile, Report], _Found],
        found: Callable[[_Found], None],
        otherwise: Callable[[str], _Found] | None = None,
    ) -> None:
        """Let `work` read the project in a thread; `found` gets what it returns. One of the same title is given up.

        otherwise: makes what `found` gets where the project cannot be read or the user stops it; gets the reason.
        """
        if self._document is not None:
            path = self._document.project.path
            job = partial(read_project_or, path, work, otherwise) if otherwise else partial(read_project, path, work)
            self._work.cancel(title)
            self._work.start(title, job, cast(Callable[[object], None], found))

    def look_over(
        self, title: str, look: Callable[[Page], _Found | None], found: Callable[[list[tuple[PageId, _Found]]], None]
    ) -> None:
        """Look at every page that is not excluded, in a thread; `found` gets (page id, what `look` saw there)."""
        if self._document is not None:
            work = partial(look_at_pages, self._document.project.path, self._checked(None), look)
            self._work.start(title, work, cast(Callable[[object], None], found))

    @property
    def jobs(self) -> list[JobState]:
        """What is being worked on."""
        own = (self._annotator.state, self.exchange.state, self._bulk_edits.state)
        return [*(state for state in own if state), *self._work.states]

    def cancel_jobs(self) -> None:
        """Stop everything that is being worked on; what is done stays."""
        self._annotator.cancel()
        self.exchange.cancel()
        self._bulk_edits.cancel()
        self._work.cancel()

    def start_engine(self) -> None:
        """Load OCR and models in the background already."""
        self._engine.start()

    def annotate(
        self, page_ids: Iterable[PageId], steps: Collection[str] = messages.ALL_STEPS, mode: str = UNTOUCHED
    ) -> None:
        """Pre-annotate pages, one undoable step each. mode: `annotator.GAPS` or `annotator.UNTOUCHED`."""
        if self._document is None or self._refuses_change():
            return
        ocr = self.settings["ocr"]
        wanted = frozenset(steps) - ({messages.OCR, messages.REREAD} if ocr == "none" else frozenset())
        renamed = names_now(self.recall(RENAMED), self._label_set)
        roles = {label.name: label.role for label in self._label_set}
        roles |= {old: self._label_set.role_of(new) for old, new in renamed.items()}
        proposing = Proposing(wanted, mode, self.settings["model"], ocr, roles, renamed)
        self._annotator.annotate(self._document, page_ids, proposing)

    def propose_links(self) -> None:
        """Let RE alone look at the shown page as it is labelled now, as one undoable step.

        A person's links stay, removed ones stay away, all others are replaced; a message says what came of it.
        """
        if self._page_id is not None:
            self.annotate([self._page_id], {messages.RE})

    def recognise(self, entity_ids: Collection[int]) -> None:
        """Read the text of entities of the shown page again; replaces what is there."""
        if self._document is not None and self._page_id is not None and not self._refuses_change():
            ocr = self.settings["ocr"]
            ocr = messages.DEFAULT_OCR if ocr == "none" else ocr
            self._annotator.recognise(self._document, self._page_id, entity_ids, ocr)

    def turn_pages(self, turns: Mapping[PageId, int], *, read_again: bool = False) -> None:
        """Turn pages, with all that lies on them, by quarters clockwise, as one undoable step.

        read_again: then let the models look at them once more; what a person did stays.
        """
        if self._document is not None and not self._refuses_change():
            self.rotating.turn(self._document, turns, read_again=read_again)

    @property
    def rotated_pages(self) -> dict[PageId, int]:
        """Pages that were found on their side or head: quarters clockwise that make them upright."""
        return self.rotating.rotated(self._document) if self._document else {}

    def export(
        self,
        folder: Path,
        page_ids: Iterable[PageId] | None = None,
        val_ratio: float | None = 0.2,
        seed: int = 0,
        *,
        upstream_roles: bool = False,
        overwrite: bool = False,
    ) -> None:
        """Write a data folder that PaddleOCR trains on; `exported` or a message tells when it is done.

        page_ids: all pages by default. For the rest see `formats.paddleocr.export_dataset`.
        """
        if self._document is None or self.refuses_export():
            return
        ids = tuple(page_ids) if page_ids is not None else tuple(summary.id for summary in self.summaries)
        work = partial(
            export_pages,
            self._document.project.path,
            ids,
            folder,
            self._label_set,
            val_ratio=val_ratio,
            seed=seed,
            upstream_roles=upstream_roles,
            overwrite=overwrite,
        )
        self._work.start(translatable("Exporting"), work, self.exported.emit)

    def train(self, plan: TrainPlan) -> None:
        """Prepare and queue runs; `runs` tells how they go."""
        if self._document is not None and not self._refuses_change():
            self.runs.begin(self._document.project.path, self._label_set, plan)

    def find_problems(self, page_ids: Iterable[PageId] | None = None, *, for_paddleocr: bool = False) -> None:
        """Check pages (all that are not excluded by default); `problems_found` brings the answer.

        for_paddleocr: also what only PaddleOCR's own training stumbles over. A look that is under
        way is given up for this one.
        """
        if self._document is not None:
            work = partial(
                find_problems,
                self._document.project.path,
                self._checked(page_ids),
                self._label_set,
                for_paddleocr=for_paddleocr,
                tokens=self.tokens,
            )
            self._work.cancel(LOOKING)
            self._work.start(LOOKING, work, self.problems_found.emit)

    def stop_looking(self) -> None:
        """Give up looking for problems."""
        self._work.cancel(LOOKING)

    def page_of_problem(self, problem: Problem) -> PageId | None:
        """The page that a problem of `find_problems` is on, if it is still there."""
        return next((summary.id for summary in self.summaries if summary.name == problem.page), None)

    # --- inside

    def _turn(self, bulk_edit: BulkEdit, read_again: bool) -> None:
        self.change_pages(replace(bulk_edit, done=self._read_again) if read_again else bulk_edit)

    def _read_again(self, turned: Step | None) -> None:
        if turned is not None:
            self.annotate(dict(turned.patches), {messages.REREAD, messages.SER, messages.RE})

    def _checked(self, page_ids: Iterable[PageId] | None) -> tuple[PageId, ...]:
        if page_ids is not None:
            return tuple(page_ids)
        return tuple(summary.id for summary in self.summaries if summary.state is not ReviewState.EXCLUDED)
