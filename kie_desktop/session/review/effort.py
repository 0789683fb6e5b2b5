"""The work that goes into each page: actions, and seconds of activity."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId
from kie_desktop.domain.statistics import Effort
from kie_desktop.session.editor import Editor

log = logging.getLogger(__name__)

IDLE_S = 60.0
"""Who does nothing for so long has not been at the page meanwhile."""
KEEP_AFTER_MS = 20_000
"""What was counted is in the project file at the latest so much later."""


class EffortClock(QObject):
    """Counts what the user does on the page that shows.

    An action is a command of the window, or an edit that no command made; edits of one gesture
    (typing in a field) are one. Seconds between two actions, or between showing the page and the
    first of them, count where they are fewer than `IDLE_S`. changed(page id).
    """

    changed = Signal(int)

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.now: Callable[[], float] = time.monotonic
        """Tells the time in seconds."""
        self._known: dict[PageId, Effort] = {}
        self._unkept: dict[PageId, Effort] = {}
        self._page: PageId | None = None
        self._latest = 0.0
        self._gesture: object | None = None
        self._commands = 0
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        editor.opened.connect(self._read)
        editor.closing.connect(self._leave)
        editor.page_shown.connect(self._show)
        editor.acted.connect(self._edited)

    @property
    def all(self) -> dict[PageId, Effort]:
        """The work on every page that was worked on."""
        pages = {**self._known, **self._unkept}
        return {page_id: self.of(page_id) for page_id in pages}

    def of(self, page_id: PageId) -> Effort:
        """The work on one page."""
        known, more = self._known.get(page_id, Effort()), self._unkept.get(page_id, Effort())
        return _sum(known, more)

    def begin_command(self) -> None:
        """The user gives a command; the edits that it makes are not counted beside it."""
        self._commands += 1
        self._gesture = None
        self._count()

    def end_command(self) -> None:
        """The command is done."""
        self._commands -= 1

    def _edited(self, gesture: object | None) -> None:
        if self._commands or (gesture is not None and gesture == self._gesture):
            return
        self._gesture = gesture
        self._count()

    def _count(self) -> None:
        if self._page is None or self._editor.is_read_only:
            return
        now = self.now()
        passed = now - self._latest
        self._latest = now
        more = Effort(1, passed if passed < IDLE_S else 0.0)
        self._unkept[self._page] = _sum(self._unkept.get(self._page, Effort()), more)
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit(self._page)

    def _show(self, page_id: PageId) -> None:
        if page_id != self._page:
            self._page, self._gesture, self._latest = page_id or None, None, self.now()

    def _read(self) -> None:
        project = self._editor.file
        self._known = project.efforts() if project is not None else {}
        self._unkept, self._page = {}, None

    def _leave(self) -> None:
        self._keep()
        self._known, self._unkept, self._page = {}, {}, None

    def _keep(self) -> None:
        """Write what was counted since the last time; what cannot be written is tried again later."""
        self._timer.stop()
        project = self._editor.file
        if project is None:
            return
        for page_id, effort in list(self._unkept.items()):
            try:
                project.add_effort(page_id, effort)
            except UserError as error:
                log.info("the work on page %s is not kept yet: %s", page_id, error)
                return
            self._known[page_id] = _sum(self._known.get(page_id, Effort()), effort)
            del self._unkept[page_id]


def _sum(one: Effort, other: Effort) -> Effort:
    return Effort(one.actions + other.actions, one.active_s + other.active_s)
