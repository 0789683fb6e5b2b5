"""A process's own side of being ended: by who started it, and by signals while it loads.

`processes` is the side of who started it. The standard library only; every room may import it.
"""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

ATTENDED = "KIE_DESKTOP_ATTENDED"
"""Variable in the environment of a child of this program that shall stop when its standard input ends."""
CLEAN_UP_S = 30.0
"""How long a command that was interrupted has to remove what it made only half."""
_CHUNK = 1 << 16

_attended = threading.Event()


def read_lines(descriptor: int) -> Iterator[str]:
    """The lines of a pipe as they come, without their ends, as UTF-8.

    Reads the bare descriptor: Python aborts at its end where a thread waits inside a buffered file.
    """
    begun: list[bytes] = []
    while True:
        try:
            chunk = os.read(descriptor, _CHUNK)
        except OSError:  # there is no such input
            break
        if not chunk:
            break
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            yield _decoded(b"".join([*begun, line]))
            begun = []
        begun.append(rest)
    if any(begun):
        yield _decoded(b"".join(begun))


def _decoded(line: bytes) -> str:
    return line.removesuffix(b"\r").decode("utf-8", "replace")


def is_attended() -> bool:
    """Whether this program stops when its standard input ends."""
    return _attended.is_set()


def end_if_attended() -> None:
    """Where whoever started this program attends to it (`Child(attended=True)`): stop when standard input ends."""
    if os.environ.pop(ATTENDED, ""):
        end_with_input()


def end_with_input() -> None:
    """Have this program stop, as Ctrl+C does, when its standard input ends: that cancels it, as does a killed starter.

    It has a while to clean up, then it is ended.
    """
    if _attended.is_set():
        return
    _attended.set()
    # What a shell starts in the background ignores the signal, and so do the children of a window that it started.
    signal.signal(signal.SIGINT, signal.default_int_handler)

    def watch() -> None:
        for _ in read_lines(0):
            pass
        if sys.platform == "win32":
            _thread.interrupt_main()
        else:  # also ends a read from the network
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        _exit_after(CLEAN_UP_S)

    threading.Thread(target=watch, name="stdin", daemon=True).start()


@contextmanager
def leaving_at_once(arguments: Sequence[str]) -> Iterator[None]:
    """While entered, Ctrl+C and SIGTERM end this program then and there, with the line and the status of a stop.

    For the time in which modules are loaded, when nothing has begun that were to be ended in order: an exception among
    imports becomes a traceback, or whatever a library makes of it. arguments: with `--json` there is a document, too.
    In the main thread only, and not for a Ctrl+C that is ignored, as that of a shell's background job is.
    """

    def leave(number: int, _frame: FrameType | None) -> None:
        try:
            os.write(2, b"error: stopped\n")
            if "--json" in arguments:
                os.write(1, b'{"error": "stopped"}\n')
        finally:  # nobody may be listening any more
            os._exit(status_after(number))

    heeded = [signal.SIGTERM]
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        heeded.append(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread():
        heeded = []
    before = {number: signal.signal(number, leave) for number in heeded}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def status_after(signal_number: int) -> int:
    """The exit status after a signal, as shells have it: 130 after Ctrl+C, 143 after SIGTERM."""
    return 128 + signal_number


def exit_within(seconds: float) -> None:
    """End this program after a while, wherever it is, unless it has ended by then."""
    threading.Thread(target=_exit_after, args=(seconds,), name="end", daemon=True).start()


def _exit_after(seconds: float) -> None:
    time.sleep(seconds)
    os._exit(1)
