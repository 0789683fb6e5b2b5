"""Pages read in processes that can be ended: one place for window, command line and Python (docs/adr/0038).

A few children (`page_worker`), started when they are needed, each with one request at a time: a page that takes for
ever keeps one of them until its time is over, and nobody else from reading. One that dies or is ended costs the page
that it was at.
"""

from __future__ import annotations

import json
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kie_desktop.domain.errors import UserError
from kie_desktop.places import own_command, own_environment
from kie_desktop.processes import Child, processor_seconds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

INFO_S = 20.0
"""A file that does not say its size by then is given up."""
PIXELS_S = 40.0
"""The same for pixels: the largest pages take some 10 s on a slow core."""
_MOST_WAITING = 6
"""Where the system tells processor time, that is what counts: a busy machine takes up to so many times as long."""
MOST_PROCESSES = 3
_TICK_S, _LAST_WORDS_S = 0.05, 1.0
_MOST_HEADER_BYTES = 1 << 20
WORKER = "pages"
"""What `--worker` is told."""


class ReadingStoppedError(UserError):
    """Nobody wants the page any more."""


_here = threading.local()


@contextmanager
def interruptible(is_unwanted: Callable[[], bool]) -> Iterator[None]:
    """While entered, reading in this thread raises ReadingStoppedError as soon as its page is not wanted any more."""
    before = getattr(_here, "is_unwanted", None)
    _here.is_unwanted = is_unwanted
    try:
        yield
    finally:
        _here.is_unwanted = before


def ask(op: str, path: Path, frame: int = 0, size: Sequence[int] = ()) -> list[int]:
    """Numbers about a file: see `page_worker`. Raises UserError, ReadingStoppedError."""
    values: list[int] = _ask(op, path, frame, size, INFO_S)[0]["values"]
    return values


def ask_pixels(op: str, path: Path, frame: int, size: Sequence[int] = ()) -> NDArray[np.uint8]:
    """Pixels of a page, H x W x 3, or bytes: see `page_worker`. Raises UserError, ReadingStoppedError."""
    pixels = _ask(op, path, frame, size, PIXELS_S)[1]
    assert pixels is not None
    return pixels


_Answer = tuple[dict[str, Any], "NDArray[np.uint8] | None"]


def _ask(op: str, path: Path, frame: int, size: Sequence[int], seconds: float) -> _Answer:
    request = {"op": op, "path": str(path), "folder": _current_folder(), "frame": frame, "size": [*size]}
    is_unwanted: Callable[[], bool] = getattr(_here, "is_unwanted", None) or _never
    limit = _Limit(seconds)
    process = _POOL.take(str(path), limit.deadline, is_unwanted)
    if process is None:
        raise _stopped(path) if is_unwanted() else _too_slow(path, seconds)
    answer = process.ask(json.dumps(request), limit, is_unwanted)
    if answer is None:  # it goes on for a while, or is ended
        raise _stopped(path) if is_unwanted() else _too_slow(path, seconds)
    if isinstance(answer, str):
        raise UserError(
            f"{path}: reading this page ended the process that read it ({answer}): it is damaged or takes too "
            "much memory; save it anew as PDF or PNG"
        )
    if "error" in answer[0]:
        raise UserError(answer[0]["error"])
    return answer


def _current_folder() -> str:
    """The folder that paths are relative to; "" where it is gone."""
    try:
        return os.getcwd()  # noqa: PTH109 - what is no UTF-8 goes on as it is
    except OSError:
        return ""


def _never() -> bool:
    return False


def _stopped(path: Path) -> UserError:
    return ReadingStoppedError(f"{path}: reading this page was stopped")


def _too_slow(path: Path, seconds: float) -> UserError:
    return UserError(
        f"{path}: reading this page takes more than {seconds:g} seconds; print it to a new PDF, or save it as PNG"
    )


class _Limit:
    """How long a request may take: seconds of its child's processor time, however busy the machine is; and a while."""

    def __init__(self, seconds: float) -> None:
        self.deadline = time.monotonic() + _MOST_WAITING * seconds
        self._seconds = seconds
        self._pid = 0
        self._before: float | None = None

    def start(self, pid: int) -> None:
        """The child begins with the request."""
        self._pid, self._before = pid, processor_seconds(pid)
        if self._before is None:
            self.deadline = time.monotonic() + self._seconds

    def is_over(self) -> bool:
        """Whether the child has had its time."""
        spent = None if self._before is None else processor_seconds(self._pid)
        computed = 0.0 if spent is None or self._before is None else spent - self._before
        return computed > self._seconds or time.monotonic() > self.deadline


class _Process:
    """One child. Used by one thread at a time, except `_receive`, which is its own.

    The window asks from threads of Qt's, which Python must not come to know (`join`, `Timer`): it never forgets them.
    """

    def __init__(self, on_free: Callable[[_Process], None]) -> None:
        """on_free: told when it has answered. Raises UserError where it cannot be started."""
        self.latest = ""
        self._on_free = on_free
        self._answers: queue.SimpleQueue[_Answer | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._is_abandoned = False
        self._is_done = threading.Event()
        try:
            self._child = Child(own_command("--worker", WORKER), own_environment(), reads_output=self._receive)
        except OSError as fault:
            raise UserError(f"the process that reads pages cannot be started ({fault.strerror})") from fault

    @property
    def is_running(self) -> bool:
        return self._child.is_running

    def ask(self, request: str, limit: _Limit, is_unwanted: Callable[[], bool]) -> _Answer | str | None:
        """The answer; how the child ended, or None where the time is over or nobody wants it any more."""
        limit.start(self._child.pid)
        self._child.write(f"{request}\n")
        while True:
            try:
                answer = self._answers.get(timeout=_TICK_S)
            except queue.Empty:
                if limit.is_over():
                    self.end()
                    return None
                if is_unwanted():
                    self._abandon(limit)
                    return None
                continue
            if answer is not None:
                _POOL.give_back(self)
                return answer
            return self._death()

    def _death(self) -> str:
        """How the child ended, as far as that is known soon."""
        until = time.monotonic() + _LAST_WORDS_S
        while self._child.outcome is None and time.monotonic() < until:
            time.sleep(_TICK_S)
        return (self._child.outcome.reason if self._child.outcome is not None else "") or "it ended"

    def end(self) -> None:
        self._child.kill()

    def wait(self) -> None:
        """Until it is gone, and its threads are."""
        self._child.end()

    def _abandon(self, limit: _Limit) -> None:
        """Let it finish what nobody waits for, as it usually does in no time, or end it when its time is over."""
        with self._lock:
            if not self._answers.empty():
                self._answers.get()
                self._on_free(self)
                return
            self._is_abandoned = True
            is_done = self._is_done = threading.Event()
        threading.Thread(target=self._end_later, args=(is_done, limit), name="page limit", daemon=True).start()

    def _end_later(self, is_done: threading.Event, limit: _Limit) -> None:
        while not is_done.wait(_TICK_S):
            if limit.is_over():
                self.end()
                return

    def _receive(self, pipe: IO[bytes]) -> None:
        """Take answers from the child, to its end; in a thread."""
        while (answer := _read_answer(pipe)) is not None:
            with self._lock:
                if not self._is_abandoned:
                    self._answers.put(answer)
                    continue
                self._is_abandoned = False
                self._is_done.set()
            self._on_free(self)
        self._answers.put(None)
        self._is_done.set()


def _read_answer(pipe: IO[bytes]) -> _Answer | None:
    """None at the end of the child, also in the midst of an answer."""
    length = int.from_bytes(_exactly(pipe, 8), "big")
    text = _exactly(pipe, length) if 0 < length <= _MOST_HEADER_BYTES else b""
    if not text:
        return None
    import numpy as np  # not before there are pixels

    header: dict[str, Any] = json.loads(text)
    if "shape" not in header:
        return header, None
    pixels: NDArray[np.uint8] = np.empty(header["shape"], np.uint8)
    return (header, pixels) if _fill(pipe, pixels.data.cast("B")) else None


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = bytearray(size)
    return bytes(data) if _fill(pipe, memoryview(data)) else b""


def _fill(pipe: IO[bytes], place: memoryview) -> bool:
    while place:
        count = pipe.readinto(place)  # type: ignore[attr-defined]
        if not count:
            return False
        place = place[count:]
    return True


class _Pool:
    """The children of this process."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._free: list[_Process] = []
        self._busy: set[_Process] = set()

    def take(self, document: str, deadline: float, is_unwanted: Callable[[], bool]) -> _Process | None:
        """A child for a request, if possible the one that has the document open; None where it takes too long.

        Raises UserError where none can be started.
        """
        with self._changed:
            while True:
                self._free = [process for process in self._free if process.is_running]
                self._busy = {process for process in self._busy if process.is_running}
                process = next((each for each in self._free if each.latest == document), None)
                if process is None and self._free:
                    process = self._free[0]
                if process is not None:
                    self._free.remove(process)
                elif len(self._busy) < MOST_PROCESSES:
                    process = _Process(self.give_back)
                if process is not None:
                    process.latest = document
                    self._busy.add(process)
                    return process
                if time.monotonic() > deadline or is_unwanted():
                    return None
                self._changed.wait(_TICK_S)

    def give_back(self, process: _Process) -> None:
        """A child has answered."""
        with self._changed:
            if process in self._busy:  # else it was ended
                self._busy.discard(process)
                self._free.append(process)
            self._changed.notify()

    def end(self) -> None:
        """End all children; those that are needed again are started anew."""
        with self._changed:
            processes = [*self._free, *self._busy]
            self._free, self._busy = [], set()
        for process in processes:
            process.end()
        for process in processes:
            process.wait()


_POOL = _Pool()


def end_all() -> None:
    """End the processes that read pages, and wait until they are gone; what waits for them gets a UserError."""
    _POOL.end()


if hasattr(os, "register_at_fork"):  # a fork has the pipes, but nobody who reads them

    def _forget() -> None:
        global _POOL  # noqa: PLW0603 - the children are those of this process
        _POOL = _Pool()

    os.register_at_fork(after_in_child=_forget)
