"""Turning pages: those that lie on their side or head, and whatever else a person wants turned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Picture
from kie_desktop.domain.patch import Patch
from kie_desktop.language import count, tr, translatable
from kie_desktop.session.project.bulk_edits import BulkEdit
from kie_desktop.session.project.rotated_images import Turn, Turned, make_pictures
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.sentences import CHANGED_MEANWHILE, shorten_list
from kie_desktop.session.work import Work

TURNING = translatable("Turning pages")
"""Title of the job."""


class Turning(QObject):
    """A page is turned together with all that lies on it, as one undoable step; its image file stays as it is.

    found: pages that lie on their side or head were read just now; `rotated` names them. due(BulkEdit, whether to read
    the pages again): the edit. message(level, text).
    """

    found = Signal()
    due = Signal(object, bool)
    message = Signal(str, str)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._rotated: dict[PageId, tuple[Picture, int]] = {}
        self._waiting: list[Callable[[], None]] = []
        """Turns asked for while others were under way, in their order."""

    def rotated(self, document: ProjectWriter) -> dict[PageId, int]:
        """Pages that were found rotated and show the same still: quarters clockwise that make them upright."""
        return {
            page_id: quarters
            for page_id, (seen, quarters) in self._rotated.items()
            if page_id in document and document.summary(page_id).picture == seen
        }

    def note(self, rotated: Mapping[PageId, tuple[Picture, int]]) -> None:
        """Take what was found rotated: the picture that was looked at, and the quarters clockwise to turn it by."""
        self._rotated = {**self._rotated, **rotated}
        self.found.emit()

    def forget(self) -> None:
        """Another project is about to be opened."""
        self._rotated = {}
        self._waiting = []

    def turn(self, document: ProjectWriter, turns: Mapping[PageId, int], *, read_again: bool = False) -> None:
        """Make the pictures of pages turned by quarters clockwise; `due` follows.

        What is asked for while pages are being turned waits for them; it is given up where they are stopped.
        """
        start = partial(self._start, document, {**turns}, read_again)
        if any(state.title == TURNING for state in self._work.states):
            self._waiting.append(start)
        else:
            self._waiting = []
            start()

    def _start(self, document: ProjectWriter, turns: Mapping[PageId, int], read_again: bool) -> None:
        turns = {page_id: quarters for page_id, quarters in turns.items() if page_id in document}
        wanted = {page_id: (document.summary(page_id).picture, quarters) for page_id, quarters in turns.items()}
        work = partial(make_pictures, document.path, wanted, document.origins)
        self._work.start(TURNING, work, partial(self._take, document, read_again))

    def _take(self, document: ProjectWriter, read_again: bool, turned: object) -> None:
        assert isinstance(turned, Turned)
        there = [(page_id, turn) for page_id, turn in turned.turns.items() if page_id in document]
        turns = {page_id: turn for page_id, turn in there if document.summary(page_id).picture == turn.before}
        others = [turn for page_id, turn in there if page_id not in turns]
        faults = [*turned.faults, *(f"{turn.before.image}: {tr(CHANGED_MEANWHILE)}" for turn in others)]
        failed = len(faults)
        try:
            document.note_origins(turned.origins)
        except UserError as fault:
            failed, turns = len(turned.faults) + len(turned.turns), {}
            faults = [*turned.faults, str(fault)]
        if turns:
            text = tr("Turn page") if len(turns) == 1 else tr("Turn {} pages").format(len(turns))
            self.due.emit(BulkEdit(text, [*turns], partial(_turned, document, turns)), read_again)
        if faults:
            words = tr("{} could not be turned:").format(count(failed, tr("page"), tr("pages")))
            self.message.emit("warning", f"{words}\n{shorten_list(faults)}")
        if self._waiting:
            self._waiting.pop(0)()


def _turned(document: ProjectWriter, turns: Mapping[PageId, Turn], page_id: PageId) -> Patch:
    """What turns a page. UserError where it cannot be read."""
    turn = turns[page_id]
    return edits.turn(document.page(page_id), turn.after, turn.quarters, document.project.proposal(page_id))
