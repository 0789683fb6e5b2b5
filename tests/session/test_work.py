"""Background jobs and who waits for them."""

from __future__ import annotations

from event_loop import application, until
from PySide6.QtCore import QObject
from shiboken6 import delete

from kie_desktop.session.work import Work

heard: list[object] = []


class Listener(QObject):
    """Waits for a value, as a dialog does that may be closed meanwhile."""

    def take(self, value: object) -> None:
        """Note what came."""
        heard.append(value)


def test_a_deleted_object_is_told_nothing() -> None:
    application()
    heard.clear()
    work, stays, goes = Work(), Listener(), Listener()
    for listener in (stays, goes):
        work.start("counting", lambda _: 42, listener.take)
    delete(goes)
    until(lambda: not work.states)
    assert heard == [42]
