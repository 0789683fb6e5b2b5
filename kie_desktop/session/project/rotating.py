"""Turning pages: those that lie on their side or head, and any others that the user wants turned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain import picture_edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.page import Picture
from kie_desktop.domain.patch import Patch
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import count, tr, translatable
from kie_desktop.session.jobs import Jobs
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.session.project.editing import ProjectEditor
from kie_desktop.session.project.open_project import OpenProject
from kie_desktop.session.project.rotated_images import Turn, Turned, make_pictures
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.sentences import CHANGED_MEANWHILE, shorten_list

_TURN = Job(JobKind.TURNING, translatable("Rotating pages"))


class Rotation(QObject):
    """A page is turned together with all that lies on it, as one undoable step; its image file stays as it is.

    found: pages that lie on their side or head were read just now; `pages` names them. turned([page id]): pages that
    are to be read again now. message(level, text).
    """

    found = Signal()
    turned = Signal(object)
    message = Signal(str, str)

    def __init__(self, project: OpenProject, editor: ProjectEditor, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._editor = editor
        self._jobs = jobs
        self._found: dict[PageId, tuple[Picture, int]] = {}
        self._waiting: list[Callable[[], None]] = []
        """Turns asked for while others were under way, in their order."""
        project.closed.connect(self._forget)

    @property
    def pages(self) -> dict[PageId, int]:
        """Pages that were found rotated and show the same still: quarters clockwise that make them upright."""
        document = self._project.document
        if document is None:
            return {}
        return {
            page_id: quarters
            for page_id, (seen, quarters) in self._found.items()
            if page_id in document and document.summary(page_id).picture == seen
        }

    def note(self, rotated: Mapping[PageId, tuple[Picture, int]]) -> None:
        """Keep what was found rotated: the picture that was looked at, and the quarters clockwise to turn it by."""
        self._found = {**self._found, **rotated}
        self.found.emit()

    def turn(self, turns: Mapping[PageId, int], *, read_again: bool = False) -> None:
        """Turn pages, with all that lies on them, by quarters clockwise, as one undoable step.

        read_again: then `turned` asks for the models to look at them once more; what a person did stays. What is asked
        for while pages are being turned waits for them; it is given up where they are stopped.
        """
        document = self._project.document
        if document is None or self._editor.refuses_change():
            return
        start = partial(self._start, document, {**turns}, read_again)
        if self._jobs.find(JobKind.TURNING) is not None:
            self._waiting.append(start)
        else:
            self._waiting = []
            start()

    # --- inside

    def _forget(self) -> None:
        self._found = {}
        self._waiting = []

    def _start(self, document: ProjectWriter, turns: Mapping[PageId, int], read_again: bool) -> None:
        turns = {page_id: quarters for page_id, quarters in turns.items() if page_id in document}
        wanted = {page_id: (document.summary(page_id).picture, quarters) for page_id, quarters in turns.items()}
        work = partial(make_pictures, document.path, wanted, document.images.origins)
        self._jobs.start(_TURN, work, partial(self._on_pictures, document, read_again))

    def _on_pictures(self, document: ProjectWriter, read_again: bool, turned: object) -> None:
        assert isinstance(turned, Turned)
        there = [(page_id, turn) for page_id, turn in turned.turns.items() if page_id in document]
        turns = {page_id: turn for page_id, turn in there if document.summary(page_id).picture == turn.before}
        others = [turn for page_id, turn in there if page_id not in turns]
        faults = [*turned.faults, *(f"{turn.before.image}: {tr(CHANGED_MEANWHILE)}" for turn in others)]
        failed = len(faults)
        try:
            document.images.note_origins(turned.origins)
        except UserError as fault:
            failed, turns = len(turned.faults) + len(turned.turns), {}
            faults = [*turned.faults, str(fault)]
        if turns:
            text = tr("Rotate page") if len(turns) == 1 else tr("Rotate {} pages").format(len(turns))
            done = self._emit_turned if read_again else None
            self._editor.change_pages(BulkEdit(text, [*turns], partial(_turned, document, turns), done=done))
        if faults:
            words = tr("{} could not be rotated:").format(count(failed, tr("page"), tr("pages")))
            self.message.emit("warning", f"{words}\n{shorten_list(faults)}")
        if self._waiting:
            self._waiting.pop(0)()

    def _emit_turned(self, step: Step | None) -> None:
        if step is not None:
            self.turned.emit([*dict(step.patches)])


def _turned(document: ProjectWriter, turns: Mapping[PageId, Turn], page_id: PageId) -> Patch:
    """What turns a page. UserError where it cannot be read."""
    turn = turns[page_id]
    return picture_edits.turn(document.page(page_id), turn.after, turn.quarters, document.project.proposal(page_id))
