"""Reads the fields of documents in the engine: the shown one first, the rest when somebody needs them."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kie_desktop.contract import field_messages
from kie_desktop.domain.errors import UserError
from kie_desktop.fields.result import DocumentFields, FieldValue
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.jobs.job import Job
from kie_desktop.session.fields.documents import ProjectDocument
from kie_desktop.session.fields.page_lines import PageLines
from kie_desktop.session.jobs import Jobs, RunningJob

_AT_ONCE_MS = 15
"""Time spent on pages before the window gets its turn."""
_PAGES_AT_ONCE = 12
"""Documents of about so many pages are read in one request, where nobody waits for one of them."""
_FULL = 40
"""Of so many documents the other candidates are kept too; of the rest only the values are."""
_AHEAD = 2
"""So many documents behind the shown one are read before somebody comes to them."""


class ReadBy(NamedTuple):
    """What documents are read by: the text of the schema, what was learned (None: the template), and its number."""

    schema: str
    model: Path | None
    number: int


@dataclass
class _Found:
    """What was read of a document, and of which state of it. full: with other candidates. blank: it had no text."""

    stamp: object
    pages: tuple[int, ...]
    fields: DocumentFields
    full: bool
    blank: bool


@dataclass
class _Many:
    """Reading many documents. rest: still to be read. each: gets every one. done: told whether all were."""

    rest: deque[ProjectDocument]
    total: int
    each: Callable[[ProjectDocument, DocumentFields], None]
    done: Callable[[bool], None]
    job: RunningJob


@dataclass
class _Request:
    """Documents on their way to the engine. rest: pages of them that are not collected yet. idle: nobody waits."""

    documents: list[ProjectDocument]
    stamps: list[object]
    many: bool
    rest: Iterator[tuple[int, field_messages.Json]]
    pages: list[list[field_messages.Json]] = field(default_factory=list)
    idle: bool = False
    id: int | None = None


class FieldReading(QObject):
    """read(key): what is proposed for a document is other now. busy_changed. failed(text).

    decided(document): values that people decided, by field, as they go to the engine. stamp(document): equal where
    the engine would answer the same.
    """

    read = Signal(str)
    busy_changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        engine: EngineClient,
        jobs: Jobs,
        lines: PageLines,
        decided: Callable[[ProjectDocument], Mapping[str, Sequence[FieldValue]]],
        stamp: Callable[[ProjectDocument], object],
        is_held: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._jobs, self._lines = engine, jobs, lines
        self._decided, self._stamp, self._is_held = decided, stamp, is_held
        self._by: ReadBy | None = None
        self._found: OrderedDict[str, _Found] = OrderedDict()
        self._faults: dict[str, object] = {}
        self._wanted: deque[ProjectDocument] = deque()
        self._idle: deque[ProjectDocument] = deque()
        self._many: _Many | None = None
        self._request: _Request | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        engine.done.connect(self._on_done)
        engine.failed.connect(self._on_failed)
        jobs.changed.connect(self._go_on_later)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._request is not None

    def begin(self, by: ReadBy | None) -> None:
        """Read by something else from now on; what was read before stays to be shown until it is read again."""
        self._drop_request()
        self._by = by
        self._faults.clear()
        if by is None:
            self._found.clear()
            self._wanted.clear()
            self._idle.clear()
            self.stop_many()
        self._go_on_later()

    def proposed(self, document: ProjectDocument) -> DocumentFields | None:
        """What was read of a document last; None where nothing was, its pages are others, or it has no text yet.

        On a page without a line nothing is found, and that says nothing about what stands in the picture.
        """
        found = self._found.get(document.key)
        if found is None or found.pages != document.pages or not document.has_text:
            return None
        return None if found.blank and not _is_blank(document) else found.fields

    def is_current(self, document: ProjectDocument, *, full: bool = True) -> bool:
        """Whether that is what would be read now. full: also the other candidates."""
        found = self._found.get(document.key)
        return found is not None and found.stamp == self._full_stamp(document) and (found.full or not full)

    def want(self, documents: Iterable[ProjectDocument]) -> None:
        """Read these next, if need be; what was wanted before and is not among them is given up."""
        if self._by is not None:
            self._wanted = deque(documents)
            self._go_on_later()

    def want_too(self, document: ProjectDocument) -> None:
        """Read this one as well, after what is wanted."""
        if self._by is not None and document not in self._wanted:
            self._wanted.append(document)
            self._go_on_later()

    def read_when_idle(self, documents: Iterable[ProjectDocument]) -> None:
        """Read these, if need be, when nobody waits for others; what was to be read so before is given up."""
        self._idle = deque(documents)
        self._go_on_later()

    def read_all(
        self,
        documents: Sequence[ProjectDocument],
        job: Job,
        each: Callable[[ProjectDocument, DocumentFields], None],
        done: Callable[[bool], None],
    ) -> None:
        """Read many documents, as a job; those that have been read are not read again. One such job at a time."""
        self.stop_many()
        running = self._jobs.begin(job, self.stop_many, len(documents))
        self._many = _Many(deque(documents), len(documents), each, done, running)
        self._go_on_later()

    def stop_many(self) -> None:
        """Stop reading many documents."""
        self._end_many(False)

    def following(self, documents: Sequence[ProjectDocument], shown: ProjectDocument) -> list[ProjectDocument]:
        """The shown document and those that are likely shown next."""
        place = documents.index(shown) if shown in documents else 0
        return list(documents[place : place + 1 + _AHEAD])

    # --- inside

    def _full_stamp(self, document: ProjectDocument) -> object:
        return self._by and (self._by.number, self._by.schema, self._stamp(document))

    def _go_on_later(self) -> None:
        is_busy = self._wanted or self._many or self._request or self._idle
        if self._by is not None and is_busy and not self._soon.isActive():
            self._soon.start()

    def _go_on(self) -> None:
        if self._by is None or self._is_held():
            return
        if self._request is None:
            self._request = self._next_request()
            if self._request is not None:
                self.busy_changed.emit()
        if self._request is not None and self._request.id is None:
            self._collect(self._request)

    def _next_request(self) -> _Request | None:
        while self._wanted:
            document = self._wanted.popleft()
            if not self.is_current(document) and not self._has_failed(document):
                return self._made([document], many=False)
        many = self._many
        if many is None:
            return self._next_idle()
        chosen: list[ProjectDocument] = []
        clock = QElapsedTimer()
        clock.start()
        while many.rest and sum(len(document.pages) for document in chosen) < _PAGES_AT_ONCE:
            if clock.elapsed() > _AT_ONCE_MS:
                break
            document = many.rest.popleft()
            proposed = self.proposed(document)
            if proposed is not None and self.is_current(document, full=False):
                many.each(document, proposed)
            elif not self._has_failed(document):
                chosen.append(document)
        self._tell_progress(many)
        if chosen:
            return self._made(chosen, many=True)
        if many.rest:
            self._soon.start()
        else:
            self._end_many(True)
        return None

    def _next_idle(self) -> _Request | None:
        while self._idle:
            document = self._idle.popleft()
            if not self.is_current(document, full=False) and not self._has_failed(document):
                return replace(self._made([document], many=False), idle=True)
        return None

    def _has_failed(self, document: ProjectDocument) -> bool:
        return document.key in self._faults and self._faults[document.key] == self._full_stamp(document)

    def _made(self, documents: list[ProjectDocument], *, many: bool) -> _Request:
        rows = ((place, page) for place, document in enumerate(documents) for page in self._lines.pages_of(document))
        stamps = [self._full_stamp(document) for document in documents]
        return _Request(documents, stamps, many, rows, [[] for _ in documents])

    def _collect(self, request: _Request) -> None:
        """Read pages for some milliseconds; send the request once it has them all."""
        clock = QElapsedTimer()
        clock.start()
        try:
            for place, page in request.rest:
                request.pages[place].append(page)
                if clock.elapsed() > _AT_ONCE_MS:
                    self._soon.start()
                    return
            self._send(request)
        except (UserError, KeyError) as fault:  # KeyError: a page has been removed meanwhile
            self._fail(request, str(fault))

    def _send(self, request: _Request) -> None:
        from kie_desktop.fields.codec import document_to_json, value_to_json

        assert self._by is not None
        rows: list[field_messages.Json] = []
        for document, pages in zip(request.documents, request.pages, strict=True):
            given = {
                name: [value_to_json(value) for value in values] for name, values in self._decided(document).items()
            }
            rows.append({"document": document_to_json(document.key, pages), "given": given})
        request.id = self._engine.read_fields(self._by.schema, rows, self._by.model)

    def _on_done(self, request_id: int, answer: object) -> None:
        request = self._request
        if request is None or request.id != request_id or not isinstance(answer, field_messages.FieldsRead):
            return
        from kie_desktop.fields.codec import fields_from_json

        self._request = None
        for document, stamp, row in zip(request.documents, request.stamps, answer.documents, strict=True):
            fields = fields_from_json(row)
            self._keep(document, stamp, fields, full=not (request.many or request.idle))
            if request.many and self._many is not None:
                self._many.each(document, fields)
            self.read.emit(document.key)
        self.busy_changed.emit()
        self._go_on_later()

    def _on_failed(self, request_id: int, text: str) -> None:
        if self._request is not None and self._request.id == request_id:
            self._fail(self._request, text)

    def _fail(self, request: _Request, text: str) -> None:
        """Documents that cannot be read are not tried again until something of them changes."""
        self._request = None
        for document, stamp in zip(request.documents, request.stamps, strict=True):
            self._faults[document.key] = stamp
        self.failed.emit(text)
        self.busy_changed.emit()
        self._go_on_later()

    def _keep(self, document: ProjectDocument, stamp: object, fields: DocumentFields, *, full: bool) -> None:
        kept = fields if full else replace(fields, others={})
        self._found[document.key] = _Found(stamp, document.pages, kept, full, _is_blank(document))
        self._found.move_to_end(document.key)
        complete = [found for found in self._found.values() if found.full]
        for found in complete[:-_FULL]:
            found.fields, found.full = replace(found.fields, others={}), False

    def _tell_progress(self, many: _Many) -> None:
        done = many.total - len(many.rest)
        many.job.progress(done, many.total, many.rest[0].key if many.rest else "")

    def _end_many(self, complete: bool) -> None:
        many, self._many = self._many, None
        if many is not None:
            many.job.end()
            many.done(complete)

    def _drop_request(self) -> None:
        request, self._request = self._request, None
        if request is None:
            return
        if request.many and self._many is not None:
            self._many.rest.extendleft(reversed(request.documents))
        if request.idle:
            self._idle.extendleft(reversed(request.documents))
        self.busy_changed.emit()


def _is_blank(document: ProjectDocument) -> bool:
    """Whether no page of it has a line."""
    return not any(row.entities for row in document.rows)
