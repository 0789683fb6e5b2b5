"""Learns a project's fields from what people decided, in the engine, and keeps what was learned with the project."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kie_desktop.contract import field_messages
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.page import Choice
from kie_desktop.domain.settings_files import MISFIT
from kie_desktop.fields.result import FieldValue
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.documents import ACCEPTED, ProjectDocument, accepted_fields
from kie_desktop.session.fields.page_lines import PageLines

if TYPE_CHECKING:
    from kie_desktop.fields.calibration import Promise

MODEL = "fields-model"
"""Project setting: what was learned, as `_setting_of` makes it. It holds words of the project's pages."""
MOST_TAUGHT = 300
"""Documents that are learned from at most: 200 take ten seconds. Reviewed ones come first."""
_SOON_MS = 300
_AT_ONCE_MS = 15


class LearningState(StrEnum):
    """What the learner does."""

    IDLE = "idle"
    LEARNING = "learning"
    READING = "reading"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FieldQuality:
    """How good a field is. taught: from how many documents it was learned.

    tried, right: values of documents held out in cross-validation, and how many of them were exactly right.
    """

    taught: int = 0
    tried: int = 0
    right: int = 0

    @property
    def exact(self) -> float | None:
        """The share that was right, 0 to 1; None where nothing was held out."""
        return self.right / self.tried if self.tried else None


@dataclass(frozen=True)
class Learned:
    """What was learned. source: hash of what it was learned from. path: the file that holds it. documents: how many.

    outcomes: field, score and whether it was right, of every value held out in cross-validation.
    """

    source: str
    path: Path
    documents: int = 0
    fields: Mapping[str, FieldQuality] = field(default_factory=dict)
    outcomes: Sequence[tuple[str, float, bool]] = ()
    date_order: str = "auto"
    decimal: str = "auto"

    def promise(self, precision: float) -> Promise:
        """The score from which on values keep a promised precision, and what cross-validation says of it."""
        from kie_desktop.fields.calibration import promise

        return promise([score for _, score, _ in self.outcomes], [right for *_, right in self.outcomes], precision)


@dataclass
class _Lesson:
    """What is about to be learned. rest: collects examples, a page at a time."""

    source: str
    rest: Iterator[None]
    examples: list[field_messages.Json]
    path: Path
    id: int | None = None


class Learning(QObject):
    """Nothing here waits for the engine. Where the learner is asked while it learns, it learns once more afterwards.

    learned: `model` is another one. busy_changed. failed(text): the model is the one of before.
    documents(): those that something was decided about. choices(document): what was, by place of the page.
    decided(document): as values, by field.
    """

    learned = Signal()
    busy_changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        editor: Editor,
        engine: EngineClient,
        lines: PageLines,
        documents: Callable[[], Sequence[ProjectDocument]],
        choices: Callable[[ProjectDocument], Mapping[int, tuple[Choice, ...]]],
        decided: Callable[[ProjectDocument], Mapping[str, Sequence[FieldValue]]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._engine, self._lines = editor, engine, lines
        self._documents, self._choices, self._decided = documents, choices, decided
        self._schema = ""
        self.model: Learned | None = None
        self._lesson: _Lesson | None = None
        self._again = False
        self._forgotten = ""
        """Hash of what must not be learned by itself, as it was forgotten."""
        self._known: set[str] = set()
        """Keys of documents that something was learned from since the project was opened."""
        self._folder: Path | None = None
        self._count = 0
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._begin_lesson)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._collect)
        engine.done.connect(self._on_done)
        engine.failed.connect(self._on_failed)
        editor.closing.connect(self._save)

    @property
    def is_busy(self) -> bool:
        """Whether something is being learned."""
        return self._lesson is not None

    def begin(self, schema: str) -> None:
        """Learn for another schema from now on (the text of its file); "" where there is none.

        What was learned before stays until then; what the project keeps is taken where it was learned from the same.
        """
        was_open, self._schema = bool(self._schema), schema
        self._drop_lesson()
        if not schema:
            self.model = None
            self._forgotten = ""
            self._known.clear()
            self._lines.clear()
            self._remove_files()
            return
        if not was_open:
            self._restore()
        self.learn_soon()

    def has_learned_from(self, document: ProjectDocument) -> bool:
        """Whether anything was learned from a document since the project was opened: what it teaches may change."""
        return document.key in self._known

    def learn_soon(self) -> None:
        """Learn in a moment, if anything of what it would learn from is new."""
        if self._schema:
            self._soon.start()

    def learn(self) -> None:
        """Learn now, also what was forgotten."""
        self._forgotten = ""
        self._begin_lesson()

    def forget(self) -> None:
        """Forget what was learned, also in the project."""
        self._drop_lesson()
        self._soon.stop()
        self._forgotten = self._source(self._taught())
        self.model = None
        if not self._editor.is_read_only:
            self._editor.remember(MODEL, None)
        self.learned.emit()

    def write_run(self, folder: Path, pack: str) -> None:
        """Write what was learned as a run of `train --task fields`. pack: whose networks it stands beside. UserError.

        It holds words of the pages that it was learned from.
        """
        from kie_desktop.contract.packs import FIELDS, FIELDS_RUN, FIELDS_SCHEMA

        model = self.model
        if model is None or self.is_busy or self._soon.isActive():
            raise UserError(
                "the fields: nothing has been learned yet; review some documents first"
                if model is None
                else "the fields: they are still being learned; try again in a moment"
            )
        about = {"task": "fields", "pack": {"name": pack}, "documents": model.documents}
        try:
            shutil.copyfile(model.path, folder / FIELDS)
            (folder / FIELDS_SCHEMA).write_text(self._schema, "utf-8")
            (folder / FIELDS_RUN).write_text(json.dumps(about, ensure_ascii=False), "utf-8")
        except OSError as fault:
            raise UserError(f"{folder}: this cannot be written ({fault.strerror or fault})") from fault

    # --- inside

    def _taught(self) -> list[ProjectDocument]:
        """The documents to learn from: those that something was decided about by a person (adr/0039)."""
        rows = [one for one in self._documents() if not one.is_held_out and self._teaching(one)]
        return sorted(rows, key=lambda document: not document.is_reviewed)[:MOST_TAUGHT]

    def _teaching(self, document: ProjectDocument) -> dict[int, tuple[Choice, ...]]:
        """What was decided about a document, without what nobody has looked at yet."""
        unseen = self._unseen(document)
        kept = {
            place: tuple(choice for choice in choices if choice.field not in unseen)
            for place, choices in self._choices(document).items()
        }
        return {place: choices for place, choices in kept.items() if choices}

    def _unseen(self, document: ProjectDocument) -> Collection[str]:
        if document.is_reviewed:
            return ()
        return accepted_fields(self._editor.recall(ACCEPTED)).get(document.key, ())

    def _source(self, documents: Sequence[ProjectDocument]) -> str:
        """A hash of all that is learned from: the schema, the pages, and what was decided about them."""
        digest = hashlib.sha256(self._schema.encode())
        for document in documents:
            shown = [(row.image, row.frame, row.width, row.height, row.entities) for row in document.rows]
            networks = self._lines.networks(document)
            digest.update(repr((document.key, shown, networks, sorted(self._teaching(document).items()))).encode())
        return digest.hexdigest()

    def _begin_lesson(self) -> None:
        if not self._schema or self._editor.path is None:
            return
        if self._lesson is not None or self._editor.is_in_bulk_edit:
            self._again = self._lesson is not None
            if not self._again:
                self._soon.start()
            return
        documents = self._taught()
        source = self._source(documents)
        known = self.model.source if self.model else self._forgotten
        if source == known or (not documents and self.model is None):
            return
        if not documents:
            self.model = None
            self.learned.emit()
            return
        examples: list[field_messages.Json] = []
        self._known.update(document.key for document in documents)
        self._lesson = _Lesson(source, self._examples(documents, examples), examples, self._new_file())
        self._next.start()
        self.busy_changed.emit()

    def _examples(self, documents: Sequence[ProjectDocument], examples: list[field_messages.Json]) -> Iterator[None]:
        """Collect examples, a page at a time."""
        from kie_desktop.fields.codec import document_to_json
        from kie_desktop.session.fields.decisions import answers_of

        for document in documents:
            pages = []
            for page in self._lines.pages_of(document):
                pages.append(page)
                yield
            unseen = self._unseen(document)
            decided = {name: rows for name, rows in self._decided(document).items() if name not in unseen}
            answers = answers_of(decided)
            examples.append({"document": document_to_json(document.key, pages), "answers": answers})

    def _collect(self) -> None:
        """Read pages for some milliseconds; ask the engine once it has them all."""
        lesson = self._lesson
        if lesson is None or lesson.id is not None:
            return
        clock = QElapsedTimer()
        clock.start()
        try:
            for _ in lesson.rest:
                if clock.elapsed() > _AT_ONCE_MS:
                    self._next.start()
                    return
        except (UserError, KeyError) as fault:
            self._end_lesson()
            self.failed.emit(str(fault))
            return
        lesson.id = self._engine.learn_fields(self._schema, lesson.examples, lesson.path)

    def _on_done(self, request_id: int, answer: object) -> None:
        lesson = self._lesson
        if lesson is None or lesson.id != request_id or not isinstance(answer, field_messages.FieldsLearned):
            return
        before = self.model
        fields = {name: FieldQuality(*counts) for name, counts in answer.fields.items()}
        self.model = Learned(
            lesson.source, lesson.path, len(lesson.examples), fields, answer.outcomes, answer.date_order, answer.decimal
        )
        self._end_lesson()
        self.learned.emit()
        if before is not None and before.path != lesson.path:
            before.path.unlink(missing_ok=True)

    def _on_failed(self, request_id: int, text: str) -> None:
        if self._lesson is not None and self._lesson.id == request_id:
            self._end_lesson()
            self.failed.emit(text)

    def _end_lesson(self) -> None:
        self._lesson = None
        if self._again:
            self._again = False
            self._soon.start()
        self.busy_changed.emit()

    def _drop_lesson(self) -> None:
        """Give up what is being learned; an answer that still comes is left alone."""
        self._again = False
        if self._lesson is not None:
            self._end_lesson()

    # --- what the project keeps

    def _save(self) -> None:
        """Keep what was learned with the project that is being closed."""
        model = self.model
        if model is None or self._editor.is_read_only or not model.path.is_file():
            return
        kept = self._editor.recall(MODEL)
        if not isinstance(kept, dict) or kept.get("source") != model.source:
            self._editor.remember(MODEL, _setting_of(model))

    def _restore(self) -> None:
        """Take what the project keeps, where it was learned from what is there now."""
        kept = self._editor.recall(MODEL)
        if not isinstance(kept, dict):
            return
        try:
            taught = self._taught()
            if kept["source"] == self._source(taught):
                self.model = _learned_of(kept, self._new_file())
                self._known.update(document.key for document in taught)
        except (OSError, *MISFIT):
            self.model = None  # damaged: it is learned again

    def _new_file(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="kie-desktop-fields-"))
        self._count += 1
        return self._folder / f"{self._count}.npz"

    def _remove_files(self) -> None:
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _setting_of(model: Learned) -> dict[str, Any]:
    return {
        "source": model.source,
        "documents": model.documents,
        "fields": {name: [one.taught, one.tried, one.right] for name, one in model.fields.items()},
        "outcomes": [list(row) for row in model.outcomes],
        "writing": [model.date_order, model.decimal],
        "npz": base64.b64encode(model.path.read_bytes()).decode(),
    }


def _learned_of(kept: Mapping[str, Any], path: Path) -> Learned:
    """What a project keeps, its model in a file again. Raises any of `MISFIT` where it is damaged; OSError."""
    path.write_bytes(base64.b64decode(kept["npz"], validate=True))
    fields = {str(name): FieldQuality(*map(int, counts)) for name, counts in kept["fields"].items()}
    outcomes = [(str(name), float(score), bool(right)) for name, score, right in kept["outcomes"]]
    date_order, decimal = map(str, kept["writing"])
    return Learned(str(kept["source"]), path, int(kept["documents"]), fields, outcomes, date_order, decimal)
