"""The one object that the window talks to: an open project, what is shown of it, and work under way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from PySide6.QtCore import QObject

from kie_desktop.domain.edits import EditError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Field, Page, ReviewState
from kie_desktop.domain.patch import Patch
from kie_desktop.domain.problems import Problem
from kie_desktop.domain.text import is_blank
from kie_desktop.jobs.background import JobState, Report
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.language import mark, tr
from kie_desktop.runtime import messages
from kie_desktop.session.annotator import UNTOUCHED, Proposing
from kie_desktop.session.effort import EffortClock
from kie_desktop.session.exchange import Exchange
from kie_desktop.session.long_steps import MANY_PAGES, Deed, LongSteps
from kie_desktop.session.open_project import OpenProject
from kie_desktop.session.reading import export_pages, find_problems, look_at_pages, read_project, read_project_or
from kie_desktop.session.relabelling import RENAMED, label_set_deed, names_now, with_moved
from kie_desktop.session.run_plan import TrainPlan
from kie_desktop.session.settings import Settings
from kie_desktop.session.turning import Turning
from kie_desktop.store import ProjectFile

if TYPE_CHECKING:
    from kie_desktop.session.problem_list import ProblemList
    from kie_desktop.session.second_reader import SecondReader

_Arguments = ParamSpec("_Arguments")
_Found = TypeVar("_Found")

LOOKING = mark("Looking for problems")
"""Title of the job that checks pages."""


class Session(OpenProject):
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
        self.exchange = Exchange(self, self._work)
        self.exchange.changed.connect(self.jobs_changed)
        self._long_steps = LongSteps(self)
        self._long_steps.changed.connect(self.jobs_changed)
        self._long_steps.changed.connect(self._annotator.go_on)
        self._long_steps.said.connect(self.message)
        self._long_steps.ended.connect(self._show_touched)
        self.turning = Turning(self._work, self)
        self.turning.said.connect(self.message)
        self.turning.due.connect(self._turn)
        self._annotator.lying.connect(self.turning.note)
        self.project_closed.connect(self.turning.forget)

    def close(self) -> None:
        """Close the project; stops what works on it, and waits until everything is written."""
        self.exchange.leave()
        self._long_steps.cancel()
        super().close()

    @cached_property
    def problem_list(self) -> ProblemList:
        """What the latest look for problems found. Made when first asked for; outlives a window, as what follows."""
        from kie_desktop.session.problem_list import ProblemList

        return ProblemList(self, self)

    @cached_property
    def second_reader(self) -> SecondReader:
        """The comparison with another person's project."""
        from kie_desktop.session.second_reader import SecondReader

        return SecondReader(self, self)

    # --- editing

    def edit(self, patch: Patch, text: str, gesture: object | None = None) -> bool:
        """Do a patch to the page that is shown, as one undoable step called `text`.

        Edits in a row with the same `gesture` (a drag, typing in a field) become one step.
        Returns whether it was done.
        """
        document, page_id = self._document, self._page_id
        if document is None or page_id is None or not patch:
            return False
        unread = self._unread(patch)
        if unread and gesture is None:
            gesture = object()  # what is read joins this step
        if not self._attempt(lambda: document.do(Step(text, ((page_id, patch),)), gesture)):
            return False
        if unread:
            self._annotator.recognise(document, page_id, unread, self.settings["ocr"], text=text, gesture=gesture)
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
        page = self.page
        if page is None:
            return False
        try:
            patch = make(page, *args, **kwargs)
        except EditError as error:
            self.message.emit("warning", str(error))
            return False
        return self.edit(patch, text)

    def edit_pages(
        self,
        patches: Iterable[tuple[PageId, Patch]],
        text: str,
        gesture: object | None = None,
        labels: LabelSet | None = None,
    ) -> bool:
        """Do a patch to each of several pages, all as one undoable step. Returns whether it was done.

        gesture: as `edit` has it. labels: what the project's become in the same step.
        """
        document, wanted = self._document, tuple((page_id, patch) for page_id, patch in patches if patch)
        if document is None or not (wanted or labels):
            return False
        step = Step(text, wanted, (document.label_set, labels) if labels else None)
        done = self._attempt(lambda: document.do(step, gesture))
        if done:
            self.acted.emit(gesture)
        return done

    def change_pages(self, deed: Deed) -> bool:
        """Do something to several pages, all as one undoable step: at once, or as a job where they are many.

        Returns whether it was done or begun.
        """
        document = self._document
        if document is None or self._refuses_change():
            return False
        if len(deed.pages) > MANY_PAGES:
            if self.exchange.state is not None:
                self.message.emit("info", tr("This step touches many pages; wait for the work under way, or stop it."))
                return False
            self._long_steps.do(document, deed)
            self.acted.emit(None)
            return True
        done: list[Step | None] = []
        if not self._attempt(lambda: done.append(deed.do(document))):
            return False
        if any(done):
            self.acted.emit(None)
        if deed.done is not None:
            deed.done(*done)
        return True

    def change_label_set(self, labels: LabelSet, moved: Mapping[str, str]) -> bool:
        """Give the project other labels, as one undoable step; of many pages it is a job. Returns whether it was begun.

        moved: label -> the label that its entities get, on all pages (it was renamed, or is to be removed).
        """
        document = self._document
        if document is None or labels == self._label_set:
            return False
        done = partial(self._note_moved, moved)
        deeds: list[Deed] = []
        made = self._attempt(lambda: deeds.append(label_set_deed(document, labels, moved, done)))
        return made and self.change_pages(*deeds)

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
    def is_writing(self) -> bool:
        """Whether the latest edit is still on its way to disk; the next one would wait for it."""
        return self._document is not None and self._document.is_writing

    def end_gesture(self) -> None:
        """Let the next edit be a step of its own."""
        if self._document:
            self._document.history.end_gesture()

    @property
    def undo_text(self) -> str | None:
        """What undo would take back; None where there is nothing."""
        return self._document.history.undo_text if self._document else None

    @property
    def redo_text(self) -> str | None:
        """What redo would do again; None where there is nothing."""
        return self._document.history.redo_text if self._document else None

    def undo(self) -> None:
        """Take the latest step back, and show the page that it was on. Of many pages it is a job."""
        self._move(redo=False)

    def redo(self) -> None:
        """Do the latest undone step again, and show the page that it is on. Of many pages it is a job."""
        self._move(redo=True)

    # --- work under way

    @property
    def jobs(self) -> list[JobState]:
        """What is being worked on."""
        own = (self._annotator.state, self.exchange.state, self._long_steps.state)
        return [*(state for state in own if state), *self._work.states]

    def cancel_jobs(self) -> None:
        """Stop everything that is being worked on; what is done stays."""
        self._annotator.cancel()
        self.exchange.cancel()
        self._long_steps.cancel()
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
            self.turning.turn(self._document, turns, read_again=read_again)

    @property
    def lying_pages(self) -> dict[PageId, int]:
        """Pages that were found on their side or head: quarters clockwise that make them upright."""
        return self.turning.lying(self._document) if self._document else {}

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
        self._work.start(mark("Exporting"), work, self.exported.emit)

    def refuses_export(self) -> bool:
        """Whether pages cannot be written now, as many are being undone or redone; it has been said then."""
        return self._document is not None and not self._attempt(self._document.check_still)

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

    def _refuses_change(self) -> bool:
        """Whether the project cannot be changed now, which has been said then."""
        document = self._document
        return document is not None and not self._attempt(document.check_changeable)

    def _note_moved(self, moved: Mapping[str, str], _: Step | None) -> None:
        if moved:
            self.remember(RENAMED, with_moved(self.recall(RENAMED), moved))

    def _turn(self, deed: Deed, read_again: bool) -> None:
        self.change_pages(replace(deed, done=self._read_again) if read_again else deed)

    def _read_again(self, turned: Step | None) -> None:
        if turned is not None:
            self.annotate(dict(turned.patches), {messages.REREAD, messages.SER, messages.RE})

    def _unread(self, patch: Patch) -> list[int]:
        """Entities whose shape a patch makes or changes and whose text no person typed, if they can be read now."""
        if not self._engine.is_ready or not self.settings["read_shapes"] or self.settings["ocr"] == "none":
            return []
        shaped = patch.changes.added | patch.changes.reshaped
        after = [patch.entities[entity_id][1] for entity_id in sorted(shaped)]
        return [
            entity.id for entity in after if entity and (is_blank(entity.text) or Field.TEXT not in entity.by_human)
        ]

    def _move(self, *, redo: bool) -> None:
        document = self._document
        step = (document.history.next_redo if redo else document.history.next_undo) if document else None
        if document is None or step is None or self._long_steps.state is not None:
            return
        if len(step.patches) <= MANY_PAGES:
            done: list[Step | None] = []
            self._attempt(lambda: done.append(document.redo() if redo else document.undo()))
            for moved in done:
                self._show_touched(moved)
        elif self.exchange.state is not None:
            self.message.emit("info", tr("This step touches many pages; wait for the work under way, or stop it."))
        else:
            self._long_steps.begin(document, redo=redo)

    def _show_touched(self, step: Step | None) -> None:
        """Show a page that an undone or redone step was on."""
        if step is None:
            return
        pages = [*step.restored, *dict(step.patches)]
        touched = [page_id for page_id in pages if self._document and page_id in self._document]
        if touched and self._page_id not in touched and self._long_steps.state is None:
            self.show_page(touched[0])
        self.acted.emit(None)

    def _checked(self, page_ids: Iterable[PageId] | None) -> tuple[PageId, ...]:
        if page_ids is not None:
            return tuple(page_ids)
        return tuple(summary.id for summary in self.summaries if summary.state is not ReviewState.EXCLUDED)
