"""What a person decided about the fields of a document: as choices on its pages, and as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from kie_desktop.domain import choices as edits
from kie_desktop.domain.page import Choice, Page
from kie_desktop.domain.patch import Patch, apply
from kie_desktop.fields.choice_text import text_of_choice
from kie_desktop.fields.result import FieldState, FieldValue, Span
from kie_desktop.fields.schema import FieldSpec, Schema
from kie_desktop.fields.values import Writing, bare, meaning


class Decision(NamedTuple):
    """A choice and the place of its page in the document."""

    page: int
    choice: Choice


class DocumentPages(Protocol):
    """The pages of a document by their place; each is read when it is needed."""

    def __len__(self) -> int: ...

    def __getitem__(self, place: int) -> Page:
        """A page as it is now. UserError."""

    @property
    def choices(self) -> Mapping[int, tuple[Choice, ...]]:
        """What was decided, by place of the page; pages without any are left out."""


def decisions_of(pages: DocumentPages, field: str) -> list[Decision]:
    """What was decided about a field, in the order of the pages."""
    return [
        Decision(place, choice)
        for place, choices in sorted(pages.choices.items())
        for choice in choices
        if choice.field == field
    ]


def decide(pages: DocumentPages, wanted: Mapping[str, Sequence[Decision]]) -> list[tuple[int, Patch]]:
    """What makes these the only decisions about some fields, by place of the page; none where nothing changes.

    Raises EditError where a choice names a line that is not there.
    """
    by_page: dict[int, dict[str, list[Choice]]] = {}
    for field, decisions in wanted.items():
        for decision in decisions_of(pages, field):
            by_page.setdefault(decision.page, {}).setdefault(field, [])
        for decision in decisions:
            by_page.setdefault(decision.page, {}).setdefault(field, []).append(decision.choice)
    patches = [(place, decide_on_page(pages[place], fields)) for place, fields in sorted(by_page.items())]
    return [(place, patch) for place, patch in patches if patch]


def decide_on_page(page: Page, wanted: Mapping[str, Iterable[Choice]]) -> Patch:
    """What makes these the only choices of some fields on a page. EditError as `decide`."""
    patch = Patch()
    for field, choices in wanted.items():
        patch = patch.then(_only(apply(page, patch), field, choices))
    return patch


def _only(page: Page, field: str, choices: Iterable[Choice]) -> Patch:
    chosen = list(choices)
    if list(edits.choices_of(page, field)) == chosen:
        return Patch()
    patch = edits.clear(page, field)
    for choice in chosen:
        patch = patch.then(edits.choose(apply(page, patch), choice, add=True))
    return patch


def decision_of(value: FieldValue, pages: DocumentPages) -> Decision:
    """The decision that a proposed value is right; "not on this document" where there is none."""
    if value.name is None or value.value is None:
        return Decision(0, Choice(value.name or "", absent=True))
    if value.page is None or not value.spans or value.page >= len(pages):
        return Decision(0, Choice(value.name, text=value.value))
    return Decision(value.page, placed_choice(value.name, pages[value.page], value.spans, value.value))


def decisions_by_field(values: Iterable[FieldValue], pages: DocumentPages) -> dict[str, list[Decision]]:
    """The decisions that proposed values are right, by field."""
    result: dict[str, list[Decision]] = {}
    for value in values:
        result.setdefault(value.name or "", []).append(decision_of(value, pages))
    return result


def stands(value: FieldValue, pages: DocumentPages) -> bool:
    """Whether a proposed value is what the lines say at its place now."""
    if value.value is None or value.page is None or value.page >= len(pages):
        return False
    entities = pages[value.page].entities
    texts = [entities[span.entity].text[span.start : span.end] for span in value.spans if span.entity in entities]
    return bare("".join(texts)) == bare(value.value)


def placed_choice(field: str, page: Page, spans: Sequence[Span], text: str) -> Choice:
    """A choice of what stands at a place. It leaves the text of the line as it is.

    A choice has a span of one line only: several lines are whole ones.
    """
    lines = tuple(dict.fromkeys(span.entity for span in spans))
    if len(spans) != 1 or lines[0] not in page.entities:
        return Choice(field, tuple(line for line in lines if line in page.entities), text=text)
    (span,) = spans
    whole = page.entities[span.entity].text
    if text == whole:
        return Choice(field, lines, text=text)
    start, end = max(span.start, 0), min(span.end, len(whole))
    return Choice(field, lines, (start, end) if start < end else None, text if start < end else whole)


def values_decided(pages: DocumentPages, schema: Schema, writing: Writing) -> dict[str, list[FieldValue]]:
    """The values that a person decided, by field of the schema; a field that nobody decided is not in it."""
    result: dict[str, list[FieldValue]] = {}
    for spec in schema.fields if pages.choices else ():
        decisions = decisions_of(pages, spec.name)
        rows = decisions if spec.repeated else decisions[:1]
        if rows:
            result[spec.name] = [_value(spec, decision, pages[decision.page], writing) for decision in rows]
    return result


def retyped(before: Decision | None, field: str, text: str) -> Decision:
    """A decision with another text, where it stood before; where there was none, without a place."""
    if before is None:
        return Decision(0, Choice(field, text=text))
    return Decision(before.page, replace(before.choice, text=text, absent=False))


def _value(spec: FieldSpec, decision: Decision, page: Page, writing: Writing) -> FieldValue:
    choice = decision.choice
    if choice.absent:
        return FieldValue(spec.name, spec.type, None, state=FieldState.ABSENT)
    lines = [page.entities[line] for line in choice.entity_ids if line in page.entities]
    text = text_of_choice(choice, page, spec)
    known = meaning(text, spec, writing)
    value = FieldValue(spec.name, spec.type, text, known.normalized, None, FieldState.PERSON)
    value = replace(value, problems=(known.problem,) if known.problem else ())
    if not lines:
        return value
    spans = tuple(Span(line.id, *(choice.span or (0, len(line.text)))) for line in lines)
    return replace(value, page=decision.page, value_ids=tuple(line.id for line in lines), spans=spans)


def answers_of(values: Mapping[str, Sequence[FieldValue]]) -> dict[str, list[dict[str, object]]]:
    """What the decided values of a document teach (`fields.learner.Answer`, as plain values)."""
    return {
        name: [
            {
                "text": value.value,
                "page": value.page,
                "spans": [[span.entity, span.start, span.end] for span in value.spans],
            }
            for value in rows
            if value.value
        ]
        for name, rows in values.items()
    }
