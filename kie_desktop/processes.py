"""Child processes: the one place that knows how a program of ours is started, watched and ended.

Every child has a process group of its own, so that a Ctrl+C in the terminal does not reach it and that it ends
together with what it started. Everything that waits is bounded or can be interrupted, on Windows too.
`jobs.child_process` turns a child into Qt signals; `attended` is the child's own side.

The standard library only; every room may import it.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import IO, Any, Self, cast

from kie_desktop.attended import ATTENDED, CLEAN_UP_S, is_attended, read_lines
from kie_desktop.safe_files import open_file

TAIL_LINES = 60
KILL_S = 5.0
"""How long a process that was killed may take to be gone."""
_LAST_OUTPUT_S = 2.0
"""How long output may go on after the end of a child: what it started may hold the pipe open."""
_TICK_S = 0.2


@dataclass(frozen=True, slots=True)
class ChildLine:
    """A line that a child printed, without its end. is_error: to standard error."""

    text: str
    is_error: bool = False


@dataclass(frozen=True, slots=True)
class ChildOutcome:
    """How a child ended.

    status: its exit status, negative for the signal that ended it; None where it never started or was given up.
    stdout: all that it printed there, where that was kept. stderr: the last lines that it printed there.
    not_started: why the system could not start it. timed_out: it was ended because it took too long.
    """

    status: int | None = None
    stdout: str = ""
    stderr: tuple[str, ...] = ()
    not_started: str = ""
    timed_out: bool = False

    @property
    def succeeded(self) -> bool:
        """Whether it came to its end with status 0."""
        return self.status == 0

    @property
    def crashed(self) -> bool:
        """Whether a signal or a fault of native code ended it."""
        return self.status is not None and not 0 <= self.status < 1 << 31

    @property
    def reason(self) -> str:
        """What went wrong, for a message; "" for success."""
        if self.not_started:
            return f"it did not start ({self.not_started})"
        if self.timed_out:
            return "it took too long"
        if self.crashed:
            return "it crashed"
        return "" if self.succeeded else f"it ended with status {self.status}"


def without_frames(lines: Iterable[str]) -> list[str]:
    """Lines that a child printed, without empty ones and the frames of Python's tracebacks, unless nothing else is."""
    filled = [line for line in lines if line.strip()]
    return [line for line in filled if not line.startswith((" ", "\t", "Traceback ("))] or filled


class Child:
    """One child process. Its output is read by threads and handed over by `read` or `lines`.

    Leaving a `with` block ends a child that still runs.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        *,
        takes_input: bool = True,
        attended: bool = False,
        output: Path | None = None,
        errors: Path | None = None,
        merges_errors: bool = False,
        keeps_output: bool = False,
        reads_output: Callable[[IO[bytes]], None] | None = None,
        on_news: Callable[[], None] | None = None,
    ) -> None:
        """Start it. Raises OSError where the system cannot.

        attended: a command of this program, which stops when its input ends. output: a file that its standard output
        is appended to, errors: one that its standard error replaces; with both there is nothing to read, and `status`
        says how it ended. merges_errors: what it prints to standard error counts as standard output. keeps_output: the
        outcome holds it. reads_output: takes its standard output in a thread, where that is no text. on_news: called in
        another thread when `read` has something to give; once until it is read.
        """
        _collect_left_alone()
        self._news: queue.SimpleQueue[ChildLine | ChildOutcome] = queue.SimpleQueue()
        self._on_news = on_news
        self._is_announced = False
        self._lock = threading.Lock()
        self._outgoing: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._kept: list[str] | None = [] if keeps_output else None
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)
        self.outcome: ChildOutcome | None = None
        around = {**(os.environ if environment is None else environment)}
        around.pop(ATTENDED, None)
        if attended:
            around[ATTENDED] = "1"
        with contextlib.ExitStack() as files:
            self._process = subprocess.Popen(
                [*command],
                bufsize=0,
                stdin=subprocess.PIPE if takes_input or attended else subprocess.DEVNULL,
                stdout=files.enter_context(open_file(output, "ab")) if output else subprocess.PIPE,
                stderr=_errors_target(files, errors, merges_errors),
                env=around,
                **_own_group(),
            )
        self._is_input_closed = self._process.stdin is None
        self._readers = [
            self._start(self._read, pipe, is_error)
            if reads_output is None or is_error
            else self._start(self._hand_over, pipe, reads_output)
            for pipe, is_error in ((self._process.stdout, False), (self._process.stderr, True))
            if pipe is not None
        ]
        self._watcher = self._start(self._watch) if self._readers else None

    @property
    def pid(self) -> int:
        """Its process id, which is that of its group too."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    @property
    def status(self) -> int | None:
        """Its exit status, negative for the signal that ended it; None while it runs."""
        return self._process.poll()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.end()

    def read(self) -> list[ChildLine | ChildOutcome]:
        """What has arrived since the last call, without waiting; the outcome comes last, once."""
        with self._lock:
            self._is_announced = False
        arrived: list[ChildLine | ChildOutcome] = []
        with contextlib.suppress(queue.Empty):
            while True:
                arrived.append(self._news.get_nowait())
        return arrived

    def lines(self, timeout_s: float | None = None) -> Iterator[ChildLine]:
        """Every line as it comes, to the end of the child, which is ended after a time; then there is an `outcome`."""
        deadline = None if timeout_s is None else time.monotonic() + timeout_s
        while True:
            item: ChildLine | ChildOutcome | None
            try:  # in small steps: on Windows, nothing interrupts a wait
                item = self._news.get(timeout=_TICK_S)
            except queue.Empty:
                item = self.outcome  # it was handed over before
            if isinstance(item, ChildOutcome):
                return
            if item is not None:
                yield item
            if deadline is not None and time.monotonic() > deadline:
                self.end()
                self.outcome = ChildOutcome(None, self._stdout(), tuple(self._tail), timed_out=True)
                return

    def write(self, text: str) -> None:
        """Hand text to its standard input, without waiting for it to read; lost where it has ended."""
        with self._lock:
            if self._writer is None and not self._is_input_closed:
                self._writer = self._start(self._write)
        self._outgoing.put(text.encode())

    def close_input(self, wait_s: float = 0.0) -> None:
        """End its standard input; wait_s: for what was written to be on its way, at most."""
        with self._lock:
            if self._writer is None and not self._is_input_closed and self._process.stdin is not None:
                self._process.stdin.close()
            self._is_input_closed = True
        self._outgoing.put(None)
        if self._writer is not None:
            self._writer.join(wait_s)

    def wait(self, timeout_s: float) -> bool:
        """Wait until it has ended and its last line was read, so long at most; whether it has."""
        if self._watcher is None:
            return _status_within(self._process, timeout_s) is not None
        self._watcher.join(timeout_s)
        return not self._watcher.is_alive()

    def leave_alone(self, wait_s: float) -> None:
        """Let it live on without this program. wait_s: for what was written to be on its way, at most."""
        self.close_input(wait_s)
        _left_alone.append(self._process)

    def kill(self) -> None:
        """End it and what it started at once."""
        if self.is_running:
            kill_group(self.pid)

    def end(self, grace_s: float = 0.0) -> bool:
        """Let it end by itself, by ending its input, and kill it after a while; whether it is gone."""
        if self.is_running and grace_s:
            self.close_input()
            self.wait(grace_s)
        self.kill()
        self.close_input()
        return self.wait(KILL_S)

    def silence(self) -> None:
        """Never call `on_news` again."""
        with self._lock:
            self._on_news = None

    # --- in threads

    def _start(self, work: Callable[..., None], *arguments: object) -> threading.Thread:
        thread = threading.Thread(target=work, args=arguments, name=f"child-{self._process.pid}", daemon=True)
        thread.start()
        return thread

    def _read(self, pipe: IO[bytes], is_error: bool) -> None:
        with pipe:
            for line in read_lines(pipe.fileno()):
                if is_error:
                    self._tail.append(line)
                elif self._kept is not None:
                    self._kept.append(line)
                self._announce(ChildLine(line, is_error))

    def _hand_over(self, pipe: IO[bytes], reads_output: Callable[[IO[bytes]], None]) -> None:
        with pipe:
            reads_output(pipe)

    def _write(self) -> None:
        pipe = cast("FileIO", self._process.stdin)
        with contextlib.suppress(OSError), pipe:  # it has ended by itself just now
            while (data := self._outgoing.get()) is not None:
                rest = memoryview(data)
                while rest:
                    rest = rest[pipe.write(rest) or 0 :]

    def _watch(self) -> None:
        status = self._process.wait()
        self.close_input()
        deadline = time.monotonic() + _LAST_OUTPUT_S
        for thread in [*self._readers, *([self._writer] if self._writer is not None else [])]:
            thread.join(max(deadline - time.monotonic(), 0.0))
        if self.outcome is None:
            self.outcome = ChildOutcome(status, self._stdout(), tuple(self._tail))
        self._announce(self.outcome)

    def _announce(self, item: ChildLine | ChildOutcome) -> None:
        self._news.put(item)
        with self._lock:
            if self._on_news is not None and not self._is_announced:
                self._is_announced = True
                self._on_news()

    def _stdout(self) -> str:
        return "".join(f"{line}\n" for line in self._kept or ())


_left_alone: list[subprocess.Popen[bytes]] = []


def _collect_left_alone() -> None:
    """So that none that has ended stays in the system's table."""
    _left_alone[:] = [process for process in _left_alone if process.poll() is None]


def run(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    timeout_s: float | None = None,
    attended: bool = False,
    merges_errors: bool = False,
    on_line: Callable[[str], None] | None = None,
) -> ChildOutcome:
    """Run a program to its end, or for so long. Its outcome holds what it printed, unless `on_line` takes the lines.

    It has no input, but for one that is attended. The program and what it started end with an exception or an interrupt
    in here.
    """
    try:
        child = Child(
            command,
            environment,
            takes_input=False,
            attended=attended,
            merges_errors=merges_errors,
            keeps_output=on_line is None,
        )
    except OSError as fault:
        return ChildOutcome(not_started=fault.strerror or str(fault))
    with child:
        for line in child.lines(timeout_s):
            if on_line is not None and not line.is_error:
                on_line(line.text)
    assert child.outcome is not None
    return child.outcome


def run_in_place(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a program in this one's place, in the same terminal; returns its exit status. Raises OSError.

    A Ctrl+C reaches both: the program has a while to clean up. SIGTERM, which reaches this one alone, is handed on; how
    the program minds it is its own business. It is attended where this one is.
    """
    attended = {ATTENDED: "1"} if is_attended() else {}
    with subprocess.Popen([*command], env={**environment, **attended}) as process, _handing_on_sigterm(process):
        try:
            while (status := _status_within(process, _TICK_S)) is None:
                continue
            return status
        except BaseException:
            if _status_within(process, CLEAN_UP_S) is None:
                process.kill()
            raise


@contextlib.contextmanager
def _handing_on_sigterm(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """In the main thread only, as signals arrive nowhere else."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def processor_seconds(pid: int) -> float | None:
    """Seconds that a process has computed so far; None where it ended, or the system does not say: only Linux does."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def terminate_group(pid: int) -> None:
    """Ask a process that leads a group, and the group, to end; on Windows they are ended."""
    _signal_group(pid, signal.SIGTERM)


def kill_group(pid: int) -> None:
    """End a process that leads a group, and the group, at once."""
    _signal_group(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def _signal_group(pid: int, number: signal.Signals) -> None:
    if sys.platform == "win32":
        with contextlib.suppress(subprocess.TimeoutExpired):
            command = ["taskkill", "/F", "/T", "/PID", str(pid)]
            flags = subprocess.CREATE_NO_WINDOW  # a program with a window would show a console for a moment
            subprocess.run(command, capture_output=True, check=False, timeout=KILL_S, creationflags=flags)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # it has ended by itself; macOS says the latter
            os.killpg(pid, number)


def _own_group() -> dict[str, Any]:
    """What ends a terminal or a session, and Ctrl+C in it, does not reach the child. On Windows it shows no console."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _errors_target(files: contextlib.ExitStack, errors: Path | None, merged: bool) -> int | IO[bytes]:
    if errors is not None:
        return files.enter_context(open_file(errors, "wb"))
    return subprocess.STDOUT if merged else subprocess.PIPE


def _status_within(process: subprocess.Popen[bytes], timeout_s: float) -> int | None:
    try:
        return process.wait(timeout_s)
    except subprocess.TimeoutExpired:
        return None
