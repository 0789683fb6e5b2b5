"""Pre-annotation: pages through the engine one by one, each answer one undoable step."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from kie_desktop.contract import messages
from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.label_set import Role
from kie_desktop.domain.page import Page, Picture, ReviewState
from kie_desktop.domain.patch import apply
from kie_desktop.domain.proposal import proposal_of, with_links_of
from kie_desktop.domain.relabelling import move_labels
from kie_desktop.jobs.background import JobState, new_job_id
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.language import tr, translatable
from kie_desktop.session.annotate.outcome_messages import BatchSummary, words_of_links
from kie_desktop.session.project.writer import ProjectWriter
from kie_desktop.session.sentences import shorten_list

GAPS = "gaps"
"""Mode: models fill in what is not there and replace nothing."""
UNTOUCHED = "untouched"
"""Mode: models replace whatever no person touched."""


@dataclass(frozen=True, slots=True)
class Proposing:
    """What to ask the models for. roles: by label, what RE sees of it. renamed: label of a model -> the project's.

    reviewed: the page was reviewed already when this was asked for; one that is reviewed later is left alone.
    """

    steps: frozenset[str] = messages.ALL_STEPS
    mode: str = UNTOUCHED
    model: str = messages.DEFAULT_MODEL
    ocr: str = messages.DEFAULT_OCR
    roles: Mapping[str, Role] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    reviewed: bool = False

    @property
    def links_alone(self) -> bool:
        """Whether labels are taken as they are, and nothing but links is asked for."""
        return self.steps == {messages.RE}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request under way. base: the page as the models see it."""

    page_id: PageId
    base: Page
    proposing: Proposing
    reading: _Reading | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reading one entity again. gesture: of the edit that it belongs to, None where the user asked for it."""

    entity: int
    text: str
    gesture: object | None


class Annotator(QObject):
    """Works on one document at a time; `leave` it before it is closed.

    What a person does to a page while the engine works on it wins. A page that fails is reported
    at the end and the rest goes on. message(level, text); labels_seen(set of names): labels that
    models gave. rotated({page id: (picture, quarters clockwise that make it upright)}): pages on their side or head.
    """

    changed = Signal()
    message = Signal(str, str)
    rotated = Signal(object)
    labels_seen = Signal(object)

    def __init__(self, engine: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        engine.done.connect(self._on_done)
        engine.failed.connect(self._on_failed)
        engine.progress.connect(self._on_progress)
        self._document: ProjectWriter | None = None
        self._waiting: deque[tuple[PageId, Proposing]] = deque()
        self._asked: dict[int, _Asked] = {}
        self._answers: deque[tuple[int, object]] = deque()
        """What came while a step of many pages was under way."""
        self._forget()

    @property
    def state(self) -> JobState | None:
        """How far it is; None where it rests, or only reads after an edit."""
        if not self._waiting and not any(_is_told(asked) for asked in self._asked.values()):
            return None
        return JobState(
            self._job_id, translatable("Pre-annotating"), self._done + len(self._faults), self._total, self._text
        )

    def annotate(self, document: ProjectWriter, page_ids: Iterable[PageId], proposing: Proposing) -> None:
        """Queue pages, each of which becomes one step when its answer comes. A single one goes before the others."""
        self._document = document
        pages = [
            (page_id, replace(proposing, reviewed=document.summary(page_id).state is ReviewState.REVIEWED))
            for page_id in page_ids
        ]
        if len(pages) == 1:  # somebody sits at the page; a batch can wait, and need not do it again
            others = [row for row in self._waiting if row not in pages]
            self._total -= len(self._waiting) - len(others)
            self._waiting = deque([*pages, *others])
        else:
            self._waiting.extend(pages)
        self._total += len(pages)
        self._next()

    def recognise(
        self,
        document: ProjectWriter,
        page_id: PageId,
        entity_ids: Collection[int],
        ocr: str,
        *,
        text: str = "",
        gesture: object | None = None,
    ) -> None:
        """Read the text of entities again, before the pages that wait. Replaces what is there.

        gesture, text: of the edit that it belongs to; it joins that step, quietly.
        """
        self._document = document
        page = document.page(page_id)
        for entity_id in [entity_id for entity_id in entity_ids if entity_id in page.entities]:
            points = page.entities[entity_id].points
            request = self._engine.recognise(document.image_path(page_id), page.frame, points, ocr)
            reading = _Reading(entity_id, text or tr("Read text again"), gesture)
            self._asked[request] = _Asked(page_id, page, Proposing(ocr=ocr), reading)
            self._total += gesture is None
        self.changed.emit()

    def cancel(self) -> None:
        """Give up what waits and what is under way; what is done stays."""
        self._waiting.clear()
        for request in list(self._asked):
            self._asked.pop(request)
            self._engine.cancel(request)
        self._forget()
        self.changed.emit()

    def prefer(self, page_id: PageId) -> None:
        """Do a page next, if it waits: somebody has just come to it."""
        self._waiting = deque(sorted(self._waiting, key=lambda row: row[0] != page_id))

    def go_on(self) -> None:
        """Take what came while a step of many pages was under way, once none is."""
        while self._answers and self._document is not None and not self._document.moving:
            self._on_done(*self._answers.popleft())

    def leave_out_removed(self) -> None:
        """Give up pages that are no longer in the project."""
        document = self._document
        if document is None:
            return
        kept = [row for row in self._waiting if row[0] in document]
        self._total -= len(self._waiting) - len(kept)
        self._waiting = deque(kept)
        for request, asked in list(self._asked.items()):
            if asked.page_id not in document:
                del self._asked[request]
                self._engine.cancel(request)
                self._total -= _is_told(asked)
        self._next()

    def leave(self) -> None:
        """Give up everything; the document is about to close."""
        self.cancel()
        self._document = None

    def _next(self) -> None:
        """Ask for the next page, or say how it went when there is none."""
        pages_asked = [asked for asked in self._asked.values() if asked.reading is None]
        while self._waiting and not pages_asked and self._document is not None:
            page_id, proposing = self._waiting.popleft()
            try:
                page = self._document.page(page_id)
            except UserError as error:
                self._faults.append(str(error))
                continue
            request = self._engine.annotate(
                self._document.image_path(page_id),
                page,
                steps=proposing.steps,
                model=proposing.model,
                ocr=proposing.ocr,
                roles=proposing.roles,
            )
            self._asked[request] = _Asked(page_id, page, proposing)
            break
        if self.state is None:
            self._summarise()
        self.changed.emit()

    def _on_done(self, request: int, answer: object) -> None:
        if self._document is not None and self._document.moving:
            self._answers.append((request, answer))
            return
        asked = self._asked.pop(request, None)
        if asked is None or self._document is None:
            return
        try:
            if isinstance(answer, messages.AnnotateResult):
                self._apply_proposal(self._document, asked, answer)
            elif isinstance(answer, messages.RecogniseResult):
                _apply_text(self._document, asked, answer)
        except UserError as error:
            self._faults.append(str(error))
        else:
            self._done += _is_told(asked)
        self._next()

    def _on_failed(self, request: int, text: str) -> None:
        asked = self._asked.pop(request, None)
        if asked is not None:
            if _is_told(asked):
                self._faults.append(text)
            self._next()

    def _on_progress(self, request: int, text: str) -> None:
        if request in self._asked:
            self._text = text
            self.changed.emit()

    def _apply_proposal(self, document: ProjectWriter, asked: _Asked, answer: messages.AnnotateResult) -> None:
        document.settle()  # the page may go back to what it was, where the latest edit cannot be written
        page, proposing = document.page(asked.page_id), asked.proposing
        if page.picture != asked.base.picture:  # it was turned meanwhile
            self._waiting.append((asked.page_id, proposing))
            self._total += 1
            return
        if page.state is ReviewState.REVIEWED and not proposing.reviewed:
            self._found.reviewed += 1
            return
        proposed = apply(answer.page, move_labels(answer.page, proposing.renamed))
        patch = edits.pre_annotate(page, proposed, asked.base, proposing.mode == GAPS)
        after = apply(page, patch)
        if patch:
            before = document.project.proposal(asked.page_id)
            kept = with_links_of(before, after) if proposing.links_alone and before else proposal_of(after)
            title = tr("Propose links again") if proposing.links_alone else tr("Pre-annotate")
            document.do(Step(title, ((asked.page_id, replace(patch, proposal=(before, kept))),)))
        if proposing.links_alone:
            looked = bool(answer.timing)
            said = words_of_links(patch, page, proposing.roles, proposing.model, was_looked_at=looked)
            self._told.append(said)
        else:
            self._found.add(after)
        if answer.quarter_turns:
            self._rotated[asked.page_id] = page.picture, answer.quarter_turns
        self.labels_seen.emit({entity.label for entity in proposed.entities.values()})

    def _summarise(self) -> None:
        parts = [*self._told, *self._found.words]
        if self._faults:
            parts.append(tr("{} not done:").format(len(self._faults)))
            parts.append(shorten_list([*dict.fromkeys(self._faults)]))
        level, rotated = "warning" if self._faults else "info", self._rotated
        self._forget()
        if parts:
            self.message.emit(level, "\n".join(parts))
        if rotated:
            self.rotated.emit(rotated)

    def _forget(self) -> None:
        """Count from nothing: the next page begins a new batch."""
        self._job_id = new_job_id()
        self._total = self._done = 0
        self._found = BatchSummary()
        self._text = ""
        self._faults: list[str] = []
        self._told: list[str] = []
        self._rotated: dict[PageId, tuple[Picture, int]] = {}


def _is_told(asked: _Asked) -> bool:
    """Whether the user waits for it. Reading that belongs to an edit goes on quietly; the log has its faults."""
    return asked.reading is None or asked.reading.gesture is None


def _apply_text(document: ProjectWriter, asked: _Asked, answer: messages.RecogniseResult) -> None:
    """Take the text, unless the entity is gone or has another shape since it was asked for."""
    document.settle()
    page, reading = document.page(asked.page_id), asked.reading
    assert reading is not None
    now, then = page.entities.get(reading.entity), asked.base.entities[reading.entity]
    if now is None or (now.points, now.text) != (then.points, then.text):
        return
    patch = edits.set_recognised(page, reading.entity, answer.text, answer.score)
    if patch:
        document.do(Step(reading.text, ((asked.page_id, patch),)), reading.gesture)
