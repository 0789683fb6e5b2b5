"""Widgets that nobody holds any more are freed by the window's thread, whatever other threads do meanwhile."""

from __future__ import annotations

import gc
import threading
import weakref

from event_loop import until
from PySide6.QtWidgets import QLabel

from tests.gui.user import User, use_window


class Knot(QLabel):
    """A widget that only a reference cycle holds."""

    def __init__(self) -> None:
        super().__init__("in a circle")
        self.itself = self


def test_widgets_in_a_cycle_are_freed_in_the_windows_thread() -> None:
    freed_in: list[int] = []

    def work(_: User) -> None:
        for _number in range(50):
            weakref.finalize(Knot(), lambda: freed_in.append(threading.get_ident()))
        kept: list[list[None]] = []
        maker = threading.Thread(target=lambda: kept.extend([] for _ in range(100_000)))
        maker.start()
        maker.join()
        assert freed_in == [], "Python's own collector would have run in the thread that makes objects"
        until(lambda: len(freed_in) == 50)
        assert {*freed_in} == {threading.get_ident()}

    gc.enable()  # as it is where the program starts; the tests themselves have it off
    try:
        use_window(work)
        assert gc.isenabled()
    finally:
        gc.disable()


def test_nothing_of_the_window_is_left_for_the_end_of_python() -> None:
    """Then there is no application any more, and Qt crashes."""
    freed: list[bool] = []
    use_window(lambda _: weakref.finalize(Knot(), freed.append, True))
    assert freed == [True]
