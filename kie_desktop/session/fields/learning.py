"""What the learner makes of the documents of a project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from kie_desktop.fields.result import DocumentFields
from kie_desktop.fields.schema import Schema
from kie_desktop.jobs.engine_client import EngineClient
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.documents import OpenDocument, ProjectDocument
from kie_desktop.session.jobs import Jobs


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


class Learning(QObject):
    """learned: there is another model. read(key): a document was read. state_changed."""

    learned = Signal()
    read = Signal(str)
    state_changed = Signal()

    def __init__(
        self,
        pages: Callable[[ProjectDocument], OpenDocument],
        editor: Editor,
        jobs: Jobs,
        engine: EngineClient,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._editor = editor
        self._jobs = jobs
        self._engine = engine
        self._schema: Schema | None = None
        self.state = LearningState.IDLE
        self.failure = ""
        self.taught = 0

    def begin(self, schema: Schema | None) -> None:
        """Learn and read by another schema from now on; None: there is nothing to do."""
        self._schema = schema

    def values(self, document: ProjectDocument) -> DocumentFields | None:
        """The fields of a document as people decided and else as they are proposed."""
        from kie_desktop.fields.values import Writing
        from kie_desktop.session.fields.decisions import values_decided
        from kie_desktop.session.fields.merged import merged

        if self._schema is None:
            return None
        writing = Writing.of(self._schema)
        decided = values_decided(self._pages(document), self._schema, writing)
        return merged(self._schema, document.key, None, decided, writing)

    def is_read(self, document: ProjectDocument) -> bool:
        """Whether what is proposed for a document is up to date."""
        return False

    def may_need_look(self, document: ProjectDocument) -> bool:
        """Whether a document needs a look, or has not been read yet."""
        return True

    def quality(self, field: str) -> FieldQuality | None:
        """How good a field is."""
        return None

    def learn(self) -> None:
        """Learn from everything that was decided."""

    def forget(self) -> None:
        """Forget what was learned."""
