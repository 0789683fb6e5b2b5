"""Ctrl+C and SIGTERM: what is done is kept, and the exit status says who asked."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED, TERMINATED = 130, 143
"""Exit status after Ctrl+C and after SIGTERM, as shells have them."""


class Terminated(KeyboardInterrupt):
    """Raised where the process gets SIGTERM, so that whatever minds Ctrl+C minds it too."""


@contextmanager
def heeding_sigterm() -> Iterator[None]:
    """While entered, SIGTERM raises Terminated; in the main thread only, as signals arrive nowhere else."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def status_of(stop: KeyboardInterrupt) -> int:
    """The exit status of a command that was stopped."""
    return TERMINATED if isinstance(stop, Terminated) else INTERRUPTED
