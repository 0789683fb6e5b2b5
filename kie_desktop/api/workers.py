"""Engines as worker processes: pages read side by side, answers in the order of the requests.

A worker that dies costs the page that it was at; the next page starts another one.
"""

from __future__ import annotations

import queue
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Self, TypeVar

from kie_desktop.api.errors import KieError
from kie_desktop.contract import messages
from kie_desktop.contract.workers import threads_of_one
from kie_desktop.places import own_command, own_environment
from kie_desktop.processes import Child, ChildOutcome

PAGE_SECONDS = 900.0
"""A page that takes longer is given up, and its worker ended."""
_AHEAD = 2
"""Requests for each worker that are taken from their source before the first answer is handed out."""
_TICK_S = 0.2
_LAST_CHARACTERS = 300

T = TypeVar("T")
Done = TypeVar("Done")
Answer = messages.AnnotateResult | KieError


class Readers(ABC):
    """Answers requests side by side, each in a thread that waits for it; leaving the context ends who reads."""

    def __init__(self, jobs: int) -> None:
        """jobs: pages at the same time, at least 1."""
        self._jobs = jobs
        self._ended = threading.Event()
        self._threads = ThreadPoolExecutor(jobs, "kie-worker")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self._ended.set()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._leave()

    def in_order(self, requests: Iterable[tuple[T, messages.Annotate | Done]]) -> Iterator[tuple[T, Answer | Done]]:
        """An answer for each request, in their order; anything else in place of a request is its own answer."""
        waiting: deque[tuple[T, Future[Answer] | Done]] = deque()
        for key, request in requests:
            if isinstance(request, messages.Annotate):
                waiting.append((key, self._threads.submit(self._ask, request)))
            else:
                waiting.append((key, request))
            if len(waiting) > _AHEAD * self._jobs:
                yield _answered(*waiting.popleft())
        while waiting:
            yield _answered(*waiting.popleft())

    @abstractmethod
    def _ask(self, request: messages.Annotate) -> Answer:
        """What comes of one page; in a thread. Raises KieError where no page will be read any more."""

    @abstractmethod
    def _leave(self) -> None:
        """End who reads; no thread asks any more."""


class Workers(Readers):
    """Up to `jobs` engine processes, each started when there is work for it."""

    def __init__(self, jobs: int, page_seconds: float = PAGE_SECONDS) -> None:
        """page_seconds: limit for one page, loading of the networks included."""
        super().__init__(jobs)
        self._free: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for _ in range(jobs):
            self._free.put(_Worker(threads_of_one(jobs), page_seconds, self._ended))

    def _leave(self) -> None:
        for _ in range(self._jobs):
            self._free.get().end()

    def _ask(self, request: messages.Annotate) -> Answer:
        worker = self._free.get()
        try:
            return worker.ask(request)
        except KieError as fault:
            return fault
        finally:
            self._free.put(worker)


def answer_of(answer: messages.Answer) -> Answer:
    """What came of a page, by the last line that an engine said of it."""
    if isinstance(answer, messages.AnnotateResult):
        return answer
    return KieError(answer.message if isinstance(answer, messages.Failed) else f"unexpected answer: {answer}")


def _answered(key: T, answer: Future[Answer] | Done) -> tuple[T, Answer | Done]:
    return key, answer.result() if isinstance(answer, Future) else answer


class _Worker:
    """One engine process at a time, used by one thread at a time. ended: nobody waits for answers any more."""

    def __init__(self, threads: int, page_seconds: float, ended: threading.Event) -> None:
        self._command = own_command("--worker", "engine", str(threads))
        self._page_seconds = page_seconds
        self._ended = ended
        self._child: Child | None = None
        self._is_ready = False
        self._unstartable: KieError | None = None

    def ask(self, request: messages.Annotate) -> messages.AnnotateResult:
        """The answer to a request. KieError: what the engine says of the page, or that it died over it."""
        if self._unstartable is not None:
            raise self._unstartable
        child = self._started()
        child.write(messages.encode_request(request))
        deadline = time.monotonic() + self._page_seconds
        while time.monotonic() < deadline and not self._ended.is_set():
            for item in child.read():
                if isinstance(item, ChildOutcome):
                    raise self._death(request, item)
                answer = None if item.is_error else messages.decode_answer(item.text)
                self._is_ready = self._is_ready or answer is not None
                if isinstance(answer, messages.Failed):
                    raise KieError(answer.message)
                if isinstance(answer, messages.AnnotateResult):
                    return answer
            self._news.wait(_TICK_S)
            self._news.clear()
        self.end()
        raise KieError(f"{request.image}: reading took longer than {self._page_seconds:g} seconds; scale the page down")

    def end(self) -> None:
        """End the process, if there is one."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def _started(self) -> Child:
        """The process; another one where it died while it had nothing to do. KieError where none can be started."""
        if self._child is not None and self._child.is_running:
            return self._child
        self._news, self._is_ready = threading.Event(), False
        try:
            self._child = Child(self._command, own_environment(), on_news=self._news.set)
        except OSError as fault:
            self._unstartable = _cannot_start(fault.strerror or str(fault))
            raise self._unstartable from fault
        return self._child

    def _death(self, request: messages.Annotate, outcome: ChildOutcome) -> KieError:
        """What to say of a page whose process ended; one that never spoke is not started again."""
        self._child = None
        lines = " / ".join(line.strip() for line in outcome.stderr if line.strip())[-_LAST_CHARACTERS:]
        words = f"{outcome.reason or 'it ended'}; last output: {lines}" if lines else outcome.reason or "it ended"
        if not self._is_ready:
            self._unstartable = _cannot_start(words)
            return self._unstartable
        return KieError(f"{request.image}: the process that read this page ended ({words}); read it with one job")


def _cannot_start(why: str) -> KieError:
    return KieError(f"the worker process does not start ({why}); read the pages with one job")
