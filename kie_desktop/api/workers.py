"""Engines as worker processes: pages read side by side, answers in the order of the requests.

A worker that dies costs the page that it was at; the next page starts another one.
"""

from __future__ import annotations

import os
import queue
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, TypeVar

from kie_desktop.api.errors import KieError
from kie_desktop.contract import messages
from kie_desktop.places import own_command, own_environment

PAGE_SECONDS = 900.0
"""A page that takes longer is given up, and its worker ended."""
_AHEAD = 2
"""Requests for each worker that are taken from their source before the first answer is handed out."""
_LAST_CHARACTERS = 300

T = TypeVar("T")
Answer = messages.AnnotateResult | KieError


class Workers:
    """Up to `jobs` engine processes, each started when there is work for it; leaving the context ends them."""

    def __init__(self, jobs: int, page_seconds: float = PAGE_SECONDS) -> None:
        """jobs: at least 1. page_seconds: limit for one page, loading of the networks included."""
        self._jobs = jobs
        threads = max(1, (os.cpu_count() or 1) // jobs)
        self._workers = [_Worker(threads, page_seconds) for _ in range(jobs)]
        self._free: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(jobs, "kie-worker")

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def in_order(self, requests: Iterable[tuple[T, messages.Annotate | KieError]]) -> Iterator[tuple[T, Answer]]:
        """An answer for each request, in their order; a fault in place of a request is its own answer."""
        waiting: deque[tuple[T, Future[Answer] | KieError]] = deque()
        for key, request in requests:
            waiting.append(
                (key, request if isinstance(request, KieError) else self._threads.submit(self._ask, request))
            )
            if len(waiting) > _AHEAD * self._jobs:
                yield _answered(*waiting.popleft())
        while waiting:
            yield _answered(*waiting.popleft())

    def _ask(self, request: messages.Annotate) -> Answer:
        worker = self._free.get()
        try:
            return worker.ask(request)
        except KieError as fault:
            return fault
        finally:
            self._free.put(worker)


def _answered(key: T, answer: Future[Answer] | KieError) -> tuple[T, Answer]:
    return key, answer if isinstance(answer, KieError) else answer.result()


class _Worker:
    """One engine process at a time; used by one thread at a time, but for `end`."""

    def __init__(self, threads: int, page_seconds: float) -> None:
        self._command = own_command("--worker", "engine", str(threads))
        self._page_seconds = page_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._is_ready = False
        self._unstartable: KieError | None = None
        self._lock = threading.Lock()
        self._ended = False

    def ask(self, request: messages.Annotate) -> messages.AnnotateResult:
        """The answer to a request. KieError: what the engine says of the page, or that it died over it."""
        if self._unstartable is not None:
            raise self._unstartable
        process = self._started()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._page_seconds, give_up)
        timer.start()
        try:
            answer = self._answer(process, request)
        finally:
            timer.cancel()
        if answer is None:
            raise self._death(process, request, late.is_set())
        if isinstance(answer, messages.Failed):
            raise KieError(answer.message)
        return answer

    def end(self) -> None:
        """End the process now, and start none any more; who waits for an answer gets a fault."""
        with self._lock:
            self._ended = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """Clear up after `end`, when nobody waits any more."""
        with self._lock:
            if self._process is not None:
                self._reap(self._process)

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._ended:
                raise KieError("the work was ended")
            if self._process is not None and self._process.poll() is not None:  # it died while it had nothing to do
                self._reap(self._process)
            if self._process is None:
                self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=self._errors,
                    env=own_environment(),
                )
                self._is_ready = False
            return self._process

    def _answer(
        self, process: subprocess.Popen[bytes], request: messages.Annotate
    ) -> messages.AnnotateResult | messages.Failed | None:
        """What the engine answers; None where it dies before."""
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(messages.encode_request(request).encode())
            process.stdin.flush()
        except OSError:  # it died while nobody asked anything of it, or as it started: the page is told why
            return None
        for line in process.stdout:
            answer = messages.decode_answer(line.decode())
            self._is_ready = True
            if isinstance(answer, messages.AnnotateResult | messages.Failed) and answer.id == request.id:
                return answer
        return None

    def _death(self, process: subprocess.Popen[bytes], request: messages.Annotate, late: bool) -> KieError:
        """What to say of a page whose process died; one that never spoke is not started again."""
        with self._lock:
            words = self._reap(process)
        if late:
            return KieError(f"{request.image}: not read within {self._page_seconds:g} seconds; scale the page down")
        if not self._is_ready and not self._ended:
            self._unstartable = KieError(f"the worker process cannot be started ({words}); try it with one job")
            return self._unstartable
        return KieError(f"{request.image}: the process that read this page ended ({words}); read it again with one job")

    def _reap(self, process: subprocess.Popen[bytes]) -> str:
        """Wait for the end of a process; its exit status and last words."""
        status = process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be written goes nowhere
                    continue
        self._process = None
        words = ""
        if self._errors is not None:
            self._errors.seek(0)
            lines = self._errors.read().decode("utf-8", "replace").split("\n")
            words = " / ".join(line.strip() for line in lines if line.strip())[-_LAST_CHARACTERS:]
            self._errors.close()
            self._errors = None
        return f"status {status}" + (f", last words: {words}" if words else "")
