"""Accepting at once whatever keeps a promise: "all that are right in 99 of 100"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kie_desktop.domain.history import PageId
from kie_desktop.domain.page import Choice, Page
from kie_desktop.domain.patch import Patch
from kie_desktop.fields.result import DocumentFields, FieldState, FieldValue
from kie_desktop.jobs.job import Job, JobKind
from kie_desktop.language import count, tr, translatable
from kie_desktop.session.fields.decisions import decide_on_page, decision_of, decisions_of, stands
from kie_desktop.session.fields.documents import ACCEPTED, OpenDocument, ProjectDocument, accepted_fields
from kie_desktop.session.fields.proposals import Proposals
from kie_desktop.session.project.bulk_edits import BulkEdit

_READ = Job(JobKind.READING_FIELDS, translatable("Reading fields"), may_be_dropped=True)


@dataclass(frozen=True)
class SureValues:
    """Proposed values that keep a promise.

    precision: promised, 0 to 1. threshold: of their scores. documents: how many were read. by_document: the values,
    by the document's key. tried, right: held-out values with such a score in cross-validation, and how many of them
    were right; both 0 where nothing has been learned, so that nothing is known of the promise.
    """

    precision: float
    threshold: float
    documents: int
    by_document: Mapping[str, tuple[FieldValue, ...]]
    tried: int = 0
    right: int = 0

    @property
    def count(self) -> int:
        """How many values they are."""
        return sum(map(len, self.by_document.values()))

    @property
    def words(self) -> str:
        """How many they are, and what cross-validation says of the promise."""
        found = tr("{} in {}.").format(
            count(self.count, tr("value"), tr("values")),
            count(len(self.by_document), tr("document"), tr("documents")),
        )
        if not self.tried:
            return f"{found} " + tr("Nothing has been learned yet, so that nobody can say how many are right.")
        tested = tr("In cross-validation {} of {} such values were right.").format(self.right, self.tried)
        return f"{found} {tested}"


def find_sure(
    proposals: Proposals,
    documents: Sequence[ProjectDocument],
    precision: float,
    found: Callable[[SureValues], None],
) -> None:
    """Read what has not been read yet, as a job; `found` gets the values that keep a promise, unless it is stopped."""
    model = proposals.model
    threshold = model.promise(precision).threshold if model else precision
    passed = [right for _, score, right in model.outcomes if score >= threshold] if model else []
    values: dict[str, tuple[FieldValue, ...]] = {}

    def note(document: ProjectDocument, fields: DocumentFields) -> None:
        shown = proposals.with_decided(document, fields)
        rows = tuple(value for value in shown.values if keeps(value, threshold))
        if rows:
            values[document.key] = rows

    def end(complete: bool) -> None:
        if complete:
            found(SureValues(precision, threshold, len(documents), values, len(passed), sum(passed)))

    proposals.reading.read_all(documents, _READ, note, end)


def keeps(value: FieldValue, threshold: float) -> bool:
    """Whether a proposed value is at least so likely right, and nothing is wrong with it."""
    is_free = value.state not in (FieldState.PERSON, FieldState.ABSENT)
    return is_free and value.value is not None and not value.problems and (value.score or 0.0) >= threshold


def accepting(
    sure: SureValues,
    accepted: object,
    find: Callable[[str], OpenDocument | None],
    page_of: Callable[[PageId], Page],
) -> BulkEdit:
    """What makes decisions of values. accepted: the setting `ACCEPTED`. find: pages of a document, None: it is gone.

    What a person has decided meanwhile stays, and a value that its lines do not say any more is left out.
    """
    rows = [
        (pages, value)
        for key, values in sure.by_document.items()
        if (pages := find(key)) is not None
        for value in values
    ]
    wanted: dict[PageId, list[tuple[OpenDocument, FieldValue]]] = {}
    for pages, value in rows:
        if value.page is not None and value.page < len(pages):
            wanted.setdefault(pages.document.pages[value.page], []).append((pages, value))

    def make(page_id: PageId) -> Patch:
        free = [
            (pages, value)
            for pages, value in wanted[page_id]
            if stands(value, pages) and not decisions_of(pages, value.name or "")
        ]
        choices: dict[str, list[Choice]] = {}
        for pages, value in free:
            choices.setdefault(value.name or "", []).append(decision_of(value, pages).choice)
        return decide_on_page(page_of(page_id), choices)

    return BulkEdit(
        tr("Accept {}").format(count(sure.count, tr("value"), tr("values"))),
        list(wanted),
        make,
        kind=JobKind.ACCEPTING_FIELDS,
        settings={ACCEPTED: (accepted, _with_rows(accepted, rows))},
    )


def _with_rows(accepted: object, rows: Sequence[tuple[OpenDocument, FieldValue]]) -> dict[str, list[str]]:
    """The setting `ACCEPTED` with more values; what somebody decided about the same documents teaches as before."""
    fields = accepted_fields(accepted)
    for pages, value in rows:
        name = value.name or ""
        if not decisions_of(pages, name):
            fields.setdefault(pages.document.key, set()).add(name)
    return {key: sorted(names) for key, names in sorted(fields.items())}
