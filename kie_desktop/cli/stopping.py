"""Ctrl+C and SIGTERM: what is done is kept, and the exit status says who asked."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kie_desktop.attended import status_after
from kie_desktop.inference import end_runs

_LEAVE = b"\0"
"""Beside the numbers of signals, which begin at 1."""


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


@contextmanager
def ending_runs() -> Iterator[None]:
    """While entered, Ctrl+C and SIGTERM end the networks that run in this process.

    A thread does that, as the main thread may be waiting for one of them. Where this is not the main thread, nothing
    is done: signals arrive nowhere else.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    told, tells = os.pipe()
    if os.name != "nt":  # Python wants that, but on Windows, where pipes cannot
        os.set_blocking(tells, False)

    def watch() -> None:
        while _LEAVE not in (numbers := os.read(told, 16)):
            if {signal.SIGINT, signal.SIGTERM} & {*numbers}:
                end_runs()

    watcher = threading.Thread(target=watch, name="kie-signals", daemon=True)
    watcher.start()
    before = signal.set_wakeup_fd(tells, warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.write(tells, _LEAVE)
        watcher.join()
        os.close(tells)
        os.close(told)
        end_runs(False)


def status_of(stop: KeyboardInterrupt) -> int:
    """The exit status of a command that was stopped."""
    return status_after(signal.SIGTERM if isinstance(stop, Terminated) else signal.SIGINT)
