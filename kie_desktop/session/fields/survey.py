"""What is known of the fields of all documents: which need a look, how sure they are, how often each field is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Choice
from kie_desktop.domain.text import folded
from kie_desktop.fields.result import DocumentFields, FieldState, FieldValue, Span
from kie_desktop.fields.schema import FieldSpec, Schema
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import translatable
from kie_desktop.session.editor import Editor
from kie_desktop.session.fields.document_list import DocumentList
from kie_desktop.session.fields.documents import ProjectDocument
from kie_desktop.session.fields.learning import FieldQuality
from kie_desktop.session.fields.proposals import Proposals
from kie_desktop.session.jobs import Jobs

if TYPE_CHECKING:
    from kie_desktop.fields.values import Writing

_READ = Job(JobKind.READING_FIELDS, translatable("Reading fields"), may_be_dropped=True)
_COUNT = Job(JobKind.COUNTING_FIELDS, translatable("Counting values"), may_be_dropped=True)
_MOST_MEASURED = 100
"""Held-out documents that are read again whenever something was learned: two seconds."""
_DOUBTFUL = 0.5
DECIDED = (FieldState.PERSON, FieldState.ABSENT)


class FieldHit(NamedTuple):
    """A value that holds a text that was looked for. page: where it stands, else the first of its document."""

    page: PageId
    value: FieldValue


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """One field over all documents, in numbers of values.

    missing: nothing was found, and nothing need be there. unread: documents that have not been read yet.
    measured: how often the proposals for held-out documents are what people decided.
    """

    field: str
    states: Mapping[FieldState, int]
    missing: int = 0
    unread: int = 0
    quality: FieldQuality | None = None
    measured: FieldQuality | None = None


class FieldSurvey(QObject):
    """Looks at what was read and decided, and reads no page; so it is quick for thousands of documents.

    changed: reading what was missing (`read`) has ended.
    """

    changed = Signal()

    def __init__(
        self, editor: Editor, jobs: Jobs, documents: DocumentList, proposals: Proposals, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor, self._jobs = editor, jobs
        self._documents, self._proposals = documents, proposals
        self._known: dict[str, tuple[object, DocumentFields | None, tuple[FieldValue, ...]]] = {}
        self._compared: dict[str, tuple[tuple[FieldValue, ...], dict[str, str]]] = {}
        self._verdicts: dict[str, tuple[DocumentFields, tuple[FieldValue, ...], dict[str, bool]]] = {}
        self._waiting: dict[str, int] = {}
        """By key of a document that was read, how many of its values wait for a person."""
        self._waits = False
        jobs.changed.connect(self._on_jobs_changed)
        proposals.learned.connect(self._measure)
        proposals.document_changed.connect(self.note)
        editor.closed.connect(self.clear)

    def note(self, key: str) -> None:
        """A document was edited or read."""
        self._waiting.pop(key, None)

    def clear(self) -> None:
        """The fields or the documents are others now."""
        self._known.clear()
        self._compared.clear()
        self._verdicts.clear()
        self._waiting.clear()

    # --- reading

    def read(self) -> None:
        """Read the documents that have not been read, as a job; `changed` tells when that has ended."""
        if self._proposals.schema is None or self._waits:
            return
        reading = self._proposals.reading
        waiting = [one for one in self._documents.all if not reading.is_current(one, full=False)]
        if not waiting:
            self.changed.emit()
            return
        self._waits = True
        if self._jobs.find(JobKind.READING_FIELDS) is None:  # else somebody reads them already
            reading.read_all(waiting, _READ, lambda *_: None, lambda _: None)

    @property
    def unread(self) -> int:
        """How many documents have never been read."""
        reading = self._proposals.reading
        return sum(reading.proposed(one) is None for one in self._documents.all)

    # --- one document

    def values(self, document: ProjectDocument) -> tuple[FieldValue, ...]:
        """What is decided and proposed; a decided value is the text that was kept, whatever its line says since then.

        The rules are not computed again over both.
        """
        schema, proposed = self._proposals.schema, self._proposals.reading.proposed(document)
        if schema is None:
            return ()
        decided = [(place, self._documents.choices.get(page, ())) for place, page in enumerate(document.pages)]
        writing = self._proposals.writing_of(schema)
        stamp = (document.pages, decided, writing, schema.fields)
        known = self._known.get(document.key)
        if known is None or known[1] is not proposed or known[0] != stamp:
            rows: dict[str, list[FieldValue]] = {}
            for place, choices in decided:
                for choice in choices:
                    if choice.field in schema and (schema[choice.field].repeated or choice.field not in rows):
                        row = _decided(schema[choice.field], place, choice, writing)
                        rows.setdefault(choice.field, []).append(row)
            free = [
                row
                for row in (proposed.values if proposed else ())
                if (row.name or "") in schema.names and row.name not in rows
            ]
            values = (*(row for found in rows.values() for row in found), *free)
            known = self._known[document.key] = stamp, proposed, values
        return known[2]

    def needs_look(self, document: ProjectDocument) -> bool | None:
        """Whether a value of a document waits for a person; None where it has not been read."""
        is_read = document.key in self._waiting or self._proposals.reading.proposed(document) is not None
        return self.waiting(document) > 0 if is_read else None

    def waiting(self, document: ProjectDocument) -> int:
        """How many values of a document wait for a person, as far as it has been read."""
        from kie_desktop.session.fields.merged import needs_look

        schema = self._proposals.schema
        if schema is None:
            return 0
        if document.key in self._waiting:
            return self._waiting[document.key]
        found = sum(needs_look(row, schema) for row in self.values(document) if row.state not in DECIDED)
        if self._proposals.reading.proposed(document) is not None:
            self._waiting[document.key] = found
        return found

    def chance(self, document: ProjectDocument) -> float | None:
        """How likely all that is proposed for a document is right, 0 to 1; None where it has not been read.

        What contradicts a rule or its type, or must be there and is not, is no likelier than not.
        """
        schema = self._proposals.schema
        if schema is None or self._proposals.reading.proposed(document) is None:
            return None
        scores = []
        for row in self.values(document):
            if row.state not in DECIDED and row.score is not None:
                is_wrong = row.problems or (row.value is None and schema[row.name or ""].required)
                scores.append(min(row.score, _DOUBTFUL) if is_wrong else row.score)
        return prod(scores)

    def same(self, document: ProjectDocument) -> list[str]:
        """The keys of documents that hold the same values: they may be this one a second time."""
        from kie_desktop.fields.duplicates import are_same, compared_values

        schema = self._proposals.schema
        if schema is None:
            return []

        def compared(one: ProjectDocument) -> dict[str, str]:
            values = self.values(one)
            known = self._compared.get(one.key)
            if known is None or known[0] is not values:
                known = self._compared[one.key] = values, compared_values(schema, values)
            return known[1]

        mine = compared(document)
        others = (one for one in self._documents.all if one.key != document.key)
        return [one.key for one in others if are_same(schema, mine, compared(one))]

    # --- all of them

    @property
    def settled(self) -> list[ProjectDocument]:
        """The documents that are not reviewed, have been read, and need no look."""
        return [one for one in self._documents.all if not one.is_reviewed and self.needs_look(one) is False]

    def find(self, text: str, limit: int) -> list[FieldHit]:
        """The values that hold a text, as they stand or as they are normalized, without case; by document and field."""
        wanted, hits = folded(text.strip()), list[FieldHit]()
        for document in self._documents.all if wanted else ():
            for value in self.values(document):
                if wanted in _searched(value.value or "") or wanted in _searched(value.normalized or ""):
                    place = value.page if value.page is not None and value.page < len(document.pages) else 0
                    hits.append(FieldHit(document.pages[place], value))
                    if len(hits) >= limit:
                        return hits
        return hits

    def figures(self) -> list[FieldFigures]:
        """How far each field is, in the order of the schema."""
        from kie_desktop.session.fields.merged import needs_look

        schema = self._proposals.schema
        if schema is None:
            return []
        states: dict[str, Counter[FieldState]] = {name: Counter() for name in schema.names}
        missing, unread = Counter[str](), Counter[str]()
        for document in self._documents.all:
            seen = set()
            for value in self.values(document):
                name = value.name or ""
                seen.add(name)
                if value.state is FieldState.LOOK and value.value is None and not needs_look(value, schema):
                    missing[name] += 1
                else:
                    states[name][value.state] += 1
            unread.update(name for name in schema.names if name not in seen)
        measured = self.measured()
        return [
            FieldFigures(
                name, states[name], missing[name], unread[name], self._proposals.quality(name), measured.get(name)
            )
            for name in schema.names
        ]

    def measured(self) -> dict[str, FieldQuality]:
        """By field, in how many held-out documents what is proposed is what people decided.

        Only values count that people say are there. Nothing is learned from these documents.
        """
        schema, found = self._proposals.schema, dict[str, list[bool]]()
        if schema is None:
            return {}
        for document in self._held_out():
            for name, is_right in self._judged(document, schema).items():
                found.setdefault(name, []).append(is_right)
        taught = self._proposals.model.documents if self._proposals.model else 0
        return {name: FieldQuality(taught, len(rows), sum(rows)) for name, rows in found.items()}

    def count_corrected(self, found: Callable[[Counter[str]], None]) -> None:
        """Count by field the decided values whose text is not what was read; reads pages, as a job."""
        from kie_desktop.session.fields.corrected import count_corrected

        self._editor.read_in_background(_COUNT, count_corrected, found)

    # --- inside

    def _held_out(self) -> Sequence[ProjectDocument]:
        decided = self._documents.choices
        rows = (one for one in self._documents.all if one.is_held_out and any(decided.get(page) for page in one.pages))
        return [one for one, _ in zip(rows, range(_MOST_MEASURED), strict=False)]

    def _judged(self, document: ProjectDocument, schema: Schema) -> dict[str, bool]:
        """By field that people say is on a document, whether what is proposed for it is right."""
        from kie_desktop.fields.values import same_value

        proposed, values = self._proposals.reading.proposed(document), self.values(document)
        if proposed is None:
            return {}
        known = self._verdicts.get(document.key)
        if known is None or known[0] is not proposed or known[1] is not values:
            writing, verdicts = self._proposals.writing_of(schema), dict[str, bool]()
            gold = [row for row in values if row.state is FieldState.PERSON and row.value]
            for name in dict.fromkeys(row.name or "" for row in gold):
                mine = sorted(row.value or "" for row in gold if row.name == name)
                theirs = sorted(row.value or "" for row in proposed.values if row.name == name)
                pairs = zip(mine, theirs, strict=False)
                is_same = all(one == other or same_value(one, other, schema[name], writing) for one, other in pairs)
                verdicts[name] = is_same and len(mine) == len(theirs)
            known = self._verdicts[document.key] = proposed, values, verdicts
        return known[2]

    def _measure(self) -> None:
        self._proposals.reading.read_when_idle(self._held_out())

    def _on_jobs_changed(self) -> None:
        if self._waits and self._jobs.find(JobKind.READING_FIELDS) is None:
            self._waits = False
            self.changed.emit()


def _decided(spec: FieldSpec, place: int, choice: Choice, writing: Writing) -> FieldValue:
    if choice.absent:
        return FieldValue(spec.name, spec.type, None, state=FieldState.ABSENT)
    spans = tuple(Span(line, *(choice.span or (0, 0))) for line in choice.entity_ids)
    return FieldValue(
        spec.name,
        spec.type,
        choice.text,
        _normalized(choice.text, spec, writing),
        state=FieldState.PERSON,
        page=place,
        value_ids=choice.entity_ids,
        spans=spans if choice.span else (),
    )


@lru_cache(maxsize=20_000)
def _normalized(text: str, spec: FieldSpec, writing: Writing) -> str | None:
    from kie_desktop.fields.values import meaning

    return meaning(text, spec, writing).normalized


@lru_cache(maxsize=50_000)
def _searched(text: str) -> str:
    return folded(text)
