"""Texts to take in place of one that was read wrongly, for the entity whose text is being edited."""

from __future__ import annotations

from collections import Counter, OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Signal

from kie_desktop.contract import messages
from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Entity, EntityPart
from kie_desktop.domain.pdf_text import is_exact
from kie_desktop.domain.text_changes import Corrections, same_change
from kie_desktop.domain.text_suggestions import Reading, Suggestion, doubtful_letters, suggest
from kie_desktop.domain.word_suggestions import suggest_word
from kie_desktop.jobs.background import Report
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import translatable
from kie_desktop.session.editor import Editor
from kie_desktop.session.project.editing import EditDone
from kie_desktop.store import ProjectFile

MOST = 9
"""As many as there are digits for them."""
MOST_TEXTS = 20_000
"""Of other pages, the most frequent ones."""
_KEPT = 300
"""Answers of the recogniser that are kept."""

_COLLECT = Job(JobKind.COLLECTING_TEXTS, translatable("Collecting texts"), may_be_dropped=True)
_Key = tuple[PageId, object]


class TextSuggestions(QObject):
    """Knows what the recogniser saw, what people corrected in this session, and what stands elsewhere in the project.

    changed: there may be more suggestions for the entity asked about last.
    """

    changed = Signal()

    def __init__(self, editor: Editor, engine: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._engine = engine
        self._corrections = Corrections()
        self._elsewhere: tuple[PageId | None, dict[str, int]] = (None, {})
        self._readings: OrderedDict[_Key, tuple[Reading, ...]] = OrderedDict()
        self._asked: tuple[int, _Key] | None = None
        engine.done.connect(self._on_done)
        engine.failed.connect(self._on_ended)
        engine.cancelled.connect(self._on_ended)
        editor.edited.connect(self._learn)
        editor.closed.connect(self._forget)

    @property
    def is_waiting(self) -> bool:
        """Whether the engine is still to say what it saw."""
        return self._asked is not None

    def ask(self, entity: Entity) -> None:
        """Look for suggestions for an entity of the shown page; the engine is asked if it is there."""
        page_id, page = self._editor.page_id, self._editor.page
        if page_id is None or page is None:
            return
        if self._elsewhere[0] != page_id:
            self._elsewhere = page_id, {}
            collect = partial(_texts, page_id)
            self._editor.read_in_background(_COLLECT, collect, partial(self._take_texts, page_id))
        self.withdraw()
        if is_exact(entity.text_score):
            return
        key = page_id, entity.points
        if key not in self._readings and self._engine.is_ready:
            request = self._engine.alternatives(self._editor.image_path(page_id), page, entity.points)
            self._asked = request, key

    def withdraw(self) -> None:
        """Nobody waits for suggestions any more."""
        asked, self._asked = self._asked, None
        if asked is not None:
            self._engine.withdraw(asked[0])

    def suggestions(self, entity: Entity) -> list[Suggestion]:
        """What the text of an entity of the shown page may be meant to be, likeliest first; none where it is exact."""
        if is_exact(entity.text_score):
            return []
        return suggest(entity.text, self._of(entity), self._corrections, self._settled_texts(entity), MOST)

    def at_cursor(self, entity: Entity, text: str, cursor: int, *, is_typed: bool) -> list[Suggestion]:
        """What the word at the cursor may be meant to be in the text that is being made of that of an entity.

        Behind it whole texts, as long as nothing was changed. is_typed: the letters before the cursor were typed, and
        stay.
        """
        if is_exact(entity.text_score) and not is_typed:
            return []
        words = self._known_words(entity) if is_typed else ()
        rows = suggest_word(text, cursor, self._of(entity), self._corrections, words, MOST, is_typed=is_typed)
        known = {row.text for row in rows}
        whole = self.suggestions(entity) if text == entity.text else []
        return [*rows, *(row for row in whole if row.text not in known)][:MOST]

    def same_change(self, entity_id: int, before: str, after: str) -> dict[int, str]:
        """Lines of the shown page that what a person changed in one of them fits, and their texts with it.

        Texts that a person typed, and those that stand in the file, are left alone.
        """
        page = self._editor.page
        lines = (
            line
            for line in (page.entities.values() if page is not None else ())
            if line.id != entity_id
            and line.is_line
            and EntityPart.TEXT not in line.by_human
            and not is_exact(line.text_score)
        )
        changed = {line.id: same_change(before, after, line.text, self._corrections) for line in lines}
        return {key: text for key, text in changed.items() if page is not None and page.entities[key].text != text}

    def doubtful(self, entity: Entity, text: str) -> list[int]:
        """Places in a text of an entity of the shown page at which the recogniser has seen other letters, too."""
        return [] if is_exact(entity.text_score) else doubtful_letters(text, self._of(entity))

    def _settled_texts(self, entity: Entity) -> dict[str, int]:
        """Texts that a person has seen on other pages, or typed on the shown one, and how often each stands there."""
        texts, page = dict(self._elsewhere[1]), self._editor.page
        for other in page.entities.values() if page is not None else ():
            if other.id != entity.id and EntityPart.TEXT in other.by_human:
                texts[other.text] = texts.get(other.text, 0) + 1
        return texts

    def _known_words(self, entity: Entity) -> list[str]:
        """Words that people have seen or typed in other lines, the most frequent first."""
        counts: Counter[str] = Counter()
        for text, number in self._settled_texts(entity).items():
            for word in text.split():
                counts[word] += number
        return [word for word, _ in counts.most_common()]

    def _of(self, entity: Entity) -> tuple[Reading, ...]:
        page_id = self._editor.page_id
        return self._readings.get((page_id, entity.points), ()) if page_id is not None else ()

    def _on_done(self, request: int, answer: object) -> None:
        if self._asked is None or self._asked[0] != request or not isinstance(answer, messages.AlternativesResult):
            return
        (_, key), self._asked = self._asked, None
        self._readings[key] = answer.readings
        while len(self._readings) > _KEPT:
            self._readings.popitem(last=False)
        self.changed.emit()

    def _on_ended(self, request: int, _text: str = "") -> None:
        """There are no readings then; whoever edits goes on without."""
        if self._asked is not None and self._asked[0] == request:
            self._asked = None

    def _take_texts(self, page_id: PageId, texts: dict[str, int]) -> None:
        if self._elsewhere[0] == page_id:
            self._elsewhere = page_id, texts
            self.changed.emit()

    def _learn(self, edit: EditDone) -> None:
        """See what a person typed in place of what."""
        changes = edit.patch.changes
        if changes.added or changes.removed:
            return  # split, merged
        for before, after in edit.patch.entities.values():
            if before and after and before.text != after.text and EntityPart.TEXT in after.by_human:
                self._corrections.learn(before.text, after.text)

    def _forget(self) -> None:
        self._corrections = Corrections()
        self._elsewhere = None, {}
        self._readings.clear()
        self._asked = None


def _texts(page_id: PageId, project: ProjectFile, _report: Report) -> dict[str, int]:
    return project.settled_texts(page_id, MOST_TEXTS)
