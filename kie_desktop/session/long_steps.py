"""Undoing and redoing what touched many pages, part by part, so that the window stays alive."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import History, Step
from kie_desktop.domain.patch import StaleEditError
from kie_desktop.jobs.background import JobState, new_job_id
from kie_desktop.language import mark, tr
from kie_desktop.session.document import Document

UNDOING, REDOING = mark("Undoing"), mark("Redoing")
"""Titles of the jobs."""
MANY_PAGES = 50
"""A step of more pages is not done at once: the window would stand still."""
_PAGES_A_WRITE = 25
_AT_ONCE_S = 0.02
"""Time spent on pages before the window gets its turn."""
_WRITING_MS = 5


class LongSteps(QObject):
    """One step at a time. When it is stopped, both parts are steps of their own: one undone, one not.

    changed: `state` has. ended(Step): what was applied last. said(level, text).
    """

    changed = Signal()
    ended = Signal(object)
    said = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._redo = False
        self._rest: Step | None = None
        self._latest: Step | None = None
        self._state = JobState(new_job_id(), "")
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._move_some)

    @property
    def state(self) -> JobState | None:
        """How far it is; None where nothing is under way."""
        return self._state if self._document is not None else None

    def begin(self, document: Document, *, redo: bool) -> None:
        """Undo or redo the latest step."""
        step = _next(document.history, redo)
        if step is None or self._document is not None:
            return
        self._document, self._redo, self._rest, self._latest = document, redo, step, None
        document.moving = True
        self._state = JobState(new_job_id(), REDOING if redo else UNDOING, 0, len(step.patches), tr(step.text))
        self._timer.start()
        self.changed.emit()

    def cancel(self) -> None:
        """Stop; what is done stays, and is a step of its own."""
        self._end()

    def _move_some(self) -> None:
        document, started = self._document, time.monotonic()
        if document is None:
            return
        while not document.is_writing and time.monotonic() - started < _AT_ONCE_S:
            if self._rest is None or _next(document.history, self._redo) is not self._rest or not self._move(document):
                self._end()
                return
        self.changed.emit()
        self._timer.start(_WRITING_MS if document.is_writing else 0)

    def _move(self, document: Document) -> bool:
        """Undo or redo the next pages; False where that cannot be done, which has been said then."""
        before, move = self._rest, document.redo if self._redo else document.undo
        try:
            step = move(_PAGES_A_WRITE, goes_on=self._latest is not None)
        except (UserError, StaleEditError) as error:
            self.said.emit("error", str(error))
            return False
        if step is None or before is None:
            return False
        done = self._state.done + len(step.patches)
        self._latest, self._state = step, replace(self._state, done=done)
        self._rest = _next(document.history, self._redo) if done < self._state.total else None
        return True

    def _end(self) -> None:
        document, latest = self._document, self._latest
        self._timer.stop()
        self._document = self._rest = self._latest = None
        if document is not None:
            document.moving = False
            self.changed.emit()
        if latest is not None:
            self.ended.emit(latest)


def _next(history: History, redo: bool) -> Step | None:
    return history.next_redo if redo else history.next_undo
