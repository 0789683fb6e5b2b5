"""Pre-annotation: the page that is shown by the window's engine, the pages of a job by several engines side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from kie_desktop.contract import messages
from kie_desktop.domain import edits
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.history import PageId, Step
from kie_desktop.domain.page import EntityPart, Page, Picture, ReviewState
from kie_desktop.domain.patch import apply
from kie_desktop.domain.pdf_text import PdfText
from kie_desktop.domain.proposal import proposal_of, with_links_of
from kie_desktop.domain.relabelling import as_background, move_labels, without_lost_links
from kie_desktop.domain.text import is_blank
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.jobs.engine_pool import EnginePool
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import tr, translatable
from kie_desktop.session.annotate.batch import Batch
from kie_desktop.session.annotate.discarding import Discarding
from kie_desktop.session.annotate.outcome_messages import words_of_links
from kie_desktop.session.annotate.requests import NEW_LINES, READ_AGAIN, UNTOUCHED, Asked, Proposing, Reading
from kie_desktop.session.editor import Editor
from kie_desktop.session.jobs import Jobs, RunningJob
from kie_desktop.session.model_in_use import ModelInUse
from kie_desktop.session.project.editing import EditDone
from kie_desktop.session.project.relabelling import RENAMED, names_now
from kie_desktop.session.settings import Settings

_READ = Job(JobKind.ANNOTATING, translatable("Reading text"))
_ANNOTATE = Job(JobKind.ANNOTATING, translatable("Pre-annotating"))


class Annotator(QObject):
    """Asks engines for pages. A page that somebody asked for is an undoable step; a job over pages is none, but can be
    discarded (`discarding`, adr/0061).

    The window's engine reads what the user waits for: pages asked for by themselves, and the page that is shown. All
    others are read side by side by the engines of the pool (adr/0075).

    What a person does to a page while the engine works on it wins. A page that fails is reported
    at the end and the rest goes on. message(level, text); labels_seen(set of names): labels that
    models gave. rotated({page id: (picture, quarters clockwise that make it upright)}): pages on their side or head.
    discardable(level, text): a job over pages ended, of which the message with this text has just told.
    foreign_labels([name]): labels of the model that the project does not have, and which became background.
    nothing_found: on a page just now (`found_nothing`).
    """

    message = Signal(str, str)
    discardable = Signal(str, str)
    foreign_labels = Signal(object)
    rotated = Signal(object)
    labels_seen = Signal(object)
    nothing_found = Signal()

    def __init__(
        self,
        editor: Editor,
        settings: Settings,
        model: ModelInUse,
        jobs: Jobs,
        engine: EngineClient,
        pool: EnginePool | None = None,
        parent: QObject | None = None,
    ) -> None:
        """pool: reads the pages of a job; without one, the engine does, one by one."""
        super().__init__(parent)
        self._editor = editor
        self._settings = settings
        self._model = model
        self._jobs = jobs
        self._engine = engine
        self._pool = pool
        sources: list[EngineClient | EnginePool] = [engine] if pool is None else [engine, pool]
        for source in sources:
            source.done.connect(self._on_done)
            source.failed.connect(self._on_failed)
            source.progress.connect(self._on_progress)
        editor.edited.connect(self._read_shapes)
        editor.page_shown.connect(self._put_first)
        editor.pages_changed.connect(self._leave_out_removed)
        editor.write_failed.connect(self._give_up)  # what comes next could not be written either
        editor.closing.connect(self._give_up)
        jobs.changed.connect(self._go_on)
        self._job: RunningJob | None = None
        self._waiting: deque[tuple[PageId, Proposing]] = deque()
        self._asked: dict[int, Asked] = {}
        self._empty: dict[PageId, Picture] = {}
        """Pages on which nothing was found, and what they showed then."""
        self._answers: deque[tuple[int, object]] = deque()
        """What came while a step of many pages was under way."""
        self.discarding = Discarding(editor, self)
        """What the latest job over pages did, to be taken back."""
        self.discarding.message.connect(self.message)
        self._forget()

    def start_engine(self) -> None:
        """Load OCR and models in the background already."""
        self._engine.start()

    def annotate(
        self,
        page_ids: Iterable[PageId],
        steps: Collection[str] = messages.ALL_STEPS,
        mode: str = UNTOUCHED,
        *,
        again: bool = False,
        is_step: bool | None = None,
    ) -> None:
        """Pre-annotate pages, in the order of the ids. mode: `NEW_LINES` or `UNTOUCHED`.

        A single page goes before all that wait, and is an undoable step. again: tell what has changed, as the pages
        were annotated before. is_step: whether it can be undone; only single pages by default.
        """
        editor, page_ids = self._editor, list(page_ids)
        if editor.path is None or editor.refuses_change() or editor.refuses_pages(page_ids):
            return
        is_step = len(page_ids) == 1 if is_step is None else is_step
        asked = replace(self._proposing(steps, mode), is_step=is_step, again=again)
        if not is_step and all(row.is_step for row in self._under_way):
            self.discarding.begin()
        pages = [
            (page_id, replace(asked, reviewed=editor.summary_of(page_id).state is ReviewState.REVIEWED))
            for page_id in page_ids
        ]
        if not asked.only_reads:  # they are read on the way
            self._leave_out(lambda row: row[0] in page_ids and row[1].only_reads)
        if asked.is_step:  # the user waits for this page; a batch can wait, and need not do it again
            others = [row for row in self._waiting if (row[0], replace(row[1], is_step=True)) not in pages]
            self._batch.total -= len(self._waiting) - len(others)
            self._waiting = deque([*pages, *others])
        else:
            self._waiting.extend(pages)
            self._sort_first(editor.page_id)
        self._batch.total += len(pages)
        self._next()

    def annotate_new(self, steps: Collection[str]) -> None:
        """Do steps to the pages that have no text and that nobody has worked on, as a job."""
        asked = {page_id for page_id, _ in self._waiting} | {asked.page_id for asked in self._asked.values()}
        rows = [row for row in self._editor.summaries if row.state is ReviewState.NEW and not row.entities]
        new = [row.id for row in rows if row.id not in asked]
        if new:
            self.annotate(new, steps, is_step=False)

    def propose_links(self) -> None:
        """Let RE alone look at the shown page as it is labelled now, as one undoable step.

        A person's links stay, removed ones stay away, all others are replaced; a message tells what came of it.
        """
        if self._editor.page_id is not None:
            self.annotate([self._editor.page_id], {messages.RE})

    def read_again(self, page_ids: Iterable[PageId]) -> None:
        """Let OCR and models look at pages once more; what a person did stays."""
        self.annotate(page_ids, READ_AGAIN, again=True)

    def recognise(self, entity_ids: Collection[int]) -> None:
        """Read the text of entities of the shown page again, before the pages that wait. Replaces what is there."""
        page_id = self._editor.page_id
        if page_id is not None and not (self._editor.refuses_change() or self._editor.refuses_pages([page_id])):
            ocr = self._settings["ocr"]
            ocr = messages.DEFAULT_OCR if ocr == "none" else ocr
            self._recognise(page_id, entity_ids, ocr, tr("Read text again"), object(), is_asked=True)

    def found_nothing(self, page_id: PageId, page: Page) -> bool:
        """Whether a page was read and nothing was found on it, nor drawn since."""
        was_read = self._empty.get(page_id) == page.picture or page.state is ReviewState.PRE_ANNOTATED
        return not page.entities and was_read

    def cancel(self) -> None:
        """Stop what waits and what is under way; what is done stays, and a message tells what that is."""
        self._drop()
        self._summarise()
        self._update_job()

    # --- inside

    def _give_up(self) -> None:
        self._drop()
        self._empty.clear()
        self.discarding.begin()
        self._forget()
        self._update_job()

    def _drop(self) -> None:
        self._waiting.clear()
        self._answers.clear()
        for request in list(self._asked):
            self._withdraw(request)

    def _withdraw(self, request: int) -> None:
        asked = self._asked.pop(request)
        if asked.in_pool and self._pool is not None:
            self._pool.cancel(request)
        else:
            self._engine.cancel(request)

    def _proposing(self, steps: Collection[str], mode: str) -> Proposing:
        labels, ocr = self._editor.label_set, self._settings["ocr"]
        pdf_text = PdfText(self._settings["pdf_text"])
        reads = ocr != messages.NO_OCR or pdf_text is PdfText.TEXT
        wanted = frozenset(steps) - (frozenset() if reads else {messages.OCR, messages.REREAD})
        if self._model.only_reads and wanted != {messages.RE}:
            wanted -= {messages.SER, messages.RE}
        renamed = names_now(self._editor.recall(RENAMED), labels)
        roles = {label.name: label.role for label in labels}
        roles |= {old: labels.role_of(new) for old, new in renamed.items()}
        brings = self._model.brings_labels
        return Proposing(wanted, mode, self._model.name, ocr, pdf_text, roles, renamed, brings_labels=brings)

    def _recognise(
        self,
        page_id: PageId,
        entity_ids: Collection[int],
        ocr: str,
        text: str,
        gesture: object,
        *,
        is_asked: bool = False,
    ) -> None:
        """gesture, text, is_asked: as `Reading` has them."""
        page = self._editor.page_of(page_id)
        for entity_id in [entity_id for entity_id in entity_ids if entity_id in page.entities]:
            points = page.entities[entity_id].points
            pdf_text = PdfText(self._settings["pdf_text"])
            request = self._engine.recognise(self._editor.image_path(page_id), page, points, ocr, pdf_text)
            self._asked[request] = Asked(page_id, page, Proposing(ocr=ocr), Reading(entity_id, text, gesture, is_asked))
            self._batch.total += is_asked
        self._update_job()

    def _read_shapes(self, edit: EditDone) -> None:
        """Read entities whose shape an edit made or changed and whose text no person typed, if the engine is there."""
        if not edit.patch.entities or not self._engine.is_ready:
            return
        ocr = self._settings["ocr"]
        if not self._settings["read_shapes"] or ocr == "none":
            return
        changes = edit.patch.changes
        shaped = changes.added | changes.reshaped
        after = [edit.patch.entities[entity_id][1] for entity_id in sorted(shaped)]
        unread = [
            entity.id
            for entity in after
            if entity and (is_blank(entity.text) or EntityPart.TEXT not in entity.by_human)
        ]
        if unread:
            self._recognise(edit.page_id, unread, ocr, edit.text, edit.gesture)

    def _put_first(self, page_id: PageId) -> None:
        """Do a page now, if it waits: the user has just opened it."""
        if any(row[0] == page_id for row in self._waiting):
            self._sort_first(page_id)
            self._next()

    def _sort_first(self, page_id: PageId | None) -> None:
        self._waiting = deque(sorted(self._waiting, key=lambda row: row[0] != page_id))

    def _go_on(self) -> None:
        """Take what came while a step of many pages was under way, once none is."""
        while self._answers and not self._editor.is_in_bulk_edit:
            self._on_done(*self._answers.popleft())

    def _leave_out_removed(self) -> None:
        """Give up pages that are no longer in the project."""
        self._leave_out(lambda row: not self._editor.has_page(row[0]))
        for request, asked in list(self._asked.items()):
            if not self._editor.has_page(asked.page_id):
                self._withdraw(request)
                self._batch.total -= asked.is_shown
        self._next()

    def _leave_out(self, is_left_out: Callable[[tuple[PageId, Proposing]], bool]) -> None:
        kept = [row for row in self._waiting if not is_left_out(row)]
        self._batch.total -= len(self._waiting) - len(kept)
        self._waiting = deque(kept)

    @property
    def _under_way(self) -> list[Proposing]:
        """What is wanted for the pages that wait, and for the one that the engine works on."""
        return [row for _, row in self._waiting] + [
            asked.proposing for asked in self._asked.values() if asked.reading is None
        ]

    @property
    def _is_busy(self) -> bool:
        """Whether the user waits for an answer; reading after an edit is not shown."""
        return bool(self._waiting) or any(asked.is_shown for asked in self._asked.values())

    def _update_job(self) -> None:
        """Keep the list of jobs true."""
        if not self._is_busy:
            job, self._job = self._job, None
            if job is not None:
                job.end()
        elif self._job is None:
            kind = _READ if all(row.only_reads for row in self._under_way) else _ANNOTATE
            self._job = self._jobs.begin(kind, self.cancel, self._batch.total, self._text)
        else:
            self._job.progress(self._batch.done + len(self._batch.faults), self._batch.total, self._text)

    def _next(self) -> None:
        """Ask for the next pages, as many as are read at once, or tell how it went when there is none."""
        while (place := self._next_place()) is not None:
            page_id, proposing = self._waiting[place]
            del self._waiting[place]
            try:
                page = self._editor.page_of(page_id)
            except UserError as error:
                self._batch.faults.append(str(error))
                continue
            in_pool = self._pool is not None and not self._is_waited_for(page_id, proposing)
            engine = self._pool if in_pool and self._pool is not None else self._engine
            request = engine.annotate(
                self._editor.image_path(page_id),
                page,
                steps=proposing.steps,
                model=proposing.model,
                ocr=proposing.ocr,
                roles=proposing.roles,
                pdf_text=proposing.pdf_text,
            )
            self._asked[request] = Asked(page_id, page, proposing, in_pool=in_pool)
        if not self._is_busy:
            self._summarise()
        self._update_job()

    def _is_waited_for(self, page_id: PageId, proposing: Proposing) -> bool:
        """Whether the user looks at the page, or asked for it alone."""
        return proposing.is_step or page_id == self._editor.page_id

    def _next_place(self) -> int | None:
        """The first page that waits and has a free engine; those that the user waits for are first in the queue."""
        pages = [asked.in_pool for asked in self._asked.values() if asked.reading is None]
        is_engine_free = not pages or all(pages)
        is_pool_free = is_engine_free if self._pool is None else sum(pages) < self._pool.size
        for place, row in enumerate(self._waiting):
            if not self._is_waited_for(*row):
                return place if is_pool_free else None
            if is_engine_free:
                return place
        return None

    def _on_done(self, request: int, answer: object) -> None:
        if self._editor.is_in_bulk_edit:
            self._answers.append((request, answer))
            return
        asked = self._asked.pop(request, None)
        if asked is None:
            return
        try:
            if isinstance(answer, messages.AnnotateResult):
                self._apply_proposal(asked, answer)
            elif isinstance(answer, messages.RecogniseResult):
                self._apply_text(asked, answer)
        except UserError as error:
            self._batch.faults.append(str(error))
        else:
            self._batch.done += asked.is_shown
        self._next()

    def _on_failed(self, request: int, text: str) -> None:
        asked = self._asked.pop(request, None)
        if asked is not None:
            if asked.is_shown:
                self._batch.faults.append(text)
            self._next()

    def _on_progress(self, request: int, text: str) -> None:
        if request in self._asked:
            self._text = text
            self._update_job()

    def _apply_proposal(self, asked: Asked, answer: messages.AnnotateResult) -> None:
        file = self._editor.file  # settled: the page goes back to what it was where the latest edit cannot be written
        assert file is not None
        page, proposing = self._editor.page_of(asked.page_id), asked.proposing
        if page.picture != asked.base.picture:  # it was turned meanwhile
            self._waiting.append((asked.page_id, proposing))
            self._batch.total += 1
            return
        if page.state is ReviewState.REVIEWED and not proposing.reviewed:
            self._batch.found.reviewed += 1
            return
        labels = self._editor.label_set
        proposed = apply(answer.page, move_labels(answer.page, proposing.renamed))
        if not proposing.brings_labels:
            proposed, foreign = as_background(proposed, labels)
            self._batch.foreign |= foreign
        patch = edits.pre_annotate(page, proposed, asked.base, proposing.mode == NEW_LINES)
        patch = without_lost_links(page, patch, labels, labels)
        if page.state is ReviewState.NEW and proposing.only_reads:
            patch = replace(patch, state=None)  # no label is proposed yet: it can be pre-annotated without asking
        after = apply(page, patch)
        if patch:
            before = file.proposal(asked.page_id)
            kept = with_links_of(before, after) if proposing.links_alone and before else proposal_of(after)
            title = tr("Propose links again") if proposing.links_alone else tr("Pre-annotate")
            self._do(asked, Step(title, ((asked.page_id, replace(patch, proposal=(before, kept))),)))
        if proposing.links_alone:
            looked = bool(answer.timing)
            text = words_of_links(patch, page, proposing.roles, proposing.model, was_looked_at=looked)
            self._batch.texts.append(text)
        else:
            self._batch.add(patch, after, proposing)
        if not after.entities and proposing.steps & {messages.OCR, messages.REREAD}:
            self._empty[asked.page_id] = after.picture
            self.nothing_found.emit()
        name = self._editor.summary_of(asked.page_id).name
        self._batch.notes += [f"{name}: {note}" for note in answer.notes]
        if answer.quarter_turns:
            self._batch.rotated[asked.page_id] = page.picture, answer.quarter_turns
        if proposing.brings_labels:
            self.labels_seen.emit({entity.label for entity in proposed.entities.values()})

    def _apply_text(self, asked: Asked, answer: messages.RecogniseResult) -> None:
        """Take the text, unless the entity is gone or has another shape since it was asked for."""
        self._editor.settle()
        page, reading = self._editor.page_of(asked.page_id), asked.reading
        assert reading is not None
        now, then = page.entities.get(reading.entity), asked.base.entities[reading.entity]
        if now is None or (now.points, now.text) != (then.points, then.text):
            return
        if reading.is_asked and answer.text == now.text:
            self._batch.say(tr("The text was read again and is the same."))
            return  # Ctrl+Z would take back nothing that anybody sees
        patch = edits.set_recognised(page, reading.entity, answer.text, answer.score)
        if is_blank(answer.text) and not is_blank(now.text) and asked.is_shown:
            self._batch.say(tr("Nothing could be read there; the text was kept."))
        if patch:
            do = self._editor.do_step if reading.is_asked else self._editor.do_late
            do(Step(reading.text, ((asked.page_id, patch),)), reading.gesture)

    def _do(self, asked: Asked, step: Step) -> None:
        if asked.proposing.is_step:
            self._editor.do_step(step)
        else:
            number = self._editor.do_late(step)
            self.discarding.note(step, number)

    def _summarise(self) -> None:
        """Tell what came of it; the next page begins a new batch."""
        batch, words = self._batch, self._batch.words
        self._forget()
        if words:
            self.message.emit(batch.level, words)
            if self.discarding.take_news() and batch.did_label:
                self.discardable.emit(batch.level, words)
        if batch.foreign:
            self.foreign_labels.emit(sorted(batch.foreign))
        if batch.rotated:
            self.rotated.emit(batch.rotated)

    def _forget(self) -> None:
        self._batch = Batch()
        self._text = ""
