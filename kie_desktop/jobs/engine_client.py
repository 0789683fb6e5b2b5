"""The window's end of the engine: a child process that runs OCR, SER and RE, and learns and reads fields.

Its lines come as signals, so that everything here stays in the window's thread (docs/adr/0028). One request at a
time goes to the child, so that a death belongs to exactly one page.
"""

from __future__ import annotations

import itertools
import logging
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kie_desktop.contract import field_messages, messages
from kie_desktop.domain.geometry import Polygon
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Page
from kie_desktop.domain.pdf_text import PdfText
from kie_desktop.jobs.child_process import ChildProcess
from kie_desktop.machine import IN_BACKGROUND
from kie_desktop.places import own_command, own_environment
from kie_desktop.processes import ChildOutcome

log = logging.getLogger(__name__)

_TAIL_LINES = 20
_STILLBORN_LIMIT = 3
"""So many children in a row that never got ready mean that none will."""
_BACK_OFF_MS = (0, 500, 1_000, 2_000, 5_000)
_QUIT_S = 2.0


_ids = itertools.count(1)
"""Of requests, whichever client they are made to."""

_Request = messages.Annotate | messages.Recognise | messages.Alternatives | field_messages.FieldsRequest


@dataclass(frozen=True, slots=True)
class EngineLimits:
    """How long to wait.

    answer_ms: for one request, start_ms: for the child to be ready, before it counts as hung.
    back_off_ms: before the child is started again; the later values after one death on the other.
    """

    answer_ms: int = 15 * 60_000
    start_ms: int = 2 * 60_000
    back_off_ms: Sequence[int] = _BACK_OFF_MS


class EngineClient(QObject):
    """Hands requests to the engine, first come first served unless urgent, and starts it when needed.

    Fields wait until no page does. Every request ends with exactly one of: done(id, its answer of
    `contract.messages`: AnnotateResult, RecogniseResult, FieldsLearned, ...), failed(id, text for the user),
    cancelled(id). progress(id, text) in between. ready(): the child listens. died(text): the child ended by itself; it
    is started again for the next request.
    """

    ready = Signal()
    done = Signal(int, object)
    failed = Signal(int, str)
    cancelled = Signal(int)
    progress = Signal(int, str)
    died = Signal(str)

    def __init__(
        self,
        command: Sequence[str] | None = None,
        limits: EngineLimits | None = None,
        threads: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        """threads: of one of several engines that read the pages of jobs, and let others go first; None: the only one.

        command: in place of this program.
        """
        super().__init__(parent)
        several = () if threads is None else (str(threads),)
        self._command = list(command or own_command("--worker", "engine", *several))
        self._environment = {} if threads is None else {IN_BACKGROUND: "1"}
        self._limits = limits or EngineLimits()
        self._queue: deque[_Request] = deque()
        self._current: _Request | None = None
        self._process: ChildProcess | None = None
        self._is_ready = False
        self._deaths = 0
        self._stillborn = 0
        self._tail: deque[str] = deque(maxlen=_TAIL_LINES)
        self._soon = QTimer(self, singleShot=True)  # the caller learns the request's id before anything can fail
        self._soon.timeout.connect(self._pump)
        self._restart = QTimer(self, singleShot=True)
        self._restart.timeout.connect(self.start)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._on_no_answer)

    @property
    def is_ready(self) -> bool:
        """Whether a child is there and listens."""
        return self._is_ready

    @property
    def load(self) -> int:
        """How many requests wait for their answer."""
        return len(self._queue) + (self._current is not None)

    def start(self) -> None:
        """Start the child now, so that the first request need not wait for it."""
        self._restart.stop()
        if self._process is not None:
            return
        self._process = ChildProcess(self._command, own_environment() | self._environment, parent=self)
        self._process.line_printed.connect(self._on_line)
        self._process.error_printed.connect(self._on_error_line)
        self._process.ended.connect(self._on_ended)
        self._patience.start(self._limits.start_ms)
        self._process.start()

    def annotate(
        self,
        image: Path,
        page: Page,
        *,
        steps: Collection[str] = messages.ALL_STEPS,
        model: str = messages.DEFAULT_MODEL,
        ocr: str = messages.DEFAULT_OCR,
        roles: Mapping[str, Role] | None = None,
        pdf_text: PdfText = PdfText.AUTO,
    ) -> int:
        """Ask for proposals for a page (answer: `AnnotateResult`); returns the request's id."""
        request_id = next(_ids)
        request = messages.Annotate(
            request_id,
            str(image),
            page,
            page.frame,
            frozenset(steps),
            model,
            ocr,
            dict(roles or {}),
            pdf_text=pdf_text,
        )
        self._queue.append(request)
        self._soon.start()
        return request_id

    def recognise(
        self,
        image: Path,
        page: Page,
        points: Polygon,
        ocr: str = messages.DEFAULT_OCR,
        pdf_text: PdfText = PdfText.AUTO,
    ) -> int:
        """Ask for the text in one polygon (answer: `RecogniseResult`), before the queue; returns the request id."""
        request_id = next(_ids)
        request = messages.Recognise(request_id, str(image), points, page.frame, ocr, page.size, pdf_text)
        self._queue.appendleft(request)
        self._soon.start()
        return request_id

    def alternatives(self, image: Path, page: Page, points: Polygon) -> int:
        """Ask what else may stand in one polygon (answer: `AlternativesResult`), before the queue; returns the id."""
        request_id = next(_ids)
        self._queue.appendleft(messages.Alternatives(request_id, str(image), points, page.frame, page.size))
        self._soon.start()
        return request_id

    def withdraw(self, request_id: int) -> None:
        """Drop a request if it still waits. One that is being answered goes on; whoever asked ignores the answer."""
        if self._current is None or self._current.id != request_id:
            self.cancel(request_id)

    def learn_fields(self, schema: str, examples: Sequence[messages.Json], model: Path) -> int:
        """Ask to learn fields (answer: `FieldsLearned`), when no page waits; returns the request's id."""
        return self._ask_last(field_messages.LearnFields(next(_ids), schema, tuple(examples), str(model)))

    def read_fields(self, schema: str, documents: Sequence[messages.Json], model: Path | None = None) -> int:
        """Ask for the fields of documents (answer: `FieldsRead`), when no page waits; returns the request's id."""
        return self._ask_last(
            field_messages.ReadFields(next(_ids), schema, tuple(documents), str(model) if model else "")
        )

    def locate_values(self, schema: str, documents: Sequence[messages.Json]) -> int:
        """Ask where values of a table stand (answer: `ValuesLocated`), when no page waits; returns the request's id."""
        return self._ask_last(field_messages.LocateValues(next(_ids), schema, tuple(documents)))

    def cancel(self, request_id: int) -> None:
        """Drop a request that waits; end the child where it works on it already. Unknown ids are left alone."""
        if self._current is not None and self._current.id == request_id:
            self._current = None
            self._end_process()
        else:
            waiting = [request for request in self._queue if request.id == request_id]
            if not waiting:
                return
            self._queue.remove(waiting[0])
        self.cancelled.emit(request_id)
        self._pump()

    def rest(self) -> None:
        """End the child at once if it has nothing to do, for its memory; the next request starts another one."""
        if not self.load:
            self._end_process()

    def stop(self) -> None:
        """Drop everything and end the child; takes about two seconds at the most."""
        self._restart.stop()
        dropped = [*([self._current] if self._current else []), *self._queue]
        busy = self._current is not None
        self._current = None
        self._queue.clear()
        self._end_process(grace_s=0.0 if busy or not self._is_ready else _QUIT_S)
        for request in dropped:
            self.cancelled.emit(request.id)

    def _ask_last(self, request: field_messages.FieldsRequest) -> int:
        self._queue.append(request)
        self._soon.start()
        return request.id

    def _take_next(self) -> _Request:
        """The next request: a page, or where none waits, fields."""
        pages = (
            row
            for row in self._queue
            if isinstance(row, messages.Annotate | messages.Recognise | messages.Alternatives)
        )
        request = next(pages, self._queue[0])
        self._queue.remove(request)
        return request

    def _pump(self) -> None:
        """Send the next request if there is one and the child can take it."""
        if self._current is not None or not self._queue:
            return
        if self._process is None:
            if not self._restart.isActive():
                self.start()
            return
        if self._is_ready:
            self._current = self._take_next()
            self._process.write(messages.encode_request(self._current))
            self._patience.start(self._limits.answer_ms)

    def _on_line(self, line: str) -> None:
        try:
            answer = messages.decode_answer(line)
        except messages.MessageError as error:
            log.warning("engine: %s in %r", error, line[:200])
            self._tail.append(line.rstrip())
            return
        self._on_answer(answer)

    def _on_answer(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.Ready):
            self._is_ready = True
            self._stillborn = 0
            self._patience.stop()
            self.ready.emit()
            self._pump()
            return
        if self._current is None or answer.id != self._current.id:  # of a request that was given up
            return
        if isinstance(answer, messages.Progress):
            self.progress.emit(answer.id, answer.text)
        elif not isinstance(answer, messages.Failed | messages.Pong):
            self._finish_current()
            self._deaths = 0
            self.done.emit(answer.id, answer)
            self._pump()
        elif isinstance(answer, messages.Failed):
            request_id = self._current.id
            self._finish_current()
            self.failed.emit(request_id, answer.message)
            self._pump()

    def _finish_current(self) -> None:
        self._current = None
        self._patience.stop()

    def _on_error_line(self, line: str) -> None:
        log.info("engine: %s", line)
        if line.strip():
            self._tail.append(line)

    def _on_ended(self, outcome: ChildOutcome) -> None:
        if outcome.not_started:
            self._tail.append(outcome.not_started)
            self._on_death("it did not start")
        else:
            self._on_death("it crashed" if outcome.crashed else f"it ended with status {outcome.status}")

    def _on_no_answer(self) -> None:
        limit = self._limits.start_ms if self._current is None else self._limits.answer_ms
        self._tail.append(f"no answer in {limit // 1000} s")
        self._end_process()
        self._on_death("it hung")

    def _on_death(self, how: str) -> None:
        """The child is gone: report what it worked on, and go on with the rest."""
        if not self._is_ready and self._current is None:
            self._stillborn += 1
        self._forget_process()
        reason = f"the engine stopped: {how}" + "".join(f"\n{line}" for line in list(self._tail)[-3:])
        lost = self._current
        self._finish_current()
        back_off = self._limits.back_off_ms
        pause = back_off[min(self._deaths, len(back_off) - 1)]
        self._deaths += 1
        log.error("%s", reason)
        self.died.emit(reason)
        if lost is not None:
            self.failed.emit(lost.id, f"{_subject(lost)}: {reason}")
        if self._stillborn >= _STILLBORN_LIMIT:
            self._stillborn = 0
            self._give_up(reason)
        elif self._queue:
            self._restart.start(pause)

    def _give_up(self, reason: str) -> None:
        waiting = list(self._queue)
        self._queue.clear()
        for request in waiting:
            self.failed.emit(request.id, f"{_subject(request)}: {reason}")

    def _end_process(self, grace_s: float = 0.0) -> None:
        """End the child without counting it as a death."""
        self._patience.stop()
        if self._process is not None:
            self._process.stop(grace_s)
        self._forget_process()

    def _forget_process(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process = None
        self._is_ready = False


def _subject(request: _Request) -> str:
    """What a request is about, as a message names it."""
    if isinstance(request, field_messages.LearnFields):
        return "learning fields"
    if isinstance(request, field_messages.ReadFields | field_messages.LocateValues):
        names = [str(row["document"].get("name", "")) for row in request.documents]
        return f"fields of {names[0]}" if names else "reading fields"
    return request.image
